"""Where a command may write a workbook: a new file, whose name says to a spreadsheet what it is."""

from pathlib import Path

from initiatives.unusable import UnusableInitiative


def new_workbook(target: Path) -> Path:
    """Return the path where a workbook is to be written. Raises `UnusableInitiative` when it may not be written there."""
    path = target.expanduser()
    if path.suffix.lower() != ".xlsx":
        raise UnusableInitiative((f"« {target} » sera un classeur : finissez son nom par « .xlsx ».",))
    if path.exists():
        raise UnusableInitiative((f"« {target} » existe déjà. Choisissez un autre nom avec --output.",))
    return path
