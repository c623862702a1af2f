"""Recommendations: a table of four columns that people write becomes numbered advice, with who carries it and by when."""

from collections.abc import Iterator

from initiatives.declaration.model import Initiative
from reports import document as doc
from reports.composition.bearers import OUTSIDE, bearers
from reports.composition.pieces.written import read, to_do
from reports.composition.published import ReportedResults
from reports.words.anchors import anchor

COLUMNS = {"constat": "found", "recommandation": "advice", "porteur": "owner", "echeance": "due"}
"""What each column is called, accents aside → what it holds."""
_NAMES = {"found": "le constat", "advice": "la recommandation", "owner": "le porteur", "due": "l’échéance"}
_BLANK = "à compléter"


def recommended(initiative: Initiative, block: doc.Block, file: str) -> Iterator[doc.Block]:
    """Give a block as it is, or the recommendations that its table holds; then a note for each cell that is to be mended.

    A cell is to be mended where it is blank, and where it names as bearer nobody known, or a partner that has left.
    """
    heads = [anchor(column.heading) for column in block.columns] if isinstance(block, doc.DataTable) else []
    if not isinstance(block, doc.DataTable) or sorted(heads) != sorted(COLUMNS):
        yield block
        return
    rows = [{COLUMNS[head]: cell.text for head, cell in zip(heads, row, strict=True)} for row in block.rows]
    yield doc.Recommendations(
        items=tuple(doc.Recommendation(**{name: said or _BLANK for name, said in row.items()}) for row in rows)
    )
    for number, row in enumerate(rows, start=1):
        blank = [_NAMES[name] for name in COLUMNS.values() if not row[name]]
        if blank:
            yield to_do("À compléter", f"{file}, recommandation {number} : écrivez {' et '.join(blank)}.")
        named = bearers(initiative, row["owner"])
        for said in named.unknown:
            yield to_do(
                "Porteur inconnu",
                f"{file}, recommandation {number} : « {said} » n’est ni un partenaire ni un groupe d’initiative.yaml. Écrivez "
                f"son nom, son nom court ou son identifiant, des virgules entre plusieurs ; pour qui n’en est pas, "
                f"« {said} {OUTSIDE} ».",
            )
        for said in named.gone:
            yield to_do(
                "Porteur parti",
                f"{file}, recommandation {number} : « {said} » a quitté l’alliance avant l’évaluation. Nommez qui prend la suite.",
            )


def advised(published: ReportedResults) -> tuple[doc.Recommendation, ...]:
    """Return the recommendations of `texts/recommandations.md`, in their order; none where there is no such table."""
    written = read(published.initiative.folder, "recommandations")
    blocks = written.blocks if written is not None and not written.problem else ()
    shown = (one for block in blocks for one in recommended(published.initiative, block, ""))
    return tuple(item for one in shown if isinstance(one, doc.Recommendations) for item in one.items)
