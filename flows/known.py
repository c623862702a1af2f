"""Which initiatives can be evaluated here, by slug or by folder."""

from pathlib import Path
from typing import Any

import yaml

from flows.data_dir import ROOT, data_dir
from initiatives.declaration.loading import default_slug
from initiatives.unusable import UnusableInitiative

DECLARATION = "initiative.yaml"


def known_initiatives() -> dict[str, Path]:
    """List the initiatives shipped with the code and those of the data folder: slug → folder."""
    found: dict[str, Path] = {}
    for home in (ROOT / "data" / "initiatives", data_dir() / "initiatives"):
        for declaration in sorted(home.glob(f"*/{DECLARATION}")):
            found[declaration.parent.name] = declaration.parent
    return dict(sorted(found.items()))


def find_initiative(slug_or_path: str) -> Path:
    """Find the folder of an initiative from its slug, or from the path of a folder that holds an `initiative.yaml`.

    Raises `UnusableInitiative`, with the known slugs, when there is none.
    """
    known = known_initiatives()
    if slug_or_path in known:
        return known[slug_or_path]
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
    """Say under which name the runs of an initiative are kept, whether its declaration is right or not."""
    written = peek(folder, "slug")
    return written if isinstance(written, str) else default_slug(folder)


def known_editions() -> tuple[str, ...]:
    """List every edition that some known initiative declares, each once."""
    editions: dict[str, None] = {}
    for folder in known_initiatives().values():
        editions |= dict.fromkeys(peek(folder, "editions") or {})
    return tuple(editions)


def peek(folder: Path, key: str) -> Any:
    """Read one key of a declaration without checking the rest; None when it is absent or the file unreadable."""
    try:
        declared = yaml.safe_load((folder / DECLARATION).read_text(encoding="utf-8"))
    except (OSError, ValueError, yaml.YAMLError):
        return None
    return declared.get(key) if isinstance(declared, dict) else None
