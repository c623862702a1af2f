"""What was asked: the questions of a group, their wording, their answers, and where each tool writes them."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from initiatives.declaration.scales import SCALES, OwnScale, Scale
from initiatives.declaration.vocabulary import DONT_KNOW, ILLEGIBLE, LABELS, NO, NOT_CONCERNED, YES

if TYPE_CHECKING:
    AnswerKind = str
else:  # a scale that is added is a kind of answer
    AnswerKind = Literal[*SCALES, "echelle", "one_of", "several_of", "commune", "number", "date", "verbatim"]
Precision = Literal["mois", "annee"]
Direction = Literal["croissante", "decroissante"]
_TOLD_BOTH_WAYS = frozenset(name for name, scale in SCALES.items() if scale.named)
"""Scales whose numbers some tools count up and others down."""


class Option(BaseModel):
    """One possible answer: its label, and the other codes by which tools export it."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    label: str = Field(description="Libellé de la réponse")
    codes: tuple[str, ...] = Field(default=(), description="Codes que l’outil écrit à sa place")
    numbers: tuple[int, int] | None = Field(
        default=None,
        description="Nombres entiers lus comme elle, bornes comprises : [60, 74] ; l’âge exact n’est gardé nulle part",
    )

    def written(self) -> tuple[str, ...]:
        """Every code and every number that stands for it."""
        low, high = self.numbers or (1, 0)
        return (*self.codes, *map(str, range(low, high + 1)))


def _option(raw: object) -> object:
    return {"label": raw} if isinstance(raw, str) else raw


def _several(raw: object) -> object:
    return (raw,) if isinstance(raw, str) else raw


_Level = str | int


