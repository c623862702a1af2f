"""`utilite check`: what to mend, file by file, and whether the evaluation can be made; or the contract of the data."""

from collections.abc import Iterable
from contextlib import nullcontext
from itertools import groupby
from pathlib import Path

import typer
from rich.console import Console
from rich.markup import escape

from flows.commands.findings_workbook import write_findings
from flows.commands.new_workbook import new_workbook
from flows.data_dir import shown
from flows.examination import Examination, examine
from flows.known import find_initiative
from flows.one_folder import alone_with
from initiatives.declaration.loading import declare
from initiatives.plain_text import and_others
from initiatives.unusable import UnusableInitiative
from initiatives.validation.quality import Finding, rows_received

_DONE = {
    "blocking": "bloque l’évaluation",
    "row_set_aside": "ligne écartée",
    "cell_set_aside": "réponse écartée",
    "decision": "décision attendue",
    "notice": "à savoir",
}

_LISTED = 20
"""Rows listed for one mistake: what is printed stays bounded, however long the file."""


def show(initiative: str, *, letters: bool = False, output: Path | None = None) -> int:
    """Print everything that `examine` found; return 1 when the evaluation cannot be made, else 0.

    With `letters`, the letter to each provider is written too; with `output`, a workbook of all that was found. Raises
    `UnusableInitiative` when something else holds the initiative then, or when no workbook may be written there.
    """
    folder = find_initiative(initiative)
    target = new_workbook(output) if output is not None else None
    # Letters are written in place of the last ones: an evaluation that runs writes them too.
    held = alone_with(folder, "une écriture des retours", drafting=True) if letters else nullcontext(("", ()))
    with held as (_, shared):
        examination = examine(folder, letters=letters)
    console = Console(highlight=False, soft_wrap=True)
    for said in shared:
        console.print(f"[yellow]{escape(said)}[/]")
    for line in report(folder.name, examination):
        console.print(line)
    if examination.letters:
        console.print(
            f"\n[bold]Retours sur les données[/], pour chaque fournisseur : {escape(shown(examination.letters))}"
        )
    if target is not None:
        write_findings(target, examination, _DONE)
        console.print(f"\n[bold]Classeur écrit[/] : {escape(str(output))}")
    return 1 if examination.problems else 0


def show_contract(initiative: str) -> int:
    """Print what each table holds once checked, from the declaration alone. Raises `UnusableInitiative` if it is wrong."""
    from initiatives.validation.printed_contract import printed_contract

    declared, problems = declare(find_initiative(initiative))
    if declared is None or problems:
        raise UnusableInitiative(problems)
    # Markdown, for a file as well as for a screen: neither folded nor coloured.
    typer.echo(printed_contract(declared), nl=False)
    return 0


def report(name: str, examination: Examination) -> Iterable[str]:
    """Give the lines to print, in rich markup."""
    if examination.problems:
        yield f"[bold red]« {escape(name)} » ne peut pas être évaluée.[/] À corriger :"
        yield from (f"  • {escape(problem)}" for problem in examination.problems)
    if examination.readings:
        yield "[bold]Lecture des fichiers[/]"
        yield from (f"  {escape(reading)}" for reading in examination.readings)
    findings = sorted(examination.findings, key=_place)
    for (file, sheet), found in groupby(findings, key=lambda finding: (finding.file, finding.sheet or "")):
        yield ""
        yield f"[bold]{escape(file)}[/]" + (f", feuille « {escape(sheet)} »" if sheet else "")
        yield from (f"  • {escape(line)}" for line in _gathered(found))
    if examination.unanswered:
        yield ""
        yield "[bold yellow]Questions d’évaluation sans donnée pour y répondre :[/]"
        yield from (f"  • {escape(question)}" for question in examination.unanswered)
    if examination.disproved:
        yield ""
        yield "[bold yellow]Exemples qui ne donnent pas le résultat annoncé :[/]"
        yield from (f"  • {escape(example)}" for example in examination.disproved)
    if examination.unused:
        yield ""
        yield "[bold yellow]Questions posées qui n’alimentent aucun indicateur[/] (voyez « define » dans indicators.yaml) :"
        yield f"  {escape(', '.join(examination.unused))}"
    if examination.left_aside:
        yield ""
        yield (
            "[bold yellow]Indicateurs du catalogue laissés de côté[/] : une de vos questions porte l’identifiant de celle "
            "qu’ils attendent, et se répond autrement. Rien à faire si vous n’en voulez pas :"
        )
        yield from (f"  • {escape(one)}" for one in examination.left_aside)
    if examination.to_write:
        yield ""
        yield "[bold yellow]À écrire avant un rapport définitif[/] (un rapport provisoire s’en passe) :"
        yield from (f"  • {escape(text)}" for text in examination.to_write)
    if not examination.problems:
        read, used = rows_received(examination.passages)
        yield ""
        yield f"[bold green]« {escape(name)} » peut être évaluée[/] : {read} lignes lues, {used} utilisées."


def _place(finding: Finding) -> tuple[str, str, str, str, str, str, int]:
    return (
        finding.file,
        finding.sheet or "",
        finding.column or "",
        finding.severity,
        finding.message,
        finding.remedy,
        finding.row or 0,
    )


def _gathered(findings: Iterable[Finding]) -> Iterable[str]:
    """Say once what is wrong in several rows of a column, with the rows."""
    for (_, _, column, severity, message, remedy), same in groupby(findings, key=lambda finding: _place(finding)[:-1]):
        rows = [str(finding.row) for finding in same if finding.row is not None]
        place = [f"colonne {column}"] if column else []
        if rows:
            more = f" {and_others(len(rows) - _LISTED)}" if len(rows) > _LISTED else ""
            place.append(f"ligne{'s' if len(rows) > 1 else ''} {', '.join(rows[:_LISTED])}{more}")
        yield f"{', '.join(place)} : {message} {remedy} ({_DONE[severity]})".removeprefix(" : ")
