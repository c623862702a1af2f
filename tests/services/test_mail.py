"""A delivery to a real mail server, by the command and its process: TLS, refusals, silence, and a kill while it is answered."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.approval import approve
from flows.given_out_before import versions_that_left
from flows.receipts import receipts_of
from tests.flows.stored import AT, NAME, settings_file, stored
from tests.services.mail_server import PASSWORD, USER, Box, certificate, mail_server

RECIPIENTS = """
recipients:
  comite: {to: [a@exemple.fr, b@exemple.fr]}
  partenaire:un: {to: [c@exemple.fr]}
  structure:a: {to: [d@exemple.fr]}
"""
ALL = {"a@exemple.fr", "b@exemple.fr", "c@exemple.fr", "d@exemple.fr"}


@pytest.fixture(scope="module")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("certificat"))


@pytest.fixture
def box(data_home: Path, certified: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Box]:
    box = Box()
    monkeypatch.setenv("SSL_CERT_FILE", str(certified))
    monkeypatch.setenv("UTILITE_SMTP_PASSWORD", PASSWORD)
    with mail_server(box, certified) as port:
        smtp = f"sender: evaluation@exemple.fr\nsmtp: {{host: localhost, port: {port}, user: {USER}}}"
        settings_file(smtp + RECIPIENTS, data_home)
        approve(stored(), "Claire Martin", AT)
        yield box


def delivered(*more: str) -> tuple[int, str]:
    command = [str(Path(sys.executable).with_name("utilite")), "deliver", NAME, "--send", *more]
    done = subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr
    return done.returncode, done.stdout + done.stderr


def states() -> dict[str, str]:
    return {one.to: one.state for one in receipts_of("jardin", NAME)}


def test_each_gets_its_own_once_in_html_and_text_with_its_files(box: Box) -> None:
    code, said = delivered()
    assert code == 0, said
    assert box.per_address == dict.fromkeys(ALL, 1) and set(states().values()) == {"remis"}
    (to_partner,) = [one for one in box.took if one["To"] == "c@exemple.fr"]
    kinds = [part.get_content_type() for part in to_partner.walk()]
    assert kinds[:4] == ["multipart/mixed", "multipart/alternative", "text/plain", "text/html"]
    files = {part.get_filename(): part.get_content() for part in to_partner.iter_attachments()}
    assert files.keys() == {"synthese.html", "synthese.pdf", "partenaire-un.html", "partenaire-un.pdf"}
    assert files["partenaire-un.pdf"] == f"partenaire-un {NAME}".encode()
    assert "Jardin partagé" in str(to_partner["Subject"])
    assert delivered()[0] == 0 and box.per_address == dict.fromkeys(ALL, 1)


def test_refused_full_and_mute_are_told_apart_and_stop_no_other(box: Box) -> None:
    box.unknown, box.full, box.mute = {"a@exemple.fr"}, {"b@exemple.fr"}, {"c@exemple.fr"}
    code, said = delivered()
    assert code == 1 and "adresse inconnue" in said and "boite pleine" in said and "incertain" in said
    assert states() == {
        "a@exemple.fr": "refuse",
        "b@exemple.fr": "refuse",
        "c@exemple.fr": "en_cours",
        "d@exemple.fr": "remis",
    }
    box.unknown, box.full, box.mute = set(), set(), set()
    assert delivered()[0] == 1, "what is uncertain waits for a person"
    assert box.per_address == dict.fromkeys(ALL, 1)
    assert delivered("--arrived", "partenaire:un")[0] == 0
    assert box.per_address == dict.fromkeys(ALL, 1) and set(states().values()) == {"remis"}


def test_killed_while_the_server_answers_nobody_is_sent_it_twice(box: Box, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server has the content, and the process is gone before it hears so: at each address in turn."""
    command = [str(Path(sys.executable).with_name("utilite")), "deliver", NAME, "--send"]
    for address in sorted(ALL):
        process = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        box.meanwhile = lambda to, process=process, address=address: (  # type: ignore[misc]
            os.kill(process.pid, signal.SIGKILL) if to == address else None
        )
        assert process.wait(60) == -signal.SIGKILL
        assert versions_that_left("jardin") == (NAME,)
    box.meanwhile = lambda _: None
    code, said = delivered()
    assert code == 1 and said.count("incertain") >= len(ALL)
    assert box.per_address == dict.fromkeys(ALL, 1)
    assert set(states().values()) == {"en_cours"}


@pytest.mark.parametrize("fault", ["password", "certificate", "server"])
def test_a_server_that_cannot_be_trusted_or_reached_gets_nothing(
    box: Box, data_home: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    if fault == "password":
        monkeypatch.setenv("UTILITE_SMTP_PASSWORD", "faux")
    elif fault == "certificate":
        monkeypatch.delenv("SSL_CERT_FILE")
    else:
        settings_file(f"sender: evaluation@exemple.fr\nsmtp: {{host: localhost, port: 9}}{RECIPIENTS}", data_home)
    code, said = delivered()
    assert code == 1 and "ne prend pas de message" in said and PASSWORD not in said
    assert not box.took and set(states().values()) == {"refuse"}
    assert versions_that_left("jardin") == ()
