"""People who attend in several places: counted once in the whole, and never half-counted in a part."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.untold import untold_cells
from indicators.counting.columns import columns_of
from indicators.counting.needs import Need
from indicators.counting.tallies import Cell, Tallies, Tally
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.reconciliation import reconcile
from initiatives.declaration.registers import ATTENDED
from initiatives.validation.dataset import Dataset, Table
from initiatives.validation.derived_tables import with_derived
from tests.indicators.confidentiality.little import Little, evaluated, indicator, silver_geek

EHPAD, CENTRE = ("s1", "ehpad", "orange"), ("s2", "csc_mjc", "orange")
ELSEWHERE = ("s3", "ehpad", "macif")
INDICATORS = (
    indicator("venus", {"count": "participants"}, group="activite", level="realisation", unit="personnes"),
    indicator("visites", {"count": "presences"}, group="activite", level="realisation", unit="nombre"),
    indicator("assiduite", {"ratio": "visites", "to": "venus"}, group="activite", level="realisation", unit="ratio"),
    indicator("lieux", {"count": "participants", "by": "type_structure"}, group="activite", unit="personnes"),
)
Visit = tuple[int, tuple[str, str, str]]


def _tables(visits: Sequence[Visit]) -> dict[str, Table]:
    frame = pd.DataFrame([place for _, place in visits], columns=["structure", "type_structure", "partenaire"])
    frame = frame.astype("category").assign(participant=[person for person, _ in visits], seance="a")
    return with_derived(silver_geek(), {"presences": Table("presences", frame, {})})


def _made(visits: Sequence[Visit]) -> Little:
    return evaluated(silver_geek(), INDICATORS, *_tables(visits).values())


def _values(visits: Sequence[Visit], key: str) -> dict[tuple[str, str], float | None]:
    return {(one.cell.scope, one.part): one.value for one in _made(visits).estimates.figures if one.indicator == key}


MOVING = [*((person, EHPAD) for person in range(20)), *((person, CENTRE) for person in range(12, 32))]
STAYING = [*((person, EHPAD) for person in range(20)), *((person, CENTRE) for person in range(20, 40))]


def test_without_anybody_who_moves_every_scope_has_its_figure() -> None:
    assert _values(STAYING, "venus") == {
        ("territoire", ""): 40,
        ("partenaire:orange", ""): 40,
        ("type_structure:csc_mjc", ""): 20,
        ("type_structure:ehpad", ""): 20,
    }
    assert set(_values(STAYING, "assiduite").values()) == {1.0}


def test_where_people_move_neither_they_nor_what_is_divided_by_them_has_a_figure() -> None:
    # Both structures are Orange's: nobody moves between partners.
    assert _values(MOVING, "venus") == {("territoire", ""): 32, ("partenaire:orange", ""): 32}
    assert _values(MOVING, "assiduite") == {("territoire", ""): 1.25, ("partenaire:orange", ""): 1.25}
    visits = _values(MOVING, "visites")
    assert visits["type_structure:ehpad", ""] == visits["type_structure:csc_mjc", ""] == 20


def test_those_who_move_are_a_part_of_their_own_where_people_are_counted_by_place() -> None:
    lieux = _values(MOVING, "lieux")
    parts = {part: value for (scope, part), value in lieux.items() if scope == "territoire" and value}
    assert parts == {"": 32, "ehpad": 12, "csc_mjc": 12, "(plusieurs)": 8}
    assert columns_of(silver_geek()).tables["participants"]["type_structure"].name("(plusieurs)") == "Plusieurs"


@pytest.mark.parametrize("key", ["venus", "assiduite"])
def test_a_published_figure_of_the_whole_stays(key: str) -> None:
    figure = _made(MOVING).figure("comite", key)
    assert figure is not None
    assert (figure.status, figure.n) == ("publie", 32)


def test_visits_of_places_that_share_people_are_masked_for_nobody_knows_how_many_came() -> None:
    # Three people came to the centre, all of whom also go to the EHPAD: no participant is counted at the centre alone.
    few = [*((person, EHPAD) for person in range(20)), *((person, CENTRE) for person in range(3))]
    for scope in ("type_structure:csc_mjc", "type_structure:ehpad"):
        figure = _made(few).figure("comite", "visites", scope)
        assert figure is not None
        assert figure.status == "masque"
        assert _made(few).why("visites", scope) == wording.SHARED
    whole = _made(few).figure("comite", "visites")
    assert whole is not None
    assert whole.value == 23
    kept = _made(STAYING).figure("comite", "visites", "type_structure:csc_mjc")
    assert kept is not None
    assert kept.value == 20


def test_partners_that_share_people_are_not_added_up_and_their_visits_are() -> None:
    visits = [*STAYING, (0, ELSEWHERE), (40, ELSEWHERE)]
    chosen = {one.id: one for one in INDICATORS}
    counted = tally(silver_geek(), chosen, Dataset(_tables(visits)))
    lines = reconcile(silver_geek(), counted, estimate(silver_geek(), chosen, counted))
    verdicts = {line.indicator: line.verdict for line in lines}
    assert "venus" not in verdicts
    assert verdicts["visites"] == "verifie"


@pytest.mark.parametrize(("followed", "why"), [(10, {}), (8, {Cell(): wording.NOT_HELD})])
def test_visits_to_the_sessions_held_are_masked_where_some_came_to_others(followed: int, why: dict[Cell, str]) -> None:
    """Of 10 visits, 8 to sessions that were held: the 2 others are of nobody knows whom."""
    nowhere, held = pd.DataFrame(index=range(1)), Need(ATTENDED, amount="presents")
    every = Tally(Need("presences"), nowhere, (), np.array([10]))
    of_held = Tally(held, nowhere, (), np.array([3]), sums=np.array([followed]))
    assert untold_cells(Tallies({every.need: every, held: of_held}), held, (Cell(),)) == why
