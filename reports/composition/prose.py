"""How Markdown becomes blocks: what an evaluator writes in a template or a text is parsed here, once."""

import re
from collections.abc import Callable, Iterator, Mapping

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reports import document as doc
from reports.words.anchors import anchor
from reports.words.french import typography

OPEN, CLOSE = "\ue000", "\ue001"
"""Private-use characters around the number of a block that a template called by name."""
_PLACED = re.compile(f"{OPEN}(\\d+){CLOSE}")
_UNNUMBERED = re.compile(r"\s*\{-\}\s*$")


_NO_PICTURE = "une image n’a pas sa place ici. Mettez-la dans un texte ou un modèle"
_ONLY = "N’utilisez que titres, paragraphes, listes, citations, tableaux et images"
_REFUSED = {
    "fence": "un bloc de code n’est pas permis dans un rapport",
    "code_block": "un paragraphe décalé de quatre espaces est lu comme du code",
    "heading_open": "un titre ne peut pas être dans une liste ou une citation",
    "table_open": "un tableau ne peut pas être dans une liste ou une citation",
}
_IN_LISTS = ("inline", "paragraph_open", "paragraph_close", "list_item_open", "list_item_close")
_LISTS = ("bullet_list_open", "bullet_list_close", "ordered_list_open", "ordered_list_close")


class UnreadableText(Exception):  # noqa: N818 - read aloud: « texte illisible »
    """A text uses what a report cannot hold; `said` says what and what to do, in French, `line` where; `others` come after."""

    def __init__(self, said: str, line: int, others: tuple["UnreadableText", ...] = ()) -> None:
        super().__init__(said)
        self.said, self.line, self.others = said, line, others


Pictured = Callable[[str, str, str], doc.Picture]
"""Gives the picture that a Markdown image names: address, alternative text, title. Raises ValueError with a French sentence."""


def no_picture(address: str, alt: str, title: str) -> doc.Picture:
    """Refuse a picture, where a report cannot hold one."""
    raise ValueError(_NO_PICTURE)


def inline(token: Token) -> doc.Inline:
    """Turn an inline token into runs: text, strong, emphasis, links. Anything else is kept as its text."""
    runs: list[doc.TextRun] = []
    strong = emphasis = 0
    link: str | None = None
    for child in token.children or []:
        match child.type:
            case "strong_open" | "strong_close":
                strong += child.nesting
            case "em_open" | "em_close":
                emphasis += child.nesting
            case "link_open":
                link = str(child.attrGet("href") or "") or None  # an empty address leads nowhere
            case "link_close":
                link = None
            case "softbreak" | "hardbreak":
                runs.append(doc.TextRun(" "))
            case _ if child.content:
                runs.append(doc.TextRun(typography(child.content), bool(strong), bool(emphasis), link))
    return tuple(runs)


def plain(text: str) -> doc.Inline:
    """Return data as one run: nothing in it is read as Markdown."""
    return (doc.TextRun(typography(text)),)


def flat(runs: doc.Inline) -> str:
    """Return the text alone."""
    return "".join(run.text for run in runs).strip()


def blocks(
    markdown: str,
    placed: Mapping[int, tuple[doc.Block, ...]] | None = None,
    first_level: int = 1,
    pictured: Pictured = no_picture,
) -> tuple[doc.Block, ...]:
    """Parse Markdown into blocks; `placed` gives the blocks that numbers between OPEN and CLOSE stand for.

    `first_level` is the level of a `#` heading: texts written by people sit under the headings of their template.
    Headings are not numbered here; HTML is shown as text. Raises UnreadableText on code, and on a picture that
    `pictured` refuses or that does not stand alone: on all of these at once.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = _Tokens(parser.parse(markdown if placed is not None else without_marks(markdown)))
    refused: list[UnreadableText] = []
    found: tuple[doc.Block, ...] = ()
    try:
        found = tuple(_blocks(tokens, placed or {}, first_level - 1, pictured, refused))
    except UnreadableText as last:
        refused.append(last)
    if refused:
        raise UnreadableText(refused[0].said, refused[0].line, tuple(refused[1:]))
    return found


def without_marks(text: str) -> str:
    """Take away the characters that stand for placed blocks: in what people write they would call what is not there."""
    return text.replace(OPEN, "").replace(CLOSE, "")


class _Tokens:
    """The parser's tokens, read in order."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens, self._next = tokens, 0

    def __iter__(self) -> Iterator[Token]:
        while self._next < len(self._tokens):
            self._next += 1
            yield self._tokens[self._next - 1]

    def until(self, closing: str) -> list[Token]:
        """Take the tokens up to a closing one of the same depth."""
        level = self._tokens[self._next - 1].level
        taken = []
        for token in self:
            if token.type == closing and token.level == level:
                break
            taken.append(token)
        return taken


