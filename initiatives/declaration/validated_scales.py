"""Scales that others validated, in their published wording: how they are scored, who allows it, what others found."""

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter

from initiatives.declaration.questionnaire import Question
from initiatives.declaration.reference import reference_content


class PublishedValue(BaseModel):
    """What others found: the value, of whom and when, and where it was published."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    value: str
    of: str
    source: str
    url: str


class ValidatedScale(BaseModel):
    """A scale of `data/reference/echelles.yaml`: its questions, the measure that scores it, its licence, a published value."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str
    measures: str
    questions: dict[str, Question]
    measure: dict[str, Any]
    scoring: str
    licence: str
    licence_url: str
    wording_url: str
    reference: PublishedValue
    source: str
    caution: str


@cache
def validated_scales() -> dict[str, ValidatedScale]:
    """Return the scales of the library: id → scale, in order."""
    return TypeAdapter(dict[str, ValidatedScale]).validate_python(reference_content("echelles.yaml"))
