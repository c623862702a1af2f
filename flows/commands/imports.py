"""`utilite import-form` and `import-export`: the questionnaires that a form holds, or that an export lets guess."""

from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from flows.known import find_initiative
from initiatives.codebooks import found_exports, limesurvey_form, xlsform
from initiatives.codebooks.drafted import DraftQuestionnaire, written
from initiatives.collection.grid import UnreadableSource
from initiatives.collection.opened_files import bytes_of
from initiatives.collection.workbooks import is_workbook
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_again


def from_form(file: Path, initiative: str | None) -> int:
    """Write the questionnaires of an XLSForm or a `.lss`. Raises `UnusableInitiative` when it cannot be read."""
    return _write(file, initiative, of_form=True)


def from_export(file: Path, initiative: str | None) -> int:
    """Write a questionnaire guessed from an export. Raises `UnusableInitiative` when it cannot be read."""
    return _write(file, initiative, of_form=False)


def _write(file: Path, initiative: str | None, of_form: bool) -> int:
    if not file.expanduser().is_file():
        raise UnusableInitiative((f"{file} : ce fichier n’existe pas. Vérifiez son chemin.",))
    drafts, trouble = tuple[DraftQuestionnaire, ...](), None
    try:
        content = bytes_of(Path(), str(file.expanduser()))
        drafts = _of_form(content, file.stem) if of_form else (found_exports.questionnaire(content, file.stem),)
    except UnreadableSource as unreadable:
        trouble = str(unreadable)
    if trouble:
        raise UnusableInitiative((f"{file.name} : {trouble}",))
    if initiative is None:
        # For a file as well as for a screen: neither folded nor coloured.
        for draft in drafts:
            typer.echo(written(draft), nl=False)
        return 0
    folder = find_initiative(initiative) / "questionnaires"
    targets = {folder / f"{draft.name}.yaml": draft for draft in drafts}
    there = [path for path in targets if path.exists()]
    if there:
        raise UnusableInitiative(
            tuple(f"{path} existe déjà. Renommez-le ou supprimez-le : il ne sera pas remplacé." for path in there)
        )
    folder.mkdir(exist_ok=True)
    console = Console(highlight=False, soft_wrap=True)
    for path, draft in targets.items():
        put_again(path, written(draft).encode())
        asked = len(draft.questions)
        console.print(
            f"[bold green]Questionnaire écrit[/] : {escape(str(path))} ({asked} question{'s' * (asked > 1)}, dont "
            f"{draft.doubts} à vérifier)"
        )
    console.print("Relisez-le, citez-le dans « groups », puis : utilite check " + escape(initiative))
    return 0


def _of_form(content: bytes, name: str) -> tuple[DraftQuestionnaire, ...]:
    return (
        xlsform.questionnaires(content, name) if is_workbook(content) else limesurvey_form.questionnaires(content, name)
    )
