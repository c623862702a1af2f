"""How a YAML file is read so that every mistake in it can be shown on its line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

Path_ = tuple[str | int, ...]
"""Keys and positions that lead to one value: `("sources", 2, "file")`."""


@dataclass(frozen=True)
class Yaml:
    """One YAML file: its content, the line of each value, and what prevents reading it, in French.

    Keys are always text. `content` is None when the file cannot be read.
    """

    shown_as: str
    content: object = None
    lines: Mapping[Path_, int] = field(default_factory=dict)
    problems: tuple[str, ...] = ()

    def place(self, path: Path_) -> str:
        """Say where a value is: « initiative.yaml, ligne 12, groups › seniors »; its parent’s line if it is absent."""
        for depth in range(len(path), -1, -1):
            if path[:depth] in self.lines:
                line = f", ligne {self.lines[path[:depth]]}"
                break
        else:
            line = ""
        keys = " › ".join(str(key + 1) if isinstance(key, int) else key for key in path)
        return f"{self.shown_as}{line}{', ' if keys else ''}{keys}"


class _Loader(yaml.CSafeLoader):
    """The safe loader, where only what cannot be anything else is not text: « on », « no », « 01 » are words."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"true|false|True|False", "tfTF"),
    ("int", r"[-+]?(?:0|[1-9]\d*)", "-+0123456789"),
    ("float", r"[-+]?\d+\.\d*(?:[eE][-+]?\d+)?|[-+]?\d+[eE][-+]?\d+", "-+0123456789"),
    ("null", r"~|null|", "~n\0"),
    ("timestamp", r"\d{4}-\d{2}-\d{2}", "0123456789"),
    ("merge", r"<<", "<"),
):
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}",
        re.compile(f"^(?:{_pattern})$"),
        [*_first.replace("\0", ""), *([""] * ("\0" in _first))],
    )


def read_yaml(path: Path, shown_as: str) -> Yaml:
    """Read a YAML file; a syntax error, a key written twice or a missing file is a French sentence in `problems`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Yaml(shown_as, problems=(f"{shown_as} : le fichier n’existe pas. Créez-le.",))
    except (OSError, UnicodeDecodeError):
        return Yaml(shown_as, problems=(f"{shown_as} : le fichier n’est pas lisible. Enregistrez-le en UTF-8.",))
    try:
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return Yaml(shown_as, problems=(f"{shown_as} : le fichier est vide. Complétez-le.",))
        reading = _Reading(shown_as)
        content = reading.value(node, ())
    except yaml.MarkedYAMLError as error:
        return Yaml(shown_as, problems=(_syntax(shown_as, error),))
    except (yaml.YAMLError, ValueError):
        return Yaml(shown_as, problems=(f"{shown_as} : le fichier contient un caractère ou une date impossible.",))
    return Yaml(shown_as, content, reading.lines, tuple(reading.problems))


def _syntax(shown_as: str, error: yaml.MarkedYAMLError) -> str:
    mark = error.problem_mark or error.context_mark
    line = f", ligne {mark.line + 1}" if mark else ""
    return (
        f"{shown_as}{line} : l’écriture YAML n’est pas correcte à cet endroit ou juste avant. Vérifiez les décalages "
        "(des espaces, jamais de tabulation), les « : » suivis d’un espace, et mettez entre guillemets un texte qui "
        "contient « : » ou « # »."
    )


class _Reading:
    """Turns nodes into values, noting the line of each and the keys written twice."""

    def __init__(self, shown_as: str) -> None:
        self.shown_as = shown_as
        self.lines: dict[Path_, int] = {}
        self.problems: list[str] = []
        self._constructor = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node, path: Path_) -> object:
        self.lines.setdefault(path, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(child, (*path, rank)) for rank, child in enumerate(node.value)]
        try:
            return self._constructor.construct_object(node)
        except ValueError:
            pass  # 30 February: looks like a date, and is none
        self.problems.append(
            f"{self.shown_as}, ligne {node.start_mark.line + 1} : cette date ou ce nombre n’existe pas. Corrigez-le."
        )
        return None

    def _mapping(self, node: yaml.MappingNode, path: Path_) -> dict[str, object]:
        content: dict[str, object] = {}
        merged: dict[str, object] = {}
        for key_node, child in node.value:
            key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
            line = key_node.start_mark.line + 1
            if key_node.tag == "tag:yaml.org,2002:merge":
                for source in child.value if isinstance(child, yaml.SequenceNode) else [child]:
                    inherited = self.value(source, path)
                    merged = {**(inherited if isinstance(inherited, dict) else {}), **merged}
            elif key in content:
                self.problems.append(
                    f"{self.shown_as}, ligne {line} : la clé « {key} » est écrite deux fois au même endroit. Gardez-en une."
                )
            else:
                self.lines[(*path, key)] = line
                content[key] = self.value(child, (*path, key))
        return {**merged, **content}
