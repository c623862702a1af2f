"""People present at public meetings: a few are few, whether a year says so or the total less the others does."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from indicators.confidentiality import wording
from indicators.confidentiality.given_out import GivenOut, record_of
from indicators.confidentiality.protect import protect
from initiatives.validation.dataset import Table
from tests.indicators.confidentiality.little import Little, evaluated, indicator, silver_geek
from tests.indicators.confidentiality.people import given_back

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
        one.part: one.value if one.reason is None else little.why(YEARS, part=one.part)
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
    assert size.status == "masque" and little.why(SIZE) == FEW


def test_what_has_no_date_may_be_too_few_too() -> None:
    """The total less the years would be three people."""
    assert read(met(("2013", 28), ("2014", 20), (None, 3))) == {"": 51.0, "2013": 28.0, "2014": wording.SECONDARY}


def published(earlier: tuple[GivenOut, ...], *meetings: tuple[str | None, int | None]) -> tuple[Little, GivenOut]:
    """Publish a final run after others, and give what its owner keeps of it."""
    one = met(*meetings)
    results = protect(one.initiative, one.tallies, one.estimates, given_out=earlier)
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


@pytest.mark.parametrize("beside", [{"by": "mois", "where": {"statut": "realise"}}, {"by": "annee"}, {}])
def test_no_two_ways_of_telling_meetings_apart_give_the_few_who_were_at_one(beside: dict[str, object]) -> None:
    """2013 less February would be January's three; all meetings less those held, the two of one that was cancelled."""
    frame = pd.DataFrame({"annee": pd.Categorical(["2013", "2013", "2014", "2014", "2014"])})
    frame["mois"] = pd.Categorical(["2013-01", "2013-02", "2014-03", "2014-04", "2014-04"])
    present = [3, 12, 10, 30, 2]
    frame["presents"] = pd.array(present, dtype="Int64")
    frame["statut"] = pd.Categorical(["realise"] * 4 + ["annule"])
    other = indicator("autre", {"sum": "presents", "of": "rencontres", **beside}, "activite", unit="personnes")
    by_year = indicator(YEARS, MEASURES[YEARS], "activite", unit="personnes")
    initiative = silver_geek().model_copy(update={"registers": REGISTERS})
    little = evaluated(initiative, [by_year, other], Table("rencontres", frame, {}))
    told = [one for one in little.of("comite").figures if one.status == "publie"]
    held = {YEARS: frame["statut"] == "realise", "autre": (frame["statut"] == "realise") | ("where" not in beside)}
    period = {YEARS: "annee", "autre": str(beside.get("by", "annee"))}
    rows = [
        (held[one.indicator] & ((frame[period[one.indicator]] == one.part) if one.part else True)).to_numpy(dtype=bool)
        for one in told
    ]
    assert rows
    assert not given_back(np.array(rows), np.array(present, dtype=np.int64), 5).any()


def test_a_log_of_sessions_that_holds_numbers_in_place_of_names_is_protected_alike() -> None:
    """Four people in all came: neither their number nor their mean is told, and a cancelled session gives nothing back."""
    frame = pd.DataFrame({"annee": pd.Categorical(["2014", "2015", "2015"])})
    frame["presents"] = pd.array([2, 2, 1], dtype="Int64")
    frame["statut"] = pd.Categorical(["realise", "realise", "annule"])
    registers = {name: one for name, one in silver_geek().registers.items() if name != "presences"}
    counts = [
        indicator(key, {**measure, "of": "seances"}, "activite", unit="personnes") for key, measure in MEASURES.items()
    ]
    little = evaluated(silver_geek().model_copy(update={"registers": registers}), counts, Table("seances", frame, {}))
    told = [one for one in little.of("comite").figures if one.value]
    assert [one for one in little.of("comite").figures if one.status == "masque"]
    assert not told
