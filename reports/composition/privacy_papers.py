"""Papers that data protection asks for, before any data: the register's sheet, the information notice, the impact assessment.

Made from the declaration, as drafts: what only people know is marked « à compléter ».
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indicators.definitions.indicator import Indicator
from initiatives.declaration.model import Group, Initiative, Register
from initiatives.declaration.registers import REGISTERS
from reports import document as doc
from reports.composition.cover import cover_of
from reports.composition.numbering import numbered
from reports.composition.pieces.questionnaires import coarse_questions, coarsened
from reports.composition.pieces.written import to_do
from reports.composition.plain_blocks import chapter, listed, paragraph, words_table
from reports.words import french

_BASES = {
    "consentement": "le consentement de la personne (RGPD, art. 6.1.a)",
    "interet_public": "l’exécution d’une mission d’intérêt public (RGPD, art. 6.1.e)",
    "interet_legitime": "l’intérêt légitime à évaluer l’action (RGPD, art. 6.1.f)",
}
_RIGHTS = {
    "consentement": "retirer son accord à tout moment",
    "interet_public": "s’opposer, pour une raison tenant à sa situation",
    "interet_legitime": "s’opposer, pour une raison tenant à sa situation",
}
_LARGE = 1000
"""People from whom on a processing begins to be looked at as one on a large scale; a mark to discuss, no rule."""


@dataclass(frozen=True)
class PrivacyPapers:
    """The three papers of an initiative."""

    register_sheet: doc.Document
    notice: doc.Document
    assessment: doc.Document


def privacy_papers(initiative: Initiative, indicators: Mapping[str, Indicator]) -> PrivacyPapers:
    """Return the three papers; `indicators` are those chosen, by id: they say of whom health is told."""
    health = {one.group for one in indicators.values() if one.sensitivity == "sante"}
    people = {key: group for key, group in initiative.groups.items() if group.kind == "personnes"}
    return PrivacyPapers(
        _paper(initiative, "registre", "Fiche du registre des traitements", _sheet(initiative, people, health)),
        _paper(
            initiative,
            "notice",
            "Notice d’information, à remettre avec le questionnaire",
            _notice(initiative, people, health),
        ),
        _paper(
            initiative,
            "analyse-impact",
            "Analyse d’impact relative à la protection des données",
            _impact(initiative, people, health),
        ),
    )


def _paper(initiative: Initiative, slug: str, edition: str, blocks: Iterator[doc.Block]) -> doc.Document:
    subtitle = "Projet à relire, à compléter et à valider par le responsable du traitement"
    cover = cover_of(initiative, edition, "provisoire", dated=initiative.started_on, subtitle=subtitle, compact=True)
    return doc.Document(slug=slug, lang="fr", cover=cover, blocks=tuple(numbered(blocks)))


def _sheet(initiative: Initiative, people: Mapping[str, Group], health: set[str]) -> Iterator[doc.Block]:
    yield chapter("Le traitement")
    yield words_table(
        "Article 30 du RGPD",
        ("Rubrique", "Ce traitement"),
        [
            (
                "Finalité",
                f"Évaluer l’utilité sociétale de « {initiative.name} » : statistiques et rapports d’évaluation",
            ),
            (
                "Responsable du traitement",
                f"{initiative.commissioner}|à confirmer, avec ses coordonnées et son délégué",
            ),
            (
                "Qui évalue",
                f"{initiative.evaluator}|sous-traitant (art. 28) ou responsable conjoint (art. 26) : à trancher",
            ),
            ("Personnes concernées", french.joined([group.label for group in people.values()]) or "aucune"),
            (
                "Destinataires",
                f"Les réponses : {_who_reads_answers(initiative)}. Les rapports, faits d’effectifs : {_readers(initiative)}",
            ),
            (
                "Transferts hors de l’Union",
                "aucun par le programme|à vérifier pour les outils d’enquête et de courriel",
            ),
            ("Durées de conservation", _terms(initiative)),
            (
                "Mesures de sécurité",
                "pseudonymes tirés à chaque calcul, fichiers lisibles par leur seul propriétaire, masques",
            ),
        ],
    )
    yield chapter("Les données, groupe par groupe")
    yield words_table(
        "Ce qui est demandé, et sur quelle base",
        ("Groupe", "Base légale", "Ce qui est demandé", "Données sensibles"),
        [
            (
                group.label,
                _BASES[group.legal_basis],
                f"{len(initiative.questionnaire_of(key).questions)} questions|{_identifying(initiative, key)}",
                "santé (art. 9)" if key in health else "aucune déclarée",
            )
            for key, group in people.items()
        ],
    )
    yield from coarsened(initiative, people)
    kept_by_person = _kept_by_person(initiative)
    if kept_by_person:
        yield words_table(
            "Registres tenus par personne",
            ("Registre", "Ce qu’il tient", "Base légale"),
            [
                (
                    REGISTERS[name].label,
                    f"{_told_apart_by(name, one)}|les noms et les clés deviennent des numéros à la lecture",
                    _basis(one),
                )
                for name, one in kept_by_person.items()
            ],
        )
    yield _left(initiative, health)


def _notice(initiative: Initiative, people: Mapping[str, Group], health: set[str]) -> Iterator[doc.Block]:
    yield paragraph(
        f"Vous êtes invité à répondre à un questionnaire sur « {initiative.name} ». Répondre est libre, et ne rien répondre n’a "
        "aucune conséquence pour vous."
    )
    yield chapter("Qui, et pourquoi")
    yield paragraph(
        f"{initiative.commissioner} fait évaluer cette action par {initiative.evaluator}, pour savoir ce qu’elle apporte au "
        "territoire et à ceux qui y prennent part."
    )
    yield chapter("Ce que deviennent vos réponses")
    yield listed(
        (
            f"Elles sont lues par {_who_reads_answers(initiative)}, et comptées sous un numéro qui change à chaque calcul.",
            *_made_coarser(initiative, people),
            f"Qui reçoit les rapports : {_readers(initiative)}.",
            f"Les rapports ne donnent que des nombres, jamais sur moins de {initiative.confidentiality.persons} personnes.",
            "Ce que vous écrivez librement n’est cité que relu et choisi par une personne, sans vous nommer ; si l’on pouvait vous "
            "y reconnaître, seulement avec votre accord écrit, que vous pouvez reprendre pour les rapports à venir.",
            f"Elles sont gardées : {french.lower_first(_terms(initiative))}.",
        )
    )
    yield chapter("Vos droits")
    yield words_table(
        "Selon le groupe",
        ("Vous êtes", "Ce qui permet de vous interroger", "Vous pouvez"),
        [
            (
                group.label,
                _BASES[group.legal_basis],
                f"{_RIGHTS[group.legal_basis]}, demander à voir, à corriger, à effacer ou à geler vos réponses",
            )
            for group in people.values()
        ],
    )
    if any(initiative.questionnaire_of(key).respondent.cle for key in people):
        yield paragraph(
            "Gardez le bordereau et la clé qui y est écrite : sans elle, personne ne peut retrouver vos réponses, ni les effacer. "
            "Les rapports déjà remis ne peuvent pas être repris."
        )
    if any(initiative.questionnaire_of(key).minors for key in people):
        yield paragraph("Si vous avez moins de 15 ans, vos parents doivent l’autoriser aussi.")
        yield to_do("À compléter", "une notice que des enfants comprennent, à côté de celle-ci.")
    if health & people.keys():
        yield paragraph("Des questions parlent de santé : votre accord exprès est demandé, et vous pouvez les passer.")
    yield to_do(
        "À compléter", "à qui écrire pour exercer ces droits, et l’adresse du délégué à la protection des données."
    )
    yield paragraph("Vous pouvez aussi vous adresser à la CNIL : cnil.fr.")


def _impact(initiative: Initiative, people: Mapping[str, Group], health: set[str]) -> Iterator[doc.Block]:
    yield chapter("Faut-il une analyse d’impact ?")
    asked = [one.population for key, one in initiative.sampling.items() if key in people and one.population]
    minors = [group.label for key, group in people.items() if initiative.questionnaire_of(key).minors]
    criteria = [
        ("Données sensibles", "oui : santé" if health & people.keys() else "non, d’après les indicateurs choisis"),
        (
            "Personnes vulnérables",
            f"oui : mineurs ({french.joined(minors)})" if minors else "à dire|personnes âgées…",
        ),
        ("Grande échelle", _scale(asked)),
        ("Évaluation ou notation de personnes", "non : l’action est évaluée, pas ceux qui répondent"),
        ("Usage innovant d’une technique", "non : des dénombrements"),
        (
            "Croisement de données",
            "oui : mêmes personnes à plusieurs vagues" if _followed(initiative, people) else "non",
        ),
        ("Décision automatique, surveillance, exclusion d’un droit", "non"),
    ]
    yield words_table(
        "Critères du Comité européen (WP248) : à partir de deux, l’analyse est due", ("Critère", "Ici"), criteria
    )
    yield chapter("Nécessité et proportion")
    yield listed(
        (
            "Seules les colonnes déclarées sont lues ; les autres sont écartées sans être gardées.",
            *_made_coarser(initiative, people),
            "Aucun nom n’est nécessaire : une clé suffit à retrouver une personne d’une vague à l’autre.",
            "« utilite check --contract » écrit ce que chaque table contient ; le programme le prouve à chaque calcul.",
        )
    )
    yield chapter("Risques et mesures")
    yield words_table(
        "Ce qui pourrait arriver",
        ("Risque", "Ce qui le réduit", "Ce qui reste"),
        [
            (
                "Reconnaître quelqu’un dans un rapport",
                "Seuils, masques décidés ensemble, attaque de tous les rapports avant leur départ",
                "Ce que des lecteurs savent déjà par ailleurs",
            ),
            (
                "Soustraire deux versions",
                "Ce qui est parti est retenu, et la version suivante en est protégée",
                "Ce qui serait remis hors du programme",
            ),
            (
                "Lire les exports",
                "Droits réservés au propriétaire, pseudonymes",
                "Un poste volé sans disque chiffré|à dire",
            ),
            (
                "Envoyer à un autre",
                "À chaque destinataire le sien, montré avant l’envoi, accusés",
                "Une adresse mal écrite",
            ),
            (
                "Garder trop longtemps",
                f"{_terms(initiative)} (« utilite purge »)",
                "Les sauvegardes, les outils d’enquête",
            ),
            ("Ne pas pouvoir effacer", "« utilite forget », d’après la clé du bordereau", "Ce qui est déjà remis"),
        ],
    )
    yield chapter("Avis et décision")
    advice = ["avis du délégué", "avis des personnes concernées ou de leurs représentants", "décision et date"]
    yield _left(initiative, health, advice)


def _left(initiative: Initiative, health: set[str], more: Iterable[str] = ()) -> doc.Block:
    wanted = [
        "coordonnées du responsable et du délégué à la protection des données",
        "hébergement des réponses (outil d’enquête, pays)",
        "chiffrement du poste et des sauvegardes",
        *(
            ["base légale des registres tenus par personne (« legal_basis » dans initiative.yaml)"]
            if any(one.legal_basis is None for one in _kept_by_person(initiative).values())
            else []
        ),
        *([] if initiative.retention else ["durées de conservation (« retention » dans initiative.yaml)"]),
        *(["exception de l’article 9 pour la santé (accord exprès, recherche statistique…)"] if health else []),
    ]
    said = french.typography(f"{' ; '.join((*wanted, *more))}.")
    return to_do("À compléter", f"{said[:1].upper()}{said[1:]}")


def _who_reads_answers(initiative: Initiative) -> str:
    """Name who holds answers: the evaluator, and whoever provides a file of answers or of people."""
    people = [one for one in initiative.sources if initiative.groups[one.group].kind == "personnes"]
    files = [*people, *_kept_by_person(initiative).values()]
    providers = dict.fromkeys(one.provider for one in files if one.provider)
    named = [initiative.partners[id].name if id in initiative.partners else id for id in providers]
    return french.joined(["l’évaluateur", *(f"{name} (pour ce qu’il recueille)" for name in named)])


def _readers(initiative: Initiative) -> str:
    each = {one.each for one in initiative.editions.values() if one is not None}
    told = ["le comité de pilotage"]
    told += ["chaque partenaire, le sien"] if "partner" in each else []
    told += ["chaque structure d’accueil, le sien"] if "structure" in each else []
    return " ; ".join(told)


def _kept_by_person(initiative: Initiative) -> dict[str, Register]:
    """Return the registers that have a row per person, or name people."""
    return {name: one for name, one in initiative.registers.items() if REGISTERS[name].people}


def _told_apart_by(name: str, register: Register) -> str:
    """Return what its file calls the columns that tell people apart."""
    return french.joined([register.columns.get(column, column) for column in REGISTERS[name].people])


def _basis(register: Register) -> str:
    """Return the declared basis of a register; no column of it says who agreed."""
    if register.legal_basis is None:
        return "à dire"
    unproved = "|à vérifier : ce registre ne dit pas qui a consenti" if register.legal_basis == "consentement" else ""
    return f"{_BASES[register.legal_basis]}{unproved}"


def _terms(initiative: Initiative) -> str:
    if initiative.retention is None:
        return "Durée à déclarer"
    return (
        f"Réponses jusqu’au {french.day(initiative.retention.exports)}, versions et relevés jusqu’au "
        f"{french.day(initiative.retention.versions)}"
    )


def _identifying(initiative: Initiative, group: str) -> str:
    asked = initiative.questionnaire_of(group)
    told = {"cle": "une clé", "structure": "la structure d’accueil", "date_reponse": "la date de réponse"}
    found = [said for name, said in told.items() if getattr(asked.respondent, name)]
    found += ["des réponses libres"] if any(one.answer == "verbatim" for one in asked.questions.values()) else []
    return french.joined(found) if found else "rien d’autre que les réponses"


def _made_coarser(initiative: Initiative, people: Iterable[str]) -> Iterator[str]:
    """Say in one sentence which answers are counted less finely than they are given; nothing where none is."""
    said = [f"à « {question} », {kept}" for _, question, kept in coarse_questions(initiative, people)]
    if said:
        yield f"Sont comptés moins finement qu’ils ne sont donnés : {' ; '.join(said)}."


def _followed(initiative: Initiative, people: Mapping[str, Group]) -> bool:
    return any(len(initiative.waves_of(key)) > 1 and initiative.questionnaire_of(key).respondent.cle for key in people)


def _scale(populations: list[int]) -> str:
    if not populations:
        return "à dire|aucun effectif n’est déclaré (« sampling »)"
    total = sum(populations)
    return f"{'à discuter' if total >= _LARGE else 'non'} : {french.integer(total)} personnes"
