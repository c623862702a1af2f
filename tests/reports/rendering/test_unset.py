"""What is kept of a report that the typesetter cannot lay out: its sentence and its place, and no word of the report."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from reports import document as doc
from reports.rendering import pdf
from reports.rendering.unset import UnsetReport, said
from tests.reports.sample_report import report, words

TOLD = "Mme Dupont-Lavigne ☺ 一, 0612345678, a dit non à Élodie Zabulon"
SECRET = ("dupont", "lavigne", "☺", "一", "0612345678", "élodie", "zabulon", "mme")
FAILING = {
    "panic(data)": "panicked with",
    "panic(upper(data.inline.first().text))": "panicked with",
    "panic(data.inline.first().text + data.inline.first().text)": "panicked with",
    "assert(false, message: data.inline.first().text)": "assertion failed",
    "link(label(data.inline.first().text))[ici]": "does not exist in the document",
    "(a: 1).at(data.inline.first().text)": "and no default value was specified",
    "import data.inline.first().text": "file not found (searched at /blocks/",
    'regex("(" + data.inline.first().text)': "unclosed group",
    "int(data.inline.first().text)": "string contains invalid digits",
    "data.colour": 'dictionary does not contain key "colour"',
    "1 + [x": "unclosed delimiter",
}
"""A faulty template → what Typst says of it."""
KNOWN = {
    word.casefold()
    for file in pdf.TEMPLATES.rglob("*.typ")
    for word in re.findall(r"\w+|[^\x00-\x7f]", file.read_text(encoding="utf-8"))
}


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give templates of PDF that a test may break."""
    shutil.copytree(pdf.TEMPLATES, tmp_path / "pdf")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path / "pdf")
    pdf._compiler.cache_clear()
    yield tmp_path / "pdf"
    pdf._compiler.cache_clear()


@pytest.mark.parametrize(("faulty", "sentence"), FAILING.items())
def test_a_faulty_template_is_told_with_its_place_and_no_word_of_the_report(
    templates: Path, faulty: str, sentence: str
) -> None:
    (templates / "blocks" / "prose.typ").write_text(f"// colour, key\n#let lay-out(data, where) = {faulty}\n")
    with pytest.raises(UnsetReport) as failed:
        pdf.render_pdf(replace(report(), blocks=(doc.Prose(inline=words(TOLD)),)), {})
    told = str(failed.value)
    assert sentence in told
    assert "\n    blocks/prose.typ:2:" in told or "\n    report.typ:" in told
    assert not [secret for secret in SECRET if secret in told.casefold()]
    assert str(templates) not in told
    assert failed.value.__cause__ is None and failed.value.__context__ is None


@given(text=st.text(min_size=1), start=st.integers(0, 40), end=st.integers(1, 60))
def test_nothing_that_a_message_quotes_from_the_report_is_kept(text: str, start: int, end: int) -> None:
    """Whole words or parts of them, cut for the page or not, in any case."""
    quoted = text[start:end]
    error = typst.TypstError("", "")
    error.message, error.diagnostic, error.hints = f"panicked with: {quoted} {quoted.upper()}", quoted, [quoted]
    told = said(error, {"body": [{"kind": "prose", "text": "\u00ad".join(text)}], "annexes": []}, pdf.TEMPLATES)
    kept = re.findall(r"\w+|[^\x00-\x7f]", told.replace("…", " "))
    assert {word.casefold() for word in kept} <= KNOWN | {"panicked"}
