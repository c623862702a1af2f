"""What the typesetter says when it cannot lay a report out: its words about our templates, and none of the report's."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import typst

_WORD = re.compile(r"\w+|[^\x00-\x7f]")
_PLACE = re.compile(r"┌─ (\S+\.typ):(\d+:\d+)")
_WITHHELD = "…"
_TELLING = 4
"""Letters from which a word of the report is recognised inside a longer one."""


class UnsetReport(Exception):  # noqa: N818 - read aloud: « report that was not set »
    """A report could not be laid out. The message, in English, is for developers and holds no word of the report."""


def said(error: "typst.TypstError", report: Mapping[str, Any], templates: Path) -> str:
    """Return what the typesetter said and where in the templates, a line each; `report` is the data it was given.

    It may quote what it was reading: a word that the report holds is left out, whole or in part, unless a template holds it too.
    """
    sources = {
        file.relative_to(templates).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(templates.rglob("*.typ"))
    }
    kinds = [block["kind"] for part in ("body", "annexes") for block in report[part]]
    known = {word.casefold() for text in (*sources.values(), *kinds) for word in _WORD.findall(text)}
    texts = "\n".join(_uncut(text) for text in _texts(report))
    own = {word for word in _WORD.findall(texts) if len(word) >= _TELLING} - known

    def kept(found: re.Match[str]) -> str:
        word = found.group().casefold()
        quoted = word in texts or any(one in word for one in own)
        return _WITHHELD if quoted and word not in known else found.group()

    home = str(templates.resolve())
    words = (_WORD.sub(kept, _uncut(one.replace(home, ""), fold=False)) for one in (error.message, *error.hints))
    places = (
        f"    {name}:{at}"
        for file, at in _PLACE.findall(error.diagnostic)
        for name in sources
        if f"/{file}".replace("\\", "/").endswith(f"/{name}")
    )
    return "\n".join((*words, *places))


def _texts(value: Any) -> Iterator[str]:
    """Yield every text of plain data, names of fields left out: those are ours."""
    match value:
        case str():
            yield value
        case Mapping():
            for item in value.values():
                yield from _texts(item)
        case list() | tuple():
            for item in value:
                yield from _texts(item)


def _uncut(text: str, *, fold: bool = True) -> str:
    """Return a text without the places where its long words may be cut."""
    whole = text.replace("\u00ad", "")
    return whole.casefold() if fold else whole
