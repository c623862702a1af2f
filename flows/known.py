"""Which initiatives can be evaluated here, by slug or by folder; those kept elsewhere are registered."""

import re
from pathlib import Path
from typing import Any

from filelock import FileLock

from flows.data_dir import ROOT, data_dir
from initiatives.declaration.declared import SLUG
from initiatives.declaration.loading import default_slug
from initiatives.declaration.yaml_places import read_yaml
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_again

DECLARATION = "initiative.yaml"


def known_initiatives() -> dict[str, Path]:
    """List the initiatives shipped with the code, those of the data folder and those that were registered: slug → folder."""
    return dict(sorted((folder.name, folder) for folder in _folders()))


def namesakes() -> dict[str, tuple[Path, ...]]:
    """Return the folders that go by one name, where there are several: none of them can be called by it."""
    named: dict[str, list[Path]] = {}
    for folder in _folders():
        named.setdefault(folder.name, []).append(folder)
    return {name: tuple(folders) for name, folders in named.items() if len(folders) > 1}


def _folders() -> tuple[Path, ...]:
    """List every folder once; a demonstration of which an evaluator has a copy of that name gives way to it."""
    own = [*_in(data_dir()), *(folder for folder in registered() if (folder / DECLARATION).is_file())]
    names = {folder.name for folder in own}
    shipped = [folder for folder in _in(ROOT / "data") if folder.name not in names]
    return tuple({folder.resolve(): folder for folder in (*shipped, *own)}.values())


def _in(home: Path) -> list[Path]:
    return [declaration.parent for declaration in sorted((home / "initiatives").glob(f"[!.]*/{DECLARATION}"))]


def registered() -> tuple[Path, ...]:
    """List the folders registered on this machine, those that are no longer there too."""
    try:
        lines = _registry().read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    return tuple(Path(line) for line in lines if line.strip())


def register(folder: Path) -> None:
    """Add the folder of an initiative to those that are known by name, and served.

    Raises `UnusableInitiative` where it holds no declaration, or where another initiative bears its name.
    """
    folder = folder.expanduser().resolve()
    data_dir().mkdir(parents=True, exist_ok=True)
    with FileLock(_registry().with_name("dossiers.verrou"), mode=0o600):  # two at once would each keep its own alone
        _add(folder)


def _add(folder: Path) -> None:
    known = known_initiatives().get(folder.name)
    if not (folder / DECLARATION).is_file():
        raise UnusableInitiative((f"« {folder} » ne contient pas {DECLARATION}. Donnez le dossier d’une initiative.",))
    if known is not None and known.resolve() != folder:
        raise UnusableInitiative(
            (f"Une autre initiative s’appelle déjà « {folder.name} » ({known}). Renommez l’un des deux dossiers.",)
        )
    if known is None:
        lines = [*map(str, registered()), str(folder)]
        put_again(_registry(), "".join(f"{line}\n" for line in lines).encode(), 0o600)


def remember(folder: Path) -> None:
    """Make a folder known by its name, where it is not and no other bears that name: what is printed of it names it so."""
    if folder.name not in known_initiatives():
        register(folder)


def _registry() -> Path:
    return data_dir() / "dossiers.txt"


def find_initiative(slug_or_path: str) -> Path:
    """Find the folder of an initiative from its slug, or from the path of a folder that holds an `initiative.yaml`.

    Raises `UnusableInitiative`, with the known slugs, when there is none.
    """
    known = known_initiatives()
    twice = namesakes().get(slug_or_path)
    if twice:
        listed = ", ".join(f"« {one} »" for one in twice)
        raise UnusableInitiative(
            (f"Plusieurs dossiers s’appellent « {slug_or_path} » : {listed}. Renommez-en un, ou donnez son chemin.",)
        )
    named = known.get(slug_or_path) or next((one for one in known.values() if slug_of(one) == slug_or_path), None)
    if named is not None:
        return named
    path = Path(slug_or_path).expanduser()
    if path.name == DECLARATION:
        path = path.parent
    if (path / DECLARATION).is_file():
        return path.resolve()
    listed = ", ".join(known) or "aucune"
    raise UnusableInitiative(
        (
            f"« {slug_or_path} » n’est ni une initiative connue ni un dossier qui contient {DECLARATION}. "
            f"Initiatives connues : {listed}.",
        )
    )


def slug_of(folder: Path) -> str:
    """Say under which name the runs of an initiative are kept, whether its declaration is right or not.

    What is no id leads nowhere: it would name a folder that is not of the runs.
    """
    written = peek(folder, "slug")
    return written if isinstance(written, str) and re.fullmatch(SLUG, written) else default_slug(folder)


def known_editions() -> tuple[str, ...]:
    """List every edition that some known initiative declares, each once."""
    editions: dict[str, None] = {}
    for folder in known_initiatives().values():
        editions |= dict.fromkeys(peek(folder, "editions") or {})
    return tuple(editions)


def peek(folder: Path, key: str) -> Any:
    """Read one key of a declaration, as stage 1 does, without checking the rest; None when it is absent or unreadable."""
    declared = _declared(folder)
    return None if declared is None else declared.get(key)


def is_readable(folder: Path) -> bool:
    """Say whether a declaration can be read at all, whatever it says."""
    return _declared(folder) is not None


def _declared(folder: Path) -> dict[Any, Any] | None:
    declared = read_yaml(folder / DECLARATION, DECLARATION).content
    return declared if isinstance(declared, dict) else None
