"""What the versions handed out before tell of a question, set on the people there are now: who came and left since?

A version is kept as sets of people, counted by what they answered (`given_out`). Of each of its sets is known whom it
holds today; what it told then is that, less those who came since, with those who left. These changes are people too, whom
whoever holds both versions may work out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indicators.confidentiality.given_out import GivenOut, Kept, kept_answers, people_by_answer, told_of
from indicators.confidentiality.naming import name_of_base
from indicators.counting.behind import SUM
from indicators.counting.tallies import Behind, Cell
from initiatives.arrays import Bools, Integers


@dataclass(frozen=True)
class Before:
    """What was told before of a question, all versions together.

    - `sums`: as sums of today's kinds, then of changes, shape (sums, kinds + changes): a change counts 1 where those who
      left were told, −1 where those who came are told since;
    - `changed`: how many people each change is of, at the least, shape (changes,); `beside`, the kinds of today that are in
      the same sets, bool, shape (changes, kinds); `more`, how many more of them gave each answer than then, (changes, answers);
    - `cells`: where each sum was told;
    - `lost`: where something was told of people whom nothing counts any more.
    """

    sums: Integers
    changed: Integers
    beside: Bools
    more: Integers
    cells: tuple[Cell, ...]
    lost: tuple[Cell, ...] = ()

    def read_in(self, reads: Callable[[Cell], bool]) -> "Before":
        """Return what a reader was told, who reads some cells only: changes in none of them are not told to it."""
        kept = [rank for rank, cell in enumerate(self.cells) if reads(cell)]
        cells, lost = tuple(self.cells[rank] for rank in kept), tuple(cell for cell in self.lost if reads(cell))
        kinds = self.sums.shape[1] - len(self.changed)
        told = self.sums[kept][:, kinds:].any(axis=0)
        columns = np.concatenate([np.ones(kinds, dtype=bool), told])
        return Before(self.sums[kept][:, columns], self.changed[told], self.beside[told], self.more[told], cells, lost)

    @property
    def came(self) -> Bools:
        """Say which changes are of those who came, rather than left: bool, shape (changes,)."""
        found: Bools = np.asarray((self.sums[:, self.sums.shape[1] - len(self.changed) :] < 0).any(axis=0))
        return found


NOTHING = Before(
    np.zeros((0, 0), dtype=np.int64),
    np.zeros(0, dtype=np.int64),
    np.zeros((0, 0), dtype=bool),
    np.zeros((0, 0), dtype=np.int64),
    (),
)
"""What nobody was told before."""


def before(behind: Behind, given_out: Sequence[GivenOut]) -> Before:
    """Set what versions handed out before told of a question on the people that stand behind it today."""
    told = [_told(behind, kept) for kept in told_of(given_out, behind)]
    kinds, width = len(behind.people), sum(len(one.changed) for one in told)
    sums = np.zeros((sum(len(one.cells) for one in told), kinds + width), dtype=np.int64)
    row, column = 0, kinds
    for one in told:
        rows, changes = slice(row, row + len(one.cells)), slice(column, column + len(one.changed))
        sums[rows, :kinds], sums[rows, changes] = one.sums[:, :kinds], one.sums[:, kinds:]
        row, column = rows.stop, changes.stop
    changed = np.concatenate([np.zeros(0, dtype=np.int64), *(one.changed for one in told)])
    beside = np.vstack([np.zeros((0, kinds), dtype=bool), *(one.beside for one in told)])
    more = np.vstack([np.zeros((0, len(people_by_answer(behind)[0])), dtype=np.int64), *(one.more for one in told)])
    cells = tuple(cell for one in told for cell in one.cells)
    return Before(sums, changed, beside, more, cells, tuple(cell for one in told for cell in one.lost))


def _told(behind: Behind, kept: Kept) -> Before:
    """Set one version on today's people: those in the same of its sets, then and now, are compared answer by answer."""
    bases = {name_of_base(base): base for base in behind.bases}
    ranks = [rank for rank, (name, _) in enumerate(kept.rows) if name in bases]
    cells = tuple(kept.rows[rank][1] for rank in ranks)
    lost = tuple(cell for name, cell in kept.rows if name not in bases)
    held = np.array(
        [behind.members(bases[kept.rows[rank][0]], cell) for rank, cell in zip(ranks, cells, strict=True)], dtype=bool
    ).reshape(len(ranks), len(behind.people))
    levels, answers = kept_answers(behind)
    now: dict[tuple[int, ...], dict[str, int]] = {}
    for kind in np.flatnonzero(behind.people > 0).tolist():
        _add(now, tuple(np.flatnonzero(held[:, kind]).tolist()), dict(zip(levels, answers[kind].tolist(), strict=True)))
    then: dict[tuple[int, ...], dict[str, int]] = {}
    place = {rank: new for new, rank in enumerate(ranks)}
    for inside, said in kept.people.items():
        _add(then, tuple(place[rank] for rank in inside if rank in place), said)
    sums: list[Integers] = [held.astype(np.int64)]
    changed: list[int] = []
    counted, _ = people_by_answer(behind)
    beside: list[Bools] = []
    more: list[list[int]] = []
    for group in dict.fromkeys((*then, *now)):
        came, left = _moves(then.get(group, {}), now.get(group, {}))
        if group and (came or left):
            told_of_them = np.isin(np.arange(len(ranks)), group).astype(np.int64)
            beside.append((held == told_of_them[:, None]).all(axis=0))
            after, first = now.get(group, {}), then.get(group, {})
            more.append([after.get(answer, 0) - first.get(answer, 0) for answer in counted])
            sums.append((told_of_them if left > came else -told_of_them)[:, None])
            changed.append(max(came, left))
    return Before(
        np.hstack(sums),
        np.array(changed, dtype=np.int64),
        np.array(beside, dtype=bool).reshape(len(changed), len(behind.people)),
        np.array(more, dtype=np.int64).reshape(len(changed), len(counted)),
        cells,
        lost,
    )


def _add(found: dict[tuple[int, ...], dict[str, int]], group: tuple[int, ...], said: Mapping[str, int]) -> None:
    held = found.setdefault(group, {})
    for answer, count in said.items():
        held[answer] = held.get(answer, 0) + count


def _moves(then: Mapping[str, int], now: Mapping[str, int]) -> tuple[int, int]:
    """Count, at the least, who came to each answer and who left it; whoever changed an amount alone did one and the other."""
    changes = [now.get(answer, 0) - then.get(answer, 0) for answer in {*then, *now} - {SUM}]
    came, left = sum(one for one in changes if one > 0), -sum(one for one in changes if one < 0)
    other_amount = int(not came and not left and then.get(SUM, 0) != now.get(SUM, 0))
    return came + other_amount, left + other_amount
