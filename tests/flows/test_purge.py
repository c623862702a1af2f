"""`utilite purge`: what has reached its declared date is shown, then removed, and nothing else."""

from pathlib import Path

import pytest

from flows.data_dir import private_of
from flows.known import find_initiative
from initiatives.declaration.loading import declare
from tests.flows.command import typed
from tests.flows.filled import filled
from tests.flows.stored import NAME, stored


def retained(home: Path, exports: str, versions: str) -> Path:
    folder = filled(home / "initiatives")
    with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
        declaration.write(f"retention: {{exports: {exports}, versions: {versions}}}\n")
    stored()
    letter = private_of("jardin") / "retours" / "habitants" / "retour.html"
    letter.parent.mkdir(parents=True)
    letter.write_text("retour", encoding="utf-8")
    return folder


def left(folder: Path, home: Path) -> set[str]:
    found = {path.name for path in (folder / "exports").iterdir()}
    for kind in ("runs", "private"):
        found |= {path.relative_to(home).as_posix() for path in (home / kind).rglob("*") if path.is_file()}
    return {name for name in found if "verrou" not in name and not name.endswith("/dossier.txt")}


@pytest.mark.parametrize(
    ("exports", "versions", "gone"),
    [
        ("2099-01-01", "2099-01-01", {"none"}),
        ("2020-01-01", "2099-01-01", {"habitants_fin.csv", "retour.html"}),
        (
            "2020-01-01",
            "2020-01-01",
            {"habitants_fin.csv", "retour.html", "complete.pdf", "manifest.json", f"{NAME}.json"},
        ),
    ],
)
def test_what_is_past_its_date_is_shown_then_removed(
    data_home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    exports: str,
    versions: str,
    gone: set[str],
) -> None:
    folder = retained(data_home, exports, versions)
    before = left(folder, data_home)
    shown = typed(capsys, monkeypatch, "purge", str(folder))
    assert "Rien n’est supprimé" in shown.said and left(folder, data_home) == before
    assert all(name in shown.said for name in gone - {"none"})
    assert "fichiers supprimés" in typed(capsys, monkeypatch, "purge", str(folder), "--remove").said
    removed = {name.rpartition("/")[2] for name in before - left(folder, data_home)}
    assert removed >= gone - {"none"} and ("complete.pdf" in removed) == ("complete.pdf" in gone)
    assert (folder / "initiative.yaml").is_file()
    assert declare(find_initiative(str(folder)), collected=False)[1] == ()


def test_a_workbook_of_what_people_wrote_goes_with_the_answers_declared_or_not(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = retained(data_home, "2020-01-01", "2099-01-01")
    workbook = folder / "citations.xlsx"
    workbook.write_bytes(b"")
    for declared in ("", "registers: {citations: {file: citations.xlsx, format: tableur}}\n"):
        with (folder / "initiative.yaml").open("a", encoding="utf-8") as declaration:
            declaration.write(declared)
        assert typed(capsys, monkeypatch, "purge", str(folder)).said.count("citations.xlsx") == 1
    typed(capsys, monkeypatch, "purge", str(folder), "--remove")
    assert not workbook.exists()


def test_versions_are_kept_as_long_as_they_protect(data_home: Path) -> None:
    folder = retained(data_home, "2030-01-01", "2029-01-01")
    assert any("gardez-les au moins aussi longtemps que les réponses" in one for one in declare(folder)[1])


def test_without_a_date_nothing_is_removed(
    data_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told = typed(capsys, monkeypatch, "purge", str(filled(data_home / "initiatives")), "--remove")
    assert told.code == 1 and "Aucune date n’est déclarée" in told.said
