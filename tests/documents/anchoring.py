"""Which indicators each text of a report speaks of: by the ids kept with it, the code in its row, or what its section names."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from tests.documents.places import ABOUT, Cells, Place, Words
from tests.documents.published_rows import Line

_DEFINED = re.compile(r"([A-Z]{2,4}-\d+[a-z]?) · ([a-z][a-z0-9_]+) · ")
_QUOTED = re.compile(r"«([^«»]+)»")
_RESPONSE = re.compile(r"[Oo]nt répondu|Taux de réponse")
_SAID_OF_RESPONSE = ("evaluation_taux_reponse", "evaluation_marge_erreur")


@dataclass(frozen=True)
class Unit:
    """A text, and the lines of results.csv that it may print; `heading` is that of the column of a cell."""

    text: str
    lines: tuple[Line, ...]
    kind: str
    heading: str = ""
    header: str = ""
    """The header of the row of a cell."""


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, and the lines that it may print: `named` those that its header names."""

    cells: tuple[Unit, ...]
    named: tuple[Line, ...]


def sections(places: Iterable[Place]) -> Iterator[list[Place]]:
    """Cut a report at its headings: a section holds one finding, or the sentences that answer one question."""
    section: list[Place] = []
    for place in places:
        if isinstance(place, Words) and place.kind == "heading" and section:
            yield section
            section = []
        section.append(place)
    if section:
        yield section


class Anchors:
    """The lines of one results.csv, found by what a report prints of them."""

    def __init__(
        self, known: Sequence[Line], sums: Mapping[str, tuple[Line, ...]], scopes: Mapping[str, str], own: str
    ) -> None:
        """Read a file, the sums beside it, how each scope is named, and the scope of the reader ("" for none)."""
        self._scopes = {scope: tight(name) for scope, name in scopes.items()}
        self._own = ("territoire", own)
        self._all = tuple(known)
        self._sums = sums
        self._by_code = _by(known, lambda line: line.code)
        self._by_id = _by(known, lambda line: line.id)
        self._by_label = _by(known, lambda line: tight(line.label))
        self._response = tuple(line for line in known if line.id.startswith(_SAID_OF_RESPONSE))
        self._code = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, self._by_code))})(?![\w-])")

    def units(self, section: Sequence[Place]) -> Iterator[Unit | Row]:
        """Yield each text and row of a section with the lines that it may print: any, where it points to none."""
        whole = self.of_section(section) or self._all
        defined: tuple[Line, ...] = ()
        for place in section:
            if isinstance(place, Cells):
                yield from self._rows(place, whole)
            elif place.kind == "key figure":
                said, kept = ABOUT.sub("", place.text), [self._by_id.get(id, ()) for id in _ids(place.text)]
                own = self._named_in(said, (line for lines in kept for line in lines))
                yield Unit(said, own or self._labelled(said) or whole, place.kind)
            elif place.kind == "heading":
                yield from self._sentences(Words("heading", ABOUT.sub("", place.text)), whole, ())
            elif found := _DEFINED.search(place.text):
                defined = self._by_id.get(found[2], ())
            else:
                yield from self._sentences(place, whole, defined)
                defined = ()

    def of_section(self, section: Sequence[Place]) -> tuple[Line, ...]:
        """Return the lines of the indicators whose codes a section prints."""
        texts = [
            text
            for place in section
            for text in (map("\n".join, place.rows) if isinstance(place, Cells) else [place.text])
        ]
        codes = dict.fromkeys(code for text in texts for code in self._code.findall(text))
        ids = dict.fromkeys(id for text in texts for id in _ids(text))
        named = [self._by_code[code] for code in codes] + [self._by_id.get(id, ()) for id in ids]
        return self._named_in("".join(texts), dict.fromkeys(line for lines in named for line in lines))

    def _named_in(self, text: str, lines: Iterable[Line]) -> tuple[Line, ...]:
        """Keep the lines of the whole, of the reader, and of the scopes that a text names."""
        flat = tight(text)
        named = {scope for scope, name in self._scopes.items() if name in flat} | set(self._own)
        return tuple(line for line in lines if line.scope in named)

    def _sentences(self, place: Words, whole: tuple[Line, ...], defined: tuple[Line, ...]) -> Iterator[Unit]:
        pieces = ABOUT.split(place.text)
        for said, ids in zip(pieces[::2], [*pieces[1::2], ""], strict=True):
            kept = tuple(line for id in ids.split() for line in self._by_id.get(id, ()))
            lines = kept or defined or (self._response if _RESPONSE.search(said) else ())
            lines = self._named_in(said, (*lines, *self._quoted(said))) if lines else whole
            yield Unit(said, (*lines, *self._quoted(said)), place.kind)

    def _quoted(self, text: str) -> Iterator[Line]:
        """Yield the lines of the indicators that a sentence compares, by their names between quotes."""
        for label in _QUOTED.findall(text):
            yield from self._by_label.get(tight(label), ())

    def _labelled(self, text: str) -> tuple[Line, ...]:
        flat = tight(text)
        return max(((len(label), lines) for label, lines in self._by_label.items() if label in flat), default=(0, ()))[
            1
        ]

    def _of_label(self, header: str, whole: tuple[Line, ...]) -> tuple[Line, ...]:
        """Return the lines of the indicator that a row names, among those of its section where that prints codes."""
        lines = self._by_label.get(tight(header), ())
        among = frozenset(line.id for line in whole)
        return lines if whole is self._all or any(line.id in among for line in lines) else ()

    def _rows(self, table: Cells, whole: tuple[Line, ...]) -> Iterator[Row]:
        headings = [" ".join(heading.split()) for heading in table.rows[0]]
        response = self._response if any(map(_RESPONSE.search, headings)) else ()
        for row in table.rows[1:]:
            codes = dict.fromkeys(self._code.findall("\n".join(row)))
            kept = [self._by_code[code] for code in codes] + [self._by_id.get(id, ()) for id in _ids("\n".join(row))]
            own = tuple(dict.fromkeys(line for lines in kept for line in lines))
            own = own or response or self._of_label(row[0], whole)
            own += tuple(line for text in row for line in self._quoted(text))
            own = self._named_in("".join((*headings, *row)), own) if own else whole
            cells = tuple(
                Unit(ABOUT.sub("", cell), self._sums.get(heading, own), "cell", heading, row[0])
                for heading, cell in zip(headings[1:], row[1:], strict=True)
            )
            yield Row(cells, _named(tight(row[0]), own) or own)


def _ids(text: str) -> list[str]:
    return [id for ids in ABOUT.findall(text) for id in ids.split()]


def _named(header: str, lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return the lines that the header of a row names; its code, or another small line, may follow their name."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        for name in _names(line):
            if header.startswith(name) and re.match(r"$|[A-Z0-9(]", header.removeprefix(name)):
                found.setdefault(name, []).append(line)
    return tuple(found[max(found, key=len)]) if found else ()


def _names(line: Line) -> tuple[str, ...]:
    return (
        (tight(f"{line.label} – {line.part_label}"), tight(f"– {line.part_label}"), tight(line.part_label))
        if line.part
        else (tight(line.label),)
    )


def _by(known: Sequence[Line], key: Callable[[Line], str]) -> dict[str, tuple[Line, ...]]:
    return {name: tuple(lines) for name, lines in groupby(sorted(known, key=key), key=key)}


@lru_cache(maxsize=100_000)
def tight(text: str) -> str:
    """Return a text without spaces, hyphens and the difference between apostrophes."""
    return re.sub(r"[\s\u00ad‐‑-]", "", text).replace("'", "’")
