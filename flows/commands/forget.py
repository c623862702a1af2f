"""`utilite forget`: a person asked to be forgotten; from their key, their rows are left out of every later run."""

import shutil

import typer
from rich.console import Console
from rich.markup import escape

from flows.data_dir import private_of, runs_of, shown
from flows.forgotten_people import add_forgotten, forgotten_of, last_asked
from flows.given_out_before import versions_that_left
from flows.interrupted import settle
from flows.known import find_initiative
from flows.one_folder import alone_with
from flows.order import now
from flows.provider_letters import FOLDER
from flows.undelivered import remove_undelivered
from initiatives.collection.collect import readable
from initiatives.collection.raw import RawTable
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Initiative
from initiatives.plain_text import plain
from initiatives.unusable import UnusableInitiative
from initiatives.validation.respondents import FORGOTTEN
from initiatives.validation.validate import check_tables


def forget_person(name: str) -> int:
    """Ask for the key of the slip, keep that its person is left out, and say what that does not reach.

    Raises `UnusableInitiative` where no key tells people apart.
    """
    folder = find_initiative(name)
    initiative, problems = declare(folder)
    if initiative is None:
        raise UnusableInitiative(problems)
    if not any(initiative.questionnaire_of(group).respondent.cle for group in initiative.groups):
        raise UnusableInitiative(
            (
                "Aucun questionnaire n’a de clé (« respondent › cle ») : supprimez la ligne de la personne dans son export.",
            )
        )
    key = str(typer.prompt("Clé inscrite sur le bordereau (rien ne s’affiche)", hide_input=True)).strip()
    if not plain(key).replace(" ", ""):
        raise UnusableInitiative(("Cette clé ne désigne personne. Recopiez celle du bordereau.",))
    tables, _ = readable(initiative)
    with alone_with(folder, "une demande d’oubli"):
        told = settle(initiative.slug)
        known = forgotten_of(initiative.slug)
        already, before = known.holds(key), _objections(initiative, tables)
        add_forgotten(initiative.slug, key, now())
        rows = _objections(initiative, tables) - before
        # They hold answers as they came; the next run writes them again, without this person.
        for holding in (FOLDER, "verbatims"):
            if (private_of(initiative.slug) / holding).exists():
                shutil.rmtree(private_of(initiative.slug) / holding)
        removed = remove_undelivered(initiative.slug, last_asked(initiative.slug) or now())
    console = Console(highlight=False, soft_wrap=True)
    for said in told:
        console.print(f"[yellow]{escape(said)}[/]")
    if already:
        console.print("[bold green]Déjà oubliée[/] : aucun calcul à venir ne comptera cette personne.")
    elif rows:
        several = "s" if rows > 1 else ""
        console.print(
            f"[bold green]Oubliée[/] : {rows} ligne{several}. Aucun calcul à venir ne comptera cette personne."
        )
    else:
        console.print(
            "[bold yellow]Aucune ligne d’aujourd’hui ne porte cette clé : vérifiez-la sur le bordereau.[/] Elle est retenue : une "
            "ligne qui la porterait ne comptera pas."
        )
    console.print("Retours sur vos données : effacés, le prochain calcul les refait sans elle.")
    console.print("Rien de ce qu’elle a écrit ne sera plus cité. Une version faite avant ne part plus : refaites-la.")
    if removed:
        console.print(
            f"Versions faites avant et jamais parties, supprimées : {escape(', '.join(removed))}. Elles la comptaient, et "
            "pouvaient la citer."
        )
    console.print(
        "Reste à faire par vous : supprimer ses lignes des exports et de leurs copies ; relancer « utilite verbatims », s’il a "
        "servi, pour que son classeur les perde aussi ; supprimer les brouillons copiés ailleurs (« --output ») et ce que vos "
        "textes (texts/) citent d’elle."
    )
    if "entretiens" in initiative.registers:
        console.print("Les entretiens n’ont pas de clé : si elle en a donné un, retirez-en les lignes du registre.")
    left = versions_that_left(initiative.slug)
    if left:
        console.print(
            f"Ne peut être rappelé : ce qui est déjà parti ({escape(', '.join(left))}). Les réponses n’y sont que "
            "comptées ensemble, mais un texte d’elle que vous aviez accepté peut y être cité. De vos exemplaires, supprimez "
            f"le dossier « reports » ({escape(shown(runs_of(initiative.slug)))}), lui seul : le reste protège les versions "
            "suivantes. La prochaine masquera ce qu’un seul retrait ferait connaître."
        )
    return 0


def _objections(initiative: Initiative, tables: tuple[RawTable, ...]) -> int:
    checked = check_tables(initiative, tables, forgotten_of(initiative.slug))
    return sum(passage.set_aside.get(FORGOTTEN.rule, 0) for _, passage in checked.passages)
