"""A questionnaire as it was, or will be, asked: each question, its possible answers, the waves at which it is asked."""

from collections.abc import Iterable, Iterator

from initiatives.declaration.model import Initiative
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.vocabulary import DONT_KNOW, LABELS
from reports import document as doc
from reports.composition.plain_blocks import words_table
from reports.composition.published import ReportedResults
from reports.words import french


def questionnaire(published: ReportedResults, group: str) -> tuple[doc.Block, ...]:
    """Print a group's questionnaire."""
    return (asked_table(published.initiative, group),)


def asked_table(initiative: Initiative, group: str) -> doc.DataTable:
    """Lay out a group's questionnaire."""
    asked = initiative.questionnaire_of(group)
    waves = initiative.waves_of(group)
    rows = tuple(
        (
            doc.TableCell(french.typography(question.text)),
            doc.TableCell(_answers(initiative, group, id)),
            doc.TableCell(", ".join(initiative.waves[wave].label for wave in question.waves or waves)),
        )
        for id, question in asked.questions.items()
    )
    columns = (doc.TableColumn("Question"), doc.TableColumn("Réponses proposées"), doc.TableColumn("Vague"))
    return doc.DataTable(
        title=french.typography(asked.title),
        columns=columns,
        rows=rows,
        note=french.typography(f"Version du questionnaire : {asked.version}."),
        compact=True,
    )


def coarsened(initiative: Initiative, groups: Iterable[str]) -> tuple[doc.Block, ...]:
    """Say which answers are kept less finely than people give them, a line per question; nothing where none is."""
    rows = [
        (initiative.groups[group].label, question, f"{kept[:1].upper()}{kept[1:]}")
        for group, question, kept in coarse_questions(initiative, groups)
    ]
    title = "Réponses lues moins finement qu’elles ne sont données ; les fichiers reçus, eux, restent tels quels"
    return (words_table(title, ("Groupe", "Question", "Ce qui est gardé"), rows, compact=True),) if rows else ()


def coarse_questions(initiative: Initiative, groups: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield each question of which answers are made coarser as they are read: its group, its words, what is kept."""
    for group in groups:
        for question in initiative.questionnaire_of(group).questions.values():
            if kept := _kept(question):
                yield group, question.text, kept


def _kept(question: Question) -> str:
    """Say what is kept of an answer that is made coarser as it is read; "" of all others."""
    if any(option.numbers for option in question.options.values()):
        return "la tranche seule, jamais le nombre"
    return {"mois": "le mois seul, jamais le jour", "annee": "l’année seule"}.get(question.precision or "", "")


def _answers(initiative: Initiative, group: str, id: str) -> str:
    question = initiative.questionnaire_of(group).questions[id]
    match question.answer:
        case "number":
            said = f"Nombre{f' ({question.unit})' if question.unit else ''}"
        case "date":
            said = "Date"
        case "verbatim":
            said = "Réponse libre (non publiée ici)"
        case _ if question.ordered and all(level == label for level, label in question.levels().items()):
            said = f"Note de {min(question.levels(), key=float)} à {max(question.levels(), key=float)}"
        case "several_of":
            said = "Plusieurs réponses : " + " ; ".join(option.label for option in question.options.values())
        case "one_of":
            said = " ; ".join(option.label for option in question.options.values())
        case _:
            said = " ; ".join([*question.levels().values(), LABELS[DONT_KNOW]])
    kept = _kept(question)
    return french.typography(f"{said} ({kept})" if kept else said)
