"""What a version handed out told, kept by the owner so that the next one cannot be subtracted from it.

Of each question is kept what the search needs, and nothing finer: the people who are alike in all that this version told of
it, counted by what they answered. A version is compared with what is told now by how many of them changed, at the least.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from indicators.confidentiality.guard_of_those_who_stayed import GuardOfThoseWhoStayed
from indicators.confidentiality.guards import Counting, is_an_answer
from indicators.confidentiality.naming import name_of, name_of_base, name_of_question
from indicators.confidentiality.readers import reach_of
from indicators.confidentiality.release import NO_SECRET, Guard, Key, Release
from indicators.confidentiality.told_together import FigureId, Telling
from indicators.counting.behind import FILLED, SUM
from indicators.counting.coding import APART, in_whole, unit_of
from indicators.counting.needs import PRESENT, Need, Score
from indicators.counting.rows_of_files import rows_of
from indicators.counting.tallies import TERRITORY, AskedAt, Base, Behind, Cell, Tallies
from indicators.definitions.applicable import verdicts
from indicators.definitions.indicator import Indicator
from indicators.figures.results import PublishedResults
from initiatives.arrays import Bools, Floats
from initiatives.declaration.model import Initiative

Row = tuple[str, Cell]
"""What is told of a question: the name of a base, and the cell in which it is told."""
_HARDLY = 1e-3
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

    Counts of groups that the search found large enough, without persons; yet owner-only, as tallies are. `indicators` are
    those that told them: where one is dropped since, who of today is in what it told is counted all the same.
    """

    questions: Mapping[str, Kept]
    masked: frozenset[Row]
    indicators: tuple[Indicator, ...] = ()


def record_of(tallies: Tallies, results: Sequence[PublishedResults]) -> GivenOut:
    """Keep what a version tells all its readers together: what a later one is compared with."""
    telling = Telling(results[0].initiative, tallies, results[0].indicators)
    figures: dict[FigureId, bool] = {}
    rows: dict[FigureId, bool] = {}
    for reader in results:
        for figure in reader.figures:
            place = (figure.indicator, figure.part, figure.cell)
            figures[place] = figures.get(place, False) or figure.status != "masque"
        for passage in reader.passages:
            place = (rows_of(passage.source), "", Cell(TERRITORY, passage.wave or ""))
            rows[place] = rows.get(place, False) or passage.counted
    every = figures | rows
    given = _given_out(telling, [one for one in every if every[one]], [one for one in every if not every[one]])
    telling_them = dict.fromkeys(key for key, part, _ in figures if telling.protects(key, part))
    given = replace(given, indicators=tuple(results[0].indicators[key] for key in telling_them))
    return told_to_others(given, results[0].initiative)


def told_to_others(given: GivenOut, initiative: Initiative) -> GivenOut:
    """Return what a version told but what each partner read of itself alone: that is out for nobody who did not know it.

    Records written before kept it too.
    """
    return replace(given, questions={name: _to_others(one, initiative) for name, one in given.questions.items()})


def _to_others(kept: Kept, initiative: Initiative) -> Kept:
    tables = [base.partition(" ")[0] for base, _ in kept.rows]
    seen = [
        rank
        for rank, (table, (_, cell)) in enumerate(zip(tables, kept.rows, strict=True))
        if reach_of(initiative, Need(table), cell) != "propre"
    ]
    place = {rank: new for new, rank in enumerate(seen)}
    people: dict[tuple[int, ...], dict[str, int]] = {}
    for rows, answers in kept.people.items():
        if inside := tuple(place[rank] for rank in rows if rank in place):
            held = people.setdefault(inside, {})
            for answer, count in answers.items():
                held[answer] = held.get(answer, 0) + count
    return Kept(tuple(kept.rows[rank] for rank in seen), people)


def counted_before(
    given_out: Sequence[GivenOut], indicators: Mapping[str, Indicator], initiative: Initiative
) -> dict[str, Indicator]:
    """Return the indicators that earlier versions told and that none of today measures, where they can still be counted.

    They are counted beside those of today (`tally`), and told by nobody: whoever holds what they told sets it beside what
    is told now.
    """
    left: list[Indicator] = []
    for one in (one for given in given_out for one in given.indicators):
        if not any((one.group, one.measure) == (other.group, other.measure) for other in (*indicators.values(), *left)):
            left.append(one)
    named = {
        name: one.model_copy(update={"id": name}) for rank, one in enumerate(left) for name in [f"{one.id} ({rank})"]
    }
    judged = verdicts(initiative, {**indicators, **named})
    return {name: one for name, one in named.items() if not judged[name].lacking and not judged[name].mistakes}


