"""What was observed on each of the three axes of Le RAMEAU, and what the age of the initiative allows to conclude."""

from typing import get_args

from indicators.definitions.indicator import Indicator
from initiatives.declaration.vocabulary import LABELS, Axis, Level
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.approaches import answer, label
from reports.composition.pieces.grouping import said_once
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.claims import MONTHS, claimable
from reports.words.evidence import KNOWN

UNCOMPARED = "Sans groupe de comparaison : un constat, ou un changement observé, pas un effet de l’initiative. "
CHANGES: tuple[Level, ...] = ("resultat", "effet", "impact")
"""Levels that say that something changed; means, activity and opinions stand in other chapters."""


def impacts(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List the changes of each axis that this reader may see, each with how it is known; say which axis has none."""
    initiative = published.initiative
    _, ready = claimable(initiative.started_on, initiative.evaluated_on)
    rows: list[tuple[doc.TableCell, ...]] = []
    bare: list[str] = []
    for axis in get_args(Axis):
        of_axis = [
            one
            for one in published.results.indicators.values()
            if one.axis == axis and one.level in CHANGES and one.place == "corps"
        ]
        told = [row for one in of_axis for row in _row(published, axis, one, may_conclude=ready[axis])]
        rows += told
        bare += [] if told else [LABELS[axis].lower()]
    if not rows:
        return absent("Aucun changement publié n’est rattaché à la performance, à l’innovation ou à la confiance.")
    heads = ("Axe", "Ce qui est dit ou observé", "Valeur", "Comment on le sait")
    uncompared = any(row[-1].text != KNOWN["avec_comparaison"] for row in rows)
    missing = f" Aucun changement publié n’est rattaché à : {french.joined(bare)}." if bare else ""
    waits = " ; ".join(f"{LABELS[axis].lower()}, {_wait(months)}" for axis, months in MONTHS.items())
    return (
        doc.DataTable(
            title="Ce qui est dit ou observé, selon les trois axes",
            columns=tuple(doc.TableColumn(head, numeric=head == "Valeur") for head in heads),
            rows=said_once(rows),
            grouped=True,
            note=french.typography(
                f"{UNCOMPARED if uncompared else ''}Recul nécessaire pour conclure, selon Le RAMEAU : {waits}.{missing}"
            ),
            anchor="trois-axes",
        ),
    )


def _level(indicator: Indicator) -> str:
    """Name the level where a group without the action was followed; what is only observed is not called an effect."""
    return french.lower_first(LABELS[indicator.level]) if indicator.evidence == "avec_comparaison" else ""


def _wait(months: int) -> str:
    return f"{months} mois" if months < 24 else f"{months // 12} ans"


def _row(
    published: ReportedResults, axis: Axis, indicator: Indicator, *, may_conclude: bool
) -> tuple[tuple[doc.TableCell, ...], ...]:
    figure = answer(published, indicator.id)
    if figure is None:
        return ()
    return (
        (
            doc.TableCell(LABELS[axis], detail="" if may_conclude else "premiers signes"),
            doc.TableCell(french.typography(label(published, indicator, figure)), detail=indicator.code),
            doc.TableCell(reading.change(indicator, figure), detail=reading.unclear(indicator, figure)),
            doc.TableCell(KNOWN[indicator.evidence], detail=_level(indicator)),
        ),
    )
