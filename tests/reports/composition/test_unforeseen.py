"""A finding on coded interviews names in its title the effects that most speak of, not only how many speak of some."""

from dataclasses import replace
from typing import Any

import pytest

from reports import document as doc
from reports.composition.pieces import stating, unforeseen
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


ONE = f"l’effet non prévu le plus cité est «{N}La fierté{N}»"
COUNTED = "Des effets non prévus sont évoqués dans 8 entretiens sur 40"


@pytest.mark.parametrize(
    ("counts", "title"),
    [
        ((2, 5, 1, 0), f"En entretien, {ONE} (2 sur 40){N}; le négatif, «{N}La charge{N}» (5 sur 40)"),
        (
            (5, 3, 5, 3),
            f"En entretien, les effets non prévus les plus cités sont «{N}La fierté{N}» et «{N}Des liens{N}» "
            f"(5 sur 40){N}; les négatifs, «{N}La charge{N}» et «{N}Le bruit{N}» (3 sur 40)",
        ),
        ((1, 0, 0, 0), f"En entretien, {ONE} (1 sur 40)"),
        ((0, 0, 0, 0), COUNTED),
    ],
    ids=["one of each", "two alike of each", "one sense", "none"],
)
def test_what_most_speak_of_is_named_in_counts_apart_for_what_is_negative(
    counts: tuple[int, ...], title: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stating, "LONGEST", 300)
    found = shown(counts)
    assert found.title == title
    whole = f"{COUNTED}."
    assert [flat(one) for one in found.reading] == ([] if title == whole[:-1] else [whole])


def test_where_both_are_too_long_for_a_title_it_names_the_negative_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    negative = f"En entretien, l’effet négatif le plus cité est «{N}La charge{N}» (5 sur 40)"
    for longest, title in ((len(negative), negative), (len(negative) - 1, "TER")):
        monkeypatch.setattr(stating, "LONGEST", longest)
        assert shown((2, 5, 1, 0)).title.startswith(title) is (title == negative)


def test_of_a_sense_of_which_none_stands_out_how_many_is_said_so_that_the_good_ones_never_stand_for_both(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(unforeseen, "MOST_ALIKE", 1)
    charge = f"l’effet négatif le plus cité est «{N}La charge{N}» (2 sur 40)"
    assert shown((3, 2, 3, 0)).title == (
        f"En entretien, deux effets non prévus viennent en tête, à égalité (3 sur 40){N}; le négatif, «{N}La charge{N}» (2 sur 40)"
    )
    assert shown((3, 2, 1, 2)).title == f"En entretien, {ONE} (3 sur 40){N}; deux négatifs, à égalité (2 sur 40)"
    assert shown((3, 2, 3, 2)).title == COUNTED
    monkeypatch.setattr(stating, "LONGEST", 100)
    assert shown((3, 2, 3, 0)).title == f"En entretien, {charge}"


def test_it_says_where_it_was_heard() -> None:
    assert shown((2, 5, 1, 0), of="reponses_codees").title.startswith("Dans les réponses libres, l’effet")


@pytest.mark.parametrize("counts", [(2, 5, 1, 0), (0, 0, 0, 0)], ids=["one stands out", "none does"])
def test_two_pages_say_what_the_title_of_the_whole_report_says(counts: tuple[int, ...]) -> None:
    assert said(unexpected_effects(known(counts), short=True)) == [f"{shown(counts).title}."]
