"""Initiatives that no designer plans for: words that try to be read as markup, endless words, 200 partners, nearly no data."""

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import lxml.html
import pikepdf
import pytest

from indicators.figures.results import PublishedResults
from reports import document as doc
from reports.charts.chart_spec import ChartSpec
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.fonts import legible
from reports.charts.milestones import Milestones, Moment
from reports.charts.stacked import StackedBars, StackedRow
from reports.composition.compose import compose
from reports.rendering.breaking import SOFT_HYPHEN, breakable, height
from reports.rendering.column_widths import ANNEX, BODY
from reports.rendering.drawings import draw, draw_all
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from reports.tables.csv_files import results_csv
from tests.conftest import evaluated
from tests.flows.filled import filled
from tests.reports.charts.test_charts import extent, letters
from tests.reports.rendering.pdf_text import page_text
from tests.reports.sample_report import TABLE

MARKUP = "#let x = 1 $a$ *b* = Titre @ref \\ `code` // rien <script>alert(1)</script> &amp; ]]> <!-- {{ 7*7 }} {% raw %} שלום 😀"
WORD = "Anticonstitutionnellement" * 8
LABEL = (
    "Accompagnement des personnes âgées isolées par de jeunes volontaires, dans les structures et à domicile. " * 2
).strip()
DAY = date(2014, 6, 1)
Change = Callable[[Path], None]


def tiny(folder: Path, *changes: Change) -> PublishedResults:
    """Return what the committee reads of the tiny initiative, once changed."""
    home = filled(folder)
    for change in changes:
        change(home)
    return evaluated(home).results["comite"]


def swap(file: str, old: str, new: str) -> Change:
    def change(home: Path) -> None:
        text = (home / file).read_text(encoding="utf-8")
        assert old in text
        (home / file).write_text(text.replace(old, new), encoding="utf-8")

    return change


def cut(file: str, pattern: str, new: str = "") -> Change:
    def change(home: Path) -> None:
        text, found = re.subn(pattern, new, (home / file).read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
        assert found
        (home / file).write_text(text, encoding="utf-8")

    return change


def named(words: str) -> tuple[Change, ...]:
    """Give these words as a name to all that an evaluator names."""
    quoted = json.dumps(words, ensure_ascii=False)
    declared = (
        "Jardin partagé",
        "Ville de Melle",
        "Cabinet Exemple",
        "Pays mellois",
        "Les Jardiniers",
        "Fin de l’action",
    )
    asked = ("Je suis satisfait de l’action.", "Les rencontres")
    measured = ("Habitants satisfaits", "Habitants qui ont rencontré de nouvelles personnes")
    return (
        *(swap("initiative.yaml", name, quoted) for name in (*declared, "L’action crée-t-elle du lien ?")),
        swap("initiative.yaml", "label: Habitants\n", f"label: {quoted}\n"),
        *(swap("questionnaires/habitants.yaml", name, quoted) for name in asked),
        *(swap("indicators.yaml", name, quoted) for name in measured),
        lambda home: (home / "texts" / "conclusion.md").write_text(f"Bilan.\n\n- {words}\n", encoding="utf-8") and None,
    )


def rendered(document: doc.Document) -> tuple[lxml.html.HtmlElement, pikepdf.Pdf]:
    drawings = draw_all([document])
    page = lxml.html.document_fromstring(render_html(document, drawings))
    return page, pikepdf.open(io.BytesIO(render_pdf(document, drawings)))


def said(page: Any) -> str:
    """Return what a page says, without spaces: French typography sets its own around signs."""
    return squeezed(" ".join(page.xpath(".//text()[not(ancestor::script or ancestor::style)]")))


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words).replace(SOFT_HYPHEN, "")


def test_words_that_look_like_markup_are_words_in_both_outputs(tmp_path: Path) -> None:
    results = tiny(tmp_path, *named(MARKUP))
    document = compose(results, "complete", "provisoire")
    page, pdf = rendered(document)
    assert page.findtext(".//h1") == MARKUP
    assert said(page).count(squeezed(MARKUP)) > 10
    assert not [script for script in page.xpath("//script") if "alert" in script.text_content()]
    assert not page.xpath("//comment()")
    cover = page_text(pdf.pages[0]).replace(SOFT_HYPHEN, "")
    for word in MARKUP.split(" ")[:-2]:
        assert word in cover, word
    assert str(pdf.docinfo["/Title"]).startswith(f"{MARKUP} — ")


