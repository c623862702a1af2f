"""FileReading on after a misspelt key, so that one mistake does not hide the next ones."""

from copy import deepcopy
from typing import TypeVar

from pydantic import BaseModel, ValidationError

Model = TypeVar("Model", bound=BaseModel)


def sound_part(model: type[Model], content: object) -> tuple[Model | None, ValidationError | None]:
    """Return what was meant once unknown keys are left out (None if that is not enough), and every mistake found."""
    mistakes = None
    try:
        return model.model_validate(content), None
    except ValidationError as error:
        mistakes = error
    try:
        return model.model_validate(_without_unknown_keys(content, mistakes)), mistakes
    except ValidationError:
        return None, mistakes


def _without_unknown_keys(content: object, mistakes: ValidationError) -> object:
    known = deepcopy(content)
    for details in mistakes.errors(include_url=False):
        if details["type"] != "extra_forbidden":
            continue
        inner = known
        for key in details["loc"][:-1]:
            if (isinstance(inner, dict) and key in inner) or (isinstance(inner, list) and isinstance(key, int)):
                inner = inner[key]  # type: ignore[index]
        if isinstance(inner, dict):
            inner.pop(details["loc"][-1], None)
    return known
