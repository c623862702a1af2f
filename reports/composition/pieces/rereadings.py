"""What partners said of their pages when they read them again: agreed, or a reservation, printed in their words."""

from reports import document as doc
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french


def rereadings(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Print who agreed and who has a reservation, and which; say so where nobody is said to have read again."""
    initiative = published.initiative
    agreed = [initiative.partners[id].name for id, one in initiative.rereadings.items() if one.state == "valide"]
    reserved = {id: one for id, one in initiative.rereadings.items() if one.state == "reserve"}
    blocks: list[doc.Block] = []
    if agreed:
        said = f"{french.joined(agreed)} {'ont' if len(agreed) > 1 else 'a'} relu ces résultats sans réserve."
        blocks.append(doc.Prose(inline=plain(french.typography(said))))
    for id, one in reserved.items():
        title = f"Réserve de {initiative.partners[id].name}, le {french.day(one.on)}"
        blocks.append(
            doc.Note(tone="limite", title=french.typography(title), inline=plain(french.typography(one.said or "")))
        )
    if not blocks:
        blocks.append(doc.Prose(inline=plain("Aucune relecture par un partenaire n’est déclarée.")))
    return tuple(blocks)
