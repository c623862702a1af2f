"""The command `utilite`: what an evaluator types. Heavy imports wait until a command needs them."""

import sys
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, TextIO

from flows.memory import settle_memory
from flows.missing_dependency import unmet

try:
    import typer

    from flows.french_help import FrenchCommand, FrenchGroup, misuse
except ImportError as absent:
    if not (sentence := unmet(absent)):
        raise
    sys.exit(sentence)

app = typer.Typer(
    name="utilite",
    help="Évaluer l’utilité sociétale d’une initiative de territoire, des exports de questionnaires au rapport.",
    cls=FrenchGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    subcommand_metavar="COMMANDE",
    options_metavar="[OPTIONS]",
)
Which = Annotated[
    str,
    typer.Argument(metavar="INITIATIVE", help="Identifiant d’une initiative, ou dossier qui contient initiative.yaml."),
]
Version = Annotated[
    str, typer.Argument(metavar="VERSION", help="Nom d’une version, affiché par « evaluate », ou son dossier.")
]


@app.command(cls=FrenchCommand)
def check(
    initiative: Which,
    contract: Annotated[
        bool,
        typer.Option(
            "--contract", help="Écrire ce que chaque table contient une fois contrôlée, sans lire les données."
        ),
    ] = False,
    letters: Annotated[
        bool,
        typer.Option(
            "--letters", help="Écrire pour chaque fournisseur son « Retour sur vos données », et la copie à corriger."
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="FICHIER", help="Écrire aussi ce qui est trouvé dans un classeur, à transmettre."
        ),
    ] = None,
) -> None:
    """Vérifier la déclaration et les données : toutes les erreurs à la fois, et comment les corriger."""
    from flows.commands.check import show, show_contract

    raise typer.Exit(show_contract(initiative) if contract else show(initiative, letters=letters, output=output))


@app.command(cls=FrenchCommand)
def evaluate(
    initiative: Which,
    edition: Annotated[
        list[str] | None,
        typer.Option("--edition", metavar="ÉDITION", help="Édition à faire, à répéter ; par défaut, toutes."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="DOSSIER", help="Où copier aussi les rapports d’une version provisoire."),
    ] = None,
    final: Annotated[
        bool,
        typer.Option(
            "--final", help="Préparer la version définitive, à approuver ; refusée tant qu’un texte reste à compléter."
        ),
    ] = False,
    audit: Annotated[
        bool,
        typer.Option(
            "--audit",
            help="Vérifier aussi une version provisoire : rien de ce qui est publié ne dit ce qu’ont répondu "
            "quelques personnes. Une version définitive l’est toujours.",
        ),
    ] = False,
    dask: Annotated[
        str | None,
        typer.Option(
            "--dask",
            metavar="ADRESSE",
            help="Dénombrer par parties sur une grappe Dask (tcp://… ou tls://…), ou sur cette machine (« local »)\u202f; "
            "les réponses, sous pseudonyme, vont à ses machines.",
        ),
    ] = None,
) -> None:
    """Évaluer une initiative : contrôler, calculer et rédiger les rapports. Rien ne part."""
    from flows.commands.evaluate import run

    raise typer.Exit(run(initiative, tuple(edition or ()), output, final, audit, dask))


@app.command(cls=FrenchCommand)
def approve(
    run: Version,
    by: Annotated[str, typer.Option("--by", metavar="NOM", help="Qui approuve, entre guillemets : prénom et nom.")],
) -> None:
    """Approuver une version définitive, après l’avoir lue : aucun octet n’en change, rien ne part."""
    from flows.commands.approve import approve_run

    raise typer.Exit(approve_run(run, by))


@app.command(cls=FrenchCommand)
def deliver(
    run: Version,
    to: Annotated[
        list[str] | None,
        typer.Option(
            "--to", metavar="DESTINATAIRE", help="À lui seul, à répéter : comite, partenaire:orange… ; sinon, à tous."
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="DOSSIER", help="Déposer dans ce dossier, un sous-dossier par destinataire."),
    ] = None,
    send: Annotated[
        bool, typer.Option("--send", help="Envoyer pour de bon ; sans cela, ce qui partirait est seulement montré.")
    ] = False,
    before: Annotated[
        str | None,
        typer.Option(
            "--before", metavar="DATE", help="Pour relecture avant cette date (2025-09-30), au lieu de remettre."
        ),
    ] = None,
    arrived: Annotated[
        list[str] | None,
        typer.Option(
            "--arrived",
            metavar="DESTINATAIRE",
            help="Un envoi incertain qu’il a bien reçu : c’est noté, rien n’est renvoyé.",
        ),
    ] = None,
    again: Annotated[
        list[str] | None,
        typer.Option(
            "--again",
            metavar="DESTINATAIRE",
            help="Un envoi incertain qu’il n’a pas reçu : c’est noté, et avec « --send » renvoyé.",
        ),
    ] = None,
) -> None:
    """Remettre à chaque destinataire ce qui a été fait pour lui, une seule fois ; sans « --send », le montrer seulement."""
    from flows.commands.deliver import deliver_run

    raise typer.Exit(deliver_run(run, tuple(to or ()), output, send, before, tuple(arrived or ()), tuple(again or ())))


