"""Every row of every file is used, or set aside and told: records are counted here by csv and openpyxl, without the house."""

import csv
import io
import tempfile
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, fromstring, register_namespace, tostring

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.collection.collect import collect
from initiatives.declaration.loading import declare
from initiatives.declaration.vocabulary import FORMATS
from initiatives.validation import validate as stage
from initiatives.validation.answers import check_answers
from initiatives.validation.broken_contract import BrokenContract
from initiatives.validation.dataset import Dataset
from tests.initiatives.small_initiative import DECLARATION, HEADINGS, write

Cells = Sequence[str]
HEAD = HEADINGS.split(";")
GOOD = ("900", "k900", "lilas", "10/02/2020", "oui", "seul", "4", "2,5", "J L", "")
"""An answer that is always there: a wave without any usable row is no evaluation."""
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def cells(*values: str) -> st.SearchStrategy[str]:
    return st.sampled_from(values)


ANSWERS = st.tuples(
    cells("1", "2", "3", ""),
    cells("k1", "k2", "NSP", ""),
    cells("lilas", "Foyer des Roses", "ailleurs", ""),
    cells("11/02/2020", "hier", ""),
    cells("oui", "non", "peut-être", ""),
    cells("seul", "tiers", "autre", ""),
    cells("1", "9", "AO01", ""),
    cells("3", "99", "un peu", ""),
    cells("J", "rien J", "Z", ""),
    cells("Bien ;\net vous ?", ""),
)
NOTHING = st.just(("",) * len(HEAD))
ONLY_SAID_APART = st.just((*[""] * len(HEAD), "hors des colonnes"))
"""A row that holds something where there is no heading, and nowhere else."""
SUMS = st.just(("Total", *[""] * 6, "12", "", ""))
CUT = st.just(("1", "k1", "lilas"))
TOO_LONG = ANSWERS.map(lambda row: (*row[:-1], "Bien", "et vous ?"))
"""A row in which a text that holds the delimiter was not quoted."""
NOTE = st.just(("Source : l’équipe", *[""] * 9))
UNANSWERED = st.just(("1", "k1", "lilas", "10/02/2020", "oui", "", "", "", "", ""))
ROWS = st.lists(
    st.one_of(ANSWERS, ANSWERS, NOTHING, ONLY_SAID_APART, UNANSWERED, SUMS, CUT, TOO_LONG, NOTE),
    min_size=3,
    max_size=40,
)


def _text(sign: str, added: Sequence[str] = ()) -> Callable[[Sequence[Cells]], bytes]:
    """Return what writes a delimited text, with the columns that a tool adds by itself before the others."""

    def written(rows: Sequence[Cells]) -> bytes:
        lines = [[*added, *HEAD], *([*_of_tool(added, rank), *row] for rank, row in enumerate(rows))]
        text = io.StringIO()
        csv.writer(text, delimiter=sign).writerows(lines)
        return text.getvalue().encode("utf-8-sig")

    return written


def _book(above: Sequence[Cells], added: Sequence[str] = ()) -> Callable[[Sequence[Cells]], bytes]:
    """Return what writes a workbook, with lines above the headings."""

    def written(rows: Sequence[Cells]) -> bytes:
        book = openpyxl.Workbook()
        sheet = book.worksheets[0]
        for line in (*above, [*added, *HEAD], *([*_of_tool(added, rank), *row] for rank, row in enumerate(rows))):
            sheet.append([cell or None for cell in line])
        content = io.BytesIO()
        book.save(content)
        return content.getvalue()

    return written


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
for prefix, name in (("office", _OFFICE), ("table", _TABLE), ("text", _TEXT)):
    register_namespace(prefix, name)  # calamine knows elements by these prefixes


def _open_document(rows: Sequence[Cells]) -> bytes:
    """Write a sheet as OpenDocument does: every cell is a text, a blank cell has none."""
    document = Element(f"{{{_OFFICE}}}document-content", {f"{{{_OFFICE}}}version": "1.2"})
    sheet = SubElement(
        SubElement(SubElement(document, f"{{{_OFFICE}}}body"), f"{{{_OFFICE}}}spreadsheet"), f"{{{_TABLE}}}table"
    )
    sheet.set(f"{{{_TABLE}}}name", "Réponses")
    for line in (HEAD, *rows):
        record = SubElement(sheet, f"{{{_TABLE}}}table-row")
        for cell in line:
            held = SubElement(record, f"{{{_TABLE}}}table-cell")
            if cell:
                held.set(f"{{{_OFFICE}}}value-type", "string")
                SubElement(held, f"{{{_TEXT}}}p").text = cell
    content = io.BytesIO()
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = Element(f"{{{manifest}}}manifest")
    for path, media in (("/", kind), ("content.xml", "text/xml")):
        entry = SubElement(entries, f"{{{manifest}}}file-entry")
        entry.set(f"{{{manifest}}}full-path", path)
        entry.set(f"{{{manifest}}}media-type", media)
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", tostring(document, encoding="unicode"))
        archive.writestr("META-INF/manifest.xml", tostring(entries, encoding="unicode"))
    return content.getvalue()


def _of_tool(added: Sequence[str], rank: int) -> list[str]:
    return [f"u{rank}"] * len(added)


