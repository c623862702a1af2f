"""Reports put at addresses that fsspec knows: a folder of this machine by its address, a real server by SFTP or WebDAV."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.approval import approve
from flows.delivery_settings import settings_of
from flows.given_out_before import versions_that_left
from flows.handing_out import Demand, send
from flows.receipts import Receipt, receipts_of
from flows.stored_run import StoredRun
from tests.flows.stored import AT, NAME, settings_file, stored
from tests.services.file_server import PASSWORD, USER, FileServer, file_server
from tests.services.mail_server import certificate
from tests.services.web_folder import web_folder

GIVEN = {f"jardin/structure-a/structure-a.{kind}" for kind in ("html", "pdf")}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "depot"
    folder.mkdir()
    return folder


@pytest.fixture
def server(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FileServer]:
    """A server that this machine knows."""
    with file_server(root) as found:
        known = tmp_path / "maison" / ".ssh" / "known_hosts"
        known.parent.mkdir(parents=True)
        known.write_text(found.known_as, encoding="utf-8")
        monkeypatch.setenv("HOME", str(known.parents[1]))
        yield found


@pytest.fixture
def run(data_home: Path) -> StoredRun:
    run = stored()
    approve(run, "Claire Martin", AT)
    return run


def delivered(run: StoredRun, url: str, home: Path) -> Receipt:
    settings_file(f"deposit: {{url: '{url}'}}\nrecipients: {{structure:a: {{by: depot}}}}\n", home)
    settings = settings_of("jardin")
    assert settings is not None
    ((_, receipt, _),) = send(run, settings, Demand(), AT)
    return receipt


def there(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def test_a_folder_is_known_by_its_address_too(run: StoredRun, data_home: Path, root: Path) -> None:
    assert delivered(run, f"file://{root}", data_home).state == "remis"
    assert there(root) == GIVEN


def test_a_server_takes_each_file_whole_and_the_receipt_holds_no_password(
    run: StoredRun, data_home: Path, root: Path, server: FileServer
) -> None:
    begun = root / "jardin" / "structure-a" / ".structure-a.pdf.partiel"
    begun.parent.mkdir(parents=True)
    begun.write_bytes(b"la moit")  # of a delivery that was killed
    receipt = delivered(run, f"sftp://{USER}:{PASSWORD}@127.0.0.1:{server.port}/", data_home)
    assert receipt.state == "remis", receipt.said
    assert there(root) == GIVEN
    for name in GIVEN:
        assert (root / name).read_bytes() == run.content(Path(name).name)
    assert receipt.to == f"sftp://127.0.0.1:{server.port}/jardin/structure-a"
    assert receipts_of("jardin", NAME) == (receipt,)


@pytest.mark.parametrize("fault", ["password", "stranger", "nobody"])
def test_a_server_that_is_not_reached_or_not_known_gets_nothing(
    run: StoredRun, data_home: Path, root: Path, server: FileServer, tmp_path: Path, fault: str
) -> None:
    said, password, port = "refusé", PASSWORD, server.port
    if fault == "password":
        password = "faux"
    elif fault == "stranger":
        (tmp_path / "maison" / ".ssh" / "known_hosts").write_text("", encoding="utf-8")
        said = "ne connaît pas ce serveur"
    else:
        said, port = "Le dépôt n’est pas complet", 9
    receipt = delivered(run, f"sftp://{USER}:{password}@127.0.0.1:{port}/", data_home)
    assert receipt.state == "refuse" and said in receipt.said and PASSWORD not in receipt.said
    assert there(root) == set() and versions_that_left("jardin") == ()


@pytest.fixture
def shared(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A folder by WebDAV whose certificate this machine trusts: its name and port."""
    certified = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certified))
    with web_folder(root, certified) as port:
        yield f"localhost:{port}"


@pytest.mark.parametrize("inside", ["", "/", "/2025", "/2025/"])
def test_a_web_folder_takes_each_file_again_and_again(
    run: StoredRun, data_home: Path, root: Path, shared: str, inside: str
) -> None:
    begun = root / inside.strip("/") / "jardin" / "structure-a" / ".structure-a.pdf.partiel"
    begun.parent.mkdir(parents=True)
    begun.write_bytes(b"la moit")  # of a delivery that was killed, as is the whole file beside it
    begun.with_name("structure-a.pdf").write_bytes(b"d'avant")
    receipt = delivered(run, f"webdav://{USER}:{PASSWORD}@{shared}{inside}", data_home)
    assert receipt.state == "remis", receipt.said
    assert there(root) == {f"{inside.strip('/')}/{name}".lstrip("/") for name in GIVEN}
    for name in GIVEN:
        assert (root / inside.strip("/") / name).read_bytes() == run.content(Path(name).name)
    assert receipt.to == f"webdav://{shared}{inside.rstrip('/')}/jardin/structure-a"


@pytest.mark.parametrize(
    ("fault", "said"),
    [("password", "l’accès est refusé"), ("stranger", "ConnectError"), ("absent", "n’est pas là")],
)
def test_a_web_folder_that_is_not_trusted_or_not_there_gets_nothing(
    run: StoredRun,
    data_home: Path,
    root: Path,
    shared: str,
    monkeypatch: pytest.MonkeyPatch,
    fault: str,
    said: str,
) -> None:
    if fault == "stranger":
        monkeypatch.delenv("SSL_CERT_FILE")
    word = "faux" if fault == "password" else PASSWORD
    receipt = delivered(run, f"webdav://{USER}:{word}@{shared}{'/absent' if fault == 'absent' else ''}", data_home)
    assert receipt.state == "refuse" and said in receipt.said and word not in receipt.said
    assert there(root) == set() and versions_that_left("jardin") == ()
