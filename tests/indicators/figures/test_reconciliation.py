"""What partners' figures add up to, checked by hand; a mistake is seen, and what is masked stays masked."""

from dataclasses import replace

import pytest

from indicators.counting.tallies import Tallies
from indicators.counting.tally import tally
from indicators.figures.estimate import estimate
from indicators.figures.reconciled import ReconciledLine
from indicators.figures.reconciliation import reconcile, seen_by
from indicators.figures.results import Estimates
from reports.tables.csv_files import RECONCILED, reconciliation_csv
from tests.conftest import Evaluated
from tests.indicators.small import dataset, indicator, initiative

INDICATORS = {
    one.id: one
    for one in (
        indicator("apports", {"contributions": "montant", "by": "nature"}, unit="euros", level="moyens"),
        indicator("coordination", {"contributions": "heures", "by": "usage", "share_of": "coordination"}),
        indicator("acteurs", {"actors": "partenaires"}, unit="nombre"),
    )
}
GIVEN = """
    partenaire | nature    | usage        | heures | montant
    orange     | financier | action       |        | 100,50
    orange     | nature    | action       |        | 20
    spn        | nature    | coordination | 4      | 30
               | nature    | coordination | 2      | 7
    """.replace(",", ".")


@pytest.fixture(scope="module")
def counted() -> tuple[Tallies, Estimates]:
    data = dataset("respondent | satisf\n s1 | plutot\n", registers={"contributions": GIVEN})
    tallies = tally(initiative(), INDICATORS, data)
    return tallies, estimate(initiative(), INDICATORS, tallies)


def line(lines: tuple[ReconciledLine, ...], part: str) -> ReconciledLine:
    return next(one for one in lines if (one.indicator, one.part) == ("apports", part))


def test_the_whole_is_its_partners_and_what_belongs_to_none(counted: tuple[Tallies, Estimates]) -> None:
    whole = line(reconcile(initiative(), *counted), "")
    assert (whole.whole, whole.partners, whole.apart) == (157.5, (("orange", 120.5), ("spn", 30.0)), 7.0)
    assert (whole.added, whole.difference, whole.verdict) == (150.5, 0.0, "verifie")


def test_each_part_is_reconciled_too(counted: tuple[Tallies, Estimates]) -> None:
    given = line(reconcile(initiative(), *counted), "nature")
    assert (given.whole, given.partners, given.apart) == (57.0, (("orange", 20.0), ("spn", 30.0)), 7.0)


def test_a_share_is_said_not_to_add_up_and_a_declared_fact_has_no_line(counted: tuple[Tallies, Estimates]) -> None:
    lines = reconcile(initiative(), *counted)
    assert [(one.verdict, one.why, one.whole) for one in lines if one.indicator == "coordination"] == [
        ("ne_s_additionne_pas", "part", None)
    ]
    assert not any(one.indicator == "acteurs" for one in lines)


@pytest.mark.parametrize("scope", ["territoire", "partenaire:spn"])
def test_a_mistake_in_one_figure_is_seen(counted: tuple[Tallies, Estimates], scope: str) -> None:
    tallies, estimates = counted
    wrong = tuple(
        replace(one, value=(one.value or 0) + 0.01)
        if (one.indicator, one.part, one.cell.scope) == ("apports", "", scope)
        else one
        for one in estimates.figures
    )
    lines = reconcile(initiative(), tallies, replace(estimates, figures=wrong))
    assert line(lines, "").verdict == "ecart"
    assert abs(line(lines, "").difference or 0) == pytest.approx(0.01)
    assert line(lines, "nature").verdict == "verifie"


def test_a_reader_who_misses_one_term_gets_no_number_and_no_verdict(silver_geek: Evaluated) -> None:
    lines = reconcile(silver_geek.initiative, silver_geek.tallies, silver_geek.estimates)
    assert {one.verdict for one in lines} == {"verifie", "ne_s_additionne_pas"}
    for results in silver_geek.results.values():
        status: dict[tuple[str, str, str, str], str] = {
            (figure.indicator, figure.part, figure.cell.scope, figure.cell.wave): figure.status
            for figure in results.figures
            if figure.cell.population == "tous"
        }
        seen = seen_by(lines, results)
        assert "masque" in {one.verdict for one in seen}
        # A host structure reads no partner's figures.
        assert results.audience.host is not None or "verifie" in {one.verdict for one in seen}
        for one, whole in zip(seen, lines, strict=True):
            if whole.whole is None:
                assert one == whole
                continue
            scopes = ["territoire", *(f"partenaire:{partner}" for partner, _ in whole.partners)]
            every = all(status.get((one.indicator, one.part, scope, one.wave)) == "publie" for scope in scopes)
            assert (one.verdict == "masque") is not every
            assert every or (one.whole, one.partners, one.apart, one.difference) == (None, (), None, None)


def test_the_table_holds_one_line_per_figure_and_no_number_where_masked(silver_geek: Evaluated) -> None:
    lines = reconcile(silver_geek.initiative, silver_geek.tallies, silver_geek.estimates)
    committee = silver_geek.results["comite"]
    rows = reconciliation_csv(replace(committee, reconciliation=seen_by(lines, committee))).splitlines()
    assert len(rows) == len(lines) + 1
    place = RECONCILED.index("verdict")
    cells = [row.split(";") for row in rows[1:]]
    assert all(row[place + 1 : place + 6] == [""] * 5 for row in cells if row[place] == "masque")
    assert all(row[place + 4] == "0" for row in cells if row[place] == "verifie")
