"""What each register holds: the columns that files of sessions, attendance, contributions… must have."""

from typing import get_args

from initiatives.declaration.register_contract import Column, RegisterContract
from initiatives.declaration.vocabulary import (
    NO,
    SCALES,
    YES,
    ActionStatus,
    Disposition,
    Equipment,
    ExitKind,
    Nature,
    PopulationDefinition,
    Quadrant,
    SessionStatus,
    StructureType,
    Use,
)

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
            "commune": Column("commune", required=False),
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
            "montant": Column("number", decimals=2, minimum=0, required=False, unit="€"),
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
    "plan_actions": RegisterContract(
        "Plan d’actions concerté",
        {
            "action": Column("id"),
            "libelle": Column("text"),
            "axe": Column("axe"),
            "partenaire": Column("partenaire", required=False),
            "echeance": Column("date", required=False, may_be_planned=True),
            "statut": Column("one_of", get_args(ActionStatus)),
        },
        key="action",
    ),
    "avis_axes": RegisterContract(
        "Avis des acteurs, axe par axe",
        {
            "partenaire": Column("partenaire"),
            "axe": Column("axe"),
            "apport_nouveau": Column("one_of", tuple(SCALES["lik4"].levels), required=False),
        },
        together=("partenaire", "axe"),
    ),
    "initiatives_nees": RegisterContract(
        "Initiatives nées de la dynamique",
        {
            "initiative": Column("id"),
            "libelle": Column("text"),
            "axe": Column("axe", required=False),
            "annee": Column("number", minimum=1990, maximum=2100),
            "source": Column("text", required=False),
        },
        key="initiative",
    ),
    "reunions": RegisterContract(
        "Réunions du dialogue",
        {
            "reunion": Column("id"),
            "date": Column("date"),
            "objet": Column("text", required=False),
            "acteurs_presents": Column("number", minimum=0, maximum=1000, required=False),
            "commune": Column("commune", required=False),
        },
        key="reunion",
    ),
    "rencontres": RegisterContract(
        "Rencontres",
        {
            "rencontre": Column("id"),
            "date": Column("date"),
            "duree_min": Column("number", minimum=15, maximum=480, unit="min"),
            "statut": Column("one_of", get_args(SessionStatus)),
            "etablissement": Column("id"),
            "presents": Column("number", minimum=0, maximum=2000, required=False),
            "commune": Column("commune", required=False),
        },
        key="rencontre",
    ),
    "classes": RegisterContract(
        "Classes rencontrées",
        {
            "classe": Column("id"),
            "etablissement": Column("id"),
            "annee": Column("number", minimum=1990, maximum=2100),
            "effectif": Column("number", minimum=1, maximum=2000),
        },
        key="classe",
    ),
    "participations": RegisterContract(
        "Participations annuelles des organisations",
        {
            "organisation": Column("id"),
            "annee": Column("number", minimum=1990, maximum=2100),
        },
        together=("organisation", "annee"),
    ),
    "relations": RegisterContract(
        "Relations entre partenaires",
        {
            "partenaire": Column("partenaire"),
            "vers": Column("partenaire"),
            "avant": Column("one_of", _YES_NO),
            "apres": Column("one_of", _YES_NO),
            "confiance": Column("number", minimum=0, maximum=10, required=False),
        },
        together=("partenaire", "vers"),
    ),
    "equipements": RegisterContract(
        "Inventaire des équipements",
        {
            "structure": Column("structure"),
            "equipement": Column("one_of", get_args(Equipment)),
            "nombre": Column("number", minimum=0, maximum=1000),
        },
        together=("structure", "equipement"),
    ),
    "insertion": RegisterContract(
        "Suivi des parcours d’insertion",
        {
            "salarie": Column("person"),
            "date_entree": Column("date"),
            "date_sortie": Column("date", required=False, may_be_planned=True),
            "heures": Column("number", decimals=2, minimum=0, unit="h"),
            "sortie": Column("one_of", get_args(ExitKind)),
        },
        key="salarie",
    ),
    "production": RegisterContract(
        "Quantités traitées",
        {
            "date": Column("date"),
            "matiere": Column("id"),
            "quantite": Column("number", decimals=3, minimum=0, unit="t"),
            "justificatif": Column("text", required=False),
        },
    ),
    "presse": RegisterContract(
        "Revue de presse",
        {
            "date": Column("date"),
            "media": Column("text"),
            "titre": Column("text", required=False),
            "adresse": Column("text", required=False),
        },
    ),
    "entretiens": RegisterContract(
        "Entretiens codés",
        {
            "entretien": Column("id"),
            "groupe": Column("groupe"),
            "date": Column("date", required=False),
            "forme": Column("one_of", ("individuel", "collectif")),
            "duree_min": Column("number", minimum=1, maximum=600, required=False, unit="min"),
            "code": Column("code"),
            "extrait": Column("text", required=False),
            "publiable": Column("one_of", _YES_NO, required=False),
        },
    ),
    "verbatims_codes": RegisterContract(
        "Verbatims codés",
        {
            "reponse": Column("id"),
            "groupe": Column("groupe"),
            "vague": Column("vague"),
            "code": Column("code"),
        },
        together=("reponse", "groupe", "vague", "code"),
    ),
    "dispositions": RegisterContract(
        "Issue des sollicitations",
        {
            "groupe": Column("groupe"),
            "vague": Column("vague"),
            "disposition": Column("one_of", get_args(Disposition)),
            "effectif": Column("number", minimum=0),
        },
    ),
}
ATTACHED: dict[str, str] = {"presences": "seances"}
"""A register whose rows take their structure and date from the row of another, by the latter's key."""
OBJECTIVES = "objectifs"
"""The register of what partners set themselves."""
PARTICIPANTS = "participants"
"""Derived in validation: one row per distinct person of `presences`, with the structure they attend."""
PAIRS = "paires"
"""Derived in validation from `relations`: one row per unordered pair of partners of which at least one was asked."""
VISITS = "visites_par_mois"
"""Derived in validation from `presences`: one row per distinct person, with how often it came each month."""
INTERVIEWS = "entretiens_menes"
"""Derived in validation from `entretiens`: one row per interview, one yes/no column `code.<id>` per code of the grid."""
VERBATIMS = "reponses_codees"
"""Derived in validation from `verbatims_codes`: one row per verbatim, one yes/no column `code.<id>` per code of the grid."""
ATTENDED = "seances_suivies"
"""Derived in validation from `seances` and `presences`: one row per session, with how many came (`presents`)."""
DERIVED: dict[str, str] = {
    PARTICIPANTS: "presences",
    ATTENDED: "presences",
    PAIRS: "relations",
    INTERVIEWS: "entretiens",
    VERBATIMS: "verbatims_codes",
}
"""Derived table → the register it is made from."""
