"""What a PDF does against PDF/UA-1: the checkpoints of the Matterhorn Protocol 1.02 (PDF Association) that its objects tell.

A second reading beside the validator, which says pass or fail and not what it looked at. Fonts (31) are left to it. JavaScript
(29), XFA (25), media (28-014 to 28-018), Ruby and Warichu (09-007, 09-008) are in no report: 28-002 or 02-001 would tell.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf

_GROUPING = {
    "Document",
    "Part",
    "Art",
    "Sect",
    "Div",
    "BlockQuote",
    "TOC",
    "TOCI",
    "Index",
    "NonStruct",
    "Private",
    "Caption",
}
_HEADINGS = {f"H{level}" for level in range(1, 7)}
_BLOCKS = {"P", "H", *_HEADINGS, "L", "LI", "Lbl", "LBody", "Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
_INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "Warichu"}
STANDARD = _GROUPING | _BLOCKS | _INLINE | {"Figure", "Formula", "Form"}
"""Structure types of PDF 1.7 (ISO 32000-1, 14.8.4)."""
_INSIDE = {
    # 09-004: tables, 09-005: lists, 09-006: contents. What may stand in each, and nothing else.
    "Table": ("09-004", {"TR", "THead", "TBody", "TFoot", "Caption"}),
    "THead": ("09-004", {"TR"}),
    "TBody": ("09-004", {"TR"}),
    "TFoot": ("09-004", {"TR"}),
    "TR": ("09-004", {"TH", "TD"}),
    "L": ("09-005", {"L", "LI", "Caption"}),
    "LI": ("09-005", {"Lbl", "LBody"}),
    "TOC": ("09-006", {"TOC", "TOCI", "Caption"}),
}
_UNDER = {
    "TR": ("09-004", {"Table", "THead", "TBody", "TFoot"}),
    "THead": ("09-004", {"Table"}),
    "TBody": ("09-004", {"Table"}),
    "TFoot": ("09-004", {"Table"}),
    "TH": ("09-004", {"TR"}),
    "TD": ("09-004", {"TR"}),
    "LI": ("09-005", {"L"}),
    "LBody": ("09-005", {"LI"}),
    "TOCI": ("09-006", {"TOC"}),
}


def faults(opened: pikepdf.Pdf) -> list[str]:
    """Return each failure condition that a PDF meets, with what meets it: « 14-003 H3 after H1 »; none of a good one."""
    return [
        *_metadata(opened),
        *_roles(opened),
        *_structure(opened),
        *_headings(opened),
        *_marks(opened),
        *_annotations(opened),
    ]


def _metadata(opened: pikepdf.Pdf) -> Iterator[str]:
    root = opened.Root
    if "/Metadata" not in root:
        yield "06-001 no XMP metadata"
    else:
        with opened.open_metadata() as said:
            if said.get("pdfuaid:part") != "1":
                yield "06-002 no PDF/UA identifier"
            if not str(said.get("dc:title", "")).strip():
                yield "06-003 no dc:title"
    shown = root.get("/ViewerPreferences", {})
    if "/DisplayDocTitle" not in shown:
        yield "07-001 DisplayDocTitle is not set"
    elif not shown.DisplayDocTitle:
        yield "07-002 DisplayDocTitle is false"
    if not str(root.get("/Lang", "")):
        # Of texts, alternates, outlines, annotations and metadata alike: none says a language of its own.
        yield "11-001 to 11-006 no language"
    if not root.get("/MarkInfo", {}).get("/Marked", False) or root.MarkInfo.get("/Suspects", False):
        yield "05 or 01-006 not marked, or suspect"
    if opened.is_encrypted:
        yield "26-001 encrypted"
    for place in opened.attachments.values():
        if not place.filename:
            yield "21-001 an embedded file has no name"


def _roles(opened: pikepdf.Pdf) -> Iterator[str]:
    roles = _mapped(opened)
    for name in roles:
        if name in STANDARD:
            yield f"02-004 {name} is remapped"
    for element, _ in _elements(opened):
        met = []
        kind = str(element.S)[1:]
        while kind not in STANDARD:
            if kind in met:
                yield f"02-003 {kind} is mapped in a circle"
                break
            met.append(kind)
            if kind not in roles:
                yield f"02-001 {kind} is no standard type"
                break
            kind = roles[kind]


def _structure(opened: pikepdf.Pdf) -> Iterator[str]:
    roles = _mapped(opened)
    notes = Counter[str]()
    for element, parent in _elements(opened):
        kind, above = _kind(element, roles), _kind(parent, roles)
        if above in _INSIDE and kind not in _INSIDE[above][1]:
            yield f"{_INSIDE[above][0]} {kind} in {above}"
        if kind in _UNDER and above not in _UNDER[kind][1]:
            yield f"{_UNDER[kind][0]} {kind} in {above}"
        if above in {"Document", "Part", "Art", "Sect", "Div", "BlockQuote"} and kind == "Span":
            # ISO 32000-1, 14.8.4.2: grouping elements hold blocks; words by themselves belong to no paragraph.
            yield f"09-001 words of no paragraph in {above}"
        if kind in {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "L", "Table", "TR"} and any(
            _contents(element)
        ):
            yield f"09-001 content right inside {kind}"
        if kind == "Figure" and not str(element.get("/Alt", element.get("/ActualText", ""))).strip():
            yield "13-004 a figure without alternate text"
        if kind == "Formula" and not str(element.get("/Alt", "")).strip():
            yield "17-002 a formula without alternate text"
        if kind == "TH" and _said(element, "/Scope") not in {"/Row", "/Column", "/Both"}:
            yield "15-003 a header without scope"
        if kind == "Note":
            notes[str(element.get("/ID", ""))] += 1
    for name, count in notes.items():
        if not name:
            yield "19-003 a note without ID"
        elif count > 1:
            yield "19-004 two notes with one ID"


def _headings(opened: pikepdf.Pdf) -> Iterator[str]:
    kinds = [str(element.S)[1:] for element, _ in _elements(opened)]
    levels = [int(kind[1:]) for kind in kinds if kind in _HEADINGS]
    if levels[:1] != [1]:
        yield f"14-002 the first heading is not H1 but {levels[:1]}"
    if levels.count(1) > 1:
        yield "14 two titles of the whole"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"14-003 H{after} after H{before}"
    if "H" in kinds:
        yield "14-006 or 14-007 headings without level"


def _marks(opened: pikepdf.Pdf) -> Iterator[str]:
    for number, sheet in enumerate(opened.pages, 1):
        if "/Group" in sheet.obj.get("/Resources", {}) or "/Ref" in sheet.obj:
            yield f"30-001 page {number} refers to another file"
        open_marks: list[str] = []
        for operands, operator in pikepdf.parse_content_stream(sheet):
            match str(operator):
                case "BMC" | "BDC":
                    tag = (
                        "Artifact"
                        if operands[0] == "/Artifact"
                        else "tagged"
                        if _numbered(operands, sheet)
                        else "other"
                    )
                    if tag == "Artifact" and "tagged" in open_marks:
                        yield f"01-003 an artifact inside content, page {number}"
                    if tag == "tagged" and "Artifact" in open_marks:
                        yield f"01-004 content inside an artifact, page {number}"
                    open_marks.append(tag)
                case "EMC":
                    open_marks.pop()
                case "Tj" | "TJ" | "'" | '"' | "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "Do" | "sh":
                    if not {"Artifact", "tagged"} & set(open_marks):
                        yield f"01-005 unmarked content ({operator}), page {number}"


def _numbered(operands: Any, sheet: pikepdf.Page) -> bool:
    """Say whether a mark has a number, by which an element of the structure holds it: a change of language has none."""
    if len(operands) < 2:
        return False
    said = operands[1]
    return "/MCID" in (sheet.obj.Resources.Properties[str(said)] if isinstance(said, pikepdf.Name) else said)


def _annotations(opened: pikepdf.Pdf) -> Iterator[str]:
    tagged = {
        kid.Obj.objgen: str(element.S)
        for element, _ in _elements(opened)
        for kid in _kids(element)
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for number, sheet in enumerate(opened.pages, 1):
        noted = list(sheet.obj.get("/Annots", []))
        if noted and "/Tabs" not in sheet.obj:
            yield f"28-008 page {number} has no order of tabs"
        elif noted and sheet.obj.Tabs != "/S":
            yield f"28-009 tabs of page {number} do not follow the structure"
        for one in noted:
            if one.Subtype != "/Link":
                yield f"28-002 an annotation {one.Subtype}, page {number}"
            elif tagged.get(one.objgen) != "/Link":
                yield f"28-011 a link out of any tag, page {number}"
            elif not str(one.get("/Contents", "")).strip():
                yield f"28-012 a link without description, page {number}"


def _mapped(opened: pikepdf.Pdf) -> dict[str, str]:
    return {name[1:]: str(kind)[1:] for name, kind in opened.Root.StructTreeRoot.get("/RoleMap", {}).items()}


def _kind(element: Any, roles: dict[str, str]) -> str:
    kind = str(element.get("/S", "/"))[1:]
    return roles.get(kind, kind)


def _said(element: Any, key: str) -> str:
    held = element.get("/A", [])
    return next((str(one[key]) for one in (held if isinstance(held, pikepdf.Array) else [held]) if key in one), "")


def _elements(opened: pikepdf.Pdf) -> Iterator[tuple[Any, Any]]:
    """Yield each element of the structure in reading order, with the one that holds it."""

    def within(node: Any) -> Iterator[tuple[Any, Any]]:
        for kid in _kids(node):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                yield kid, node
                yield from within(kid)

    yield from within(opened.Root.StructTreeRoot)


def _kids(node: Any) -> list[Any]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _contents(element: Any) -> Iterator[bool]:
    """Yield whether each part of an element is content of a page, and no element."""
    for kid in _kids(element):
        yield not isinstance(kid, pikepdf.Dictionary) or kid.get("/Type") == "/MCR"
