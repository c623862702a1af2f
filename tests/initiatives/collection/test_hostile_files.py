"""Files that are damaged, by accident or on purpose: read, or refused with a sentence; never anything else."""

import io
import os
import re
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.collection import sources, workbooks
from initiatives.collection.collect import collect
from initiatives.collection.grid import UnreadableSource
from initiatives.collection.old_workbook import never_ends
from initiatives.collection.opened_files import bytes_of
from initiatives.collection.sheet_markup import MarkedWorkbook
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
from tests.initiatives.collection.test_workbooks import with_part
from tests.initiatives.small_initiative import HEADINGS, write

EXPECTED = {heading: dict[str, str]() for heading in ("cle", "age", "note")}
LINES: list[list[object]] = [["cle", "age", "note"], *([f"k{rank}", rank, "été; à voir"] for rank in range(12))]


def _text() -> bytes:
    return "".join(f'{key};{age};"{note}"\r\n' for key, age, note in LINES).encode()


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for line in LINES:
        book.worksheets[0].append(line)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


TEXT, WORKBOOK = _text(), _workbook()
_CUTS = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=8)), min_size=1, max_size=5)


def mutated(content: bytes, cuts: list[tuple[float, int, bytes]]) -> bytes:
    """The content with pieces taken out and others put in their place."""
    for share, taken, put in cuts:
        place = int(share * len(content))
        content = content[:place] + put + content[place + taken :]
    return content


@given(cuts=_CUTS, kind=st.sampled_from(["csv", "kobotoolbox", "limesurvey", "surveymonkey"]))
def test_any_damage_to_a_text_is_read_or_refused(cuts: list[tuple[float, int, bytes]], kind: str) -> None:
    _read_or_refuse(kind, mutated(TEXT, cuts))


@given(cuts=_CUTS, kind=st.sampled_from(["tableur", "limesurvey", "framaforms"]))
def test_any_damage_to_a_workbook_is_read_or_refused(cuts: list[tuple[float, int, bytes]], kind: str) -> None:
    _read_or_refuse(kind, mutated(WORKBOOK, cuts))


@given(content=st.binary(max_size=200), kind=st.sampled_from(["csv", "tableur", "kobotoolbox"]))
def test_any_bytes_are_read_or_refused(content: bytes, kind: str) -> None:
    _read_or_refuse(kind, content)


def _read_or_refuse(kind: str, content: bytes) -> None:
    try:
        grid = sources.read(kind, content, None, EXPECTED)
    except UnreadableSource as refused:
        assert str(refused).endswith((".", "»"))
        return
    assert all(len(column) == len(grid.rows) for column in grid.columns)
    assert len(grid.names) == len(grid.headings) == len(grid.letters) == len(grid.columns)


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ((HEADINGS + ";" + ";".join(f"c{rank}" for rank in range(10_000)) + "\n").encode(), "10010 colonnes"),
        (f"{HEADINGS}\n1;k1;lilas;10/10/2020;oui;seul;4;2,5;J;{'a' * 200_000}\n".encode(), "plus de 100000 caractères"),
        (f"{HEADINGS}\n1;k1;\x00\n".encode(), "pas un fichier de texte"),
    ],
)
def test_what_is_beyond_any_survey_is_refused_by_its_cause(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, cause: str
) -> None:
    folder = write(tmp_path_factory.mktemp("hostile"))
    (folder / "fin.csv").write_bytes(content)
    initiative, _ = declare(folder)
    assert initiative is not None
    with pytest.raises(UnusableInitiative, match=cause):
        collect(initiative)


def _with_sheet(change: Callable[[bytes], bytes]) -> bytes:
    name = "xl/worksheets/sheet1.xml"
    return with_part(WORKBOOK, name, change(zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(name)))


def _open_document(lines: str, *, manifest: str = "<manifest/>") -> bytes:
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    body = f'<office:body><office:spreadsheet><table:table table:name="F">{lines}</table:table></office:spreadsheet></office:body>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", f"<office:document-content{spaces}>{body}</office:document-content>")
    return content.getvalue()


