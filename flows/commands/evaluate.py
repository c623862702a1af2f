"""`utilite evaluate`: the whole way, with a progress bar per stage, then where the reports are."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.clusters import counting_on
from flows.examination import examine
from flows.known import find_initiative
from flows.order import Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import STAGES, StageFailed, Watch, wrapped
from initiatives.unusable import UnusableInitiative
from reports.rendering.studio import Studio

_OF_THE_DATA = {STAGES[stage] for stage in ("declare", "collect", "validate")}


def run(
    initiative: str, editions: tuple[str, ...], output: Path | None, final: bool, audit: bool, dask: str | None
) -> int:
    """Evaluate and print where the reports are. Raises `StageFailed` or `UnusableInitiative`, both in French."""
    folder = find_initiative(initiative)
    count = counting_on(dask)
    order = Order(folder, editions, final, output.expanduser().resolve() if output else None, audit=audit)
    console = Console(highlight=False, soft_wrap=True)
    failed: StageFailed | None = None
    with Studio() as studio, _bars(console) as progress:
        bars: dict[str, TaskID] = {}
        watch = Watch(
            folder.name,
            begin=lambda stage: bars.update({stage: progress.add_task(STAGES[stage], total=None)}),
            end=lambda stage: progress.update(bars[stage], total=1, completed=1),
        )
        try:
            done = evaluate(order, wrapped(plain_steps(watch.seconds, studio.draw_all, count), watch.around))
        except StageFailed as failure:
            failed = failure
    if failed is not None:
        raise _in_full(failed, folder)
    _tell(done, console, final=final)
    return 0


def _in_full(failed: StageFailed, folder: Path) -> Exception:
    """Complete a stage's own problems by all that `check` finds: a mistake in the declaration hides none in the data."""
    others = examine(folder).problems if failed.stage in _OF_THE_DATA else ()
    unsaid = tuple(problem for problem in others if problem not in failed.problems)
    return failed if not unsaid else UnusableInitiative((*failed.problems, *unsaid))


def _bars(console: Console) -> Progress:
    return Progress(TextColumn("{task.description:<24}"), BarColumn(), TimeElapsedColumn(), console=console)


def _tell(done: Run, console: Console, *, final: bool) -> None:
    for said in done.told:
        console.print(f"[yellow]{escape(said)}[/]")
    recipients = {receipt.recipient for receipt in done.receipts}
    several = "s" if len(recipients) > 1 else ""
    console.print(f"\n[bold green]{len(done.receipts)} fichiers remis à {len(recipients)} destinataire{several}.[/]")
    aside = sum(passage.read - passage.used for passage in done.results[0].passages)
    if aside:
        several = "s" if aside > 1 else ""
        console.print(
            f"{aside} ligne{several} des fichiers écartée{several} : « utilite check » dit lesquelles et pourquoi."
        )
    console.print("Version provisoire." if not final else "Version définitive.")
    console.print(f"Rapports          {escape(str(done.folder / 'reports'))}")
    console.print(f"Par destinataire  {escape(str(done.deliveries))}")
    console.print(f"Tous les chiffres {escape(str(done.folder / 'results.csv'))}")
