"""A typing error in a template is told with its file, its line and what was meant, in what it includes too."""

from pathlib import Path

from initiatives.declaration.loading import declare
from reports.composition.compose import template_problems
from tests.flows.filled import filled


def _problems(home: Path, **templates: str) -> tuple[str, ...]:
    folder = filled(home)
    (folder / "templates").mkdir()
    for name, text in templates.items():
        (folder / "templates" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    initiative, _ = declare(folder)
    assert initiative is not None
    return template_problems(initiative)


def test_a_misspelt_block_is_told_with_its_line_and_what_was_meant(tmp_path: Path) -> None:
    (told,) = _problems(tmp_path, synthese='{% set title = "Courte" %}\n\n{{ contnts() }}\n')
    assert told == "synthese.md.j2, ligne 3 : « contnts » n’existe pas. Vouliez-vous écrire « contents » ?"


def test_what_is_included_is_read_and_knows_what_was_set_before(tmp_path: Path) -> None:
    (told,) = _problems(
        tmp_path,
        synthese='{% set title = "Courte" %}\n{% for chapitre in chapters %}\n{% include "_suite.md.j2" %}\n{% endfor %}\n',
        _suite="{{ chapitre }}\n{{ xyzzy }}\n",
    )
    assert told == "_suite.md.j2, ligne 2 : « xyzzy » n’existe pas. Corrigez ce nom."


def test_the_templates_of_the_house_ask_for_nothing_unknown(tmp_path: Path) -> None:
    assert _problems(tmp_path) == ()
