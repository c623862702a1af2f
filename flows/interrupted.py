"""What a run that was stopped had begun: the next one finds it, and sweeps it.

A note is written before the first file, and taken away once the run is whole. Those of the first releases, whose runs left as they
were made, say which files were about to leave: what left then is remembered.
"""

import hashlib
import json
import shutil
from glob import escape
from pathlib import Path

from flows.data_dir import private_of, runs_of
from flows.given_out_before import write_for_owner
from reports.delivery.whole_files import LEFTOVERS, leftovers_of


def intend(slug: str, run: str) -> None:
    """Note that a run is about to be written."""
    write_for_owner(_note(slug, run), "{}")


def done(slug: str, run: str) -> None:
    """Take the note away: the run is whole, or nothing of it is left."""
    _note(slug, run).unlink(missing_ok=True)


def drop(slug: str, run: str) -> None:
    """Take away all that the owner's folder holds of a run that is not there."""
    for kept in private_of(slug).glob(f"*/{escape(run)}.*"):
        if kept.parent != _notes(slug):
            kept.unlink()


def settle(slug: str) -> tuple[str, ...]:
    """Settle what stopped runs left, and sweep it; say in French what was found.

    A version that is not whole is forgotten, so that nothing is masked for what nobody has, unless a file of it left. To be called
    by who holds the initiative alone.
    """
    told = [_settled(slug, note) for note in sorted(_notes(slug).glob("*.json"))]
    left = [leftover for home in (runs_of(slug), private_of(slug)) for leftover in home.rglob(LEFTOVERS)]
    for leftover in left:
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink(missing_ok=True)
    if left:
        told.append("Un calcul interrompu avait laissé des fichiers incomplets : ils sont effacés.")
    return tuple(told)


def _settled(slug: str, note: Path) -> str:
    run = note.stem
    files = json.loads(note.read_bytes())
    out = [path for path, digest in files.items() if _is_there(Path(path), digest)]
    for path in map(Path, files):
        # Of this file alone: another initiative may be writing in the same folder.
        for leftover in path.parent.glob(leftovers_of(path.name)):
            leftover.unlink()
    whole = (runs_of(slug) / run).is_dir()
    if not out and not whole:
        drop(slug, run)
    note.unlink()
    if whole:
        return f"La version « {run} » avait été interrompue une fois finie : elle est entière."
    if out:
        return (
            f"La version « {run} » a été interrompue pendant sa remise : {len(out)} fichiers sur {len(files)} étaient sortis. "
            "Elle compte comme remise : les suivantes sont protégées d’elle. Refaites-la pour la compléter."
        )
    return f"La version « {run} » a été interrompue avant d’être finie : elle est oubliée."


def _is_there(path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() == digest
    except OSError:
        return False


def _notes(slug: str) -> Path:
    return private_of(slug) / "remises_en_cours"


def _note(slug: str, run: str) -> Path:
    return _notes(slug) / f"{run}.json"
