"""How far the targets that were set are reached: one line each, with what was measured."""

from indicators.figures.results import Figure
from initiatives.declaration.model import Target
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.verdicts import IN_A_CELL, Verdict, doubt, judged

NONE = "pas de verdict"


def targets(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show every target that the initiative declares, what was measured, and whether it is reached; nothing without one."""
    rows = []
    for id, target in published.initiative.targets.items():
        if id not in published.results.indicators:
            continue
        indicator, figure = published.indicator(id), published.figure(id)
        rows.append(
            (
                doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                doc.TableCell(french.number(target.value) if figure is None else _goal(figure, target)),
                doc.TableCell(
                    reading.value(figure) if figure is not None else "sans donnée",
                    masked=figure is not None and figure.status == "masque",
                    detail="" if figure is None else _beside(figure),
                ),
                doc.TableCell(french.typography(_in_a_cell(figure, target, verdict_of(published, id)))),
            )
        )
    if not rows:
        return ()
    heads = ("Indicateur", "Cible", "Valeur", "Verdict")
    return (
        doc.DataTable(
            title="Les cibles fixées et ce qui est atteint",
            columns=tuple(doc.TableColumn(head, numeric=head in ("Cible", "Valeur")) for head in heads),
            rows=tuple(rows),
            note="Une cible est un seuil de jugement que le comité s’était donné ; l’atteindre ne prouve pas un effet.",
            anchor="cibles",
        ),
    )


def _goal(figure: Figure, target: Target) -> str:
    """Write a target as it was set; beside few answers, with the count that reaches it: « 90 %, soit 10 sur 11 au moins »."""
    if not reading.small(figure) or not reading.said(figure):
        return reading.threshold(figure, target)
    least = " au moins" if target.at_most is None else ""
    return f"{french.percent(target.value)}, soit {reading.goal(figure, target)}{least}"


def verdict_of(published: ReportedResults, id: str) -> Verdict | None:
    """Judge an indicator by its target; None where it has none, or where its figure is masked or missing."""
    target, figure = published.initiative.targets.get(id), published.figure(id)
    if target is None or figure is None:
        return None
    return judged(figure, target)


def _beside(figure: Figure) -> str:
    """Say what a value rests on, as the verdict does: its base, its interval."""
    if figure.status != "publie" or figure.value is None:
        return ""
    base = french.base(figure.n) if figure.k and figure.n and not reading.small(figure) else ""
    return " · ".join(filter(None, (base, reading.bounds(figure), reading.unread(figure))))


def _in_a_cell(figure: Figure | None, target: Target, verdict: Verdict | None) -> str:
    if figure is None or verdict is None:
        return NONE
    return f"{IN_A_CELL[verdict]} : {doubt(figure, target)}" if verdict == "unsure" else IN_A_CELL[verdict]
