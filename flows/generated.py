"""What is made from the definitions and kept in the repository: the catalogue's page, the schemas for editors."""

import json
from pathlib import Path

from flows.catalogue_page import catalogue_page
from flows.keys_page import keys_page
from flows.registers_page import registers_page
from flows.schemas import schemas


def pages() -> dict[Path, str]:
    """Make every generated file: its path from the root of the checkout → its text."""
    made = {
        Path("docs/catalogue.md"): catalogue_page(),
        Path("docs/cles.md"): keys_page(),
        Path("docs/registres.md"): registers_page(),
    }
    for name, schema in schemas().items():
        made[Path(f"docs/schemas/{name}.json")] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return made
