"""What each register holds: the columns that files of sessions, attendance, contributions… must have."""

from typing import get_args

from initiatives.declaration.register_contract import RegisterColumn, RegisterContract
from initiatives.declaration.scales import SCALES
from initiatives.declaration.vocabulary import NO, YES, Disposition, PopulationDefinition, Quadrant, Use

_YES_NO = (NO, YES)

REGISTERS: dict[str, RegisterContract] = {
    "structures_accueil": RegisterContract(
        "Structures d’accueil",
        {
            "structure": RegisterColumn("id"),
            "libelle": RegisterColumn("text"),
            "type_structure": RegisterColumn("one_of", listed="structure_types"),
            "statut": RegisterColumn("one_of", listed="structure_statuses", required=False),
            "departement": RegisterColumn("id", required=False),
            "commune": RegisterColumn("commune", required=False),
            "capacite": RegisterColumn("number", minimum=1, maximum=2000, required=False),
            "partenaire": RegisterColumn("partenaire", required=False),
        },
        key="structure",
    ),
    "appel": RegisterContract(
        "Appel à structures",
        {
            "organisme": RegisterColumn("id"),
            "departement": RegisterColumn("id", required=False),
            "type_structure": RegisterColumn("one_of", listed="structure_types"),
            "candidate": RegisterColumn("one_of", _YES_NO),
            "retenue": RegisterColumn("one_of", _YES_NO),
        },
        key="organisme",
    ),
    "volontaires": RegisterContract(
        "Volontaires",
        {
            "volontaire": RegisterColumn("person"),
            "structure": RegisterColumn("structure", required=False),
            "date_debut": RegisterColumn("date", required=False),
            "date_fin": RegisterColumn("date", required=False, may_be_planned=True),
        },
        key="volontaire",
    ),
    "seances": RegisterContract(
        "Journal des séances",
        {
            "seance": RegisterColumn("id"),
            "structure": RegisterColumn("structure", unless=("lieu",)),
            "lieu": RegisterColumn("id", required=False),
            "date": RegisterColumn("date"),
            "duree_min": RegisterColumn(
                "number", minimum=15, maximum=480, unit="min", unless=("duree_h", "heure_debut")
            ),
            "duree_h": RegisterColumn("number", decimals=2, minimum=0.25, maximum=8, required=False, unit="h"),
            "heure_debut": RegisterColumn("time", required=False),
            "heure_fin": RegisterColumn("time", required=False),
            "presents": RegisterColumn("number", minimum=0, maximum=2000, required=False, instead_of="presences"),
            "statut": RegisterColumn("one_of", listed="session_statuses"),
            "motif_annulation": RegisterColumn("text", required=False),
            "activite": RegisterColumn("one_of", listed="activities", required=False),
        },
        key="seance",
        numbered=True,
    ),
    "presences": RegisterContract(
        "Présences",
        {"seance": RegisterColumn("id"), "participant": RegisterColumn("person")},
    ),
    "contributions": RegisterContract(
        "Contributions",
        {
            "partenaire": RegisterColumn("partenaire"),
            "date": RegisterColumn("date"),
            "nature": RegisterColumn("one_of", listed="natures"),
            "usage": RegisterColumn("one_of", get_args(Use)),
            "heures": RegisterColumn("number", decimals=2, minimum=0, required=False, unit="h"),
            "montant": RegisterColumn("number", decimals=2, minimum=0, required=False, unit="€"),
            "justificatif": RegisterColumn("text", required=False),
        },
    ),
    "objectifs": RegisterContract(
        "Objectifs des partenaires",
        {
            "partenaire": RegisterColumn("partenaire"),
            "quadrant": RegisterColumn("one_of", get_args(Quadrant)),
            "libelle": RegisterColumn("text"),
            "priorite": RegisterColumn("number", minimum=1, maximum=3),
            "attendu": RegisterColumn("number", decimals=1, minimum=0, maximum=10, unit="sur 10"),
            "atteint": RegisterColumn("number", decimals=1, minimum=0, maximum=10, required=False, unit="sur 10"),
        },
    ),
    "populations": RegisterContract(
        "Populations (dénombrement)",
        {
            "groupe": RegisterColumn("groupe"),
            "structure": RegisterColumn("structure", required=False),
            "vague": RegisterColumn("vague"),
            "definition": RegisterColumn("one_of", get_args(PopulationDefinition)),
            "effectif": RegisterColumn("number", minimum=0),
            "renseigne_par": RegisterColumn("text", required=False),
            "date": RegisterColumn("date", required=False),
        },
    ),
    "essaimage": RegisterContract(
        "Essaimage",
        {
            "annee": RegisterColumn("number", minimum=1990, maximum=2100),
            "territoire": RegisterColumn("id"),
            "source": RegisterColumn("text", required=False),
        },
        together=("annee", "territoire"),
    ),
    "plan_actions": RegisterContract(
        "Plan d’actions concerté",
        {
            "action": RegisterColumn("id"),
            "libelle": RegisterColumn("text"),
            "axe": RegisterColumn("axe"),
            "partenaire": RegisterColumn("partenaire", required=False),
            "echeance": RegisterColumn("date", required=False, may_be_planned=True),
            "statut": RegisterColumn("one_of", listed="action_statuses"),
        },
        key="action",
    ),
    "avis_axes": RegisterContract(
        "Avis des acteurs, axe par axe",
        {
            "partenaire": RegisterColumn("partenaire"),
            "axe": RegisterColumn("axe"),
            "apport_nouveau": RegisterColumn("one_of", tuple(SCALES["lik4"].levels), required=False),
        },
        together=("partenaire", "axe"),
    ),
    "initiatives_nees": RegisterContract(
        "Initiatives nées de la dynamique",
        {
            "initiative": RegisterColumn("id"),
            "libelle": RegisterColumn("text"),
            "axe": RegisterColumn("axe", required=False),
            "annee": RegisterColumn("number", minimum=1990, maximum=2100),
            "source": RegisterColumn("text", required=False),
        },
        key="initiative",
    ),
    "reunions": RegisterContract(
        "Réunions",
        {
            "reunion": RegisterColumn("id"),
            "date": RegisterColumn("date"),
            "objet": RegisterColumn("text", required=False),
            "suite": RegisterColumn("text", required=False),
            "axe": RegisterColumn("axe", required=False),
            "duree_min": RegisterColumn("number", minimum=15, maximum=480, required=False, unit="min"),
            "duree_h": RegisterColumn("number", decimals=2, minimum=0.25, maximum=8, required=False, unit="h"),
            "heure_debut": RegisterColumn("time", required=False),
            "heure_fin": RegisterColumn("time", required=False),
            "acteurs_presents": RegisterColumn("number", minimum=0, maximum=1000, required=False),
            "commune": RegisterColumn("commune", required=False),
        },
        key="reunion",
        numbered=True,
    ),
    "rencontres": RegisterContract(
        "Rencontres",
        {
            "rencontre": RegisterColumn("id"),
            "date": RegisterColumn("date"),
            "axe": RegisterColumn("axe", required=False),
            "duree_min": RegisterColumn(
                "number", minimum=15, maximum=480, unit="min", unless=("duree_h", "heure_debut")
            ),
            "duree_h": RegisterColumn("number", decimals=2, minimum=0.25, maximum=8, required=False, unit="h"),
            "heure_debut": RegisterColumn("time", required=False),
            "heure_fin": RegisterColumn("time", required=False),
            "statut": RegisterColumn("one_of", listed="session_statuses"),
            "etablissement": RegisterColumn("id", required=False),
            "presents": RegisterColumn("number", minimum=0, maximum=2000, required=False),
            "commune": RegisterColumn("commune", required=False),
        },
        key="rencontre",
        numbered=True,
    ),
    "classes": RegisterContract(
        "Classes rencontrées",
        {
            "classe": RegisterColumn("id"),
            "etablissement": RegisterColumn("id", required=False),
            "annee": RegisterColumn("number", minimum=1990, maximum=2100, required=False),
            "effectif": RegisterColumn("number", minimum=1, maximum=2000),
        },
        key="classe",
    ),
    "participations": RegisterContract(
        "Participations annuelles des organisations",
        {
            "organisation": RegisterColumn("id"),
            "annee": RegisterColumn("number", minimum=1990, maximum=2100),
        },
        together=("organisation", "annee"),
    ),
    "relations": RegisterContract(
        "Relations entre partenaires",
        {
            "partenaire": RegisterColumn("partenaire"),
            "vers": RegisterColumn("partenaire"),
            "avant": RegisterColumn("one_of", _YES_NO),
            "apres": RegisterColumn("one_of", _YES_NO),
            "confiance": RegisterColumn("number", minimum=0, maximum=10, required=False),
        },
        together=("partenaire", "vers"),
    ),
    "equipements": RegisterContract(
        "Inventaire des équipements",
        {
            "structure": RegisterColumn("structure"),
            "equipement": RegisterColumn("one_of", listed="equipment"),
            "nombre": RegisterColumn("number", minimum=0, maximum=1000),
        },
        together=("structure", "equipement"),
    ),
    "insertion": RegisterContract(
        "Suivi des parcours d’insertion",
        {
            "salarie": RegisterColumn("person"),
            "date_entree": RegisterColumn("date", required=False),
            "date_sortie": RegisterColumn("date", required=False, may_be_planned=True),
            "heures": RegisterColumn("number", decimals=2, minimum=0, unit="h"),
            "sortie": RegisterColumn("one_of", listed="exits"),
        },
        key="salarie",
    ),
    "production": RegisterContract(
        "Quantités traitées",
        {
            "date": RegisterColumn("date"),
            "matiere": RegisterColumn("id"),
            "quantite": RegisterColumn("number", decimals=6, minimum=0, unit="t", unless=("nombre",), either="nombre"),
            "nombre": RegisterColumn("number", minimum=0, required=False, either="quantite"),
            "lieu": RegisterColumn("id", required=False),
            "justificatif": RegisterColumn("text", required=False),
        },
    ),
    "presse": RegisterContract(
        "Revue de presse",
        {
            "date": RegisterColumn("date"),
            "media": RegisterColumn("text", required=False),
            "titre": RegisterColumn("text", required=False),
            "adresse": RegisterColumn("text", required=False),
        },
    ),
    "entretiens": RegisterContract(
        "Entretiens codés",
        {
            "entretien": RegisterColumn("id"),
            "groupe": RegisterColumn("groupe"),
            "date": RegisterColumn("date", required=False),
            "forme": RegisterColumn("one_of", ("individuel", "collectif"), required=False),
            "duree_min": RegisterColumn("number", minimum=1, maximum=600, required=False, unit="min"),
            "code": RegisterColumn("code"),
            "extrait": RegisterColumn("text", required=False),
            "publiable": RegisterColumn("one_of", _YES_NO, required=False),
        },
    ),
    "verbatims_codes": RegisterContract(
        "Verbatims codés",
        {
            "reponse": RegisterColumn("id"),
            "groupe": RegisterColumn("groupe"),
            "vague": RegisterColumn("vague"),
            "code": RegisterColumn("code"),
        },
        together=("reponse", "groupe", "vague", "code"),
    ),
    "citations": RegisterContract(
        "Citations relues",
        {
            "groupe": RegisterColumn("groupe"),
            "vague": RegisterColumn("vague", required=False),
            "question": RegisterColumn("text"),
            "texte": RegisterColumn("text"),
            "signes": RegisterColumn("text", required=False),
            "decision": RegisterColumn("one_of", ("garder", "modifier", "ecarter"), required=False),
            "citation": RegisterColumn("text", required=False),
        },
        of_the_evaluator=True,
    ),
    "dispositions": RegisterContract(
        "Issue des sollicitations",
        {
            "groupe": RegisterColumn("groupe"),
            "vague": RegisterColumn("vague"),
            "disposition": RegisterColumn("one_of", get_args(Disposition)),
            "effectif": RegisterColumn("number", minimum=0),
        },
    ),
}
ATTACHED: dict[str, str] = {"presences": "seances"}
"""A register whose rows take their structure and date from the row of another, by the latter's key."""
ACTIONS, BORN, MEETINGS, PRESS = "plan_actions", "initiatives_nees", "reunions", "presse"
"""The registers of what organisations decided together, of what was born of it, of when they met, of what the press wrote."""
CITED = "citations"
"""The register of what people wrote, read one by one before any of it is printed."""
CITED_FILE = "citations.xlsx"
"""Its workbook, beside the declaration, until another is declared."""
OBJECTIVES = "objectifs"
"""The register of what partners set themselves."""
PARTICIPANTS = "participants"
"""Derived in validation: one row per distinct person of `presences`, with the structure they attend."""
PAIRS = "paires"
"""Derived in validation from `relations`: one row per unordered pair of partners of which at least one was asked."""
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
