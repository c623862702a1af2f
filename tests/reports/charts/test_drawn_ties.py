"""Ties between organisations: named where they agreed to it, counted otherwise, readable however many they are."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.choosing import read_catalogue
from indicators.figures.results import Audience, Figure, PublishedResults
from initiatives.validation.derived_tables.pairs import MOST_NAMED, names_pairs
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.dumbbell import Dumbbell
from reports.charts.ties import Ties, TiesBar
from reports.composition.pieces.complete import complete_tables
from reports.composition.pieces.networks import MOST, own_relations, relations
from reports.composition.published import ReportedResults
from reports.rendering.drawings import draw
from tests.conftest import Evaluated
from tests.reports.charts.test_charts import letters
from tests.reports.charts.words import check_words

CATALOGUE = read_catalogue().indicators
N = "\u202f"
NAMED, TIES = "territoire_relations_nommees", "territoire_relations"


def bars(stay: int, new: int, lost: int, possible: int) -> Ties:
    return Ties(
        alt="",
        bars=(
            TiesBar("Avant", stay, lost, f"{stay + lost} relations, dont {lost} perdues depuis", lost=True),
            TiesBar("Après", stay, new, f"{stay + new} relations, dont {new} nouvelles", lost=False),
        ),
        possible=possible,
        possible_text=f"{possible} paires possibles",
    )


CHARTS: dict[str, ChartSpec] = {
    "barres": bars(20, 14, 3, 91),
    "toutes": bars(0, 1, 0, 1),
    "aucune": bars(0, 0, 0, 3),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_word_stays_on_the_sheet_and_covers_no_other(chart: ChartSpec) -> None:
    fits(chart)


def fits(chart: ChartSpec) -> None:
    drawing = draw(chart)
    assert drawing.page.height_mm < 206, "title, caption and source stand on the same page"
    check_words(drawing)


def figure(indicator: str, part: str, value: float | None, **more: Any) -> Figure:
    status = more.pop("status", "publie" if value is not None else "sans_donnee")
    return Figure(
        indicator=indicator, part=part, part_label=part or "x", cell=Cell(), status=status, value=value, unit="nombre",
        n=None if status == "masque" else more.pop("n", 1), missing=more.pop("missing", 0), method="x", evidence="declare",
        **more,
    )  # fmt: skip


def published(silver_geek: Evaluated, figures: list[Figure]) -> ReportedResults:
    results: PublishedResults = silver_geek.results["comite"]
    chosen = {one.indicator: CATALOGUE[one.indicator] for one in figures}
    return ReportedResults(
        replace(results, indicators={**results.indicators, **chosen}, figures=(*results.figures, *figures))
    )


def whole(**counts: int) -> list[Figure]:
    return [
        figure(TIES, "", counts["apres"] - counts["avant"], n=6),
        *(figure(TIES, part, n) for part, n in counts.items()),
    ]


def named(ties: Mapping[str, tuple[int | None, int | None]]) -> list[Figure]:
    found = [figure(NAMED, "", sum(after or 0 for _, after in ties.values()), n=len(ties), missing=1)]
    for pair, moments in ties.items():
        found += [figure(NAMED, f"{when}.{pair}", tie) for when, tie in zip(("avant", "apres"), moments, strict=True)]
    return found


AGREED = {
    "macif--orange": (1, 1),
    "la_poste--macif": (0, 1),
    "la_poste--orange": (0, 1),
    "macif--spn": (1, 0),
    "orange--spn": (0, 0),
    "la_poste--spn": (None, None),
}


def test_with_agreement_the_ties_of_each_are_drawn_before_and_after_and_listed(silver_geek: Evaluated) -> None:
    told = published(silver_geek, [*whole(avant=2, apres=3, nouvelles=2, perdues=1), *named(AGREED)])
    (found,) = relations(told)
    assert isinstance(found, doc.ShownFinding)
    assert found.title == "Deux relations nouvelles entre trois organisations, une perdue"
    assert isinstance(found.chart, Dumbbell)
    fits(found.chart)
    assert "+2" in [text.text for text in letters(draw(found.chart).phone)], "a change alone follows no point"
    assert [(row.label, row.before, row.after, row.change, row.decimals) for row in found.chart.rows] == [
        ("MACIF", 2, 2, "autant", 0),
        ("Orange", 1, 2, "+1", 0),
        ("La Poste", 0, 2, "+2", 0),
        ("SPN", 1, 0, "−1", 0),
    ]
    assert (found.chart.minimum, found.chart.maximum) == (0, 2)
    assert found.chart.before_label == f"Avant{N}: 2 relations en tout, dont 1 perdue depuis"
    assert found.chart.after_label == f"Après{N}: 3 relations en tout, dont 2 nouvelles"
    assert found.chart.alt == (
        f"{found.title}. MACIF{N}: 2 avant, 2 après{N}; Orange{N}: 1 avant, 2 après{N}; "
        f"La Poste{N}: 0 avant, 2 après{N}; SPN{N}: 1 avant, 0 après."
    )
    (run,) = found.reading[0]
    assert run.text == (
        f"Sur 5 paires connues aux deux moments, on comptait 2 relations avant, dont 1 perdue depuis{N}; il y en a 3 "
        f"après, dont 2 nouvelles. La Poste en a noué le plus de nouvelles (2)."
    )
    assert found.table is not None
    assert [column.heading for column in found.table.columns] == [
        *("Partenaire", "Relations avant", "Relations après"),
        *("Relations d’avant, gardées", "Nouvelles relations", "Relations d’avant, perdues"),
    ]
    assert {tuple(cell.text for cell in row) for row in found.table.rows} == {
        ("MACIF", "2", "2", "Orange", "La Poste", "SPN"),
        ("Orange", "1", "2", "MACIF", "La Poste", "–"),
        ("La Poste", "0", "2", "–", f"Orange{N}; MACIF", "–"),
        ("SPN", "1", "0", "–", "–", "MACIF"),
    }
    assert found.table.note.endswith("aucune relation\u202f: 1.")
    assert "Une paire dont personne n’a parlé" in found.caveat
    assert "avec leur accord" in found.caveat
    listed = [one for one in complete_tables(told, "territoire") if isinstance(one, doc.DataTable)]
    assert listed[-1].rows == found.table.rows
    assert not any(
        "macif--" in cell.text or "avant.macif" in cell.text for one in listed for row in one.rows for cell in row
    )


def test_of_many_organisations_those_with_most_ties_at_either_moment_are_drawn_and_the_others_told(
    silver_geek: Evaluated,
) -> None:
    """One that lost the most is among them; who is left out, and how few ties they have, is said."""
    lent = next(iter(silver_geek.initiative.partners.values()))
    names = {
        f"p{place:02}": lent.model_copy(update={"name": f"Organisation du territoire {place}"})
        for place in range(MOST + 3)
    }
    crowd = silver_geek.initiative.model_copy(update={"partners": names})
    hub, *others = names
    lost, linked = others[-3], others[:MOST]
    ties = {f"{hub}--{one}": (int(one == lost), int(one != lost)) for one in others[:-2] if one in linked}
    ties |= {
        f"{one}--{other}": (1, 0) for one, other in ((lost, others[0]), (lost, others[1]), (others[0], others[-1]))
    }
    ties[f"{hub}--{others[-2]}"] = (0, 0)
    told = published(silver_geek, named(ties))
    (found,) = relations(ReportedResults(replace(told.results, initiative=crowd)))
    assert isinstance(found, doc.ShownFinding)
    assert isinstance(found.chart, Dumbbell)
    assert len(found.chart.rows) == MOST
    assert found.chart.rows[0].label == names[hub].name
    assert names[lost].name in [row.label for row in found.chart.rows], "three ties before, none left"
    text = "".join(run.text for inline in found.reading for run in inline)
    assert text.endswith(
        "Les 3 non dessinées ont au plus 1 relation à chaque moment\u202f: le tableau les donne toutes."
    )
    assert found.table is not None
    assert len(found.table.rows) == len(names)
    fits(found.chart)


def test_without_agreement_ties_are_counted_and_it_is_said_why_nobody_is_named(silver_geek: Evaluated) -> None:
    (found,) = relations(published(silver_geek, whole(avant=2, apres=3, nouvelles=2, perdues=1)))
    assert isinstance(found, doc.ShownFinding)
    assert found.title == "Deux relations nouvelles entre les acteurs, une perdue"
    assert "n’ont pas accepté" in found.caveat
    assert isinstance(found.chart, Ties)
    assert [(one.stay, one.alone) for one in found.chart.bars] == [(1, 1), (1, 2)]
    said = f"{found.chart.alt} {found.caveat}"
    assert not any(partner.name in said for partner in silver_geek.initiative.partners.values())


def test_masked_ties_are_words_and_no_tie_at_all_is_nothing(silver_geek: Evaluated) -> None:
    masked = [figure(TIES, part, None, status="masque", reason="moins de 3 organisations") for part in ("", "avant")]
    (note,) = relations(published(silver_geek, masked))
    assert isinstance(note, doc.Note)
    assert "moins de 3 organisations" in "".join(run.text for run in note.inline)
    assert relations(published(silver_geek, [])) == ()


def test_too_many_organisations_to_be_named_are_counted(silver_geek: Evaluated) -> None:
    lent = silver_geek.initiative
    many = {f"p{place:02}": next(iter(lent.partners.values())) for place in range(MOST_NAMED + 1)}
    agreed = lent.model_copy(update={"shares_with": lent.shares_with.model_copy(update={"relations": "all"})})
    assert names_pairs(agreed)
    crowd = agreed.model_copy(update={"partners": many})
    assert not names_pairs(crowd)
    told = published(silver_geek, whole(avant=0, apres=41, nouvelles=41, perdues=0))
    (found,) = relations(ReportedResults(replace(told.results, initiative=crowd)))
    assert isinstance(found, doc.ShownFinding)
    assert isinstance(found.chart, Ties)
    assert "Au-delà de 40" in found.caveat


@pytest.mark.parametrize(
    ("partner", "ties", "said"),
    [
        (
            "la_poste",
            AGREED,
            "Sur 2 autres organisations dont on le sait, vous travailliez avec 0, et aujourd’hui avec 2, dont 2 nouvelles.",
        ),
        (
            "orange",
            AGREED,
            "Sur 3 autres organisations dont on le sait, vous travailliez avec 1, et aujourd’hui avec 2, dont 1 nouvelle.",
        ),
        ("spn", AGREED, "Sur 2 autres organisations dont on le sait, vous travailliez avec 1, et aujourd’hui avec 0."),
        (
            "spn",
            {"macif--spn": (1, 1)},
            "Sur 1 autre organisation dont on le sait, vous travailliez avec 1, et aujourd’hui avec 1.",
        ),
    ],
)
def test_a_partner_reads_its_own_ties(
    silver_geek: Evaluated, partner: str, ties: Mapping[str, tuple[int | None, int | None]], said: str
) -> None:
    told = published(silver_geek, named(ties))
    mine = ReportedResults(replace(told.results, audience=Audience(f"partenaire:{partner}", partner, partner=partner)))
    (found,) = own_relations(mine)
    assert isinstance(found, doc.Prose)
    assert "".join(run.text for run in found.inline).replace(N, " ") == said
    assert {run.about for run in found.inline} == {(NAMED,)}


def test_a_partner_of_no_known_tie_reads_nothing(silver_geek: Evaluated) -> None:
    told = published(silver_geek, named({"macif--orange": (1, 1)}))
    audience = Audience("partenaire:spn", "SPN", partner="spn")
    assert own_relations(ReportedResults(replace(told.results, audience=audience))) == ()
    assert own_relations(ReportedResults(replace(silver_geek.results["comite"], audience=audience))) == ()
