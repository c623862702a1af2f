"""Blocks of YAML become indicators, or every mistake in them, in French, with its line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from indicators.definitions.indicator import Indicator
from indicators.measures.base import Measure
from indicators.measures.kinds import KINDS
from initiatives.declaration.french_errors import french_problems
from initiatives.declaration.yaml_places import Path_, Yaml

_NEAR = 0.75
"""How alike two ids are, of which one is likely a slip for the other: their common letters, of all (difflib)."""


class Called(BaseModel):
    """How the texts of a file of the catalogue call its group, in the plural and in the singular."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    plural: str = Field(description="Au pluriel, sans article")
    singular: str = Field(description="Au singulier, sans article")


@dataclass
class Blocks:
    """The indicators read so far, by id, where each is written, what is wrong; and how each file calls its group."""

    indicators: dict[str, Indicator] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    called: dict[str, Called] = field(default_factory=dict)

    def read(self, source: Yaml, root: Path_, group: str, blocks: object) -> None:
        """Read the blocks of one group, found at `root` of a YAML file: id → block."""
        if not isinstance(blocks, dict):
            self.problems.append(
                f"{source.place(root)} : des blocs « identifiant: … » sont attendus, un par indicateur."
            )
            return
        for key, block in blocks.items():
            self._read_one(source, (*root, key), group, block)

    def _read_one(self, source: Yaml, path: Path_, group: str, block: object) -> None:
        key = str(path[-1])
        if key in self.indicators:
            self.problems.append(
                f"{source.place(path)} : l’identifiant « {key} » est déjà pris ({self.places[key]}). Choisissez-en un autre."
            )
            return
        self.places[key] = source.place(path)
        if not isinstance(block, dict):
            self.problems.append(f"{source.place(path)} : les champs de l’indicateur sont attendus (label, measure…).")
            return
        given = dict(block)
        if "measure" in given:
            given["measure"] = self._measure(source, (*path, "measure"), given["measure"])
            if given["measure"] is None:
                return
        try:
            self.indicators[key] = Indicator.model_validate({**given, "id": key, "group": group})
        except ValidationError as error:
            self.problems += french_problems(error, Indicator, source, path)

    def _measure(self, source: Yaml, path: Path_, raw: object) -> Measure | None:
        first = str(next(iter(raw), "")) if isinstance(raw, dict) else ""
        if first not in KINDS:
            near = get_close_matches(first, KINDS, n=1)
            hint = f"Vouliez-vous écrire « {near[0]} » ?" if near else f"Genres possibles : {', '.join(sorted(KINDS))}."
            self.problems.append(f"{source.place(path)} : la première clé dit le genre de mesure. {hint}")
            return None
        try:
            return KINDS[first].model_validate(raw)
        except ValidationError as error:
            self.problems += french_problems(error, KINDS[first], source, path)
            return None


def unknown(key: str, known: Mapping[str, object]) -> str:
    """Say in French that an id does not exist, with the nearest one."""
    near = get_close_matches(key, known, n=1, cutoff=_NEAR)
    return f"l’indicateur « {key} » n’existe pas." + (f" Vouliez-vous écrire « {near[0]} » ?" if near else "")
