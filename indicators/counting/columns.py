"""Which columns each table of an initiative has, before any data is read: their answers and their labels."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import get_args

from initiatives.declaration.communes import commune_labels
from initiatives.declaration.model import Code, Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import ATTACHED, ATTENDED, DERIVED, PAIRS, PARTICIPANTS, REGISTERS, VERBATIMS
from initiatives.declaration.scales import Scale
from initiatives.declaration.vocabulary import (
    ACTOR_TYPES,
    DONT_KNOW,
    LABELS,
    MATCHED,
    NO,
    NOT_CONCERNED,
    SCOPES,
    SEVERAL,
    YES,
    Sense,
)
from initiatives.validation.derived_tables.pairs import DIFFERENT, PAIR, SAME, names_pairs
from initiatives.validation.derived_tables.periods import DATED, MONTHS

YES_NO = {NO: LABELS[NO], YES: LABELS[YES]}


@dataclass(frozen=True)
class Column:
    """One column that can be counted.

    `levels` are the answers that count, in order, with their labels; empty when only the data tells them (ids, open
    numbers), and then `names` gives a label to the ids that have one. `answer` is the kind of question or of register
    column; `options` are those of a question with several answers; `waves` those at which it was asked and answers were
    collected (None outside questionnaires); `breaks` the waves from which it is no longer the same, and what changed; `senses`,
    of the codes of the coding grid, the kind of effect that each names.
    """

    label: str
    answer: str
    levels: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, str] = field(default_factory=dict)
    waves: tuple[str, ...] | None = None
    breaks: Mapping[str, str] = field(default_factory=dict)
    senses: Mapping[str, Sense] = field(default_factory=dict)
    scale: Scale | None = None
    """Of a question, the scale of its answers."""
    alike: bool = False
    """Whether the declaration says it of every row of a register (`every_row`): that all are alike is then no finding."""

    @property
    def best(self) -> tuple[str, ...]:
        """Return the favourable half of the scale; empty when it is not an ordered scale."""
        return self.scale.best if self.scale is not None else ()

    @property
    def worst(self) -> tuple[str, ...]:
        """Return the unfavourable half of the scale; empty when it is not an ordered scale."""
        return self.scale.worst if self.scale is not None else ()

    @property
    def noted(self) -> bool:
        """Whether it is on a scale of which a mean has a meaning."""
        return self.scale is not None and self.scale.averaged

    def name(self, level: str) -> str:
        """Return the label of an answer, or the answer itself when it has none."""
        return self.levels.get(level) or self.names.get(level) or level


@dataclass(frozen=True)
class Columns:
    """Every column of every table of an initiative: groups first, then registers."""

    tables: Mapping[str, Mapping[str, Column]]
    questionnaires: Mapping[str, str]
    """Group → its questionnaire."""

    def get(self, table: str, column: str) -> Column | None:
        """Return a column, or None when the table or the column does not exist."""
        return self.tables.get(table, {}).get(column)

    def lacking(self, table: str, column: str | None = None) -> str | None:
        """Say in French what the initiative lacks, or None when it has this table and this column."""
        if table not in self.tables:
            register = DERIVED.get(table, table)
            what = f"le registre « {register} »" if register in REGISTERS else f"le groupe « {table} »"
            return f"demande {what}, que l’initiative ne fournit pas"
        known = self.get(table, column) if column is not None else None
        if known is not None and known.waves == ():
            return f"demande la question « {column} », qui n’est posée à aucune des vagues recueillies"
        if column is None or known is not None:
            return None
        if table in self.questionnaires:
            asked = f"le questionnaire « {self.questionnaires[table]} » ne pose pas"
            return f"demande la question « {column} », que {asked}"
        return f"demande la colonne « {column} », que le registre « {table} » ne contient pas"

    def without_word(self, table: str, column: str, word: str) -> str | None:
        """Say in French that a closed list does not hold a word, or None when it does, or nothing tells."""
        known = self.get(table, column)
        if known is None or not known.levels or word in (*known.levels, DONT_KNOW, NOT_CONCERNED):
            return None
        return f"demande « {word} » dans la colonne « {column} » de « {table} », qui n’est pas un de ses mots"

    def told_alike(self, table: str, column: str) -> str | None:
        """Say in French that a closed list is declared alike of every row, so that no share of it is found; else None."""
        known = self.get(table, column)
        if known is None or not known.alike or not known.levels:
            return None
        return f"compte « {column} », que la déclaration dit de toutes les lignes de « {table} » (« every_row »)"


def columns_of(initiative: Initiative) -> Columns:
    """Return every column that an initiative can count, from its questionnaires and registers."""
    tables: dict[str, dict[str, Column]] = {group: _answers(initiative, group) for group in initiative.groups}
    for register in initiative.registers:
        tables[register] = _register(initiative, register)
    tables |= {name: _made(initiative, name) for name, source in DERIVED.items() if source in initiative.registers}
    return Columns(
        tables=tables, questionnaires={group: declared.questionnaire for group, declared in initiative.groups.items()}
    )


def _answers(initiative: Initiative, group: str) -> dict[str, Column]:
    questionnaire = initiative.questionnaire_of(group)
    held = {MATCHED: Column("Présent aux deux vagues", "oui_non", YES_NO)}
    if questionnaire.respondent.structure:
        held |= _scopes(initiative, ("structure", "type_structure", "departement", "partenaire"))
    if questionnaire.respondent.partenaire:
        held |= _scopes(initiative, ("partenaire", "type_acteur"))
    for key, question in questionnaire.questions.items():
        waves = tuple(wave for wave in initiative.waves_of(group) if not question.waves or wave in question.waves)
        held |= question_columns(key, question, waves)
    return held


def question_columns(key: str, question: Question, waves: tuple[str, ...]) -> dict[str, Column]:
    """Return the columns of one question asked at these waves: itself, or also one per option."""
    if question.answer != "several_of":
        levels, scale = question.levels(), question.ordered
        return {key: Column(question.text, question.answer, levels, waves=waves, breaks=question.breaks, scale=scale)}
    options = {
        option: known.label for option, known in question.options.items() if option not in (DONT_KNOW, NOT_CONCERNED)
    }
    return {key: Column(question.text, "several_of", options=options, waves=waves, breaks=question.breaks)} | {
        f"{key}.{option}": Column(label, "oui_non", YES_NO, waves=waves, breaks=question.breaks)
        for option, label in options.items()
    }


def _register(initiative: Initiative, register: str) -> dict[str, Column]:
    own = {key: one for key, one in contract_of(initiative, register).columns.items() if one.kind != "time"}
    declared = initiative.registers.get(register)
    alike = declared.every_row if declared is not None else {}
    held = {key: replace(_register_column(initiative, key, column), alike=key in alike) for key, column in own.items()}
    held |= _added(initiative, register)
    if "structure" in own or register in ATTACHED:
        held |= _scopes(initiative, ("structure", "type_structure", "departement", "partenaire"))
    if "axe" in own:
        held |= _scopes(initiative, ("axe",))
    if "partenaire" in own:
        held |= _scopes(initiative, ("partenaire", "type_acteur"))
    return held | _scopes(initiative, tuple(kind for kind in SCOPES if kind in own))


def _register_column(initiative: Initiative, key: str, column: RegisterColumn) -> Column:
    if column.kind == "code":
        codes = _codes(initiative)
        labels = {code: known.label for code, known in codes.items()}
        return Column("Code", "one_of", labels, senses={code: known.sense for code, known in codes.items()})
    if column.kind == "commune":
        return Column("Commune", "one_of", commune_labels(initiative.territory.communes))
    names = {partner: known.name for partner, known in initiative.partners.items()}
    labels = {option: column.label(option) for option in column.options}
    return Column(key, column.kind, labels, names if column.kind == "partenaire" else {})


def _added(initiative: Initiative, register: str) -> dict[str, Column]:
    """Return the columns that validation adds to a register."""
    if register in DATED:
        return {"mois": Column("Mois", "id", names=MONTHS), "annee": Column("Année", "id")}
    if register == "participations":
        return {"revient": Column("Revient l’année suivante", "one_of", YES_NO)}
    if register == "contributions":
        return {"valorise": Column("Montant valorisé à partir des heures", "one_of", YES_NO)}
    if register == "verbatims_codes":
        return {"sense": Column("Sens", "one_of", {sense: LABELS[sense] for sense in get_args(Sense)})}
    return {}


def _made(initiative: Initiative, table: str) -> dict[str, Column]:
    """Return the columns of a table that validation makes from a register."""
    if table == PARTICIPANTS:
        places = _scopes(initiative, ("structure", "type_structure", "departement", "partenaire"))
        return {kind: _or_several(column) for kind, column in places.items()}
    if table == ATTENDED:
        return _register(initiative, "seances") | {"presents": Column("Présents", "number")}
    if table == PAIRS:
        worlds = {world: LABELS[world] for world in (SAME, DIFFERENT)}
        partners = {key: partner.name for key, partner in initiative.partners.items()}
        return {
            **({PAIR: Column("Paire de partenaires", "id", names=partners)} if names_pairs(initiative) else {}),
            "avant": Column("En relation avant", "one_of", YES_NO),
            "apres": Column("En relation après", "one_of", YES_NO),
            "confirme_avant": Column("Relation d’avant dite par les deux", "one_of", YES_NO),
            "confirme_apres": Column("Relation d’après dite par les deux", "one_of", YES_NO),
            "mondes": Column("Types d’acteurs reliés", "one_of", worlds),
            "ecart_confiance": Column("Écart entre les deux notes de confiance", "number"),
        }
    codes = _codes(initiative)
    waves = Column("Vague", "id", names={key: wave.label for key, wave in initiative.waves.items()})
    forms = Column("Forme", "one_of", {form: LABELS[form] for form in ("individuel", "collectif")})
    return {
        "groupe": Column("Groupe", "id", names={key: group.label for key, group in initiative.groups.items()}),
        **({"vague": waves} if table == VERBATIMS else {"forme": forms}),
        "code": Column(
            "Codes évoqués",
            "several_of",
            options={key: code.label for key, code in codes.items()},
            senses={key: code.sense for key, code in codes.items()},
        ),
        **{f"code.{key}": Column(code.label, "oui_non", YES_NO) for key, code in codes.items()},
    }


def _or_several(place: Column) -> Column:
    """Let people be in several places; where only the data tells the levels, this one has a label too."""
    also = {SEVERAL: "Plusieurs"}
    return replace(place, levels=place.levels and {**place.levels, **also}, names={**place.names, **also})


def _codes(initiative: Initiative) -> Mapping[str, Code]:
    return initiative.coding.codes if initiative.coding else {}


def _scopes(initiative: Initiative, kinds: tuple[str, ...]) -> dict[str, Column]:
    partners = {key: partner.name for key, partner in initiative.partners.items()}
    every = {
        "structure": Column("Structure", "id"),
        "type_structure": Column(
            "Type de structure", "one_of", {key: word.label for key, word in initiative.lists.structure_types.items()}
        ),
        "partenaire": Column("Partenaire", "id", names=partners),
        "type_acteur": Column("Type d’acteur", "one_of", {kind: LABELS[kind] for kind in ACTOR_TYPES}),
        "departement": Column("Département", "id", names=initiative.territory.departements),
        "axe": Column("Axe", "one_of", initiative.axes),
    }
    return {kind: every[kind] for kind in kinds}
