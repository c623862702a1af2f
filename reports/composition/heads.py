"""What a text template says of itself, at its head: `{% set title = "Synthèse" %}`, `{% set short = true %}`."""

from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2 import nodes

_KINDS = {"title": str, "short": bool, "poster": bool}


@dataclass(frozen=True)
class Head:
    """The title of an edition, and whether it stands at the head of the first page, in smaller type, instead of a cover."""

    title: str | None = None
    short: bool = False
    poster: bool = False
    """Whether it hangs on a wall: larger letters."""


def head(environment: jinja2.Environment, name: str) -> Head:
    """Read the head of a template. Raises TemplateError where it is not there, or says a title or a length otherwise."""
    source = environment.loader.get_source(environment, name)[0] if environment.loader else ""
    template = environment.parse(source, name)
    said: dict[str, Any] = {}
    for node in template.find_all(nodes.Assign):
        if isinstance(node.target, nodes.Name) and node.target.name in _KINDS:
            value = node.node.value if isinstance(node.node, nodes.Const) and node in template.body else None
            if type(value) is not _KINDS[node.target.name]:
                raise jinja2.TemplateSyntaxError("neither a text nor a yes or no", node.lineno, name)
            said[node.target.name] = value
    return Head(**said)
