"""A finding on coded interviews names in its title the effects that most speak of, not only how many speak of some."""

from dataclasses import replace
from typing import Any

import pytest

from reports import document as doc
from reports.composition.pieces.findings import finding
from reports.composition.pieces.limits import unexpected_effects
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.indicators.small import indicator
from tests.reports.small_results import published, said, told

N = "\u202f"
SAID = "Des effets non prévus sont évoqués dans {k} [entretien|entretiens] sur {n}."
LABELS = {"fierte": "La fierté", "charge": "La charge", "liens": "Des liens", "bruit": "Le bruit"}
SENSES = ("non_prevu", "negatif", "non_prevu", "negatif")
GRID = {
    "version": "1",
    "codes": {code: {"label": LABELS[code], "sense": sense} for code, sense in zip(LABELS, SENSES, strict=True)},
}


def known(
    counts: tuple[int, ...], of: str = "entretiens_menes", senses: tuple[str, ...] = ("non_prevu", "negatif")
) -> ReportedResults:
    one = indicator("effets", {"coded": "code", "of": of, "sense": senses}, code="TER", unit="nombre", reading=SAID)
    parts = [told(one, 8, 40)]
    for code, count in zip(LABELS, counts, strict=True):
        parts.append(replace(told(one, count, 40, code), part_label=LABELS[code]))
    return published([(one, tuple(parts))], coding=GRID)


def shown(*asked: Any, **changes: Any) -> doc.ShownFinding:
    (found,) = finding(known(*asked, **changes), "effets")
    assert isinstance(found, doc.ShownFinding)
    return found


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((2, 5, 1, 0), f"Effets non prévus ou négatifs{N}: d’abord «{N}La charge{N}» (5 entretiens sur 40)"),
        (
            (5, 5, 1, 0),
            f"Effets non prévus ou négatifs{N}: d’abord «{N}La fierté{N}» et «{N}La charge{N}», à égalité (5 entretiens sur 40)",
        ),
        ((1, 0, 0, 0), f"Effets non prévus ou négatifs{N}: d’abord «{N}La fierté{N}» (1 entretien sur 40)"),
        ((3, 3, 3, 3), "Des effets non prévus sont évoqués dans 8 entretiens sur 40"),
    ],
    ids=["one", "two alike", "once", "none stands out"],
)
def test_the_title_names_what_most_speak_of_in_counts(counts: tuple[int, ...], title: str) -> None:
    found = shown(counts)
    assert found.title == title
    whole = "Des effets non prévus sont évoqués dans 8 entretiens sur 40."
    assert [flat(one) for one in found.reading] == ([] if title == whole[:-1] else [whole])


def test_it_says_where_it_was_heard_and_which_kinds_were_sought() -> None:
    written = shown((2, 5, 1, 0), of="reponses_codees")
    assert written.title.endswith("(5 réponses libres sur 40)")
    assert shown((2, 5, 1, 0), senses=("negatif",)).title.startswith(f"Effets négatifs{N}: d’abord")


@pytest.mark.parametrize("counts", [(2, 5, 1, 0), (3, 3, 3, 3)], ids=["one stands out", "none does"])
def test_two_pages_say_what_the_title_of_the_whole_report_says(counts: tuple[int, ...]) -> None:
    assert said(unexpected_effects(known(counts), short=True)) == [f"{shown(counts).title}."]
