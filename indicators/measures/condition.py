"""Which answers fulfil a condition: from a level upwards, one of several, one alone, the better half of a scale."""

from dataclasses import dataclass
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from indicators.counting.columns import Column
from indicators.counting.needs import AnyOf, Coded, Derived
from indicators.measures.base import CountedMeasure
from initiatives.declaration.vocabulary import YES

AtLeast = Annotated[str | None, Field(description="Niveau à partir duquel la réponse compte")]
Several = Annotated[tuple[str, ...] | None, Field(min_length=1, description="Réponses dont une suffit")]
Equals = Annotated[str | None, Field(description="La réponse qui compte")]
Better = Annotated[Literal[True] | None, Field(description="La moitié favorable d’une échelle")]

OPEN = ("number", "date", "verbatim")
"""Kinds of question whose answers are not chosen in a list."""


@dataclass(frozen=True)
class Condition:
    """The condition of one measure; in a measure that can be computed, one of the four is given."""

    at_least: str | None = None
    any_of: tuple[str, ...] | None = None
    equals: str | None = None
    better: Literal[True] | None = None

    def given(self) -> int:
        """Return how many of the four are given."""
        return sum(one is not None for one in (self.at_least, self.any_of, self.equals, self.better))

    def counted(self, question: str, column: Column | None) -> Derived:
        """Return what to count: the answers of the question, or whether one of its options is ticked."""
        if column is not None and column.answer == "several_of":
            ticked = self._named()
            return AnyOf(question, ticked) if len(ticked) != 1 else Coded(f"{question}.{ticked[0]}")
        return Coded(question)

    def levels(self, column: Column | None, answers: tuple[str, ...]) -> tuple[str, ...]:
        """Return the answers that fulfil the condition, among the valid ones."""
        if column is not None and column.answer == "several_of":
            return (YES,)
        if self.better and column is not None:
            return column.best
        if self.at_least is not None:
            return answers[answers.index(self.at_least) :]
        return tuple(level for level in self._named() if level in answers)

    def mistakes(self, question: str, column: Column | None) -> tuple[str, ...]:
        """Say in French which level the scale does not have."""
        if column is None:
            return ()
        if column.answer == "several_of":
            ordered = "at_least" if self.at_least is not None else "better" if self.better else None
            said = f"« {ordered} » ne convient pas à « {question} », où plusieurs réponses sont possibles ; écrire « any_of »"
            return (said,) if ordered else ()
        if not column.levels and column.answer in OPEN:
            return (f"demande une réponse de « {question} », qui n’a pas de liste de réponses",)
        if self.better and not column.best:
            return (f"« better » ne convient pas à « {question} », qui n’est pas une échelle ordonnée",)
        asked = self._named() if self.at_least is None else (self.at_least,)
        return tuple(
            f"« {level} » n’est pas une réponse de « {question} » ; choisir parmi {', '.join(column.levels)}"
            for level in asked
            if column.levels and level not in column.levels
        )

    def _named(self) -> tuple[str, ...]:
        return self.any_of or tuple(level for level in (self.equals,) if level is not None)


class Conditioned(CountedMeasure):
    """A measure that needs one condition. It declares the four keys itself: the key that names a kind comes first."""

    @model_validator(mode="after")
    def _one_condition(self) -> Self:
        if self.condition.given() != 1:
            raise ValueError("donner une condition et une seule : at_least, any_of, equals ou better.")
        return self

    @property
    def condition(self) -> Condition:
        """Return the condition, whichever key gives it."""
        return Condition(**{key: getattr(self, key) for key in Condition.__dataclass_fields__})
