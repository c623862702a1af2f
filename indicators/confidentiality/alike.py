"""What a figure would tell of organisations that all answered alike: to everybody, or to one that takes its own away.

Organisations are named in the report. « 3 of 3 » says what each answered; « 1 of 3 » says it of the two others to the
one. So such a figure is given only when enough are left to hide among: twice the threshold of organisations, as for
people who are unanimous in a part of the territory (`unanimity`). Otherwise nobody's answer can be worked out: between
« none » and « all » of what is left, each of at least two may have answered either way.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.confidentiality import wording
from indicators.confidentiality.contributors import owners
from indicators.confidentiality.membership import Bools, Memberships
from indicators.confidentiality.same import same
from indicators.confidentiality.suppression import Row
from indicators.counting.needs import Need
from indicators.counting.tallies import TERRITORY, Cell, Tallies
from indicators.definitions.indicator import Indicator
from indicators.figures.per_atom import splits
from indicators.measures.base import CountedMeasure, Part
from indicators.measures.margin_of_error import MarginOfError
from indicators.measures.response_rate import ResponseRate
from initiatives.declaration.registers import PAIRS
from initiatives.declaration.vocabulary import SCOPES

Names = NDArray[np.intp]
"""Which organisation is behind each atom, by number; −1 where no column names it."""
Tells = Callable[[Part, Bools], bool]


def tells_answers(indicator: Indicator) -> bool:
    """Say whether an indicator tells what was answered, not only who answered.

    How many left a question blank goes with the question: it tells how many are behind the answers that are hidden.
    """
    return isinstance(indicator.measure, CountedMeasure) and not isinstance(
        indicator.measure, (MarginOfError, ResponseRate)
    )


@dataclass(frozen=True)
class Alike:
    """Looks for answers that are alike in the parts of one indicator; fewer than `few` organisations are too few."""

    indicator: Indicator
    tallies: Tallies
    parts: tuple[Part, ...]
    memberships: Memberships
    few: int

    def cells(self, cells: tuple[Cell, ...]) -> dict[Cell, str]:
        """Say in which cells the whole question would tell: its main figure, or a level that all chose.

        That nobody chose a level is common and tells little; that all did tells of each. Axes add up to the territory:
        more of them are hidden while what is left without those shown would tell.
        """
        found: dict[Cell, str] = {}
        for part in self._told(split=False):
            tells = self._tells(part, self.few, both=not part.id)
            hidden_tells = self._tells(part, np.inf, both=not part.id)
            members = dict(zip(cells, self.memberships.of(self.tallies.by_need[part.need], cells), strict=True))
            found |= {cell: wording.ALIKE for cell, among in members.items() if tells(part, among)}
            for whole, among in ((cell, among) for cell, among in members.items() if cell not in found):
                axes = [cell for cell in cells if whole == replace(cell, scope=TERRITORY) and _is_axis(cell)]
                shown = sorted((cell for cell in axes if cell not in found), key=lambda one: part.n[members[one]].sum())
                left_tells = tells if len(shown) == len(axes) else hidden_tells
                while axes and shown and left_tells(part, _less(among, [members[cell] for cell in shown])):
                    found[shown.pop(0)] = wording.SECONDARY
        return found

    def rows(self, cells: tuple[Cell, ...], hidden: Mapping[Row, str]) -> dict[Row, str]:
        """Say which parts that split the units would tell (objectives of a quadrant), then what would give them back.

        `hidden` are the rows masked already.
        """
        found: dict[Row, str] = {}
        for need, of_need in self._split_parts().items():
            main = next((one for one in self.parts if one.need == need and not one.id and one.k is not None), None)
            for cell, among in zip(cells, self.memberships.of(self.tallies.by_need[need], cells), strict=True):
                if (cell, "") in hidden:
                    continue
                found |= {
                    (cell, part.id): wording.ALIKE
                    for part in of_need
                    if (cell, part.id) not in hidden and self._tells(part, self.few)(part, among)
                }
                shown = [part for part in of_need if not {(cell, part.id)} & (hidden.keys() | found.keys())]
                shown.sort(key=lambda part: int(part.n[among].sum()))
                # However many are left, those of a part that is hidden would be known if all were alike.
                few = self.few if len(shown) == len(of_need) else np.inf
                while main and shown and (rest := _rest(main, shown)) and self._tells(main, few)(rest, among):
                    found[cell, shown.pop(0).id] = wording.SECONDARY
        return found

    def _told(self, *, split: bool) -> Iterator[Part]:
        among = splits(self.tallies, self.parts)
        for part in self.parts if tells_answers(self.indicator) else ():
            names = {name for one in part.need.columns for name in one.names()}
            if (part.id in among.get(part.need, {})) == split and not (names and names <= set(SCOPES)):
                yield part

    def _split_parts(self) -> dict[Need, list[Part]]:
        found: dict[Need, list[Part]] = {}
        for part in self._told(split=True):
            found.setdefault(part.need, []).append(part)
        return found

    def _tells(self, part: Part, few: float, *, both: bool = True) -> Tells:
        """Return what says whether a part, over some atoms, gives the answers of fewer than `few`, all alike."""
        tally = self.tallies.by_need[part.need]
        named, known = pd.factorize(owners(tally))
        readers = [named == one for one in range(len(known))]
        readers += list(self.memberships.insiders(tally))

        def tells(one: Part, among: Bools) -> bool:
            for own in (np.zeros(len(among), dtype=bool), *readers):
                left = among & ~own & (one.n > 0)
                if 0 < _size(named, one, left) < few and same(self.indicator, one, tally, left, both=both):
                    return True
            return part.need.table != PAIRS and _one_unnamed(one, named, among, few, both=both)

        return tells


def _one_unnamed(part: Part, named: Names, among: Bools, few: float, *, both: bool) -> bool:
    """Say the same to one of those whom no column names: it knows its own answer, yes or no."""
    if part.k is None or not (among & (named < 0) & (part.n > 0)).any():
        return False
    unnamed = among & (named < 0)
    n, k = int(part.n[among].sum()), int(part.k[among].sum())
    if not 0 < _size(named, part, among & (part.n > 0)) - 1 < few:
        return False
    yes, no = part.k[unnamed].sum() > 0, (part.n - part.k)[unnamed].sum() > 0
    return bool((no and k == n - 1) or (both and yes and k == 1))


def _size(named: Names, part: Part, there: Bools) -> int:
    """Count organisations: those named, once each, and every answer of those whom nothing names."""
    known = set(named[there & (named >= 0)].tolist())
    return len(known) + int(part.n[there & (named < 0)].sum())


def _is_axis(cell: Cell) -> bool:
    return cell.scope.startswith("axe:")


def _less(among: Bools, shown: list[Bools]) -> Bools:
    return np.logical_and(among, ~np.array(shown).any(axis=0))


def _rest(main: Part, shown: list[Part]) -> Part | None:
    """Return what the main figure less the parts shown gives; None where they are no pieces of it."""
    if main.k is None:
        return None
    n, k = main.n, main.k
    for part in shown:
        if part.k is None:
            return None
        n, k = n - part.n, k - part.k
    return None if (k < 0).any() or (k > n).any() else replace(main, n=n, k=k)
