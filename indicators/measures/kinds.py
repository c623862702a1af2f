"""Every kind of measure, told apart by its first key: `{share: …}`, `{mean: …}`, `{paired_change: …}`."""

from importlib import import_module
from inspect import isabstract
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, Union

from pydantic import Discriminator, Tag

import indicators.measures
from indicators.measures.base import Measure


def _kinds() -> dict[str, type[Measure]]:
    """Find every concrete measure in this package: a kind of measure is one file, listed nowhere."""
    found: dict[str, type[Measure]] = {}
    here = indicators.measures
    for module in sorted(f"{here.__name__}.{one.name}" for one in iter_modules(here.__path__)):
        if module == __name__:
            continue
        for kind in vars(import_module(module)).values():
            if isinstance(kind, type) and issubclass(kind, Measure) and kind.__module__ == module and kind.model_fields:
                if isabstract(kind):
                    raise TypeError(f"{kind.__qualname__} does not say what it needs or how it computes")
                found[next(iter(kind.model_fields))] = kind
    return found


KINDS = _kinds()
"""First key → the measure it names."""


def _kind_of(raw: Any) -> str | None:
    """Return the first key of a measure, which names its kind."""
    if isinstance(raw, Measure):
        return raw.kind
    return str(next(iter(raw), "")) if isinstance(raw, dict) else None


if TYPE_CHECKING:
    AnyMeasure = Measure
else:
    AnyMeasure = Annotated[
        Union[tuple(Annotated[kind, Tag(key)] for key, kind in KINDS.items())],  # noqa: UP007 - built at run time
        Discriminator(_kind_of),
    ]
