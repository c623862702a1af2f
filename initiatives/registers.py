"""What each register holds: the columns that files of sessions, attendance, contributions… must have."""

from dataclasses import dataclass, field
from typing import Literal, get_args

from initiatives.vocabulary import (
    NO,
    YES,
    Nature,
    PopulationDefinition,
    Quadrant,
    SessionStatus,
    StructureType,
    Use,
)

ColumnKind = Literal["id", "one_of", "number", "date", "text", "structure", "partenaire", "groupe", "vague", "person"]
"""`structure`, `partenaire`, `groupe` and `vague` must be declared ids; `person` becomes a pseudonym; `id` is unique
when it is the register's key; `text` is read but never counted nor published."""


@dataclass(frozen=True)
class Column:
    """One column of a register: what it holds and whether it may be blank."""

    kind: ColumnKind
    options: tuple[str, ...] = ()
    required: bool = True
    decimals: int = 0
    minimum: float | None = None
    maximum: float | None = None
    unit: str | None = None
    may_be_planned: bool = False
    """Whether a date may come after the evaluation."""


@dataclass(frozen=True)
class RegisterContract:
    """One register: its label, its key (a column whose values are unique) and its columns."""

    label: str
    columns: dict[str, Column] = field(default_factory=dict)
    key: str | None = None


_YES_NO = (NO, YES)

REGISTERS: dict[str, RegisterContract] = {
    "structures_accueil": RegisterContract(
        "Structures d’accueil",
        {
            "structure": Column("id"),
            "libelle": Column("text"),
            "type_structure": Column("one_of", get_args(StructureType)),
            "statut": Column("one_of", ("public", "prive_non_lucratif", "prive_lucratif")),
            "departement": Column("id"),
            "capacite": Column("number", minimum=1, maximum=2000, required=False),
            "partenaire": Column("partenaire", required=False),
        },
        key="structure",
    ),
    "appel": RegisterContract(
        "Appel à structures",
        {
            "organisme": Column("id"),
            "departement": Column("id"),
            "type_structure": Column("one_of", get_args(StructureType)),
            "candidate": Column("one_of", _YES_NO),
            "retenue": Column("one_of", _YES_NO),
        },
        key="organisme",
    ),
    "volontaires": RegisterContract(
        "Jeunes volontaires",
        {
            "volontaire": Column("person"),
            "structure": Column("structure", required=False),
            "date_debut": Column("date"),
            "date_fin": Column("date", required=False, may_be_planned=True),
        },
        key="volontaire",
    ),
    "seances": RegisterContract(
        "Journal des ateliers",
        {
            "seance": Column("id"),
            "structure": Column("structure"),
            "date": Column("date"),
            "duree_min": Column("number", minimum=15, maximum=480, unit="min"),
            "statut": Column("one_of", get_args(SessionStatus)),
            "motif_annulation": Column("text", required=False),
            "activite": Column("one_of", ("tablette", "wii_bowling", "google_earth", "musique", "visio", "autre")),
        },
        key="seance",
    ),
    "presences": RegisterContract(
        "Présences",
        {"seance": Column("id"), "participant": Column("person")},
    ),
    "contributions": RegisterContract(
        "Contributions",
        {
            "partenaire": Column("partenaire"),
            "date": Column("date"),
            "nature": Column("one_of", get_args(Nature)),
            "usage": Column("one_of", get_args(Use)),
            "heures": Column("number", decimals=2, minimum=0, required=False, unit="h"),
            "montant": Column("number", decimals=2, minimum=0, unit="€"),
            "justificatif": Column("text", required=False),
        },
    ),
    "objectifs": RegisterContract(
        "Objectifs des partenaires",
        {
            "partenaire": Column("partenaire"),
            "quadrant": Column("one_of", get_args(Quadrant)),
            "libelle": Column("text"),
            "priorite": Column("number", minimum=1, maximum=3),
            "attendu": Column("number", minimum=0, maximum=10),
            "atteint": Column("number", minimum=0, maximum=10, required=False),
        },
    ),
    "populations": RegisterContract(
        "Populations (dénombrement)",
        {
            "groupe": Column("groupe"),
            "structure": Column("structure", required=False),
            "vague": Column("vague"),
            "definition": Column("one_of", get_args(PopulationDefinition)),
            "effectif": Column("number", minimum=0),
            "renseigne_par": Column("text", required=False),
            "date": Column("date", required=False),
        },
    ),
    "essaimage": RegisterContract(
        "Essaimage",
        {
            "annee": Column("number", minimum=1990, maximum=2100),
            "territoire": Column("id"),
            "source": Column("text", required=False),
        },
    ),
}
ATTACHED: dict[str, str] = {"presences": "seances"}
"""A register whose rows take their structure and date from the row of another, by the latter's key."""
PARTICIPANTS = "participants"
"""Derived in validation: one row per distinct person of `presences`, with the structure they attend."""
