"""Who asked to be forgotten, in the owner's private folder: digests of keys and the secret that makes them, no key."""

import json
import secrets
from datetime import datetime
from pathlib import Path

from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from initiatives.unusable import UnusableInitiative
from initiatives.validation.forgotten import Forgotten

FORMAT = 1


def forgotten_of(slug: str) -> Forgotten:
    """Read who asked to be forgotten. Raises `UnusableInitiative` where it cannot be read: nobody is counted again in silence."""
    known, _ = _read(slug)
    return known


def last_asked(slug: str) -> datetime | None:
    """Return when somebody last asked to be forgotten; None where nobody did. Raises `UnusableInitiative` as `forgotten_of`."""
    _, at = _read(slug)
    return at


def add_forgotten(slug: str, key: str, at: datetime) -> None:
    """Keep that the person of a key is to be left out, and when somebody was last added."""
    known = forgotten_of(slug)
    if known.holds(key):
        return
    digests = sorted(known.digests | {known.digest(key)})
    content = {"format": FORMAT, "secret": known.secret.hex(), "digests": digests, "last_asked": at.isoformat()}
    write_for_owner(_record(slug), json.dumps(content) + "\n")


def _read(slug: str) -> tuple[Forgotten, datetime | None]:
    path = _record(slug)
    if not path.is_file():
        return Forgotten(secrets.token_bytes(32)), None
    try:
        told = json.loads(path.read_bytes())
        if told["format"] == FORMAT:
            at = told.get("last_asked")  # lists of before did not say
            known = Forgotten(bytes.fromhex(told["secret"]), frozenset(told["digests"]))
            return known, None if at is None else datetime.fromisoformat(at)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UnusableInitiative(
        (
            f"La liste des personnes à oublier ne se lit pas ({path.name}) : restaurez-la, sans quoi leurs réponses compteraient "
            "de nouveau.",
        )
    )


def _record(slug: str) -> Path:
    return private_of(slug) / "oublies.json"
