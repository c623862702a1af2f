"""What a partner set itself, one objective after the other, as it wrote them: how far each is reached, as it notes it."""

from initiatives.declaration.vocabulary import LABELS
from initiatives.validation.objectives import Objective
from reports import document as doc
from reports.composition.published import ReportedResults
from reports.words import french


def own_objectives(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List this partner's objectives, those that matter most to it first; nothing where it declared none."""
    known = sorted(published.results.objectives, key=lambda one: -one.priority)
    if not known:
        return ()
    columns = (
        doc.TableColumn("Votre objectif"),
        doc.TableColumn("Priorité", numeric=True),
        doc.TableColumn("Attendu, sur 10", numeric=True),
        doc.TableColumn("Atteint, sur 10", numeric=True),
    )
    note = (
        "Vos mots et vos notes, tels que le registre des objectifs les porte : ils ne sont montrés qu’à vous. "
        "La priorité va de 1 à 3, la plus haute."
    )
    return (
        doc.DataTable(
            title="Vos objectifs, un par un",
            columns=columns,
            rows=tuple(map(_row, known)),
            note=french.typography(note),
            anchor="vos-objectifs",
            compact=True,
        ),
    )


def _row(one: Objective) -> tuple[doc.TableCell, ...]:
    return (
        doc.TableCell(french.typography(one.words), detail=LABELS[one.quadrant]),
        *(doc.TableCell(_number(value)) for value in (one.priority, one.expected, one.reached)),
    )


def _number(value: float | None) -> str:
    if value is None:
        return "pas encore noté"
    return french.number(value, 0 if value.is_integer() else 1)
