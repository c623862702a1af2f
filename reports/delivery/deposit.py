"""A place where files are put for readers to fetch: a folder, or any address that fsspec knows."""

from pathlib import Path
from urllib.parse import quote

from reports.delivery.post import NotSent, PerhapsSent
from reports.delivery.whole_files import leftovers_of, put_whole


def is_remote(place: str) -> bool:
    """Say whether a place is an address rather than a folder of this machine."""
    return "://" in place


def put(place: str, inside: str, files: dict[str, bytes]) -> None:
    """Put files in a folder of a place; putting them again replaces each by the same.

    Raises `NotSent` when none is there, `PerhapsSent` when some may be.
    """
    begun, problem = False, None
    try:
        if is_remote(place):
            begun = _put_far(place, inside, files)
        else:
            folder = Path(place).expanduser() / inside
            for name, content in files.items():
                for leftover in folder.glob(leftovers_of(name)):
                    leftover.unlink()  # of a delivery that was killed: nobody else writes in this folder
                put_whole(folder / name, content)
                begun = True
    except ImportError:
        problem = f"il faut installer ce qui parle à « {place.partition('://')[0]} » (voir fsspec)"
    except Exception as error:  # each kind of place has errors of its own; their words may hold a password
        problem = getattr(error, "strerror", None) or type(error).__name__
        begun = begun or is_remote(place)
    if problem is not None:
        raise (PerhapsSent if begun else NotSent)(f"Le dépôt n’est pas complet : {problem}.")


def link(base: str, inside: str, name: str) -> str:
    """Return the address at which readers find a file of a deposit."""
    return "/".join((base.rstrip("/"), quote(inside), quote(name)))


def _put_far(place: str, inside: str, files: dict[str, bytes]) -> bool:
    import fsspec

    system, root = fsspec.url_to_fs(place)
    folder = f"{root.rstrip('/')}/{inside}"
    system.makedirs(folder, exist_ok=True)
    for name, content in files.items():
        beside = f"{folder}/.{name}.partiel"
        system.pipe_file(beside, content)
        system.mv(beside, f"{folder}/{name}")
    return True
