"""`utilite approve`: a person says that a final version may leave."""

from rich.console import Console
from rich.markup import escape

from flows.approval import approve
from flows.order import now
from flows.stored_run import find_run


def approve_run(asked: str, by: str) -> int:
    """Record the approval and say what comes next. Raises `UnusableInitiative`, in French."""
    run = find_run(asked)
    given = approve(run, by, now())
    Console(highlight=False, soft_wrap=True).print(
        f"[bold green]Approuvée[/] par {escape(given.by)} (nom déclaré, que rien ne vérifie) : {escape(run.name)}\n"
        f"Empreinte du manifeste : {given.manifest_sha256}\n"
        f"Rien n’est parti. Pour voir ce qui partirait, et à qui : utilite deliver {escape(run.name)}"
    )
    return 0