def _levels(raw: object) -> object:
    """Take one answer or several; that of a scale of numbers may be written as a number."""
    answers = raw if isinstance(raw, list | tuple) else [raw]
    return tuple(str(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in answers)


Headings = Annotated[tuple[str, ...], BeforeValidator(_several, json_schema_input_type=str | tuple[str, ...])]
"""One heading or several: a form that changed has had several."""


class Question(BaseModel):
    """One question; `columns` are the headings under which exports carry it (by default its id), or those of each option."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    text: str = Field(description="La question, telle qu’elle est posée")
    answer: AnswerKind = Field(description="Le genre de réponse")
    options: dict[str, Annotated[Option, BeforeValidator(_option, json_schema_input_type=str | Option)]] = Field(
        default_factory=dict, description="Réponses possibles : identifiant → libellé, ou {label, codes}"
    )
    columns: Headings | dict[str, Headings] = Field(
        default=(), description="Intitulé de sa colonne ; ou, pour plusieurs réponses possibles, option → intitulé"
    )
    waves: tuple[str, ...] = Field(default=(), description="Vagues où la question est posée ; vide : toutes")
    breaks: dict[str, str] = Field(
        default_factory=dict,
        description="Vague à partir de laquelle la question ou son échelle a changé → ce qui a changé",
    )
    about: str | None = Field(default=None, description="Groupe dont parle la question, s’il n’est pas le répondant")
    scale: OwnScale | None = Field(default=None, description="L’échelle, avec « answer: echelle »")
    direction: Direction | None = Field(
        default=None, description="Sens des codes de l’outil : croissante (1 = le moins) ou decroissante (1 = le plus)"
    )
    exclusive: str | None = Field(default=None, description="Option qui exclut les autres (« aucune »)")
    required: bool = Field(default=False, description="Une réponse est attendue de tous ceux à qui elle est posée")
    only_if: dict[
        str, Annotated[tuple[str, ...], BeforeValidator(_levels, json_schema_input_type=_Level | list[_Level])]
    ] = Field(default_factory=dict, description="Question → réponse (ou réponses) de ceux à qui celle-ci est posée")
    not_before: str | None = Field(
        default=None, description="Question (ou « date_reponse ») dont la date ne doit pas venir après celle-ci"
    )
    precision: Precision | None = Field(
        default=None, description="Ce qui est gardé d’une date : son mois, ou son année ; absent : le jour"
    )
    minimum: float | None = Field(default=None, description="Plus petit nombre admis")
    maximum: float | None = Field(default=None, description="Plus grand nombre admis")
    decimals: int = Field(default=0, ge=0, le=4, description="Décimales gardées d’un nombre")
    unit: str | None = Field(default=None, description="Unité d’un nombre")

    @property
    def ordered(self) -> Scale | None:
        """The scale of its answers, its codes in the direction that the tool gives them; None where there is none."""
        known = self.scale.scale() if self.scale is not None else SCALES.get(self.answer)
        return known.turned() if known is not None and known.named and self.direction == "decroissante" else known

    def levels(self) -> dict[str, str]:
        """Which answers count, in order: id → label. `ne_sait_pas` and `non_concerne` are kept apart."""
        if self.ordered is not None:
            return dict(self.ordered.levels)
        if self.answer == "one_of":
            return {key: option.label for key, option in self.options.items() if key not in (DONT_KNOW, NOT_CONCERNED)}
        return {NO: LABELS[NO], YES: LABELS[YES]} if self.answer == "several_of" else {}

    def categories(self) -> tuple[str, ...]:
        """Every code that a coded column of this question may hold: the levels, then the two answers kept apart."""
        return (*self.levels(), DONT_KNOW, NOT_CONCERNED)

    def held(self) -> tuple[str, ...]:
        """Every code that a cell may become: an answer, or one that could not be read."""
        return (*self.categories(), ILLEGIBLE)

    @property
    def numeric(self) -> bool:
        """Whether a mean of its answers has a meaning."""
        return self.answer == "number" or (self.ordered is not None and self.ordered.averaged)


class Respondent(BaseModel):
    """Under which headings an export says who answers, when and how; every key may list several headings."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id_reponse: Headings = Field(default=(), description="Numéro de la réponse : le même remplace")
    cle: Headings = Field(
        default=(), description="Clé d’une personne, la même à chaque vague : elle rapproche avant et après"
    )
    structure: Headings = Field(default=(), description="Structure d’accueil de qui répond")
    partenaire: Headings = Field(default=(), description="Partenaire pour qui l’on répond")
    date_reponse: Headings = Field(default=(), description="Date de la réponse")
    consentement: Headings = Field(default=(), description="Accord : sans lui, la ligne n’est pas lue")
    opposition: Headings = Field(default=(), description="Refus que la réponse serve")
    autorisation_parentale: Headings = Field(default=(), description="Accord d’un parent, pour les moins de 15 ans")
    terminee: Headings = Field(
        default=(), description="Colonne vide tant que le questionnaire n’est pas envoyé (submitdate)"
    )
    validation: Headings = Field(default=(), description="Colonne qui dit si l’envoi a été rejeté (_validation_status)")


class Questionnaire(BaseModel):
    """All the questions asked of a group."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: str = Field(description="Son titre, imprimé en annexe")
    version: str = Field(description="Change quand une question change")
    respondent: Respondent = Field(
        default=Respondent(), description="Les colonnes qui disent qui répond, quand et avec quel accord"
    )
    third_party: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="Question → réponses qui signalent qu’un tiers a répondu"
    )
    minors: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]] = Field(
        default_factory=dict,
        description="Question → réponses qui demandent l’autorisation d’un parent (moins de 15 ans)",
    )
    agreements: tuple[str, ...] = Field(
        default=(), description="Phrases cochées qui valent consentement (« J’ai lu et j’accepte »)"
    )
    partial: Literal["gardees", "ecartees"] = Field(
        default="gardees", description="Réponses commencées sans être envoyées : comptées ou mises à l’écart"
    )
    ignored_columns: tuple[str, ...] = Field(default=(), description="Colonnes des exports qui ne servent pas")
    personal_columns: tuple[str, ...] = Field(
        default=(),
        description="Intitulés de colonnes déclarées qui tiennent exprès des données personnelles (une adresse comme clé)",
    )
    direction: Direction | None = Field(
        default=None, description="Sens des codes de toutes les échelles, sauf de celles qui disent le leur"
    )
    questions: dict[str, Question] = Field(min_length=1, description="Les questions : identifiant → question")

    @model_validator(mode="before")
    @classmethod
    def _same_direction(cls, raw: object) -> object:
        """Give the direction of the questionnaire to its scales that do not say theirs."""
        if not isinstance(raw, dict) or not isinstance(raw.get("questions"), dict) or "direction" not in raw:
            return raw
        asked = {
            key: {"direction": raw["direction"], **one}
            if isinstance(one, dict) and (one.get("answer") in _TOLD_BOTH_WAYS or one.get("answer") == "echelle")
            else one
            for key, one in raw["questions"].items()
        }
        return {**raw, "questions": asked}


def headings_of(name: str, question: Question) -> tuple[str, ...]:
    """Headings under which a question may stand in an export: those declared, or its id."""
    if isinstance(question.columns, dict):
        return tuple(heading for headings in question.columns.values() for heading in headings)
    return question.columns or (name,)


def headings_of_option(name: str, question: Question, option: str) -> tuple[str, ...]:
    """Headings under which one option of a question may have its column: those declared, or `interets[jouer]`."""
    if isinstance(question.columns, dict):
        return question.columns.get(option) or (f"{name}[{option}]",)
    return tuple(f"{heading}[{option}]" for heading in headings_of(name, question))
