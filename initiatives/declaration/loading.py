"""Stage 1. Reads what an evaluator declares about an initiative, and tells every mistake at once."""

from pathlib import Path

from initiatives.declaration.cross_checks import cross_check
from initiatives.declaration.draft import Draft, read_draft
from initiatives.declaration.french_errors import french_problems
from initiatives.declaration.lenient import sound_part
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.vocabulary import BY_DATE
from initiatives.declaration.yaml_places import Yaml, read_yaml
from initiatives.plain_text import plain

_GIVEN_ELSEWHERE = {
    "folder": "le dossier est celui où se trouve le fichier",
    "questionnaires": "les questionnaires sont les fichiers du dossier « questionnaires »",
}


def declare(folder: Path, *, collected: bool = True) -> tuple[Initiative | None, tuple[str, ...]]:
    """Read `initiative.yaml` and `questionnaires/*.yaml`; return the initiative and every mistake, in French.

    Before anything is `collected`, a file of answers or a register that is not there is no mistake.

    The initiative’s id is its folder’s name, unless `slug` says otherwise. With mistakes, the evaluation cannot be
    made; the initiative is returned all the same when its data can be looked at, so that every other mistake can be
    found too, and None otherwise.
    """
    declared = read_yaml(folder / "initiative.yaml", "initiative.yaml")
    if declared.content is None:
        return None, declared.problems
    if not isinstance(declared.content, dict):
        return None, (f"{declared.shown_as} : des lignes « clé: valeur » sont attendues.",)
    files = {
        path.stem: read_yaml(path, f"questionnaires/{path.name}")
        for path in sorted((folder / "questionnaires").glob("*.yaml"))
    }
    draft = read_draft(declared, files)
    initiative, mistakes = sound_part(Initiative, _whole(declared.content, folder, draft))
    problems = [
        *declared.problems,
        *(problem for file in files.values() for problem in file.problems),
        *_written_twice(declared),
        *(french_problems(mistakes, Initiative, declared) if mistakes else ()),
        *draft.problems,
        *cross_check(draft, folder, collected=collected),
    ]
    return initiative if initiative and _holds_together(initiative) else None, tuple(dict.fromkeys(problems))


def default_slug(folder: Path) -> str:
    """Name an initiative by its folder, where its declaration does not name it."""
    return plain(folder.resolve().name).replace(" ", "_").replace("-", "_")


def _whole(content: dict[str, object], folder: Path, draft: Draft) -> dict[str, object]:
    written = {key: value for key, value in content.items() if key not in _GIVEN_ELSEWHERE}
    return {"slug": default_slug(folder), **written, "folder": folder, "questionnaires": dict(draft.questionnaires)}


def _written_twice(declared: Yaml) -> list[str]:
    content = declared.content if isinstance(declared.content, dict) else {}
    return [
        f"{declared.place((key,))} : cette clé ne s’écrit pas ici ; {why}. Supprimez-la."
        for key, why in _GIVEN_ELSEWHERE.items()
        if key in content
    ]


def _holds_together(initiative: Initiative) -> bool:
    """Whether every citation leads somewhere, so that the data can be read."""
    return (
        all(group.questionnaire in initiative.questionnaires for group in initiative.groups.values())
        and all(
            one.group in initiative.groups and one.wave in {*initiative.waves, BY_DATE} for one in initiative.sources
        )
        and all(register in REGISTERS for register in initiative.registers)
        and all(ATTACHED.get(register, register) in initiative.registers for register in initiative.registers)
    )