def test_a_name_cannot_turn_around_the_words_and_numbers_after_it() -> None:
    assert legible("\u202eNom\u2066 : 75\u202f%") == "Nom : 75\u202f%"
    assert legible("שלום") == "שלום"


def test_a_spreadsheet_does_not_compute_a_label(tmp_path: Path) -> None:
    results = tiny(tmp_path, swap("indicators.yaml", "Habitants satisfaits", '"=1+1"'))
    labels = {line["libelle"] for line in csv.DictReader(io.StringIO(results_csv(results)), delimiter=";")}
    assert "'=1+1" in labels
    assert not [label for label in labels if label[:1] in "=+-@"]


@pytest.mark.parametrize("words", [WORD, LABEL], ids=["word", "label"])
def test_names_of_200_letters_are_whole_in_both_outputs(tmp_path: Path, words: str) -> None:
    page, pdf = rendered(compose(tiny(tmp_path, *named(words)), "complete", "provisoire"))
    assert page.findtext(".//h1").replace(SOFT_HYPHEN, "") == words
    assert said(page).count(squeezed(words)) > 10
    shown = page.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::*[local-name()='svg'])]")
    assert not [text for text in shown if re.search(r"[^\W\d_]{31,}", text)]
    cover = page_text(pdf.pages[0]).replace(SOFT_HYPHEN, "")
    assert cover.count(squeezed(words)) == 4
    assert str(pdf.docinfo["/Title"]).startswith(f"{words} — ")


def test_long_words_may_be_cut_and_addresses_are_left_alone() -> None:
    assert breakable("anticonstitutionnellement") == "anticonstitutionnellement"
    assert breakable(WORD).replace(SOFT_HYPHEN, "") == WORD
    assert max(map(len, breakable(WORD).split(SOFT_HYPHEN))) <= 12
    address = f"https://exemple.fr/{WORD}?a=1"
    assert breakable(f"Voir {address}") == f"Voir {address}"


def test_a_table_of_few_but_long_rows_may_run_over_the_page() -> None:
    def rows(text: str, count: int) -> doc.DataTable:
        columns = (doc.TableColumn("Un"), doc.TableColumn("Deux"), doc.TableColumn("Trois", numeric=True))
        return replace(TABLE, columns=columns, rows=((doc.TableCell(text),) * 2 + (doc.TableCell("9"),),) * count)

    assert 50 < height(rows("court", 9), BODY) < 100
    assert height(rows(LABEL, 9), BODY) > 195
    assert height(rows(LABEL, 9), ANNEX) > 125
    assert height(rows(LABEL, 2), ANNEX) < height(rows(LABEL, 2), BODY) < 125


@pytest.mark.parametrize(
    "chart",
    [
        StackedBars(alt="", levels=(LABEL, "Oui"), scheme="ordre", rows=(StackedRow("Un", 40, (10, 30), 0),)),
        Dumbbell(
            alt="",
            before_label=LABEL,
            after_label=LABEL,
            minimum=1,
            maximum=4,
            group="",
            rows=(DumbbellRow("Un", 9, 1, 2, "+1"),),
        ),
        Milestones(
            alt="",
            events=(Moment(DAY, DAY, LABEL, LABEL),),
            asked=(Moment(DAY, DAY, LABEL, "Enquête"),),
        ),
    ],
    ids=["key", "moments", "dates"],
)
def test_long_keys_and_dates_stay_on_the_sheet(chart: ChartSpec) -> None:
    for picture in (drawing := draw(chart)).page, drawing.phone:
        for text in letters(picture):
            start, end, baseline = extent(text)
            assert start > -0.3, text.text
            assert end < picture.width_mm + 0.3, text.text
            assert 1.5 < baseline < picture.height_mm + 0.1, text.text


_OPTIONS = "".join(f"      choix_{number}: Choix numéro {number}\n" for number in range(25))
_INDICATOR = """    habitants_interets:
      code: HAB-03
      label: Ce que les habitants ont apprécié
      benefits: publics
      step: appreciation
      level: appreciation
      evidence: declare
      unit: part
      measure: {multiple_choice: interets}
      reading: "{label} : {value} des {n} habitants."
      source: Questionnaire aux habitants.
"""


