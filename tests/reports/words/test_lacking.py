"""What a total leaves out is said in its sentence; a ratio of which one side is short says so too."""

from dataclasses import replace

import pytest

from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Flag, Unit
from reports import document as doc
from reports.composition.pieces.parts_tables import crossed_table
from reports.composition.published import ReportedResults
from reports.words import reading
from tests.conftest import Evaluated


def _main(known: Evaluated, indicator: str) -> Figure:
    figures = known.results["comite"].figures
    return next(
        one for one in figures if one.indicator == indicator and not one.part and one.cell.scope == "territoire"
    )


@pytest.mark.parametrize(
    ("missing", "illegible", "said"),
    [
        (0, 0, ""),
        (1, 0, "il y manque un apport sans montant"),
        (2, 0, "il y manque 2 apports sans montant"),
        (0, 1, "il y manque un montant illisible"),
        (1, 2, "il y manque un apport sans montant et 2 montants illisibles"),
    ],
)
def test_a_sum_with_missing_amounts_says_so(suez_adeis: Evaluated, missing: int, illegible: int, said: str) -> None:
    indicator = suez_adeis.results["comite"].indicators["activite_cout_complet"]
    flags: tuple[Flag, ...] = ("incomplet",) if missing or illegible else ()
    figure = replace(_main(suez_adeis, indicator.id), missing=missing, illegible=illegible, flags=flags)
    sentence = reading.sentence(indicator, figure).replace("\u202f", " ").replace("\xa0", " ")
    assert sentence.endswith(f" ; {said}." if said else "ensemble.")


def test_what_is_made_of_a_short_sum_is_flagged(silver_geek: Evaluated) -> None:
    results = silver_geek.results["comite"]
    made = [
        one
        for one in results.indicators.values()
        if "activite_cout_complet" in getattr(one.measure, "made_of", tuple)()
    ]
    whole = _main(silver_geek, "activite_cout_complet")
    assert "incomplet" in whole.flags
    assert made
    for indicator in made:
        flagged = [one for one in results.figures if one.indicator == indicator.id and not one.part]
        assert all(
            ("incomplet" in one.flags) == ("incomplet" in whole.flags) for one in flagged if one.status == "publie"
        )


@pytest.mark.parametrize(
    ("missing", "illegible", "said"),
    [
        (0, 0, "actions."),
        (1, 0, "actions ; 1 sans axe ou sans statut."),
        (0, 2, "actions ; 2 d’axe ou de statut illisible."),
    ],
)
def test_what_is_ranged_nowhere_is_told_with_the_total(
    charenton: Evaluated, missing: int, illegible: int, said: str
) -> None:
    indicator = charenton.results["comite"].indicators["activite_actions"]
    figure = replace(_main(charenton, indicator.id), missing=missing, illegible=illegible)
    assert reading.sentence(indicator, figure).replace("\u202f", " ").replace("\xa0", " ").endswith(said)


def test_a_table_says_which_rows_are_in_none_of_its_cells(charenton: Evaluated) -> None:
    results = charenton.results["comite"]
    for missing, said in ((2, "Dans aucune case\u202f: 2 sans axe ou sans statut."), (0, "")):
        figures = tuple(
            replace(one, missing=missing) if one.indicator == "activite_actions" and not one.part else one
            for one in results.figures
        )
        published = ReportedResults(replace(results, figures=figures))
        (table,) = crossed_table(published, results.indicators["activite_actions"])
        assert isinstance(table, doc.DataTable)
        assert table.note.startswith(said) and ("aucune case" in table.note) == bool(said)


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("activite_seances", " ; 1 de statut illisible."),
        ("activite_heures_animation", " ; il y manque une séance de durée ou de statut illisible."),
    ],
)
def test_a_row_left_out_because_of_its_filter_is_told_with_the_total(
    silver_geek: Evaluated, id: str, said: str
) -> None:
    indicator = silver_geek.results["comite"].indicators[id]
    figure = replace(_main(silver_geek, id), missing=0, illegible=1, flags=("incomplet",))
    assert reading.sentence(indicator, figure).replace("\u202f", " ").replace("\xa0", " ").endswith(said)


@pytest.mark.parametrize(
    ("unit", "said"), [("euros", "des montants"), ("heures", "des heures"), ("tonnes", "des quantités")]
)
def test_what_a_total_lacks_is_named_as_what_it_counts(suez_adeis: Evaluated, unit: Unit, said: str) -> None:
    figure = replace(_main(suez_adeis, "activite_cout_complet"), unit=unit, flags=("incomplet",))
    assert reading.basis(figure).endswith(f"incomplet : il manque {said}")
