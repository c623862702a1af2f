"""Which sections the templates of an initiative open, and where in a template something was written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import jinja2
from jinja2 import meta

from reports.words.anchors import anchor

_HEADING = re.compile(r"^#{1,4}\s+(.+?)\s*(?:\{-\})?\s*$", re.MULTILINE)
_FILLED = re.compile(r"\{\{.*?\}\}")


@dataclass(frozen=True)
class Sections:
    """The anchors of headings: known whole, or known but for a name that each initiative fills."""

    whole: frozenset[str]
    begun: frozenset[str]
    """« effets-sur- », before the name of a group."""

    def hold(self, name: str) -> bool:
        """Whether a section may have this anchor; « -2 » is the second of its name."""
        return {name, re.sub(r"-\d+$", "", name)} & self.whole != set() or any(map(name.startswith, self.begun))


def sections(environment: jinja2.Environment, names: Iterable[str]) -> Sections:
    """Read the headings of these templates and of all that they include."""
    texts = (heading for source in _sources(environment, names).values() for heading in _HEADING.findall(source))
    whole, begun = set(), set()
    for text in texts:
        before, *after = _FILLED.split(text)
        if not after:
            whole.add(anchor(text))
        elif before.strip():
            begun.add(f"{anchor(before)}-")
    return Sections(frozenset(whole), frozenset(begun))


def written_in(environment: jinja2.Environment, name: str, markdown: str, line: int) -> str:
    """Say which template wrote a line of the text: its file and its own line; the first template where it was filled in."""
    said = markdown.splitlines()[line - 1].strip() if line <= len(markdown.splitlines()) else ""
    for file, source in _sources(environment, (name,)).items():
        for place, written in enumerate(source.splitlines(), start=1):
            if said and written.strip() == said:
                return f"{file}, ligne {place}"
    return name


def _sources(environment: jinja2.Environment, names: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in names:
        found.update(_with_included(environment, name, found))
    return found


def _with_included(environment: jinja2.Environment, name: str, seen: dict[str, str]) -> Iterator[tuple[str, str]]:
    if name in seen or environment.loader is None:
        return
    try:
        source = environment.loader.get_source(environment, name)[0]
        included = list(meta.find_referenced_templates(environment.parse(source, name)))
    except jinja2.TemplateError:  # told where templates are checked
        return
    seen[name] = source
    yield name, source
    for other in included:
        if other is not None:
            yield from _with_included(environment, other, seen)
