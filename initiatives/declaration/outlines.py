"""Where départements lie: simplified outlines, from `data/reference/departements.yaml`."""

from collections.abc import Iterable
from functools import cache
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict

from initiatives.declaration.reference import REFERENCE
from initiatives.declaration.yaml_places import read_yaml


def _points(written: object) -> object:
    return [pair.split(",") for pair in written.split()] if isinstance(written, str) else written


Ring = Annotated[tuple[tuple[int, int], ...], BeforeValidator(_points)]


class Outlines(BaseModel):
    """The outlines of départements by code: one ring for each piece of ground, with their source and licence."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: str
    licence: str
    retrieved: str
    outlines: dict[str, tuple[Ring, ...]]

    def neighbours(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Return which départements touch one of these, these left out: they share at least a joint of their outlines."""
        own = set(codes)
        joints = {point for code in own for ring in self.outlines[code] for point in ring}
        return tuple(
            code
            for code, rings in self.outlines.items()
            if code not in own and any(point in joints for ring in rings for point in ring)
        )


@cache
def outlines() -> Outlines:
    """Which outlines are known: those of the départements of mainland France and Corsica."""
    read = read_yaml(REFERENCE / "departements.yaml", "data/reference/departements.yaml")
    if read.problems:
        raise ValueError("; ".join(read.problems))
    return Outlines.model_validate(read.content)
