"""Which rows a measure keeps: `where: {statut: realise}`."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import BeforeValidator


def _as_tuple(raw: object) -> object:
    return raw if isinstance(raw, (list, tuple)) else (raw,)


Where = dict[str, Annotated[tuple[str, ...], BeforeValidator(_as_tuple, json_schema_input_type=str | tuple[str, ...])]]
"""Column → the value, or the values, that it must hold."""


def conditions(where: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the conditions in a fixed order, so that equal filters are the same need."""
    return tuple(sorted((column, tuple(sorted(values))) for column, values in where.items()))