def told_anew(given_out: Sequence[GivenOut], counting: Counting, release: Release) -> frozenset[Key]:
    """Return what tells of other people than a version did of which nobody can say today whom a base counted.

    The question that told them apart is asked no more, or what the version was made of was not kept: nothing says what
    another set of people, set beside that base, would tell.
    """
    known = {name_of_base(base): base for base in counting.behind.bases}
    found: set[Key] = set()
    for kept in told_of(given_out, counting.behind):
        if all(base in known for base, _ in kept.rows):
            continue
        told = {counting.behind.members(known[base], cell).tobytes() for base, cell in kept.rows if base in known}
        rows = zip(release.keys, release.rows, strict=True)
        found |= {key for keys, row in rows if row.tobytes() not in told for key in keys}
    return frozenset(found)


def told_of(given_out: Iterable[GivenOut], behind: Behind) -> Iterator[Kept]:
    """Yield what versions told of a question, the oldest first.

    Where people are counted, records of before kept each filter as a question of its own, named after whom it counts.
    """
    question = behind.question
    asked = [question] if question.of is None else [replace(question, of=one) for one in (question.of, *behind.bases)]
    names = dict.fromkeys(map(name_of_question, asked))
    yield from (given.questions[name] for given in given_out for name in names if name in given.questions)


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
    levels, answers = kept_answers(behind)
    found: dict[tuple[int, ...], dict[str, int]] = {}
    for kind in np.flatnonzero(members.any(axis=0) & (behind.people > 0)).tolist():
        held = found.setdefault(tuple(np.flatnonzero(members[:, kind]).tolist()), {})
        for level, count in zip(levels, answers[kind].tolist(), strict=True):
            if count:
                held[level] = held.get(level, 0) + count
    return found


