"""The closed lists of the field: every word that a declaration may use where only some words make sense."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

Form = Literal["dialogue_territorial", "partenariat", "experimentation_collective"]
ActorType = Literal["association", "entreprise", "pouvoir_public", "universite", "expert", "media"]
"""The six worlds of the founding text: figures by kind of actor are told by these."""
PartnerType = Literal[
    "association",
    "collectif_habitants",
    "fondation",
    "federation",
    "syndicat",
    "entreprise",
    "cooperative",
    "mutuelle",
    "structure_insertion",
    "bailleur_social",
    "club_entreprises",
    "pouvoir_public",
    "collectivite",
    "service_etat",
    "etablissement_scolaire",
    "etablissement_sante",
    "etablissement_public",
    "chambre_consulaire",
    "universite",
    "organisme_recherche",
    "expert",
    "media",
]
"""What a partner is, in the words of the field; the six worlds are among them."""
Role = Literal[
    "beneficiaires",
    "habitants",
    "usagers",
    "participants",
    "proches",
    "jeunes",
    "benevoles",
    "volontaires",
    "salaries",
    "eleves",
    "enseignants",
    "entreprises",
    "structures",
    "partenaires",
]
"""What a group is in the action: the indicators of the catalogue speak of a role, not of one group."""
ROLES: dict[Role, str] = {
    "beneficiaires": "seniors",
    "habitants": "seniors",
    "usagers": "seniors",
    "participants": "seniors",
    "proches": "proches",
    "jeunes": "jeunes",
    "benevoles": "jeunes",
    "volontaires": "jeunes",
    "salaries": "jeunes",
    "eleves": "eleves",
    "enseignants": "enseignants",
    "entreprises": "entreprises",
    "structures": "structures",
    "partenaires": "partenaires",
}
"""Role → the file of the catalogue that is written for it."""
CALLED: dict[Role, tuple[str, str]] = {
    "beneficiaires": ("Bénéficiaires", "le bénéficiaire"),
    "habitants": ("Habitants", "l’habitant"),
    "usagers": ("Usagers", "l’usager"),
    "participants": ("Participants", "le participant"),
    "proches": ("Proches", "le proche"),
    "jeunes": ("Jeunes", "le jeune"),
    "benevoles": ("Bénévoles", "le bénévole"),
    "volontaires": ("Volontaires", "le volontaire"),
    "salaries": ("Salariés", "le salarié"),
    "eleves": ("Élèves", "l’élève"),
    "enseignants": ("Enseignants", "l’enseignant"),
    "entreprises": ("Entreprises", "l’entreprise"),
    "structures": ("Structures d’accueil", "la structure d’accueil"),
    "partenaires": ("Partenaires", "le partenaire"),
}
"""Role → how those who take it are called, in the plural, and in the singular with its article."""
OF_ORGANISATIONS: tuple[Role, ...] = ("entreprises", "structures", "partenaires")
"""Roles that organisations take; people take the others."""
LegalBasis = Literal["consentement", "interet_public", "interet_legitime"]
Benefit = Literal["publics", "partenaires", "territoire"]
Step = Literal["identite", "appreciation", "effets", "difficultes"]
Level = Literal["contexte", "moyens", "realisation", "appreciation", "resultat", "effet", "impact"]
Evidence = Literal["suivi", "declare", "constate_par_un_tiers", "avant_apres", "avec_comparaison"]
Sensitivity = Literal["ordinaire", "sante"]
Axis = Literal["performance", "innovation", "confiance"]
Use = Literal["action", "coordination", "evaluation"]
Quadrant = Literal["richesses_humaines", "parties_prenantes", "innovation", "economique", "interet_general"]
"""The four of the « carré magique », which are a partner’s own; and the general interest, which all aim at."""
PopulationDefinition = Literal["accueillis", "eligibles", "sollicites", "participants"]
Criterion = Literal["performance", "coherence", "efficience", "pertinence", "contribution_societale", "clarte", "sens"]
Disposition = Literal["complet", "partiel", "refus", "non_joint", "autre", "eligibilite_inconnue", "non_eligible"]
Dimension = Literal["territoriale", "economique", "sociale", "politique_societale", "ecologique"]
Sense = Literal["attendu", "non_prevu", "negatif"]
"""What a code of the coding grid speaks of: an effect that was expected, one that was not, a negative one."""
PartnershipCategory = Literal["mecenat", "cooperation_economique", "pratiques_responsables", "innovation_societale"]
Unit = Literal[
    "part",
    "nombre",
    "personnes",
    "heures",
    "euros",
    "mois",
    "points",
    "note_sur_10",
    "note_sur_100",
    "tonnes",
    "ratio",
    "texte",
]
Flag = Literal[
    "comptes_seulement",
    "effectif_faible",
    "recensement",
    "a_titre_indicatif",
    "fourchette",
    "non_apparie",
    "rupture_de_serie",
    "redresse",
    "dissymetrie",
    "reponses_illisibles",
    "incomplet",
]
"""What weakens a figure. Under 10 answers: counts only, no percentage; under 30: « effectif faible »; every unit answered:
no interval; volunteers who answered are not a random sample; a range of opinions, not a measure; a comparison of two waves
that is not of the same people; asked in other words or on another scale than before; weighted to known margins; answers that lie so
much to one side that the interval of their mean holds the truth less often than it says; some cells could not be read; a sum
of which amounts are missing, or a figure made of one."""
FORMATS: tuple[str, ...] = tuple(
    sorted(path.stem for path in (Path(__file__).parents[1] / "collection" / "sources").glob("[!_]*.py"))
)
"""Formats that can be read: the files of `initiatives/collection/sources`, so that adding one there is enough."""
if TYPE_CHECKING:
    Format = str
else:
    Format = Literal[FORMATS]

DONT_KNOW = "ne_sait_pas"
NOT_CONCERNED = "non_concerne"
SEVERAL = "(plusieurs)"
"""Id of a scope for people met in several places of one kind, or in one and in none; no declared id looks like it."""
ILLEGIBLE = "illisible"
"""What a cell holds that is filled and could not be read: neither a blank nor an answer that anybody may give."""
YES, NO = "oui", "non"

BY_DATE = "par_date"
"""What a source says in place of its wave, when the date of each answer tells it."""
WAVE, PERSON = "wave", "person"
"""Columns of every table of answers besides its questions: the wave, and who answered."""
SCOPES = ("structure", "type_structure", "partenaire", "type_acteur", "departement", "axe")
"""Columns that place a unit in a part of the whole. A table has those that make sense for it."""
EVERYONE, WITHOUT_THIRD_PARTY, MATCHED = "tous", "sans_tiers", "apparies"
"""Populations: all answers; those not given by a third party; those of people present at both waves."""

LABELS: dict[str, str] = {
    "dialogue_territorial": "Dialogue territorial",
    "partenariat": "Partenariat entre organisations",
    "experimentation_collective": "Expérimentation collective",
    "association": "Association",
    "entreprise": "Entreprise",
    "pouvoir_public": "Pouvoir public",
    "universite": "Université",
    "expert": "Expert",
    "media": "Média",
    "collectif_habitants": "Collectif d’habitants",
    "fondation": "Fondation",
    "federation": "Fédération ou réseau associatif",
    "syndicat": "Syndicat",
    "cooperative": "Coopérative",
    "mutuelle": "Mutuelle",
    "structure_insertion": "Structure d’insertion",
    "bailleur_social": "Bailleur social",
    "club_entreprises": "Club d’entreprises",
    "collectivite": "Collectivité territoriale",
    "service_etat": "Service de l’État",
    "etablissement_scolaire": "Établissement scolaire",
    "etablissement_sante": "Établissement de santé",
    "etablissement_public": "Établissement public",
    "chambre_consulaire": "Chambre consulaire",
    "organisme_recherche": "Organisme de recherche",
    "autre": "Autre",
    "garder": "Garder",
    "modifier": "Modifier",
    "ecarter": "Écarter",
    "action": "Action",
    "coordination": "Coordination",
    "evaluation": "Évaluation",
    "richesses_humaines": "Richesses humaines",
    "parties_prenantes": "Parties prenantes",
    "innovation": "Innovation",
    "economique": "Ressources et performance économique",
    "interet_general": "Intérêt général",
    "performance": "Performance",
    "coherence": "Cohérence",
    "efficience": "Efficience",
    "pertinence": "Pertinence",
    "contribution_societale": "Contribution sociétale",
    "clarte": "Clarté",
    "sens": "Sens",
    "confiance": "Confiance",
    "contexte": "Contexte",
    "moyens": "Moyens",
    "realisation": "Réalisation",
    "appreciation": "Appréciation",
    "resultat": "Résultat",
    "effet": "Effet",
    "impact": "Impact",
    "suivi": "Données de suivi",
    "declare": "Déclaré par les personnes concernées",
    "constate_par_un_tiers": "Dit par un tiers",
    "avant_apres": "Comparaison avant / après",
    "avec_comparaison": "Avec groupe de comparaison",
    "publics": "Publics",
    "partenaires": "Partenaires",
    "territoire": "Territoire",
    "accueillis": "Accueillis",
    "eligibles": "Éligibles",
    "sollicites": "Sollicités",
    "participants": "Participants",
    "consentement": "Consentement",
    "interet_public": "Mission d’intérêt public",
    "interet_legitime": "Intérêt légitime",
    "identite": "Identité",
    "effets": "Effets",
    "difficultes": "Difficultés et attentes",
    "complet": "Questionnaire complet",
    "partiel": "Questionnaire partiel",
    "refus": "Refus",
    "non_joint": "Non joint",
    "eligibilite_inconnue": "Éligibilité inconnue",
    "non_eligible": "Non éligible",
    "mecenat": "Mécénat",
    "cooperation_economique": "Coopération économique",
    "pratiques_responsables": "Pratiques responsables",
    "innovation_societale": "Innovation sociétale",
    "individuel": "Individuel",
    "collectif": "Collectif",
    "attendu": "Attendu",
    "non_prevu": "Non prévu",
    "negatif": "Négatif",
    "memes": "Entre acteurs de même type",
    "differents": "Entre types d’acteurs différents",
    DONT_KNOW: "Ne sait pas",
    NOT_CONCERNED: "Non concerné",
    ILLEGIBLE: "Réponse illisible",
    YES: "Oui",
    NO: "Non",
    EVERYONE: "Ensemble des répondants",
    WITHOUT_THIRD_PARTY: "Sans les réponses données par un tiers",
    MATCHED: "Personnes présentes aux deux vagues",
}
DIMENSIONS: dict[Dimension, str] = {
    "territoriale": "Territoriale",
    "economique": "Économique",
    "sociale": "Sociale",
    "politique_societale": "Politique et sociétale",
    "ecologique": "Écologique",
}
"""Dimensions of social utility (CRESS): one of their words names a quadrant of objectives too, under another label."""
ACTOR_TYPES: tuple[ActorType, ...] = get_args(ActorType)
WORLDS: dict[PartnerType, ActorType] = {
    "association": "association",
    "collectif_habitants": "association",
    "fondation": "association",
    "federation": "association",
    "syndicat": "association",
    "entreprise": "entreprise",
    "cooperative": "entreprise",
    "mutuelle": "entreprise",
    "structure_insertion": "entreprise",
    "bailleur_social": "entreprise",
    "club_entreprises": "entreprise",
    "pouvoir_public": "pouvoir_public",
    "collectivite": "pouvoir_public",
    "service_etat": "pouvoir_public",
    "etablissement_scolaire": "pouvoir_public",
    "etablissement_sante": "pouvoir_public",
    "etablissement_public": "pouvoir_public",
    "chambre_consulaire": "pouvoir_public",
    "universite": "universite",
    "organisme_recherche": "universite",
    "expert": "expert",
    "media": "media",
}
"""What a partner is → its world, unless the partner declares another: a public housing office is no enterprise."""

COMPLETE, ANNEX = "complete", "annexe_technique"
"""The whole report, and the edition that defines indicators and holds complete tables: the committee's others lead to it."""
