"""How reports leave: addresses, mail server, shared folder, in a file that its owner alone may read; never in Prefect."""

import json
import os
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, StringConstraints

from flows.alone import alone
from flows.data_dir import private_of
from flows.given_out_before import write_for_owner
from initiatives.declaration.declared import Declared
from initiatives.declaration.french_errors import french_problems
from initiatives.declaration.lenient import sound_part
from initiatives.declaration.yaml_places import read_yaml
from initiatives.unusable import UnusableInitiative
from reports.delivery.deposit import unknown_kind
from reports.delivery.post import PostOffice

NAME = "remise.yaml"
PASSWORD = "UTILITE_SMTP_PASSWORD"  # noqa: S105 - the name of a variable
_HERE = {"localhost", "127.0.0.1", "::1"}
Address = Annotated[str, StringConstraints(pattern=r"^[^@\s<>\",;]+@[^@\s<>\",;]+$")]


class MailServer(Declared):
    """A mail server, reached through TLS; without it on this machine only."""

    host: str
    port: int = 587
    security: Literal["starttls", "tls", "aucune"] = "starttls"
    user: str | None = None
    password: SecretStr | None = Field(default=None, description=f"Ou la variable d’environnement {PASSWORD}")


class Deposit(Declared):
    """Where files are put: a folder or an address that fsspec knows (sftp://, s3://, webdav://…); how readers reach it."""

    url: str
    link: str | None = None


class Recipient(Declared):
    """How one recipient is reached: its addresses; files attached, or put in the deposit and linked, or put there only."""

    to: tuple[Address, ...] = ()
    by: Literal["piece_jointe", "lien", "depot"] = "piece_jointe"


class DeliverySettings(Declared):
    """All that a delivery needs and that no repository may hold."""

    sender: Address | None = None
    smtp: MailServer | None = None
    deposit: Deposit | None = None
    evaluator: Address | None = Field(default=None, description="Qui est prévenu qu’un brouillon est prêt")
    recipients: dict[str, Recipient] = Field(default_factory=dict)


def settings_of(slug: str) -> DeliverySettings | None:
    """Read the settings of an initiative; None where there are none yet.

    Raises `UnusableInitiative` with all that is wrong in them, first of all others being able to read them.
    """
    path = place_of(slug)
    if not path.is_file():
        return None
    problems: list[str] = []
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
        problems.append(
            f"D’autres que vous peuvent lire « {path} », qui tient des adresses : faites « chmod 600 {path} »."
        )
    written = read_yaml(path, NAME)
    settings, mistakes = sound_part(DeliverySettings, written.content or {})
    problems += [*written.problems, *(french_problems(mistakes, DeliverySettings, written) if mistakes else ())]
    if settings is not None:
        problems += _lacking(settings)
    if problems or settings is None:
        raise UnusableInitiative(tuple(problems))
    return settings


def post_office(server: MailServer) -> PostOffice:
    """Return how to speak to a mail server; the password of the environment comes before that of the file."""
    said = os.environ.get(PASSWORD) or (server.password.get_secret_value() if server.password else None)
    return PostOffice(server.host, server.port, server.security, server.user, said)


def place_of(slug: str) -> Path:
    """Say where the settings of an initiative are."""
    return private_of(slug) / NAME


def begin_settings(slug: str, readers: Mapping[str, str]) -> Path:
    """Write settings to fill, with a line for each recipient, and return their file; those that are there already stay.

    Raises `UnusableInitiative` where something else holds the initiative.
    """
    # Names of structures are what the data says: any text, on one line.
    lines = "".join(
        f"  {json.dumps(reader, ensure_ascii=False)}: {{to: []}}    # {' '.join(label.split())}\n"
        for reader, label in readers.items()
    )
    with alone(slug, "une remise"):
        place = place_of(slug)
        return place if place.is_file() else write_for_owner(place, _TO_FILL + lines)


def _lacking(settings: DeliverySettings) -> list[str]:
    problems = []
    reached = [one for one in settings.recipients.values() if one.to and one.by != "depot"]
    if reached and (settings.smtp is None or settings.sender is None):
        problems.append(f"{NAME} : pour écrire à un destinataire, dites « smtp » et « sender ».")
    if settings.smtp and settings.smtp.security == "aucune" and settings.smtp.host not in _HERE:
        problems.append(
            f"{NAME}, smtp : « security: aucune » n’est accepté que sur cette machine ; ailleurs, rapports et mot de passe "
            "passeraient en clair. Écrivez « starttls » ou « tls »."
        )
    if settings.deposit and (kind := unknown_kind(settings.deposit.url)):
        problems.append(
            f"{NAME}, deposit : « {kind}:// » n’est pas d’un genre connu. Écrivez un dossier de cette machine, ou une adresse en "
            "sftp://, s3:// ou webdav://."
        )
    if any(one.by == "depot" for one in settings.recipients.values()) and settings.deposit is None:
        problems.append(f"{NAME} : « by: depot » demande « deposit: {{url: …}} ».")
    if any(one.by == "lien" for one in settings.recipients.values()) and not (
        settings.deposit and settings.deposit.link
    ):
        problems.append(f"{NAME} : « by: lien » demande « deposit: {{url: …, link: https://…}} ».")
    return problems


_TO_FILL = f"""\
# Comment les rapports partent. Ce fichier n’est que pour vous (droits 600) : ne le copiez pas dans un dépôt.
# Le mot de passe peut être ici (password: …) ou dans la variable d’environnement {PASSWORD}.
# sender: evaluation@exemple.fr
# smtp: {{host: smtp.exemple.fr, port: 587, security: starttls, user: evaluation@exemple.fr}}
# evaluator: moi@exemple.fr           # prévenu quand un brouillon programmé est prêt
# deposit: {{url: /partage/evaluations, link: "https://partage.exemple.fr/evaluations"}}    # ou sftp://, s3://, webdav://
# Par destinataire : ses adresses (un message chacune), et by: piece_jointe (par défaut), lien ou depot.
recipients:
"""
