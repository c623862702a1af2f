"""A place where files are put for readers to fetch: a folder, or any address that fsspec knows."""

import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from reports.delivery.post import NotSent, PerhapsSent
from reports.delivery.whole_files import put_again

if TYPE_CHECKING:
    import fsspec


def is_remote(place: str) -> bool:
    """Say whether a place is an address rather than a folder of this machine."""
    return "://" in place


def unknown_kind(place: str) -> str | None:
    """Return the kind of an address that nothing can speak to, as « ftps » in `ftps://…`; None for a folder or a known kind."""
    if not is_remote(place):
        return None
    import fsspec

    kind = place.partition("://")[0]
    return None if kind in fsspec.available_protocols() and kind not in _READ_ONLY else kind


def put(place: str, inside: str, files: dict[str, bytes]) -> None:
    """Put files in a folder of a place; putting them again replaces each by the same.

    The place itself is never made: a mistyped address, or a shared disk that is away, would become a new place that nobody
    reads. Raises `NotSent` when no file is there, `PerhapsSent` when some may be.
    """
    begun: list[str] = []
    problem = None
    try:
        (_put_far if is_remote(place) else _put_here)(place, inside, files, begun)
    except ImportError:
        problem = f"il faut installer ce qui parle à « {place.partition('://')[0]}:// » (le guide dit comment)"
    except Exception as error:  # each kind of place has errors of its own; their words may hold a password
        problem = _said(error, place)
    if problem is not None:
        raise (PerhapsSent if begun else NotSent)(f"Le dépôt n’est pas complet : {problem}.")


def without_secret(place: str) -> str:
    """Return a place as it may be kept and shown: an address without the name and the password that open it."""
    return re.sub(r"(?<=://)[^/]*@", "", place)


def link(base: str, inside: str, name: str) -> str:
    """Return the address at which readers find a file of a deposit."""
    return "/".join((base.rstrip("/"), quote(inside), quote(name)))


def _put_here(place: str, inside: str, files: dict[str, bytes], begun: list[str]) -> None:
    if not Path(place).expanduser().is_dir():
        raise FileNotFoundError
    folder = Path(place).expanduser() / inside
    for name, content in files.items():
        put_again(folder / name, content)  # nobody else writes in this folder
        begun.append(name)


def _put_far(place: str, inside: str, files: dict[str, bytes], begun: list[str]) -> None:
    system, folder = _opened(place)
    for step in inside.split("/"):
        folder = f"{folder}/{step}"
        if not system.isdir(folder):
            system.mkdir(folder, create_parents=False)
    for name, content in files.items():
        beside, whole = f"{folder}/.{name}.partiel", f"{folder}/{name}"
        begun.append(name)
        system.pipe_file(beside, content)
        if system.exists(whole):
            system.rm_file(whole)  # put before: not every kind of place moves one file over another
        system.mv(beside, whole)


def _opened(place: str) -> tuple["fsspec.AbstractFileSystem", str]:
    """Return what speaks to a place, and the path of the place for it."""
    import fsspec

    if place.startswith(_BY_WEB):  # fsspec gives its own what to speak to apart from the address of a file
        parts = urlsplit(place)
        address = urlunsplit(("https", parts.netloc.rpartition("@")[2], parts.path, "", ""))
        who = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        return fsspec.filesystem("webdav", base_url=address, auth=who), ""
    # Else sshfs would speak to whoever answers: the server must be known to this machine, as to its « ssh ».
    known = {"known_hosts": ()} if place.startswith(_BY_SSH) else {}
    system, root = fsspec.url_to_fs(place, **known)
    return system, root.rstrip("/")


def _said(error: Exception, place: str) -> str:
    if type(error).__name__ == "HostKeyNotVerifiable":
        return (
            "cette machine ne connaît pas ce serveur ; connectez-vous-y une fois par « ssh », et vérifiez son empreinte"
        )
    status = getattr(error, "status_code", None)
    if isinstance(error, PermissionError) or status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return "l’accès est refusé (nom, mot de passe ou droits)"
    if isinstance(error, FileNotFoundError):
        return (
            f"« {without_secret(place)} » n’est pas là. Vérifiez l’adresse, ou que le disque partagé est branché ; rien n’y est "
            "créé à votre place"
        )
    return getattr(error, "strerror", None) or f"« {type(error).__name__} »{f', {status}' if status else ''}"


_BY_SSH = ("sftp://", "ssh://")
_BY_WEB = "webdav://"
_READ_ONLY = ("http", "https")
