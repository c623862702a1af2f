"""What a name says of what it names, where nobody declared it: the role of a group, what a partner is, what sessions are called."""

import re
from collections.abc import Mapping

from initiatives.declaration.vocabulary import PartnerType, Role
from initiatives.plain_text import plain

_OTHER_WORDS: Mapping[Role, str] = {
    "habitants": "locataires riverains residents voisins citoyens",
    "usagers": "patients clients utilisateurs allocataires visiteurs",
    "participants": "stagiaires apprenants adherents spectateurs inscrits",
    "salaries": "agents personnels personnel employes soignants equipe equipes",
    "enseignants": "professeurs enseignantes",
}
"""Other words for those who take a role."""
_BEGINS: Mapping[PartnerType, str] = {
    "etablissement_sante": "centre hospitalier|hopital|clinique|chu|ch|ehpad|maison de sante",
    "etablissement_scolaire": "lycee|college|ecole|groupe scolaire|cfa|mfr",
    "universite": "universite|iut|faculte",
    "fondation": "fondation",
    "federation": "federation",
    "syndicat": "syndicat",
    "chambre_consulaire": "chambre (?:de|des|d)",
    "service_etat": "prefecture|sous-prefecture|ddets|dreets|dreal|rectorat|ars|drac",
    "collectivite": "ville|commune|mairie|metropole|agglomeration|communaute|conseil (?:departemental|regional)|departement|region",
    "mutuelle": "mutuelle|mutualite",
    "association": "association|asso|amicale|club|mjc|regie|comite|secours|croix-rouge|collectif|maison des",
}
_HOLDS: Mapping[PartnerType, str] = {
    "bailleur_social": "habitat|hlm|oph|logement social",
    "cooperative": "scop|scic|cooperative",
    "entreprise": "sarl|sas|sasu|eurl|sa",
}
"""What the name of an organisation begins with, or holds, that says what it is."""
_MASCULINE = frozenset(
    [
        "ateliers",
        "cafes",
        "repas",
        "chantiers",
        "cours",
        "stages",
        "temps",
        "jardins",
        "evenements",
        "entrainements",
        "concerts",
        "spectacles",
        "groupes",
        "entretiens",
        "trajets",
        "parcours",
        "diners",
        "dejeuners",
        "gouters",
        "clubs",
        "marches",
        "tours",
    ]
)
"""Nouns that logs are called by, of the gender that the sentences of the catalogue are written for."""
_WEIGHT = re.compile(
    r"(?:poids|ponderation|weight|coefficient)s?(?: (?:de |d')?(?:redressement|sondage|final|ponderation|enquete))?"
)
_INVARIABLE = frozenset(("repas", "cours", "temps", "parcours", "concours", "rendez-vous"))
"""Nouns that end alike in the singular and in the plural."""


def is_of_people(label: str) -> bool:
    """Whether a name may be that of a group: a noun in the plural comes first (« Élus locaux »), not a subject (« Mobilité »)."""
    return bool(label) and plain(label).split()[0][-1] in "sx"


def likely_role(name: str) -> Role | None:
    """Return the role of a group that is called by another word: « locataires » are inhabitants."""
    words = {*name.split("_")}
    return next((role for role, others in _OTHER_WORDS.items() if words & {*others.split()}), None)


def likely_type(name: str) -> PartnerType | None:
    """Say what a partner is where its name tells: « Ville de Melle », « Lycée du Parc », « Val de Berry Habitat »."""
    said = plain(name)
    begins = (type for type, words in _BEGINS.items() if re.match(rf"(?:le |la |les |l')?(?:{words})\b", said))
    holds = (type for type, words in _HOLDS.items() if re.search(rf"\b(?:{words})\b", said))
    return next(begins, None) or next(holds, None)


def town_of(name: str) -> str | None:
    """Name the commune whose council a partner is: « Ville de Melle » is Melle’s; None of any other."""
    found = re.fullmatch(r"(?:la |le )?(?:ville|commune|mairie|ccas) (?:de |d[’']|du |des )(.+)", name, re.IGNORECASE)
    return found[1] if found else None


def is_weight(text: str) -> bool:
    """Whether a column is headed as the weight of each answer: « Poids », « Pondération », « Coefficient de redressement »."""
    return _WEIGHT.fullmatch(plain(text).rstrip(" :?*")) is not None


def is_masculine(noun: str) -> bool:
    """Whether a noun in the plural, with what follows it, is known to be masculine."""
    return plain(noun).split()[:1] != [] and plain(noun).split()[0] in _MASCULINE


def one_of_many(plural: str) -> str:
    """Write a noun and its adjectives in the singular, as far as an ending tells: « repas partagés » is « repas partagé »."""
    noun, *after = re.split(r"(?= (?:des?|du|à|au|aux|pour|en) | d[’'])", plural, maxsplit=1)
    return " ".join(map(_singular, noun.split(" "))) + "".join(after)


def _singular(word: str) -> str:
    if plain(word) in _INVARIABLE:
        return word
    if word.endswith("aux"):
        return word.removesuffix("x") if word.endswith("eaux") else f"{word.removesuffix('aux')}al"
    return word.removesuffix("s")
