"""What surrounds every stage: its name, its timing, and its failure told in French without a word of data."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from time import perf_counter
from typing import ParamSpec, Protocol, TypeVar

from flows import incident
from flows.stages import Steps
from initiatives.unusable import UnusableInitiative

STAGES = {
    "declare": "Déclaration",
    "collect": "Collecte",
    "validate": "Contrôle des données",
    "tally": "Dénombrement",
    "estimate": "Calcul des indicateurs",
    "protect": "Confidentialité",
    "audit": "Vérification",
    "compose": "Rédaction",
    "render": "Mise en page",
    "store": "Enregistrement",
}
"""Stage → the name that evaluators read."""

P = ParamSpec("P")
R = TypeVar("R")


class StageFailed(Exception):  # noqa: N818 - read aloud: « étape échouée »
    """A stage cannot be done: which initiative, which stage, why and what to do, in French, without any data."""

    def __init__(self, initiative: str, stage: str, problems: tuple[str, ...], remedy: str) -> None:
        self.initiative, self.stage, self.problems, self.remedy = initiative, STAGES[stage], problems, remedy
        listed = "\n".join(f"- {problem}" for problem in problems)
        super().__init__(f"Initiative « {initiative} », étape « {self.stage} » :\n{listed}\n{remedy}")


class Wrap(Protocol):
    """What may surround a stage: it gives back a function of the same shape."""

    def __call__(self, stage: str, step: Callable[P, R]) -> Callable[P, R]:
        """Surround one stage, named by its field of `Steps`."""


def wrapped(steps: Steps, wrap: Wrap) -> Steps:
    """Surround every stage with the same thing."""
    return Steps(**{field.name: wrap(field.name, getattr(steps, field.name)) for field in fields(Steps)})


@dataclass
class Watch:
    """Times each stage of one run, says when it begins and ends, and tells its failures."""

    initiative: str
    begin: Callable[[str], None] = lambda _: None
    end: Callable[[str], None] = lambda _: None
    seconds: dict[str, float] = field(default_factory=dict)

    def around(self, stage: str, step: Callable[P, R]) -> Callable[P, R]:
        """Surround one stage. Raises `StageFailed` only: no error of the stage itself, nor its chain, goes further."""

        def run(*args: P.args, **kwargs: P.kwargs) -> R:
            self.begin(stage)
            started = perf_counter()
            try:
                done = step(*args, **kwargs)
            except UnusableInitiative as unusable:
                failed = StageFailed(self.initiative, stage, unusable.problems, "Corrigez ces points, puis relancez.")
            except OSError as refused:
                # A file or a folder of the machine, never an answer: its own words are what helps.
                failed = StageFailed(
                    self.initiative,
                    stage,
                    (incident.refused(refused),),
                    "Vérifiez la place disponible et les droits d’accès, puis relancez.",
                )
            except incident.SHORT_OF_MEMORY:
                failed = StageFailed(self.initiative, stage, (incident.STOPPED,), incident.FREE_MEMORY)
            except Exception as error:
                failed = StageFailed(
                    self.initiative,
                    stage,
                    (f"Erreur inattendue du programme ({type(error).__name__}).",),
                    incident.remedy(error),
                )
            else:
                self.seconds[stage] = perf_counter() - started
                self.end(stage)
                return done
            # Raised here, outside every `except`: a chained traceback would carry the rows that failed.
            raise failed

        return run
