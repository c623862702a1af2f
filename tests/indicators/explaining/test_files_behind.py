"""Whoever asks what a figure rests on is shown the files, even where validation made a table of them."""

import pytest

from indicators.counting.columns import columns_of
from indicators.explaining.formulas import tables_behind
from tests.indicators.small import indicator, initiative

LENT = initiative(
    registers={
        name: {"file": "f.csv", "format": "csv"} for name in ("seances", "presences", "relations", "entretiens")
    },
    coding={"version": "1", "codes": {"bruit": {"label": "Bruit", "sense": "negatif"}}},
)


@pytest.mark.parametrize(
    ("measure", "files"),
    [
        ({"network": "liens"}, {"relations"}),
        ({"coded": "code", "of": "entretiens_menes", "sense": ["negatif"]}, {"entretiens"}),
        ({"mean": "presents", "of": "seances_suivies"}, {"seances", "presences"}),
    ],
)
def test_a_made_table_shows_the_files_it_is_made_from(measure: dict[str, object], files: set[str]) -> None:
    asked = {"x": indicator("x", measure)}
    columns = columns_of(LENT)
    assert asked["x"].measure.lacking("seniors", columns) == ()
    assert tables_behind(asked, columns, "x") == files


def test_what_is_lacking_is_said_by_the_register_to_provide() -> None:
    (said,) = set(indicator("x", {"network": "liens"}).measure.lacking("seniors", columns_of(initiative())))
    assert "le registre « relations »" in said
