"""A place where files are put for readers to fetch: a folder, or any address that fsspec knows."""

import re
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
    begun: list[str] = []
    problem = None
    try:
        (_put_far if is_remote(place) else _put_here)(place, inside, files, begun)
    except ImportError:
        problem = f"il faut installer ce qui parle à « {place.partition('://')[0]} » (voir fsspec)"
    except Exception as error:  # each kind of place has errors of its own; their words may hold a password
        problem = _said(error)
    if problem is not None:
        raise (PerhapsSent if begun else NotSent)(f"Le dépôt n’est pas complet : {problem}.")


def without_secret(place: str) -> str:
    """Return a place as it may be kept and shown: an address without the name and the password that open it."""
    return re.sub(r"(?<=://)[^/]*@", "", place)


def link(base: str, inside: str, name: str) -> str:
    """Return the address at which readers find a file of a deposit."""
    return "/".join((base.rstrip("/"), quote(inside), quote(name)))


def _put_here(place: str, inside: str, files: dict[str, bytes], begun: list[str]) -> None:
    folder = Path(place).expanduser() / inside
    for name, content in files.items():
        for leftover in folder.glob(leftovers_of(name)):
            leftover.unlink()  # of a delivery that was killed: nobody else writes in this folder
        put_whole(folder / name, content)
        begun.append(name)


def _put_far(place: str, inside: str, files: dict[str, bytes], begun: list[str]) -> None:
    import fsspec

    # Else sshfs would speak to whoever answers: the server must be known to this machine, as to its « ssh ».
    known = {"known_hosts": ()} if place.startswith(_BY_SSH) else {}
    system, root = fsspec.url_to_fs(place, **known)
    folder = f"{root.rstrip('/')}/{inside}"
    system.makedirs(folder, exist_ok=True)
    for name, content in files.items():
        beside = f"{folder}/.{name}.partiel"
        begun.append(name)
        system.pipe_file(beside, content)
        system.mv(beside, f"{folder}/{name}")


def _said(error: Exception) -> str:
    if type(error).__name__ == "HostKeyNotVerifiable":
        return (
            "cette machine ne connaît pas ce serveur ; connectez-vous-y une fois par « ssh », et vérifiez son empreinte"
        )
    if isinstance(error, PermissionError):
        return "l’accès est refusé (nom, mot de passe ou droits)"
    return getattr(error, "strerror", None) or type(error).__name__


_BY_SSH = ("sftp://", "ssh://")
