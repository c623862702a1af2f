"""What an evaluator reads when typing `utilite`: French, all at once, never a traceback."""

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

import pytest

from flows import cli
from flows.data_dir import ROOT
from flows.incident import remedy
from flows.watch import StageFailed, Watch
from reports.rendering import pdf
from tests.flows.command import Told, typed
from tests.flows.filled import filled

Utilite = Callable[..., Told]
ENGLISH = ("Show this", "Commands", "required", "default:", "Missing", "No such", "Error", "Try ")


@pytest.fixture
def utilite(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Told]:
    return partial(typed, capsys, monkeypatch)


@pytest.mark.parametrize(
    "command", ["", *(one.name or one.callback.__name__ for one in cli.app.registered_commands if one.callback)]
)
def test_the_help_is_in_french(utilite: Utilite, command: str) -> None:
    told = utilite(*filter(None, [command]), "--help")
    assert told.code == 0
    assert "Afficher cette aide." in told.said
    assert not [word for word in ENGLISH if word in told.said]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["evaluer"], "Commandes : check, evaluate"),
        (["check"], "Il manque « INITIATIVE »"),
        (["new", "jardin"], "Il manque « --form FORME » : dialogue_territorial, partenariat"),
        (["check", "silver_geek", "--vite"], "L’option « --vite » n’existe pas"),
        (["evaluate", "silver_geek", "--edition"], "« --edition » attend une valeur"),
        (["check", "silver_geek", "encore"], "un argument de trop"),
    ],
)
def test_a_mistyped_command_is_told_in_french(utilite: Utilite, arguments: list[str], expected: str) -> None:
    told = utilite(*arguments)
    assert told.code == 2
    assert expected in told.said
    assert not [word for word in ENGLISH if word in told.said]


@pytest.mark.parametrize(("tty", "encoding"), [(False, "utf-8"), (True, "cp1252")])
def test_what_windows_would_not_write_is_written(monkeypatch: pytest.MonkeyPatch, tty: bool, encoding: str) -> None:
    """Narrow spaces are not in its encoding: to a file all is written, on a screen no command stops for them."""
    written = io.BytesIO()
    screen = io.TextIOWrapper(written, encoding="cp1252")
    monkeypatch.setattr(screen, "isatty", lambda: tty)
    monkeypatch.setattr(sys, "stdout", screen)
    monkeypatch.setattr(sys, "argv", ["utilite", "check", "--help"])
    monkeypatch.setattr("typer.echo", lambda *_, **__: None)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    print("Cinq\u202f: déjà", flush=True)
    assert not ended.value.code
    assert written.getvalue().decode(encoding).endswith("Cinq\u202f: déjà\n" if not tty else "Cinq?: déjà\n")


@pytest.mark.parametrize("command", [["check"], ["evaluate"], ["explain"]])
def test_an_unknown_initiative_lists_those_that_are_known(utilite: Utilite, command: list[str]) -> None:
    told = utilite(*command, "sylver_geek", *(["un_indicateur"] if command == ["explain"] else []))
    assert told.code == 1
    assert "« sylver_geek »" in told.said
    assert "silver_geek" in told.said.partition("Initiatives connues : ")[2]


