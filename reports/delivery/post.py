"""How a message is handed to a mail server, once: what it refused surely did not leave, what was cut short may have."""

import smtplib
import socket
import ssl
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import Literal

_SECONDS = 60
_TAKEN = 250


class NotSent(Exception):  # noqa: N818 - read aloud: « pas parti »
    """It surely did not leave; the message says why, in French."""


class PerhapsSent(Exception):  # noqa: N818 - read aloud: « peut-être parti »
    """Nobody knows whether it left; the message says what happened, in French."""


@dataclass(frozen=True)
class PostOffice:
    """A mail server and how to speak to it; `security`: STARTTLS, TLS from the first byte, or none on this machine."""

    host: str
    port: int
    security: Literal["starttls", "tls", "aucune"]
    user: str | None
    password: str | None

    def send(self, message: EmailMessage, sender: str, to: str) -> str:
        """Hand one message over and return what the server answered. Raises `NotSent`, or `PerhapsSent`."""
        said = None
        try:
            server = self._open()
        except (OSError, smtplib.SMTPException) as error:
            said = _said(error)
        if said is not None:
            raise NotSent(f"Le serveur {self.host}:{self.port} ne prend pas de message : {said}.")
        try:
            return _handed(server, message, sender, to)
        finally:
            server.close()

    def _open(self) -> smtplib.SMTP:
        context = ssl.create_default_context()
        if self.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(self.host, self.port, timeout=_SECONDS, context=context)
        else:
            server = smtplib.SMTP(self.host, self.port, timeout=_SECONDS)
        try:
            if self.security == "starttls":
                server.starttls(context=context)
            if self.user is not None:
                server.login(self.user, self.password or "")
            server.ehlo_or_helo_if_needed()
        except BaseException:
            server.close()
            raise
        return server


def _handed(server: smtplib.SMTP, message: EmailMessage, sender: str, to: str) -> str:
    """Speak to the server. Before it is given the content, whatever happens refuses; after, its silence is uncertain."""
    problem = None
    try:
        for answer in (server.mail(sender), server.rcpt(to)):
            if answer[0] != _TAKEN:
                problem = NotSent(f"Le serveur refuse l’adresse : {answer[0]} {_text(answer[1])}.")
                break
    except (OSError, smtplib.SMTPException) as error:
        problem = NotSent(f"Le serveur a coupé avant de recevoir le message : {_said(error)}.")
    if problem is not None:
        raise problem
    uncertain: Exception
    try:
        code, said = server.data(message.as_bytes(policy=SMTP))
    except smtplib.SMTPDataError as error:
        uncertain = NotSent(f"Le serveur refuse le message : {error.smtp_code} {_text(error.smtp_error)}.")
    except (OSError, smtplib.SMTPException) as error:
        uncertain = PerhapsSent(f"Le serveur s’est tu après avoir reçu le message : {_said(error)}.")
    else:
        if code == _TAKEN:
            return f"{code} {_text(said)}"
        uncertain = NotSent(f"Le serveur refuse le message : {code} {_text(said)}.")
    raise uncertain


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{error.smtp_code} {_text(error.smtp_error)}"
    told = next((said for kind, said in _FRENCH.items() if isinstance(error, kind)), None)
    return told or getattr(error, "strerror", None) or str(error) or type(error).__name__


_FRENCH: dict[type[Exception], str] = {
    smtplib.SMTPServerDisconnected: "la connexion s’est fermée",
    smtplib.SMTPNotSupportedError: "il ne sait pas ce qui lui est demandé (« security », « user »)",
    ConnectionRefusedError: "rien ne répond à cette adresse",
    ConnectionError: "la connexion s’est fermée",
    TimeoutError: "il n’a pas répondu à temps",
    socket.gaierror: "ce nom de serveur n’est pas connu",
    ssl.SSLCertVerificationError: "son certificat n’est pas reconnu",
    ssl.SSLError: "il ne parle pas TLS comme « security » le dit",
}
"""What a library or the system says in its own words, and how it is told; an error is told by its first kind here."""


def _text(said: bytes | str) -> str:
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split()).rstrip(".")
