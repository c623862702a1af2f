"""People present at public meetings: a few are few, whether a year says so or the total less the others does."""

from dataclasses import replace

import pandas as pd
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.earlier import Earlier, record_of
from indicators.confidentiality.protect import protect
from initiatives.validation.dataset import Table
from tests.indicators.confidentiality.little import Little, evaluated, indicator, silver_geek

YEARS, SIZE = "presents_par_an", "taille"
MEASURES = {
    YEARS: {"sum": "presents", "of": "rencontres", "by": "annee", "where": {"statut": "realise"}},
    SIZE: {"mean": "presents", "of": "rencontres", "where": {"statut": "realise"}},
}


def met(*meetings: tuple[str | None, int | None]) -> Little:
    """Return what is read of meetings, each with its year and how many were there."""
    frame = pd.DataFrame({"annee": pd.Categorical([year for year, _ in meetings])})
    frame["presents"] = pd.array([there for _, there in meetings], dtype="Int64")
    frame["statut"] = pd.Categorical(["realise"] * len(meetings))
    counts = [indicator(key, measure, "activite", unit="personnes") for key, measure in MEASURES.items()]
    return evaluated(silver_geek().model_copy(update={"registers": REGISTERS}), counts, Table("rencontres", frame, {}))


REGISTERS = {**silver_geek().registers, "rencontres": silver_geek().registers["seances"]}
FEW = wording.few_people(5, answering=False)


def read(little: Little) -> dict[str, object]:
    return {
        one.part: one.value if one.reason is None else one.reason
        for one in little.of("comite").figures
        if one.indicator == YEARS
    }


def test_enough_people_present_are_told_every_year() -> None:
    assert read(met(("2013", 28), ("2014", 6))) == {"": 34.0, "2013": 28.0, "2014": 6.0}


def test_a_year_with_one_tiny_meeting_is_masked_and_another_with_it() -> None:
    assert read(met(("2013", 28), ("2014", 3), ("2015", 20))) == {
        "": 51.0,
        "2013": 28.0,
        "2014": FEW,
        "2015": wording.SECONDARY,
    }


def test_a_year_where_nobody_noted_how_many_is_not_masked_but_unknown() -> None:
    assert read(met(("2013", 28), ("2014", None), ("2015", 20))) == {"": 48.0, "2013": 28.0, "2014": None, "2015": 20.0}


def test_all_the_meetings_together_may_be_too_few_and_their_mean_says_no_more() -> None:
    little = met(("2013", 4))
    assert set(read(little).values()) == {FEW}
    size = little.figure("comite", SIZE)
    assert size is not None
    assert size.reason == FEW


def test_what_has_no_date_may_be_too_few_too() -> None:
    """The total less the years would be three people."""
    assert read(met(("2013", 28), ("2014", 20), (None, 3))) == {"": 51.0, "2013": 28.0, "2014": wording.SECONDARY}


def published(earlier: tuple[Earlier, ...], *meetings: tuple[str | None, int | None]) -> tuple[Little, Earlier]:
    """Publish a final run after others, and give what its owner keeps of it."""
    one = met(*meetings)
    results = protect(one.initiative, one.tallies, one.estimates, (), "essai", earlier)
    return replace(one, results=results), record_of(one.tallies, results)


@pytest.mark.parametrize(("more", "status"), [(3, "masque"), (12, "publie"), (0, "publie")])
def test_a_meeting_of_three_noted_after_a_final_version_is_not_the_difference_of_two(more: int, status: str) -> None:
    meetings: tuple[tuple[str, int], ...] = (("2013", 28), ("2014", 20), ("2015", 25))
    first, kept = published((), *meetings)
    assert first.figure("comite", YEARS) is not None
    second, _ = published((kept,), *meetings, ("2015", more))
    told = {
        key: figure.status for key in (YEARS, SIZE) if (figure := second.figure("comite", key)) and figure.part == ""
    }
    assert told == {YEARS: status, SIZE: status}
    assert {isinstance(value, float) for value in read(second).values()} == {status == "publie"}


@pytest.mark.parametrize(
    ("beside", "told"),
    [
        ({"by": "annee", "where": {"statut": "realise"}}, True),
        ({"where": {"statut": "realise"}}, True),
        ({"by": "mois", "where": {"statut": "realise"}}, False),
        ({"by": "annee"}, False),
        ({}, False),
    ],
)
def test_people_present_are_told_apart_in_one_way_only(beside: dict[str, object], told: bool) -> None:
    """2013 less February would be January's three; all meetings less those held, the two of one that was cancelled."""
    frame = pd.DataFrame({"annee": pd.Categorical(["2013", "2013", "2014", "2014", "2014"])})
    frame["mois"] = pd.Categorical(["2013-01", "2013-02", "2014-03", "2014-04", "2014-04"])
    frame["presents"] = pd.array([3, 12, 10, 30, 2], dtype="Int64")
    frame["statut"] = pd.Categorical(["realise"] * 4 + ["annule"])
    other = indicator("autre", {"sum": "presents", "of": "rencontres", **beside}, "activite", unit="personnes")
    by_year = indicator(YEARS, MEASURES[YEARS], "activite", unit="personnes")
    initiative = silver_geek().model_copy(update={"registers": REGISTERS})
    middle = indicator("milieu", {"median": "presents", "of": "rencontres", "where": {"statut": "realise"}}, "activite")
    committee = evaluated(initiative, [middle, by_year, other], Table("rencontres", frame, {})).of("comite").figures
    assert {one.status for one in committee if one.indicator == YEARS} == {"publie"}
    assert {one.reason for one in committee if one.indicator == "autre"} == {None if told else wording.APART}