def test_an_unexpected_error_is_one_sentence_and_a_file_without_data(
    utilite: Utilite, data_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        raise ValueError("Mme Unetelle, 0612345678")

    monkeypatch.setattr("flows.commands.check.find_initiative", broken)
    told = utilite("check", "silver_geek")
    (incident,) = (data_home / "incidents").iterdir()
    assert told.code == 1
    assert f"incidents/{incident.name}" in told.said
    assert "Unetelle" not in told.said + incident.read_text(encoding="utf-8")
    assert "builtins.ValueError" in incident.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_laid_out_keeps_what_the_typesetter_said(
    utilite: Utilite, data_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(pdf.TEMPLATES, tmp_path / "pdf")
    monkeypatch.setattr(pdf, "TEMPLATES", tmp_path / "pdf")
    (tmp_path / "pdf" / "blocks" / "prose.typ").unlink()
    pdf._compiler.cache_clear()
    told = utilite("evaluate", str(filled(tmp_path)))
    pdf._compiler.cache_clear()
    (incident,) = (data_home / "incidents").iterdir()
    kept = incident.read_text(encoding="utf-8")
    assert told.code == 1 and f"incidents/{incident.name}" in told.said
    assert "file not found (searched at /blocks/prose.typ)\n    report.typ:" in kept
    assert str(tmp_path) not in kept


def test_plain_commands_never_import_prefect(data_home: Path) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, flows.commands.evaluate; print([*sys.modules])"],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "'pandas'" in seen
    assert "'prefect'" not in seen
    assert "'matplotlib.pyplot'" not in seen


def test_the_help_imports_nothing_heavy(data_home: Path) -> None:
    seen = subprocess.run(
        [sys.executable, "-c", "import sys, flows.cli; print([*sys.modules])"],
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert not [name for name in ("prefect", "pandas", "matplotlib", "pydantic", "numpy") if f"'{name}'" in seen]


def test_a_folder_anywhere_can_be_named(utilite: Utilite, tmp_path: Path) -> None:
    folder = filled(tmp_path / "ailleurs")
    assert utilite("check", str(folder)).code == 0
    assert utilite("check", str(folder / "initiative.yaml")).code == 0


def test_evaluate_tells_the_mistakes_of_the_declaration_and_of_the_data_together(
    utilite: Utilite, data_home: Path
) -> None:
    folder = filled(data_home / "initiatives")
    chosen = folder / "indicators.yaml"
    chosen.write_text(chosen.read_text(encoding="utf-8").replace("share: lien", "share: liens"), encoding="utf-8")
    (folder / "exports" / "habitants_fin.csv").write_bytes(b"")
    told = utilite("evaluate", "jardin")
    assert told.code == 1
    assert "habitants_lien" in told.said
    assert "exports/habitants_fin.csv" in told.said
    assert not (data_home / "runs").exists()


def test_evaluate_says_where_the_reports_are(utilite: Utilite, data_home: Path) -> None:
    filled(data_home / "initiatives")
    told = utilite("evaluate", "jardin", "--edition", "synthese")
    assert told.code == 0
    (run,) = (data_home / "runs" / "jardin").iterdir()
    assert str(run / "reports") in told.said
    assert {path.name for path in (run / "reports").iterdir()} == {"synthese.html", "synthese.pdf"}


@pytest.mark.parametrize(("refused", "told"), [(0, False), (1, True), (6, True)])
def test_evaluate_sends_to_check_for_the_rows_left_out_however_few(
    utilite: Utilite, data_home: Path, refused: int, told: bool
) -> None:
    """One row without consent was left out of the count that reports may give: « check » told of it, « evaluate » did not."""
    folder = filled(data_home / "initiatives")
    with (folder / "exports" / "habitants_fin.csv").open("a", encoding="utf-8") as export:
        export.writelines(f"sans{number};12/05/2025;non;1;oui;1;0;1;30\n" for number in range(refused))
    said = utilite("evaluate", "jardin", "--edition", "synthese").said
    assert ("Des lignes des fichiers sont écartées : « utilite check » dit lesquelles" in said) == told


def test_explain_shows_a_figure_and_names_what_exists_otherwise(utilite: Utilite, data_home: Path) -> None:
    filled(data_home / "initiatives")
    told = utilite("explain", "jardin", "habitants_lien", "--wave", "fin")
    assert told.code == 0
    assert "12 lignes lues, 12 utilisées" in told.said
    unknown = utilite("explain", "jardin", "habitants_lien", "--wave", "debut")
    assert unknown.code == 1
    assert "Vagues : fin" in unknown.said


@pytest.mark.parametrize("missing", ["typer", "pandas", "pydantic"])
def test_a_dependency_that_is_not_installed_is_told_with_the_command_that_installs_it(missing: str) -> None:
    without = f"import sys; sys.modules[{missing!r}] = None; sys.argv[1:] = ['check', 'silver_geek']"
    typed_so = f"{without}; from flows.cli import main; main()"
    told = subprocess.run([sys.executable, "-c", typed_so], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(f"L’installation est incomplète : « {missing} » manque")
    assert told.stderr.endswith(
        "\n    .venv/bin/python -m pip install --no-deps --require-hashes -r requirements.lock\n"
    )


def test_a_dependency_that_a_stage_lacks_is_told_and_is_no_incident(data_home: Path) -> None:
    def step() -> None:
        try:
            raise ModuleNotFoundError("No module named 'typst'", name="typst")
        except ModuleNotFoundError as absent:
            raise RuntimeError("not set") from absent

    with pytest.raises(StageFailed, match="« typst » manque"):
        Watch("jardin").around("render", step)()
    assert not (data_home / "incidents").exists()


@pytest.mark.parametrize("error", [MemoryError(), BrokenProcessPool("terminated abruptly")])
def test_a_process_that_the_system_ends_is_told_with_what_to_do_and_is_no_incident(
    data_home: Path, utilite: Utilite, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def step(*_: object) -> None:
        raise error

    said = "(?s)Le système a arrêté ce calcul, .*Fermez d’autres programmes, puis relancez"
    with pytest.raises(StageFailed, match=said):
        Watch("jardin").around("render", step)()
    monkeypatch.setattr("flows.commands.check.find_initiative", step)
    assert re.search(said, utilite("check", "jardin").said)
    assert not (data_home / "incidents").exists()


def test_who_interrupts_a_command_is_not_told_that_nothing_was_written(
    utilite: Utilite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A delivery may be half way: what left has left."""

    def step(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.commands.check.find_initiative", step)
    told = utilite("check", "jardin")
    assert told.code == 130 and "ce qui était fini l’est" in told.said


def test_a_module_of_the_program_that_is_missing_is_an_incident(data_home: Path) -> None:
    assert "Transmettez aux développeurs" in remedy(ModuleNotFoundError("No module", name="flows.lost"))
    assert (data_home / "incidents").is_dir()
