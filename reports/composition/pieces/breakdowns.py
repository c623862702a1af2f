"""Figures told of each kind of people: a line per indicator, a column per answer, in the order of the question."""

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading

NOTE = (
    "Dans l’ordre du questionnaire, sans classement : un écart entre deux colonnes peut venir du hasard, ou de tout ce qui les "
    "distingue par ailleurs. Entre parenthèses, l’intervalle à 95 %."
)


def breakdowns(published: ReportedResults, *groups: str) -> tuple[doc.Block, ...]:
    """Show a table per group and question by which figures are broken down; nothing where none is."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, list[Indicator]]] = {}
    for indicator in published.results.indicators.values():
        if indicator.broken_from is not None and indicator.group in groups:
            lines = found.setdefault((indicator.group, tuple(indicator.among)), {})
            lines.setdefault(indicator.broken_from, []).append(indicator)
    return tuple(_table(published, group, asked, lines) for (group, asked), lines in found.items())


def _table(
    published: ReportedResults, group: str, asked: tuple[str, ...], lines: dict[str, list[Indicator]]
) -> doc.DataTable:
    questions = published.initiative.questionnaire_of(group).questions
    first = next(iter(lines.values()))
    heads = [", ".join(questions[key].levels()[answer] for key, answer in one.among.items()) for one in first]
    columns = (
        doc.TableColumn("Indicateur"),
        doc.TableColumn("Ensemble", numeric=True),
        *(doc.TableColumn(french.typography(head), numeric=True) for head in heads),
    )
    rows = tuple(
        (
            doc.TableCell(french.typography(published.indicator(whole).label), detail=published.indicator(whole).code),
            *(_cell(published, id) for id in (whole, *(one.id for one in parts))),
        )
        for whole, parts in lines.items()
    )
    title = " et ".join(f"« {questions[key].text} »" for key in asked)
    said = f"{published.initiative.groups[group].label}, selon la réponse à {title}"
    return doc.DataTable(
        title=french.typography(said), columns=columns, rows=rows, note=french.typography(NOTE), compact=True
    )


def _cell(published: ReportedResults, id: str) -> doc.TableCell:
    figure = published.figure(id, wave=published.usual_wave(id))
    if figure is None or figure.status == "sans_donnee":
        return doc.TableCell("–")
    return doc.TableCell(
        reading.change(published.indicator(id), figure),
        masked=figure.status == "masque",
        detail=french.typography(_sure(figure)),
    )


def _sure(figure: Figure) -> str:
    if figure.status != "publie" or reading.small(figure):
        return ""
    between = reading.interval(figure)
    return " · ".join(filter(None, (french.base(figure.n) if figure.n else "", f"({between})" if between else "")))
