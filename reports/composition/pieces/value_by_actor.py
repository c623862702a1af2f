"""The value for each kind of actor: how many they are, what they brought, and where what they answered may be read."""

from collections import Counter

from indicators.confidentiality.wording import PROTECTED
from indicators.counting.whom_and_when import Scope
from indicators.definitions.indicator import Indicator
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.shapes import kind
from reports.composition.published import ReportedResults
from reports.words import french, gathered_actors, reading


def value_by_actor(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show, for each kind of actor of the alliance, how many members it has, what they brought, and the benefit perceived."""
    partners = published.initiative.partners.values()
    kinds = Counter(partner.actor for partner in partners)
    if not kinds:
        return absent("Aucun partenaire n’est déclaré.")
    brought = [one for one in published.results.indicators.values() if kind(one) == "contributions" and _drawn(one)]
    noted = [one for one in published.results.indicators.values() if kind(one) == "benefits_matrix"]
    rows = tuple(
        (
            doc.TableCell(LABELS[actor]),
            doc.TableCell(french.integer(count)),
            *(_cell(published, one, "", Scope.of("type_acteur", actor)) for one in brought),
            *(_cell(published, one, f"benefice.{actor}") for one in noted),
        )
        for actor, count in kinds.items()
    )
    heads = ("Type d’acteur", "Membres", *(_head(one) for one in brought), *("Bénéfice perçu (sur 10)" for _ in noted))
    masked = any(cell.masked for row in rows for cell in row)
    caution = "Un apport plus grand ne dit pas un engagement plus fort : les moyens diffèrent."
    note = " ".join(filter(None, (PROTECTED if masked else "", gathered_actors.counted_with(partners), caution)))
    return (
        doc.DataTable(
            title="Ce que chaque type d’acteur apporte, et ce qu’il en retire",
            columns=tuple(doc.TableColumn(head, numeric=place > 0) for place, head in enumerate(heads)),
            rows=rows,
            note=french.typography(note),
            source=", ".join(dict.fromkeys(one.code for one in (*brought, *noted))),
            anchor="valeur-par-type-d-acteur",
        ),
    )


def _drawn(indicator: Indicator) -> bool:
    return getattr(indicator.measure, "by", "") == "nature"


def _head(indicator: Indicator) -> str:
    return "Apports (€)" if indicator.unit == "euros" else "Heures apportées"


def _cell(published: ReportedResults, indicator: Indicator, part: str, scope: str = "territoire") -> doc.TableCell:
    figure = published.figure(indicator.id, part, scope)
    if figure is None:
        return doc.TableCell("–")
    if figure.status == "publie" and figure.value is not None and indicator.unit == "euros":
        return doc.TableCell(french.integer(figure.value))
    return doc.TableCell(reading.value(figure), masked=figure.status == "masque")
