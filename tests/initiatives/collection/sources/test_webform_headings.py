"""What Webform writes of each answer by itself, under the three lines of headings of its exports, is no question."""

import pytest

from initiatives.collection.sources import read

WORDS = ("Serial", "SID", "Submitted Time", "Completed Time", "Modified Time", "Draft", "IP Address", "UID", "Username")
KEYS = ("serial", "sid", "time", "completed_time", "modified_time", "draft", "ip_address", "uid", "username")


@pytest.mark.parametrize("added", [WORDS, tuple(f"webform_{key}" for key in KEYS)], ids=["words", "keys"])
def test_what_the_tool_adds_is_told_only_where_it_is_personal(added: tuple[str, ...]) -> None:
    lines = [
        ["Enquête", *[""] * 10],
        ["Submission Details", *[""] * 8, "Vos goûts", ""],
        [*added, "Jouer", "Lire"],
        ["1", "12", "2020-02-10T10:00:00", "2020-02-10T10:05:00", "", "0", "192.168.1.12", "0", "Anonyme", "X", ""],
    ]
    content = "\n".join("\t".join(line) for line in lines).encode("utf-16")
    grid = read("framaforms", content, None, {"Vos goûts": {"Jouer": "jouer", "Lire": "lire"}})
    assert grid.names == ("Vos goûts[jouer]", "Vos goûts[lire]")
    assert {one.heading for one in grid.left} <= {added[6], added[8]}, "the address, and who wrote"
    assert len(grid.how.left) == 9