def _lone_question(home: Path) -> None:
    cut("questionnaires/habitants.yaml", r"^  lien:.*")(home)
    cut("indicators.yaml", r"^    habitants_lien:.*")(home)
    cut("initiative.yaml", r"^  lien:\n.*?\n\n", "\n")(home)
    _answers(home, lambda row: row[:4])


def _many_options(home: Path) -> None:
    cut("questionnaires/habitants.yaml", r"^      activites:.*?(?=^  age:)", _OPTIONS)(home)
    with (home / "indicators.yaml").open("a", encoding="utf-8") as written:
        written.write(_INDICATOR)
    heads = [f"interets[choix_{number}]" for number in range(25)]
    _answers(home, lambda row: [*row[:5], *(heads if row[0] == "id_reponse" else ["1", "0"] * 12 + ["1"]), *row[8:]])


def _blank_wave(home: Path) -> None:
    first = "  avant:\n    label: Début\n    from: 2024-10-01\n    to: 2024-10-31\n  fin:\n"
    swap("initiative.yaml", "  fin:\n", first)(home)
    source = "  - {group: habitants, wave: avant, file: exports/habitants_avant.csv, format: csv}\n"
    swap("initiative.yaml", "sources:\n", f"sources:\n{source}")(home)
    heads = (home / "exports" / "habitants_fin.csv").read_text(encoding="utf-8").splitlines()[0]
    rows = [f"r{number};12/10/2024;oui;;;;;;" for number in range(12)]
    (home / "exports" / "habitants_avant.csv").write_text("\n".join([heads, *rows, ""]), encoding="utf-8")


def _answers(home: Path, change: Callable[[list[str]], list[str]]) -> None:
    file = home / "exports" / "habitants_fin.csv"
    rows = [";".join(change(line.split(";"))) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _three_people(home: Path) -> None:
    file = home / "exports" / "habitants_fin.csv"
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:4]), encoding="utf-8")


POOR: dict[str, tuple[Change, tuple[str, ...]]] = {
    "a group of three": (_three_people, ("Masqué pour protéger les personnes et les organisations",)),
    "a wave without answers": (
        _blank_wave,
        ("« Habitants » n’a donné aucune réponse à la vague « Début » : ses chiffres y sont sans donnée", "6 sur 12"),
    ),
    "no partner, no session": (
        cut("initiative.yaml", r"^partners:\n.*?\n\n", "partners: {}\n\n"),
        ("Aucune organisation de l’alliance n’a été déclarée.",),
    ),
    "one question": (
        _lone_question,
        ("6 des 12 habitants répondants sont satisfaits", "Aucun résultat de ce rapport ne porte sur ce sujet"),
    ),
    "a question with 25 options": (_many_options, ("Choix numéro 0", "Choix numéro 24")),
}


@pytest.mark.parametrize("name", POOR)
def test_poor_data_gives_a_report_that_says_what_is_missing(tmp_path: Path, name: str) -> None:
    change, expected = POOR[name]
    page, pdf = rendered(compose(tiny(tmp_path, change), "complete", "provisoire"))
    words = said(page)
    printed = "".join(page_text(sheet) for sheet in pdf.pages)
    for sentence in expected:
        assert squeezed(sentence) in words, sentence
        assert squeezed(sentence) in printed, sentence


def test_two_hundred_partners_have_their_report_each(tmp_path: Path) -> None:
    partners = "".join(
        f"  partenaire_{number}:\n    name: Association numéro {number} du pays\n    type: association\n    joined: 2024-09-01\n"
        for number in range(199)
    )
    home = filled(tmp_path)
    swap("initiative.yaml", "\nwaves:\n", f"{partners}\nwaves:\n")(home)
    results = evaluated(home).results
    assert len([one for one in results if one.startswith("partenaire:")]) == 200
    page, pdf = rendered(compose(results["comite"], "complete", "provisoire"))
    assert squeezed("Les 200 membres du collectif") in said(page)
    assert len(pdf.pages) < 30
    _, own = rendered(compose(results["partenaire:partenaire_7"], "partenaire", "provisoire"))
    assert "Associationnuméro7dupays" in page_text(own.pages[0])
