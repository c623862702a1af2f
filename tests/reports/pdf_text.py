"""Reads the words of a PDF page back from its glyphs, as a screen reader would: through each font's ToUnicode table."""

import re
from typing import Any

import pikepdf


def page_text(page: Any) -> str:
    """Return the text of a page in the order it is drawn, without its spaces (line ends drop them)."""
    return re.sub(r"\s", "", "".join(_texts(page.obj)))


def spoken_text(page: Any) -> str:
    """Return the same without what a screen reader passes over: banner, running head, foot, headers that come back."""
    return re.sub(r"\s", "", "".join(_texts(page.obj, spoken=True)))


def _texts(holder: Any, *, spoken: bool = False) -> list[str]:
    found: list[str] = []
    marks: list[bool] = []
    resources = holder.get("/Resources", {})
    fonts = {name: characters(font) for name, font in resources.get("/Font", {}).items()}
    current: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(holder):
        match str(operator):
            case "BMC" | "BDC":
                marks.append(str(operands[0]) == "/Artifact")
            case "EMC":
                marks.pop()
            case "Tf":
                current = fonts[str(operands[0])]
            case "Tj" | "TJ" | "Do" if spoken and any(marks):
                continue
            case "Tj":
                found.append(read(bytes(operands[0]), current))
            case "TJ":
                found += [read(bytes(part), current) for part in operands[0] if isinstance(part, pikepdf.String)]
            case "Do":
                drawn = resources["/XObject"][str(operands[0])]
                found += _texts(drawn, spoken=spoken) if drawn.get("/Subtype") == "/Form" else []
    return found


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
