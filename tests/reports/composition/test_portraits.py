"""Portraits are printed as long as whoever they show agrees; what keeps one from being printed is said, file by file."""

from dataclasses import replace
from pathlib import Path

import pytest

from initiatives.declaration.model import Consent
from reports import document as doc
from reports.composition.pieces.portraits import portraits, wrong
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.indicators.confidentiality.little import silver_geek
from tests.reports.small_results import published

GIVEN = Consent.model_validate({"to": "citer", "on": "2015-05-01"})
TAKEN = Consent.model_validate({"to": "citer", "on": "2015-05-01", "withdrawn": "2015-06-01"})
NAMED = Consent.model_validate({"to": "nommer", "on": "2015-05-01"})
HEAD = "---\ntitre: Le mardi\nqui: Une habitante\naccord: {}\n---\n"
SAID = "Elle descend une heure en avance."


def reader(folder: Path, **consents: Consent) -> ReportedResults:
    initiative = silver_geek().model_copy(update={"folder": folder, "consents": consents})
    return ReportedResults(replace(published().results, initiative=initiative))


def write(folder: Path, name: str, text: str) -> None:
    (folder / "texts" / "portraits").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / "portraits" / f"{name}.md").write_text(text, encoding="utf-8")


def shown(blocks: tuple[doc.Block, ...]) -> list[str]:
    return [flat(one.inline) if isinstance(one, doc.Prose | doc.Note) else getattr(one, "text", "?") for one in blocks]


def test_each_portrait_is_shown_in_the_order_of_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        "2",
        HEAD.format("voisine").replace("Le mardi", "Après").replace("qui: Une habitante\n", "") + "Voilà.",
    )
    write(tmp_path, "1", HEAD.format("voisine") + SAID + "\n\nElle choisit.")
    made = portraits(reader(tmp_path, voisine=GIVEN))
    assert shown(made) == ["Portraits", "Le mardi", "Une habitante", SAID, "Elle choisit.", "Après", "Voilà."]
    assert [one.level for one in made if isinstance(one, doc.Heading)] == [1, 2, 2]


@pytest.mark.parametrize(
    ("words", "consents", "printed"),
    [
        ("a", {"a": GIVEN}, True),
        ("a", {"a": TAKEN}, False),
        ("[a, b]", {"a": GIVEN, "b": GIVEN}, True),
        ("[a, b]", {"a": GIVEN, "b": TAKEN}, False),
    ],
)
def test_it_is_printed_as_long_as_all_whom_it_shows_agree(
    tmp_path: Path, words: str, consents: dict[str, Consent], printed: bool
) -> None:
    write(tmp_path, "un", HEAD.format(words) + SAID)
    one = reader(tmp_path, **consents)
    assert shown(portraits(one)) == (["Portraits", "Le mardi", "Une habitante", SAID] if printed else [])
    assert wrong(one.initiative, "portraits/un") == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (HEAD.format("voisine") + SAID, "l’accord « voisine » n’est pas déclaré"),
        (HEAD.format("[dite, voisine]") + SAID, "l’accord « voisine » n’est pas déclaré"),
        (HEAD.format("orange") + SAID, "l’accord « orange » n’est pas déclaré"),
        (HEAD.format("") + SAID, "« accord: » et le mot de l’accord"),
        (SAID, "« titre: » et le titre du portrait"),
        (SAID, "« accord: » et le mot de l’accord"),
        (HEAD.format("dite").replace("titre: Le mardi", "titre:") + SAID, "« titre: » et le titre du portrait"),
        (HEAD.format("dite") + "![](photo.jpg)", "texte alternatif"),
        ("---\n: : :\n---\n" + SAID, "l’en-tête entre les deux lignes"),
        ("", "à écrire"),
    ],
)
def test_what_keeps_it_from_being_printed_is_said_and_nothing_of_it_shown(tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path, "un", text)
    one = reader(tmp_path, dite=GIVEN, orange=NAMED)
    made = portraits(one)
    assert {type(block) for block in made[1:]} == {doc.Note} and SAID not in shown(made)
    assert any(told in said for said in wrong(one.initiative, "portraits/un"))
    assert all(said.startswith("texts/portraits/un.md") for said in wrong(one.initiative, "portraits/un"))


def test_without_portraits_no_chapter_opens(tmp_path: Path) -> None:
    assert portraits(reader(tmp_path)) == ()
