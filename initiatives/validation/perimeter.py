"""Where a unit belongs: the structures and partners that the initiative declares, and what follows from them."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from initiatives.declaration.model import Initiative
from initiatives.declaration.vocabulary import ACTOR_TYPES, ActorType
from initiatives.plain_text import plain
from initiatives.validation.whole_columns import coded
from initiatives.validation.wrong import Wrong

ATTRIBUTES = ["type_structure", "departement", "partenaire"]
"""What a host structure says of whoever belongs to it."""


@dataclass(frozen=True)
class Perimeter:
    """Every place a unit may belong to. Without declared départements, they are those of the host structures.

    `structures` has one row per host structure (index: its id; columns `type_structure`, `departement`, `partenaire`,
    ids or missing); `structure_words`, `partner_words` and `departement_words` give every way to write each id.
    """

    partner_words: dict[str, str]
    actor_types: dict[str, ActorType]
    """Partner → its kind of actor; partner columns have these ids as categories, in this order."""
    departement_words: dict[str, str]
    departements: tuple[str, ...]
    structure_types: tuple[str, ...] = ()
    structures: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=ATTRIBUTES))
    structure_words: dict[str, str] = field(default_factory=dict)
    structures_known: bool = True
    """Whether their register could be read: if not, what cites them is held for blank, and nothing is said of it."""

    def scopes(self, structure: pd.Categorical) -> dict[str, pd.Categorical]:
        """Return what follows from each row’s structure: itself, its kind, its département, its referring partner."""
        codes = np.asarray(structure.codes)
        columns = {"structure": structure}
        for name, categories in self._categories().items():
            values = self.structures[name].astype("str")
            # A structure whose own cell could not be read has none of them.
            attribute = pd.Categorical(values.where(values.isin(categories)), categories=list(categories))
            of_structure = np.append(np.asarray(attribute.codes), -1)
            columns[name] = coded(of_structure[codes], categories)
        return columns

    def actor_type(self, partner: pd.Categorical) -> pd.Categorical:
        """Return the kind of actor of each row’s partner."""
        kinds = [ACTOR_TYPES.index(kind) for kind in self.actor_types.values()]
        codes = np.array([*kinds, -1], dtype=np.intp)
        return coded(codes[np.asarray(partner.codes)], ACTOR_TYPES)

    def _categories(self) -> dict[str, tuple[str, ...]]:
        return {
            "type_structure": self.structure_types,
            "departement": self.departements,
            "partenaire": tuple(self.actor_types),
        }


def declared_perimeter(initiative: Initiative) -> Perimeter:
    """Return what the declaration alone says: partners and départements; structures come from their register."""
    departements = initiative.territory.departements
    return Perimeter(
        partner_words={plain(partner.name): key for key, partner in initiative.partners.items()}
        | {plain(key): key for key in initiative.partners},
        actor_types={key: partner.actor for key, partner in initiative.partners.items()},
        departement_words={plain(name): code for code, name in departements.items()}
        # A workbook turns « 01 » into the number 1.
        | {code.lstrip("0"): code for code in departements}
        | {code: code for code in departements},
        departements=tuple(departements),
        structure_types=tuple(initiative.lists.structure_types),
    )


def unambiguous(words: list[tuple[str, str]]) -> dict[str, str]:
    """Keep the words that mean one id only."""
    meanings: dict[str, set[str]] = {}
    for word, key in words:
        meanings.setdefault(plain(word), set()).add(key)
    return {word: next(iter(keys)) for word, keys in meanings.items() if len(keys) == 1}


UNKNOWN_STRUCTURE = Wrong(
    "structure_inconnue",
    "cette structure n’est pas dans le registre des structures d’accueil : la ligne est hors du champ évalué.",
    "Corrigez son nom, ou ajoutez-la au registre.",
)
UNKNOWN_PARTNER = Wrong(
    "partenaire_inconnu",
    "ce partenaire n’est pas déclaré.",
    "Corrigez son nom, ou ajoutez-le à « partners » dans initiative.yaml.",
)
UNKNOWN_DEPARTEMENT = Wrong(
    "departement_inconnu",
    "ce département n’est pas dans le territoire déclaré.",
    "Corrigez-le, ou ajoutez-le à « territory › departements » dans initiative.yaml.",
)
