"""Which rows of which files a source takes: part of an export, several files, an address, a repeat group."""

import functools
import http.server
import io
import threading
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from initiatives.collection.collect import readable
from initiatives.declaration.loading import declare
from initiatives.validation.dataset import Dataset
from initiatives.validation.quality import Finding
from tests.initiatives.small_initiative import DECLARATION, HEADINGS, QUESTIONNAIRE, dataset, refusals, write

SOURCES = DECLARATION[DECLARATION.index("sources:") : DECLARATION.index("registers:")]


def declaring(*sources: str) -> str:
    return DECLARATION.replace(SOURCES, "\n".join(["sources:", *(f"  - {{{source}}}" for source in sources), ""]))


def answers(rank: int, day: str, *more: str) -> str:
    return ";".join([str(rank), f"k{rank}", "lilas", day, "oui", "seul", "4", "2,5", "J L", "", *more])


def counted(data: Dataset) -> dict[str, int]:
    return dict(data.tables["seniors"].frame["wave"].value_counts(sort=False))


def told(data: Dataset, rule: str) -> list[Finding]:
    return [one for one in data.findings if one.rule == rule]


def problems(folder: Path, **files: str) -> tuple[str, ...]:
    initiative, told = declare(write(folder, **files))
    return told if initiative is None else told + readable(initiative)[1]


TWO_WAVES = "\n".join([
    answers(1, "10/02/2020", "T1"), answers(2, "11/02/2020", "t1 "), answers(3, "10/10/2020", "T2"), answers(4, "", "T3")
])  # fmt: skip
TOLD_APART = (
    "group: seniors, wave: debut, file: fin.csv, format: csv, where: {Passage: T1}",
    "group: seniors, wave: fin, file: fin.csv, format: csv, where: {Passage: [T2, '2']}",
)


def test_one_export_holds_two_waves_and_what_no_source_takes_is_told(tmp_path: Path) -> None:
    declaration = declaring(*TOLD_APART)
    data = dataset(tmp_path, declaration=declaration, headings=HEADINGS + ";Passage", fin=TWO_WAVES)
    assert counted(data) == {"debut": 2, "fin": 1}
    (left,) = told(data, "lignes_non_lues")
    assert (left.file, left.row, left.message) == ("fin.csv", None, "1 ligne n’est lue par aucune source (« where »).")
    assert not told(data, "colonne_inattendue"), "the column that tells them apart is read"


def test_a_value_that_no_line_has_and_a_column_that_is_not_there_are_told(tmp_path: Path) -> None:
    wrong = [source.replace("T1", "T9").replace("Passage: [", "Passages: [") for source in TOLD_APART]
    said = problems(tmp_path, declaration=declaring(*wrong), headings=HEADINGS + ";Passage", fin=TWO_WAVES)
    assert len(said) == 3, "nothing tells the lines of the two sources apart any more"
    said = said[1:]
    assert "aucune ligne n’a ce que « where » demande (« Passage » : « T9 »)" in said[0]
    assert "la colonne « Passages », citée dans « where », est absente" in said[1]


@pytest.mark.parametrize("where", ["", ", where: {Passage: [T2, ' t1']}", ", where: {id: 3}"])
def test_two_sources_that_would_read_the_same_lines_are_a_mistake(tmp_path: Path, where: str) -> None:
    second = f"group: seniors, wave: fin, file: fin.csv, format: csv{where}"
    said = problems(
        tmp_path, declaration=declaring(TOLD_APART[0], second), headings=HEADINGS + ";Passage", fin=TWO_WAVES
    )
    assert any("déjà la source n° 1" in one and "where" in one for one in said)


BY_DATE = "group: seniors, wave: par_date, file: fin.csv, format: csv"


def test_the_date_of_each_answer_tells_its_wave(tmp_path: Path) -> None:
    days = ("10/02/2020", "15/03/2020", "20/10/2020", "01/12/2020", "", "15/06/2020")
    lines = "\n".join(answers(rank, day) for rank, day in enumerate(days))
    data = dataset(tmp_path, declaration=declaring(BY_DATE), fin=lines)
    assert counted(data) == {"debut": 2, "fin": 2}
    assert [one.row for one in told(data, "vague_inconnue")] == [6, 7], "without a date; four months from every wave"
    assert sum(one.read for one in data.background.passages if one.source == "seniors") == 6


def test_the_order_of_day_and_month_is_that_of_the_whole_export(tmp_path: Path) -> None:
    lines = "\n".join(answers(rank, day) for rank, day in enumerate(("02/10/2020", "10/02/2020", "10/25/2020")))
    assert counted(dataset(tmp_path, declaration=declaring(BY_DATE), fin=lines)) == {"debut": 1, "fin": 2}


