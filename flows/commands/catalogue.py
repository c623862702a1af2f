"""`utilite catalogue`: write what is generated from the definitions."""

from rich.console import Console

from flows.data_dir import ROOT
from flows.generated import pages


def write_pages() -> int:
    """Write every generated page in the checkout and say which."""
    console = Console(highlight=False, soft_wrap=True)
    for path, text in pages().items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        console.print(f"Écrit : {path.as_posix()}")
    return 0
