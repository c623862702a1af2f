"""Which number each heading carries: chapters 1, 2…; sections 1.1…, 1.1.1…; annexes A, B…; and anchors that never repeat."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reports import document as doc


def numbered(blocks: Iterable[doc.Block]) -> Iterator[doc.Block]:
    """Number the headings that ask for it (number « ? ») and make every anchor unique."""
    counts = [0, 0, 0]
    annexes = False
    seen: Counter[str] = Counter()
    for block in blocks:
        if isinstance(block, doc.Annexes):
            annexes, counts = True, [0, 0, 0]
        if not isinstance(block, doc.Heading):
            yield block
            continue
        number = ""
        if block.number and block.level <= len(counts):
            counts[block.level - 1] += 1
            counts[block.level :] = [0] * (len(counts) - block.level)
            chapter = chr(ord("A") + counts[0] - 1) if annexes else str(counts[0])
            number = ".".join([chapter, *map(str, counts[1 : block.level])])
        seen[block.anchor] += 1
        repeated = seen[block.anchor]
        yield replace(block, number=number, anchor=block.anchor if repeated == 1 else f"{block.anchor}-{repeated}")