def kept_answers(behind: Behind) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return what is kept of the answers of each kind: those to a score as figures tell them, by number and sum."""
    question = behind.question
    if not behind.levels or (question.table, question.asked) in PRESENT:  # nothing is told but how many they are
        return (HELD,), behind.people[:, None]
    if isinstance(behind.question.asked, Score):
        valid = behind.answers[:, : -len(APART)]
        levels = behind.levels[: -len(APART)]
        worth = np.array(in_whole(levels, unit_of(levels)), dtype=np.int64)
        return (FILLED, SUM), np.stack([valid.sum(axis=1), valid @ worth], axis=1)
    return behind.levels, behind.answers


def people_by_answer(behind: Behind) -> tuple[tuple[str, ...], NDArray[np.int64]]:
    """Return what is kept of the answers of each kind that counts people, rather than adds up what they answered."""
    levels, answers = kept_answers(behind)
    counted = [rank for rank, level in enumerate(levels) if level != SUM]
    return tuple(levels[rank] for rank in counted), answers[:, counted]


def beside_given(
    given_out: Sequence[GivenOut], counting: Counting, release: Release, reads: Callable[[Cell], bool]
) -> Release | None:
    """Set what is told now beside what all versions told: their rows are out, and those who changed since are few or many.

    `reads` says in which cells what they told is looked at: those of single host structures are when their figures of today
    are decided, which alone give way then. None where no version told anything of the question there.
    """
    versions = [
        found
        for kept in told_of(given_out, counting.behind)
        if (found := _since(kept, counting.behind, reads)) is not None
    ]
    if not versions or not release.guards:
        return None
    rows = np.vstack([release.rows, *(one.rows for one in versions)])
    # What a version told is of today's people and of those who changed since: whoever holds both may work out who changed.
    changed = np.concatenate([one.changed for one in versions])
    changes = np.zeros((len(rows), len(changed)), dtype=np.int8)
    row, column = len(release.rows), 0
    for one in versions:
        changes[row : row + len(one.rows), column : column + len(one.changed)] = one.within
        row, column = row + len(one.rows), column + len(one.changed)
    groups = np.vstack([one.kinds for one in versions])
    few, *others = release.guards
    beside = _beside(few, changed)
    stayed = _of_those_who_stayed(beside, versions, counting.behind) if is_an_answer(counting) else ()
    return replace(
        release,
        keys=(*release.keys, *(() for _ in range(len(rows) - len(release.rows)))),
        rows=np.hstack([rows, changes]),
        guards=(beside, *stayed, *(_beside(one, np.full(len(changed), NO_SECRET)) for one in others)),
        fixed=np.concatenate([release.fixed, np.ones(len(rows) - len(release.rows), dtype=bool)]),
        # Whoever knows its own people knows which of them changed.
        partners=tuple(
            np.concatenate([own, groups.any(axis=1) & ~(groups & ~own).any(axis=1)]) for own in release.partners
        ),
    )


@dataclass(frozen=True)
class _Since:
    """One version beside today: the kinds of today that each of its `rows` holds, bool, shape (rows, kinds); who changed.

    Those who were in the same rows are a group: `within` says in which, shape (rows, groups), as 1 where more of them left,
    who were told beside today's people, −1 where more came, who were not; `kinds` says which kinds of today are in these rows,
    bool, shape (groups, kinds), and `changed` how many changed at the least, shape (groups,); `more` how many more gave each
    answer than then, shape (groups, answers).
    """

    rows: Bools
    within: NDArray[np.int8]
    kinds: Bools
    changed: Floats
    more: Floats


def _since(kept: Kept, behind: Behind, reads: Callable[[Cell], bool]) -> _Since | None:
    bases = {name_of_base(base): base for base in behind.bases}
    ranks = [rank for rank, (name, cell) in enumerate(kept.rows) if name in bases and reads(cell)]
    if not ranks:
        return None
    old = np.array([behind.members(bases[kept.rows[rank][0]], kept.rows[rank][1]) for rank in ranks], dtype=bool)
    now = _people(behind, old)
    then: dict[tuple[int, ...], dict[str, int]] = {}
    place = {rank: new for new, rank in enumerate(ranks)}
    for inside, answers in kept.people.items():
        held = then.setdefault(tuple(place[rank] for rank in inside if rank in place), {})
        for level, count in answers.items():
            held[level] = held.get(level, 0) + count
    changed = {
        group: count
        for group in dict.fromkeys((*then, *now))
        if group and (count := touched(then.get(group, {}), now.get(group, {})))
    }
    within: Bools = np.array([[rank in group for group in changed] for rank in range(len(ranks))], dtype=bool)
    within = within.reshape(len(ranks), len(changed))
    kinds = np.array([(old == inside[:, None]).all(axis=0) for inside in within.T], dtype=bool)
    levels, _ = people_by_answer(behind)
    more = [[now.get(group, {}).get(one, 0) - then.get(group, {}).get(one, 0) for one in levels] for group in changed]
    sides = np.array([_side(then.get(group, {}), now.get(group, {})) for group in changed], dtype=np.int8)
    return _Since(
        old,
        within * sides,
        kinds.reshape(len(changed), old.shape[1]),
        np.array(list(changed.values()), dtype=np.float64),
        np.array(more, dtype=np.float64).reshape(len(changed), len(levels)),
    )


def _of_those_who_stayed(few: Guard, versions: Sequence[_Since], behind: Behind) -> Iterator[GuardOfThoseWhoStayed]:
    """Guard few of those whom versions told of, where more came since: `few` guards all columns against single versions."""
    kinds, size = len(behind.people), len(few.weights)
    sides = np.concatenate([one.within.sum(axis=0) for one in versions])
    came = np.concatenate([np.zeros(kinds, dtype=bool), sides < 0])
    if not came.any():
        return
    _, answers = people_by_answer(behind)
    more, groups = (np.vstack([getattr(one, name) for one in versions]) for name in ("more", "kinds"))
    weights = few.weights.copy()
    # Where as many came as left, or only answered otherwise, a group less them is as large.
    weights[came] = np.maximum(more.sum(axis=1)[sides < 0], _HARDLY)
    ranks = np.flatnonzero(sides < 0)
    answered = np.zeros((len(ranks), answers.shape[1], size))
    answered[:, :, :kinds] = groups[ranks][:, None, :] * answers.T[None, :, :]
    answered[np.arange(len(ranks)), :, kinds + ranks] = more[ranks]
    yield GuardOfThoseWhoStayed(
        weights, few.limit, few.inside, few.reason, owners=few.owners, came=came, answered=answered.reshape(-1, size)
    )


def _beside(guard: Guard, changed: Floats) -> Guard:
    """Guard those who changed too, shape (changes,): nobody's own, whom no reader knows."""
    more = np.zeros(len(changed), dtype=bool)
    owners = guard.owners
    return replace(
        guard,
        weights=np.concatenate([guard.weights, changed]),
        readers=tuple(np.concatenate([own, more]) for own in guard.readers),
        owners=None if owners is None else np.vstack([owners, np.zeros((len(more), owners.shape[1]), dtype=bool)]),
    )


def _side(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Say whether more left than came (1), or not (−1)."""
    counts = [sum(count for level, count in one.items() if level != SUM) for one in (before, after)]
    return 1 if counts[0] > counts[1] else -1


def touched(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Say how many people changed at least between two versions: came, left, or answer otherwise."""
    levels = {*before, *after} - {SUM}
    changes = [after.get(level, 0) - before.get(level, 0) for level in levels]
    most = max(sum(one for one in changes if one > 0), -sum(one for one in changes if one < 0))
    return max(most, int(before.get(SUM, 0) != after.get(SUM, 0)))
