"""What the form of Prefect's page offers for each parameter; read when the deployment is made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True)
class Described:
    """Puts a French sentence under a field of the form."""

    description: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Describe the field in the form's schema."""
        return handler(core) | {"description": self.description}


@dataclass(frozen=True)
class Choices:
    """Offers a closed list in the form, without refusing in code what is not in it (a path, for instance)."""

    known: Callable[[], Iterable[str]]
    description: str

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add the list, to the field or to each of its items."""
        schema = handler(core) | {"description": self.description}
        offered = {"enum": list(self.known())}
        if schema.get("type") == "array":
            return schema | {"items": schema["items"] | offered, "uniqueItems": True}
        return schema | offered
