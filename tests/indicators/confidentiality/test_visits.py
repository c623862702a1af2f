"""Months of visits: few people, or one very assiduous, behind a month; what the total and the other months give back."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pandas as pd
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.visit_pieces import Visits
from indicators.confidentiality.visits import HiddenVisits
from indicators.confidentiality.visits_before import VisitsBefore
from indicators.counting.needs import Coded, Need
from indicators.counting.tallies import Cell
from initiatives.declaration.registers import VISITS as VISITS_BY_MONTH
from initiatives.validation.dataset import Table
from initiatives.validation.derived_tables import with_derived
from tests.indicators.confidentiality.little import Little, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.visited import (
    MONTHS,
    VISITS,
    YEARS,
    Visit,
    few,
    mostly_one,
    owned,
    told,
    visits_of,
)

COUNTS = (
    indicator(VISITS, {"count": "presences"}, "activite", unit="nombre", level="realisation"),
    indicator(MONTHS, {"count": "presences", "by": "mois"}, "activite", unit="nombre", level="realisation"),
    indicator(YEARS, {"count": "presences", "by": "annee"}, "activite", unit="nombre", level="realisation"),
)
Row = tuple[str, str | None, str, str, str]
"""Who came, on which day, in which structure, of which kind, attached to which partner."""


def attendance(rows: Sequence[Row]) -> dict[str, Table]:
    """Return the attendance, and all that validation makes of it."""
    frame = pd.DataFrame(rows, columns=["participant", "date", "structure", "type_structure", "partenaire"])
    frame["date"] = pd.to_datetime(frame["date"]).astype("datetime64[s]")
    for name in ("structure", "type_structure", "partenaire"):
        frame[name] = frame[name].astype("category")
    return with_derived(silver_geek(), {"presences": Table("presences", frame, {})})


def counted(rows: Sequence[Row], kept: Sequence[int] = (0, 1, 2)) -> Little:
    return evaluated(silver_geek(), [COUNTS[place] for place in kept], *attendance(rows).values())


def came(people: str, month: int, times: int = 1, place: str = "a", partner: str = "orange") -> list[Row]:
    kind = {"a": "ehpad", "b": "residence_autonomie", "c": "csc"}[place]
    return [(who, f"2014-{month:02}-05", place, kind, partner) for who in people for _ in range(times)]


def months(little: Little, audience: str = "comite") -> dict[str, float | str | None]:
    """Return each month as it is read: the number, or why it is masked."""
    figures = [one for one in little.of(audience).figures if one.indicator == MONTHS and one.part]
    return {one.part: one.value if one.reason is None else one.reason for one in figures}


def test_months_of_enough_people_are_told_for_the_territory_only() -> None:
    little = counted(came("abcdef", 10, 2) + came("abcdeg", 11), (0, 1))
    assert months(little) == {"2014-10": 12.0, "2014-11": 6.0}
    assert {one.cell.scope for one in little.of("comite").figures if one.indicator == MONTHS} == {"territoire"}


def test_a_month_of_four_people_is_masked_however_often_they_came_and_another_with_it() -> None:
    little = counted(came("abcdefgh", 9) + came("abcd", 10, 5) + came("abcdefg", 11), (0, 1))
    assert months(little) == {
        "2014-09": 8.0,
        "2014-10": wording.few_people(5, answering=False),
        "2014-11": wording.SECONDARY,
    }


def test_two_months_of_the_same_four_people_hide_no_better_than_one() -> None:
    """Four in October and the same four in November: their visits of both would be the total less the others."""
    little = counted(came("abcdefgh", 9) + came("abcd", 10) + came("abcd", 11) + came("abcdefgh", 12), (0, 1))
    assert sum(isinstance(one, str) for one in months(little).values()) == 3


def test_the_same_months_are_enough_when_their_people_differ() -> None:
    little = counted(came("abcdefgh", 9) + came("abcd", 10) + came("efgh", 11) + came("abcdefgh", 12), (0, 1))
    assert sum(isinstance(one, str) for one in months(little).values()) == 2


def test_a_month_that_one_very_assiduous_person_makes_is_masked() -> None:
    little = counted(came("abcdefgh", 9, 4) + came("a", 10, 40) + came("bcdef", 10) + came("abcdefgh", 11, 4), (0, 1))
    assert months(little)["2014-10"] == wording.ASSIDUOUS
    assert sum(isinstance(one, str) for one in months(little).values()) == 2


def test_a_month_where_others_than_a_partner_are_few_is_masked_for_everybody() -> None:
    rows = came("abcdefgh", 9) + came("tuvwxyz", 9, 1, "b", "macif")
    rows += came("abcdefgh", 10) + came("tuv", 10, 1, "b", "macif")
    rows += came("abcdefgh", 11) + came("tuvwxyz", 11, 1, "b", "macif")
    assert sum(isinstance(one, str) for one in months(counted(rows, (0, 1))).values()) == 2


def test_what_places_give_together_tells_no_more_of_a_month() -> None:
    """October and November, less the third place, which came then only, would be three people's October."""
    rows = came("abcdefgh", 9) + came("tuvwxy", 9, 1, "b")
    rows += came("abc", 10) + came("ijklmnop", 10, 1, "c") + came("ijklmnop", 11, 1, "c")
    little = counted(rows, (0, 1))
    assert wording.SECONDARY in months(little).values()
    visits = visits_of(attendance(rows)["presences"])
    assert not few(told(little.results, visits), visits, 5, frozenset())


