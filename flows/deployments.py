"""What `utilite serve` offers: one deployment per declared schedule, and one that an evaluator starts from a form."""

import os

from prefect import serve
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from flows.calendars import calendars
from flows.evaluate import CALENDAR, evaluate_initiative
from flows.lost_runs import swept
from flows.served_pages import served_pages

ON_DEMAND = "a-la-demande"
AT_ONCE = max(1, (os.cpu_count() or 2) // 2)
"""How many runs go on at once: each keeps two cores busy, one that counts and lays out, one that draws."""


def deployments() -> list[RunnerDeployment]:
    """Make the deployments from the declarations. By module, so that no folder shadows another on the import path."""
    offered = [
        RunnerDeployment.from_flow(
            evaluate_initiative,
            name=ON_DEMAND,
            description="Évaluer une initiative maintenant : choisissez-la, et au besoin ses éditions.",
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
    ]
    for slug, schedule in calendars().kept.items():
        name = slug.replace("_", "-")
        offered.append(
            RunnerDeployment.from_flow(
                evaluate_initiative,
                name=f"{CALENDAR}{name}",
                description=f"Évaluer {slug} aux dates déclarées dans son initiative.yaml.",
                parameters={"initiative": slug},
                schedules=[Cron(schedule.cron, timezone=schedule.timezone, slug=f"{CALENDAR}{name}")],
                entrypoint_type=EntrypointType.MODULE_PATH,
            )
        )
    return offered


def serve_all() -> None:
    """Offer the deployments to the Prefect server until stopped; schedules stay active when this process stops.

    Meanwhile the pages of runs are served to this machine, and runs whose process is gone are told as such.
    """
    with served_pages(), swept():
        serve(*deployments(), pause_on_shutdown=False, limit=AT_ONCE)
