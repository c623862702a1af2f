"""Values that have a date and a source, kept in `data/reference`: rates of an hour, modalities, the indicators asked for."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from initiatives.declaration.vocabulary import PartnershipCategory
from initiatives.declaration.yaml_places import read_yaml

REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"


class _Sourced(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Modality(_Sourced):
    """One modality of partnership. The wording is a working list, not the official one."""

    label: str
    category: PartnershipCategory


class DatedRate(_Sourced):
    """What an hour was worth from a day on, in euros."""

    from_: date = Field(alias="from")
    euros: float


class RateThroughTime(_Sourced):
    """A rate through time: each value holds until the next, the last until `until`, that day included."""

    label: str
    source: str
    until: date
    values: tuple[DatedRate, ...] = Field(min_length=1)

    def on(self, day: date) -> Decimal | None:
        """Return the euros of an hour on a day; None where this rate is not known."""
        if day > self.until:
            return None
        past = [value for value in self.values if value.from_ <= day]
        return Decimal(str(max(past, key=lambda value: value.from_).euros)) if past else None


class WherePublished(_Sourced):
    """Where a figure was published: the words that name it, and its address where it has one."""

    text: str
    url: str | None


class Publication(_Sourced):
    """A figure published by others: what, how much, when, where. Never a result of the evaluation."""

    id: str
    figure: str
    value: str
    year: int | None
    status: Literal["must", "context", "cmp"]
    """Published of the initiative itself; context; of another action."""
    indicator: str | None = None
    """The indicator that measures the same thing here."""
    source: WherePublished


@cache
def publications() -> dict[str, Publication]:
    """Which published figures are known: id → figure, in order."""
    read = TypeAdapter(tuple[Publication, ...]).validate_python(reference_content("publications.yaml"))
    return {one.id: one for one in read}


@cache
def modalities() -> dict[str, Modality]:
    """Which modalities of partnership exist: id → label and category."""
    return TypeAdapter(dict[str, Modality]).validate_python(reference_content("modalites.yaml"))


@cache
def referential() -> dict[str, str]:
    """Which indicators are asked for: code → label, in order."""
    return TypeAdapter(dict[str, str]).validate_python(reference_content("referentiel.yaml"))


@cache
def rates() -> dict[str, RateThroughTime]:
    """Which hourly rates are known: id → rate."""
    return TypeAdapter(dict[str, RateThroughTime]).validate_python(reference_content("taux.yaml"))


def reference_content(name: str) -> object:
    """Return what a file of `data/reference` holds."""
    read = read_yaml(REFERENCE / name, f"data/reference/{name}")
    if read.problems:
        raise ValueError("; ".join(read.problems))
    return read.content
