"""What an evaluator declares about an initiative: the meaning of every key of `initiative.yaml`."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator, model_validator

from initiatives.declaration.brand import Brand
from initiatives.declaration.declared import Declared, Slug
from initiatives.declaration.decoupage import PERIMETER_OF, POPULATION_SOURCE, population
from initiatives.declaration.file_reading import FileReading
from initiatives.declaration.places_named import Communes, Departements, Epci
from initiatives.declaration.questionnaire import Questionnaire
from initiatives.declaration.reference import modalities
from initiatives.declaration.sampling_plan import Family, SamplingPlan, as_family
from initiatives.declaration.theory_of_change import TheoryOfChange
from initiatives.declaration.vocabulary import (
    ANNEX,
    BY_DATE,
    COMPLETE,
    WORLDS,
    ActorType,
    Criterion,
    Form,
    Format,
    LegalBasis,
    PartnershipCategory,
    PartnerType,
    Role,
    Sense,
)
from initiatives.declaration.word_lists import WordLists

Crossings = tuple[Slug | tuple[Slug, ...], ...]
"""Questions by which figures are broken down: each alone, or several crossed."""


class ContextFigure(Declared):
    """A published figure about the territory: what shares and efforts are measured against."""

    label: str = Field(description="Ce qu’il compte")
    value: float = Field(description="Sa valeur")
    source: str = Field(description="Où il est publié")
    when: date | None = Field(default=None, description="À quelle date il vaut")
    approximate: bool = Field(default=False, description="La source donne un ordre de grandeur")


class Territory(Declared):
    """The territory evaluated, and until when it existed in this form."""

    name: str = Field(description="Son nom, tel qu’il paraît dans les rapports")
    valid_until: date | None = Field(
        default=None, description="Dernier jour d’un territoire qui n’existe plus sous cette forme"
    )
    departements: Departements = Field(default_factory=dict, description="Noms ou codes, ou code → nom")
    epci: Epci | None = Field(
        default=None, description="Intercommunalité entière, par son nom : ses communes sont déclarées"
    )
    communes: Communes = Field(
        default_factory=dict, validate_default=True, description="Noms ou codes INSEE, ou code → nom"
    )
    context: dict[Slug, ContextFigure] = Field(
        default_factory=dict, validate_default=True, description="Chiffres de contexte, sourcés"
    )
    note: str | None = Field(default=None, description="Remarque imprimée avec lui")

    @field_validator("context")
    @classmethod
    def _with_inhabitants(cls, context: dict[str, ContextFigure], info: ValidationInfo) -> dict[str, ContextFigure]:
        """Count the inhabitants of communes that stand today, unless another figure of them is declared."""
        known = population(info.data.get("communes") or {})
        if "habitants" in context or known is None or info.data.get("valid_until"):
            return context
        figure = ContextFigure(label="Habitants", value=known, source=POPULATION_SOURCE, when=PERIMETER_OF)
        return {**context, "habitants": figure}


class Logo(Declared):
    """A logo for the cover: a PNG or JPEG file, what it shows in words, and to whom it belongs."""

    file: str = Field(description="Chemin dans le dossier de l’initiative, par exemple texts/images/logo.png")
    alt: str = Field(min_length=1, description="Texte alternatif : « Logo de … »")
    credit: str = Field(min_length=1, description="À qui il appartient")


class Group(Declared):
    """A group of people or organisations who answer a questionnaire."""

    label: str = Field(description="Nom au pluriel, tel qu’il apparaît dans le rapport")
    singular: str = Field(description="Nom au singulier, avec son article défini : « le senior »")
    questionnaire: Slug = Field(description="Nom de son fichier, sans .yaml, dans questionnaires/")
    legal_basis: LegalBasis = Field(
        description="Base légale du traitement ; « consentement » demande une colonne qui le dit"
    )
    kind: Literal["personnes", "organisations"] = Field(
        default="personnes", description="Des personnes, ou des organisations"
    )
    role: Role | None = Field(
        default=None, description="Ce qu’il est dans l’action : il a les indicateurs que le catalogue donne à ce rôle"
    )
    attached_to: Slug | None = Field(default=None, description="Groupe dont il complète le chapitre (les proches)")
    formerly: tuple[Slug, ...] = Field(
        default=(),
        description="Noms que ce groupe portait dans des versions remises : elles sont lues sous son nom d’aujourd’hui",
    )
    comparison_of: Slug | None = Field(
        default=None, description="Groupe auquel il sert de comparaison : mêmes questions, sans l’action évaluée"
    )


class SessionNoun(Declared):
    """How people call what takes place: a masculine noun, as the sentences of the catalogue are written for one."""

    singular: str = Field(description="Au singulier, sans article, au masculin : « repas partagé »")
    plural: str = Field(description="Au pluriel : « repas partagés »")


UNNAMED_SESSIONS = SessionNoun(singular="rendez-vous", plural="rendez-vous")
"""How they are called where nobody says: by a word that suits a meal as it does a training."""


class Partner(Declared):
    """An organisation of the alliance, with its dates of entry and exit."""

    name: str = Field(description="Son nom, tel que vos fichiers l’écrivent")
    short_name: str | None = Field(
        default=None, description="Son nom court, pour le haut des pages et le porteur d’une recommandation"
    )
    type: PartnerType = Field(description="Ce qu’il est ; chacun est d’un des six mondes")
    world: ActorType | None = Field(
        default=None, description="Son monde, si ce n’est pas celui de son type (un office public de l’habitat)"
    )
    joined: date = Field(description="Date d’entrée dans l’alliance")
    left: date | None = Field(default=None, description="Date de sortie")
    role: str | None = Field(default=None, description="Ce qu’il y fait")
    logo: Logo | None = Field(default=None, description="Son logo, pour son cahier")

    @property
    def actor(self) -> ActorType:
        """Which of the six worlds it belongs to."""
        return self.world or WORLDS[self.type]

    @property
    def called(self) -> str:
        """Its short name, or its name where it has none."""
        return self.short_name or self.name

    def there_on(self, day: date) -> bool:
        """Whether it has not left the alliance by a day."""
        return self.left is None or self.left > day


class Wave(Declared):
    """A period of data collection."""

    label: str = Field(description="Son nom, tel qu’il paraît dans les rapports")
    from_: date = Field(alias="from", description="Premier jour de la collecte")
    to: date = Field(description="Dernier jour de la collecte")


def _texts(raw: object) -> object:
    """Take a value of `where` as a spreadsheet shows it, alone or in a list."""
    values = raw if isinstance(raw, list) else [raw]
    return tuple(
        str(one) if isinstance(one, int | float | date) and not isinstance(one, bool) else one for one in values
    )


class TableFile(Declared):
    """Where a table is, and how it is read."""

    file: str = Field(description="Chemin dans le dossier de l’initiative")
    format: Format = Field(description="L’outil qui l’a écrit")
    sheet: str | None = Field(default=None, description="Feuille du classeur")
    provider: str | None = Field(
        default=None,
        description="Qui fournit ce fichier : un partenaire, par son identifiant, ou un nom ; à qui va son « Retour »",
    )
    reading: FileReading = Field(default=FileReading(), description="Ce qui n’est pas trouvé, ou mal, à l’ouverture")
    where: dict[
        str,
        Annotated[tuple[str, ...], BeforeValidator(_texts, json_schema_input_type=str | int | list[str | int])],
    ] = Field(default_factory=dict, description="Intitulé → valeur (ou valeurs) des lignes à lire")


class Source(TableFile):
    """One export of answers: a group at a wave; or one part of it, or several files of it."""

    group: Slug = Field(description="Le groupe qui a répondu")
    wave: Slug = Field(description="Une vague, ou « par_date » : la date de chaque réponse dit laquelle")
    file: str = Field(
        description="Fichier, dossier, motif (exports/fin/*.csv) ou adresse (https://…) : tous les fichiers trouvés sont lus"
    )
    repeat_of: str | None = Field(
        default=None, description="Feuille (ou fichier) du parent, si ce sont les lignes d’un groupe répété"
    )


class ColumnRules(Declared):
    """What the cells of one column of a register owe, beyond what every register of its kind must hold."""

    required: bool = Field(default=False, description="Une cellule vide est signalée")
    not_before: Slug | None = Field(default=None, description="Colonne dont la date ne doit pas venir après celle-ci")


class Register(TableFile):
    """One file of everything else that is counted: sessions, attendance, contributions, populations…"""

    legal_basis: LegalBasis | None = Field(
        default=None,
        description="Base légale d’un registre tenu par personne, pour la fiche du registre des traitements ; rien n’est vérifié",
    )
    rules: dict[Slug, ColumnRules] = Field(default_factory=dict, description="Colonne → ce que ses cellules doivent")
    within_capacity: bool = Field(
        default=False,
        description="Pour les présences : jamais plus de présents à une séance que la structure n’a de places",
    )

    columns: dict[str, str] = Field(default_factory=dict, description="Colonne attendue → intitulé dans le fichier")
    personal_columns: tuple[str, ...] = Field(
        default=(), description="Intitulés de colonnes déclarées qui tiennent exprès des données personnelles"
    )
    every_row: dict[str, str] = Field(
        default_factory=dict,
        description="Colonne absente du fichier → ce qu’elle vaut à chaque ligne ({statut: realise})",
    )


class EvaluationQuestion(Declared):
    """A question that the evaluation must answer; the synthèse follows them one by one."""

    question: str = Field(description="La question, en clair")
    criterion: Criterion = Field(description="Le critère qu’elle éclaire, parmi les sept approches")
    indicators: tuple[Slug, ...] = Field(min_length=1, description="Ce qui y répond, le plus parlant d’abord")


class Confidentiality(Declared):
    """Below how many contributors a figure is masked."""

    persons: int = Field(default=5, ge=2, description="Personnes")
    health: int = Field(default=11, ge=2, description="Personnes, pour une donnée de santé")
    organisations: int = Field(default=3, ge=2, description="Organisations")
    dominance: float = Field(default=0.85, gt=0.5, le=1, description="Part au-delà de laquelle un apport domine")
    alike: int | None = Field(
        default=None,
        ge=2,
        description="En dessous de combien de réponses toutes pareilles un chiffre est masqué ; deux fois « persons » sinon",
    )
    alike_about_health: int | None = Field(
        default=None, ge=2, description="Le même nombre pour la santé ; deux fois « health » sinon"
    )
    coalitions: int = Field(
        default=1, ge=1, le=3, description="Combien de partenaires pourraient réunir ce que chacun sait des siens"
    )

    @property
    def few_alike(self) -> int:
        """Below how many people nobody may learn that all answered alike."""
        return self.alike or 2 * self.persons

    @property
    def few_alike_about_health(self) -> int:
        """The same about health."""
        return self.alike_about_health or 2 * self.health


class Quality(Declared):
    """From which share of the filled cells of a question, at a wave, those that could not be read count against its figures."""

    note: float = Field(default=0.02, gt=0, le=1, description="Part de réponses illisibles dite à côté du chiffre")
    mask: float = Field(default=0.1, gt=0, le=1, description="Part à partir de laquelle le chiffre n’est pas publié")
    stop: float = Field(
        default=0.5, gt=0, le=1, description="Part à partir de laquelle une décision est demandée avant tout définitif"
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.note <= self.mask <= self.stop:
            raise ValueError("« note », « mask » et « stop » vont du plus petit au plus grand.")
        return self


Shared = Literal["contributions", "relations"]
SHARED: tuple[Shared, ...] = ("contributions", "relations")


class Sharing(Declared):
    """What partners agreed, in writing, to show one another."""

    contributions: Literal["none", "all"] = Field(default="none", description="Leurs apports : à tous, ou à personne")
    relations: Literal["none", "all"] = Field(default="none", description="Leurs relations, nommées deux à deux")


class Target(Declared):
    """A threshold that the committee set itself: at least so much; or, where less is better, at most so much."""

    at_least: float | None = Field(default=None, description="La cible est atteinte à partir de cette valeur")
    at_most: float | None = Field(
        default=None, description="La cible est atteinte jusqu’à cette valeur : moins vaut mieux"
    )

    @model_validator(mode="after")
    def _one_threshold(self) -> Self:
        if (self.at_least is None) == (self.at_most is None):
            raise ValueError("une cible a un seuil et un seul : un nombre (au moins), ou « at_most » (au plus)")
        return self

    @property
    def value(self) -> float:
        """The threshold, whichever side of it is wanted."""
        return self.at_most if self.at_least is None and self.at_most is not None else self.at_least or 0.0

    def holds(self, value: float) -> bool:
        """Tell whether a value is on the wanted side."""
        return value >= self.value if self.at_most is None else value <= self.at_most


def _target(raw: object) -> object:
    return {"at_least": raw} if isinstance(raw, int | float) and not isinstance(raw, bool) else raw


class Code(Declared):
    """One code of the coding grid of interviews and verbatims."""

    label: str = Field(description="Ce que le code veut dire")
    sense: Sense = Field(default="attendu", description="Effet attendu, non prévu, ou négatif")


class CodingGrid(Declared):
    """The grid by which interviews and verbatims were coded; a change of grid is a new version."""

    version: str = Field(description="Un changement de grille est une nouvelle version")
    codes: dict[Slug, Code] = Field(min_length=1, description="Identifiant → code")


class Partnership(Declared):
    """What kind of partnership it is, between whom and under what agreement."""

    category: PartnershipCategory = Field(description="Catégorie du partenariat")
    modality: Slug = Field(
        description="Une modalité de cette catégorie (data/reference/modalites.yaml)",
        json_schema_extra={"enum": [*modalities()]},
    )
    agreement: str | None = Field(default=None, description="Forme de l’accord : convention, prestation…")
    signed_on: date | None = Field(default=None, description="Date de la signature")
    intermediary: str | None = Field(default=None, description="Qui a mis les partenaires en relation")


class Valuation(Declared):
    """At which rate hours of one nature are valued; the rate and its source are in data/reference/taux.yaml."""

    rate: Slug = Field(description="Un taux de data/reference/taux.yaml")
    times: float = Field(default=1, gt=0, description="Multiple du taux : 1,5 pour une fois et demie le SMIC")


class DatedState(Declared):
    """What the initiative was from a date on: a legal status, a funding secured."""

    when: date = Field(description="À partir de quand")
    label: str = Field(description="Ce que c’est : un statut juridique, un financement acquis")
    source: str | None = Field(default=None, description="Où c’est dit")


class Bounds(Declared):
    """An assumption as a range, with its source."""

    low: float = Field(description="Hypothèse basse")
    high: float = Field(description="Hypothèse haute")
    source: str = Field(description="Sur quoi elles reposent")


class Outcome(Declared):
    """One outcome that a SROI values: the indicator that counts it, and every assumption as a range."""

    indicator: Slug = Field(description="L’indicateur qui le compte")
    value: Bounds = Field(description="Valeur en euros d’une unité")
    deadweight: Bounds = Field(description="Part qui serait arrivée de toute façon, entre 0 et 1")
    attribution: Bounds = Field(description="Part due à l’initiative, entre 0 et 1")


class SocialReturn(Declared):
    """A social return on investment: off unless declared, always an interval with its assumptions."""

    outcomes: dict[Slug, Outcome] = Field(min_length=1, description="Ce qui est valorisé : identifiant → hypothèses")


class Edition(Declared):
    """One report to make. `each: partner` makes one per partner, `each: structure` one per host structure."""

    title: str | None = Field(default=None, description="Titre, à la place de celui du modèle")
    template: str | None = Field(default=None, description="Modèle de texte ; par défaut, celui de l’édition")
    each: Literal["partner", "structure"] | None = Field(
        default=None, description="Un rapport par partenaire, ou par structure d’accueil"
    )


class Rereading(Declared):
    """What a partner said of its pages, sent to be read again; a reservation is printed as it is written here."""

    state: Literal["valide", "reserve"] = Field(description="Il approuve ses pages, ou fait une réserve")
    on: date = Field(description="Quand il l’a dit")
    said: str | None = Field(default=None, min_length=1, description="La réserve, telle que le rapport l’imprime")

    @model_validator(mode="after")
    def _says_its_reservation(self) -> Self:
        if (self.state == "reserve") != (self.said is not None):
            raise ValueError("« said » donne la réserve, et ne s’écrit qu’avec « state: reserve »")
        return self


def _several(raw: object) -> object:
    return [raw] if isinstance(raw, str) else raw


class Consent(Declared):
    """That somebody agreed to be named or quoted, and when; where it was taken back, what is made from then on goes without."""

    to: Annotated[
        tuple[Literal["nommer", "citer"], ...],
        Field(min_length=1),
        BeforeValidator(_several, json_schema_input_type=str | list[str]),
    ] = Field(
        description="nommer : un partenaire (« shares_with », texts/partenaires/) ; citer : une phrase, une photo de texts/"
    )
    on: date = Field(description="Jour de l’accord écrit")
    withdrawn: date | None = Field(default=None, description="Jour où il a été repris")

    @model_validator(mode="after")
    def _given_before_taken_back(self) -> Self:
        if self.withdrawn is not None and self.withdrawn < self.on:
            raise ValueError("« withdrawn » vient avant « on » : un accord se reprend après avoir été donné")
        return self


def _version(raw: object) -> object:
    """Refuse what names no version: of one day there may be several, and a date alone would be of all of them."""
    try:
        if isinstance(raw, str) and re.fullmatch(r"\d{8}-\d{6}-\w+(-\d+)?", raw):
            date.fromisoformat(raw[:8])
            return raw
    except ValueError:
        pass
    raise ValueError(
        "le nom d’une version est attendu, celui de son dossier (« 20150630-140000-3f2a90b1c4 ») : il en part parfois "
        "deux le même jour"
    )


class Erratum(Declared):
    """What a corrected final version mends in the one that it replaces."""

    replaces: Annotated[str, BeforeValidator(_version, json_schema_input_type=str)] = Field(
        description="Nom de la version définitive remplacée : celui de son dossier"
    )
    figures: tuple[str, ...] = Field(min_length=1, description="Indicateurs dont un chiffre est corrigé")
    why: str = Field(min_length=1, description="Ce qui était faux, en une phrase que le rapport imprime")

    @property
    def day(self) -> date:
        """Return the day of the version that is replaced: its name begins by it."""
        return date.fromisoformat(self.replaces[:8])


class Retention(Declared):
    """Until when what an evaluation keeps is kept: `utilite purge` then removes it."""

    exports: date = Field(description="Dernier jour où les réponses et les registres, tels que reçus, sont gardés")
    versions: date = Field(description="Dernier jour où les versions et ce qui les protège sont gardés")

    @model_validator(mode="after")
    def _protected_as_long_as_counted(self) -> Self:
        if self.versions < self.exports:
            raise ValueError(
                "les versions protègent les calculs suivants : gardez-les au moins aussi longtemps que les réponses"
            )
        return self


class Schedule(Declared):
    """When the evaluation runs by itself; hours are those of Paris."""

    cron: str = Field(description="Cinq champs : minute, heure, jour, mois, jour de la semaine")
    timezone: str = Field(default="Europe/Paris", description="Fuseau horaire")


class Milestone(Declared):
    """A dated event of the initiative, with its source."""

    when: date = Field(description="Sa date")
    precision: Literal["jour", "mois", "annee"] = Field(default="jour", description="Ce que l’on sait de la date")
    label: str = Field(description="Ce qui s’est passé")
    source: str | None = Field(default=None, description="Où c’est dit")


class Initiative(Declared):
    """An initiative to evaluate, whole: who, where, when, which data, which questions."""

    slug: Slug = Field(description="Identifiant ; le nom du dossier, s’il n’est pas écrit")
    folder: Path = Field(description="Dossier qui contient initiative.yaml")
    name: str = Field(description="Nom, tel qu’il paraît dans les rapports")
    form: Form = Field(description="Sa forme : elle donne le modèle du rapport complet")
    synthetic: bool = Field(default=False, description="Données de démonstration : un bandeau le dit à chaque page")
    commissioner: str = Field(description="Commanditaire de l’évaluation")
    evaluator: str = Field(description="Qui mène l’évaluation")
    interests: str | None = Field(default=None, description="Liens d’intérêt de l’évaluateur")
    territory: Territory = Field(description="Le territoire évalué")
    started_on: date = Field(description="Premier jour de l’initiative")
    idea_on: date | None = Field(default=None, description="Date de l’idée")
    alliance_on: date | None = Field(default=None, description="Date de la première alliance")
    evaluated_on: date = Field(description="Date de l’évaluation : elle date les rapports, et rien ne vient après elle")
    groups: dict[Slug, Group] = Field(
        min_length=1, description="Ceux qui répondent à un questionnaire : identifiant → groupe"
    )
    sessions: SessionNoun = Field(
        default=UNNAMED_SESSIONS,
        description="Comment s’appelle ce que le catalogue nomme « ateliers » ; « rendez-vous », si rien n’est dit",
    )
    partners: dict[Slug, Partner] = Field(description="Les organisations de l’alliance : identifiant → organisation")
    waves: dict[Slug, Wave] = Field(
        min_length=1, description="Les périodes de collecte, dans l’ordre : identifiant → vague"
    )
    sources: tuple[Source, ...] = Field(description="Les exports de réponses")
    registers: dict[Slug, Register] = Field(
        default_factory=dict, description="Tout ce qui est compté sans être une réponse : docs/registres.md"
    )
    decisions: str | None = Field(
        default=None,
        description="Registre des décisions (CSV ou classeur) : chaque doute tranché une fois, rejoué à chaque calcul",
    )
    questions: dict[Slug, EvaluationQuestion] = Field(
        description="Ce que l’évaluation doit dire ; la synthèse suit ces questions"
    )
    breakdowns: dict[Slug, Crossings] = Field(
        default_factory=dict,
        description="Groupe → questions selon lesquelles répartir ce qu’il apprécie et ce qui change",
    )
    crossed_views: dict[str, tuple[Slug, ...]] = Field(
        default_factory=dict, description="Regards croisés : objet → indicateurs de groupes différents qui en parlent"
    )
    targets: dict[Slug, Annotated[Target, BeforeValidator(_target, json_schema_input_type=float | Target)]] = Field(
        default_factory=dict, description="Indicateur → seuil à atteindre (un nombre), ou à ne pas dépasser (at_most)"
    )
    theory_of_change: TheoryOfChange | None = Field(
        default=None, description="Le raisonnement de l’initiative, dessiné par « utilite cadre »"
    )
    axes: dict[Slug, str] = Field(default_factory=dict, description="Axes du dialogue : identifiant → nom")
    sampling: dict[Slug, SamplingPlan] = Field(default_factory=dict, description="Groupe → plan de sondage")
    families: dict[str, Annotated[Family, BeforeValidator(as_family, json_schema_input_type=list[Slug] | Family)]] = (
        Field(default_factory=dict, description="Tests jugés ensemble : nom de la famille → indicateurs")
    )
    coding: CodingGrid | None = Field(default=None, description="Grille de codage des entretiens et des verbatims")
    partnership: Partnership | None = Field(default=None, description="La fiche d’un partenariat")
    lists: WordLists = Field(
        default=WordLists(), description="Vos mots : activités, genres de lieux, natures d’apport…"
    )
    valuation: dict[Slug, Valuation] = Field(default_factory=dict, description="Nature d’apport → taux horaire")
    states: tuple[DatedState, ...] = Field(default=(), description="Statut juridique, financement : état à chaque date")
    social_return: SocialReturn | None = Field(
        default=None, description="Retour social sur investissement : absent, s’il n’est pas déclaré"
    )
    confidentiality: Confidentiality = Field(
        default=Confidentiality(), description="En dessous de quels effectifs un chiffre est masqué"
    )
    erratum: Erratum | None = Field(default=None, description="Correction d’une version définitive déjà diffusée")
    rereadings: dict[Slug, Rereading] = Field(
        default_factory=dict, description="Partenaire → ce qu’il a dit de ses pages, envoyées pour relecture"
    )
    consents: dict[Slug, Consent] = Field(
        default_factory=dict,
        description="Qui a accepté d’être nommé ou cité : un partenaire, ou un mot à vous pour une personne, jamais son nom",
    )
    accepted_masks: tuple[str, ...] = Field(
        default=(),
        description="Indicateurs des questions posées qu’on accepte de masquer, à cause d’une version déjà diffusée",
    )
    quality: Quality = Field(default=Quality(), description="Ce qui est fait des réponses qu’on n’a pas pu lire")
    shares_with: Sharing = Field(
        default=Sharing(), description="Ce que les partenaires ont accepté, par écrit, de se montrer"
    )
    editions: dict[Slug, Edition | None] = Field(
        description="Les rapports à faire : nom → édition, ou rien ; l’annexe technique vient avec le complet"
    )
    schedule: Schedule | None = Field(default=None, description="Quand l’évaluation se fait toute seule")
    retention: Retention | None = Field(default=None, description="Jusqu’à quand ce qui est gardé l’est")
    milestones: tuple[Milestone, ...] = Field(default=(), description="Événements datés, pour la frise")
    next_date: Milestone | None = Field(
        default=None,
        description="Prochain rendez-vous (comité, restitution, enquête), que disent les cahiers et les fiches de structures",
    )
    comparators: tuple[Slug, ...] = Field(
        default=(), description="Repères publiés à montrer : identifiants de data/reference/publications.yaml"
    )
    brand: Brand = Field(
        default=Brand(), description="Les couleurs du commanditaire, si elles se lisent, sa police et sa photographie"
    )
    logos: tuple[Logo, ...] = Field(default=(), description="Logos de la couverture")
    questionnaires: dict[Slug, Questionnaire]
    """Loaded from `questionnaires/*.yaml`, by id; not written in `initiative.yaml`."""

    @field_validator("editions", mode="after")
    @classmethod
    def _complete_with_its_proofs(cls, editions: dict[Slug, Edition | None]) -> dict[Slug, Edition | None]:
        """Put the technical annex beside the complete report, whether it was asked for or not: that one leads to its proofs."""
        if COMPLETE not in editions or ANNEX in editions:
            return editions
        beside: dict[Slug, Edition | None] = {}
        for name, declared in editions.items():
            beside |= {name: declared, **({ANNEX: None} if name == COMPLETE else {})}
        return beside

    def waves_of(self, group: str) -> tuple[str, ...]:
        """Which waves this group answered, in the order of the declaration."""
        present = {source.wave for source in self.sources if source.group == group}
        return tuple(wave for wave in self.waves if wave in present or BY_DATE in present)

    def shows(self, what: Shared) -> bool:
        """Tell whether partners show one another what this is: they agreed to, and none of them took it back.

        One who did closes it for all: what the others gave, taken from the total, would tell what it gave; a tie has two ends.
        """
        return getattr(self.shares_with, what) == "all" and not any(
            one.withdrawn and "nommer" in one.to for key, one in self.consents.items() if key in self.partners
        )

    def is_drawn(self, group: str) -> bool:
        """Tell whether those asked in a group were drawn at random, as its sampling plan says."""
        plan = self.sampling.get(group)
        return plan is not None and plan.drawn == "au_hasard"

    def questionnaire_of(self, group: str) -> Questionnaire:
        """Return the questionnaire that a group answers."""
        return self.questionnaires[self.groups[group].questionnaire]
