"""Host structures as readers: each is known from its register, with the name under which it is written to."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from initiatives.declaration.declared import RESERVED
from initiatives.declaration.model import Initiative
from initiatives.plain_text import plain

HOSTS = "structures_accueil"
"""The register that says where each person and each session belongs."""
_SAFE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_LONGEST = 40


@dataclass(frozen=True)
class Host:
    """A host structure: its id in the data, its name as people write it, and what its register says of it (ids)."""

    id: str
    name: str
    type_structure: str | None = None
    departement: str | None = None
    partner: str | None = None


def hosts_of(structures: pd.DataFrame, names: Sequence[object]) -> tuple[Host, ...]:
    """Return the host structures of a checked register; `names` gives one per row, the id stands where it is blank."""
    told = [
        *structures.reindex(columns=["structure", "type_structure", "departement", "partenaire"]).astype(object).values
    ]
    return tuple(
        Host(str(id), name if isinstance(name, str) and name.strip() else str(id), *(_known(one) for one in placed))
        for (id, *placed), name in zip(told, names, strict=True)
    )


def written_to(initiative: Initiative) -> bool:
    """Say whether an edition is made for each host structure."""
    return any(declared is not None and declared.each == "structure" for declared in initiative.editions.values())


def file_name(id: str) -> str:
    """Return what files and folders about a structure are called: its id in plain letters.

    An id that is no such word already (capitals, accents, spaces, too long), or that a system reserves, ends with a mark of its
    own, so that two structures never share a folder, and none leaves it.
    """
    safe = "-".join(re.findall(r"[a-z0-9]+", plain(id)))[:_LONGEST].strip("-")
    if _SAFE.fullmatch(id) and len(id) <= _LONGEST and id not in RESERVED:
        return safe
    return f"{safe}-{hashlib.sha256(id.encode()).hexdigest()[:6]}".strip("-")


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None