WRITERS = {
    "csv, ;": ("csv", _text(";")),
    "csv, tab": ("csv", _text("\t")),
    "kobotoolbox, text": ("kobotoolbox", _text(",", ("_uuid",))),
    "kobotoolbox, workbook": ("kobotoolbox", _book([], ("_uuid",))),
    "limesurvey": ("limesurvey", _book([], ("seed",))),
    "limesurvey, wordings": ("limesurvey", _book([["graine", *[f"Question {name} ?" for name in HEAD]]], ("seed",))),
    "tableur": ("tableur", _book([["Réponses recueillies au printemps"], []])),
    "tableur, OpenDocument": ("tableur", _open_document),
    "framaforms, text": ("framaforms", _text("\t", ("Serial", "SID"))),
    "framaforms, workbook": ("framaforms", _book([["Identifiants"], []], ("Serial", "SID"))),
    "google_forms, text": ("google_forms", _text(",", ("Horodateur",))),
    "google_forms, workbook": ("google_forms", _book([], ("Horodateur",))),
    "microsoft_forms": ("microsoft_forms", _book([], ("Start time", "Email"))),
    "surveymonkey, text": ("surveymonkey", _text(",", ("Respondent ID",))),
    "surveymonkey, workbook": ("surveymonkey", _book([], ("Respondent ID",))),
}


def _records(content: bytes) -> int:
    """Count the records below the line of headings that hold anything at all."""
    if b"opendocument" in content[:200]:
        document = fromstring(zipfile.ZipFile(io.BytesIO(content)).read("content.xml"))
        rows = document.iter(f"{{{_TABLE}}}table-row")
        lines = [["".join(cell.itertext()) for cell in row] for row in rows]
    elif content.startswith(b"PK"):
        sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
        lines = [["" if cell is None else str(cell) for cell in line] for line in sheet.iter_rows(values_only=True)]
    else:
        text = content.decode("utf-8-sig")
        lines = [*csv.reader(io.StringIO(text, newline=""), delimiter=max(";,\t", key=text.splitlines()[0].count))]
    heading = next(place for place, line in enumerate(lines) if "cle" in line or "participant" in line)
    return sum(any(cell.strip() for cell in line) for line in lines[heading + 1 :])


def _checked(folder: Path, format_name: str, content: bytes) -> Dataset:
    suffix = "csv" if not content.startswith(b"PK") else "ods" if b"opendocument" in content[:200] else "xlsx"
    declaration = DECLARATION.replace("debut.csv, format: csv", f"debut_recu.{suffix}, format: {format_name}")
    write(folder, declaration=declaration)
    (folder / f"debut_recu.{suffix}").write_bytes(content)
    initiative, problems = declare(folder)
    assert initiative is not None and not problems, problems
    return stage.validate(initiative, collect(initiative))


def _all_accounted_for(data: Dataset, file: str, source: str, wave: str | None, records: int) -> None:
    (passage,) = (one for one in data.background.passages if (one.source, one.wave) == (source, wave))
    assert passage.read == records
    assert passage.used + sum(passage.set_aside.values()) == records
    told = [one for one in data.findings if one.file.startswith(file) and one.severity == "row_set_aside"]
    assert Counter(one.rule for one in told) == passage.set_aside
    assert len({one.row for one in told}) == len(told), "a row is set aside once"
    used = sum(one.used for one in data.background.passages if one.source == source)
    assert len(data.tables[source].frame) == used


def test_every_format_is_counted() -> None:
    assert {name for name, _ in WRITERS.values()} == set(FORMATS), "WRITERS says how each tool writes a row"


@pytest.mark.parametrize("kind", WRITERS)
@FEW
@given(rows=ROWS)
def test_every_record_of_an_export_is_used_or_told(kind: str, rows: list[Cells]) -> None:
    format_name, written = WRITERS[kind]
    content = written([*rows, GOOD])
    with tempfile.TemporaryDirectory() as folder:
        data = _checked(Path(folder), format_name, content)
    _all_accounted_for(data, "debut_recu", "seniors", "debut", _records(content))


def test_a_row_that_says_nothing_where_it_is_read_is_set_aside_as_such(tmp_path: Path) -> None:
    """One holds what the tool adds by itself, the other a word under no heading."""
    rows = [("",) * len(HEAD), (*[""] * len(HEAD), "hors des colonnes"), GOOD]
    data = _checked(tmp_path, "kobotoolbox", _book([], ("_uuid",))(rows))
    (passage,) = (one for one in data.background.passages if (one.source, one.wave) == ("seniors", "debut"))
    assert passage.used == 1 and passage.set_aside == {"ligne_vide": 2}


PRESENCES = st.lists(
    st.tuples(cells("a1", "a2", "a9", ""), cells("p1", "p2", "p3", ""), cells("", "", "hors des colonnes")), max_size=12
)


@FEW
@given(rows=PRESENCES)
def test_every_record_of_a_register_is_used_or_told(rows: list[Cells]) -> None:
    text = "\n".join(["seance;participant", *(";".join(row) for row in (*rows, ("a1", "p9", "")))]) + "\n"
    with tempfile.TemporaryDirectory() as folder:
        initiative, _ = declare(write(Path(folder), presences=text))
        assert initiative is not None
        data = stage.validate(initiative, collect(initiative))
    _all_accounted_for(data, "presences", "presences", None, _records(text.encode()))


def test_a_run_that_loses_a_row_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    initiative, _ = declare(tmp_path)
    assert initiative is not None

    def careless(*given: object) -> object:
        table, ledgers = check_answers(*given)  # type: ignore[arg-type]
        return type(table)(table.name, table.frame.iloc[1:].reset_index(drop=True), table.decimals), ledgers

    monkeypatch.setattr(stage, "check_answers", careless)
    with pytest.raises(BrokenContract, match="seniors : 1 lignes dans la table, 2 utilisées des fichiers"):
        stage.validate(initiative, collect(initiative))
