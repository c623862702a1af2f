"""Delimited texts: any dialect is read as it was written, and each damaged line is told by its row in a spreadsheet."""

import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from initiatives.collection import sources
from initiatives.collection.grid import Grid, UnreadableSource
from tests.initiatives.collection.sources.test_formats import column, lines, told

HEADINGS = ("cle", "avis", "note")
EXPECTED = {heading: dict[str, str]() for heading in HEADINGS}


def read(content: bytes) -> Grid:
    return sources.read("csv", content, None, EXPECTED)


def row(*cells: str, sign: str = ";") -> bytes:
    return (sign.join(cells) + "\r\n").encode()


# Letters that every encoding of offices holds, and what makes a dialect hard to read.
_CELLS = st.text(alphabet="aé’«; ,\t|\"'\n0", max_size=8)


def _any_utf8(content: bytes) -> bool:
    """Say whether some line could as well be UTF-8 (« «é » in Mac Roman is « ǎ » in it): nothing tells which was meant."""
    return any(line.decode("utf-8", "ignore").encode() == line and not line.isascii() for line in content.split(b"\n"))


@given(
    rows=st.lists(st.tuples(_CELLS, _CELLS, _CELLS), max_size=6),
    sign=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"]),
    end=st.sampled_from(["\r\n", "\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    said=st.booleans(),
)
def test_what_a_spreadsheet_writes_is_read_back(
    rows: list[tuple[str, str, str]], sign: str, encoding: str, end: str, quoting: int, said: bool
) -> None:
    written = io.StringIO()
    written.write(f"sep={sign}{end}" if said else "")
    writer = csv.writer(written, delimiter=sign, lineterminator=end, quoting=quoting)  # type: ignore[arg-type]
    # Enough French for its encoding to be told.
    writer.writerows([HEADINGS, ("témoin", "très élevé", "à vérifier"), *rows])
    content = written.getvalue().encode(encoding)
    assume(encoding not in ("cp1252", "mac_roman") or not _any_utf8(content))
    grid = read(content)
    kept = [tuple(cell.strip() or None for cell in one) for one in rows]
    assert lines(grid)[1:] == [one for one in kept if any(one)]
    assert [int(number) for number in grid.rows[1:]] == [place for place, one in enumerate(kept, 3) if any(one)]
    assert not grid.troubles


@pytest.mark.parametrize(
    ("damaged", "reason"),
    [
        (row('"une', "deux", "3"), "open_quote"),
        (row('"une" fois', "deux", "3"), "open_quote"),
        (row("une", "deux", "3", "quatre"), "too_long"),
        (row("une", "deux"), "too_short"),
        ("été;deux;3\r\n".encode("cp1252"), "other_encoding"),
    ],
)
def test_a_damaged_line_is_told_by_its_row_and_hides_no_other(damaged: bytes, reason: str) -> None:
    around = row("k1", '"sur\r\ndeux lignes"', "1"), row("k2", '"entre; guillemets"', "é"), row("k3", "", "3")
    grid = read(row(*HEADINGS) + around[0] + damaged + b"\r\n" + around[1] + around[2])
    # The line with a break is one row; the blank one counts too.
    assert (told(grid, reason), len(grid.troubles)) == ([3], 1)
    others = [one for one, number in zip(lines(grid), grid.rows, strict=True) if number != 3]
    assert others == [("k1", "sur\ndeux lignes", "1"), ("k2", "entre; guillemets", "é"), ("k3", None, "3")]
    assert list(grid.rows) == [2, 3, 5, 6]


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_a_line_far_down_a_long_text_is_told_by_its_row_too(end: str) -> None:
    written = [f'k{rank};"sur{end}été";{rank}' for rank in range(5_000)]
    written[4_500] += ";de trop"
    content = end.join([";".join(HEADINGS), *written, ""]).encode()
    foreign = content.replace(b"k4900;", "né4900;".encode("cp1252"))
    for text, told_rows in ((content, []), (foreign, [4_902])):
        grid = read(text)
        assert list(grid.rows) == list(range(2, 5_002))
        assert (told(grid, "too_long"), told(grid, "other_encoding")) == ([4_502], told_rows)
        assert set(column(grid, "avis")) == {"sur\nété", None}


def written_by_excel(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Write sixteen rows at once, each with as many cells as the widest of them, as Excel does in a text."""
    blocks = [rows[first : first + 16] for first in range(0, len(rows), 16)]
    widest = [
        max(max((rank for rank, cell in enumerate(row, 1) if cell), default=1) for row in block) for block in blocks
    ]
    return [list(row[:width]) for block, width in zip(blocks, widest, strict=True) for row in block]


@given(notes=st.lists(st.sampled_from(["", "", "", "", "", "", "", "4"]), min_size=20, max_size=70))
def test_blank_cells_that_excel_leaves_out_lose_no_row(notes: list[str]) -> None:
    rows = [HEADINGS, *[(f"k{rank}", "a", note) for rank, note in enumerate(notes)]]
    written = written_by_excel(rows)
    assume(len(written[-1]) == len(HEADINGS) or len(written) % 16 != 1)  # a last row alone may be cut
    grid = read("\n".join(";".join(row) for row in written).encode())
    assert lines(grid) == [(key, said, note or None) for key, said, note in rows[1:]]
    short = [number for number, row in enumerate(written, 1) if len(row) < len(HEADINGS)]
    assert (told(grid, "blank_ends"), told(grid, "too_short")) == (short, [])


@pytest.mark.parametrize("other", ["k;a;4", "k"])
def test_short_rows_among_others_may_be_cut(other: str) -> None:
    lines_written = [";".join(HEADINGS), *["k;a;1"] * 15, *["k;a"] * 9, other, *["k;a"] * 7]
    grid = read("\n".join(lines_written).encode())
    assert told(grid, "too_short") == [*range(17, 26), *[26] * (other == "k"), *range(27, 34)], "the last stands alone"


def test_spare_blank_cells_and_blank_lines_damage_nothing() -> None:
    grid = read(b"cle;avis;note\n;;\nk1;a;1;;\n\nk2;b;2\n;\n")
    assert (lines(grid), list(grid.rows), grid.troubles) == ([("k1", "a", "1"), ("k2", "b", "2")], [3, 5], ())


def test_a_quote_inside_a_word_is_a_letter() -> None:
    assert column(read(b'cle;avis;note\nk1;ecran de 24" au moins;1\n'), "avis") == ['ecran de 24" au moins']


def test_a_quote_that_stays_open_takes_no_more_than_its_line() -> None:
    content = row(*HEADINGS) + row('"k1', "a", "1") + row("k2", "b", "2") * 2000 + row('"k3"', "c", "3")
    grid = read(content)
    assert (told(grid, "open_quote"), len(grid.rows)) == ([2], 2002)


def test_an_intitule_full_of_commas_does_not_choose_the_delimiter() -> None:
    grid = read("cle;avis;note;Oui, non, peut-être, jamais, souvent ?\nk1;a;1;x\n".encode())
    assert lines(grid) == [("k1", "a", "1")]
    assert [left.heading for left in grid.left] == ["Oui, non, peut-être, jamais, souvent ?"]


def test_banner_lines_above_the_headings() -> None:
    assert list(read(b"Enquete 2025\n\ncle;avis;note\nk1;a;1\n").rows) == [4]


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(UnreadableSource, match="pas un fichier de texte"):
        read(b"cle;avis;note\nk1;a\x00b;1\n")


def test_utf16_without_its_mark() -> None:
    assert lines(read("cle;avis;note\nk1;été;1\n".encode("utf-16-le"))) == [("k1", "été", "1")]


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman", "cp850"])
@pytest.mark.parametrize(
    "said",
    [
        "Noël",
        "forêt, fête et tête",
        "il est déjà là",
        "où ?",
        "l'âge du théâtre",
        "canoë",
        "à la mère",
        "ambiguë",
        "çà et là",
    ],
)
def test_the_encoding_is_told_by_where_french_puts_its_accents(said: str, encoding: str) -> None:
    assert column(read(f"cle;avis;note\nk1;{said};1\n".encode(encoding)), "avis") == [said]


@pytest.mark.parametrize("others", [1, 9])
def test_a_text_of_which_some_lines_are_in_utf8_is_read_line_by_line(others: int) -> None:
    older = row("k", "élevé", "3").decode().encode("cp1252")
    grid = read(row("cle", "avis", "note") + row("a", "très élevé", "2") + older * others)
    assert column(grid, "avis") == ["très élevé", *["élevé"] * others]
    assert told(grid, "other_encoding") == [*range(3, 3 + others)]


TABLE = "cle,avis,note\nEnsemble pour demain,oui,3\n"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Total,,4", "total"),
        ("TOTAL :,,4", "total"),
        (",Sous-total,4", "total"),
        ('Moyenne,,"2,5"', "total"),
        ("Total général,12,4 €", "total"),
        ("N =,,6", "total"),
        ("N=6,,", "total"),
        ("% du total,,100", "total"),
        ("Écart-type,,1.2", "total"),
        ("N,,6", None),
        ("% de femmes,,45", None),
        ("Source : enquête,,", "note"),
        ("Total Énergies,oui,3", None),
        ("Sourcier,,", None),
        ("Source : enquête,oui,1", None),
    ],
)
def test_lines_that_are_no_rows_of_the_table(line: str, reason: str | None) -> None:
    grid = read(f"{TABLE}{line}\n".encode())
    assert [trouble.reason for trouble in grid.troubles] == ([reason] if reason else [])
    assert reason is None or told(grid, reason) == [3]
