"""Nobody ever finds half a file."""

import os
from pathlib import Path

import pytest

from reports.delivery.whole_files import put_whole


def test_a_file_is_replaced_whole_with_its_mode(tmp_path: Path) -> None:
    path = tmp_path / "dossier" / "fichier.csv"
    put_whole(path, b"un", 0o600)
    put_whole(path, b"deux", 0o600)
    assert path.read_bytes() == b"deux"
    assert [one.name for one in path.parent.iterdir()] == ["fichier.csv"]
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("stopped", ["fsync", "replace"])
def test_a_full_disk_leaves_the_file_before_and_nothing_beside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stopped: str
) -> None:
    path = tmp_path / "fichier.csv"
    put_whole(path, b"avant")

    def full(*_: object) -> None:
        raise OSError(28, "Plus de place")

    monkeypatch.setattr(os if stopped == "fsync" else Path, stopped, full)
    with pytest.raises(OSError, match="Plus de place"):
        put_whole(path, b"apres")
    monkeypatch.undo()
    assert path.read_bytes() == b"avant"
    assert [one.name for one in tmp_path.iterdir()] == ["fichier.csv"]
