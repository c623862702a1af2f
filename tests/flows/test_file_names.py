"""Files and sheets are often named after somebody: their names stay with the owner, and reach no reader of any output."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from flows.approval import approve
from flows.artifacts import indicator_table, quality_summary
from flows.delivery_settings import DeliverySettings
from flows.handing_out import Demand, send
from flows.kept_files import MODES, kind_of_file
from flows.order import PARIS, Order, Run
from flows.receipts import Receipt, _key
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.stored_run import find_run
from flows.watch import Watch, wrapped
from initiatives.plain_text import plain
from initiatives.validation.hosts import file_name
from reports.letters.marked_copy import copy_name
from tests.flows.command import typed
from tests.flows.filled import filled, unwritten_texts
from tests.reports.rendering.pdf_text import page_text
from tests.system_names import is_a_name_everywhere

AT = datetime(2025, 7, 1, 12, 0, tzinfo=PARIS)
FAMILY, FIRST = "quatrepoint", "zephyrine"
"""What is planted in the names of files, then of sheets, in plain letters."""
ANSWERS, HOSTS = "exports/Réponses de Mme Quatrepoint.xlsx", "exports/lieux_m_QUATREPOINT.xlsx"
SHEETS = ("Zéphyrine, matin", "Zéphyrine, soir")


def _planted(home: Path) -> Path:
    """Return an initiative whose answers come in two sheets of one workbook, and whose structures come in another."""
    folder = filled(home / "initiatives")
    declaration, asked = folder / "initiative.yaml", folder / "questionnaires" / "habitants.yaml"
    text = declaration.read_text(encoding="utf-8")
    one = "  - {group: habitants, wave: fin, file: exports/habitants_fin.csv, format: csv}\n"
    assert one in text
    sources = [
        f"  - {{group: habitants, wave: fin, file: {ANSWERS}, format: tableur, sheet: '{sheet}'}}\n" for sheet in SHEETS
    ]
    register = f"registers:\n  structures_accueil: {{file: {HOSTS}, format: tableur}}\n"
    text = text.replace(one, "".join(sources) + register)
    declaration.write_text(text.replace("editions:\n", "editions:\n  structure: {each: structure}\n"), encoding="utf-8")
    questions = asked.read_text(encoding="utf-8").replace("respondent:\n", "respondent:\n  structure: lieu\n")
    asked.write_text(questions, encoding="utf-8")
    _answer(folder, 24)
    hosts = Workbook()
    hosts.active.title = "Lieux de Zéphyrine"
    hosts.active.append(["structure", "libelle", "type_structure", "statut", "departement", "capacite", "partenaire"])
    for place in ("maison", "atelier"):
        hosts.active.append([place, f"Lieu {place}", "csc_mjc", "public", "79", 40, "partenaire_un"])
    hosts.save(folder / HOSTS)
    for written in (*unwritten_texts(folder), folder / "texts" / "versions.md"):
        written.write_text("Ce que le comité de pilotage a écrit.\n", encoding="utf-8")
    return folder


def _answer(folder: Path, people: int) -> None:
    book = Workbook()
    book.remove(book.active)
    for half, name in enumerate(SHEETS):
        sheet = book.create_sheet(name)
        sheet.append(["id_reponse", "date_reponse", "consentement", "satisfaction", "lien", "interets", "age", "lieu"])
        for rank in range(half, people, 2):
            tie, place = "oui" if rank % 3 else "non", ("maison", "atelier")[rank // 2 % 2]
            sheet.append([f"r{rank}", "12/05/2025", "oui", 1 + rank % 4, tie, "activites", 30 + rank, place])
        # A cell and a row set aside: the annex, `explain` and the manifest speak of this sheet.
        sheet.append([f"x{half}", "12/05/2025", "oui", 1, "oui", "activites", "trente", "maison"])
        sheet.append([f"y{half}", "12/05/2025", "oui", 1, "oui", "activites", 30, "ailleurs"])
    book.save(folder / ANSWERS)


def _made(folder: Path, days: int, home: Path) -> Run:
    order = Order(folder, (), final=True, at=AT + timedelta(days=days))
    run = evaluate(order, wrapped(plain_steps(Watch(folder.name).seconds), Watch(folder.name).around))
    stored = find_run(run.folder.name)
    approve(stored, "Claire Martin", AT)
    assert all(
        one[1].state == "remis" for one in send(stored, DeliverySettings(), Demand(output=home / f"remises_{days}"), AT)
    )
    return run


def _words(path: Path) -> str:
    """Return all that a file may tell whoever opens it, in plain letters and without spaces."""
    content = path.read_bytes()
    if path.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
            said = "".join(map(page_text, pdf.pages)) + str(pdf.docinfo) + str(pdf.open_metadata())
            said += "".join(_titles(outline.root))
    elif path.suffix == ".xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            said = "".join(book.read(name).decode("utf-8") for name in book.namelist())
    else:
        said = content.decode("utf-8")
    return plain(said).replace(" ", "")


def _titles(items: list[pikepdf.OutlineItem]) -> Iterator[str]:
    for item in items:
        yield item.title
        yield from _titles(item.children)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path, dict[str, str]]]:
    """Two final versions for every reader, the second from more answers: each thing written, with all its words."""
    home = tmp_path_factory.mktemp("donnees")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UTILITE_DATA_DIR", str(home))
        folder = _planted(home)
        _made(folder, 0, home)
        _answer(folder, 48)
        second = _made(folder, 1, home)
        written = [path for part in ("runs", "remises_0", "remises_1") for path in sorted((home / part).rglob("*.*"))]
        words = {path.relative_to(home).as_posix(): _words(path) for path in written if path.is_file()}
        for results in second.results:
            words[f"Prefect, {results.audience.id}"] = plain(f"{indicator_table(results)}{quality_summary(results)}")
        yield home, folder, words


def test_no_output_of_any_reader_names_a_file_or_a_sheet(told: tuple[Path, Path, dict[str, str]]) -> None:
    _, _, words = told
    kinds = {name.rpartition(".")[2] for name in words}
    assert {"pdf", "html", "csv", "xlsx", "json"} <= kinds
    assert len([name for name in words if name.endswith(".pdf")]) == 2 * ((4 + 2) + (4 + 2 + 1))
    found = {name: where for name, text in words.items() if (where := [one for one in (FAMILY, FIRST) if one in text])}
    assert not found
    assert not [name for name in words if FAMILY in plain(name) or FIRST in plain(name)]


def test_every_file_that_is_left_has_a_class_and_its_mode(
    told: tuple[Path, Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, _, _ = told
    monkeypatch.setenv("UTILITE_DATA_DIR", str(home))
    left = [path for part in ("runs", "private") for path in (home / part).rglob("*") if path.is_file()]
    kinds = {path: kind_of_file(path) for path in left}
    assert [path for path, kind in kinds.items() if kind is None] == []
    found = {kind.where for kind in kinds.values() if kind}
    assert found >= {
        "runs/*/*/reports/*",
        "runs/*/*/*",
        *(
            f"private/*/{kept}/*"
            for kept in ("revues", "chiffres", "approbations", "verifications", "versions_remises")
        ),
        *("private/*/retours/**", "private/*/remises/**", "private/*/dossier.txt"),
    }
    for path, kind in kinds.items():
        assert kind is not None and path.stat().st_mode & 0o777 == MODES[kind.of], path
    given = [path for part in ("remises_0", "remises_1") for path in (home / part).rglob("*.*")]
    assert given and all(path.stat().st_mode & 0o777 == MODES["destinataire"] for path in given)
    for private in ("runs/jardin", "private/jardin"):
        assert all(one.stat().st_mode & 0o077 == 0 for one in (home / private).iterdir() if one.is_dir())


def test_every_file_has_a_name_that_any_system_takes(
    told: tuple[Path, Path, dict[str, str]],
) -> None:
    home, _, _ = told
    parts = ("runs", "private", "remises_0", "remises_1")
    paths = [path.relative_to(home) for part in parts for path in (home / part).rglob("*")]
    assert len(paths) > 60
    assert not [path for path in paths if not all(map(is_a_name_everywhere, path.parts))]
    assert len({path.as_posix().casefold() for path in paths}) == len(paths)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=8) | st.sampled_from(["con", "CON", "nul.txt", "com1", "a:b", "fin.", " "]))
def test_what_is_made_of_an_id_or_of_a_file_is_a_name_on_every_system(written: str) -> None:
    provider, copy = file_name(written), copy_name(written, {written, "autre.csv"})
    receipt = Receipt("r", f"structure:{written}", "remise", "depot", written, {}, "remis", "")
    assert all(map(is_a_name_everywhere, (provider, copy, f"{_key(receipt)}.json"))), (provider, copy)


def test_groups_registers_and_ranks_stand_in_their_place(told: tuple[Path, Path, dict[str, str]]) -> None:
    _, _, words = told
    annex = {
        name.rpartition(".")[2]: text
        for name, text in words.items()
        if name.startswith("remises_1/jardin/comite/annexe-technique")
    }
    assert annex.keys() == {"html", "pdf"}
    for text in annex.values():
        for said in ("Fin de l’action, fichier 1", "Fin de l’action, fichier 2", "Structures d’accueil"):
            assert plain(said).replace(" ", "") in text
        assert "fichiersmodifiesdepuis:reponses·habitants·fin·1,reponses·habitants·fin·2." in text


def test_the_owner_still_reads_them(
    told: tuple[Path, Path, dict[str, str]], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    home, folder, _ = told
    monkeypatch.setenv("UTILITE_DATA_DIR", str(home))
    checked = typed(capsys, monkeypatch, "check", folder.name)
    assert ANSWERS in checked.said and "feuille « Zéphyrine, soir »" in checked.said
    explained = typed(capsys, monkeypatch, "explain", folder.name, "habitants_satisfaction")
    assert f"{ANSWERS}, feuille « Zéphyrine, matin » : " in explained.said
