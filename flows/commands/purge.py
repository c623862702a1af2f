"""`utilite purge`: what has reached its declared date is shown; with `--remove`, it is removed."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from flows.data_dir import private_of, runs_of
from flows.interrupted import settle
from flows.kept_files import Term, files_until
from flows.known import find_initiative
from flows.one_folder import alone_with
from flows.order import now
from initiatives.declaration.declared_files import files_of
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.declaration.registers import CITED_FILE
from initiatives.unusable import UnusableInitiative
from reports.words import french

_SAID: dict[Term, str] = {
    "exports": "Réponses et registres, tels que reçus, et ce qui en est copié",
    "versions": "Versions, relevés de protection, revues, accusés",
}


def purge(name: str, *, remove: bool) -> int:
    """Show or remove what is past its date. Raises `UnusableInitiative` where no date is declared."""
    folder = find_initiative(name)
    initiative, problems = declare(folder, collected=False)
    if initiative is None:
        raise UnusableInitiative(problems)
    if initiative.retention is None:
        raise UnusableInitiative(
            ("Aucune date n’est déclarée : écrivez « retention: {exports: …, versions: …} » dans initiative.yaml.",)
        )
    console, today = Console(highlight=False, soft_wrap=True), now().date()
    dates: dict[Term, date] = {"exports": initiative.retention.exports, "versions": initiative.retention.versions}
    with alone_with(folder, "une purge") as (slug, _):
        for said in settle(slug) if remove else ():
            console.print(f"[yellow]{escape(said)}[/]")
        due = {term: list(_files(initiative, term)) for term, end in dates.items() if end <= today}
        for term, end in dates.items():
            many = f"{len(due[term])} fichiers, à supprimer" if term in due else "gardés"
            console.print(f"{_SAID[term]} : jusqu’au {french.day(end)}, {many}.")
            for path in due.get(term, ()):
                console.print(f"  {escape(str(path))}")
        if not remove:
            console.print("[bold]Rien n’est supprimé.[/] Pour supprimer : la même commande, avec --remove.")
            return 0
        for path in (path for paths in due.values() for path in paths):
            path.unlink(missing_ok=True)
        for home in (runs_of(initiative.slug), private_of(initiative.slug)):
            for emptied in sorted((path for path in home.rglob("*") if path.is_dir()), reverse=True):
                if not any(emptied.iterdir()):
                    emptied.rmdir()
    removed = sum(map(len, due.values()))
    console.print(
        f"[bold green]{removed} fichiers supprimés.[/] Restent à votre charge : vos sauvegardes, ce que gardent vos outils "
        "d’enquête, et ce qui est déjà parti chez les destinataires."
    )
    return 0


def _files(initiative: Initiative, term: Term) -> Iterator[Path]:
    if term == "exports":
        declared = [source.file for source in initiative.sources] + [one.file for one in initiative.registers.values()]
        # Written before it is declared, it holds what people wrote all the same.
        for file in dict.fromkeys(
            (*(name for one in declared for name in files_of(initiative.folder, one)), CITED_FILE)
        ):
            path = initiative.folder / file
            if path.is_file():
                yield path
    yield from files_until(initiative.slug, term)
