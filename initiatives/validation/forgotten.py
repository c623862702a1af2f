"""Who asked to be forgotten: kept as digests of their keys, so that their rows are set aside and nobody is listed."""

import hashlib
from dataclasses import dataclass

from initiatives.plain_text import plain


@dataclass(frozen=True)
class Forgotten:
    """Digests of the keys of people who asked to be forgotten, made with a secret that the owner keeps."""

    secret: bytes = b""
    digests: frozenset[str] = frozenset()

    def digest(self, key: str) -> str:
        """Return what is kept of a key: BLAKE2b keyed with the secret. Capitals, accents and spaces do not make two keys of one."""
        same = plain(key).replace(" ", "")
        return hashlib.blake2b(same.encode(), key=self.secret, digest_size=16).hexdigest()

    def holds(self, key: str) -> bool:
        """Say whether the person of a key asked to be forgotten."""
        return bool(self.digests) and self.digest(key) in self.digests


NOBODY = Forgotten()
