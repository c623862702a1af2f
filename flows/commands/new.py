"""`utilite new`: the folder of a new initiative, whose comments say what to write."""

import os
import re
from pathlib import Path
from string import Template
from typing import get_args

from rich.console import Console
from rich.markup import escape

from flows.data_dir import ROOT, data_dir
from flows.known import DECLARATION
from initiatives.declaration.vocabulary import Form
from initiatives.unusable import UnusableInitiative
from reports.composition.compose import TEMPLATES

SKELETON = Path(__file__).parent.parent / "skeleton"
_INCLUDED = re.compile(r"""{%-?\s*include\s+["']([^"']+)["']""")
_TEXT = re.compile(r"""\btext\(["'](\w+)["']\)""")


def create(slug: str, form: str, inside: Path | None) -> int:
    """Write the folder and say what comes next. Raises `UnusableInitiative` when it cannot be made."""
    home = inside.expanduser() if inside else data_dir() / "initiatives"
    folder = home / slug
    _refuse(slug, form, folder)
    blanks = {"slug": slug, "form": form, "schemas": _schemas_from(folder)}
    for page in sorted(path for path in SKELETON.rglob("*") if path.is_file()):
        target = folder / page.relative_to(SKELETON)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(Template(page.read_text(encoding="utf-8")).substitute(blanks), encoding="utf-8")
    (folder / "texts").mkdir()
    for name in sorted(_texts(f"{form}.md.j2")):
        (folder / "texts" / f"{name}.md").touch()
    asked = slug if inside is None else escape(str(folder))
    Console(highlight=False, soft_wrap=True).print(
        f"[bold green]Dossier créé[/] : {escape(str(folder))}\n"
        f"1. Remplissez {DECLARATION}, questionnaires/ et indicators.yaml.\n"
        "2. Déposez l’export de vos réponses dans exports/.\n"
        "3. Écrivez les textes de texts/ (un brouillon s’en passe, un rapport définitif non).\n"
        f"4. Vérifiez : utilite check {asked}"
    )
    return 0


def _refuse(slug: str, form: str, folder: Path) -> None:
    problems = []
    if not re.fullmatch(r"[a-z][a-z0-9_]*", slug):
        problems.append(
            f"« {slug} » ne peut pas être un identifiant : des minuscules sans accent, des chiffres et « _ » seulement, "
            "une lettre pour commencer (mon_initiative)."
        )
    if form not in get_args(Form):
        problems.append(f"« {form} » n’est pas une forme connue. Choisissez parmi : {', '.join(get_args(Form))}.")
    if folder.exists():
        problems.append(f"« {folder} » existe déjà. Choisissez un autre identifiant, ou un autre dossier avec --in.")
    if problems:
        raise UnusableInitiative(tuple(problems))


def _texts(template: str) -> set[str]:
    """Name the texts that people write for a report template, those of the templates it includes as well."""
    source = (TEMPLATES / template).read_text(encoding="utf-8")
    return set(_TEXT.findall(source)).union(*(_texts(included) for included in _INCLUDED.findall(source)))


def _schemas_from(folder: Path) -> str:
    schemas = ROOT / "docs" / "schemas"
    try:
        return Path(os.path.relpath(schemas, folder.resolve())).as_posix()
    except ValueError:  # another drive, on Windows
        return schemas.as_uri()
