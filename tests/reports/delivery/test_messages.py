"""What a message says before it is opened, and how heavy its files are."""

import re
from datetime import UTC, date, datetime

import pytest

from reports.delivery.mail import CorrectedVersion, Letter, message, message_id, size

N = "\u202f"
FALSE = CorrectedVersion(date(2025, 3, 1), "20250301-0900-abc", "Un total était faux.")


def letter(**changes: object) -> Letter:
    whole: dict[str, object] = {
        "run": "20250401-0900-def",
        "initiative": "Un jardin",
        "evaluator": "Le collectif",
        "reader": "Orange",
        "final": True,
        "files": {"synthese.pdf": b"x" * 126_400},
        "links": {},
    }
    return Letter(**(whole | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({}, "Un jardin : rapports d’évaluation"),
        ({"corrects": FALSE}, "Un jardin : erratum de la version 20250301-0900-abc"),
        ({"due": date(2025, 4, 12)}, "Un jardin : pages à relire avant le 12 avril 2025"),
    ],
)
def test_the_subject_says_what_is_sent(changes: dict[str, object], subject: str) -> None:
    mail = message(
        letter(**changes), "a@exemple.fr", "b@exemple.fr", "<x@exemple.fr>", datetime(2025, 4, 1, tzinfo=UTC)
    )
    assert mail["Subject"] == subject


@pytest.mark.parametrize(
    ("links", "attached"), [({}, ["synthese.pdf"]), ({"synthese.pdf": "https://exemple.fr/synthese.pdf"}, [])]
)
def test_a_file_is_attached_unless_it_is_linked(links: dict[str, str], attached: list[str]) -> None:
    mail = message(
        letter(links=links), "a@exemple.fr", "b@exemple.fr", "<x@exemple.fr>", datetime(2025, 4, 1, tzinfo=UTC)
    )
    assert [part.get_filename() for part in mail.iter_attachments()] == attached
    said = "".join(str(part.get_content()) for part in mail.walk() if part.get_content_type() == "text/plain")
    assert f"126{N}ko" in said and ("https://exemple.fr/synthese.pdf" in said) is bool(links)


@pytest.mark.parametrize(
    ("octets", "said"),
    [
        (999, f"999{N}octets"),
        (1000, f"1{N}ko"),
        (999_999, f"1{N}000{N}ko"),
        (1_000_000, f"1,0{N}Mo"),
        (1_740_000, f"1,7{N}Mo"),
    ],
)
def test_a_size_is_written_in_the_unit_it_reaches(octets: int, said: str) -> None:
    assert size(octets) == said


def said_in(letter: Letter) -> list[str]:
    """Return the lines of a message in plain text."""
    mail = message(letter, "a@exemple.fr", "b@exemple.fr", "<x@exemple.fr>", datetime(2025, 4, 1, tzinfo=UTC))
    part = next(one for one in mail.walk() if one.get_content_type() == "text/plain")
    return [line.replace("\u00a0", " ").replace(N, " ") for line in str(part.get_content()).splitlines() if line]


LAST = [
    "Une erreur ? Répondez à ce message, sans y écrire le nom de personne.",
    "Le collectif",
    "Version 20250401-0900-def",
]
FILE = [
    "- synthese.pdf (126 ko)",
    "Les fichiers HTML s’ouvrent dans un navigateur, sans connexion ; les PDF s’impriment.",
]


@pytest.mark.parametrize(("final", "state"), [(True, "Version définitive"), (False, "Version provisoire")])
def test_a_message_says_for_whom_it_is_and_in_which_state(final: bool, state: str) -> None:
    assert said_in(letter(final=final)) == [
        "Bonjour,",
        "Voici les rapports de l’évaluation de « Un jardin », faits pour vous.",
        f"Orange · {state}",
        *FILE,
        *LAST,
    ]


def test_a_message_says_what_it_corrects_or_until_when_it_is_read_again() -> None:
    corrected, due = said_in(letter(corrects=FALSE)), said_in(letter(due=date(2025, 4, 12)))
    assert corrected[3:5] == [
        "Ils corrigent et remplacent ceux de la version du 1er mars 2025 (20250301-0900-abc) : Un total était faux.",
        "Ne diffusez plus ceux-là, et prévenez ceux à qui vous les avez transmis.",
    ]
    assert (
        due[1]
        == "Voici les pages de l’évaluation de « Un jardin » qui vous concernent, pour relecture avant le 12 avril 2025."
    )
    assert due[4:] == [*FILE, *LAST]


def test_a_message_has_a_name_of_its_own_at_its_sender_and_the_same_each_time() -> None:
    named = {message_id("r", "orange", "remise", to, "eval@exemple.fr") for to in ("a@x.fr", "b@x.fr", "a@x.fr")}
    assert len(named) == 2
    assert all(re.fullmatch(r"<[0-9a-f]{32}@exemple\.fr>", one) for one in named)
