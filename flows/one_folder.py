"""Whose runs those of a slug are: one folder’s, which alone evaluates, purges or writes letters under that name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.alone import alone
from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from flows.known import DECLARATION, find_initiative, slug_of
from initiatives.unusable import UnusableInitiative

_RECORD = "dossier.txt"


@contextmanager
def alone_with(folder: Path) -> Iterator[str]:
    """Hold the initiative that a folder declares, as `alone` does, and give its slug.

    Raises `UnusableInitiative` too where the runs of that slug are those of another folder: two initiatives would be protected
    from each other's versions, and not from their own.
    """
    slug = slug_of(folder)
    with alone(slug):
        _claim(slug, folder.resolve())
        yield slug


def folder_of_runs(slug: str) -> Path:
    """Return the folder from which the runs of a slug are made. Raises `UnusableInitiative` where it is known no more."""
    record = private_of(slug) / _RECORD
    folder = Path(record.read_text(encoding="utf-8").strip()) if record.is_file() else None
    return folder if folder is not None and (folder / DECLARATION).is_file() else find_initiative(slug)


def _claim(slug: str, folder: Path) -> None:
    """Keep which folder the runs of a slug are made from; one that moved, or is called otherwise since, claims nothing."""
    record = private_of(slug) / _RECORD
    other = Path(record.read_text(encoding="utf-8").strip()) if record.is_file() else folder
    if other != folder and (other / DECLARATION).is_file() and slug_of(other) == slug:
        raise UnusableInitiative(
            (
                f"Deux dossiers portent le même identifiant « {slug} » : « {other} », dont les versions sont déjà ici, et "
                f"« {folder} ». Si ce sont deux initiatives, écrivez « slug: » dans l’un des deux initiative.yaml ; si c’est la "
                "même, n’en gardez qu’un, ou renommez l’initiative.yaml de l’autre.",
            )
        )
    if not record.is_file() or other != folder:
        write_for_owner(record, f"{folder}\n")
