"""An edition costs one template: its title and its length are said there, or by a line of the declaration."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from flows.examination import examine
from indicators.figures.results import PublishedResults
from initiatives.declaration.model import Edition
from reports.composition.compose import TEMPLATES, UnusableTemplate, compose, template_problems
from reports.document import Document
from tests.conftest import Evaluated
from tests.flows.filled import filled

PROSE = "# Un mot\n\nEt sa suite.\n"


def made(results: PublishedResults, folder: Path, template: str, edition: Edition | None = None) -> Document:
    """Compose the edition « fondation_x » of an initiative that has this template for it."""
    (folder / "templates").mkdir()
    (folder / "templates" / "fondation_x.md.j2").write_text(template, encoding="utf-8")
    changed = {"folder": folder, "editions": {"fondation_x": edition}}
    return compose(
        replace(results, initiative=results.initiative.model_copy(update=changed)), "fondation_x", "provisoire"
    )


@pytest.mark.parametrize(
    ("template", "declared", "title", "short"),
    [
        (PROSE, None, "Fondation x", False),
        ('{% set title = "Pour la fondation" %}\n' + PROSE, None, "Pour la fondation", False),
        ('{% set title = "Pour la fondation" %}\n{% set short = true %}\n' + PROSE, None, "Pour la fondation", True),
        ("{% set short = false %}\n" + PROSE, None, "Fondation x", False),
        ('{% set title = "Ici" %}\n' + PROSE, Edition(title="Rapport au mécène"), "Rapport au mécène", False),
    ],
)
def test_a_new_edition_is_one_template_which_says_its_title_and_whether_it_is_short(
    silver_geek: Evaluated, tmp_path: Path, template: str, declared: Edition | None, title: str, short: bool
) -> None:
    document = made(silver_geek.results["comite"], tmp_path, template, declared)
    assert (document.cover.edition, document.cover.compact, document.slug) == (title, short, "fondation-x")
    assert document.blocks[0].anchors == ("un-mot",)


@pytest.mark.parametrize(
    "wrong",
    [
        "{% set title = initiative.name %}",
        "{% set title = 3 %}",
        '{% set short = "oui" %}',
        "{% set short = 1 %}",
        '{% if false %}{% set title = "Ici" %}{% endif %}',
    ],
)
def test_a_head_that_cannot_be_read_is_told_on_its_line(silver_geek: Evaluated, tmp_path: Path, wrong: str) -> None:
    with pytest.raises(UnusableTemplate, match=re.escape("fondation_x.md.j2, ligne 2 : ")):
        made(silver_geek.results["comite"], tmp_path, f"{{# Un essai. #}}\n{wrong}\n{PROSE}")
    changed = {"folder": tmp_path, "editions": {"fondation_x": None}}
    (said,) = template_problems(silver_geek.initiative.model_copy(update=changed))
    assert said.startswith("fondation_x.md.j2, ligne 2 : ")


def test_every_edition_of_the_house_says_its_title() -> None:
    silent = [
        file.name
        for file in TEMPLATES.glob("[!_]*.md.j2")
        if not file.read_text(encoding="utf-8").startswith("{% set title = ")
    ]
    assert silent == []


@pytest.mark.parametrize(("edition", "known"), [("fiche_experience", True), ("structure", True), ("fondation", False)])
def test_an_edition_that_no_template_makes_is_told_before_anything_is_read(
    tmp_path: Path, edition: str, known: bool
) -> None:
    folder = filled(tmp_path)
    declaration = folder / "initiative.yaml"
    text = declaration.read_text(encoding="utf-8")
    assert "\neditions:\n" in text
    declaration.write_text(text.replace("\neditions:\n", f"\neditions:\n  {edition}:\n"), encoding="utf-8")
    problems = examine(folder).problems
    assert any("n’existe pas. Vérifiez la clé « template »" in said for said in problems) is not known
