"""What a version handed out told, kept by the owner so that the next one cannot be subtracted from it.

Of each question is kept what the search needs, and nothing finer: the people who are alike in all that this version told of
it, counted by what they answered. A version is compared with what is told now by how many of them changed, at the least.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.guards import Counting
from indicators.confidentiality.naming import name_of, name_of_base, name_of_question
from indicators.confidentiality.release import Guard, Key, Release
from indicators.confidentiality.told_together import FigureId, Telling
from indicators.counting.behind import FILLED, SUM
from indicators.counting.coding import APART
from indicators.counting.needs import PRESENT, Score
from indicators.counting.tallies import AskedAt, Base, Behind, Cell, Tallies
from indicators.figures.results import PublishedResults
from indicators.figures.told_to_hosts import host_of
from initiatives.arrays import Bools

Row = tuple[str, Cell]
"""What is told of a question: the name of a base, and the cell in which it is told."""
HELD = "effectif"
"""What is kept of a score: how many have one, and what they add up to, as figures tell it."""


@dataclass(frozen=True)
class Kept:
    """What one version told of one question.

    `rows` are the bases told, `people` how many are in the same of them: ranks of rows → answer → how many.
    """

    rows: tuple[Row, ...]
    people: Mapping[tuple[int, ...], Mapping[str, int]]


@dataclass(frozen=True)
class GivenOut:
    """What one version told all its readers together, by name of question; and what it masked, by name of need.

    Counts of groups that the search found large enough, without persons; yet owner-only, as tallies are.
    """

    questions: Mapping[str, Kept]
    masked: frozenset[Row]


def record_of(tallies: Tallies, results: Sequence[PublishedResults]) -> GivenOut:
    """Keep what a version tells all its readers together: what a later one is compared with."""
    telling = Telling(results[0].initiative, tallies, results[0].indicators)
    figures = {(one.indicator, one.part, one.cell): one for reader in results for one in reader.figures}
    told = {
        place
        for reader in results
        for one in reader.figures
        if one.status != "masque"
        for place in [(one.indicator, one.part, one.cell)]
    }
    return _given_out(telling, [one for one in figures if one in told], [one for one in figures if one not in told])


def _given_out(telling: Telling, shown: Iterable[FigureId], masked: Iterable[FigureId]) -> GivenOut:
    rows: dict[AskedAt, dict[tuple[Base, Cell], None]] = {}
    for indicator, part, cell in shown:
        told = telling.told(indicator, part)
        if told is None:
            continue
        for question, base in telling.bases(told, cell.wave):
            if (
                question in telling.behind
                and base in telling.behind[question].bases
                and telling.matters(question, told)
            ):
                rows.setdefault(question, {})[base, cell] = None
    hidden = {
        (name_of(told.need), cell)
        for indicator, part, cell in masked
        if (told := telling.told(indicator, part)) is not None and not part
    }
    kept = {name_of_question(one): _told(telling.behind[one], tuple(bases)) for one, bases in rows.items()}
    return GivenOut(kept, frozenset(hidden))


def _told(behind: Behind, rows: Sequence[tuple[Base, Cell]]) -> Kept:
    members = np.array([behind.members(base, cell) for base, cell in rows], dtype=bool).reshape(len(rows), -1)
    names = tuple((name_of_base(base), cell) for base, cell in rows)
    return Kept(names, _people(behind, members))


def _people(behind: Behind, members: Bools) -> dict[tuple[int, ...], dict[str, int]]:
    """Count the people who are in the same rows by what they answered: `members` has shape (rows, kinds)."""
    levels, answers = _answers(behind)
    found: dict[tuple[int, ...], dict[str, int]] = {}
    for kind in np.flatnonzero(members.any(axis=0) & (behind.people > 0)).tolist():
        held = found.setdefault(tuple(np.flatnonzero(members[:, kind]).tolist()), {})
        for level, count in zip(levels, answers[kind].tolist(), strict=True):
            if count:
                held[level] = held.get(level, 0) + count
    return found


def _answers(behind: Behind) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return what is kept of the answers of each kind: those to a score as figures tell them, by number and sum."""
    question = behind.question
    if not behind.levels or (question.table, question.asked) in PRESENT:  # nothing is told but how many they are
        return (HELD,), behind.people[:, None]
    if isinstance(behind.question.asked, Score):
        valid = behind.answers[:, : -len(APART)]
        notes = np.array([int(level) for level in behind.levels[: -len(APART)]], dtype=np.int64)
        return (FILLED, SUM), np.stack([valid.sum(axis=1), valid @ notes], axis=1)
    return behind.levels, behind.answers


