"""One number alone in a section is said in a sentence; two are a table, and so is one whose parts have no sentence."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.findings import findings
from reports.composition.prose import flat
from tests.indicators.small import indicator
from tests.reports.small_results import hidden, published, share, table, told

BORN = indicator(
    "nees",
    {"count": "initiatives_nees", "by": "axe"},
    unit="nombre",
    group="territoire",
    label="Initiatives nées",
    reading="{value} sont nées.",
)
MEETINGS = indicator(
    "reunions",
    {"count": "reunions"},
    unit="nombre",
    group="territoire",
    label="Réunions",
    reading="{value} ont eu lieu.",
)


def counted(count: int) -> Figure:
    return replace(told(BORN, count, count), k=None, value=float(count), unit="nombre")


PARTS = (
    counted(3),
    replace(counted(2), part="jeunes", part_label="Insertion des jeunes"),
    replace(counted(1), part="precarite", part_label="Précarité"),
)


def test_one_number_is_a_sentence_and_what_it_is_made_of_goes_on_from_it() -> None:
    (found,) = findings(published([(BORN, PARTS)]), [BORN.group])
    assert isinstance(found, doc.ShownFinding)
    assert (found.title, found.subtitle) == ("3 sont nées", "")
    assert [flat(said) for said in found.reading] == ["2 sur l’axe insertion des jeunes et 1 sur l’axe précarité."]
    assert found.chart is None and found.table is None


def test_two_numbers_are_lines_of_a_table() -> None:
    meetings = (replace(counted(4), indicator=MEETINGS.id),)
    found = table(findings(published([(BORN, PARTS), (MEETINGS, meetings)]), [BORN.group]))
    assert (found.title, len(found.rows)) == ("En chiffres", 2)


def test_a_number_whose_parts_have_no_sentence_keeps_its_tables() -> None:
    other = BORN.model_copy(update={"measure": MEETINGS.measure})
    blocks = findings(published([(other, PARTS)]), [BORN.group])
    assert all(isinstance(block, doc.DataTable) for block in blocks) and len(blocks) == 2


def test_a_masked_number_says_why() -> None:
    (found,) = findings(published([(MEETINGS, (replace(hidden(counted(4)), indicator=MEETINGS.id),))]), [BORN.group])
    assert isinstance(found, doc.ShownFinding)
    assert found.title == "Réunions"
    assert flat(found.reading[0]).startswith("Chiffre masqué")


@pytest.mark.parametrize(("group", "base"), [("seniors", "n\u00a0=\u00a040"), ("territoire", "")])
def test_what_people_answered_keeps_its_base_and_a_register_is_its_own(group: str, base: str) -> None:
    hours = share("heures", "Heures").model_copy(update={"group": group, "measure": MEETINGS.measure, "unit": "heures"})
    figure = replace(told(hours), value=3.2, k=None, unit="heures")
    (found,) = findings(published([(hours, (figure,))]), [group])
    assert isinstance(found, doc.ShownFinding)
    assert found.subtitle == base
