"""Reads the words of a PDF page back from its glyphs, as a screen reader would: through each font's ToUnicode table."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf


def page_text(page: Any) -> str:
    """Return the text of a page in the order it is drawn, without its spaces (line ends drop them)."""
    return re.sub(r"\s", "", "".join(text for _, text in _drawn(page.obj)))


def lines_of(page: Any) -> list[str]:
    """Return the pieces of text of a page as they are drawn: a piece never runs over the end of a line."""
    return [text for _, text in _drawn(page.obj)]


Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]


AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def letter_sizes(page: Any) -> dict[float, str]:
    """Return the sizes of letters on a page, in points at print size, each with the first words set in it."""
    found: dict[float, str] = {}
    for size, _, text, _ in _set(page.obj, AS_IT_IS):
        found.setdefault(round(size, 2), text)
    return found


def heights_of_lines(page: Any) -> list[float]:
    """Return how far from the top of a page each piece of its text stands, in millimetres."""
    return [height for _, height, text in pieces_of(page) if text.strip()]


def pieces_of(page: Any) -> list[tuple[float, float, str]]:
    """Return the size of each piece of text of a page in points, how far from its top it stands in millimetres, and the text."""
    whole = float(page.mediabox[3])
    return [(size, (whole - height) * 25.4 / 72, text) for size, height, text, _ in _set(page.obj, AS_IT_IS)]


def heights_of_rules(page: Any) -> Iterator[float]:
    """Yield how far from the top of a page each level line that is drawn stands, in millimetres."""
    whole = float(page.mediabox[3])
    for paint, corners, _ in _painted(page):
        if paint == "S" and len(corners) == 2 and abs(corners[0][1] - corners[1][1]) < 0.01:
            yield (whole - corners[0][1]) * 25.4 / 72


def lefts_of_discs(page: Any) -> Iterator[float]:
    """Yield how far from the left each filled shape of curves begins, in points."""
    for paint, _, curved in _painted(page):
        if paint in ("f", "f*") and curved:
            yield min(x for x, _ in curved)


def _painted(page: Any) -> Iterator[tuple[str, list[Point], list[Point]]]:
    """Yield how each path of a page is painted, the ends of its straight lines and the points of its curves."""
    straight, curved = list[Point](), list[Point]()
    for operator, operands, placed in _placed(page.obj, AS_IT_IS):
        match operator:
            case "m" | "l" | "c" as drawn:
                numbers = [float(one) for one in operands]
                points = (
                    (placed[0] * x + placed[2] * y + placed[4], placed[1] * x + placed[3] * y + placed[5])
                    for x, y in zip(numbers[::2], numbers[1::2], strict=True)
                )
                (curved if drawn == "c" else straight).extend(points)
            case "S" | "f" | "f*" | "n" as paint:
                yield paint, straight, curved
                straight, curved = [], []


def _set(holder: Any, placed: Matrix, mark: int | None = None) -> Iterator[tuple[float, float, str, int | None]]:
    """Yield the size of each piece of text, its height from the foot of the page, in points, what it says and its mark."""
    marks = [mark]
    resources = holder.get("/Resources", {})
    fonts = {name: characters(font) for name, font in resources.get("/Font", {}).items()}
    written, size, current = placed, 0.0, dict[int, str]()
    for operator, operands, here in _placed(holder, placed):
        match operator:
            case "BMC":
                marks.append(marks[-1])
            case "BDC":
                marks.append(_number(operands[1], marks[-1]))
            case "EMC":
                marks.pop()
            case "Tm":
                written = _matrix(operands)
            case "Tf":
                current, size = fonts[str(operands[0])], float(operands[1])
            case "Tj" | "TJ":
                parts = operands[0] if isinstance(operands[0], pikepdf.Array) else [operands[0]]
                text = "".join(read(bytes(part), current) for part in parts if isinstance(part, pikepdf.String))
                wide, down, across, high, _, up = _within(written, here)
                yield size * abs(wide * high - down * across) ** 0.5, up, text, marks[-1]
            case "Do":
                drawn = resources["/XObject"][str(operands[0])]
                if drawn.get("/Subtype") == "/Form":
                    yield from _set(drawn, _within(_matrix(drawn.get("/Matrix", (1, 0, 0, 1, 0, 0))), here), marks[-1])


def _placed(holder: Any, placed: Matrix) -> Iterator[tuple[str, Any, Matrix]]:
    """Yield what a page, or a form on it, does in turn, with where its measures stand on the sheet."""
    kept = list[Matrix]()
    for operands, operator in pikepdf.parse_content_stream(holder):
        match str(operator):
            case "q":
                kept.append(placed)
            case "Q":
                placed = kept.pop()
            case "cm":
                placed = _within(_matrix(operands), placed)
            case other:
                yield other, operands, placed


def _matrix(numbers: Any) -> Matrix:
    one, two, three, four, five, six = map(float, numbers)
    return one, two, three, four, five, six


def _within(one: Matrix, other: Matrix) -> Matrix:
    """Return where a placing inside another places."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


