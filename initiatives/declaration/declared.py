"""What everything that is declared in YAML is: frozen, with no key that nobody reads; and how its parts are named."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

SLUG = r"^[a-z][a-z0-9_]*$"
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{rank}" for port in ("com", "lpt") for rank in range(10))})
"""What Windows lets no file or folder be called, whatever follows a point."""
Slug = Annotated[str, StringConstraints(pattern=SLUG)]
"""An id: whole words in ASCII, joined by underscores."""


class Declared(BaseModel):
    """Base of everything declared in YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)