def _blocks(
    tokens: _Tokens,
    placed: Mapping[int, tuple[doc.Block, ...]],
    deeper: int,
    pictured: Pictured,
    refused: list[UnreadableText],
) -> Iterator[doc.Block]:
    """Yield blocks; the pictures that cannot be shown are added to `refused`, and reading goes on."""
    after_chapter = False
    for token in tokens:
        match token.type:
            case "heading_open":
                runs = inline(tokens.until("heading_close")[0])
                level = int(token.tag[1]) + deeper
                text = flat(runs)
                yield doc.Heading(
                    level=level,
                    text=_UNNUMBERED.sub("", text),
                    anchor=anchor(text),
                    number="" if _UNNUMBERED.search(text) else "?",
                )
                after_chapter = level == 1
                continue
            case "paragraph_open":
                content = tokens.until("paragraph_close")[0]
                numbers = _PLACED.findall(content.content)
                if numbers and not _PLACED.sub("", content.content).strip():
                    for found in numbers:
                        yield from placed[int(found)]
                else:
                    try:
                        picture = _picture(content, pictured)
                        yield picture or doc.Prose(inline=inline(content), lead=after_chapter)
                    except UnreadableText as one:
                        refused.append(one)
            case "bullet_list_open" | "ordered_list_open":
                closing = token.type.replace("open", "close")
                items = tuple(inline(part) for part in _allowed(tokens.until(closing)) if part.type == "inline")
                yield doc.Bullets(items=items, ordered=token.type.startswith("ordered"))
            case "blockquote_open":
                inside = [part for part in _allowed(tokens.until("blockquote_close")) if part.type == "inline"]
                runs = tuple(run for part in inside for run in inline(part))
                yield doc.Note(tone="lecture", title="", inline=runs)
            case "table_open":
                yield _table(tokens.until("table_close"))
            case "hr":
                pass
            case _:
                raise _refusal(token)
        after_chapter = False


def _picture(paragraph: Token, pictured: Pictured) -> doc.Picture | None:
    """Return the picture that a paragraph is; None where it holds none. Raises UnreadableText for one among words."""
    children = paragraph.children or []
    image = next((child for child in children if child.type == "image"), None)
    if image is None:
        return None
    line = (paragraph.map or [0])[0] + 1
    if len(children) > 1:
        raise UnreadableText("une image se place seule, entre deux lignes vides", line)
    said = None
    try:
        return pictured(str(image.attrGet("src") or ""), image.content, str(image.attrGet("title") or ""))
    except ValueError as refused:
        said = str(refused)
    raise UnreadableText(said, line)


def _allowed(tokens: list[Token]) -> list[Token]:
    """Return what a list or a quotation holds, refusing what would be lost there."""
    for token in tokens:
        if token.type not in (*_IN_LISTS, *_LISTS):
            raise _refusal(token)
        if any(child.type == "image" for child in token.children or []):
            raise UnreadableText("une image se place seule, entre deux lignes vides", (token.map or [0])[0] + 1)
    return tokens


def _refusal(token: Token) -> UnreadableText:
    said = _REFUSED.get(token.type, "cette construction Markdown n’est pas permise dans un rapport")
    return UnreadableText(f"{said}. {_ONLY}", (token.map or [0])[0] + 1)


def _table(tokens: list[Token]) -> doc.DataTable:
    rows: list[list[str]] = []
    for position, token in enumerate(tokens):
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            rows[-1].append(flat(inline(tokens[position + 1])))
    columns = tuple(doc.TableColumn(heading) for heading in rows[0])
    body = tuple(tuple(doc.TableCell(cell) for cell in row) for row in rows[1:])
    return doc.DataTable(title="", columns=columns, rows=body)
