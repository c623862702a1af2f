"""Files that are damaged, by accident or on purpose: read, or refused with a sentence; never anything else."""

import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from initiatives.collection import sources
from initiatives.collection.collect import collect
from initiatives.collection.grid import UnreadableSource
from initiatives.declaration.loading import declare
from initiatives.unusable import UnusableInitiative
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
