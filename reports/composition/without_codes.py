"""Short editions print no code: it is taken from where it stands, and the id of its indicator is kept there instead."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from indicators.definitions.indicator import Indicator
from reports import document as doc

_APART = " · "


def without_codes(blocks: tuple[doc.Block, ...], indicators: Mapping[str, Indicator]) -> tuple[doc.Block, ...]:
    """Return blocks in which no code of these indicators (by id) is printed."""
    ids: dict[str, tuple[str, ...]] = {}
    for one in indicators.values():
        ids[one.code] = (*ids.get(one.code, ()), one.id)
    return tuple(_Bare(ids).blocks(blocks)) if ids else blocks


class _Bare:
    """Takes codes away; `ids` gives the indicators that each names."""

    def __init__(self, ids: Mapping[str, tuple[str, ...]]) -> None:
        self._ids = ids
        codes = "|".join(map(re.escape, sorted(ids, key=len, reverse=True)))
        self._in_brackets = re.compile(rf"\s*\((?:{codes})(?:, (?:{codes}))*\)")

    def blocks(self, blocks: tuple[doc.Block, ...]) -> Iterator[doc.Block]:
        for block in blocks:
            match block:
                case doc.ShownFinding():
                    yield replace(
                        block,
                        codes=(),
                        source=self._in_brackets.sub("", block.source),
                        table=block.table and self._table(block.table),
                    )
                case doc.DataTable():
                    yield self._table(block)
                case doc.KeyFigures():
                    kept = (replace(one, basis=self._left(one.basis)[0]) for one in block.figures)
                    yield replace(block, figures=tuple(kept))
                case _:
                    yield block

    def _table(self, table: doc.DataTable) -> doc.DataTable:
        rows = tuple(tuple(map(self._cell, row)) for row in table.rows)
        source = "" if table.source.split("\u00a0")[0] in self._ids else table.source
        return replace(table, rows=rows, source=source)

    def _cell(self, cell: doc.TableCell) -> doc.TableCell:
        detail, about = self._left(cell.detail)
        return replace(cell, detail=detail, about=about) if about else cell

    def _left(self, detail: str) -> tuple[str, tuple[str, ...]]:
        """Return a small line without its codes, and the ids that these name."""
        parts = detail.split(_APART)
        kept = [part for part in parts if not self._named(part)]
        return _APART.join(kept), tuple(dict.fromkeys(id for part in parts for id in self._named(part)))

    def _named(self, part: str) -> tuple[str, ...]:
        codes = part.split(", ")
        return tuple(id for code in codes for id in self._ids[code]) if all(code in self._ids for code in codes) else ()
