"""The sheet of an experience, as the guides of Le RAMEAU and ORSE lay it out: who, where, since when, and where to read more."""

from collections import Counter
from urllib.parse import urlsplit

from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french

NAMED = 6
"""Partners named one by one; beyond, they are counted by kind of actor."""


def experience_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show who leads the action, where, since when, in which form, and whom to ask."""
    initiative = published.initiative
    territory = initiative.territory
    where = ", ".join(territory.departements.values())
    facts = {
        "Qui": _partners(published),
        "Où": f"{territory.name}{f' ({where})' if where else ''}",
        "Depuis": french.month(initiative.started_on),
        "Forme": LABELS[initiative.form],
        **_sheet(published),
        "Publics": french.joined(
            [
                group.label
                for group in initiative.groups.values()
                if group.kind != "organisations" and not group.comparison_of
            ]
        ),
        "Contact": initiative.commissioner,
        "Évaluation": f"{french.day(initiative.evaluated_on)}, par : {initiative.evaluator}",
        "Sources": _sources(published),
    }
    rows = tuple((doc.TableCell(name), doc.TableCell(french.typography(said))) for name, said in facts.items() if said)
    columns = (doc.TableColumn("Élément"), doc.TableColumn("Valeur"))
    return (doc.DataTable(title="L’expérience en bref", columns=columns, rows=rows, compact=True),)


def _sources(published: ReportedResults) -> str:
    """Name where the dated events of the action were published, each source once; "" when none is declared."""
    named = dict.fromkeys(
        urlsplit(event.source).netloc.removeprefix("www.") or event.source
        for event in published.initiative.milestones
        if event.source
    )
    return " ; ".join(named)


def _partners(published: ReportedResults) -> str:
    partners = published.initiative.partners.values()
    if len(partners) <= NAMED:
        return french.joined([partner.name for partner in partners])
    kinds = Counter(LABELS[partner.actor].lower() for partner in partners)
    return f"{len(partners)} organisations ({', '.join(f'{name} : {count}' for name, count in kinds.items())})"


def _sheet(published: ReportedResults) -> dict[str, str]:
    """Return the category, the modality and what else the initiative declares of its partnership."""
    sheet = next((one for one in published.results.indicators.values() if kind(one) == "partnership_sheet"), None)
    return {line.part_label: line.text for line in published.parts(sheet.id) if line.text} if sheet else {}
