"""Who stands behind what is published of a question: people who are alike in all of it are counted together.

The counts of an answer say how many; to know what two figures tell together, one must know whether they speak of the same
people. So every set of people that figures speak of (a base) is kept as what it is, a set: of the people who answered a
question at a wave, those who are in the same bases and the same places are one kind. No row goes further, and the kinds
of parts that share no person add up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from indicators.counting.atoms import WEIGHT, grouped, with_populations
from indicators.counting.coding import APART, as_codes, code
from indicators.counting.columns import Columns
from indicators.counting.comparing import AFTER, BEFORE, MOMENTS
from indicators.counting.needs import PRESENT, Coded, Derived, Need
from indicators.counting.pairing import Meeting, meetings_of
from indicators.counting.tallies import (
    THEN,
    AskedAt,
    Base,
    Behind,
    Counts,
    Places,
    Rows,
    Told,
)
from indicators.counting.visitors import ATTENDANCE
from indicators.counting.whom_and_when import Waves
from initiatives.arrays import Bools
from initiatives.declaration.registers import PARTICIPANTS
from initiatives.declaration.vocabulary import MATCHED, NO, SCOPES, WAVE, YES
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables.participants import CAME

Numbers = NDArray[np.integer[Any]]
NO_WAVE = Waves("")
OFTEN = (1, 2, 3, 5, 8, 12, 20, 30, 50)
"""From how many visits on participants are told apart, when a version is compared with another."""
ANYTHING = "*"
"""Stands for every answer to the other columns, blanks included."""
FILLED, SUM = "rempli", "somme"
"""What is kept of an amount: how many gave one, and what it adds up to."""


def moments_of(need: Need, wave: Waves) -> tuple[str, ...]:
    """Return the waves at which a figure of a need speaks of what people said: of the pair, the earlier if followed."""
    return (wave.before,) if need.followed else wave.each or ("",)


def bases_of(told: Told, wave: Waves) -> Iterator[tuple[AskedAt, Base]]:
    """Yield the questions of which a figure tells something at a wave or a pair of waves, and whom it then speaks of.

    It tells how many people there are. Of each column that it crosses it tells what those answered who are kept by the
    others; and of all who were asked, how many did not answer.
    """
    need, asked = told.need, asked_by(told.need, wave)
    table = PARTICIPANTS if need.table in ATTENDANCE else need.table
    for moment in moments_of(need, wave):
        count = AskedAt(table, None, moment, of=_among_whom(need, wave, moment))
        yield count, asked
        if need.table in ATTENDANCE:
            continue
        if told.part and need.columns and set(need.columns[0].names()) <= set(SCOPES):
            # A part that tells who is in one place is a base of its own, as the figures of that place are.
            yield count, Base(need, wave, _among(told, None))
        if need.amount is not None:
            yield AskedAt(table, need.amount, moment), Base(need, wave, _among(told, None))
            continue
        for axis, column in enumerate(need.columns):
            yield AskedAt(table, column, moment, everybody=True), asked
            if need.followed:
                for side in (YES, NO):
                    yield AskedAt(table, column, moment, everybody=True), replace(asked, among=(side,))
            at = axis_of(need, axis, wave, moment)
            yield AskedAt(table, column, moment), Base(need, wave, _among(told, at, need, moment, wave))


def asked_by(need: Need, wave: Waves) -> Base:
    """Return the base of all whom a need counts, whatever they answered."""
    return Base(replace(need, columns=(), amount=None), wave)


def _among_whom(need: Need, wave: Waves, moment: str) -> Base:
    """Return the people of whom a need counts some, whatever it keeps: those of its table, or those met at another wave.

    How many were met again is told as how many left a blank is: it is no secret by itself.
    """
    matched = need.paired and not need.followed
    kept = tuple(one for one in need.where if one[0] == MATCHED)
    return Base(Need(need.table, where=kept, paired=matched), wave if matched else Waves(moment))


def axis_of(need: Need, axis: int, wave: Waves, moment: str) -> int:
    """Return which axis of the counts holds the answers to a column at this moment: of people matched, two do."""
    later = need.paired and not need.followed and moment == wave.after
    return axis + len(need.columns) * int(later)


def _among(
    told: Told, axis: int | None, need: Need | None = None, moment: str = "", wave: Waves = NO_WAVE
) -> tuple[str, ...]:
    """Name the answers to the other columns that keep people in a base; nothing where all valid answers do."""
    kept: Bools = told.n if axis is None else np.asarray(told.n.any(axis=axis))
    names = [levels for place, levels in enumerate(told.levels) if place != axis]
    if need is not None and need.compared:  # the last axis says at which of the two waves
        side = names[-1].index(BEFORE if moment == wave.before else AFTER)
        return _named(np.asarray(kept[..., side]), names[:-1])
    return _named(kept, names)


def _answering(told: Told, axis: int) -> Bools:
    """Say which joint levels are those of people who answered a column, and whom the others keep: shape (*levels)."""
    among = np.asarray(told.n.any(axis=axis, keepdims=True))
    if told.need.compared:  # each side speaks of its own wave, at which everybody is on that side
        among = np.asarray(among.any(axis=-1, keepdims=True))
    valid = np.zeros(told.n.shape, dtype=bool)
    valid[tuple(slice(None, -len(APART)) if place == axis else slice(None) for place in range(told.n.ndim))] = True
    found: Bools = valid & among
    return found


def _named(kept: Bools, names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    valid = np.zeros(kept.shape, dtype=bool)
    valid[tuple(slice(None, -len(APART)) for _ in names)] = True
    if not names or np.array_equal(kept, valid):
        return ()
    if kept.all():
        return (ANYTHING,)
    joint = ["+".join(one) for one in product(*names)]
    return tuple(joint[place] for place in np.flatnonzero(kept.ravel()).tolist())


def behind(columns: Columns, dataset: Dataset, waves: tuple[str, ...], told: Iterable[Told]) -> tuple[Behind, ...]:
    """Count who stands behind each base of each question that these figures tell of.

    Args:
        columns: the answers of each question.
        dataset: checked tables; a table that nobody sent has nobody behind it.
        waves: the waves of the initiative, in order of time.
        told: what each figure counts.

    Returns:
        One `Behind` per question and wave, in the order in which figures first tell of them. Those of parts that share no
        person add up to those of the whole (`add_behind`).
    """
    told = tuple(told)
    tables: dict[str, _KindsOfPeople] = {}
    for one in told:
        name = PARTICIPANTS if one.need.table in ATTENDANCE else one.need.table
        if name not in tables and name in dataset.tables:
            tables[name] = _KindsOfPeople(dataset.tables[name], columns, waves)
    return tuple(found for name, counting in tables.items() for found in counting.all(_of_table(told, name)))


def _of_table(told: Iterable[Told], name: str) -> list[Told]:
    return [one for one in told if (PARTICIPANTS if one.need.table in ATTENDANCE else one.need.table) == name]


class _KindsOfPeople:
    """One table: its people at each wave, and the answers of each need, coded once."""

    def __init__(self, table: Table, columns: Columns, waves: tuple[str, ...]) -> None:
        self._table, self._columns = table, columns
        self._frame = table.frame
        self._meetings = meetings_of(table.frame, waves)
        self._waves = tuple(wave for wave in waves if WAVE in table.frame)
        places = with_populations(table.frame, (rows for one in self._meetings for rows in (one.before, one.after)))
        # What an answer weighs is told to nobody: people who differ by it alone are alike.
        self._places = places.drop(columns=[name for name in map(str, places) if name.startswith(WEIGHT)])
        self._joint: dict[tuple[Need, str], Numbers] = {}
        self._places_of: dict[str, tuple[Rows, Places, Rows]] = {}

    def all(self, told: Sequence[Told]) -> Iterator[Behind]:
        """Yield the people behind each question that these figures tell of."""
        wanted: dict[AskedAt, dict[Base, tuple[Told, int | None]]] = {}
        said: dict[AskedAt, dict[tuple[str, str, str], tuple[Told, Waves]]] = {}
        for one in told:
            for wave in self._labels(one.need):
                last: dict[str, AskedAt] = {}
                for question, base in bases_of(one, wave):
                    wanted.setdefault(question, {}).setdefault(base, (one, None))
                    if not question.everybody:
                        last[question.wave] = question
                if one.k is not None:
                    for question in last.values():
                        said.setdefault(question, {})[one.indicator, one.part, wave] = (one, wave)
        for question, bases in wanted.items():
            yield self._behind(question, {base: one for base, (one, _) in bases.items()}, said.get(question, {}))

    def _labels(self, need: Need) -> tuple[Waves, ...]:
        if not need.of_two_waves:
            return tuple(map(Waves, self._waves or ("",)))
        return tuple(
            Waves.pair(before, after) for i, before in enumerate(self._waves) for after in self._waves[i + 1 :]
        )

    def _behind(
        self,
        question: AskedAt,
        bases: Mapping[Base, Told],
        said: Mapping[tuple[str, str, str], tuple[Told, Waves]],
    ) -> Behind:
        rows, places, of_row = self._placed(question.wave)
        flags = {base: self._there(question, base, told)[rows] for base, told in bases.items()}
        kinds, first = _alike(of_row, len(places.table), flags.values())
        size = len(first)
        levels, answers = self._answers(question, rows, kinds, size)
        return Behind(
            question=question,
            places=places,
            place=of_row[first],
            people=np.bincount(kinds, weights=self._each(question, rows), minlength=size).astype(np.int64),
            bases={base: flag[first] for base, flag in flags.items()},
            said={key: self._said(one, wave, rows, kinds, size) for key, (one, wave) in said.items()},
            levels=levels,
            answers=answers,
        )

    def _placed(self, wave: str) -> tuple[Rows, Places, Rows]:
        """Return the rows of a wave, the places where these people are, and the place of each row."""
        if wave not in self._places_of:
            rows = np.flatnonzero(self._at(wave)) if self._waves else np.arange(len(self._frame))
            held = self._places.iloc[rows].drop(columns=[WAVE], errors="ignore").reset_index(drop=True)
            for meeting in (one for one in self._meetings if Waves(one.name).before == wave):
                held = self._moved(held, rows, meeting)
            atoms = grouped(held)
            of_row = atoms.of_row if len(held.columns) else np.zeros(len(rows), dtype=np.int64)
            self._places_of[wave] = rows, Places(atoms.table), of_row
        return self._places_of[wave]

    def _each(self, question: AskedAt, rows: Rows) -> Rows | None:
        """Return how many people stand behind each row: one, but for meetings, of which only the number present is known."""
        if (question.table, question.asked) not in PRESENT:
            return None
        present: Rows = self._frame["presents"].fillna(0).to_numpy(dtype=np.int64)[rows]
        return present

    def _there(self, question: AskedAt, base: Base, told: Told) -> Bools:
        """Say of each row of the table whether a base counts it, for this question."""
        need = base.need
        if need.table in ATTENDANCE:
            return np.ones(len(self._frame), dtype=bool)
        if question.asked is None or question.everybody:
            joint = self._joint_of(need, base.wave)
            if need.columns:
                placed: Bools = np.append(told.n.ravel(), False)[joint]
                return placed
            back = joint % 2 == 0
            return joint >= 0 if not base.among else (joint >= 0) & (back if base.among == (YES,) else ~back)
        joint = self._joint_of(need, base.wave)
        wave, moment = base.wave, question.wave
        if isinstance(question.asked, str):
            kept = told.n
        else:
            kept = _answering(told, axis_of(need, need.columns.index(question.asked), wave, moment))
        there: Bools = np.append(kept.ravel(), False)[joint]
        if isinstance(question.asked, str):
            there = there & self._frame[question.asked].notna().to_numpy()
        return there

    def _said(self, told: Told, wave: Waves, rows: Rows, of_row: Rows, size: int) -> Counts:
        assert told.k is not None
        if told.need.table in ATTENDANCE:
            return np.zeros(size, dtype=np.int64)
        fulfils = np.append(told.k.ravel(), False)[self._joint_of(told.need, wave)[rows]]
        return np.bincount(of_row[fulfils], minlength=size)

    def _joint_of(self, need: Need, wave: Waves) -> Numbers:
        """Return the joint level of each row of the table at a wave or a pair of waves; −1 where a need does not count it."""
        if (need, wave) not in self._joint:
            self._joint[need, wave] = self._coded(need, wave)
        return self._joint[need, wave]

    def _coded(self, need: Need, wave: Waves) -> Numbers:
        alone, size = self._alone(need)
        if not need.of_two_waves:
            return alone if not wave else np.where(self._at(wave), alone, -1)
        found: Numbers = np.full(len(self._frame), -1, dtype=np.int64)
        if need.compared:
            sides = len(MOMENTS)  # those kept apart are never met
            for rank, moment in enumerate(wave.each):
                there = self._at(moment) & (alone >= 0)
                found[there] = alone[there] * sides + rank
            return found
        meeting = next((one for one in self._meetings if one.name == wave), None)
        if meeting is None:
            return found
        if need.followed:
            back = np.where(meeting.back, 1, 0)  # levels of the flag: non, oui, and those kept apart, never met
            kept = alone[meeting.starters] >= 0
            sides = len(MOMENTS) if need.columns else 2
            place = back if need.columns else 1 - back
            found[meeting.starters[kept]] = (alone[meeting.starters] * sides + place)[kept]
            return found
        kept = (alone[meeting.before] >= 0) & (alone[meeting.after] >= 0)
        both = alone[meeting.before] * size + alone[meeting.after]
        found[meeting.before[kept]] = found[meeting.after[kept]] = both[kept]
        return found

    def _at(self, wave: str) -> Bools:
        there: Bools = (self._frame[WAVE] == wave).to_numpy(dtype=bool, na_value=False)
        return there

    def _alone(self, need: Need) -> tuple[Numbers, int]:
        """Return the joint level of each row by itself, −1 where the filter leaves it out, and how many levels there are."""
        joint: Numbers = np.zeros(len(self._frame), dtype=np.int64)
        size = 1
        for derived in need.columns:
            column = self._code(derived)
            joint = joint * len(column.levels) + np.array(column.places(), dtype=np.int64)[column.codes + 1]
            size *= len(column.levels)
        for name, values in need.where:
            column = self._code(Coded(name))
            kept = np.array([*(answer in values for answer in column.answers), False])[column.codes]
            joint = np.where(kept, joint, -1)
        return joint, size

    def _code(self, derived: Derived) -> Any:
        held = self._places if set(derived.names()) <= set(self._places) else self._frame
        return code(held, self._table.name, derived, self._columns)

    def _moved(self, places: pd.DataFrame, rows: Rows, meeting: Meeting) -> pd.DataFrame:
        """Add where people matched between two waves are at the later one, where some moved since this one."""
        later = np.arange(len(self._frame))
        later[meeting.before] = meeting.after
        for name in (name for name in SCOPES if name in self._places):
            held = as_codes(self._places[name])
            if (held.codes[later[rows]] != held.codes[rows]).any():
                there = pd.Categorical.from_codes(held.codes[later[rows]], held.categories)
                places[f"{meeting.name}{THEN}{name}"] = pd.Series(there)
        return places

    def _answers(self, question: AskedAt, rows: Rows, of_row: Rows, size: int) -> tuple[tuple[str, ...], Counts]:
        """Count each answer among each kind: (levels, int64 of shape (kinds, levels))."""
        if question.table == PARTICIPANTS and CAME in self._frame:
            return self._how_often(rows, of_row, size)
        if question.asked is None:
            return (), np.zeros((size, 0), dtype=np.int64)
        if isinstance(question.asked, str):
            amount = self._frame[question.asked].iloc[rows]
            filled = amount.notna().to_numpy()
            sums = np.zeros(size, dtype=np.int64)
            np.add.at(sums, of_row[filled], amount[filled].to_numpy(dtype=np.int64))
            return (FILLED, SUM), np.stack([np.bincount(of_row[filled], minlength=size), sums], axis=1)
        column = self._code(question.asked)
        level = np.array(column.places(), dtype=np.int64)[column.codes[rows] + 1]
        counted = np.bincount(of_row * len(column.levels) + level, minlength=size * len(column.levels))
        return column.levels, counted.reshape(size, len(column.levels))

    def _how_often(self, rows: Rows, of_row: Rows, size: int) -> tuple[tuple[str, ...], Counts]:
        """Count participants by how often they came, roughly, and all that they came: (levels, shape (kinds, levels))."""
        came = self._frame[CAME].iloc[rows].to_numpy(dtype=np.int64)
        level = np.searchsorted(OFTEN, came, side="right") - 1
        counted = np.bincount(of_row * len(OFTEN) + level, minlength=size * len(OFTEN)).reshape(size, len(OFTEN))
        visits = np.bincount(of_row, weights=came, minlength=size).astype(np.int64)
        return (*(f"{least} ou plus" for least in OFTEN), SUM), np.column_stack([counted, visits])


def _alike(place: Rows, places: int, flags: Iterable[Bools]) -> tuple[Rows, Rows]:
    """Number the people who are in one place and in the same bases: the kind of each, and one of each kind."""
    key, size = place.astype(np.int64), max(places, 1)
    for flag in flags:
        if size > 2**61:
            met, key = np.unique(key, return_inverse=True)
            size = len(met)
        key, size = key * 2 + flag, size * 2
    _, first, kinds = np.unique(key, return_index=True, return_inverse=True)
    return kinds, first


def add_behind(parts: Sequence[tuple[Behind, ...]]) -> tuple[Behind, ...]:
    """Add the people of parts that share no person: equal, kind by kind, to those of the whole."""
    found: dict[AskedAt, list[Behind]] = {}
    for one in (one for part in parts for one in part):
        found.setdefault(one.question, []).append(one)
    united: dict[tuple[int, ...], tuple[Places, list[Rows]]] = {}
    added = []
    for same in found.values():
        tables = [one.places.table for one in same]
        key = tuple(map(id, tables))
        if key not in united:
            atoms = grouped(pd.concat(tables, ignore_index=True))
            united[key] = Places(atoms.table), np.split(atoms.of_row, np.cumsum([len(one) for one in tables])[:-1])
        added.append(_added(same, *united[key]))
    return tuple(added)


def _added(parts: Sequence[Behind], places: Places, homes: Sequence[Rows]) -> Behind:
    bases = tuple(dict.fromkeys(base for part in parts for base in part.bases))
    place = np.concatenate([home[part.place] for home, part in zip(homes, parts, strict=True)])
    nobody = [np.zeros(len(part.people), dtype=bool) for part in parts]
    flags = {
        base: np.concatenate([part.bases.get(base, none) for part, none in zip(parts, nobody, strict=True)])
        for base in bases
    }
    kinds, first = _alike(place, len(places.table), flags.values())
    kind_of_part = np.split(kinds, np.cumsum([len(part.people) for part in parts])[:-1])
    levels = parts[0].levels if len({one.levels for one in parts}) == 1 else _every([one.levels for one in parts])
    answers = np.zeros((len(first), len(levels)), dtype=np.int64)
    people = np.zeros(len(first), dtype=np.int64)
    said: dict[tuple[str, str, str], Counts] = {}
    for part, kind in zip(parts, kind_of_part, strict=True):
        np.add.at(people, kind, part.people)
        where = np.array([levels.index(one) for one in part.levels], dtype=np.int64)
        np.add.at(answers, np.ix_(kind, where), part.answers)
        for key, counts in part.said.items():
            np.add.at(said.setdefault(key, np.zeros(len(first), dtype=np.int64)), kind, counts)
    return Behind(
        question=parts[0].question,
        places=places,
        place=place[first],
        people=people,
        bases={base: flag[first] for base, flag in flags.items()},
        said=said,
        levels=levels,
        answers=answers,
    )


def _every(parts: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the levels of all parts; where parts differ, only data tells them, and they are in alphabetical order."""
    return (*sorted({level for part in parts for level in part} - set(APART)), *APART)
