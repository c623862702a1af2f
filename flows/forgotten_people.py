"""Who asked to be forgotten, in the owner's private folder: digests of keys and the secret that makes them, no key."""

import json
import secrets
from dataclasses import replace
from pathlib import Path

from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from initiatives.unusable import UnusableInitiative
from initiatives.validation.forgotten import Forgotten

FORMAT = 1


def forgotten_of(slug: str) -> Forgotten:
    """Read who asked to be forgotten. Raises `UnusableInitiative` where it cannot be read: nobody is counted again in silence."""
    path = _record(slug)
    if not path.is_file():
        return Forgotten(secrets.token_bytes(32))
    try:
        told = json.loads(path.read_bytes())
        if told["format"] == FORMAT:
            return Forgotten(bytes.fromhex(told["secret"]), frozenset(told["digests"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise UnusableInitiative(
        (
            f"La liste des personnes à oublier ne se lit pas ({path.name}) : restaurez-la, sans quoi leurs réponses compteraient "
            "de nouveau.",
        )
    )


def add_forgotten(slug: str, key: str) -> Forgotten:
    """Keep that the person of a key is to be left out; return who is."""
    known = forgotten_of(slug)
    more = replace(known, digests=known.digests | {known.digest(key)})
    content = {"format": FORMAT, "secret": more.secret.hex(), "digests": sorted(more.digests)}
    write_for_owner(_record(slug), json.dumps(content) + "\n")
    return more


def _record(slug: str) -> Path:
    return private_of(slug) / "oublies.json"
