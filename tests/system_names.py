"""What every system takes for the name of a file or a folder: Windows refuses the most."""

import re

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def is_a_name_everywhere(name: str) -> bool:
    """Say whether a name can be that of a file on Windows, macOS and Linux (learn.microsoft.com, « Naming Files »)."""
    stem = name.partition(".")[0]
    return bool(name) and name == name.rstrip(". ") and not _REFUSED.search(name) and not _RESERVED.fullmatch(stem)
