"""The plan by its actions, and what was born of it by name: what organisations wrote, for the committee."""

from initiatives.declaration.model import Initiative
from initiatives.validation.texts_of_organisations import PlannedAction
from reports import document as doc
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french


def planned_actions(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List every action of the plan, axis by axis, where a report has no section per axis; nothing where none was sent."""
    return tuple(block for axis in published.initiative.axes for block in actions_of(published, axis))


def actions_of(published: ReportedResults, axis: str) -> tuple[doc.Block, ...]:
    """List the actions of one axis, each with who carries it, its state and its date; nothing where none was sent."""
    rows = tuple(_row(published, one) for one in published.results.texts.actions if one.axis == axis)
    if not rows:
        return ()
    heads = ("Action", "Porteur", "État", "Échéance")
    label = french.lower_first(published.initiative.axes[axis])
    return (
        doc.DataTable(
            title=french.typography(f"Les actions de l’axe {label}"),
            columns=tuple(doc.TableColumn(head) for head in heads),
            rows=rows,
            compact=True,
        ),
    )


def _row(published: ReportedResults, one: PlannedAction) -> tuple[doc.TableCell, ...]:
    carrier = _carrier(published.initiative, one)
    state = published.initiative.lists.label("action_statuses", one.state) if one.state else ""
    return (
        doc.TableCell(french.typography(one.words)),
        doc.TableCell(french.typography(carrier)),
        doc.TableCell(french.lower_first(state) or "non précisé"),
        doc.TableCell(french.month(one.due) if one.due else "sans date"),
    )


def _carrier(initiative: Initiative, one: PlannedAction) -> str:
    """Say who carries an action; where its partner has left before it was due, since when nobody does."""
    partner = initiative.partners.get(one.carrier)
    if partner is None:
        return "à désigner"
    past = min(one.due or initiative.evaluated_on, initiative.evaluated_on)
    if partner.left is None or partner.there_on(past):
        return partner.name
    return f"à désigner (jusqu’en {french.month(partner.left)}, {partner.called})"


def born_initiatives(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Name what was born of the dialogue, with its year and its axis; nothing where none is known by name."""
    items = []
    for one in published.results.texts.born:
        axis = published.initiative.axes.get(one.axis)
        beside = ", ".join(filter(None, (str(one.year or ""), french.lower_first(axis) if axis else "")))
        items.append(
            (doc.TextRun(french.typography(one.words), strong=True), *plain(f" ({beside})." if beside else "."))
        )
    return (doc.Bullets(items=tuple(items)),) if items else ()