def test_waves_by_date_need_a_date(tmp_path: Path) -> None:
    undated = QUESTIONNAIRE.replace(", date_reponse: date", "")
    (said,) = problems(tmp_path, declaration=declaring(BY_DATE), questionnaire=undated)
    assert "« par_date » demande la date de chaque réponse" in said


@pytest.mark.parametrize("declared", ["lots", "lots/*.csv", "lo*/lot_?.csv"])
def test_several_files_make_one_source(tmp_path: Path, declared: str) -> None:
    (tmp_path / "lots").mkdir()
    for rank, note in ((2, "3"), (1, "1")):
        lines = [answers(rank, "10/10/2020"), answers(9, "11/10/2020").replace(";4;", f";{note};")]
        (tmp_path / "lots" / f"lot_{rank}.csv").write_text("\n".join([HEADINGS, *lines]), encoding="utf-8")
    (tmp_path / "lots" / "~$lot_1.csv").write_text("ouvert", encoding="utf-8")
    source = f"group: seniors, wave: fin, file: '{declared}', format: csv"
    data = dataset(tmp_path, declaration=declaring("group: seniors, wave: debut, file: debut.csv, format: csv", source))
    assert counted(data) == {"debut": 1, "fin": 3}
    assert [(one.file, one.row) for one in told(data, "doublon")] == [("lots/lot_1.csv", 3)], "the later file counts"
    assert [one.id for one in data.background.passages if one.wave == "fin"] == [
        "réponses · seniors · fin · 1",
        "réponses · seniors · fin · 2",
    ]


def test_a_pattern_that_finds_nothing_and_a_register_in_several_files_are_mistakes(tmp_path: Path) -> None:
    declaration = DECLARATION.replace("file: fin.csv", "file: lots/*.csv").replace("seances.csv", "'*.csv'")
    said = problems(tmp_path, declaration=declaration)
    assert any(one.startswith("lots/*.csv : le fichier n’existe pas") for one in said)
    assert any("un registre tient dans un seul fichier" in one for one in said)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_file_may_come_from_an_address_whose_keys_are_told_nowhere(tmp_path: Path, served: str) -> None:
    declared = f"http://moi:secret@{served}/fin.csv?cle=secret"
    declaration = DECLARATION.replace("file: fin.csv", f"file: '{declared}'")
    data = dataset(tmp_path, declaration=declaration, fin=answers(1, "10/10/2020").replace(";4;", ";7;"))
    assert counted(data) == {"debut": 1, "fin": 1}
    assert {one.file for one in told(data, "code_inconnu")} == {f"http://{served}/fin.csv"}


@pytest.mark.parametrize(
    ("path", "cause"),
    [("http://{served}/absent.csv?cle=secret", "rien n’est à cette adresse"), ("xyz://a/b.csv", "« xyz:// »")],
)
def test_an_address_that_gives_nothing_is_told_by_its_cause(tmp_path: Path, served: str, path: str, cause: str) -> None:
    declaration = DECLARATION.replace("file: fin.csv", f"file: '{path.format(served=served)}'")
    (said,) = problems(tmp_path, declaration=declaration)
    assert cause in said
    assert "secret" not in said


OPTIONS = '{jouer: {label: "Jouer, rire", codes: [J]}, lire: {label: Lire, codes: [L]}, rien: Rien}'
APART = QUESTIONNAIRE.replace(
    "answer: several_of",
    "answer: several_of\n    columns: {jouer: Je joue, lire: [Je lis, Lecture], rien: Rien de tout cela}",
)


def test_each_option_has_its_own_column(tmp_path: Path) -> None:
    headings = HEADINGS.replace("gouts", "Je joue;Je  Lis;Rien de tout cela")
    lines = [
        answers(rank, "10/10/2020").replace("J L", said)
        for rank, said in enumerate(["x;;", "Jouer, rire;1;", ";;Rien", "oui;non;non"])
    ]
    data = dataset(
        tmp_path, questionnaire=APART, headings=headings, fin="\n".join(lines), debut=lines[0].replace("10/10", "10/02")
    )
    frame = data.tables["seniors"].frame
    assert [list(frame.loc[frame["wave"] == "fin", f"gouts.{one}"]) for one in ("jouer", "lire", "rien")] == [
        ["oui", "oui", "non", "oui"],
        ["non", "oui", "non", "non"],
        ["non", "non", "oui", "non"],
    ]
    assert not [one for one in data.findings if one.severity != "notice"]


