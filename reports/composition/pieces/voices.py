"""What those who lived the action say of it, group by group: one line each, with its base."""

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import Step
from reports import document as doc
from reports.composition.chapters import PARTNERS
from reports.composition.pieces.absence import absent
from reports.composition.pieces.pointing import in_a_row, pointed
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, reading

EACH: tuple[Step, ...] = ("appreciation", "effets")
"""What is told of each group: what it thinks of the action, then what it says has changed."""


def others_say(published: ReportedResults, most: int = 2) -> tuple[doc.Block, ...]:
    """Say, for every group but the partners, its overall judgement, then one change that it tells; `most` sentences each."""
    items = []
    for id, group in published.initiative.groups.items():
        if id == PARTNERS or group.comparison_of:
            continue
        said = [line for step in EACH[:most] if (line := _first(published, id, step))]
        if said:
            items.append((doc.TextRun(french.typography(f"{group.label} : "), strong=True), *in_a_row(said)))
    return (doc.Bullets(items=tuple(items)),) if items else absent("Aucun autre groupe n’a été interrogé.")


def _first(published: ReportedResults, group: str, step: Step) -> doc.Inline:
    """Say the first share of a group at one step: of those that answer an evaluation question, else of all."""
    asked = [id for question in published.initiative.questions.values() for id in question.indicators]
    known = [one for one in published.indicators(group, step) if kind(one) == "share"]
    told = [(one, figure) for one in known if (figure := _published(published, one)) is not None]
    told.sort(key=lambda pair: asked.index(pair[0].id) if pair[0].id in asked else len(asked))
    return pointed(reading.sentence(*told[0]), told[0][0]) if told else ()


def _published(published: ReportedResults, indicator: Indicator) -> Figure | None:
    figure = published.figure(indicator.id)
    return figure if figure is not None and figure.status == "publie" and figure.value is not None else None
