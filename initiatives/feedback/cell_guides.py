"""What each column of a file is read as, and what to write in its cells, in the words of whoever fills it in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from initiatives.collection.headings import register_headings
from initiatives.collection.personal_values import personal_kinds
from initiatives.collection.raw import RawTable
from initiatives.declaration.model import Initiative
from initiatives.declaration.own_contracts import contract_of
from initiatives.declaration.questionnaire import Question, headings_of
from initiatives.declaration.register_contract import RegisterColumn
from initiatives.declaration.registers import ATTACHED, REGISTERS
from initiatives.declaration.vocabulary import DONT_KNOW, LABELS, NOT_CONCERNED
from initiatives.plain_text import and_others, plain
from initiatives.validation.contracts import Rule, question_rules, register_rules, response_date_rule, shown_bound

_TOLD = 30
"""Words told of a list."""


@dataclass(frozen=True)
class CellGuide:
    """How the cells of a column are read (« un nombre, en heures »), what to write in them, and whether they may be shown."""

    read_as: str
    write: str
    shown: bool = True


def guides(initiative: Initiative, raw: RawTable, structures: Sequence[str]) -> tuple[CellGuide, ...]:
    """Return the guide of each column of a table; `structures` are the names of the host structures.

    Free texts and columns that hold personal data are not shown.
    """
    known = dict(_of_answers(initiative, raw, structures) if raw.wave else _of_register(initiative, raw, structures))
    on_purpose = {plain(heading) for heading in _on_purpose(initiative, raw)}
    found = []
    for place, name in enumerate(raw.frame.columns):
        guide = known.get(str(name), _ANYTHING)
        if guide.shown and (
            plain(str(name)) in on_purpose or personal_kinds(raw.frame.iloc[:, place].cat.categories.tolist())
        ):
            guide = CellGuide(guide.read_as, guide.write, shown=False)
        found.append(guide)
    return tuple(found)


def _on_purpose(initiative: Initiative, raw: RawTable) -> Sequence[str]:
    if raw.wave:
        return initiative.questionnaire_of(raw.name).personal_columns
    return initiative.registers[raw.name].personal_columns


_ANYTHING = CellGuide("un identifiant", "le même identifiant pour la même chose, sans répétition")
_YES_NO = CellGuide("oui ou non", "« oui » ou « non »")
_TEXT = CellGuide("un texte libre", "ce que vous voulez, sans nom ni coordonnées", shown=False)


def _of_answers(initiative: Initiative, raw: RawTable, structures: Sequence[str]) -> Iterator[tuple[str, CellGuide]]:
    questionnaire = initiative.questionnaire_of(raw.name)
    respondent = questionnaire.respondent
    told: dict[str, CellGuide] = {
        "cle": CellGuide("la clé d’une personne", "la même clé à chaque vague, une seule ligne par personne"),
        "structure": _among("une structure d’accueil", structures),
        "partenaire": _among("un partenaire", [one.name for one in initiative.partners.values()]),
        "date_reponse": _date(_response_dates(initiative, raw)),
        **dict.fromkeys(("consentement", "opposition", "autorisation_parentale"), _YES_NO),
    }
    for key, headings in respondent.model_dump().items():
        yield from ((heading, told.get(key, _ANYTHING)) for heading in headings)
    rules = question_rules(questionnaire.questions, initiative.evaluated_on)
    for name, question in questionnaire.questions.items():
        guide = _of_question(question, rules.get(name, Rule()))
        for heading in headings_of(name, question):
            yield heading, guide
            yield from ((f"{heading}[{option}]", _YES_NO) for option in question.options)


def _response_dates(initiative: Initiative, raw: RawTable) -> Rule:
    wave = initiative.waves.get(raw.wave or "")
    return response_date_rule(wave.from_, wave.to) if wave else Rule()


def _of_question(question: Question, rule: Rule) -> CellGuide:
    if question.answer == "verbatim":
        return _TEXT
    if question.answer == "number":
        return _number(rule, question.decimals, question.unit)
    if question.answer == "date":
        return _date(rule)
    labels = [*question.levels().values()]
    if question.answer == "several_of":
        words = [option.label for option in question.options.values()]
        return CellGuide(
            "plusieurs réponses d’une liste", f"celles qui conviennent, séparées par « | » : {_listed(words)}"
        )
    apart = [LABELS[level] for level in (DONT_KNOW, NOT_CONCERNED) if question.answer != "one_of"]
    return _among("une réponse d’une liste", [*labels, *apart])


def _of_register(initiative: Initiative, raw: RawTable, structures: Sequence[str]) -> Iterator[tuple[str, CellGuide]]:
    contract = contract_of(initiative, raw.name)
    rules = register_rules(contract, initiative.evaluated_on)
    link = REGISTERS[ATTACHED[raw.name]].key if raw.name in ATTACHED else None
    for name, heading in register_headings(contract, initiative.registers[raw.name]).items():
        column = contract.columns[name]
        if name == link:
            yield heading, CellGuide("le numéro d’une séance", "le numéro d’une séance du journal")
        else:
            yield heading, _of_column(initiative, name, column, rules.get(name, Rule()), structures)


def _of_column(
    initiative: Initiative, name: str, column: RegisterColumn, rule: Rule, structures: Sequence[str]
) -> CellGuide:
    if column.kind == "number":
        return _number(rule, column.decimals, column.unit)
    if column.kind == "date":
        return _date(rule)
    if column.kind == "text":
        # A name, a title or an object says what the row is about: only what people said in their own words is hidden.
        return CellGuide(_TEXT.read_as, _TEXT.write, shown=name != "extrait")
    if column.kind == "one_of":
        return _among("un mot d’une liste", [column.label(option) for option in column.options])
    if name == "departement" and initiative.territory.departements:
        return _among("un département", initiative.territory.departements.values())
    lists: dict[str, tuple[str, Iterable[str]]] = {
        "structure": ("une structure d’accueil", structures),
        "partenaire": ("un partenaire", [one.name for one in initiative.partners.values()]),
        "groupe": ("un groupe", [one.label for one in initiative.groups.values()]),
        "vague": ("une vague", [one.label for one in initiative.waves.values()]),
        "axe": ("un axe", initiative.axes.values()),
        "commune": ("une commune", initiative.territory.communes.values()),
        "code": ("un code de la grille", initiative.coding.codes if initiative.coding else ()),
    }
    return _among(*lists[column.kind]) if column.kind in lists else _ANYTHING


def _among(what: str, words: Iterable[str]) -> CellGuide:
    return CellGuide(f"{what}", f"l’un de ces mots : {_listed([*words])}")


def _listed(words: Sequence[str]) -> str:
    more = f" ({and_others(len(words) - _TOLD)})" if len(words) > _TOLD else ""
    return ", ".join(f"« {word} »" for word in words[:_TOLD]) + more


def _number(rule: Rule, decimals: int, unit: str | None) -> CellGuide:
    what = "un nombre entier" if decimals == 0 else f"un nombre à {decimals} décimale{'s' if decimals > 1 else ''}"
    low, high = (None if bound is None else shown_bound(bound, decimals) for bound in (rule.low, rule.high))
    bounds = (
        f" de {low} à {high}" if low and high else f" d’au moins {low}" if low else f" d’au plus {high}" if high else ""
    )
    in_unit = f", en {_UNITS.get(unit, unit)}" if unit else ""
    return CellGuide(f"{what}{in_unit}", f"{what}{bounds}{in_unit}, en chiffres")


_UNITS = {"h": "heures", "min": "minutes", "€": "euros", "t": "tonnes", "ans": "années"}


def _date(rule: Rule) -> CellGuide:
    low, high = (f"{bound:%d/%m/%Y}" if isinstance(bound, date) else "" for bound in (rule.low, rule.high))
    bounds = f", du {low} au {high}" if low and high else f", au plus tard le {high}" if high else ""
    return CellGuide("une date", f"une date sous la forme jj/mm/aaaa{bounds}")