def _line(*texts: str, row: str = "", cell: str = "") -> str:
    cells = (
        f'<table:table-cell office:value-type="string"{cell}><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row{row}>{''.join(cells)}</table:table-row>"


def _with_shared_texts(index: bytes, place: bytes = b"A3", *, otherwise: str = "") -> bytes:
    """The workbook with its texts kept apart, as most tools do, the one at `place` told by `index`."""
    name, texts = "xl/worksheets/sheet1.xml", list[bytes]()

    def put(found: re.Match[bytes]) -> bytes:
        texts.append(found[2])
        told = index if found[1] == place else b"%d" % (len(texts) - 1)
        return b'<c r="%s" t="s"%s><v>%s</v></c>' % (found[1], otherwise.encode(), told)

    xml = zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(name)
    xml = re.sub(rb'<c r="(\w+)" t="inlineStr"><is><t>(.*?)</t></is></c>', put, xml)
    held = b"".join(b"<si><t>%s</t></si>" % text for text in texts)
    main = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    apart = with_part(with_part(WORKBOOK, name, xml), "xl/sharedStrings.xml", b"<sst %s>%s</sst>" % (main, held))
    links = "xl/_rels/workbook.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    link = f'<Relationship Id="texts" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    known = zipfile.ZipFile(io.BytesIO(WORKBOOK)).read(links).replace(b"</Relationships>", link)
    return with_part(apart, links, known)


@pytest.mark.parametrize("otherwise", ["", ' s="0"'])
@pytest.mark.parametrize("index", [b"9999", b"-1", b"x", b"1.5", b" 5 ", b"99999999999999999999"])
def test_a_text_that_a_workbook_has_lost_is_told_and_not_taken_for_another(index: bytes, otherwise: str) -> None:
    grid = sources.read("tableur", _with_shared_texts(index, otherwise=otherwise), None, EXPECTED)
    assert grid.columns[0].dropna().tolist() == ["k0", *(f"k{rank}" for rank in range(2, 12))]
    assert [(one.reason, one.lines.tolist(), one.column) for one in grid.troubles] == [("damaged", [1], 0)]


def test_texts_kept_apart_are_read() -> None:
    for otherwise in ("", ' s="0"'):
        grid = sources.read("tableur", _with_shared_texts(b"5", otherwise=otherwise), None, EXPECTED)
        assert (grid.columns[0].tolist(), grid.troubles) == ([f"k{rank}" for rank in range(12)], ())


@pytest.mark.parametrize("index", [b"9999", b"-1"])
def test_a_heading_that_a_workbook_has_lost_is_no_other(index: bytes) -> None:
    assert sources.read("tableur", _with_shared_texts(index, b"C1"), None, EXPECTED).names == ("cle", "age")


def test_a_sheet_that_nobody_reads_is_counted_though_it_has_lost_a_text() -> None:
    assert workbooks.rows_of_others(_with_shared_texts(b"9999"), ()) == {"Sheet": 12}


REPEATS = (
    b'<c r="A2" t="inlineStr"><is><t>' + b' t="e"' * 400_000 + b"</t></is></c>",
    b"<f " * 400_000,
    b' t="s"' * 400_000 + b"><v/>",
    b"<c" + b' t="e"' * 400_000,
)


@pytest.mark.parametrize("repeated", REPEATS, ids=range(len(REPEATS)))
def test_a_sheet_that_repeats_what_is_looked_for_is_looked_at_once(repeated: bytes) -> None:
    """A hundred milliseconds, where looking again at each repetition takes hours."""
    cell = b'<c r="B2" t="s"><v>x</v></c><c r="C2" t="e"/><row r="3" hidden="1"/>'
    xml = b'<worksheet><sheetData><row r="2">' + repeated + cell + b"</row></sheetData></worksheet>"
    found = MarkedWorkbook(with_part(WORKBOOK, "xl/worksheets/sheet1.xml", xml)).of("Sheet")
    assert found.errors[-1].tolist() == [1, 2]
    assert found.hidden == {2}
    assert found.damaged[-1].tolist() == [1, 1]


def test_cells_that_do_not_say_where_they_are_are_counted_once() -> None:
    row = b"<row>" + b'<c t="e"/>' * 100 + b"</row>"
    xml = (
        b"<worksheet><sheetData>" + row * 100 + b'<row r="400" hidden="1"/><row hidden="true"/></sheetData></worksheet>'
    )
    found = MarkedWorkbook(with_part(WORKBOOK, "xl/worksheets/sheet1.xml", xml)).of("Sheet")
    assert found.errors.tolist() == [[line, column] for line in range(100) for column in range(100)]
    assert found.hidden == {399, 400}


HEAD = _line("cle", "age", "note")
BLANK_TAIL = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def test_what_cannot_be_seen_in_a_workbook_of_another_kind_is_said() -> None:
    of_libreoffice = sources.read("tableur", _open_document(HEAD + _line("k0", "1", "x")), None, EXPECTED).how
    assert "ne se voit pas" in of_libreoffice.sentence()
    assert "ne se voit pas" not in sources.read("tableur", WORKBOOK, None, EXPECTED).how.sentence()


def test_a_strict_workbook_is_seen_as_any_other() -> None:
    names = {
        b"schemas.openxmlformats.org/spreadsheetml/2006/main": b"purl.oclc.org/ooxml/spreadsheetml/main",
        b"schemas.openxmlformats.org/officeDocument/2006/relationships": b"purl.oclc.org/ooxml/officeDocument/relationships",
    }
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as usual, zipfile.ZipFile(content, "w") as strict:
        for name in usual.namelist():
            part = usual.read(name)
            for old, new in names.items():
                part = part.replace(old, new)
            strict.writestr(name, part)
    assert sources.read("tableur", content.getvalue(), None, EXPECTED).how.all_seen


@pytest.mark.parametrize(
    ("content", "seems"),
    [
        (
            b'<meta http-equiv="Content-Type"><style>.a{}</style><table><tr><td>cle;age</td></tr></table>',
            "une page web : si vous y voyez un tableau, ouvrez-la dans un tableur",
        ),
        (b'<?xml version="1.0"?><Workbook/>', "un fichier XML : s’il s’ouvre dans un tableur"),
        (b"Received: from a\r\n\tby b\r\nDelivered-To: c\r\n\r\ncle;age\nk;1\n", "un message électronique"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "__substg1.0_0037001F".encode("utf-16-le"), "un message électronique"),
    ],
    ids=["sheets", "xml", "eml", "msg"],
)
def test_what_is_sent_in_place_of_a_table_is_told_by_its_kind(content: bytes, seems: str) -> None:
    with pytest.raises(UnreadableSource, match=seems):
        sources.read("csv", content, None, EXPECTED)


def test_a_text_declared_as_a_workbook_is_told_with_the_format_to_write() -> None:
    with pytest.raises(UnreadableSource, match="format: csv"):
        sources.read("tableur", TEXT, None, EXPECTED)
    with pytest.raises(UnreadableSource) as refused:
        sources.read("tableur", b"\x00\x01" + TEXT, None, EXPECTED)
    assert "format: csv" not in str(refused.value)


def test_a_sheet_that_is_hidden_is_told_where_nothing_else_is_read() -> None:
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("Accueil").append(["Bonjour"])
    content = io.BytesIO()
    book.save(content)
    with pytest.raises(UnreadableSource, match=r"masquées ne sont pas lues.*« Sheet »"):
        sources.read("tableur", content.getvalue(), None, EXPECTED)
    with pytest.raises(UnreadableSource, match="« Sheet » est masquée"):
        sources.read("tableur", content.getvalue(), "Sheet", EXPECTED)


@pytest.mark.parametrize("written", ["Âge ?", "âge?", "Âge ? *", "ÂGE ?:"])
def test_a_heading_may_have_what_a_tool_adds_to_it(written: str) -> None:
    for asked in ("Âge ?", "Âge?"):
        assert sources.read("csv", f"cle;{written}\nk;1\n".encode(), None, {"cle": {}, asked: {}}).names == (
            "cle",
            asked,
        )


def test_what_stands_above_the_headings_is_no_text_of_a_column() -> None:
    grid = sources.read("csv", b"accueil@asso.fr;;\n" + TEXT, None, EXPECTED)
    assert "accueil@asso.fr" not in grid.columns[0].categories


REPEATED = ' table:number-rows-repeated="{}"'


@pytest.mark.parametrize(
    ("kind", "content", "cause"),
    [
        ("tableur", _open_document(HEAD + _line("k", "1", "n", row=REPEATED.format(2_000_000_000))), "2000000000 fois"),
        ("tableur", _open_document(HEAD + _line("k", "1", "n", row=REPEATED.format(6_000)) * 2), "12000 fois"),
        ("tableur", _open_document(HEAD + _line("k", row=REPEATED.format(9_999).replace('"', "'")) * 2), "19998 fois"),
        ("tableur", _open_document(HEAD + _line("k", "1", "n", row=REPEATED.format(10_001))), "10001 fois"),
        ("tableur", _open_document(HEAD + _line("k", cell=" table:number-columns-repeated='90000'")), "90000 fois"),
        ("tableur", _open_document(HEAD, manifest="<m><encryption-data/></m>"), "mot de passe"),
        (
            "tableur",
            _open_document(HEAD).replace(b"<office:doc", b"<!DOCTYPE a><office:doc"),
            "entités|incomplet|lisible",
        ),
        ("tableur", _with_sheet(lambda xml: xml.replace(b'r="A3"', b'r="XFD999999"')), "16384ᵉ colonne"),
        ("tableur", _with_sheet(lambda xml: xml.replace(b'r="A3"', b'r="A4294967295"')), "ligne 4294967295"),
        ("tableur", _with_sheet(lambda xml: xml.replace(b'r="A3"', b'r="ZZZZZ3"')), "colonne"),
        ("tableur", _with_sheet(lambda xml: b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + xml), "entités"),
        ("tableur", with_part(WORKBOOK, "xl/media/a.png", bytes(60_000_000)), "des millions de fois la même chose"),
        ("tableur", with_part(WORKBOOK, "xl/vbaProject.bin", b"Sub"), "macros.*Enregistrez-le en .xlsx"),
        ("csv", with_part(WORKBOOK, "xl/macrosheets/sheet1.xml", b"<x/>"), "macros.*Enregistrez-le en .xlsx"),
        ("tableur", with_part(_open_document(HEAD), "Basic/Standard/script-lb.xml", b"<x/>"), "macros"),
        ("tableur", b"\xd0\xcf\x11\xe0" + bytes(600) + "_VBA_PROJECT_CUR".encode("utf-16-le"), "macros"),
        ("tableur", with_part(WORKBOOK, "xl/externalLinks/externalLink1.xml", b"<x/>"), "lié à d’autres.*Rompre"),
        ("tableur", _open_document(HEAD + "<table:table-source xlink:href='a.ods'/>"), "lié à d’autres.*Rompre"),
        ("tableur", WORKBOOK[: len(WORKBOOK) // 2], "incomplet"),
        ("tableur", b"{\\rtf1 un texte", "mais un document RTF"),
        ("tableur", b"\x1f\x8b\x08", "décompressez-le"),
        ("tableur", b"%PDF-1.7 et la suite", "mais un PDF"),
        ("tableur", b"<html><table>", "mais une page web"),
        ("csv", b"cle;age;note\nk;1;\x00", "octets nuls, le premier à la ligne 2"),
        ("csv", "cle;age;note\nk;1;n".encode("utf-32"), "UTF-32"),
        ("csv", b"cle;age;note\n" + b";" * 3_000_000, "une ligne tient plus de 2 Mo"),
        ("csv", b"cle;age;note\n" + b"\n" * 5_000_001, "millions de lignes"),
        ("csv", b"cle;age;note\n" + b'"k;1;n\n' * 10_050, "plus de la moitié de ses lignes sont abîmées"),
        (
            "csv",
            ("cle;age;note;" + ";".join(f"c{rank}" for rank in range(5_000)) + "\nk;1;2,5").encode(),
            "5003 colonnes",
        ),
    ],
)
def test_a_budget_is_held_before_anything_is_unpacked(kind: str, content: bytes, cause: str) -> None:
    with pytest.raises(UnreadableSource, match=cause):
        sources.read(kind, content, None, EXPECTED)


def test_as_many_repeats_as_people_who_answer_alike_are_read() -> None:
    lines = HEAD + _line("k", "1", "n", row=REPEATED.format(5_000)) * 2
    assert len(sources.read("tableur", _open_document(lines), None, EXPECTED).rows) == 10_000


def _archive(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "application/vnd.oasis.opendocument.text")
    return content.getvalue()


_HELD = "cle,age,note\nk,1,n\n"
OTHER_KINDS = {
    "document RTF": b"{\\rtf1\\ansi cle;age;note\\par\nk;1;n}",
    "PDF": b"%PDF-1.7\n" + _HELD.encode(),
    "page web": f"\ufeff<!-- export -->\n<table><tr><td>\n{_HELD}".encode(),
    "page web ": f"<HTML><body>\n{_HELD}".encode("utf-16"),
    "fichier JSON": b'[["cle","age","note"],["k","1","n"]]',
    "fichier JSON ": b'{"a": 1,\n"b": "\n' + _HELD.encode() + b'"}',
    "fichier XML": b'<?xml version="1.0"?>\n' + _HELD.encode(),
    "image": b"GIF89a\n" + _HELD.encode(),
    "image ": b"\x89PNG\r\n\x1a\n" + _HELD.encode(),
    "fichier compressé": b"BZh91AY&SY\n" + _HELD.encode(),
    "document Word": _archive("[Content_Types].xml", "word/document.xml"),
    "document Word ": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "WordDocument".encode("utf-16-le"),
    "présentation PowerPoint": _archive("[Content_Types].xml", "ppt/presentation.xml"),
    "document ou une présentation LibreOffice": _archive("mimetype", "content.xml"),
    "fichier ZIP": _archive("cle,age,note", "photo.jpg"),
}


@pytest.mark.parametrize("kind", ["csv", "kobotoolbox", "tableur"])
@pytest.mark.parametrize("named", OTHER_KINDS)
def test_what_is_plainly_something_else_is_no_table_though_headings_stand_in_it(named: str, kind: str) -> None:
    with pytest.raises(UnreadableSource, match=f"mais une? {named.strip()}"):
        sources.read(kind, OTHER_KINDS[named], None, EXPECTED)


@pytest.mark.parametrize("first", ["[1] Âge", "{age}", "(a)", "<b>Âge</b>", "Image", "PDF"])
def test_a_heading_that_only_looks_like_another_kind_is_a_heading(first: str) -> None:
    assert sources.read("csv", f"{first};cle\n1;k\n".encode(), None, {first: {}, "cle": {}}).names == (first, "cle")


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\f", "\v", "\x1e", "\r", "\n\r", "\r\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_lines_that_end_as_elsewhere_are_read(end: str, encoding: str) -> None:
    lines = [f"{key};{age};{rank}" for rank, (key, age, _) in enumerate(LINES[1:])]
    for before in ([], ["Export du 3 mai\n"]):
        content = "".join(before) + end.join(["cle;age;note", *lines, ""])
        grid = sources.read("csv", content.encode(encoding), None, EXPECTED)
        assert [column.tolist() for column in grid.columns[:2]] == [
            [line[place] for line in (text.split(";") for text in lines)] for place in (0, 1)
        ]


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_lines_below_headings_may_end_otherwise_than_they_do_and_be_megabytes(end: str) -> None:
    for rows in (3, 60_000):
        lines = [f"k{rank};{rank % 90};" + "é" * 15 for rank in range(rows)]
        for heads in ("cle;age;note\n", "Export\ncle;age;note\n", "Export\nMai\n" + f"cle;age;note{end}"):
            grid = sources.read("csv", (heads + end.join(lines)).encode(), None, EXPECTED)
            assert (len(grid.rows), grid.troubles) == (rows, ())


def test_lines_that_end_with_the_byte_of_a_mark_are_read() -> None:
    content = "\x85".join(["cle;age;note", *(f"k{rank};1;é" for rank in range(5))]).encode("latin-1")
    assert len(sources.read("csv", content, None, EXPECTED).rows) == 5


@pytest.mark.parametrize("mark", ["\u2028", "\v", "\f", "…"])
def test_what_parts_lines_elsewhere_parts_none_within_a_cell(mark: str) -> None:
    texts = [f"a{mark}b", f"c{mark}d"]
    content = "\n".join(["cle;age;note", *(f"k;1;{text}" for text in texts)])
    for encoding in ("utf-8", *(["cp1252"] if mark == "…" else [])):
        assert sources.read("csv", content.encode(encoding), None, EXPECTED).columns[2].tolist() == texts


def _old_workbook(*, table: list[int], lists: int = 0xFFFFFFFE, small: int = 0xFFFFFFFE) -> bytes:
    """A compound file of four sectors; `table` says which follows each, and the first of them is the table itself."""
    header = bytearray(512)
    header[:8], header[30:32] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (9).to_bytes(2, "little")
    header[60:64], header[68:72] = small.to_bytes(4, "little"), lists.to_bytes(4, "little")
    header[76:512] = (0).to_bytes(4, "little") + b"\xff" * 432
    first = b"".join(one.to_bytes(4, "little") for one in table).ljust(512, b"\xff")
    return bytes(header) + first + (1).to_bytes(4, "little") * 384


@pytest.mark.parametrize(
    ("content", "ends"),
    [
        (_old_workbook(table=[0xFFFFFFFD, 2, 3, 0xFFFFFFFE]), True),
        (_old_workbook(table=[0xFFFFFFFD, 2, 1]), False),
        (_old_workbook(table=[0xFFFFFFFD, 1]), False),
        (_old_workbook(table=[0xFFFFFFFD, 0xFFFFFFFE], small=1), False),
        (_old_workbook(table=[0xFFFFFFFD], lists=3), False),
        (_old_workbook(table=[0xFFFFFFFD])[:600], True),
        (TEXT, True),
    ],
)
def test_an_old_workbook_whose_sectors_follow_one_another_in_a_circle_is_not_opened(content: bytes, ends: bool) -> None:
    assert never_ends(content) is not ends
    if content != TEXT:
        with pytest.raises(UnreadableSource, match="pas un classeur lisible"):
            sources.read("tableur", content, None, EXPECTED)


def test_what_is_no_plain_file_is_not_opened(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("devices")
    os.mkfifo(folder / "tube.csv")
    (folder / "sans_fin.csv").symlink_to("/dev/zero")
    for name in ("tube.csv", "sans_fin.csv", "."):
        with pytest.raises(UnreadableSource, match="existe pas"):
            bytes_of(folder, name)


def test_what_spreadsheets_repeat_to_the_end_of_a_sheet_is_read() -> None:
    grid = sources.read(
        "tableur", _open_document(HEAD + _line("k", "1", "n", row=REPEATED.format(3)) + BLANK_TAIL), None, EXPECTED
    )
    assert grid.rows.tolist() == [2, 3, 4]


def test_as_many_people_may_answer_alike_as_one_limit_lets() -> None:
    content = _open_document(HEAD + _line("k", "1", "n", row=REPEATED.format(10_000)))
    assert len(sources.read("tableur", content, None, EXPECTED).rows) == 10_000


def test_a_sheet_that_nobody_reads_is_not_given_room_either(tmp_path_factory: pytest.TempPathFactory) -> None:
    book = openpyxl.load_workbook(io.BytesIO(WORKBOOK))
    book.create_sheet("loin")["XFD1048576"] = "fin"
    content = io.BytesIO()
    book.save(content)
    assert workbooks.rows_of_others(content.getvalue(), {"Sheet"}) == {"loin": 1_048_575}
