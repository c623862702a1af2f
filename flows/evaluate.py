"""The evaluation as a Prefect flow: the same sequence as `flows/stages.py`, each stage a task."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.objects import FlowRun, State
from prefect.flows import Flow
from prefect.runtime import deployment, flow_run
from prefect.states import Cancelled, Crashed, Failed

from flows.artifacts import publish
from flows.calendars import calendars, is_overtaken
from flows.clusters import counting_on
from flows.data_dir import shown
from flows.form import Choices, Described
from flows.known import find_initiative, known_editions, known_initiatives, slug_of
from flows.memory import settle_memory
from flows.order import Order, now
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.telling_evaluator import in_short, tell_evaluator
from flows.watch import STAGES, StageFailed, Watch, wrapped
from initiatives.unusable import UnusableInitiative
from reports.rendering.studio import Studio

P = ParamSpec("P")
R = TypeVar("R")


CALENDAR = "calendrier-"
"""How the names of the deployments that a schedule starts begin."""
Which = Annotated[str, Choices(known_initiatives, "Initiative à évaluer.")]
Editions = Annotated[tuple[str, ...], Choices(known_editions, "Éditions à faire ; aucune choisie : toutes.")]
Final = Annotated[bool, Described("Version définitive, à approuver ; refusée tant qu’un texte reste à compléter.")]
Dask = Annotated[
    str | None,
    Described(
        "Adresse d’une grappe Dask (tcp://… ou tls://…) où dénombrer par parties, ou « local »\u202f; "
        "les réponses, sous pseudonyme, vont à ses machines. Vide : sans Dask."
    ),
]


@flow(
    name="evaluer-une-initiative",
    flow_run_name="evaluer-{initiative}",
    description="Évalue une initiative ; rien ne part. Sa revue, ses indicateurs et la qualité des données sont des « artifacts ».",
    persist_result=False,
)
def evaluate_initiative(
    initiative: Which, editions: Editions = (), final: Final = False, dask: Dask = None
) -> Path | State[Any]:
    """Evaluate an initiative, each stage as a task, and show its indicators and data quality as artifacts.

    Returns the run folder, or a failed state whose message says in French what to mend.
    """
    settle_memory()
    if _overtaken(initiative):
        return Cancelled(message="Un créneau plus récent est déjà dû : celui-ci est sauté, le dernier seul est évalué.")
    try:
        folder = find_initiative(initiative)
        watch = Watch(folder.name)
        with Studio() as studio:
            plain = plain_steps(watch.seconds, studio, counting_on(dask or None))
            steps = wrapped(wrapped(plain, watch.around), as_task)
            run = evaluate(Order(folder, tuple(editions), final), steps)
    except (StageFailed, UnusableInitiative) as failure:
        told = str(failure)
    else:
        publish(run)
        for said in (*run.told, *_told_by_mail(initiative, in_short(run))):
            get_run_logger().warning(said)
        get_run_logger().info("Rapports dans %s", shown(run.folder))
        return run.folder
    for said in _told_by_mail(initiative, told):
        get_run_logger().warning(said)
    return Failed(message=told)


GONE = "Le processus de ce calcul n’est plus là : il a été interrompu. Rien n’est parti ; relancez-le."


@evaluate_initiative.on_crashed
def say_it_is_gone(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Say in French, before Prefect’s own words, that the process of a run ended before it.

    A cancelled run keeps Prefect’s: its runner calls what was given for it first, and puts its own words in force after.
    """
    with get_client(sync_client=True) as client:
        client.set_flow_run_state(flow_run.id, Crashed(message=f"{GONE}\n{state.message or ''}".strip()), force=True)


def _told_by_mail(initiative: str, said: str) -> tuple[str, ...]:
    """Tell the evaluator how a run ended that a schedule started; return why it could not be, for the log."""
    scheduled = (deployment.name or "").startswith(CALENDAR)
    return tell_evaluator(slug_of(find_initiative(initiative)), said, now()) if scheduled else ()


def _overtaken(initiative: str) -> bool:
    """Say whether this run was started by a schedule, and a later slot of it is due."""
    due = flow_run.scheduled_start_time
    if not (deployment.name or "").startswith(CALENDAR) or due is None:
        return False
    schedule = calendars().kept.get(initiative)
    return schedule is not None and is_overtaken(schedule, due, now())


def as_task(stage: str, step: Callable[P, R]) -> Callable[P, R]:
    """Make a stage a Prefect task that is given nothing and gives nothing back.

    The stage's data stays in this closure: Prefect sees neither what goes in nor what comes out. Where the stage cannot be done,
    the task ends by its French sentence, and no line of code is shown before it.
    """

    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        done: list[R] = []
        failed: list[StageFailed] = []

        @task(name=STAGES[stage], cache_policy=NO_CACHE, persist_result=False)
        def in_task() -> State[Any] | None:
            try:
                done.append(step(*args, **kwargs))
            except StageFailed as failure:
                failed.append(failure)
                return Failed(message=str(failure))
            return None

        ended = in_task(return_state=True)
        if failed:
            raise failed[0]
        if not done:
            ended.result()  # stopped from outside: raises what stopped it
        return done[0]

    return run
