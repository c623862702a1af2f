"""`utilite check`: every mistake at once, in French, with its place and its remedy."""

import re
from pathlib import Path

import openpyxl
import pytest

from flows.commands.check import report
from flows.commands.findings_workbook import write_findings
from flows.examination import Examination, examine
from flows.order import Order
from flows.stages import evaluate
from flows.steps import plain_steps
from initiatives.unusable import UnusableInitiative
from initiatives.validation.quality import Finding
from tests.flows.command import typed
from tests.flows.filled import filled, unwritten_texts


def test_all_that_is_wrong_is_told_at_once(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    text = text.replace("commissioner:", "comissioner:").replace("[habitants_lien]", "[habitants_liens]")
    declaration.write_text(text, encoding="utf-8")
    (folder / "exports" / "habitants_fin.csv").unlink()
    problems = "\n".join(examine(folder).problems)
    for place in ("comissioner", "exports/habitants_fin.csv"):
        assert place in problems


def test_an_indicator_about_a_question_that_nobody_asks_is_told(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    chosen = folder / "indicators.yaml"
    chosen.write_text(chosen.read_text(encoding="utf-8").replace("share: lien", "share: liens"), encoding="utf-8")
    (folder / "exports" / "habitants_fin.csv").write_bytes(b"")
    problems = "\n".join(examine(folder).problems)
    assert "habitants_lien" in problems
    assert "exports/habitants_fin.csv" in problems


def test_a_question_without_data_is_listed(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    export = folder / "exports" / "habitants_fin.csv"
    lines = [line.split(";") for line in export.read_text(encoding="utf-8").splitlines()]
    blanked = [lines[0], *([*line[:4], "", *line[5:]] for line in lines[1:])]
    export.write_text("\n".join(";".join(line) for line in blanked), encoding="utf-8")
    assert examine(folder).unanswered == ("L’action crée-t-elle du lien ?",)


def test_the_initiative_s_own_examples_are_played(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    assert not examine(folder).disproved
    example = folder / "examples" / "habitants_lien.yaml"
    example.write_text(example.read_text(encoding="utf-8").replace("value: 0.5", "value: 0.25"), encoding="utf-8")
    (told,) = examine(folder).disproved
    assert "examples/habitants_lien.yaml" in told
    assert "attendu 0.25, obtenu 0.5" in told


def test_the_contract_is_written_without_any_data_and_not_for_a_wrong_declaration(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(data_home / "initiatives")
    (folder / "exports" / "habitants_fin.csv").write_text("vide\n", encoding="utf-8")
    told = typed(capsys, monkeypatch, "check", folder.name, "--contract")
    assert told.code == 0
    assert told.said.startswith("# Contrat des données : Jardin partagé\n\n")
    assert "| `lien` | " in told.said
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8").replace("commissioner:", "comissioner:")
    declaration.write_text(text, encoding="utf-8")
    told = typed(capsys, monkeypatch, "check", folder.name, "--contract")
    assert told.code == 1
    assert "comissioner" in told.said


def test_rows_with_the_same_mistake_are_gathered() -> None:
    findings = tuple(
        Finding("e.csv", None, row, "B · Âge", "bornes", "cell_set_aside", "hors des bornes.", "Corrigez.")
        for row in (9, 12, 4)
    )
    (line,) = [line for line in report("x", Examination((), findings)) if "hors des bornes" in line]
    assert line == "  • colonne B · Âge, lignes 4, 9, 12 : hors des bornes. Corrigez. (réponse écartée)"


def test_more_answers_than_people_counted_are_told_with_the_group_and_the_wave(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    register = "populations: {file: exports/populations.csv, format: csv}"
    declared = re.sub(r"^registers:.*$", f"registers:\n  {register}", text, flags=re.MULTILINE)
    declaration.write_text(declared if declared != text else f"{text}registers:\n  {register}\n", encoding="utf-8")
    counted = folder / "exports" / "populations.csv"
    for asked, told in ((11, True), (40, False)):
        counted.write_text(f"groupe;vague;definition;effectif\nhabitants;fin;sollicites;{asked}\n", encoding="utf-8")
        found = [one for one in examine(folder).findings if one.rule == "plus_de_reponses_que_de_personnes"]
        assert bool(found) == told
        for one in found:
            assert one.file == "exports/populations.csv"
            assert "l’ensemble" in one.message
            assert "vague" in one.message
            assert "Corrigez" in one.remedy


def test_a_blocking_problem_hides_no_other_finding(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    export = folder / "exports" / "habitants_fin.csv"
    lines = export.read_text(encoding="utf-8").splitlines()
    wrong = [lines[0].replace("lien", "liens"), lines[1].replace(";30", ";trente"), *lines[2:]]
    assert wrong[1] != lines[1]
    export.write_text("\n".join(wrong), encoding="utf-8")
    examination = examine(folder)
    assert [problem for problem in examination.problems if "« lien » est absente" in problem]
    assert [finding.row for finding in examination.findings if finding.rule == "nombre_illisible"] == [2]
    assert all(finding.severity != "blocking" for finding in examination.findings)


def test_a_register_of_structures_that_cannot_be_read_hides_nothing_and_accuses_nobody(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    declaration, asked = folder / "initiative.yaml", folder / "questionnaires" / "habitants.yaml"
    text = declaration.read_text(encoding="utf-8")
    register = "registers:\n  structures_accueil: {file: exports/lieux.csv, format: csv}\n"
    declaration.write_text(f"{text}{register}", encoding="utf-8")
    asked.write_text(
        asked.read_text(encoding="utf-8").replace("respondent:\n", "respondent:\n  structure: lieu\n"), encoding="utf-8"
    )
    export = folder / "exports" / "habitants_fin.csv"
    first, *lines = export.read_text(encoding="utf-8").replace(";30", ";trente").splitlines()
    export.write_text("\n".join([f"{first};lieu", *(f"{line};maison" for line in lines)]), encoding="utf-8")
    (folder / "exports" / "lieux.csv").write_bytes(b"")
    examination = examine(folder)
    assert [problem for problem in examination.problems if problem.startswith("exports/lieux.csv")]
    told = [one.rule for one in examination.findings if one.file.endswith("habitants_fin.csv") and one.row is not None]
    assert told == ["nombre_illisible"]


def test_a_name_that_no_font_can_write_is_told_where_it_stands(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    assert not [one for one in examine(folder).findings if one.rule == "unprintable"]
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    declaration.write_text(text.replace("name: Les Jardiniers", "name: 山の会"), encoding="utf-8")
    (told,) = [one for one in examine(folder).findings if one.rule == "unprintable"]
    assert told.severity == "notice"
    assert re.match(r"« partners\.\w+\.name » contient « 山 », « の », « 会 », que les polices", told.message)


def test_a_text_that_no_font_can_write_is_told_by_its_line_and_no_final_version_prints_it(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    for text in unwritten_texts(folder):
        text.write_text("Rien à dire.\n\nMerci à 修理协会.\n", encoding="utf-8")
    told = [one for one in examine(folder).findings if one.rule == "unprintable"]
    assert {one.row for one in told} == {3} and "texts/conclusion.md" in {one.file for one in told}
    with pytest.raises(UnusableInitiative, match="« 修理协会 » ne peut pas être écrit dans les PDF"):
        evaluate(Order(folder, final=True), plain_steps({}))


def test_what_is_found_is_written_in_a_workbook_that_can_be_sent(
    data_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = filled(data_home / "initiatives")
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        export.write("r99;12/05/2025;oui;peut-être;oui;1;0;1;30\n")
    told = typed(capsys, monkeypatch, "check", folder.name, "--output", str(tmp_path / "retour.xlsx"))
    assert told.code == 0
    book = openpyxl.load_workbook(tmp_path / "retour.xlsx")
    assert book.sheetnames == ["À corriger", "Déclaration", "Indicateurs", "Lecture", "À écrire"]
    rows = [row for row in book["À corriger"].iter_rows(min_row=2, values_only=True) if row[2] == 14]
    assert [(row[0], row[3], row[6]) for row in rows] == [
        ("exports/habitants_fin.csv", "D · satisfaction", "réponse écartée")
    ]
    assert not any("peut-être" in str(cell) for row in book["À corriger"].iter_rows(values_only=True) for cell in row)
    assert book["À écrire"].max_row > 1
    assert [row[0] for row in book["Indicateurs"].iter_rows(min_row=2, values_only=True)]
    again = typed(capsys, monkeypatch, "check", folder.name, "--output", str(tmp_path / "retour.xlsx"))
    assert again.code == 1 and "existe déjà" in again.said
    named = typed(capsys, monkeypatch, "check", folder.name, "--output", str(tmp_path / "retour.csv"))
    assert named.code == 1 and "finissez son nom par « .xlsx »" in named.said


def test_indicators_left_aside_and_why_are_told_on_the_screen_and_in_the_workbook(tmp_path: Path) -> None:
    told = Examination((), left_aside=("« jeunes_age » : « age » n’est pas un nombre",))
    assert "  • « jeunes_age » : « age » n’est pas un nombre" in list(report("x", told))
    write_findings(tmp_path / "x.xlsx", told, {})
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert "« jeunes_age »" in str(book["Indicateurs"]["A2"].value)


def test_a_question_of_weights_says_how_it_may_serve(data_home: Path) -> None:
    folder = filled(data_home / "initiatives")
    asked = folder / "questionnaires" / "habitants.yaml"
    said = asked.read_text(encoding="utf-8")
    asked.write_text(f"{said}  poids: {{text: Poids, answer: number, decimals: 2}}\n", encoding="utf-8")
    for export in (folder / "exports").glob("habitants_*.csv"):
        head, *lines = export.read_text(encoding="utf-8").splitlines()
        export.write_text("\n".join([f"{head};poids", *(f"{line};1,5" for line in lines)]), encoding="utf-8")
    assert any("sampling: {habitants: {weights: poids" in one for one in examine(folder).unused)


@pytest.mark.parametrize(
    ("measure", "used"),
    [
        ("{nonresponse: habitants}", False),
        ("{share: permis, equals: oui}", True),
        ("{count: habitants, where: {permis: oui}}", True),
    ],
)
def test_a_question_whose_blanks_alone_are_counted_feeds_no_indicator(
    data_home: Path, measure: str, used: bool
) -> None:
    folder = filled(data_home / "initiatives")
    asked = folder / "questionnaires" / "habitants.yaml"
    said = asked.read_text(encoding="utf-8")
    asked.write_text(f"{said}  permis: {{text: Permis, answer: oui_non}}\n", encoding="utf-8")
    for export in (folder / "exports").glob("habitants_*.csv"):
        head, *lines = export.read_text(encoding="utf-8").splitlines()
        export.write_text("\n".join([f"{head};permis", *(f"{line};Oui" for line in lines)]), encoding="utf-8")
    block = (
        "      code: JAR-99\n      label: Permis\n      benefits: publics\n      level: contexte\n      evidence: declare\n"
        f"      unit: part\n      measure: {measure}\n      reading: '{{value}}'\n      source: Essai.\n"
    )
    known = folder / "indicators.yaml"
    kept = known.read_text(encoding="utf-8").replace("  habitants:\n", f"  habitants:\n    permis:\n{block}", 1)
    known.write_text(kept, encoding="utf-8")
    examination = examine(folder)
    assert not examination.problems
    assert ("habitants : permis" not in examination.unused) == used
