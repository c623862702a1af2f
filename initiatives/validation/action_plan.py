"""What organisations decided and began together, in their words: the actions of the plan, and what was born of the dialogue.

These are texts of organisations. One that may tell of somebody is kept by nobody: it is counted as withheld.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from initiatives.collection.personal_values import may_be_personal


@dataclass(frozen=True)
class PlannedAction:
    """One action of the plan: its title, the ids of its axis, of who carries it and of its state, "" where unknown; its date."""

    words: str
    axis: str
    carrier: str
    state: str
    due: date | None


@dataclass(frozen=True)
class BornInitiative:
    """What was born of the dialogue: its name, its axis ("" where unknown), its year."""

    words: str
    axis: str
    year: int | None


@dataclass(frozen=True)
class ActionPlan:
    """The actions and what was born, in the order of their registers; how many titles are not shown."""

    actions: tuple[PlannedAction, ...] = ()
    born: tuple[BornInitiative, ...] = ()
    withheld: int = 0


def with_actions(plan: ActionPlan, frame: pd.DataFrame, words: Sequence[object]) -> ActionPlan:
    """Add the actions of a checked register; `words` gives one title per row, and a row without one is left out."""
    held = _held(frame, ["axe", "partenaire", "statut", "echeance"])
    titles, withheld = _shown(words)
    actions = tuple(
        PlannedAction(title, str(axis or ""), str(carrier or ""), str(state or ""), _day(due))
        for title, (axis, carrier, state, due) in zip(titles, held, strict=True)
        if title
    )
    return replace(plan, actions=actions, withheld=plan.withheld + withheld)


def with_born(plan: ActionPlan, frame: pd.DataFrame, words: Sequence[object]) -> ActionPlan:
    """Add what was born of the dialogue, from a checked register; `words` gives one name per row."""
    titles, withheld = _shown(words)
    born = tuple(
        BornInitiative(title, str(axis or ""), None if year is None else round(float(str(year))))
        for title, (axis, year) in zip(titles, _held(frame, ["axe", "annee"]), strict=True)
        if title
    )
    return replace(plan, born=born, withheld=plan.withheld + withheld)


def _held(frame: pd.DataFrame, columns: list[str]) -> Sequence[Sequence[object]]:
    held = frame.reindex(columns=columns).astype(object)
    rows: Sequence[Sequence[object]] = held.where(held.notna(), None).values.tolist()
    return rows


def _shown(words: Sequence[object]) -> tuple[list[str], int]:
    """Return the titles that may be shown, "" for the others, and how many of these may tell of somebody."""
    titles = [one.strip() if isinstance(one, str) else "" for one in words]
    personal = [bool(title) and may_be_personal(title) for title in titles]
    return [("" if hidden else title) for title, hidden in zip(titles, personal, strict=True)], sum(personal)


def _day(due: object) -> date | None:
    return pd.Timestamp(due).date() if due is not None else None  # type: ignore[arg-type]
