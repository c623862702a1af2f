"""Files put in a folder of this machine: all of them, or what happened, in a sentence without a secret."""

from pathlib import Path

import pytest

from reports.delivery import deposit
from reports.delivery.post import NotSent, PerhapsSent

FILES = {"a.pdf": b"un", "b.pdf": b"deux"}


def test_files_are_put_and_put_again(tmp_path: Path) -> None:
    for content in (b"un", b"trois"):
        deposit.put(str(tmp_path), "remise", {"a.pdf": content, "b.pdf": b"deux"})
        assert {file.name: file.read_bytes() for file in (tmp_path / "remise").iterdir()} == {
            "a.pdf": content,
            "b.pdf": b"deux",
        }


def test_a_place_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NotSent) as told:
        deposit.put(str(tmp_path / "absent"), "remise", FILES)
    assert str(told.value).startswith(f"Le dépôt n’est pas complet : « {tmp_path / 'absent'} » n’est pas là.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("failing", "error", "raised", "said"),
    [
        ("a.pdf", PermissionError("secret"), NotSent, "l’accès est refusé (nom, mot de passe ou droits)."),
        ("b.pdf", OSError(28, "No space left"), PerhapsSent, "No space left."),
        ("b.pdf", ValueError("secret"), PerhapsSent, "« ValueError »."),
        ("a.pdf", ImportError("secret"), NotSent, "il faut installer ce qui parle à « "),
    ],
)
def test_what_stops_a_deposit_is_told_and_whether_some_files_are_there(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    failing: str,
    error: Exception,
    raised: type[Exception],
    said: str,
) -> None:
    def put(path: Path, content: bytes) -> None:
        if path.name == failing:
            raise error

    monkeypatch.setattr(deposit, "put_again", put)
    with pytest.raises(raised) as told:
        deposit.put(str(tmp_path), "remise", FILES)
    assert said in str(told.value) and "secret" not in str(told.value)


def test_a_link_and_a_kept_place_hold_no_secret_and_no_strange_letter() -> None:
    assert (
        deposit.link("https://exemple.fr/d/", "été 1", "synthèse.pdf")
        == "https://exemple.fr/d/%C3%A9t%C3%A9%201/synth%C3%A8se.pdf"
    )
    assert deposit.without_secret("sftp://moi:mot@exemple.fr/d") == "sftp://exemple.fr/d"
    assert [deposit.is_remote(place) for place in ("sftp://exemple.fr/d", "/partage/d")] == [True, False]
    assert [deposit.unknown_kind(place) for place in ("/partage/d", "sftp://e/d", "ftps://e/d", "https://e/d")] == [
        None,
        None,
        "ftps",
        "https",
    ]
