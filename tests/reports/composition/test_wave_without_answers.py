"""A wave to which nobody answered, from the export with its headings alone to the pages that people read."""

import re
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import openpyxl
import pytest

from flows.examination import examine
from indicators.figures.results import PublishedResults
from reports.composition.compose import compose
from reports.rendering.drawings import draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from tests.conftest import SILVER_GEEK, Evaluated, evaluated

EMPTY = ("seniors_fin.xlsx", "jeunes_fin.csv", "proches_fin.csv")
"""What Silver Geek sends: nobody answered in spring, of three groups of people."""
EDITIONS = (
    ("comite", "complete"),
    ("comite", "synthese"),
    ("comite", "fiche_experience"),
    ("partenaire:unis_cite", "partenaire"),
    ("structure:structure_01", "structure"),
)


@cache
def folder() -> Path:
    """Copy the demonstration, and leave the headings alone in three of its exports."""
    copied = Path(mkdtemp()) / "silver_geek"
    shutil.copytree(SILVER_GEEK, copied)
    for name in EMPTY:
        export = copied / "exports" / name
        if export.suffix == ".csv":
            export.write_bytes(export.read_bytes().splitlines(keepends=True)[0])
            continue
        workbook = openpyxl.load_workbook(export)
        for sheet in workbook:
            sheet.delete_rows(2, sheet.max_row)
        workbook.save(export)
    return copied


@cache
def spring() -> Evaluated:
    return evaluated(folder())


def test_it_is_something_to_know_and_no_error() -> None:
    found = examine(folder())
    assert not found.problems
    told = [(Path(one.file).name, one.severity) for one in found.findings if one.rule == "vague_sans_reponse"]
    assert sorted(told) == sorted((name, "notice") for name in EMPTY)


def test_nobody_answered_of_those_asked_and_what_they_would_say_is_neither_zero_nor_masked() -> None:
    figures = [one for one in spring().results["comite"].figures if one.cell.wave == "fin"]
    (rate,) = [
        one for one in figures if one.indicator == "evaluation_taux_reponse_proches" and one.cell.scope == "territoire"
    ]
    assert (rate.status, rate.value, rate.k, rate.n) == ("publie", 0.0, 0, 139)
    assert {one.status for one in figures if one.indicator.startswith("proches_")} == {"sans_donnee"}


@pytest.mark.parametrize(("audience", "edition"), EDITIONS)
def test_every_edition_is_made_and_says_it_in_words(audience: str, edition: str) -> None:
    results: PublishedResults = spring().results[audience]
    document = compose(results, edition, "provisoire")
    pictures = draw_all([document])
    html = render_html(document, pictures)
    said = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))
    assert re.search(r"aucune réponse|sans donnée|\b0\s+sur\s+293", said)
    assert not re.search(r"\bnan\b|\bNone\b|: 0 (seniors|proches|jeunes)", said)
    assert render_pdf(document, pictures).startswith(b"%PDF")
