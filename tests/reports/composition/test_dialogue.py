"""What the report of a territorial dialogue must say, an axis without data first of all."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from reports import document as doc
from reports.charts.series import Series
from reports.charts.slope import Slope
from reports.composition.compose import compose
from reports.composition.pieces.territory import effects
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.conftest import Evaluated

CHAPTERS = (
    "Le territoire et ses fragilités",
    "La dynamique de dialogue",
    "Le plan d’actions concerté",
    "Zoom sur l’initiative née du dialogue",
    "La valeur ajoutée pour le territoire",
    "La valeur pour chaque partenaire",
    "Facteurs de réussite, freins et limites",
    "Perspectives et recommandations",
)


@pytest.fixture(scope="module")
def complete(charenton: Evaluated) -> doc.Document:
    return compose(charenton.results["comite"], "complete", "provisoire")


def under(document: doc.Document, heading: str) -> Iterator[doc.Block]:
    """Every block below a heading, until the next heading."""
    inside = False
    for block in document.blocks:
        if isinstance(block, doc.Heading):
            inside = block.text == heading
        elif inside:
            yield block


def tables(document: doc.Document, title: str) -> list[doc.DataTable]:
    return [block for block in document.blocks if isinstance(block, doc.DataTable) and block.title == title]


def test_every_chapter_of_the_outline_is_there_in_order(complete: doc.Document) -> None:
    headings = [block.text for block in complete.blocks if isinstance(block, doc.Heading) and block.level == 1]
    assert [heading for heading in headings if heading in CHAPTERS] == list(CHAPTERS)


def test_an_axis_without_data_says_so_and_the_two_others_speak(complete: doc.Document) -> None:
    (said,) = (block for block in under(complete, "Axe Handicap") if not isinstance(block, doc.Analysis))
    assert isinstance(said, doc.Note)
    assert said.tone == "absence"
    text = "".join(run.text for run in said.inline)
    assert text.startswith("Aucune donnée transmise pour l’axe handicap.")
    for axis in ("Axe Insertion des jeunes", "Axe Précarité"):
        told, actions = under(complete, axis)
        assert isinstance(told, doc.Prose) and isinstance(actions, doc.DataTable)
        assert "de la dynamique" in "".join(run.text for run in told.inline)
        assert "au plan" not in "".join(
            run.text for run in told.inline
        )  # the list below, and the table above, hold them
        assert all(cell.text for row in actions.rows for cell in row)


def test_the_territory_is_told_in_round_figures_with_their_source(complete: doc.Document) -> None:
    (table,) = tables(complete, "Charenton – Saint-Maurice")
    cells = [cell.text for row in table.rows for cell in row]
    assert "environ 30\u202f000" in cells
    assert len(table.rows) == 7
    assert "fonda.asso.fr" in table.note
    assert "31 décembre 2015" in table.note


def test_the_comparison_group_has_no_chapter_but_the_report_speaks_of_it(complete: doc.Document) -> None:
    headings = [block.text for block in complete.blocks if isinstance(block, doc.Heading) and block.level == 1]
    assert not any("non rencontrées" in heading for heading in headings)
    (limits,) = under(complete, "Limites")
    assert isinstance(limits, doc.Bullets)
    said = ["".join(run.text for run in item) for item in limits.items]
    assert any(one.startswith("Un groupe de comparaison a été suivi, sans tirage au sort") for one in said)


def test_a_change_says_between_which_waves_and_a_break_in_the_series_is_told(complete: doc.Document) -> None:
    found = [block for block in complete.blocks if isinstance(block, doc.ShownFinding)]
    asked, drawn = [one for one in found if "eleves_ose_contacter" in one.indicators]
    assert "Rupture de série" in asked.caveat
    assert "Six mois après" in asked.subtitle
    assert isinstance(drawn.chart, Series)
    (line,) = [row for row in drawn.chart.rows if row.label.startswith("Élèves qui osent")]
    assert [bool(moment.broken) for moment in line.moments] == [False, False, True]
    assert not {"eleves_orientation_questionnee", "eleves_satisfaction"} & set(asked.indicators)
    (changed,) = [one for one in found if one.indicators == ("eleves_representation",)]
    assert "Avant la rencontre (mars 2015) et six mois après (octobre 2015)" in changed.subtitle


def test_effects_are_listed_by_dimension_and_an_empty_one_is_not_left_out(complete: doc.Document) -> None:
    (table,) = tables(complete, "Effets par dimension")
    told: dict[str, list[tuple[doc.TableCell, ...]]] = {}
    said = ""
    for row in table.rows:
        said = row[0].text or said  # a dimension is said once, for all its rows
        told.setdefault(said, []).append(row)
    assert len(told) == 5
    assert told["Écologique"][0][1].masked
    assert told["Écologique"][0][1].text == "Aucun indicateur retenu n’est rattaché à cette dimension."
    assert "avec comparaison" in [row[3].text for row in told["Politique et sociétale"]]
    assert all(row[2].text for row in table.rows)


def test_effects_of_no_dimension_are_named_and_a_dimension_whose_figures_are_masked_is_no_void(
    charenton: Evaluated,
) -> None:
    results = charenton.results["comite"]
    untold = results.indicators["eleves_ose_contacter"]
    assert untold.dimension is not None and untold.level in ("resultat", "effet")
    indicators = {
        id: one.model_copy(update={"dimension": None if id == untold.id else one.dimension})
        for id, one in results.indicators.items()
    }
    hidden = tuple(
        one.masked("Masqué : trop peu.") if results.indicators[one.indicator].dimension == "economique" else one
        for one in results.figures
    )
    (table,) = effects(ReportedResults(replace(results, indicators=indicators, figures=hidden)))
    assert isinstance(table, doc.DataTable)
    named = re.findall("«\u202f(.*?)\u202f»", table.note.partition("lus dans leurs chapitres\u202f: ")[2])
    assert untold.label in named
    assert untold.code not in [row[1].detail for row in table.rows]
    (economic,) = [row for row in table.rows if row[0].text == "Économique"]
    assert economic[1].text == "Aucun chiffre publié\u202f: masqué, ou sans donnée."
    assert "mesuré" not in str(table.rows)


def test_every_edition_can_be_composed(charenton: Evaluated) -> None:
    audiences = [id for id in charenton.results if id not in ("comite", "public")]
    assert len(audiences) == 14
    for audience in audiences:
        assert compose(charenton.results[audience], "partenaire", "provisoire").blocks
    assert compose(charenton.results["comite"], "synthese", "provisoire").blocks


def test_a_masked_last_wave_says_so_in_its_place_and_the_earlier_ones_are_told_as_earlier(
    complete: doc.Document,
) -> None:
    found, drawn = [
        block
        for block in complete.blocks
        if isinstance(block, doc.ShownFinding) and "eleves_comprend_entreprise" in block.indicators
    ]
    assert "Six mois après" in found.subtitle
    told = [*("".join(run.text for run in paragraph) for paragraph in found.reading), *found.listed, found.title]
    assert any("Élèves qui disent comprendre" in str(one) and "masqué" in str(one) for one in told)
    assert not any("73\u202f%" in str(one) for one in told)
    assert isinstance(drawn.chart, Series)
    (line,) = [row for row in drawn.chart.rows if row.label.startswith("Élèves qui disent comprendre")]
    assert [moment.text for moment in line.moments][-1] == "masqué"
    assert line.moments[-1].value is None


def test_what_a_figure_was_at_other_waves_is_in_the_annex(charenton: Evaluated) -> None:
    annex = compose(charenton.results["comite"], "annexe_technique", "provisoire")
    table, row = next(
        (block, row)
        for block in annex.blocks
        if isinstance(block, doc.DataTable) and block.title == "Élèves\u202f: les mêmes chiffres, d’une vague à l’autre"
        for row in block.rows
        if row[0].text.startswith("Élèves qui disent comprendre")
    )
    waves = ["Avant la rencontre (mars 2015)", "Après la rencontre (avril 2015)", "Six mois après (octobre 2015)"]
    assert [column.heading for column in table.columns] == ["Indicateur", *waves]
    assert row[1].text.startswith("46\u202f% (n\u00a0=\u00a0")
    assert row[2].text.startswith("73\u202f% (n\u00a0=\u00a0")
    assert row[3].text == "masqué" and row[3].masked


def test_a_comparison_names_its_two_waves_and_how_much_each_group_changed(complete: doc.Document) -> None:
    keys = [figure for block in complete.blocks if isinstance(block, doc.KeyFigures) for figure in block.figures]
    compared = [figure for figure in keys if figure.indicator == "eleves_representation_comparaison"]
    assert compared
    for figure in compared:
        assert figure.value == "+2,35 points sur 30", "as the sentence beside says it: 3,48 − 1,13"
        assert figure.basis.startswith("Entre mars et avril 2015 · n\u00a0=\u00a0106 et 60")
    (found,) = [block for block in complete.blocks if getattr(block, "codes", ())[:1] == ("ELE-03c",)]
    assert isinstance(found, doc.ShownFinding) and isinstance(found.chart, Slope)
    assert found.title.endswith("est de +2,35 points sur 30"), "3,48 − 1,13: what a reader redoes on the page"
    assert flat(found.reading[0]) == "Intervalle à 95\u202f%\u202f: de 1,1 à 3,6."
    assert [line.label for line in found.chart.lines] == ["Élèves", "Élèves des classes non rencontrées"]
    assert [line.change for line in found.chart.lines] == ["+3,48 points sur 30", "+1,13 point sur 30"]


def test_the_levels_of_a_change_are_named_by_their_waves_in_the_complete_tables(charenton: Evaluated) -> None:
    annex = compose(charenton.results["comite"], "annexe_technique", "provisoire")
    listed = [row for block in annex.blocks if isinstance(block, doc.DataTable) for row in block.rows if row]
    labels = {row[0].text for row in listed}
    image = [row[0] for row in listed if row[0].detail == "ELE-03a"]
    assert image[0].text == "Image que les élèves ont de l’entreprise, avant et après"
    assert image[1].text == "– Avant la rencontre (mars 2015)"
    assert not [row[0] for row in listed if row[0].text in ("– Avant", "– Après") and row[0].detail.startswith("ELE-")]
    assert any("RR1 à RR6, tous égaux, après la rencontre" in label for label in labels)
