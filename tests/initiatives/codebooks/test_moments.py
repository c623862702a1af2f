"""When answers were given, as names of files and columns say it: on either side of each rule."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from initiatives.codebooks.found_exports import found_exports
from initiatives.codebooks.moments import is_moment, moment_of


@pytest.mark.parametrize(
    ("word", "says"),
    [
        ("debut", True), ("bilan", True), ("t3", True), ("v2", True), ("vague", True), ("vague2", True), ("2025", True),
        ("t12", False), ("1998", False), ("seniors", False), ("vagues", False),
    ],
)  # fmt: skip
def test_a_word_says_when_or_who(word: str, says: bool) -> None:
    assert is_moment(word) == says


@pytest.mark.parametrize(
    ("words", "moment"),
    [([], ""), (["avant"], "debut"), (["t0", "2024"], "debut"), (["apres"], "fin"), (["vague", "2025"], "vague_2025")],
)
def test_a_moment_is_a_beginning_an_end_or_its_own_words(words: list[str], moment: str) -> None:
    assert moment_of(words) == moment


def moments(folder: Path, heading: str, *texts: str) -> Mapping[str, str]:
    """Return the moments of a file whose column says these, ten rows each, and the text of each."""
    rows = [f"{text};oui;{rank}" for text in texts for rank in range(10)]
    (folder / "familles.csv").write_text("\n".join([f"{heading};Content ?;Note", *rows]), encoding="utf-8")
    found, _ = found_exports(folder)
    return {one.moment: text for one in found for text in one.where.values()}


@pytest.mark.parametrize(
    ("heading", "texts", "told"),
    [
        ("Vague", ("1", "2"), {"vague_1": "1", "vague_2": "2"}),
        ("Vague ?", ("Avant", "Après"), {"debut": "Avant", "fin": "Après"}),
        ("Moment de la mesure", ("1", "2"), {"vague_1": "1", "vague_2": "2"}),
        ("Étage", ("1", "2"), {}),
        ("Temps de mesure", ("T0", "T1"), {"debut": "T0", "fin": "T1"}),
        ("Vague", ("Printemps", "Automne"), {}),
        ("Vague", ("Printemps 2024", "Automne 2024"), {"printemps_2024": "Printemps 2024", "automne_2024": "Automne 2024"}),
        ("Quand ?", ("Avant", "Après"), {"debut": "Avant", "fin": "Après"}),
        ("Quand ?", ("Avant la visite", "Après la visite"), {}),
        ("Quand ?", ("2024", "2025"), {}),
        ("Quand ?", ("Avant", "Après", "2025"), {}),
        ("Vague", ("1",), {}),
        ("Vague", tuple("123456"), {f"vague_{rank}": str(rank) for rank in range(1, 7)}),
        ("Vague", tuple("1234567"), {}),
        ("Vague", ("1",) * 9 + ("2",) * 9 + ("",) * 2, {"vague_1": "1", "vague_2": "2"}),
        ("Vague", ("1",) * 9 + ("2",) * 8 + ("",) * 2, {}),
    ],
)  # fmt: skip
def test_a_column_parts_a_file_by_moments_where_it_is_headed_so_or_tells_a_beginning_from_an_end(
    tmp_path: Path, heading: str, texts: tuple[str, ...], told: dict[str, str]
) -> None:
    assert moments(tmp_path, heading, *texts) == told


def test_each_moment_of_a_file_has_its_days_and_the_questions_that_somebody_answered_then(tmp_path: Path) -> None:
    rows = [f"Avant;0{1 + rank}/03/2025;{rank};" for rank in range(5)]
    rows += [f"Après;0{1 + rank}/06/2025;{rank};oui" for rank in range(5)]
    (tmp_path / "familles.csv").write_text("\n".join(["Vague;Date;Note;Content ?", *rows]), encoding="utf-8")
    found, _ = found_exports(tmp_path)
    told = [
        (one.moment, one.first, one.last, [question.id for question in one.draft.questions])
        for one in found
        if one.draft is not None
    ]
    assert told == [
        ("debut", date(2025, 3, 1), date(2025, 3, 5), ["note"]),
        ("fin", date(2025, 6, 1), date(2025, 6, 5), ["note", "content"]),
    ]
