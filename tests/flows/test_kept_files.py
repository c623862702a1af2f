"""The page for data protection lists every kind of file that is kept, as the program knows them."""

from flows.kept_files import KEPT, MODES
from tests.architecture.files import ROOT


def test_the_page_lists_every_kind_of_file_its_class_and_its_term() -> None:
    page = (ROOT / "docs" / "confidentialite.md").read_text(encoding="utf-8")
    listed = [line for line in page.splitlines() if line.startswith("| `")]
    assert listed == [f"| `{one.where}` | {one.of} | {one.holds} | `{one.until}` |" for one in KEPT]


def test_what_is_private_is_for_its_owner_alone_and_is_all_that_private_folders_hold() -> None:
    assert MODES["privé"] == MODES["propriétaire"] == 0o600
    assert all((one.of == "privé") == one.where.startswith("private/") for one in KEPT)
