"""`utilite new`: the folder of a new initiative, whose comments say what to write."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import cast, get_args
from urllib.parse import quote

import jinja2
from rich.console import Console
from rich.markup import escape

from flows.beginnings import Beginning, Source, of_exports, of_its_form, yaml_text
from flows.commands.template import fill_template
from flows.data_dir import ROOT, data_dir
from flows.known import DECLARATION, known_initiatives, remember
from indicators.definitions.choosing import choose
from initiatives.codebooks.drafted import as_id
from initiatives.codebooks.found_exports import found_exports
from initiatives.codebooks.what_names_say import one_of_many
from initiatives.declaration.declared import RESERVED
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.reference import modalities
from initiatives.declaration.suggestions import unknown
from initiatives.declaration.vocabulary import FORMATS, ROLES, Form, PartnershipCategory, Role
from initiatives.unusable import UnusableInitiative
from reports.composition.pieces.first_page import FOLDER, ON_THE_WHOLE
from reports.composition.unwritten import texts_asked
from reports.delivery.whole_files import move_whole

SKELETON = Path(__file__).parent.parent / "skeleton"


@dataclass(frozen=True)
class _Question:
    """One question of the evaluation, and the indicators that may answer it."""

    id: str
    text: str
    criterion: str
    indicators: tuple[str, ...]


def create(
    slug: str,
    form: str,
    inside: Path | None,
    roles: Sequence[str] = (),
    exports: Path | None = None,
    *,
    filled: bool = False,
) -> int:
    """Write the folder and say what comes next. Raises `UnusableInitiative` when it cannot be made.

    `roles` say for whom ready questionnaires are written; `exports` is a folder of files from which is read what can be.
    `filled` writes an example in each blank.
    """
    home = inside.expanduser() if inside else data_dir() / "initiatives"
    folder = home / slug
    _refuse(slug, form, folder, roles, exports)
    beginning, unread = _beginning(cast(Form, form), cast(Sequence[Role], roles), exports)
    asked = slug if inside is None else str(folder)
    _write_whole(folder, beginning, asked, filled=filled)
    remember(folder)
    found = f"Lu dans vos exports : {_read(beginning)}.\n" if exports else ""
    Console(highlight=False, soft_wrap=True).print(
        f"[bold green]Dossier créé[/] : {escape(str(folder))}\n"
        f"{escape(found)}"
        + "".join(f"Non lu : {escape(one)}\n" for one in unread)
        + f"1. Remplissez {DECLARATION}, questionnaires/ et indicators.yaml{' ; cherchez « à vérifier »' if exports else ''}.\n"
        "2. Déposez dans exports/ ce que vos outils exportent, à la place des fichiers d’exemple.\n"
        "3. Écrivez les textes de texts/ (un brouillon s’en passe, un rapport définitif non).\n"
        f"4. Vérifiez : utilite check {escape(asked)}"
    )
    return 0


def _refuse(slug: str, form: str, folder: Path, roles: Sequence[str], exports: Path | None) -> None:
    problems = []
    if not re.fullmatch(r"[a-z][a-z0-9_]*", slug):
        problems.append(
            f"« {slug} » ne peut pas être un identifiant : des minuscules sans accent, des chiffres et « _ » seulement, "
            "une lettre pour commencer (mon_initiative)."
        )
    if slug in RESERVED:
        problems.append(f"« {slug} » est un nom réservé par Windows. Choisissez un autre identifiant.")
    if form not in get_args(Form):
        problems.append(f"« {form} » n’est pas une forme connue. Choisissez parmi : {', '.join(get_args(Form))}.")
    if folder.exists():
        problems.append(f"« {folder} » existe déjà. Choisissez un autre identifiant, ou un autre dossier avec --in.")
    elif slug in known_initiatives():
        problems.append(
            f"Une autre initiative s’appelle déjà « {slug} » ({known_initiatives()[slug]}). Choisissez un autre identifiant."
        )
    problems += [unknown("le rôle", role, ROLES) for role in roles if role not in ROLES]
    if exports is not None and not exports.expanduser().is_dir():
        problems.append(f"« {exports} » n’est pas un dossier. Donnez celui où sont vos exports.")
    if problems:
        raise UnusableInitiative(tuple(problems))


def _beginning(form: Form, roles: Sequence[Role], exports: Path | None) -> tuple[Beginning, tuple[str, ...]]:
    if exports is None:
        return of_its_form(form, roles), ()
    found, unread = found_exports(exports.expanduser())
    if not found:
        raise UnusableInitiative((f"« {exports} » : aucun export n’a pu y être lu.", *unread))
    return of_exports(form, roles, found), unread


def _example(beginning: Beginning) -> tuple[Initiative | None, frozenset[str]]:
    """Declare an example of what is asked and kept, in a folder of its own; return it, and the indicators that it feeds."""
    with tempfile.TemporaryDirectory() as there:
        folder = Path(there) / "exemple"
        folder.mkdir()
        _write(folder, beginning, "exemple", (None, frozenset()), filled=True)
        initiative, _ = declare(folder, collected=False)
        return initiative, frozenset(choose(initiative)[0]) if initiative is not None else frozenset()


def _write_whole(folder: Path, beginning: Beginning, asked: str, *, filled: bool) -> None:
    """Write the folder beside its place, then rename it: one that was begun and stopped is begun again."""
    beside = folder.with_name(f".{folder.name}.partiel")
    shutil.rmtree(beside, ignore_errors=True)
    try:
        beside.mkdir(parents=True)
        _write(beside, beginning, asked, _example(beginning), filled=filled)
        move_whole(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _write(
    folder: Path, beginning: Beginning, asked: str, known: tuple[Initiative | None, frozenset[str]], *, filled: bool
) -> None:
    example, fed = known
    schemas = schemas_from(folder)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(SKELETON),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # noqa: S701 - writes YAML: `quoted` does what it needs
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    questions = tuple(_questions(beginning, fed))
    said = {
        "asked": asked,
        "schemas": schemas,
        "blank": (lambda example: example) if filled else (lambda _: ""),
        "quoted": yaml_text,
        "formats": ", ".join(FORMATS),
        "form": beginning.form,
        "groups": beginning.groups,
        "partners": beginning.partners,
        "communes": beginning.communes,
        "modalities": {
            category: [id for id, one in modalities().items() if one.category == category]
            for category in get_args(PartnershipCategory)
        },
        "sessions": beginning.sessions,
        "one_session": one_of_many(beginning.sessions),
        "axes": beginning.axes,
        "id_of": as_id,
        "waves": beginning.waves,
        "sources": [_in_line(source) for source in beginning.sources],
        "registers": beginning.registers,
        "lists": {
            name: ", ".join(f"{as_id(word)}: {yaml_text(word)}" for word in words)
            for name, words in (beginning.lists or {}).items()
            if words
        },
        "unplaced": beginning.unplaced,
        "questions": questions,
        "own": {group.id: group.own for group in beginning.groups if group.own},
        "target": next((one for question in questions for one in question.indicators), "habitants_satisfaction"),
    }
    for page in sorted(SKELETON.glob("*.j2")):
        (folder / page.stem).write_text(environment.get_template(page.name).render(said), encoding="utf-8")
    for part in ("questionnaires", "exports", "texts", "texts/analyses", "texts/fiche", f"texts/{FOLDER}", "examples"):
        (folder / part).mkdir(exist_ok=True)
    for group in beginning.groups:
        head = f"# yaml-language-server: $schema={schemas.replace('../', '../../', 1)}/questionnaire.json\n"
        (folder / "questionnaires" / f"{group.id}.yaml").write_text(head + group.questionnaire, encoding="utf-8")
    for source in beginning.sources:
        headings = next(group.headings for group in beginning.groups if group.id == source["group"])
        if headings:
            (folder / str(source["file"])).write_text(";".join(headings) + "\n", encoding="utf-8")
    for file in beginning.exports:
        shutil.copyfile(file, folder / "exports" / file.name)
    for register in beginning.registers:
        if not (folder / register.file).exists():
            fill_template(folder / register.file, register.name, example)
    answers = (f"{FOLDER}/{name}" for name in (*ON_THE_WHOLE, *(question.id for question in questions)))
    asked_texts = (texts_asked(folder, template) for template in (f"{beginning.form}.md.j2", "fiche_experience.md.j2"))
    for name in (*chain.from_iterable(asked_texts), *answers):
        (folder / "texts" / f"{name}.md").touch()


def _in_line(source: Source) -> str:
    said = (
        f"{yaml_text(key)}: {yaml_text(value) if isinstance(value, str) else _in_line(value)}"
        for key, value in source.items()
    )
    return "{" + ", ".join(said) + "}"


def _questions(beginning: Beginning, known: frozenset[str]) -> Iterator[_Question]:
    """Give the questions that this evaluation may answer, each with the indicators that it has."""
    for question in _possible(beginning):
        answered = tuple(one for one in question.indicators if one in known)[:5]
        if answered:
            yield _Question(question.id, yaml_text(question.text), question.criterion, answered)


def _possible(beginning: Beginning) -> Iterator[_Question]:
    for group in (one for one in beginning.groups if one.role != "partenaires"):
        called = group.label[:1].lower() + group.label[1:]
        liked = [
            f"{group.id}_{what}" for what in ("satisfaction", "utilite", "accompagnement", "continuer", "recommande")
        ]
        changed = [
            "solitude",
            "contacts",
            "fierte",
            "competences",
            "confiance",
            "connaissance_jeunes",
            "ambiance",
            "image",
        ]
        liked += [one.id for one in group.own if one.step == "appreciation" and one.judges]
        effects = [f"{group.id}_{what}" for what in changed] + [one.id for one in group.own if one.step == "effets"]
        yield _Question(f"{group.id}_avis", f"Que pensent les {called} de l’action ?", "pertinence", tuple(liked))
        yield _Question(
            f"{group.id}_effets", f"Qu’est-ce qui change pour les {called} ?", "contribution_societale", tuple(effects)
        )
    held = ("activite_seances", "activite_presents", "activite_participants", "activite_heures_animation")
    yield _Question("activite", "Qu’est-ce qui a eu lieu, et pour combien de personnes ?", "performance", held)
    yield _Question(
        "plan",
        "Où en est le plan d’actions ?",
        "performance",
        ("activite_actions", "territoire_axes", "activite_reunions_par_an"),
    )
    reached = ("partenaires_objectifs_atteints", "partenaires_objectifs")
    yield _Question("objectifs", "Les objectifs des partenaires sont-ils atteints ?", "performance", reached)
    balance = ("equilibre_percu", "clarte_roles", "contributions", "cout_transaction", "sans_alliance")
    yield _Question(
        "alliance",
        "L’alliance est-elle équilibrée, et à quel coût pour ses membres ?",
        "coherence",
        tuple(f"partenaires_{what}" for what in balance),
    )


def _read(beginning: Beginning) -> str:
    asked = [f"{group.label} (questionnaire)" for group in beginning.groups if not group.headings]
    kept = [register.label for register in beginning.registers if register.columns is not None]
    return ", ".join(asked + kept)


def schemas_from(folder: Path) -> str:
    """Return the address of the schemas, as an editor that opens a file of `folder` follows it."""
    schemas = ROOT / "docs" / "schemas"
    try:
        there = Path(os.path.relpath(schemas, folder.resolve())).as_posix()
    except ValueError:  # another drive, on Windows
        return schemas.as_uri()
    return quote(there)  # a space would end the address
