"""What one host structure reads: its own figures, those of its kind of structure, and those of the whole territory."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from indicators.confidentiality import wording
from indicators.confidentiality.decisions import Decisions
from indicators.counting.tallies import TERRITORY
from indicators.figures.results import Figure
from indicators.figures.told_to_hosts import EACH_HOST, HOST
from initiatives.validation.hosts import Host


@dataclass(frozen=True, slots=True)
class Decided:
    """One figure as the partner or the structure it is about reads it, and as others do; None where they do not have it."""

    partner: str | None
    inside: Figure | None
    outside: Figure | None


class HostFigures:
    """The figures decided, by scope: structures are many, and each reads few of them."""

    def __init__(self, decisions: Decisions, decided: Iterable[Decided]) -> None:
        self._withheld = decisions.withheld
        self._by_scope: dict[str, list[Figure]] = {}
        for one in decided:
            figure = one.outside if one.partner is not None else one.outside or one.inside
            if figure is not None and figure.indicator not in decisions.among_partners:
                self._by_scope.setdefault(figure.cell.scope, []).append(figure)

    def of(self, host: Host) -> Iterator[Figure]:
        """Yield what a structure reads; of an ensemble that would tell it of few others, it reads why it is masked."""
        for scope in (TERRITORY, f"type_structure:{host.type_structure}", EACH_HOST, f"{HOST}:{host.id}"):
            for figure in self._by_scope.get(scope, ()):
                hidden = (figure.cell, host.id) in self._withheld.get(figure.indicator, ())
                yield figure.masked(wording.WITH_YOURS) if hidden and figure.status == "publie" else figure
