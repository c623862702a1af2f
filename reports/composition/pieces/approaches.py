"""The evaluation read through the seven approaches of Le RAMEAU, on one page: what is asked, what answers, on which evidence."""

from typing import get_args

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.model import EvaluationQuestion
from initiatives.declaration.vocabulary import LABELS, Criterion
from reports import document as doc
from reports.composition.pieces.first_page import rests_on
from reports.composition.published import ReportedResults
from reports.words import french
from reports.words.evidence import known_by

MOST = 3
"""Figures named per approach, so that the seven hold on one page: their values are in the chapters that tell of them."""


def approaches(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show, for each of the seven approaches, its questions, which figures their answers rest on, and how these are known.

    They are those of the first page: where nobody wrote an answer yet, all the figures of its question. An approach is marked
    only when a figure that this reader may see answers one of its questions.
    """
    questions = published.initiative.questions.items()
    rows = tuple(
        _row(published, criterion, {id: asked for id, asked in questions if asked.criterion == criterion})
        for criterion in get_args(Criterion)
    )
    heads = ("Approche et questions", "Ce qui y répond", "Comment on le sait")
    note = (
        "● : au moins un chiffre publié répond. ○ : rien ne permet de répondre, ou rien qui puisse être publié. "
        "Le point ne dit pas si la réponse est bonne."
    )
    return (
        doc.DataTable(
            title="Les sept approches de l’évaluation partenariale",
            columns=tuple(doc.TableColumn(head) for head in heads),
            rows=rows,
            note=french.typography(note),
            source="Le RAMEAU, L’évaluation partenariale en pratique, 2019.",
            anchor="sept-approches",
            compact=True,
        ),
    )


def _row(
    published: ReportedResults, criterion: Criterion, asked: dict[str, EvaluationQuestion]
) -> tuple[doc.TableCell, ...]:
    name = doc.TableCell(LABELS[criterion], detail=french.typography(" ".join(one.question for one in asked.values())))
    if not asked:
        return name, doc.TableCell("Aucune question n’a été posée."), doc.TableCell("○")
    ids = dict.fromkeys(one.id for question in asked for one in rests_on(published, question))
    told = [(published.indicator(id), figure) for id in ids if (figure := answer(published, id)) is not None]
    if not told:
        return name, doc.TableCell("Aucun chiffre ne peut être publié."), doc.TableCell("○")
    first, *others = [label(published, indicator, figure) for indicator, figure in told[:MOST]]
    left = len(told) - MOST
    said = [first, *map(french.lower_first, others)]
    said += [f"et {french.in_words(left)} autre{'s' if left > 1 else ''}"] if left > 0 else []
    known = ", ".join(known_by(indicator.evidence for indicator, _ in told))
    answers = doc.TableCell(
        french.typography(" ; ".join(said)), detail=", ".join(dict.fromkeys(indicator.code for indicator, _ in told))
    )
    return name, answers, doc.TableCell(f"● {known}", marked=True)


def answer(published: ReportedResults, id: str) -> Figure | None:
    """Return the main figure of an indicator when it may be seen; where it has none, the highest of its parts."""
    parts = [one for one in published.parts(id) if one.status == "publie" and one.value is not None]
    main = next((one for one in parts if one.part == ""), None)
    return main or max(parts, key=lambda one: one.value or 0.0, default=None)


def label(published: ReportedResults, indicator: Indicator, figure: Figure) -> str:
    """Name what `answer` returned: the indicator, and the part when it is one, with all those that tie with it."""
    if not figure.part:
        return indicator.label
    level = [one for one in published.parts(indicator.id) if one.part and one.value == figure.value]
    named = french.joined([f"« {one.part_label} »" for one in level])
    return f"{indicator.label}, {named}{' à égalité' if len(level) > 1 else ''}"
