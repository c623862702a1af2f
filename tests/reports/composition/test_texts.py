"""What people wrote, what is to be written or mended, and who evaluated with which data: whole notes and rows."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from initiatives.validation.quality import Passage
from reports import document as doc
from reports.composition.pieces.texts import quality_card, text
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.reports.small_results import published, table

N = "\u202f"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (None, ("À compléter", "Texte à écrire dans texts/bilan.md.")),
        ("  \n", ("À compléter", "Texte à écrire dans texts/bilan.md.")),
        (
            "---\n: : :\n---\nNous.",
            ("Texte à corriger", f"texts/bilan.md, ligne 1{N}: l’en-tête entre les deux lignes «{N}---{N}»"),
        ),
        ("Nous avons appris.", ("", "Nous avons appris.")),
    ],
    ids=["absent", "blank", "badly headed", "written"],
)
def test_a_text_is_shown_or_it_is_said_what_is_to_be_done(
    tmp_path: Path, written: str | None, shown: tuple[str, str]
) -> None:
    if written is not None:
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / "bilan.md").write_text(written, encoding="utf-8")
    (found,) = text(published(folder=tmp_path), "bilan")
    assert isinstance(found, doc.Note | doc.Prose)
    assert isinstance(found, doc.Note) is bool(shown[0])
    assert (found.title if isinstance(found, doc.Note) else "") == shown[0]
    assert flat(found.inline).startswith(shown[1])


def card(*passages: Passage, **declared: Any) -> dict[str, str]:
    known = published(**declared)
    rows = table(quality_card(ReportedResults(replace(known.results, passages=passages)))).rows
    return {name.text: said.text for name, said in rows}


def passage(read: int, used: int, *, counted: bool = True) -> Passage:
    return Passage("seniors", "fin", None, "ab", read, used, {}, {}, counted=counted)


def test_the_card_says_who_evaluates_when_and_with_which_data() -> None:
    found = card(passage(1200, 1100), passage(40, 30), interests="L’évaluateur est membre du collectif.")
    assert found == {
        "Commanditaire": "Collectif",
        "Évaluateur": "Collectif",
        "Liens d’intérêt": "L’évaluateur est membre du collectif.",
        "Territoire": "Ici",
        "Dates de terrain": f"Vague (1er octobre 2014 – 31 octobre 2014){N}; Vague (1er octobre 2014 – 31 octobre 2014)",
        "Date de l’évaluation": "30 juin 2015",
        "Groupes interrogés": "Seniors",
        "Lignes de données": f"1{N}240 lues, 1{N}130 utilisées, 110 écartées",
        "Confidentialité": "Aucun chiffre calculé sur moins de 5 personnes (11 pour la santé) ou de 3 organisations",
        "Version des données": "essai",
    }


@pytest.mark.parametrize(("counted", "besides"), [(True, ""), (False, ", sans les fichiers dont le nombre est masqué")])
def test_a_file_whose_rows_are_masked_is_told(counted: bool, besides: str) -> None:
    found = card(passage(12, 10), passage(0, 0, counted=counted))["Lignes de données"]
    assert found == f"12 lues, 10 utilisées, 2 écartées{besides}"


def test_made_up_data_are_told_first_and_interests_that_nobody_declared_too() -> None:
    found = card(synthetic=True)
    assert next(iter(found.items())) == ("Nature des données", "Données synthétiques de démonstration")
    assert found["Liens d’intérêt"] == "Non déclarés"