def beside_given(
    given: GivenOut, counting: Counting, release: Release, telling: Telling, *, hosts: bool
) -> Release | None:
    """Set what is told now beside what a version told: its rows are out, and those who changed since are few or many.

    `hosts` says whether what it told single host structures is looked at: it is when their figures of today are decided,
    which alone give way then. None where that version told nothing of the question.
    """
    behind = counting.behind
    before = given.questions.get(name_of_question(behind.question))
    if before is None or not release.guards:
        return None
    bases = {name_of_base(base): base for base in behind.bases}
    ranks = [
        rank for rank, (name, cell) in enumerate(before.rows) if name in bases and (hosts or host_of(cell) is None)
    ]
    if not ranks:
        return None
    old = np.array([behind.members(bases[before.rows[rank][0]], before.rows[rank][1]) for rank in ranks], dtype=bool)
    now = _people(behind, old)
    then: dict[tuple[int, ...], dict[str, int]] = {}
    place = {rank: new for new, rank in enumerate(ranks)}
    for inside, answers in before.people.items():
        key = tuple(place[rank] for rank in inside if rank in place)
        held = then.setdefault(key, {})
        for level, count in answers.items():
            held[level] = held.get(level, 0) + count
    groups = [group for group in dict.fromkeys((*then, *now)) if group]
    changed = np.array([touched(then.get(group, {}), now.get(group, {})) for group in groups], dtype=np.float64)
    groups = [group for group, count in zip(groups, changed.tolist(), strict=True) if count]
    changed = changed[changed > 0]
    if not groups:
        return None
    in_old = np.array([[rank in group for group in groups] for rank in range(len(ranks))], dtype=bool)
    # Who changed in a group may be in any row of today that holds some of it, or all of it as the rows of then do.
    kinds_of = np.array([_same(old, group) for group in groups], dtype=bool)
    touches = (release.rows.astype(np.int64) @ kinds_of.T.astype(np.int64)) > 0
    alike = {old[rank].tobytes(): in_old[rank] for rank in range(len(ranks))}
    gone = np.array([alike.get(row.tobytes(), np.zeros(len(groups), dtype=bool)) for row in release.rows], dtype=bool)
    in_now = touches | gone
    rows = np.vstack([np.hstack([release.rows, in_now]), np.hstack([old, np.zeros_like(in_old)])])
    keys: tuple[tuple[Key, ...], ...] = (*release.keys, *(() for _ in ranks))
    few = release.guards[0]
    weights = np.concatenate([few.weights, changed])
    return Release(
        keys=keys,
        rows=rows,
        guards=(Guard(weights, few.limit, few.inside, few.reason, owners=_nobody_more(few.owners, len(groups))),),
        fixed=np.concatenate([release.fixed, np.ones(len(ranks), dtype=bool)]),
        partners=tuple(np.concatenate([own, np.zeros(len(groups), dtype=bool)]) for own in release.partners),
        worth=release.worth,
        masked_before=release.masked_before,
    )


def _same(old: Bools, group: tuple[int, ...]) -> Bools:
    """Return the kinds that are in exactly these rows."""
    inside = np.zeros(len(old), dtype=bool)
    inside[list(group)] = True
    found: Bools = (old == inside[:, None]).all(axis=0)
    return found


def _nobody_more(owners: Bools | None, more: int) -> Bools | None:
    return None if owners is None else np.vstack([owners, np.zeros((more, owners.shape[1]), dtype=bool)])


def touched(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Say how many people changed at least between two versions: came, left, or answer otherwise."""
    levels = {*before, *after} - {SUM}
    changes = [after.get(level, 0) - before.get(level, 0) for level in levels]
    most = max(sum(one for one in changes if one > 0), -sum(one for one in changes if one < 0))
    return max(most, int(before.get(SUM, 0) != after.get(SUM, 0)))
