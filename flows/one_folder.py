"""Whose runs those of a slug are: one folder’s, which alone evaluates, purges or writes letters under that name."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.alone import Doing, alone
from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from flows.known import DECLARATION, find_initiative, slug_of
from initiatives.unusable import UnusableInitiative

_RECORD = "dossier.txt"
_MORE = ("versions_remises", "versions_en_attente", "versions_definitives", "oublies.json", "remise.yaml")


@contextmanager
def alone_with(folder: Path, doing: Doing, *, drafting: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Hold the initiative that a folder declares, as `alone` does; give its slug, and what its owner has to be told.

    Raises `UnusableInitiative` too where what is kept of that slug is of another folder: two initiatives would be protected from
    each other's versions, and not from their own. Where that is drafts alone, who is `drafting` takes the name over, and is told.
    """
    slug = slug_of(folder)
    with alone(slug, doing):
        yield slug, _claim(slug, folder.resolve(), drafting=drafting)


def folder_of_runs(slug: str) -> Path:
    """Return the folder from which the runs of a slug are made. Raises `UnusableInitiative` where it is known no more."""
    record = private_of(slug) / _RECORD
    folder = Path(record.read_text(encoding="utf-8").strip()) if record.is_file() else None
    return folder if folder is not None and (folder / DECLARATION).is_file() else find_initiative(slug)


def _claim(slug: str, folder: Path, *, drafting: bool) -> tuple[str, ...]:
    """Keep which folder the runs of a slug are made from; one that moved, or is called otherwise since, claims nothing."""
    record = private_of(slug) / _RECORD
    other = Path(record.read_text(encoding="utf-8").strip()) if record.is_file() else folder
    shared = other != folder and (other / DECLARATION).is_file() and slug_of(other) == slug
    both = f"Deux dossiers portent le même identifiant « {slug} » : « {other} », dont les calculs sont déjà ici, et « {folder} »."
    if shared and (not drafting or _binds(slug)):
        raise UnusableInitiative(
            (
                f"{both} Si ce sont deux initiatives, écrivez « slug: » dans l’un des deux initiative.yaml ; si c’est la même, "
                "n’en gardez qu’un, ou renommez l’initiative.yaml de l’autre.",
            )
        )
    if not record.is_file() or other != folder:
        write_for_owner(record, f"{folder}\n")
    return (
        (f"{both} Leurs brouillons se mêlent : écrivez « slug: » dans l’un des deux initiative.yaml.",)
        if shared
        else ()
    )


def _binds(slug: str) -> bool:
    """Say whether more than drafts is kept under a slug: versions that left or may, who is forgotten, how reports leave."""
    return any(one.is_file() or (one.is_dir() and any(one.iterdir())) for one in map(private_of(slug).joinpath, _MORE))