@app.command(cls=FrenchCommand)
def explain(
    initiative: Which,
    indicator: Annotated[str, typer.Argument(metavar="INDICATEUR", help="Identifiant de l’indicateur.")],
    scope: Annotated[
        str | None, typer.Option("--scope", metavar="PÉRIMÈTRE", help="Par exemple « partenaire:orange ».")
    ] = None,
    wave: Annotated[str | None, typer.Option("--wave", metavar="VAGUE", help="Par exemple « fin ».")] = None,
) -> None:
    """Expliquer un chiffre : valeur, effectifs, formule, filtres, lignes utilisées et écartées."""
    from flows.commands.explain import show

    raise typer.Exit(show(initiative, indicator, scope, wave))


@app.command(cls=FrenchCommand)
def new(
    slug: Annotated[
        str, typer.Argument(metavar="IDENTIFIANT", help="Mots entiers sans accent, joints par « _ » : mon_initiative.")
    ],
    form: Annotated[
        str,
        typer.Option(
            "--form", metavar="FORME", help="dialogue_territorial, partenariat ou experimentation_collective."
        ),
    ],
    inside: Annotated[
        Path | None,
        typer.Option("--in", metavar="DOSSIER", help="Où créer le dossier ; par défaut, celui des données."),
    ] = None,
    roles: Annotated[
        str,
        typer.Option(
            "--with",
            metavar="RÔLES",
            help="Pour qui écrire un questionnaire prêt : habitants,benevoles (docs/catalogue.md) ; par défaut, ceux de la forme.",
        ),
    ] = "",
    exports: Annotated[
        Path | None,
        typer.Option("--from", metavar="DOSSIER", help="Dossier de vos exports : ce qui peut y être lu est rempli."),
    ] = None,
) -> None:
    """Créer le dossier d’une nouvelle initiative, à remplir en suivant ses commentaires."""
    from flows.commands.new import create

    named = tuple(one for role in roles.split(",") if (one := role.strip()))
    raise typer.Exit(create(slug, form, inside, named, exports))


Into = Annotated[
    str | None,
    typer.Argument(
        metavar="INITIATIVE", help="L’initiative dans laquelle écrire le questionnaire ; sans elle, il est affiché."
    ),
]


@app.command("import-form", cls=FrenchCommand)
def import_form(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Un XLSForm (.xlsx, .xls) ou un .lss de LimeSurvey.")],
    initiative: Into = None,
) -> None:
    """Écrire les questionnaires d’un formulaire : questions, réponses possibles, codes, bornes."""
    from flows.commands.imports import from_form

    raise typer.Exit(from_form(file, initiative))


@app.command("import-export", cls=FrenchCommand)
def import_export(
    file: Annotated[Path, typer.Argument(metavar="FICHIER", help="Un export de réponses, CSV ou classeur.")],
    initiative: Into = None,
) -> None:
    """Écrire un brouillon de questionnaire d’après un export sans formulaire : tout y est à vérifier."""
    from flows.commands.imports import from_export

    raise typer.Exit(from_export(file, initiative))


@app.command(cls=FrenchCommand)
def cadre(
    initiative: Which,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", metavar="DOSSIER", help="Où l’écrire ; par défaut, le dossier « cadres » des données."
        ),
    ] = None,
) -> None:
    """Écrire le cadre d’évaluation à valider avec les partenaires, avant toute collecte (HTML et PDF)."""
    from flows.commands.cadre import write_framework

    raise typer.Exit(write_framework(initiative, output))


@app.command(cls=FrenchCommand)
def template(
    register: Annotated[
        str, typer.Argument(metavar="REGISTRE", help="Un des registres de docs/registres.md : seances.")
    ],
    initiative: Annotated[
        str | None,
        typer.Argument(metavar="[INITIATIVE]", help="Celle dont les mots et les intitulés sont repris."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="FICHIER", help="Où écrire ; par défaut, REGISTRE.xlsx ici.")
    ] = None,
) -> None:
    """Écrire le classeur à remplir d’un registre, avec ses listes déroulantes."""
    from flows.commands.template import write_template

    raise typer.Exit(write_template(register, initiative, output))


