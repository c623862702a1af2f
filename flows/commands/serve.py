"""`utilite serve`: deployments offered to a local Prefect server, or how to start one."""

import os

import httpx
from rich.console import Console
from rich.markup import escape

from flows.calendars import calendars
from flows.data_dir import ROOT
from flows.known import known_initiatives

START = "prefect server start"


def offer() -> int:
    """Serve until stopped. Prints how to start a server, and returns 1, when none answers."""
    # Prefect reads prefect.toml in the current folder, when it is imported.
    os.chdir(ROOT)
    from prefect.settings import get_current_settings

    console = Console(highlight=False, soft_wrap=True)
    api = get_current_settings().api.url or "http://127.0.0.1:4200/api"
    os.environ["PREFECT_API_URL"] = api
    if not _answers(api):
        console.print(
            f"Aucun serveur Prefect ne répond à l’adresse {api}.\n"
            f"Ouvrez un autre terminal dans le dossier {ROOT} et démarrez-en un :\n\n"
            f"    [bold].venv/bin/{START}[/]\n\n"
            "Puis relancez « utilite serve »."
        )
        return 1
    from prefect.settings import PREFECT_API_URL, temporary_settings

    from flows.deployments import serve_all

    served = calendars()
    for problem in served.problems:
        console.print(f"[yellow]{escape(problem)}[/]")
    for slug, schedule in served.kept.items():
        console.print(f"Programmée : {slug} ({schedule.cron}, {schedule.timezone})")
    console.print(f"À la demande : {', '.join(known_initiatives())}")
    console.print(f"Évaluations proposées sur {api.removesuffix('/api')} ; Ctrl+C pour arrêter.")
    with temporary_settings({PREFECT_API_URL: api}):
        serve_all()
    return 0


def _answers(api: str) -> bool:
    try:
        return httpx.get(f"{api}/health", timeout=5).is_success
    except httpx.HTTPError:
        return False
