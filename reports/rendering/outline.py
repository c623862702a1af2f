"""Where each block stands in the outline, the same for screen readers in HTML and PDF: no level skipped, no link astray."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from reports import document as doc
from reports.words.anchors import anchor


@dataclass(frozen=True)
class Placed:
    """A block and its place: `level` is that of its title in the outline, `label` what stands before the title."""

    block: doc.Block
    level: int
    label: str
    annexed: bool


def placed(document: doc.Document) -> Iterator[Placed]:
    """Give each block its place. A heading lies one level under the nearest one that outranks it: none is skipped."""
    open_levels: list[int] = []
    annexed = False
    for block in document.blocks:
        if not isinstance(block, doc.Heading):
            yield Placed(block, len(open_levels) + 1, "", annexed)
            annexed = annexed or isinstance(block, doc.Annexes)
            continue
        while open_levels and open_levels[-1] >= block.level:
            open_levels.pop()
        open_levels.append(block.level)
        level = len(open_levels)
        named = annexed and level == 1 and len(block.number) == 1
        yield Placed(block, level, f"Annexe {block.number}" if named else block.number, annexed)


def anchors(document: doc.Document) -> frozenset[str]:
    """Return every place that a link inside the report may point to."""
    return frozenset(anchor for block in document.blocks for anchor in block.anchors if anchor)


def read_at(document: doc.Document) -> dict[str, str]:
    """Return where each indicator is read first: a finding may tell several, and is named after one."""
    found: dict[str, str] = {}
    for block in document.blocks:
        if isinstance(block, doc.ShownFinding) and not block.overview:
            for id in block.indicators:
                found.setdefault(id, block.anchor)
    return found


def table_anchors(document: doc.Document) -> tuple[str, ...]:
    """Return, for each block in turn, the anchor of the table it is ("" if it is none): its own, or one made of its title.

    A table of the same title as an earlier one gets a number: each figure of a report has an address.
    """
    taken = set(anchors(document))
    found = []
    for block in document.blocks:
        made = ""
        if isinstance(block, doc.DataTable):
            stem = f"tableau-{anchor(block.title)}"
            numbered = (stem if rank == 1 else f"{stem}-{rank}" for rank in count(1))
            made = block.anchor or next(name for name in numbered if name not in taken)
            taken.add(made)
        found.append(made)
    return tuple(found)
