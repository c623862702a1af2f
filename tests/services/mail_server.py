"""A mail server on loopback, with TLS and a password: it keeps what it takes, and refuses or hangs up where it is told to."""

import datetime
import ipaddress
import socket
import ssl
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USER, PASSWORD = "evaluation", "un mot de passe"


@dataclass
class Box:
    """What a server took; `unknown` addresses are refused at once, `full` ones after the content, `mute` ones left unanswered.

    `meanwhile` is done when the content is there and before the answer.
    """

    took: list[EmailMessage] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)
    full: set[str] = field(default_factory=set)
    mute: set[str] = field(default_factory=set)
    meanwhile: Callable[[str], None] = lambda _: None

    @property
    def per_address(self) -> Counter[str]:
        return Counter(str(one["To"]) for one in self.took)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.unknown:
            return "550 5.1.1 adresse inconnue"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        (address,) = envelope.rcpt_tos
        if address in self.full:
            return "552 5.2.2 boite pleine"
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=default)
        assert isinstance(message, EmailMessage)
        self.took.append(message)
        self.meanwhile(address)
        if address in self.mute:
            assert server.transport is not None
            server.transport.abort()
        return "250 OK"


def certificate(folder: Path) -> Path:
    """Make a certificate of this machine for an hour; return its file, which holds its key too."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(minutes=5))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]),
            critical=False,
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "certificat.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    return path


@contextmanager
def mail_server(box: Box, certified: Path) -> Iterator[int]:
    """Serve on loopback, STARTTLS and password required; give the port."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certified)

    def known(server: SMTP, session: Session, envelope: Envelope, mechanism: str, said: LoginPassword) -> AuthResult:
        good = (said.login, said.password) == (USER.encode(), PASSWORD.encode())
        return AuthResult(success=good, handled=good)

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(
        box,
        hostname="127.0.0.1",
        port=port,
        tls_context=context,
        require_starttls=True,
        auth_required=True,
        authenticator=known,
    )
    controller.start()
    try:
        yield port
    finally:
        controller.stop()
