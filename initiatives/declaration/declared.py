"""What everything that is declared in YAML is: frozen, with no key that nobody reads; and how its parts are named."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG = r"^[a-z][a-z0-9_]*$"
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
"""An id: whole words in ASCII, joined by underscores."""


class Declared(BaseModel):
    """Base of everything declared in YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