def test_where_few_visits_have_no_date_no_month_is_told() -> None:
    rows = [*came("abcdefgh", 9), *came("abcdefgh", 10), ("a", None, "a", "ehpad", "orange")]
    little = counted(rows, (0, 1))
    assert set(months(little).values()) == {wording.few_people(5, answering=False)}
    main = little.figure("comite", MONTHS)
    assert main is not None
    assert main.status == "masque"


def test_a_year_and_its_months_do_not_give_one_another_back() -> None:
    rows = came("abcdefgh", 9) + came("abc", 10) + came("abcdefgh", 11)
    rows += [(who, "2015-01-05", "a", "ehpad", "orange") for who in "abcdefgh"]
    read = months(counted(rows))
    assert read["2014-10"] == wording.few_people(5, answering=False)
    # The year 2014 less September would leave few: November, or the year, is hidden too; 2015 gives the year back.
    assert sum(isinstance(one, str) for one in read.values()) >= 2


@pytest.mark.parametrize(
    "measure",
    [
        {"count": "presences", "by": "type_structure"},
        {"count": "presences", "by": "mois", "where": {"type_structure": "ehpad"}},
        {"count": "presences", "where": {"type_structure": "ehpad"}},
        {"share": "mois", "equals": "2014-10", "of": "presences"},
    ],
)
def test_visits_told_apart_in_any_other_way_are_masked(measure: dict[str, object]) -> None:
    made = attendance(came("abcdefgh", 10) + came("abcdefgh", 11))
    little = evaluated(silver_geek(), [indicator("x", measure, "activite")], *made.values())
    assert {one.status for one in little.of("comite").figures} == {"masque"}


def test_people_are_counted_behind_visits_even_where_no_indicator_asks_for_them() -> None:
    little = counted(came("ab", 10, 10) + came("cdefghijkl", 10, 1, "b", "macif"), (0,))
    figure = little.figure("comite", VISITS, "type_structure:ehpad")
    assert figure is not None
    assert figure.status == "masque"


@pytest.mark.parametrize("seed", range(60))
def test_nothing_published_gives_back_the_visits_of_few(seed: int) -> None:
    little, visits = drawn(seed)
    published = told(little.results, visits)
    assert not few(published, visits, 5, frozenset())
    for partner in ("orange", "macif", "la_poste"):
        assert not few(published, visits, 5, owned(visits, ("partenaire", partner)))
    share = little.initiative.confidentiality.dominance
    left = set(range(len(visits)))
    for figure in (one for one in little.of("comite").figures if one.part and one.value):
        here = [rank for rank, one in enumerate(visits) if (one.month or "").startswith(figure.part)]
        assert not mostly_one(here, visits, share)
        left -= set(here)
    assert len(left) == len(visits) or not mostly_one(left, visits, share)


