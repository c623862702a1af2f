"""Which files a declaration means: one, all those of a folder or of a pattern, or one at an address."""

from pathlib import Path, PurePosixPath

_PATTERN = frozenset("*?[")


def is_address(declared: str) -> bool:
    """Say whether a file is declared by an address (`https://…`, `s3://…`), which is only looked at when data are read."""
    return "://" in declared


def is_several(folder: Path, declared: str) -> bool:
    """Say whether what is declared may be several files."""
    return not is_address(declared) and (bool(_PATTERN & set(declared)) or (folder / declared).is_dir())


def files_of(folder: Path, declared: str) -> tuple[str, ...]:
    """Return the files that are meant, relative to the initiative’s folder, in the order of their names; none if none is there.

    What a system or a spreadsheet leaves beside files (`.DS_Store`, `~$suivi.xlsx`) is none of them.
    """
    if is_address(declared):
        return (declared,)
    if not is_several(folder, declared):
        return (declared,) if (folder / declared).is_file() else ()
    found = (folder / declared).glob("*") if (folder / declared).is_dir() else _matching(folder, declared)
    kept = sorted(path for path in found if path.is_file() and not path.name.startswith((".", "~$")))
    return tuple(PurePosixPath(path.relative_to(folder)).as_posix() for path in kept)


def _matching(folder: Path, pattern: str) -> list[Path]:
    try:
        return list(folder.glob(pattern))
    except (ValueError, NotImplementedError):  # an absolute pattern, « ** » within a name
        return []


def shown_address(declared: str) -> str:
    """Write a declared file as it may be printed: an address without its password nor what follows « ? », where keys are."""
    if not is_address(declared):
        return declared
    protocol, _, rest = declared.partition("://")
    host, slash, path = rest.split("?")[0].split("#")[0].partition("/")
    return f"{protocol}://{host.rpartition('@')[2]}{slash}{path}"
