"""What a new initiative begins with: the groups of its form or of its exports, what is asked of them, what is kept of it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from flows.first_indicators import OwnBlock, blocks_of
from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
from indicators.definitions.ready_questionnaires import asked_by, fed_by, general_questions, ready_questionnaires
from indicators.definitions.roles import own_id, sessions_called
from indicators.measures.multiple_choice import MultipleChoice
from initiatives.codebooks.drafted import DraftOption, DraftQuestion, DraftQuestionnaire, as_id, written
from initiatives.codebooks.found_exports import FoundExport, communes_named
from initiatives.codebooks.what_names_say import (
    is_masculine,
    is_of_people,
    is_weight,
    likely_role,
    likely_type,
    one_of_many,
    town_of,
)
from initiatives.codebooks.without_codebook import EMPTY
from initiatives.declaration.model import UNNAMED_SESSIONS
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.registers import DERIVED, REGISTERS
from initiatives.declaration.spellings import known_words
from initiatives.declaration.vocabulary import CALLED, OF_ORGANISATIONS, ROLES, Form, PartnerType, Role
from initiatives.declaration.word_lists import COUNTED_WORDS, ListName, Word, WordLists
from initiatives.plain_text import loosely, plain
from reports.words.french import period

USUAL: Mapping[Form, tuple[Role, ...]] = {
    "dialogue_territorial": ("habitants", "partenaires"),
    "partenariat": ("salaries", "partenaires"),
    "experimentation_collective": ("beneficiaires", "partenaires"),
}
"""Whom an initiative of each form asks, when nobody says."""
_KEPT: Mapping[Form, tuple[str, ...]] = {
    "dialogue_territorial": ("reunions", "plan_actions", "contributions"),
    "partenariat": ("contributions", "objectifs"),
    "experimentation_collective": ("seances", "contributions"),
}
"""What an initiative of each form keeps count of."""
_HEADED = {"seances": {"lieu": "Lieu", "presents": "Nombre de participants"}}
"""Headings that a register is begun with: a log of sessions says a place, and how many came."""
_LIKELY = {"statut": "realise", "usage": "action"}
"""What a log that does not say it most likely holds: what took place, for the action itself."""
_MOMENTS = {
    "debut": ("Début de l’action", ("2024-09-15", "2024-10-15")),
    "fin": ("Fin de l’action", ("2025-05-01", "2025-05-31")),
}
_ENDS = " ?.:*"
"""What a question may end with, that tells nothing."""
_BEFORE, _AFTER = "debut", "fin"
_TABLES = frozenset((*REGISTERS, *DERIVED))
"""Names that no group may bear: a register, or what is made of one, has them."""
_UNNAMED = ("Enquêtés", "l’enquêté")
"""How those are called whom no name of a file says."""
_ALIKE = 0.8
"""Share of their questions that two exports of one questionnaire have both."""


Source = Mapping[str, str | Mapping[str, str]]
"""One export as the declaration writes it: its group, its wave, its file, its format, and which of its rows."""


@dataclass(frozen=True)
class NewGroup:
    """One group: how it is called, and its questionnaire as it will be written."""

    id: str
    label: str
    singular: str
    role: Role | None
    organisations: bool
    questionnaire: str
    agreed: bool = True
    """Whether a column says that people agreed."""
    headings: tuple[str, ...] = ()
    """Of a ready questionnaire, the headings of the export to come."""
    own: tuple[OwnBlock, ...] = ()
    weight: str = ""
    """The question that seems to hold the weight of each answer."""
    guessed_role: bool = False
    """Whether its role was guessed from another word than the role’s own."""


@dataclass(frozen=True)
class NewWave:
    """One period of collection, with the days that exports show."""

    id: str
    label: str
    first: date | None = None
    last: date | None = None
    example: tuple[str, str] = ("2025-05-01", "2025-05-31")


@dataclass(frozen=True)
class NewRegister:
    """One register: where it is, and under which headings."""

    name: str
    label: str
    file: str
    format: str
    sheet: str | None = None
    columns: Mapping[str, str] | None = None
    lacking: tuple[str, ...] = ()
    every_row: Mapping[str, str] | None = None
    """Of the columns that lack, what they are worth in every row, most likely."""

    @property
    def words_of(self) -> Mapping[str, tuple[str, ...]]:
        """Of the columns that lack, the words of those that take some of a closed list."""
        return {column: REGISTERS[self.name].columns[column].options for column in self.lacking}


@dataclass(frozen=True)
class NewPartner:
    """One organisation: its name, where a register tells it."""

    id: str
    name: str = ""
    type: PartnerType | None = None
    """What its name says that it is."""
    since: date | None = None
    """The first day at which a register names it."""


@dataclass(frozen=True)
class UnplacedWords:
    """Words that registers write and that are none of a list’s own, and that list as it stands, each word in one line of YAML."""

    name: str
    seen: tuple[str, ...]
    known: Mapping[str, str]


@dataclass(frozen=True)
class Beginning:
    """All that is known of an initiative before anybody has filled a blank."""

    form: Form
    groups: tuple[NewGroup, ...]
    waves: tuple[NewWave, ...]
    sources: tuple[Source, ...]
    registers: tuple[NewRegister, ...]
    partners: tuple[NewPartner, ...] = (NewPartner("partenaire_un"),)
    communes: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    """The axes of a dialogue, where a register names them."""
    sessions: str = ""
    """How questions call, in the plural, what the catalogue calls « ateliers »."""
    lists: Mapping[str, tuple[str, ...]] | None = None
    unplaced: tuple["UnplacedWords", ...] = ()
    exports: tuple[Path, ...] = ()
    """Files to copy into `exports/`."""


def of_its_form(form: Form, roles: Sequence[Role]) -> Beginning:
    """Begin with ready questionnaires: those of `roles`, or of those whom an initiative of this form usually asks."""
    waves = (_BEFORE, _AFTER) if form == "experimentation_collective" else (_AFTER,)
    groups = tuple(_ready_group(role, waves) for role in roles or USUAL[form])
    sources = tuple(
        {"group": group.id, "wave": wave, "file": f"exports/{group.id}_{wave}.csv", "format": "csv"}
        for group in groups
        for wave in (waves[-1:] if group.organisations else waves)
    )
    return Beginning(
        form, groups, tuple(NewWave(id, _MOMENTS[id][0], example=_MOMENTS[id][1]) for id in waves), sources, _kept(form)
    )


def of_exports(form: Form, roles: Sequence[Role], found: Sequence[FoundExport]) -> Beginning:
    """Begin with what exports show; `roles` that none of them serves have their ready questionnaire."""
    answers = _by_group(_waves_of_one([one for one in found if one.draft is not None]))
    moments = {name: _moments(ones) for name, ones in answers.items()}
    every = dict.fromkeys(
        sorted((wave for waves in moments.values() for wave in waves), key=_in_time(moments, answers))
    )
    served = {one.role for ones in answers.values() for one in ones}
    missing = [role for role in roles if role not in served]
    waves = tuple(
        _wave(
            id,
            [one for name, ones in answers.items() for one, at in zip(ones, moments[name], strict=True) if at == id],
            alone=len(every) == 1,
        )
        for id in every or (_AFTER,)
    )
    last = waves[-1].id
    groups = [_seen_group(name, ones, moments[name], waves) for name, ones in answers.items()]
    groups += [_ready_group(role, (last,)) for role in missing or (() if groups else USUAL[form])]
    sources = [
        _source({"group": name, "wave": wave}, one)
        for name, ones in answers.items()
        for one, wave in zip(ones, moments[name], strict=True)
    ]
    sources += [
        {"group": group.id, "wave": last, "file": f"exports/{group.id}_{last}.csv", "format": "csv"}
        for group in groups
        if group.headings
    ]
    kept = [one for one in found if one.register is not None]
    registers = {one.register for one in kept}
    words: dict[str, dict[str, None]] = {}
    for one in kept:
        for column, seen in one.words.items():
            contract = REGISTERS[one.register or ""].columns[column]
            words.setdefault(contract.listed or contract.kind, {}).update(dict.fromkeys(seen))
    return Beginning(
        form=form,
        groups=tuple(groups),
        waves=waves,
        sources=tuple(sources),
        registers=tuple(
            NewRegister(
                name := one.register or "",
                REGISTERS[name].label,
                f"exports/{one.file.name}",
                one.format if one.format in ("csv", "tableur") else "csv",
                one.sheet,
                {
                    column: heading
                    for column, heading in one.columns.items()
                    if column != heading and REGISTERS[name].columns[column].instead_of not in registers
                },
                tuple(column for column in one.lacking if column not in _LIKELY),
                {column: _LIKELY[column] for column in one.lacking if column in _LIKELY},
            )
            for one in kept
        )
        or _kept(form),
        partners=tuple(
            NewPartner(
                as_id(name),
                name,
                likely_type(name),
                min((one.since[name] for one in kept if name in one.since), default=None),
            )
            for name in words.get("partenaire", ())
        )
        or (NewPartner("partenaire_un"),),
        axes=tuple(words.get("axe", ())),
        communes=tuple(dict.fromkeys(commune for one in found for commune in one.communes))
        or communes_named(filter(None, map(town_of, words.get("partenaire", ())))),
        sessions=_sessions(found) or _of_a_log(found),
        lists={name: tuple(seen) for name, seen in words.items() if name == "activities"},
        unplaced=tuple(_unplaced(words)),
        exports=tuple(dict.fromkeys(one.file for one in found)),
    )


def _unplaced(words: Mapping[str, Iterable[str]]) -> Iterator[UnplacedWords]:
    """Give each list that stands ready of which registers write words that are none of its own."""
    for name, seen in words.items():
        usual = WordLists().words(cast(ListName, name)) if name in get_args(ListName) else {}
        known = known_words(usual)
        strange = tuple(word for word in seen if plain(word) not in known and loosely(plain(word)) not in known)
        if usual and name not in COUNTED_WORDS:  # nothing is counted of what nobody writes: they are no words of theirs
            written = {known.get(said, known.get(loosely(said))) for said in map(plain, seen)}
            usual = {key: one for key, one in usual.items() if key in written}
            own = {as_id(word): Word(label=word) for word in strange}
            yield UnplacedWords(name, strange, {key: _as_written(one) for key, one in {**own, **usual}.items()})
        elif usual and strange:
            yield UnplacedWords(name, strange, {key: _as_written(one) for key, one in usual.items()})


def _as_written(word: Word) -> str:
    said = {"label": "", **word.model_dump(exclude_defaults=True, mode="json")}
    said["codes"] = said.pop("codes", [])
    return yaml.safe_dump(said, allow_unicode=True, default_flow_style=True, sort_keys=False, width=10_000).strip()


def _sessions(found: Iterable[FoundExport]) -> str:
    """Find how questions that ask the same as ready ones call the sessions, as they write it."""
    nouns = Counter(
        one.text[at : at + len(noun)]
        for export in found
        if export.draft is not None and export.role
        for one in export.draft.questions
        for _, question in _questions(export.role)
        if (noun := _called(question.text, one.text)) and (at := plain(one.text).find(noun)) >= 0
    )
    return next((noun for noun, _ in nouns.most_common(1) if plain(noun) != "ateliers"), "")


def _of_a_log(found: Iterable[FoundExport]) -> str:
    """Find how the name of a log calls the sessions, where it begins with a noun that is known to be masculine."""
    named = [one.label[:1].lower() + one.label[1:] for one in found if one.register == "seances"]
    return next(filter(is_masculine, named), "")


def _kept(form: Form) -> tuple[NewRegister, ...]:
    return tuple(
        NewRegister(name, REGISTERS[name].label, f"exports/{name}.xlsx", "tableur", columns=_HEADED.get(name, {}))
        for name in _KEPT[form]
    )


def _ready_group(role: Role, waves: Sequence[str]) -> NewGroup:
    """Write the ready questionnaire of a role: what suits any initiative, and what each question feeds."""
    file, (label, singular) = ROLES[role], CALLED[role]
    organisations = role in OF_ORGANISATIONS
    asked, (catalogue, fed) = general_questions(file), _fed()
    several = len(waves) > 1 and not organisations
    respondent = ["id_reponse", *(["cle"] if several else []), "date_reponse"]
    respondent += ["partenaire"] if role == "partenaires" else [] if organisations else ["consentement"]
    lines = [
        f"# Les questions posées à ce groupe ({label.lower()}). La clé de chacune est son identifiant : les indicateurs le citent,",
        "# gardez-le ; les mots, eux, sont à adapter. « columns » donne l’intitulé de sa colonne dans l’export, s’il est autre.",
        f"title: {yaml_text(f'Questionnaire : {label.lower()}')}",
        'version: "1"',
        "direction: croissante    # sens des codes de vos échelles : croissante (1 = le moins) ou decroissante (1 = le plus)",
        "",
        "# Les colonnes qui disent qui répond et quand" + (", la même clé à chaque vague." if several else "."),
        "respondent:",
        *(f"  {column}: {column}" for column in respondent),
        "",
        "questions:",
    ]
    headings = [*respondent]
    for key, question in asked.items():
        kept = {name: value for name, value in question.items() if name != "waves" or several}
        feeds = [
            _own(id, file, role) for id in fed.get((file, key), ()) if _asked_enough(catalogue[id], file, role, asked)
        ]
        text = sessions_called(
            UNNAMED_SESSIONS, yaml.safe_dump({key: kept}, allow_unicode=True, sort_keys=False, width=110)
        )
        text = re.sub(r"waves:\n +- (\w+)\n", r"waves: [\1]\n", text)
        lines.append(f"  # nourrit : {', '.join(feeds)}")
        lines += [f"  {line}" for line in text.splitlines()]
        headings += (
            [f"{key}[{option}]" for option in question["options"]] if question["answer"] == "several_of" else [key]
        )
    text = "\n".join(lines) + "\n"
    return NewGroup(role, label, singular, role, organisations, text, headings=tuple(headings))


@lru_cache
def _fed() -> tuple[Mapping[str, Indicator], Mapping[tuple[str, str], tuple[str, ...]]]:
    catalogue = read_catalogue().indicators
    return catalogue, fed_by(catalogue.values())


def _own(id: str, file: str, role: Role) -> str:
    return id if role == file else own_id(id, file, role)


def _asked_enough(indicator: Indicator, file: str, role: Role, asked: Mapping[str, Mapping[str, Any]]) -> bool:
    """Tell whether a group of this role has an indicator: it is about the role, and all that it rests on is asked."""
    if role != file and not (indicator.id.startswith(f"{file}_") or indicator.id.endswith(f"_{file}")):
        return False
    rests = (name.partition(".") for name in asked_by(indicator).questions.get(file, ()))
    ready = ready_questionnaires()[file].questions
    whole = isinstance(indicator.measure, MultipleChoice)
    return all(
        question in asked and (not option or whole or option in asked[question].get("options", ready[question].options))
        for question, _, option in rests
    )


def _waves_of_one(answers: Sequence[FoundExport]) -> list[FoundExport]:
    """Give one name to exports that ask the same one after the other: what their names share; what is left is their moment."""
    named = list(answers)
    for place, one in enumerate(answers):
        alike = [rank for rank, other in enumerate(answers) if rank == place or _asks_as_before(one, other)]
        words = [answers[rank].name.split("_") for rank in alike]
        shared = [word for word in words[0] if all(word in others for others in words)]
        if len(alike) < 2 or not shared:
            continue
        left = "_".join(word for word in one.name.split("_") if word not in shared)
        label = " ".join(word for word in one.label.split() if as_id(word) in shared)
        named[place] = replace(
            one, name="_".join(shared), label=label, moment="_".join(filter(None, (left, one.moment)))
        )
    return named


def _asks_as_before(one: FoundExport, other: FoundExport) -> bool:
    """Tell whether two exports ask nearly the same, and one ends before the other begins."""
    if one.role or other.role or one.draft is None or other.draft is None or not (one.first and other.first):
        return False
    asked, also = ({question.id for question in draft.questions} for draft in (one.draft, other.draft))
    apart = (one.last or one.first) < other.first or (other.last or other.first) < one.first
    return apart and len(asked & also) >= max(2, _ALIKE * len(asked | also))


def _by_group(answers: Iterable[FoundExport]) -> dict[str, list[FoundExport]]:
    groups: dict[str, list[FoundExport]] = {}
    for one in answers:
        name = one.role or one.name
        groups.setdefault(f"groupe_{name}" if name in _TABLES else name, []).append(one)
    return groups


def _moments(ones: Sequence[FoundExport]) -> list[str]:
    """Name the wave of each export of a group: what its file says; else its rank in time, the last one at the end."""
    said = [f"annee_{one.moment}" if one.moment[:1].isdigit() else one.moment for one in ones]
    if len(ones) == 1:
        return [said[0] or _AFTER]
    if all(said) and len(set(said)) == len(said):
        return said
    order = sorted(range(len(ones)), key=lambda place: ones[place].first or date.max)
    return [f"vague_{order.index(place) + 1}" for place in range(len(ones))]


def _in_time(moments: Mapping[str, Sequence[str]], answers: Mapping[str, Sequence[FoundExport]]) -> "_Order":
    days: dict[str, date] = {}
    for name, ones in answers.items():
        for one, wave in zip(ones, moments[name], strict=True):
            days[wave] = min(days.get(wave, date.max), one.first or date.max)
    return _Order(days)


@dataclass(frozen=True)
class _Order:
    days: Mapping[str, date]

    def __call__(self, wave: str) -> tuple[date, int, str]:
        return self.days[wave], list(_MOMENTS).index(wave) if wave in _MOMENTS else 0, wave


def _wave(id: str, ones: Sequence[FoundExport], *, alone: bool) -> NewWave:
    """Make a wave of what its exports show; one that stands `alone` is no end of anything, and is called by its months."""
    first = min((one.first for one in ones if one.first), default=None)
    last = max((one.last for one in ones if one.last), default=None)
    label, example = _MOMENTS.get(
        id, (id.removeprefix("annee_").replace("_", " ").capitalize(), ("2025-05-01", "2025-05-31"))
    )
    if alone and first and last and not any(one.moment for one in ones):
        label = period(first, last)[:1].upper() + period(first, last)[1:]
    return NewWave(id, label, first, last, example)


def _source(begun: Mapping[str, str], one: FoundExport) -> Source:
    sheet = {"sheet": one.sheet} if one.sheet else {}
    where = {"where": one.where} if one.where else {}
    return {**begun, "file": f"exports/{one.file.name}", "format": one.format, **sheet, **where}


def _seen_group(name: str, ones: Sequence[FoundExport], moments: Sequence[str], waves: Sequence[NewWave]) -> NewGroup:
    role = ones[0].role or likely_role(name)
    guessed = ones[0].role is None
    drafts = [in_ready_words(one.draft, role) for one in ones if one.draft is not None]
    draft = _together(drafts, moments)
    seen = ones[0].label or name.replace("_", " ")
    called = CALLED[role] if role and not guessed else (seen[:1].upper() + seen[1:], _one_of(seen))
    label, singular = called if role or is_of_people(seen) else _UNNAMED
    asked = [one for one in draft.questions if not role or one.id not in _ready(role)]
    followed = "cle" in draft.respondent and len(set(moments)) > 1
    own = blocks_of(name, label, asked, followed=followed)
    return NewGroup(
        name,
        label,
        singular,
        role,
        role in OF_ORGANISATIONS,
        written(replace(draft, name=name, title=label)),
        agreed="consentement" in draft.respondent,
        own=own,
        weight=next((one.id for one in draft.questions if one.answer == "number" and is_weight(one.text)), ""),
        guessed_role=role is not None and guessed,
    )


def _one_of(name: str) -> str:
    """Guess the singular of a group, with its article: « parents » is « le parent »; it is there to be read again."""
    one = one_of_many(name[:1].lower() + name[1:])
    return f"l’{one}" if plain(one)[:1] in "aeiouy" else f"le {one}"


def _ready(role: Role) -> frozenset[str]:
    return frozenset(ready_questionnaires()[ROLES[role]].questions)


def in_ready_words(draft: DraftQuestionnaire, role: Role | None) -> DraftQuestionnaire:
    """Give the id of a ready question to each drafted one that asks the same, and to its answers theirs."""
    if role is None:
        return draft
    taken: set[str] = set()
    kept = []
    for one in draft.questions:
        key = next((key for key, question in _questions(role) if _same_question(question, one)), None)
        if key and key not in taken:
            taken.add(key)
            ready, general = dict(_questions(role))[key], general_questions(ROLES[role])
            usual = general[key].get("options", {}) if key in general else ready.options
            options = tuple(_answers(one, ready, frozenset(usual)))
            kept.append(replace(one, id=key, options=options, answer=ready.answer, doubts=()))
        else:
            kept.append(one if one.id not in _ready(role) else replace(one, id=f"{one.id}_bis"))
    return replace(draft, questions=tuple(kept))


def _same_question(ready: Question, asked: DraftQuestion) -> bool:
    """Tell whether two questions ask the same in the same way, whatever the « ateliers » of the first are called in the second."""
    open_number = asked.answer == "number" and not ready.numeric
    listed = asked.answer == "one_of" and ready.answer == "number"
    return not open_number and not listed and _called(ready.text, asked.text) is not None


def _called(ready: str, asked: str) -> str | None:
    """Return how a question calls the « ateliers » of a ready one, "" where that one names none; None where they differ."""
    said = plain(ready).rstrip(_ENDS)
    pattern = re.escape(said).replace("ateliers", r"(?P<noun>[a-z' -]{3,40}?)", 1).replace("ateliers", "(?P=noun)")
    found = re.fullmatch(pattern, plain(asked).rstrip(_ENDS))
    return None if found is None else found.groupdict().get("noun", "")


def _questions(role: Role) -> Iterator[tuple[str, Question]]:
    yield from ready_questionnaires()[ROLES[role]].questions.items()


def _answers(drafted: DraftQuestion, ready: Question, usual: frozenset[str]) -> Iterator[DraftOption]:
    """Give the answers of a ready question that are usual or seen, then those of one choice that are seen and are none of them."""
    labels = {plain(option.label) for option in ready.options.values()}
    parts = {plain(part) for option in drafted.options for part in re.split(r"[;,|] ?", option.label)} - {""}
    if ready.answer == "several_of" and not parts <= labels | {*ready.options}:
        ids = {plain(option.label): key for key, option in ready.options.items()}
        yield from (replace(option, id=ids.get(plain(option.label), option.id)) for option in drafted.options)
        return
    for key, option in ready.options.items():
        if key in usual or plain(option.label) in parts:
            yield DraftOption(option.label, option.label, id=key)
    if ready.answer == "one_of":
        yield from (option for option in drafted.options if plain(option.label) not in labels)


def _together(drafts: Sequence[DraftQuestionnaire], moments: Sequence[str]) -> DraftQuestionnaire:
    """Make one questionnaire of those of several waves; a question that some waves do not ask says which do."""
    asked: dict[str, DraftQuestion] = {}
    at: dict[str, list[str]] = {}
    respondent: dict[str, tuple[str, ...]] = {}
    for draft, wave in zip(drafts, moments, strict=True):
        for key, headings in draft.respondent.items():
            respondent[key] = tuple(dict.fromkeys((*respondent.get(key, ()), *headings)))
        for one in draft.questions:
            if one.doubts == (EMPTY,) and any(_column_of(one, other) for draft in drafts for other in draft.questions):
                continue
            before = asked.get(one.id)
            if one.doubts == (EMPTY,) and any(_answered(other, one.id) for other in drafts):
                continue
            options = {option.id: option for option in (*(before.options if before else ()), *one.options)}
            asked[one.id] = replace(before or one, options=tuple(options.values()))
            at.setdefault(one.id, []).append(wave)
    everywhere = len(dict.fromkeys(moments))
    return replace(
        drafts[0],
        questions=tuple(
            one if len(at[id]) == everywhere else replace(one, waves=tuple(at[id])) for id, one in asked.items()
        ),
        respondent=respondent,
        agreements=tuple(dict.fromkeys(sentence for draft in drafts for sentence in draft.agreements)),
    )


def _answered(draft: DraftQuestionnaire, id: str) -> bool:
    return any(one.id == id and one.doubts != (EMPTY,) for one in draft.questions)


def _column_of(empty: DraftQuestion, several: DraftQuestion) -> bool:
    """Whether a column that nobody filled is that of an option of a question with several answers."""
    stems = several.columns if several.answer == "several_of" else ()
    return any(
        empty.columns[:1] and empty.columns[0].startswith((f"{stem}/", f"{stem}[", f"{stem} [")) for stem in stems
    )


def yaml_text(text: str) -> str:
    """Write a text as one value of YAML, in quotes where it needs them."""
    plain_enough = re.fullmatch(r"[\wÀ-ÿ’ ()/.°?!€%-]+", text) and not re.fullmatch(r"[\d.,-]*|true|false|null|~", text)
    if plain_enough and text == text.strip() and text[0] not in "-.,":
        return text
    return str(yaml.safe_dump(text, allow_unicode=True, width=10_000, default_style='"')).strip()
