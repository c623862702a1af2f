"""Records of the versions handed out before records had a number: counts by place, need by need."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from indicators.confidentiality.given_out import HELD, GivenOut, Kept
from indicators.counting.behind import SUM
from indicators.counting.coding import APART
from indicators.counting.tallies import TERRITORY, Cell
from indicators.counting.whom_and_when import Waves
from initiatives.declaration.vocabulary import EVERYONE, MATCHED, WAVE

Place = Mapping[str, str]
_SAID = re.compile(r" (?=(?:amount|where|paired|followed|compared)=)")


def read_counts_by_place(content: Any) -> GivenOut:
    """Read a record that kept, of each need, how many gave each answer in each place, and the cells shown and hidden.

    The people of places that all the cells shown hold alike are counted together, as records do today. Raises the errors
    of what is missing or misshapen (`KeyError`, `TypeError`, `AttributeError`, `ValueError`).
    """
    questions: dict[str, Kept] = {}
    masked: set[tuple[str, Cell]] = set()
    for need, one in content.items():
        masked |= {(need, Cell(*cell)) for cell in one["hidden"]}
        shown = [Cell(*cell) for cell in one["shown"]]
        for moment in dict.fromkeys(moment for cell in shown for moment in (cell.wave.each or ("",))):
            cells = [cell for cell in shown if moment in (cell.wave.each or ("",))]
            for name, base, axis in _told(need, moment, cells[0].wave):
                rows = tuple((f"{base} {cell.wave} ", cell) for cell in cells)
                kept = Kept(rows, _people(one["places"], cells, axis))
                questions[name] = _together(questions[name], kept) if name in questions else kept
    return GivenOut(questions, frozenset(masked))


def _told(need: str, moment: str, wave: Waves) -> Iterator[tuple[str, str, int | None]]:
    """Yield the questions that a need told of: the name of each, that of its base, and the axis of its answers."""
    head, *said = _SAID.split(need)
    table, _, columns = head.partition(" ")
    counted = " ".join((table, "", *(one for one in said if not one.startswith("amount="))))
    yield f"{table}  {moment} {counted} {wave} ", counted, None
    names = re.split(r"\+(?=[A-Z])", columns) if columns else []
    if names and not any(one.startswith("amount=") for one in said):
        later = "paired=True" in said and "followed=True" not in said and moment == wave.after
        yield f"{table} {names[-1]} {moment} ", need, len(names) if later else len(names) - 1


def _people(places: Any, cells: list[Cell], axis: int | None) -> dict[tuple[int, ...], dict[str, int]]:
    found: dict[tuple[int, ...], dict[str, int]] = {}
    for one in places:
        inside = tuple(rank for rank, cell in enumerate(cells) if _holds(cell, one["place"]))
        for joint, count in one["counts"].items() if inside else ():
            levels = joint.split("|")
            if joint == SUM or (axis is not None and set(levels) & set(APART)):
                continue  # only those who answered are behind what was told of their answers
            level = HELD if axis is None else levels[min(axis, len(levels) - 1)]
            held = found.setdefault(inside, {})
            held[level] = held.get(level, 0) + count
    return found


def _holds(cell: Cell, place: Place) -> bool:
    """Tell whether the people of a place belong to a cell; a place without wave belongs to any."""
    if cell.wave and place.get(WAVE, cell.wave) != cell.wave:
        return False
    if cell.scope != TERRITORY and place.get(cell.scope.kind) != cell.scope.member:
        return False
    return cell.population in (EVERYONE, MATCHED) or place.get(cell.population) == str(True)


def _together(one: Kept, other: Kept) -> Kept:
    """Keep what two needs told of one question, where nobody knows whom both counted: what the first told.

    Rows of the second that the first does not have stand alone: they are compared with themselves.
    """
    more = [row for row in other.rows if row not in one.rows]
    if not more:
        return one
    shift = len(one.rows)
    place = {other.rows.index(row): shift + rank for rank, row in enumerate(more)}
    people = dict(one.people)
    for rows, answers in other.people.items():
        key = tuple(place[rank] for rank in rows if rank in place)
        if key:
            held = dict(people.get(key, {}))
            people[key] = {level: held.get(level, 0) + answers.get(level, 0) for level in {*held, *answers}}
    return Kept((*one.rows, *more), people)
