"""Ties between organisations: named where they agreed to it, counted otherwise, readable however many they are."""

import itertools
import random
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from indicators.counting.tallies import Cell
from indicators.definitions.choosing import read_catalogue
from indicators.figures.results import Figure, PublishedResults
from initiatives.declaration.vocabulary import ACTOR_TYPES, LABELS
from initiatives.validation.derived_tables.pairs import MOST_NAMED, names_pairs
from reports import document as doc
from reports.charts import style
from reports.charts.chart_spec import ChartSpec
from reports.charts.network import Actor, NetworkChart, Tie
from reports.charts.ties import Ties, TiesBar
from reports.composition.pieces.complete import complete_tables
from reports.composition.pieces.networks import relations
from reports.composition.published import ReportedResults
from reports.rendering.drawings import draw
from tests.conftest import Evaluated
from tests.reports.charts.words import check_words
from tests.reports.sample_report import HOSTILE, LONG

CATALOGUE = read_catalogue().indicators
NAMED, TIES = "territoire_relations_nommees", "territoire_relations"


def ring(names: list[str]) -> NetworkChart:
    chance = random.Random(len(names))
    kinds = [ACTOR_TYPES[place * len(ACTOR_TYPES) // len(names)] for place in range(len(names))]
    return NetworkChart(
        alt="",
        actors=tuple(Actor(name, kind, LABELS[kind]) for name, kind in zip(names, kinds, strict=True)),
        ties=tuple(
            Tie(one, other, chance.random() < 0.2, chance.random() < 0.4)
            for one, other in itertools.combinations(range(len(names)), 2)
        ),
        before_label="Avant : 3 relations",
        after_label=LONG,
    )


def bars(stay: int, new: int, lost: int, possible: int) -> Ties:
    return Ties(
        alt="",
        bars=(
            TiesBar("Avant", stay, lost, f"{stay + lost} relations, dont {lost} perdues depuis", style.NEGATIVE[1]),
            TiesBar("Après", stay, new, f"{stay + new} relations, dont {new} nouvelles", style.ACCENT),
        ),
        possible=possible,
        possible_text=f"{possible} paires possibles",
    )


CHARTS: dict[str, ChartSpec] = {
    "deux": ring(["Une", "Autre"]),
    "hostiles": ring(list(HOSTILE)),
    "noms de cent lettres": ring([(LONG * 2)[place : place + 100] for place in range(15)]),
    "quarante": ring([f"Organisation numéro {place}" for place in range(40)]),
    "quarante longs": ring([(LONG * 2)[place : place + 100] for place in range(40)]),
    "barres": bars(20, 14, 3, 91),
    "toutes": bars(0, 1, 0, 1),
    "aucune": bars(0, 0, 0, 3),
}


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_every_word_stays_on_the_sheet_and_covers_no_other(chart: ChartSpec) -> None:
    drawing = draw(chart)
    assert drawing.page.height_mm < 206, "title, caption and source stand on the same page"
    check_words(drawing)


def test_drawn_alike_each_time() -> None:
    first = draw(CHARTS["quarante"])
    assert draw(CHARTS["quarante"]) == first


def test_a_tie_that_stays_is_drawn_twice_and_a_new_one_once_in_colour() -> None:
    def strokes(*ties: Tie) -> tuple[int, int]:
        svg = draw(replace(ring(["Une", "Autre", "Troisième"]), ties=ties)).page.svg
        return tuple(  # type: ignore[return-value]
            sum(
                path.split('d="')[1].split('"')[0].count("M ")
                for path in svg.split("<path")[1:]
                if f"stroke: {colour}" in path
            )
            for colour in (style.SECONDARY.lower(), style.ACCENT.lower())
        )

    assert strokes(Tie(0, 1, before=True, after=True)) == (2, 0)
    assert strokes(Tie(0, 1, before=True, after=False)) == (1, 0)
    assert strokes(Tie(0, 1, before=False, after=True)) == (0, 1)


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


def test_with_agreement_each_tie_is_drawn_and_listed(silver_geek: Evaluated) -> None:
    told = published(silver_geek, [*whole(avant=2, apres=3, nouvelles=2, perdues=1), *named(AGREED)])
    (found,) = relations(told)
    assert isinstance(found, doc.ShownFinding)
    assert found.title == "Deux relations nouvelles entre trois organisations, une perdue"
    assert isinstance(found.chart, NetworkChart)
    partners = told.initiative.partners
    drawn = {
        (frozenset((found.chart.actors[tie.one].name, found.chart.actors[tie.other].name)), tie.before, tie.after)
        for tie in found.chart.ties
    }
    assert drawn == {
        (frozenset(partners[key].name for key in pair.split("--")), bool(before), bool(after))
        for pair, (before, after) in AGREED.items()
        if before or after
    }
    assert "La Poste en a noué le plus de nouvelles (2)" in found.chart.alt
    assert found.table is not None
    assert [column.heading for column in found.table.columns][2:] == [
        "Nouvelles relations",
        "Relations d’avant, perdues",
    ]
    read = {
        (frozenset((row[0].text, other)), column in (1, 3), column in (1, 2))
        for row in found.table.rows
        for column in (1, 2, 3)
        for other in row[column].text.split("\u202f; ")
        if other != "–"
    }
    assert read == drawn
    assert found.table.note.endswith("aucune relation\u202f: 1.")
    assert "Une paire dont personne n’a parlé" in found.caveat
    assert "avec leur accord" in found.caveat
    listed = [one for one in complete_tables(told, "territoire") if isinstance(one, doc.DataTable)]
    assert listed[-1].rows == found.table.rows
    assert not any(
        "macif--" in cell.text or "avant.macif" in cell.text for one in listed for row in one.rows for cell in row
    )


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