@app.command(cls=FrenchCommand)
def verbatims(initiative: Which) -> None:
    """Relire ce que les personnes ont écrit : un classeur où chaque texte est gardé, modifié ou écarté avant d’être cité."""
    from flows.commands.review_verbatims import write_verbatims

    raise typer.Exit(write_verbatims(initiative))


@app.command(cls=FrenchCommand)
def catalogue() -> None:
    """Écrire la page des indicateurs (docs/catalogue.md) et les schémas pour éditeurs (docs/schemas)."""
    from flows.commands.catalogue import write_pages

    raise typer.Exit(write_pages())


@app.command(cls=FrenchCommand)
def forget(initiative: Which) -> None:
    """Oublier une personne qui le demande : d’après la clé de son bordereau, aucun calcul ne la comptera plus."""
    from flows.commands.forget import forget_person

    raise typer.Exit(forget_person(initiative))


@app.command(cls=FrenchCommand)
def purge(
    initiative: Which,
    remove: Annotated[
        bool, typer.Option("--remove", help="Supprimer pour de bon ; sans cela, ce qui le serait est seulement montré.")
    ] = False,
) -> None:
    """Supprimer ce qui a atteint sa date (« retention » dans initiative.yaml) ; sans « --remove », le montrer seulement."""
    from flows.commands.purge import purge as purge_initiative

    raise typer.Exit(purge_initiative(initiative, remove=remove))


@app.command(cls=FrenchCommand)
def register(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DOSSIER", help="Dossier d’une initiative, où qu’il soit : il contient initiative.yaml."
        ),
    ],
) -> None:
    """Faire connaître une initiative gardée ailleurs : elle se nomme alors par son identifiant, et se programme."""
    from flows.known import register as add

    add(folder)
    typer.echo(f"Initiative connue : {folder.expanduser().resolve().name}")


@app.command(cls=FrenchCommand)
def serve() -> None:
    """Proposer les évaluations à un serveur Prefect : aux dates déclarées, et à la demande."""
    from flows.commands.serve import offer

    raise typer.Exit(offer())


def main() -> None:
    """Run the command typed; whatever happens, the user reads a French sentence and never a traceback."""
    settle_memory()
    for stream in (sys.stdout, sys.stderr):
        _write_all_letters(stream)
    sys.exit(_run())


def _write_all_letters(stream: TextIO | None) -> None:
    """Write in UTF-8 what goes to a file or another program; a screen shows « ? » for what it cannot.

    Windows would write in its own encoding, which lacks signs of French: « check … --contract > contrat.md » stopped there.
    """
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def _run() -> int:
    try:
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except Exception as error:
        return _tell(error)
    if code == _INTERRUPTED:  # typer itself says nothing of it
        return _say(
            "Interrompu. Rien n’est écrit à moitié, et ce qui était fini l’est : relancez pour finir le reste.", 130
        )
    return code if isinstance(code, int) else 0


_INTERRUPTED = 130
"""How a shell names the end of a command that its user interrupted."""


def _tell(error: Exception) -> int:
    # First: what tells other errors needs what may be missing.
    if sentence := unmet(error):
        return _say(sentence, 1)
    from typer.exceptions import TyperException

    from flows.incident import FREE_MEMORY, SHORT_OF_MEMORY, STOPPED, refused, remedy
    from flows.watch import StageFailed
    from initiatives.unusable import UnusableInitiative

    if isinstance(error, TyperException):
        if type(error).__name__ == "NoArgsIsHelpError":
            return 2
        names = tuple(
            command.name or command.callback.__name__ for command in app.registered_commands if command.callback
        )
        return _say(f"{misuse(error, names)} Tapez « utilite --help » pour voir comment faire.", 2)
    if isinstance(error, UnusableInitiative | StageFailed):
        return _say(str(error), 1)
    if isinstance(error, OSError):
        # A file or a folder of the machine, never an answer: its own words are what helps.
        return _say(refused(error, str), 1)
    if isinstance(error, SHORT_OF_MEMORY):
        return _say(f"{STOPPED} {FREE_MEMORY}", 1)
    return _say(f"Erreur inattendue du programme ({type(error).__name__}). {remedy(error)}", 1)


def _say(sentence: str, code: int) -> int:
    typer.echo(sentence, err=True)
    return code
