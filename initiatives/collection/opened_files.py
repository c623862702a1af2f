"""The bytes of a declared file, read where it lies: on this machine, or at an address that the declaration gives."""

from pathlib import Path

from initiatives.collection.grid import UnreadableSource
from initiatives.declaration.declared_files import is_address
from initiatives.declaration.missing_files import ABSENT

_BYTES = 2_000_000_000
"""Size of the largest file that is opened."""
_SECONDS = 120
"""How long an address may take."""
_PIECE = 1 << 24


def bytes_of(folder: Path, declared: str) -> bytes:
    """Read a file whole; `UnreadableSource` says in French why it cannot be, without the address’s secrets."""
    content = _at_address(declared) if is_address(declared) else _on_disk(folder / declared)
    if not content or content.isspace():
        raise UnreadableSource("le fichier est vide. Exportez-le de nouveau.")
    return content


def _on_disk(path: Path) -> bytes:
    trouble = ABSENT
    try:
        if not path.is_file():
            # A folder, a device, a pipe: reading one might never end.
            raise UnreadableSource(ABSENT)
        if path.stat().st_size > _BYTES:
            raise _too_large()
        return path.read_bytes()
    except FileNotFoundError:
        pass
    except OSError:
        trouble = "le fichier ne peut pas être ouvert. Fermez-le s’il est ouvert ailleurs, et vérifiez vos droits."
    raise UnreadableSource(trouble)


def _at_address(address: str) -> bytes:
    # Loaded only here: few declarations name an address.
    import fsspec

    protocol = address.partition("://")[0]
    pieces: list[bytes] = []
    size = 0
    try:
        with fsspec.open(address, "rb", **_options(protocol)) as file:
            while size <= _BYTES and (piece := file.read(_PIECE)):
                pieces.append(piece)
                size += len(piece)
    except FileNotFoundError:
        trouble = "rien n’est à cette adresse. Vérifiez-la, et que le partage est ouvert."
    except (ImportError, ValueError):
        trouble = f"les adresses « {protocol}:// » ne sont pas lues ici. Téléchargez le fichier dans « exports », et citez-le."
    except Exception:
        # Whatever a server or its library answers; its words may hold the address with its keys.
        trouble = (
            "l’adresse ne répond pas, ou refuse. Vérifiez-la et réessayez, ou téléchargez le fichier dans « exports »."
        )
    else:
        if size > _BYTES:
            raise _too_large()
        return b"".join(pieces)
    raise UnreadableSource(trouble)


def _options(protocol: str) -> dict[str, object]:
    if protocol not in ("http", "https"):
        return {}
    import aiohttp

    # Read straight through: a server need not know how to give pieces.
    return {"block_size": 0, "client_kwargs": {"timeout": aiohttp.ClientTimeout(total=_SECONDS)}}


def _too_large() -> UnreadableSource:
    return UnreadableSource(f"le fichier dépasse {_BYTES // 1_000_000_000} Go. Exportez-le en plusieurs fichiers.")
