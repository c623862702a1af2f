"""An XLSForm (KoboToolbox, ODK): its sheets « survey » and « choices » become questionnaires (xlsform.org/en).

pyxform refuses a form at its first fault, a name cited that is not there; a form that a tool accepted once is drafted here all
the same, with what is to be checked.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from initiatives.codebooks.conditions import of_xlsform, together
from initiatives.codebooks.drafted import (
    DraftOption,
    DraftQuestion,
    DraftQuestionnaire,
    as_id,
    closed,
    settled,
    with_ids,
)
from initiatives.collection import workbooks
from initiatives.collection.grid import UnreadableSource
from initiatives.plain_text import plain

Line = Mapping[str, str]
Limits = tuple[float | None, float | None]
_SELECT = re.compile(r"(select_one|select_multiple|select one|select multiple|rank)(?: from)? +(\S+)(.*)")
_TOOLS = frozenset(
    {"start", "end", "today", "deviceid", "username", "phonenumber", "simserial", "subscriberid", "email", "audit"}
)
"""Types that the tool fills by itself."""
_UNREAD = frozenset(
    {"geopoint", "geotrace", "geoshape", "image", "audio", "video", "file", "barcode", "calculate", "hidden"}
)
"""Types that are no answer that can be counted."""
_OF_A_PLACE = ("latitude", "longitude", "altitude", "precision")
_BOUND = re.compile(r"\.\s*(>=|<=|>|<|=)\s*(-?\d+(?:\.\d+)?)")
_EARLIER = re.compile(r"\.\s*>=?\s*\$\{([^}]+)\}")
"""A date that may not come before another: « . >= ${debut} »."""
_REQUIRED = frozenset(("yes", "true", "vrai", "oui", "1", "true()"))
_CONSENT = re.compile(r"consent|j'accepte|acceptez[- ]vous")


@dataclass
class _Level:
    """A questionnaire while its form is read: the whole form, or one of its repeat groups."""

    name: str
    title: str
    questions: list[DraftQuestion] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    respondent: dict[str, tuple[str, ...]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def questionnaires(content: bytes, name: str) -> tuple[DraftQuestionnaire, ...]:
    """Draft one questionnaire per form, and one per repeat group; `UnreadableSource` when there is no sheet « survey »."""
    sheets = {plain(view.sheet or ""): view for view in workbooks.opened(content, None)}
    if "survey" not in sheets:
        raise UnreadableSource("ce classeur n’a pas de feuille « survey » : ce n’est pas un XLSForm.")
    choices: dict[str, list[DraftOption]] = {}
    for line in _lines(sheets["choices"]) if "choices" in sheets else ():
        of = line.get("list_name") or line.get("list name") or ""
        code = line.get("name") or line.get("value") or ""
        if of and code:
            choices.setdefault(of, []).append(DraftOption(_label(line) or code, code))
    settings = next(iter(_lines(sheets["settings"])), {}) if "settings" in sheets else {}
    levels = [_Level(as_id(name), settings.get("form_title") or name)]
    levels[0].respondent = {"id_reponse": ("_uuid",)}
    levels[0].notes.append(
        "Si l’export a « _validation_status » : « validation: _validation_status », sous « respondent »."
    )
    _read(list(_lines(sheets["survey"])), choices, levels)
    return tuple(_drafted(level) for level in levels if level.questions)


def _drafted(level: _Level) -> DraftQuestionnaire:
    asked = settled(level.questions, level.respondent.get("consentement", ()))
    headings = (*(one for question in asked for one in question.columns), *sum(level.respondent.values(), ()))
    served = {plain(heading) for heading in headings}
    ignored = {plain(heading): heading for heading in reversed(level.ignored) if plain(heading) not in served}
    unread = tuple(reversed(ignored.values()))
    return DraftQuestionnaire(level.name, level.title, asked, level.respondent, unread, tuple(level.notes))


def _lines(view: workbooks.OpenedSheet) -> Iterator[Line]:
    headings = [plain(cell or "").replace(" ", "_") for cell in view.top[0]] if view.top else []
    body = view.below(0, len(headings))
    for rank in range(len(body.rows)):
        cells = [column[rank] for column in body.columns]
        yield {heading: cell for heading, cell in zip(headings, cells, strict=True) if isinstance(cell, str)}


def _label(line: Line) -> str:
    """Return the label, in French if there are several."""
    labels = {key: text for key, text in line.items() if re.match(r"label\b|caption\b", key)}
    french = next((text for key, text in labels.items() if re.search(r":_*(?:fr\b|franc|french)", key)), None)
    return french or labels.get("label") or next(iter(labels.values()), "")


def _read(lines: list[Line], choices: Mapping[str, list[DraftOption]], levels: list[_Level]) -> None:
    names = {line.get("name", "") for line in lines}
    opened: list[tuple[str, str, str, _Level]] = []
    current = levels[0]
    for line in lines:
        kind = line.get("type", "").strip()
        name, word = line.get("name", ""), plain(kind)
        if word.startswith(("begin group", "begin repeat")):
            opened.append((word, _label(line), _relevance(line), current))
            if word.startswith("begin repeat"):
                current = _Level(as_id(name), _label(line) or name)
                current.notes.append(
                    f"Groupe répété « {name} » : dans « sources », écrivez « sheet: {name}, repeat_of: … »."
                )
                levels.append(current)
        elif word.startswith(("end group", "end repeat")) and opened:
            current = opened.pop()[3]
        elif kind and name:
            groups = [label for said, label, _, _ in opened if label and said.startswith("begin group")]
            relevance = together(*(asked for _, _, asked, _ in opened), _relevance(line))
            _one(line, kind, choices, current, names, groups, relevance)


def _relevance(line: Line) -> str:
    return line.get("relevant") or line.get("relevance") or ""


def _one(
    line: Line,
    kind: str,
    choices: Mapping[str, list[DraftOption]],
    level: _Level,
    names: set[str],
    groups: list[str],
    relevance: str,
) -> None:
    name, label, word = line["name"], _label(line), plain(kind)
    if word in _TOOLS:
        if word == "today" or (word == "start" and "date_reponse" not in level.respondent):
            level.respondent["date_reponse"] = (name,)
        return
    if word == "note" or word in _UNREAD:
        level.ignored += _written_as(word, name, label)
        return
    found = _SELECT.fullmatch(kind)
    if found and "consentement" not in level.respondent and _CONSENT.search(plain(f"{label} {name}")):
        level.respondent["consentement"] = (name, *([label] if label else []))
        return
    question = _asked(name, label, word, found, choices)
    constraint = line.get("constraint", "")
    low, high = limits(constraint, question.decimals) if question.answer == "number" else (None, None)
    earlier = _EARLIER.fullmatch(constraint.strip()) if question.answer == "date" else None
    unsaid = constraint and not earlier and (low, high) == (None, None)
    lost = sorted(set(re.findall(r"\$\{([^}]+)\}", relevance)) - names)
    doubts = [f"la condition cite « {lost[0]} », qui n’est pas dans le formulaire"] if lost else []
    level.questions.append(
        replace(
            question,
            columns=(name, label) if label and label != name else (name,),
            qualified="/".join([*groups, label]) if groups and label else None,
            minimum=low,
            maximum=high,
            required=plain(line.get("required", "")) in _REQUIRED,
            relevance=relevance,
            condition=of_xlsform(relevance),
            after=earlier[1] if earlier else None,
            notes=(f"contrainte : {constraint}",) if unsaid else (),
            doubts=(*question.doubts, *doubts),
        )
    )


def _written_as(word: str, name: str, label: str) -> Iterator[str]:
    """Give the headings of what is no answer, in codes and in labels; a place has four columns more, in exports of KoboToolbox."""
    for heading in (name, label if "${" not in label else ""):
        if heading:
            yield heading
            yield from (f"_{heading}_{part}" for part in _OF_A_PLACE if word == "geopoint")


def _asked(
    name: str, label: str, word: str, found: "re.Match[str] | None", choices: Mapping[str, list[DraftOption]]
) -> DraftQuestion:
    begun = DraftQuestion(as_id(name), label or name, "verbatim")
    if found:
        options = list(choices.get(found[2], ()))
        if "or other" in plain(found[3]):
            options.append(DraftOption("Autre", "other"))
        if not options:
            doubt = f"les réponses possibles (liste « {found[2]} ») ne sont pas dans le formulaire"
            return replace(begun, doubts=(doubt,))
        if found[1].replace(" ", "_") == "select_one":
            answer, kept = closed(options)
            return replace(begun, answer=answer, options=kept)
        ranked = ("l’ordre des réponses n’est pas lu : chacune compte comme citée",) if found[1] == "rank" else ()
        return replace(begun, answer="several_of", options=with_ids(options), doubts=ranked)
    if word in ("integer", "int", "range"):
        return replace(begun, answer="number")
    if word == "decimal":
        return replace(begun, answer="number", decimals=2)
    if word in ("date", "datetime"):
        return replace(begun, answer="date")
    if word in ("acknowledge", "trigger"):
        return replace(
            begun, answer="one_of", options=with_ids([DraftOption("Oui", "OK")]), doubts=("case à cocher seule",)
        )
    known = word in ("text", "string")
    return begun if known else replace(begun, doubts=(f"le genre « {word} » n’a pas d’équivalent : lu comme un texte",))


def limits(constraint: str, decimals: int = 0) -> Limits:
    """Read « . >= 18 and . < 126 » as bounds that are included, of a number of so many decimals; none from another constraint."""
    low: float | None = None
    high: float | None = None
    if not re.sub(r"\band\b|[\s()]", "", _BOUND.sub("", constraint)):
        for sign, number in _BOUND.findall(constraint):
            step = 10**-decimals if decimals or "." not in number else 0
            if sign in (">", ">=", "="):
                low = round(float(number) + step * (sign == ">"), decimals or 4)
            if sign in ("<", "<=", "="):
                high = round(float(number) - step * (sign == "<"), decimals or 4)
    return low, high
