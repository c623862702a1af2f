"""Lines of a text are counted before any is cut, whichever sign ends them."""

import pytest

from initiatives.collection import encodings
from initiatives.collection.grid import UnreadableSource


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=["line feed", "carriage return", "both"])
@pytest.mark.parametrize(("lines", "read"), [(3, True), (4, False)])
def test_a_text_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch, end: str, lines: int, read: bool) -> None:
    monkeypatch.setattr(encodings, "_LINES", 3)
    content = f"une;deux{end}".encode() * lines
    if read:
        assert encodings.decoded(content).content == content
        return
    with pytest.raises(UnreadableSource, match="millions de lignes"):
        encodings.decoded(content)
