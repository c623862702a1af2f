"""A questionnaire as a machine drafts it: what is known, what was guessed, and how it is written for a person to go on."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from initiatives.codebooks.conditions import Condition
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import SCALES
from initiatives.declaration.spellings import NO_OPINION, TICKS, answer_words
from initiatives.declaration.vocabulary import DONT_KNOW, MATCHED, NOT_CONCERNED, PERSON, SCOPES, WAVE, YES
from initiatives.plain_text import plain

_RESERVED = frozenset((WAVE, PERSON, "third_party", "date_reponse", MATCHED, *SCOPES))
_KNOWN = {
    **NO_OPINION,
    **dict.fromkeys(("non concerne", "non concernee", "pas concerne", "sans objet", "not applicable"), NOT_CONCERNED),
    **dict.fromkeys(("autre", "autres", "other"), "autre"),
}
"""Answers that the house knows by an id of its own, as people write them."""
_LONGEST = 40
"""Characters of the longest code that is kept whole as an id."""
_OF_YAML = frozenset(("y", "n", "yes", "no", "on", "off", "true", "false", "null"))
"""Ids that YAML would not read as words."""
_NONE = re.compile(r"aucune?s?\b|rien\b|none\b")


@dataclass(frozen=True)
class DraftOption:
    """One answer: its label, the code that the tool exports, and how often it was seen, if data were."""

    label: str
    code: str
    seen: int | None = None
    id: str = ""


@dataclass(frozen=True)
class DraftQuestion:
    """One question of a draft; `notes` say what the form asks of it, `doubts` what a person must check."""

    id: str
    text: str
    answer: str
    options: tuple[DraftOption, ...] = ()
    columns: tuple[str, ...] = ()
    qualified: str | None = None
    """Its wording with its groups before, which exports write: of use where the wording is also another’s."""
    columns_of_options: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    decimals: int = 0
    unit: str | None = None
    required: bool = False
    relevance: str = ""
    """To whom the form asks it, as the form writes it; `condition` is what could be read of it, in the words of the tool."""
    condition: Condition | None = None
    only_if: Condition = field(default_factory=dict)
    """The same in ids of this draft, which `settled` gives."""
    after: str | None = None
    """For a date: the question of the tool before which it may not come; in ids of this draft once settled."""
    waves: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class DraftQuestionnaire:
    """All that is known of a form, before a person has read it again."""

    name: str
    title: str
    questions: tuple[DraftQuestion, ...]
    respondent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()
    """Sentences that were ticked to agree."""

    @property
    def doubts(self) -> int:
        """How many questions a person must check."""
        return sum(bool(question.doubts) for question in self.questions)


def as_id(text: str, words: int = 5) -> str:
    """Write an id from a code or a wording: whole words in ASCII, joined by underscores; the first words of a long one."""
    kept = re.findall(r"[a-z0-9]+", plain(text).replace("'", " "))
    short = "_".join(kept if len(text) <= _LONGEST and " " not in text else kept[:words])
    return short if re.match(r"[a-z]", short) else f"q_{short}" if short else "question"


def closed(options: Sequence[DraftOption]) -> tuple[str, tuple[DraftOption, ...]]:
    """Say which scale of the house these answers are, as they are written and coded; else a list of one’s own, with its ids.

    A scale of the house under other codes (« Ne sait pas » is 98) is one of one’s own, with the levels of the house.
    """
    for scale, described in SCALES.items():
        words = answer_words(Question.model_validate({"text": "", "answer": scale}))
        meant = [words.get(plain(option.label)) for option in options]
        coded = [words.get(plain(option.code)) for option in options]
        if {*described.levels} != {*meant} - {DONT_KNOW, NOT_CONCERNED} or len({*meant}) != len(meant):
            continue
        if meant == coded:
            return scale, ()
        if described.named and NOT_CONCERNED not in meant:
            own = {level: option for level, option in zip(meant, options, strict=True) if level is not None}
            order = [level for level in (*described.levels, DONT_KNOW) if level in own]
            return "echelle", tuple(replace(own[level], id=level) for level in order)
    return "one_of", with_ids(options)


def with_ids(options: Sequence[DraftOption]) -> tuple[DraftOption, ...]:
    """Give each option an id, from its code where it is a word, and a label of its own where two have the same."""
    known: set[str] = set()
    labels: set[str] = set()
    settled = []
    for option in options:
        wordy = re.search(r"[a-z]{3}", plain(option.code)) is not None
        id = _KNOWN.get(plain(option.label)) or as_id(option.code if wordy else option.label)
        label = option.label if plain(option.label) not in labels else f"{option.label} ({option.code})"
        settled.append(replace(option, id=_alone(id, known), label=label))
        labels.add(plain(label))
    return tuple(settled)


def settled(questions: Iterable[DraftQuestion], consent: Sequence[str] = ()) -> tuple[DraftQuestion, ...]:
    """Give each question an id of its own, and no heading that two of them share: then nothing tells them apart.

    What is asked of those who consent, whose column has one of the headings `consent`, is asked of all whose answers are read.
    """
    asked = list(questions)
    owners: dict[str, set[int]] = {}
    for rank, question in enumerate(asked):
        for heading in (*question.columns, *question.columns_of_options, *filter(None, [question.qualified])):
            owners.setdefault(plain(heading), set()).add(rank)
    known = set(_RESERVED)
    kept = []
    for question in asked:
        own = [one for one in question.columns if len(owners[plain(one)]) == 1]
        if question.qualified and len(own) < len(question.columns) and len(owners[plain(question.qualified)]) == 1:
            own.append(question.qualified)
        columns = tuple(dict.fromkeys(own))
        lost = question.columns and not columns
        doubt = ("aucun intitulé n’est à cette question seule : écrivez le sien dans « columns »",) if lost else ()
        kept.append(
            replace(question, id=_alone(question.id, known), columns=columns, doubts=(*question.doubts, *doubt))
        )
    # A tool names a question by its first heading.
    named = {before.columns[0]: after for before, after in zip(asked, kept, strict=True) if before.columns}
    return tuple(_routed(question, named, frozenset(consent)) for question in kept)


def _routed(question: DraftQuestion, named: Mapping[str, DraftQuestion], consent: frozenset[str]) -> DraftQuestion:
    """Say in ids of the draft to whom a question is asked and which date comes first; note what cannot be said so.

    An answer is expected of all who are asked: where it cannot be said who they are, it is expected of nobody.
    """
    only_if: dict[str, tuple[str, ...]] = {}
    said = question.condition is not None
    for name, codes in (question.condition or {}).items():
        if name in consent and all(TICKS.get(plain(code)) == YES for code in codes):
            continue
        id, levels = _answers(name, codes, named)
        said &= id != question.id and bool(levels)
        only_if[id] = (*only_if.get(id, ()), *levels)
    earlier = named.get(question.after or "")
    is_date = earlier is not None and earlier.answer == question.answer == "date" and earlier is not question
    lost = [f"posée si : {question.relevance}"] if question.relevance and not said else []
    lost += ["obligatoire dans le formulaire, de ceux à qui elle est posée"] if lost and question.required else []
    lost += [f"pas avant : {question.after}"] if question.after and not is_date else []
    return replace(
        question,
        required=question.required and (said or not question.relevance),
        only_if=only_if if said else {},
        after=earlier.id if earlier is not None and is_date else None,
        notes=(*question.notes, *lost),
    )


def _answers(name: str, codes: Sequence[str], named: Mapping[str, DraftQuestion]) -> tuple[str, tuple[str, ...]]:
    """Return the id of a question that a tool names, and those of its answers of these codes; no answer where one is unknown."""
    head, _, tail = name.rpartition("_")
    # LimeSurvey names so the line of an array, LIEUX_SQ001, and each box of a question with several answers.
    cited = named.get(name) or named.get(f"{head}[{tail}]")
    if cited is None and head and set(codes) == {"Y"}:
        cited, codes = named.get(head), (tail,)
    if cited is None:
        return "", ()
    known = {option.code: option.id for option in cited.options}
    if not cited.options and cited.answer in SCALES:
        words = answer_words(Question.model_validate({"text": "", "answer": cited.answer}))
        known = {code: words[plain(code)] for code in codes if plain(code) in words}
    levels = tuple(known[code] for code in codes if code in known)
    return cited.id, levels if len(levels) == len(codes) else ()


def _alone(id: str, known: set[str]) -> str:
    found = next(
        name for rank in range(1, len(known) + 3) if (name := id if rank == 1 else f"{id}_{rank}") not in known
    )
    known.add(found)
    return found


def written(draft: DraftQuestionnaire) -> str:
    """Write a draft as YAML, one block per question, its doubts in comments."""
    lines = [f"# {note}" for note in draft.notes]
    if draft.doubts:
        lines.append(f"# {draft.doubts} question{'s' * (draft.doubts > 1)} à vérifier : cherchez « à vérifier ».")
    lines += [f"title: {_text(draft.title)}", 'version: "1"']
    if draft.respondent:
        lines.append("respondent:")
        lines += [f"  {key}: {_several(headings)}" for key, headings in draft.respondent.items()]
    if draft.agreements:
        lines += ["agreements:", *(f"  - {_text(sentence)}" for sentence in draft.agreements)]
    if draft.ignored:
        lines += ["ignored_columns:", *(f"  - {_text(heading)}" for heading in draft.ignored)]
    lines.append("questions:")
    for question in draft.questions:
        lines += _question(question)
    return "\n".join(lines) + "\n"


def _question(question: DraftQuestion) -> Iterable[str]:
    yield f"  {_key(question.id)}:"
    yield from (f"    # à vérifier : {' '.join(doubt.split())}" for doubt in question.doubts)
    yield from (f"    # {' '.join(note.split())}" for note in question.notes)
    yield f"    text: {_text(question.text)}"
    yield f"    answer: {question.answer}"
    if question.columns_of_options:
        pairs = zip(question.options, question.columns_of_options, strict=True)
        yield "    columns:"
        yield from (f"      {_key(option.id)}: {_text(heading)}" for option, heading in pairs)
    elif question.columns and question.columns != (question.id,):
        yield f"    columns: {_several(question.columns)}"
    for key, value in (("minimum", question.minimum), ("maximum", question.maximum), ("decimals", question.decimals)):
        if value is not None and (key != "decimals" or value):
            yield f"    {key}: {value:g}"
    if question.unit:
        yield f"    unit: {question.unit}"
    if question.required:
        yield "    required: true"
    if question.only_if:
        asked_if = (f"{_key(id)}: [{', '.join(map(_key, levels))}]" for id, levels in question.only_if.items())
        yield f"    only_if: {{{', '.join(asked_if)}}}"
    if question.after:
        yield f"    not_before: {_key(question.after)}"
    if question.waves:
        yield f"    waves: [{', '.join(question.waves)}]"
    excluding = [option.id for option in question.options if _NONE.match(plain(option.label))]
    if question.answer == "several_of" and len(excluding) == 1:
        yield f"    exclusive: {_key(excluding[0])}"
    if question.answer == "echelle":
        yield from _scale(question.options)
    elif question.options:
        yield "    options:"
    for option in question.options if question.answer != "echelle" else ():
        codes = (
            f", codes: [{_text(option.code)}]"
            if plain(option.code) not in (plain(option.id), plain(option.label))
            else ""
        )
        seen = "" if option.seen is None else f"  # {option.seen} fois"
        yield f"      {_key(option.id)}: {{label: {_text(option.label)}{codes}}}{seen}"


def _scale(options: Sequence[DraftOption]) -> Iterable[str]:
    """Write a scale of the house with the codes of the form: its levels, then who has no opinion."""
    levels = [option for option in options if option.id != DONT_KNOW]
    without = [word for option in options if option.id == DONT_KNOW for word in (option.label, option.code)]
    house = next(scale for scale in SCALES.values() if [*scale.levels] == [option.id for option in levels])
    yield "    scale:"
    if house.drawn and house.drawn != "ordre":
        yield f"      drawn: {house.drawn}"
    if without:
        yield f"      no_opinion: [{', '.join(map(_text, without))}]"
    yield "      levels:"
    for option in levels:
        seen = "" if option.seen is None else f"  # {option.seen} fois"
        yield f"        {_text(option.id)}: {{label: {_text(option.label)}, codes: [{_text(option.code)}]}}{seen}"


def _key(id: str) -> str:
    return f'"{id}"' if id in _OF_YAML else id


def _several(headings: Sequence[str]) -> str:
    return _text(headings[0]) if len(headings) == 1 else f"[{', '.join(map(_text, headings))}]"


def _text(text: str) -> str:
    # A string of JSON is one of YAML.
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
