"""Under which id a heading or a table can be linked."""

import re
import unicodedata


def anchor(text: str) -> str:
    """Return the id under which a heading can be linked: ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain)) or "section"
