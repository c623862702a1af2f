"""`utilite evaluate`: the whole way, with a progress bar per stage, then where the reports are. Nothing leaves."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from flows.clusters import counting_on
from flows.examination import examine
from flows.kept_files import MODES
from flows.known import find_initiative, remember
from flows.order import Order, Run, RunOutcome
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import STAGES, StageFailed, Watch, wrapped
from initiatives.unusable import UnusableInitiative
from initiatives.validation.quality import rows_received
from reports.delivery.whole_files import put_again
from reports.rendering.studio import Studio

_OF_THE_DATA = {STAGES[stage] for stage in ("declare", "collect", "validate")}


def run(
    initiative: str, editions: tuple[str, ...], output: Path | None, final: bool, audit: bool, dask: str | None
) -> int:
    """Evaluate and print where the reports are. Raises `StageFailed` or `UnusableInitiative`, both in French.

    `output` is where a draft's reports are put too; a final version leaves by `utilite deliver` only.
    """
    if final and output:
        raise UnusableInitiative((_NOT_THIS_WAY,))
    folder = find_initiative(initiative)
    # Reports and the workbook print « utilite explain NOM … »: it has to find this folder.
    remember(folder)
    count = counting_on(dask)
    order = Order(folder, editions, final, audit=audit)
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
            steps = plain_steps(watch.seconds, studio, count)
            if output:
                # As the run is stored: whoever makes, forgets or purges one meanwhile waits.
                steps = replace(steps, store=partial(_stored_and_copied, steps.store, output))
            done = evaluate(order, wrapped(steps, watch.around))
        except StageFailed as failure:
            failed = failure
    if failed is not None:
        raise _in_full(failed, folder)
    _tell(done, console, final=final, beside=_beside(done, output) if output else None)
    return 0


_NOT_THIS_WAY = (
    "« --output » ne va pas avec « --final » : une version définitive ne part qu’une fois approuvée. Lancez « utilite evaluate … "
    "--final », lisez la revue, puis « utilite approve » et « utilite deliver … --output DOSSIER --send »."
)


def _stored_and_copied(
    store: Callable[[RunOutcome, Order], Run], output: Path, outcome: RunOutcome, order: Order
) -> Run:
    """Store a draft, then put its reports in a folder of the initiative's name, where its evaluator asked for them."""
    done = store(outcome, order)
    for report in sorted((done.folder / "reports").iterdir()):
        put_again(_beside(done, output) / report.name, report.read_bytes(), MODES["propriétaire"])
    return done


def _beside(done: Run, output: Path) -> Path:
    return output.expanduser().resolve() / done.results[0].initiative.slug


def _in_full(failed: StageFailed, folder: Path) -> Exception:
    """Complete a stage's own problems by all that `check` finds: a mistake in the declaration hides none in the data."""
    others = examine(folder).problems if failed.stage in _OF_THE_DATA else ()
    unsaid = tuple(problem for problem in others if problem not in failed.problems)
    return failed if not unsaid else UnusableInitiative((*failed.problems, *unsaid))


def _bars(console: Console) -> Progress:
    return Progress(TextColumn("{task.description:<24}"), BarColumn(), TimeElapsedColumn(), console=console)


def _tell(done: Run, console: Console, *, final: bool, beside: Path | None) -> None:
    for said in done.told:
        console.print(f"[yellow]{escape(said)}[/]")
    made = len(list((done.folder / "reports").glob("*.pdf")))
    several = "s" if made > 1 else ""
    state = f"définitif{several}, à approuver" if final else f"provisoire{several}"
    console.print(f"\n[bold green]{made} rapport{several} {state}.[/] Rien n’est parti : c’est pour vous seul.")
    passages = done.results[0].passages
    read, used = rows_received(passages)
    # How many is for « check » to say: what reports may tell of it leaves out reasons of a few rows.
    if read > used or any(one.few for one in passages):
        console.print("Des lignes des fichiers sont écartées : « utilite check » dit lesquelles et pourquoi.")
    if done.lacks:
        many = f"{len(done.lacks)} points sont" if len(done.lacks) > 1 else "Un point est"
        console.print(f"{many} à régler avant une version définitive : la revue les dit.")
    console.print(f"Revue, à lire d’abord {escape(str(done.review))}")
    console.print(f"Rapports              {escape(str(done.folder / 'reports'))}")
    if beside:
        console.print(f"                      {escape(str(beside))}")
    console.print(f"Tous les chiffres     {escape(str(done.folder / 'results.csv'))}")
    if final:
        console.print(f'Puis : utilite approve {escape(done.folder.name)} --by "Prénom Nom"')