@pytest.mark.parametrize(
    ("columns", "cause"),
    [
        ("{jouer: Je joue, lire: Je lis}", "ne dit pas dans quelle colonne est l’option « rien »"),
        ("{jouer: A, lire: B, rien: C, chanter: D}", "l’option « chanter » n’existe pas"),
    ],
)
def test_options_and_their_columns_go_together(tmp_path: Path, columns: str, cause: str) -> None:
    asked = QUESTIONNAIRE.replace("answer: several_of", f"answer: several_of\n    columns: {columns}")
    assert any(cause in one for one in problems(tmp_path, questionnaire=asked))


def household(*members: list[object]) -> bytes:
    book = openpyxl.Workbook()
    homes, people = book.worksheets[0], book.create_sheet("membres")
    homes.title = "menages"
    homes_lines: list[list[object]] = [
        ["structure", "date", "accord", "_index"],
        ["lilas", "10/10/2020", "oui", 1],
        ["roses", "11/10/2020", "non", 2],
        ["roses", "12/10/2020", "oui", 3],
        ["roses", "12/10/2020", "oui", 3],
    ]
    for line in homes_lines:
        homes.append(line)
    for member in (
        ["cle", "mode", "satisf", "heures", "gouts", "_index", "_parent_table_name", "_parent_index"],
        *members,
    ):
        people.append(member)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def test_each_line_of_a_repeat_group_has_the_answers_of_its_parent(tmp_path: Path) -> None:
    (tmp_path / "menages.xlsx").write_bytes(
        household(
            ["k1", "seul", 4, 1, "J", 1, "menages", 1],
            ["k2", "seul", 3, 2, "L", 2, "menages", 1],
            ["k3", "seul", 3, 2, "L", 3, "menages", 2],
            ["k4", "seul", 3, 2, "L", 4, "menages", 9],
            ["k5", "seul", 3, 2, "L", 5, "menages", 3],
        )
    )
    source = "group: seniors, wave: fin, file: menages.xlsx, format: kobotoolbox, sheet: membres, repeat_of: menages"
    asked = QUESTIONNAIRE.replace("id_reponse: id, ", "").replace(
        "  remarque: {text: Autre chose ?, answer: verbatim}\n", ""
    )
    data = dataset(
        tmp_path,
        questionnaire=asked,
        declaration=declaring("group: seniors, wave: debut, file: debut.csv, format: csv", source),
    )
    frame = data.tables["seniors"].frame
    at_end = frame[frame["wave"] == "fin"]
    assert list(at_end["structure"]) == ["lilas", "lilas"]
    assert [one.row for one in told(data, "parent_introuvable")] == [5, 6], "no such parent; two parents of that number"
    assert [one.row for one in told(data, "consentement_absent")] == [4], "the parent did not agree"
    assert not told(data, "feuille_non_lue"), "the sheet of the parents is read"


def test_a_group_that_nothing_ties_to_its_parent_is_refused(tmp_path: Path) -> None:
    source = "group: seniors, wave: fin, file: fin.csv, format: csv, repeat_of: debut.csv"
    declaration = declaring("group: seniors, wave: debut, file: debut.csv, format: csv", source)
    assert any(
        "rien ne relie ce groupe répété à son parent" in one for one in problems(tmp_path, declaration=declaration)
    )


def test_a_text_of_ones_own_counts_as_other_and_a_slip_does_not(tmp_path: Path) -> None:
    asked = QUESTIONNAIRE.replace("{seul: Seul, tiers: Un tiers}", "{seul: Seul, tiers: Un tiers, autre: Autre}")
    said = ["Autre : ma voisine", "ma voisine", "Un tierss", "AO_7", "autre", "7", "Avec l’aide de mon fils"]
    lines = "\n".join(answers(rank, "10/10/2020").replace(";seul;", f";{one};") for rank, one in enumerate(said))
    data = dataset(tmp_path, questionnaire=asked, fin=lines)
    frame = data.tables["seniors"].frame
    given = frame.loc[frame["wave"] == "fin", "mode"].astype(object).tolist()
    assert given == ["autre", "autre", "illisible", "illisible", "autre", "illisible", "autre"]
    assert [one.row for one in told(data, "code_inconnu")] == [4, 5, 7]
    assert [one.message[:39] for one in told(data, "texte_compte_autre")] == ["3 cellules tiennent un texte qui n’est "]
    assert refusals(tmp_path, questionnaire=asked, fin=lines) == ()