def test_the_audit_meets_months_that_are_told_and_months_that_are_hidden() -> None:
    found = {isinstance(one, str) for seed in range(60) for one in months(drawn(seed)[0]).values()}
    assert found == {True, False}


@cache
def drawn(seed: int) -> tuple[Little, tuple[Visit, ...]]:
    """Draw a little attendance: three places, of which two may share a partner, and people who seldom move."""
    rng = np.random.default_rng(seed)
    partner = {"a": "orange", "b": "macif", "c": ("la_poste", "macif")[seed % 2]}
    rows: list[Row] = []
    for place in "abc":
        opened = int(rng.integers(8, 11))
        closed = opened + int(rng.integers(1, 4))
        for who in range(int(rng.integers(3, 9))):
            for month in range(opened, closed):
                if rng.random() < 0.7:
                    times = 1 + int(rng.pareto(1.2)) % 30
                    rows += [(f"{place}{who}", *row[1:]) for row in came("x", month, times, place, partner[place])]
    rows = [(who, None if rng.random() < 0.02 * (seed % 3) else day, *at) for who, day, *at in rows]  # type: ignore[misc]
    little = counted(rows)
    return little, visits_of(attendance(rows)["presences"])


def test_a_host_structure_does_not_read_months_that_would_tell_it_of_few_others() -> None:
    """Less its own eight, October is the three visitors of structure b; b learns nothing that small of a."""
    rows = came("abcdefgh", 9) + came("abcdefgh", 10) + came("tuv", 10, 1, "b")
    visits = Visits.of(counted(rows, (0, 1)).tallies.by_need[Need(VISITS_BY_MONTH)])
    made = HiddenVisits(
        visits, {Need("presences", (Coded("mois"),)): [Cell()]}, [Cell()], VisitsBefore(visits, ()), (), 5, 0.85
    )
    assert not made.masks
    assert {host for _, host in made.withheld()} == {"a"}


def with_log(held: Sequence[Row], elsewhere: Sequence[Row], noted: str | None) -> Little:
    """Publish the visits, and the mean size of the sessions held; `noted` is the status of another, None if it is unknown."""
    days = sorted({str(row[1]) for row in held})
    sessions = [(f"s{day}", "realise", day) for day in days] + ([("autre", noted, days[0])] if noted else [])
    log = pd.DataFrame(sessions, columns=["seance", "statut", "date"])
    log["statut"] = pd.Categorical(log["statut"], categories=["realise", "annule", "reporte"])
    log["date"] = pd.to_datetime(log["date"]).astype("datetime64[s]")
    frame = attendance([*held, *elsewhere])["presences"].frame[["participant", "date"]]
    if noted is None:
        frame.loc[len(held) :, "date"] = pd.NaT
    presences = frame.assign(seance=[*(f"s{row[1]}" for row in held), *["autre"] * len(elsewhere)])
    tables = {"presences": Table("presences", presences, {}), "seances": Table("seances", log, {})}
    size = indicator(
        "taille", {"mean": "presents", "of": "seances_suivies", "where": {"statut": "realise"}}, "activite"
    )
    return evaluated(silver_geek(), [COUNTS[0], size], *with_derived(silver_geek(), tables).values())


@pytest.mark.parametrize(
    ("elsewhere", "noted", "status"),
    [
        ((), "annule", "publie"),
        (came("ab", 9), "annule", "masque"),
        (came("abcdefgh", 9), "annule", "masque"),  # nobody counts how many people stand behind
        (came("ab", 9), None, "masque"),
        (came("abcdef", 9), None, "publie"),
    ],
)
def test_the_mean_of_sessions_held_does_not_tell_of_the_few_who_came_to_another(
    elsewhere: Sequence[Row], noted: str | None, status: str
) -> None:
    """All the visits, less the mean times the sessions, are those to a session cancelled, or that the log does not know."""
    little = with_log(came("abcdefgh", 9) + came("abcdefgh", 10), elsewhere, noted)
    figure = little.figure("comite", "taille")
    assert figure is not None
    assert figure.status == status
