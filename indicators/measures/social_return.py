"""What an initiative is worth for what it cost, as a range of assumptions: off unless initiative.yaml declares them.

Σ over outcomes of (units counted × value of a unit × (1 − deadweight) × attribution) ÷ contributions, every assumption
being a range: interval arithmetic gives the lowest and the highest result. Source of the terms: A Guide to Social Return
on Investment (Cabinet Office, 2009). French actors are divided on it, so no single ratio is ever given.
"""

from itertools import product
from typing import Literal, Self

from pydantic import Field, PrivateAttr

from indicators.counting.columns import Columns
from indicators.counting.tallies import TERRITORY, Cell
from indicators.measures.base import DerivedMeasure, Fact, Known, Span
from initiatives.declaration.model import Bounds, Initiative, Outcome

_ASSUMED = (
    ("value", "valeur d’une unité, en euros"),
    ("deadweight", "part qui serait arrivée de toute façon"),
    ("attribution", "part due à l’initiative"),
)


class SocialReturnRatio(DerivedMeasure):
    """The lowest and the highest worth of what was counted, for one euro brought; beside, every assumption in words.

    Outcomes are counted in registers: figures of a questionnaire belong to a wave, contributions to none, and nothing is
    made of figures that do not speak of the same period.
    """

    social_return: Literal["social_return"] = Field(description="Les hypothèses « social_return » d’initiative.yaml")
    to: str = Field(description="Indicateur : le total des apports, en euros")
    _outcomes: dict[str, Outcome] = PrivateAttr(default_factory=dict)

    def bound(self, initiative: Initiative) -> Self:
        """Return the measure with the assumptions that the initiative declares."""
        bound = self.model_copy()
        bound._outcomes = dict(initiative.social_return.outcomes) if initiative.social_return else {}
        return bound

    def lacking(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say that no assumption is declared: it is then not computed."""
        return () if self._outcomes else ("demande « social_return », que initiative.yaml ne déclare pas",)

    def mistakes(self, group: str, columns: Columns) -> tuple[str, ...]:
        """Say which range is upside down, or which part is not one."""
        said = []
        for name, outcome in self._outcomes.items():
            for key, meaning in _ASSUMED:
                assumed: Bounds = getattr(outcome, key)
                place = f"« social_return › outcomes › {name} › {key} » ({meaning})"
                if assumed.low > assumed.high:
                    said.append(f"lit {place}, où « low » dépasse « high »")
                if key != "value" and not 0 <= assumed.low <= assumed.high <= 1:
                    said.append(f"lit {place}, qui se donne entre 0 et 1")
        return tuple(said)

    def speaks_of(self, cell: Cell) -> bool:
        """Tell that it is computed for the territory: a partner's contributions do not buy its own outcomes."""
        return cell.scope == TERRITORY

    def made_of(self) -> tuple[str, ...]:
        """Return the contributions, then each outcome's indicator."""
        return self.to, *dict.fromkeys(outcome.indicator for outcome in self._outcomes.values())

    def figure(self, known: tuple[Known, ...]) -> tuple[float | None, int, int | None]:
        """Return no value, ever, and the number of outcomes valued."""
        return None, len(self._outcomes), None

    def span(self, known: tuple[Known, ...]) -> Span | None:
        """Return the lowest and the highest result; nothing where contributions or an outcome are unknown or 0."""
        brought, *counted = known
        units = dict(zip(self.made_of()[1:], counted, strict=True))
        worth = [_worth(units[outcome.indicator].value, outcome) for outcome in self._outcomes.values()]
        if not brought.value or any(one is None for one in worth):
            return None
        low = sum(one[0] for one in worth if one) / brought.value
        high = sum(one[1] for one in worth if one) / brought.value
        return Span(low, high, f"entre {_number(low)} et {_number(high)} € par euro apporté, selon les hypothèses")

    def assumptions(self) -> tuple[Fact, ...]:
        """Return every assumption, with its range and its source."""
        return tuple(
            Fact(f"{name}.{key}", f"{name.replace('_', ' ').capitalize()}, {meaning}", None, 1, _said(assumed))
            for name, outcome in self._outcomes.items()
            for key, meaning in _ASSUMED
            for assumed in (getattr(outcome, key),)
        )

    def computation(self) -> str:
        """Say how it is computed."""
        return "arithmétique d’intervalles sur les hypothèses déclarées, rapportée aux apports"


def _worth(units: float | None, outcome: Outcome) -> tuple[float, float] | None:
    """Return the lowest and highest worth of an outcome, over every corner of its assumptions."""
    if units is None:
        return None
    ranges = ((assumed.low, assumed.high) for assumed in (outcome.value, outcome.deadweight, outcome.attribution))
    corners = [units * value * (1 - deadweight) * attribution for value, deadweight, attribution in product(*ranges)]
    return min(corners), max(corners)


def _said(assumed: Bounds) -> str:
    return f"de {_number(assumed.low)} à {_number(assumed.high)} ({assumed.source})"


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",")
