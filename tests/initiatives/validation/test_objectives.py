"""What partners set themselves: each objective with its words and notes, or left out when something lacks."""

import pandas as pd

from initiatives.validation.objectives import Objective, objectives_of


def test_each_objective_keeps_its_words_and_its_notes() -> None:
    assert _read(["  Ouvrir l’établissement "]) == (
        Objective("orange", "parties_prenantes", "Ouvrir l’établissement", 2, 7.5, 6.0),
    )


def test_one_that_is_not_reached_yet_says_so_and_is_no_zero() -> None:
    (one,) = _read(["Ouvrir"], atteint=None)
    assert one.reached is None


def test_one_without_words_partner_or_expectation_is_left_out() -> None:
    assert _read([None]) == _read(["  "]) == ()
    assert _read(["Ouvrir"], partenaire=None) == _read(["Ouvrir"], attendu=None) == ()


def test_a_register_that_never_says_what_is_reached_is_read_too() -> None:
    frame = _frame().drop(columns="atteint")
    (one,) = objectives_of(frame, {"attendu": 1}, ["Ouvrir"])
    assert (one.expected, one.reached) == (7.5, None)


def _read(words: list[str | None], **cells: object) -> tuple[Objective, ...]:
    return objectives_of(_frame(**cells), {"attendu": 1, "atteint": 1}, words)


def _frame(**cells: object) -> pd.DataFrame:
    row = {"partenaire": "orange", "quadrant": "parties_prenantes", "priorite": 2, "attendu": 75, "atteint": 60} | cells
    frame = pd.DataFrame([row])
    whole = dict.fromkeys(("priorite", "attendu", "atteint"), "Int64")
    return frame.astype(whole | dict.fromkeys(("partenaire", "quadrant"), "category"))
