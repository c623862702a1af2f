"""Every file that an initiative leaves in the folder of data: whose it is, which mode follows, how long it is kept.

Three classes: what a recipient is given; what is the owner's, and tells nothing of a person; what is private, for it holds answers,
counts, addresses or reasons that tell of people.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from flows.data_dir import data_dir, private_of, runs_of

Class = Literal["destinataire", "propriétaire", "privé"]
Term = Literal["exports", "versions"]
"""Which declared date of `retention` ends it."""
MODES: dict[Class, int] = {"destinataire": 0o644, "propriétaire": 0o600, "privé": 0o600}


@dataclass(frozen=True)
class KindOfFile:
    """Files of one kind: where they are under the folder of data (« * » for an initiative or a run), and what they hold."""

    where: str
    of: Class
    until: Term
    holds: str


KEPT = (
    KindOfFile("runs/*/*/reports/*", "propriétaire", "versions", "les rapports, avant leur remise"),
    KindOfFile("runs/*/*/*", "propriétaire", "versions", "tous les chiffres que lit le comité, le manifeste"),
    KindOfFile("private/*/retours/**", "privé", "exports", "les retours aux fournisseurs : des réponses"),
    KindOfFile(
        "private/*/verbatims/**", "privé", "exports", "les réponses « autre », gardées ainsi par les premières versions"
    ),
    KindOfFile("private/*/oublies.json", "privé", "exports", "qui a demandé à être oublié : des empreintes de clés"),
    KindOfFile(
        "private/*/versions_en_attente/*", "privé", "versions", "ce que dirait une version qui n’est pas partie"
    ),
    KindOfFile(
        "private/*/versions_remises/*", "privé", "versions", "ce qu’a dit chaque version partie : des effectifs"
    ),
    KindOfFile(
        "private/*/versions_definitives/*", "privé", "versions", "le même, pour les premières versions du programme"
    ),
    KindOfFile("private/*/chiffres/*", "privé", "versions", "les chiffres de chaque version, pour dire ce qui change"),
    KindOfFile(
        "private/*/chiffres_definitifs/*", "privé", "versions", "le même, pour les premières versions du programme"
    ),
    KindOfFile("private/*/raisons_des_masques/*", "privé", "versions", "pourquoi chaque chiffre est masqué"),
    KindOfFile("private/*/revues/*", "privé", "versions", "la revue de chaque version, avec ces raisons"),
    KindOfFile("private/*/verifications/*", "privé", "versions", "ce que la vérification a cherché et trouvé"),
    KindOfFile("private/*/approbations/*", "privé", "versions", "qui a approuvé quelle version"),
    KindOfFile("private/*/remises/**", "privé", "versions", "les accusés : adresses, fichiers, dates"),
    KindOfFile("private/*/remise.yaml", "privé", "versions", "adresses des destinataires, serveur de courriel"),
    KindOfFile("private/*/remises_en_cours/*", "privé", "versions", "une note, pendant qu’un calcul s’écrit"),
    KindOfFile("private/*/dossier.txt", "privé", "versions", "de quel dossier sont ces versions"),
    KindOfFile("private/*/verrou*", "privé", "versions", "ce qui est en cours, dans quel processus, depuis quand"),
    KindOfFile("dossiers.txt", "propriétaire", "versions", "où sont les initiatives gardées ailleurs"),
    KindOfFile("dossiers.verrou", "propriétaire", "versions", "rien : une seule initiative s’y ajoute à la fois"),
    KindOfFile(
        "incidents/*", "propriétaire", "versions", "où le programme a échoué : des lignes de code, rien des données"
    ),
    KindOfFile("private/mot_des_pages", "privé", "versions", "le mot de l’adresse des pages servies à cette machine"),
)


def kind_of_file(path: Path) -> KindOfFile | None:
    """Return the kind of a file of the folder of data; None for what no initiative leaves there."""
    inside = path.relative_to(data_dir())
    return next((kept for kept in KEPT if _matches(inside, kept.where)), None)


def files_until(slug: str, term: Term) -> Iterator[Path]:
    """Yield the files of an initiative that a declared date ends, the locks of a run that goes on apart."""
    for home in (runs_of(slug), private_of(slug)):
        for path in sorted(home.rglob("*")):
            kept = kind_of_file(path) if path.is_file() else None
            if kept is not None and kept.until == term and not path.name.startswith("verrou"):
                yield path


def _matches(inside: Path, where: str) -> bool:
    parts, wanted = inside.parts, where.split("/")
    if wanted[-1] == "**":
        return len(parts) >= len(wanted) and all(map(_like, parts, wanted[:-1]))
    return len(parts) == len(wanted) and all(map(_like, parts, wanted))


def _like(part: str, wanted: str) -> bool:
    return Path(part).match(wanted)
