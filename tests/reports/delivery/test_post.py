"""What a mail server answers, and what is said of it: taken, refused, or perhaps sent; each in its whole sentence."""

import smtplib
import socket
import ssl
from email.message import EmailMessage
from typing import Any

import pytest

from reports.delivery.post import NotSent, PerhapsSent, PostOffice

REFUSED = (550, b"5.1.1 No such user.\r\n")
TAKEN = (250, b"2.0.0 Ok: queued as 42\n")
N = "\u202f"


class FakeServer:
    """A server that answers what it is told to: a code and a text, or an error."""

    def __init__(self, mail: Any = TAKEN, rcpt: Any = TAKEN, data: Any = TAKEN) -> None:
        self.answers = {"mail": mail, "rcpt": rcpt, "data": data}
        self.done: list[str] = []

    def _answer(self, asked: str) -> tuple[int, bytes]:
        self.done.append(asked)
        answer = self.answers.get(asked, TAKEN)
        if isinstance(answer, Exception):
            raise answer
        return answer  # type: ignore[no-any-return]

    def mail(self, sender: str) -> tuple[int, bytes]:
        return self._answer("mail")

    def rcpt(self, to: str) -> tuple[int, bytes]:
        return self._answer("rcpt")

    def data(self, message: bytes) -> tuple[int, bytes]:
        return self._answer("data")

    def starttls(self, context: ssl.SSLContext) -> None:
        self._answer("starttls")

    def login(self, user: str, password: str) -> None:
        self._answer(f"login {user} {password}")

    def ehlo_or_helo_if_needed(self) -> None:
        self._answer("ehlo")

    def close(self) -> None:
        self.done.append("close")


def sent(monkeypatch: pytest.MonkeyPatch, server: FakeServer | Exception, **how: Any) -> str:
    def opened(kind: str) -> Any:
        def make(host: str, port: int, **_: Any) -> FakeServer:
            if isinstance(server, Exception):
                raise server
            server.done.append(f"{kind} {host}:{port}")
            return server

        return make

    monkeypatch.setattr(smtplib, "SMTP", opened("plain"))
    monkeypatch.setattr(smtplib, "SMTP_SSL", opened("tls"))
    whole: dict[str, Any] = {"host": "mx", "port": 25, "security": "starttls", "user": None, "password": None}
    return PostOffice(**(whole | how)).send(EmailMessage(), "a@exemple.fr", "b@exemple.fr")


def test_a_message_that_is_taken_is_told_as_the_server_tells_it(monkeypatch: pytest.MonkeyPatch) -> None:
    server = FakeServer()
    assert sent(monkeypatch, server) == "250 2.0.0 Ok: queued as 42"
    assert server.done == ["plain mx:25", "starttls", "ehlo", "mail", "rcpt", "data", "close"]


@pytest.mark.parametrize(
    ("how", "done"),
    [
        ({"security": "tls"}, ["tls mx:25", "ehlo"]),
        ({"security": "starttls", "user": "moi", "password": "x"}, ["plain mx:25", "starttls", "login moi x", "ehlo"]),
        ({"security": "starttls", "user": "moi"}, ["plain mx:25", "starttls", "login moi ", "ehlo"]),
    ],
)
def test_a_server_is_spoken_to_as_it_is_declared(
    monkeypatch: pytest.MonkeyPatch, how: dict[str, Any], done: list[str]
) -> None:
    server = FakeServer()
    sent(monkeypatch, server, **how)
    assert server.done == [*done, "mail", "rcpt", "data", "close"]


@pytest.mark.parametrize(
    ("server", "said"),
    [
        (FakeServer(mail=REFUSED), "Le serveur refuse l’adresse : 550 5.1.1 No such user."),
        (FakeServer(rcpt=REFUSED), "Le serveur refuse l’adresse : 550 5.1.1 No such user."),
        (
            FakeServer(rcpt=smtplib.SMTPServerDisconnected("gone")),
            "Le serveur a coupé avant de recevoir le message : la connexion s’est fermée.",
        ),
        (FakeServer(data=REFUSED), "Le serveur refuse le message : 550 5.1.1 No such user."),
        (FakeServer(data=smtplib.SMTPDataError(*REFUSED)), "Le serveur refuse le message : 550 5.1.1 No such user."),
    ],
)
def test_a_message_that_is_refused_was_not_sent(monkeypatch: pytest.MonkeyPatch, server: FakeServer, said: str) -> None:
    with pytest.raises(NotSent) as told:
        sent(monkeypatch, server)
    assert str(told.value) == said
    assert server.done[-1] == "close"


@pytest.mark.parametrize(
    ("error", "said"),
    [(TimeoutError(), "il n’a pas répondu à temps"), (ConnectionResetError(), "la connexion s’est fermée")],
)
def test_a_server_that_goes_silent_once_it_has_the_message_may_have_sent_it(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    with pytest.raises(PerhapsSent) as told:
        sent(monkeypatch, FakeServer(data=error))
    assert str(told.value) == f"Le serveur s’est tu après avoir reçu le message : {said}."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(), "rien ne répond à cette adresse"),
        (socket.gaierror(), "ce nom de serveur n’est pas connu"),
        (ssl.SSLCertVerificationError(), "son certificat n’est pas reconnu"),
        (ssl.SSLError(), "il ne parle pas TLS comme « security » le dit"),
        (smtplib.SMTPConnectError(421, b"Busy.\n"), "421 Busy"),
        (OSError(28, "No space left on device"), "No space left on device"),
        (OSError("étrange"), "étrange"),
        (OSError(), "OSError"),
    ],
)
def test_a_server_that_does_not_open_takes_no_message(
    monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    with pytest.raises(NotSent) as told:
        sent(monkeypatch, error)
    assert str(told.value) == f"Le serveur mx:25 ne prend pas de message : {said}."


def test_a_server_that_does_not_know_who_speaks_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    server = FakeServer()
    server.answers["login moi x"] = smtplib.SMTPAuthenticationError(535, b"no")
    with pytest.raises(NotSent, match=r"ne prend pas de message : 535 no\.$"):
        sent(monkeypatch, server, user="moi", password="x")
    assert server.done[-1] == "close"