_LEADING = 1.6
"""Sizes of letters from a line of a paragraph to the next at most: further down, something else begins."""


def parted_paragraphs(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Yield where a paragraph of the structure goes on far under itself: two things are heard as one."""
    drawn: dict[tuple[tuple[int, int], int | None], list[tuple[float, float, str]]] = {}
    for page in pdf.pages:
        for size, height, text, mark in _set(page.obj, AS_IT_IS):
            drawn.setdefault((page.obj.objgen, mark), []).append((size, height, text))
    for paragraph in _paragraphs(pdf.Root.StructTreeRoot):
        pieces = [
            (page, *piece) for page, mark in _read_in_order(paragraph, None) for piece in drawn.get((page, mark), ())
        ]
        for (page, size, height, above), (same, other, lower, under) in pairwise(pieces):
            if page == same and height - lower > _LEADING * max(size, other):
                yield f"{above} / {under}"


def _paragraphs(node: Any) -> Iterator[Any]:
    kids = node.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if kid.S == "/P":
                yield kid
            yield from _paragraphs(kid)


def spoken_text(pdf: pikepdf.Pdf) -> str:
    """Return what a screen reader says, in the order of the structure: no banner, head, foot, nor headers that come back."""
    said: dict[tuple[tuple[int, int], int], str] = {}
    for page in pdf.pages:
        for mark, text in _drawn(page.obj):
            if mark is not None:
                place = (page.obj.objgen, mark)
                said[place] = said.get(place, "") + text
    return re.sub(r"\s", "", "".join(said.get(place, "") for place in _read_in_order(pdf.Root.StructTreeRoot, None)))


def _read_in_order(node: Any, page: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the marked contents under a node of the structure, each by its page and number."""
    page = node.get("/Pg", page)
    kids = node.get("/K", pikepdf.Array())  # a link's own object has none
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield page.objgen, int(kid)
        elif "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid.MCID)
        else:
            yield from _read_in_order(kid, page)


def _drawn(holder: Any, mark: int | None = None) -> Iterator[tuple[int | None, str]]:
    """Yield each text of a page or drawing, with the number of the marked content it lies in."""
    marks: list[int | None] = [mark]
    resources = holder.get("/Resources", {})
    fonts = {name: characters(font) for name, font in resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(holder):
        match str(operator):
            case "BMC":
                marks.append(marks[-1])
            case "BDC":
                marks.append(_number(operands[1], marks[-1]))
            case "EMC":
                marks.pop()
            case "Tf":
                current = fonts[str(operands[0])]
            case "Tj":
                yield marks[-1], read(bytes(operands[0]), current)
            case "TJ":
                parts = [bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)]
                yield marks[-1], "".join(read(part, current) for part in parts)
            case "Do":
                drawn = resources["/XObject"][str(operands[0])]
                if drawn.get("/Subtype") == "/Form":
                    yield from _drawn(drawn, marks[-1])


def _number(properties: Any, around: int | None) -> int | None:
    return int(properties.MCID) if isinstance(properties, pikepdf.Dictionary) and "/MCID" in properties else around


def read(codes: bytes, characters: dict[int, str]) -> str:
    return "".join(characters.get(codes[at] << 8 | codes[at + 1], "") for at in range(0, len(codes) - 1, 2))


def characters(font: Any) -> dict[int, str]:
    table = font["/ToUnicode"].read_bytes().decode("latin-1")
    pairs = re.findall(r"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]+)>\s*(?=<|end)", table)
    found = {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(int(start, 16) + step)
    return found
