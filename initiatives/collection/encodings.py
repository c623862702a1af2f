"""Which encoding a text file is written in, and its lines as UTF-8 whatever it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from initiatives.collection.file_kinds import no_text
from initiatives.collection.grid import UnreadableSource

_OLDER = {"cp1252": "Windows (cp1252)", "mac_roman": "Mac (Mac Roman)", "cp850": "DOS (cp850)"}
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", **_OLDER}
"""Encodings of the texts that offices export → how they are called."""
_PIECE, _SAMPLE = 1 << 16, 1 << 24
"""Bytes read at once, which stay in the processor’s cache; bytes by which a declared encoding is contradicted."""
_LINES = 5_000_000
"""Lines of the largest text that is read."""
_OTHER_ENDS = ("\u2028", "\u2029", "\x85", "\f", "\v", "\x1e")
"""What parts lines elsewhere (Unicode Standard Annex 14, mandatory breaks) and stands within a cell in nearly every export."""
_MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_MOSTLY = 0.8
_FRENCH = frozenset("àâäçéèêëîïôöùûüœÀÂÇÉÈÊËÎÏÔŒÙÛ’«»–…€°")
"""What French texts hold beyond ASCII: the encoding that shows most of it is the right one."""
_USUAL = re.compile(
    r"[çéèêîôûœ](?![A-Z])|[àù](?![^\W\d_])|(?<![aou])â(?![A-Z])|(?<=[aou])ë(?![A-Z])"
    r"|(?<=[A-Z])[ÀÂÇÉÈÊÎÔÙÛŒ]|[ÀÂÇÉÈÊÎÔÙÛŒ](?=[A-Z])"
)
"""What they hold most, small among small letters and capital among capitals: it counts twice. No letter follows « à » and « ù » in
French, « â » never follows the vowels that « ë » does: so are told apart those that have one number in Mac and in DOS.
"""
_LOOKED_AT, _BEYOND_ASCII = 1 << 20, re.compile(rb"[\x80-\xff]")
"""Bytes by which the encoding is told, from the first on that is not ASCII."""
_UTF8 = re.compile(rb"\xc3[\x80-\xbf]|\xc2[\xa0-\xbf]|\xc5[\x92\x93]|\xe2\x80[\x90-\xbf]")
"""How UTF-8 writes the letters and the signs of French: in older encodings, two signs that no text has side by side."""
_SIGNS = re.compile("[’…–—“”€]")
"""So do the signs that spreadsheets put in by themselves: in Windows they have the numbers of letters of DOS."""


@dataclass(frozen=True)
class Text:
    """A text file as bytes of UTF-8, and which of its lines (from 0) were in the encoding of Windows instead."""

    encoding: str
    content: bytes
    foreign: tuple[int, ...] = ()

    def blocks(self) -> Iterator[list[bytes]]:
        """Give the lines, some at once: they end with a line feed, a carriage return or both."""
        return map(bytes.splitlines, _pieces(self.content))

    def parted_otherwise(self) -> Iterator["Text"]:
        """Give the text in the lines of each other mark that its beginning holds."""
        start = self.content[:_PIECE]
        for mark in _OTHER_ENDS:
            # In the encoding of Windows, the byte of the mark U+0085 is an ellipsis.
            end = ("…" if mark == "\x85" and self.encoding == "cp1252" else mark).encode()
            if end in start:
                yield Text(self.encoding, self.content.replace(end, b"\n"))


def _pieces(content: bytes) -> Iterator[bytes]:
    start, size = 0, len(content)
    # Older Macs part lines by a carriage return alone.
    mark = b"\n" if b"\n" in content else b"\r"
    while start < size:
        end = content.find(mark, start + _PIECE) + 1 or size
        yield content[start:end]
        start = end


def decoded(content: bytes, declared: str | None = None) -> Text:
    """Turn a text into UTF-8: the encoding declared, or told by its mark, else UTF-8 if it can be, else Windows’ or Mac’s.

    A text of which some lines are plainly in UTF-8 and others are not is read with these in the encoding of Windows.
    `UnreadableSource` when the bytes are no text.
    """
    if _lines_of(content) > _LINES:
        raise UnreadableSource(
            f"le fichier a plus de {_LINES // 1_000_000} millions de lignes. Supprimez les vides, ou exportez-le en plusieurs."
        )
    marked = next((name for mark, name in _MARKS.items() if content.startswith(mark)), None)
    if content.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        raise UnreadableSource("le fichier est codé en UTF-32. Enregistrez-le en UTF-8.")
    wide = None if marked else _wide(content)
    apparent = marked or ("utf-16" if wide else None)
    if declared:
        _refuse_other(declared, apparent or _contradicting(content, declared))
    encoding = declared or apparent
    if encoding == "utf-16":
        return Text(encoding, _converted(content, wide or ("utf-16" if marked else "utf-16-le")))
    if b"\x00" in content:
        raise UnreadableSource(no_text(content))
    if encoding in (None, "utf-8"):
        # Files joined end to end have the mark of the second in their middle; it never stands for a sign of a text.
        content = content.replace(b"\xef\xbb\xbf", b"")
        foreign, native = _not_utf8(content)
        if not foreign:
            return Text("utf-8", content)
        if encoding or native:
            return Text("utf-8", _mended(content, foreign), foreign)
        encoding = max(_OLDER, key=lambda name: _french_letters(content, name))
    return Text(encoding, _converted(content, encoding))


def _lines_of(content: bytes) -> int:
    """Count the lines, a few bytes at a time: it is counted before any is cut."""
    feeds = returns = 0
    for start in range(0, len(content), _PIECE):
        piece = np.frombuffer(content, dtype=np.uint8, count=min(_PIECE, len(content) - start), offset=start)
        feeds += int(np.count_nonzero(piece == 10))
        returns += int(np.count_nonzero(piece == 13))
    return max(feeds, returns)


def _refuse_other(declared: str, apparent: str | None) -> None:
    if apparent not in (None, declared):
        raise UnreadableSource(
            f"« reading › encoding » dit {ENCODINGS[declared]}, mais le fichier est en {ENCODINGS[apparent]}. Corrigez cette ligne "
            "de la déclaration, ou retirez-la."
        )


def _contradicting(content: bytes, declared: str) -> str | None:
    """Say in which encoding a text plainly is that is not the one declared; None where it may well be that one.

    It has no mark, nor every other byte nought. `declared` is one of `ENCODINGS`.
    """
    sample = content[: content.rfind(b"\n", 0, _SAMPLE) + 1] if len(content) > _SAMPLE else content
    if declared == "utf-16":
        return None if b"\x00" in sample else decoded(sample).encoding
    if sample.isascii() or b"\x00" in sample:
        return None
    foreign, native = _not_utf8(sample)
    if declared == "utf-8":
        return decoded(sample).encoding if len(foreign) > native else None
    if len(foreign) <= native:
        return "utf-8"
    shown = {name: len(_USUAL.findall(sample.decode(name, errors="replace"))) for name in _OLDER}
    most = max(shown, key=lambda name: shown[name])
    return most if not shown[declared] and shown[most] else None


def _wide(content: bytes) -> str | None:
    """Recognise UTF-16 without its mark: every other byte of its headings is nought, but for « ’ » and « œ »; which ones tells
    the order of its bytes.
    """
    start = content[:200]
    for high, low, name in ((start[1::2], start[::2], "utf-16-le"), (start[::2], start[1::2], "utf-16-be")):
        if len(start) > 1 and high.count(0) >= _MOSTLY * len(high) and all(low):
            return name
    return None


def _not_utf8(content: bytes) -> tuple[tuple[int, ...], int]:
    """Return which lines are not UTF-8, and how many of the others plainly are."""
    if all(map(_is_utf8, _pieces(content))):
        return (), 0
    foreign: list[int] = []
    native = line = 0
    for piece in _pieces(content):
        lines = piece.splitlines()
        if _is_utf8(piece):
            native += sum(_UTF8.search(one) is not None for one in lines)
            line += len(lines)
            continue
        for one in lines:
            if not one.isascii():
                if not _is_utf8(one):
                    foreign.append(line)
                elif _UTF8.search(one):
                    native += 1
            line += 1
    return tuple(foreign), native


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mended(content: bytes, foreign: tuple[int, ...]) -> bytes:
    lines = content.splitlines()
    for line in foreign:
        lines[line] = lines[line].decode("cp1252", errors="replace").encode()
    return b"\n".join(lines)


def _french_letters(content: bytes, encoding: str) -> int:
    first = _BEYOND_ASCII.search(content)
    start = max(first.start() - 1, 0) if first else 0
    sample = content[start : start + _LOOKED_AT].decode(encoding, errors="replace")
    return (
        sum(sample.count(letter) for letter in _FRENCH)
        + sum(len(one.findall(sample)) for one in (_USUAL, _SIGNS))
        - sample.count("�")
    )


def _converted(content: bytes, encoding: str) -> bytes:
    return content.decode(encoding, errors="replace").encode()
