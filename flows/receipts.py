"""What became of each thing sent: begun before anything leaves, then a receipt. What is between both waits for a person."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Literal

from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from initiatives.unusable import UnusableInitiative
from reports.delivery.folders import folder_of

FORMAT = 1
Way = Literal["courriel", "depot"]
Purpose = Literal["remise", "relecture"]
State = Literal["en_cours", "remis", "refuse"]


@dataclass(frozen=True)
class Receipt:
    """One thing sent: to whom (`to`: an address, or a place), which files (name → SHA-256), and what became of it.

    `state`: begun and not known to have ended; handed over; refused, and surely not handed over. `at` is an ISO date and time.
    """

    run: str
    recipient: str
    purpose: Purpose
    way: Way
    to: str
    files: dict[str, str]
    state: State
    at: str
    message_id: str = ""
    due: str = ""
    """ISO date until which pages sent to be read again may be answered."""
    said: str = ""
    """What the server answered, or a person decided."""
    format: int = field(default=FORMAT)

    @property
    def may_have_left(self) -> bool:
        """Whether somebody may hold it."""
        return self.state != "refuse"


def keep_receipt(slug: str, receipt: Receipt) -> None:
    """Write what became of one thing sent, in place of what was known of it."""
    path = _folder(slug, receipt.run) / f"{_key(receipt)}.json"
    write_for_owner(path, json.dumps(asdict(receipt), ensure_ascii=False, indent=1) + "\n")


def receipts_of(slug: str, run: str) -> tuple[Receipt, ...]:
    """Read what became of all that was sent of a run, in order. Raises `UnusableInitiative` where one cannot be read."""
    return tuple(_receipts(_folder(slug, run)))


def known_receipt(slug: str, wanted: Receipt) -> Receipt | None:
    """Return what is known of the same thing sent: same run, recipient, purpose, way and place."""
    path = _folder(slug, wanted.run) / f"{_key(wanted)}.json"
    return _read(path) if path.is_file() else None


def ended(receipt: Receipt, state: State, at: str, said: str) -> Receipt:
    """Return a receipt with what became of it."""
    return replace(receipt, state=state, at=at, said=said)


def _receipts(folder: Path) -> Iterator[Receipt]:
    yield from (_read(path) for path in sorted(folder.glob("*.json")))


def _read(path: Path) -> Receipt:
    try:
        return Receipt(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        pass
    raise UnusableInitiative(
        (
            f"L’accusé « {path.name} » de la version « {path.parent.name} » ne se lit pas : restaurez-le, ou supprimez-le si vous "
            "savez que ce destinataire n’a rien reçu.",
        )
    )


def _key(receipt: Receipt) -> str:
    to = hashlib.sha256(receipt.to.encode()).hexdigest()[:12]
    return f"{folder_of(receipt.recipient)}.{receipt.purpose}.{receipt.way}.{to}"


def _folder(slug: str, run: str) -> Path:
    return private_of(slug) / "remises" / run
