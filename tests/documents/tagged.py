"""Reads a PDF as a screen reader does: through its tags, down to the words that each of them marks."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import pikepdf

from reports.rendering.kept_ids import INDICATOR
from tests.documents.places import Cells, Place, Words, about, filled
from tests.reports.rendering.pdf_text import characters, read

_APART = "\x1f"
"""Between two texts on one line: words of a sentence set otherwise, or two labels of a drawing."""
_LETTERS = 0.3
"""Sizes of the font that part two labels of a drawing on one line; letters of one label touch."""


def places(opened: pikepdf.Pdf) -> Iterator[Place]:
    """Yield headings, paragraphs, drawings and tables in reading order."""
    yield from _Tags(opened).within(opened.Root.StructTreeRoot)


class _Tags:
    def __init__(self, opened: pikepdf.Pdf) -> None:
        self._marked = {page.obj.objgen: _Marked(page.obj).words for page in opened.pages}

    def within(self, node: Any) -> Iterator[Place]:
        for kid in _elements(node):
            kind = str(kid.S)
            if kind[:2] == "/H" and kind[2:].isdigit():
                yield Words("heading", self.text(kid))
            elif kind == "/Figure":
                yield Words("drawing", re.sub(f"[\n{_APART}]+", "\n", self._said(kid)).strip("\n"))
            elif kind == "/Table":
                for caption in (one for one in _elements(kid) if one.S == "/Caption"):
                    yield Words("paragraph", self.text(caption))
                rows = [_elements(row) for row in _descendants(kid) if row.S == "/TR"]
                yield Cells(filled([(self.text(cell), spanned(cell, "/RowSpan")) for cell in row] for row in rows))
            elif kind == "/P" or not _elements(kid):
                yield Words("paragraph", self.text(kid))
            elif kind == "/LI" and "/Strong" in {str(one.S) for one in _descendants(kid)}:
                yield Words("key figure", "\n".join(map(self.text, _elements(_elements(kid)[-1]))))
            elif kind == "/LI":
                yield Words("paragraph", self.text(kid))
            else:
                yield from self.within(kid)

    def text(self, node: Any) -> str:
        """Return the words of a tag and of those inside it."""
        said = self._said(node).replace(_APART, "").strip("\n")
        # A figure to remember is set in the commissioner's font, which may have no narrow space: a whole one is read there.
        return said.replace(" ", "\u202f") if _AMOUNT.fullmatch(said) else said

    def _said(self, node: Any) -> str:
        """Return the words of a tag, and after those that are kept with ids of indicators, these."""
        page = node.get("/Pg")
        found, kids = [], _kids(node)
        for kid, after in zip_longest(kids, kids[1:]):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                ids = _kept(kid)
                found.append(self._said(kid) + (about(ids) if ids and ids != _kept(after) else ""))
            elif isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/MCR":
                found.append(self._marked[kid.get("/Pg", page).objgen].get(int(kid.MCID), ""))
            elif not isinstance(kid, pikepdf.Dictionary):
                found.append(self._marked[page.objgen].get(int(kid), ""))
        return "".join(found)


_AMOUNT = re.compile(r"[+−]?\d{1,3}(?: \d{3})*(?:,\d+)? ?[%€]")


class _Marked:
    """The words of one page, by the number of the mark that they stand in; a new line where the page begins one."""

    def __init__(self, page: Any) -> None:
        self.words: dict[int, str] = {}
        self._mark: int | None = None
        self._end, self._height = 0.0, 0.0
        self._pass(page)

    def _pass(self, holder: Any) -> None:
        resources = holder.get("/Resources", {})
        fonts = {name: _Font(font) for name, font in resources.get("/Font", {}).items()}
        marks: list[int | None] = [self._mark]
        x = y = size = 0.0
        font = _Font(None)
        for operands, operator in pikepdf.parse_content_stream(holder):
            match str(operator):
                case "BMC":
                    marks.append(None)
                case "BDC":
                    number = _number(operands[1], resources)
                    marks.append(None if operands[0] == "/Artifact" else marks[-1] if number is None else number)
                case "EMC":
                    marks.pop()
                case "cm":
                    x, y = float(operands[4]), float(operands[5])
                case "Tf":
                    font, size = fonts[str(operands[0])], float(operands[1])
                case "Tj" | "TJ":
                    pieces = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                    texts = [bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String)]
                    if y != self._height:
                        self._say(marks[-1], "\n")
                    elif x > self._end + _LETTERS * size or x < self._end - _LETTERS * size:
                        self._say(marks[-1], _APART)
                    self._height, self._end = y, x + sum(map(font.width, texts)) * size
                    self._say(marks[-1], "".join(map(font.read, texts)))
                case "Do":
                    form = resources["/XObject"][str(operands[0])]
                    if form.get("/Subtype") == "/Form":
                        self._mark = marks[-1]
                        self._pass(form)

    def _say(self, mark: int | None, text: str) -> None:
        if mark is not None:
            self.words[mark] = self.words.get(mark, "") + text


class _Font:
    """Which letters the codes of a font stand for, and how wide they are, in sizes of the font."""

    def __init__(self, font: Any) -> None:
        self._letters = characters(font) if font is not None else {}
        self._widths: dict[int, float] = {}
        pending = list(font.DescendantFonts[0].get("/W", [])) if font is not None else []
        while pending:
            first, second = int(pending.pop(0)), pending.pop(0)
            if isinstance(second, pikepdf.Array):
                self._widths |= {first + place: float(width) / 1000 for place, width in enumerate(second)}
            else:
                width = float(pending.pop(0)) / 1000
                self._widths |= dict.fromkeys(range(first, int(second) + 1), width)

    def read(self, codes: bytes) -> str:
        return read(codes, self._letters)

    def width(self, codes: bytes) -> float:
        return sum(self._widths.get(codes[at] << 8 | codes[at + 1], 1.0) for at in range(0, len(codes) - 1, 2))


def _number(properties: Any, resources: Any) -> int | None:
    if isinstance(properties, pikepdf.Name):
        properties = resources.get("/Properties", {})[str(properties)]
    return int(properties.MCID) if "/MCID" in properties else None


def spanned(cell: Any, way: str) -> int:
    """Return how many rows or columns a cell of a table takes."""
    kept = cell.get("/A", pikepdf.Array())
    found = [int(one[way]) for one in (kept if isinstance(kept, pikepdf.Array) else [kept]) if way in one]
    return found[0] if found else 1


def _kept(node: Any) -> list[str]:
    said = node.get("/A", pikepdf.Array()) if isinstance(node, pikepdf.Dictionary) else ()
    return [str(one.V) for kept in said if kept.O == "/UserProperties" for one in kept.P if one.N == INDICATOR]


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _elements(node: Any) -> list[Any]:
    return [kid for kid in _kids(node) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def _descendants(node: Any) -> Iterator[Any]:
    for kid in _elements(node):
        yield kid
        yield from _descendants(kid)
