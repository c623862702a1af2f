"""An export of which no form is at hand: what its columns hold, seen from outside, is drafted as a questionnaire to be checked."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

import numpy as np
import pandas as pd

from initiatives.codebooks.drafted import (
    DraftOption,
    DraftQuestion,
    DraftQuestionnaire,
    as_id,
    closed,
    settled,
    with_ids,
)
from initiatives.collection import delimited_text, workbooks
from initiatives.collection.below_tables import lines_told
from initiatives.collection.grid import Opened
from initiatives.collection.sources import layout_of
from initiatives.declaration.questionnaire import Question
from initiatives.declaration.scales import SCALES
from initiatives.declaration.spellings import TICKS, answer_words
from initiatives.declaration.vocabulary import DONT_KNOW, FORMATS, NOT_CONCERNED
from initiatives.plain_text import plain
from initiatives.validation.parsing import parse_date, parse_number
from initiatives.validation.wrong import Wrong

Seen = Counter[str]
"""Distinct texts of a column → how many rows hold them."""
EMPTY = "colonne vide"
"""What is to be checked of a question that nobody answered."""
_OPTIONS = 20
"""Distinct answers beyond which a column is not a closed question."""
_OUT_OF_TEN = re.compile(r"\b0 (?:a|et) 10\b|\bsur 10\b")
"""How a question says that it asks for a note."""
_IN_ONE_S_WORDS = re.compile(
    r"\b(?:commentaires?|remarques?|suggestions?|precise[rz]|expliquez|autre chose|observations?|temoignage|un mot|ajouter)\b"
)
"""What a question says that is answered in one’s own words, however often these come back."""
_ONE_COLUMN = frozenset().union(*(layout_of(name).under for name in FORMATS))
"""What tools write below the wording of a question that has one column."""
_OTHER = re.compile(r"(?:autres?|other)\b.*\b(?:precise[rz]|specify)\b")
"""How tools head the column in which one writes an answer of one’s own, beside those of the question."""
_GENDERS = {
    "f": "Femme",
    "h": "Homme",
    "m": "Homme",
    "femme": "Femme",
    "homme": "Homme",
    "feminin": "Femme",
    "masculin": "Homme",
}
"""How forms and people write who is a woman, and who a man."""
_TIMES = 3
"""How often an answer of a closed question comes back, on average."""
_STRANGE = 20
"""Of how many answers to a scale one may be none of its words."""
_SIGNS = (r"\|", ";", "\n", " / ", ",", r" / |[|;,\n]")
"""What joins several answers in a cell: one sign, or several where forms were filled in by hand."""
_AGAIN = 2
"""How often an answer of a question with several comes back, on average."""
_MOSTLY = 0.8
"""Share of the answers that those which come back make up, where others are texts of one’s own."""
_OF_OPTION = (re.compile(r"(.+?) ?\[(.+)\]"), re.compile(r"(.+)/([^/]+)"), re.compile(r"(.+) : (.+)"))
"""How tools write a question and one of its options in a heading."""
_UNANIMOUS = (
    "tous ont répondu de même : oui ou non ? Si c’est leur accord pour répondre, « consentement » sous « respondent »"
)
_CODE_FIRST = re.compile(r"([A-Za-z]\w*(?:\[\w+\])*)\. (.+)", re.ASCII)
"""How LimeSurvey heads a column by its code, then its wording."""
_OWN = 3
"""How many columns of the tool’s own say that these are its codes."""
_WORDS = frozenset(("oui", "non", "yes", "no", "o", "n", "y"))
"""Ticks that are answers to a question too."""
_WITH_GROUPS = frozenset(("uuid", "submission time"))
"""Columns by which one knows a tool that writes its groups before its questions."""
_RESPONDENT = {
    "submitdate": "terminee",
    "datestamp": "date_reponse",
    "horodateur": "date_reponse",
    "timestamp": "date_reponse",
    "heure de fin": "date_reponse",
    "completion time": "date_reponse",
    "end date": "date_reponse",
    "startdate": "date_reponse",
    "submission time": "date_reponse",
    "submitted time": "date_reponse",
    "webform time": "date_reponse",
    "sid": "id_reponse",
    "webform sid": "id_reponse",
    "submissiondate": "date_reponse",
    "uuid": "id_reponse",
    "id": "id_reponse",
    "respondent id": "id_reponse",
    "key": "id_reponse",
    "validation status": "validation",
}
"""Columns that tools add, and what they say of who answers."""


@dataclass(frozen=True)
class SeenTable:
    """One table of an export, seen from outside: its sheet, its headings, and the texts of each with how often."""

    sheet: str | None
    headings: tuple[str, ...]
    rows: int
    seen: Mapping[str, Seen]
    wordings: Mapping[str, str] = field(default_factory=dict)
    """Where a tool writes codes before wordings, « LIEN[SQ001]. J’ai noué des liens » : the wording under each code."""
    columns: Mapping[str, pd.Categorical] = field(default_factory=dict, repr=False, compare=False)
    """The texts of each column, row by row."""

    def parted(self, heading: str) -> dict[str, dict[str, Seen]]:
        """Part the rows by the text that a column holds: that text → what the rows that hold it show of every column."""
        told = self.columns[heading]
        return {
            text: {other: _counted(column[told == text]) for other, column in self.columns.items()}
            for text in self.seen[heading]
        }


def seen_tables(content: bytes) -> Iterator[SeenTable]:
    """Give every sheet, or the best way to cut a text, that has headings above lines."""
    sheets = workbooks.is_workbook(content)
    views: Iterable[Opened] = workbooks.opened(content, None) if sheets else delimited_text.opened(content)
    found = [(view, _headings_line(view)) for view in views]
    # Of the ways to cut a text, the one that shows most headings, with most lines that have as many cells.
    for view, (held, line) in found if sheets else sorted(found, key=_even)[-1:]:
        written = list(view.top[line]) if held else []
        body = view.below(line, len(written)) if held else None
        if body is None or not len(body.rows):
            continue
        # What is read as no row is seen as none: a line of totals is no partner.
        kept = np.ones(len(body.rows), dtype=bool)
        for trouble in lines_told(body.columns):
            kept[trouble.lines] = False
        answered = [column[kept] for column in body.columns]
        texts = [_counted(column) for column in answered]
        headings = _under(view.top[line - 1] if line else (), written, texts)
        columns = {heading: column for heading, column in zip(headings, answered, strict=True) if heading}
        seen = {heading: counted for heading, counted in zip(headings, texts, strict=True) if heading}
        yield _in_codes(SeenTable(view.sheet, tuple(seen), int(kept.sum()), seen, columns=columns))


def _counted(column: pd.Categorical) -> Seen:
    return Counter({str(text): int(times) for text, times in column.value_counts().items() if times})


def _in_codes(table: SeenTable) -> SeenTable:
    """Head the columns by their codes alone, where a tool wrote each before its wording."""
    parted = {heading: found for heading in table.headings if (found := _CODE_FIRST.fullmatch(heading))}
    codes = {heading: found[1] for heading, found in parted.items()}
    own = {plain(code) for code in codes.values()} & {plain(one) for one in layout_of("limesurvey").added}
    if len(own) < _OWN or len(parted) < len(table.headings) or len({*codes.values()}) < len(codes):
        return table
    return replace(
        table,
        headings=tuple(codes.values()),
        seen={codes[heading]: texts for heading, texts in table.seen.items()},
        columns={codes[heading]: column for heading, column in table.columns.items()},
        wordings={found[1]: found[2] for found in parted.values()},
    )


def drafted_from(table: SeenTable, name: str) -> DraftQuestionnaire:
    """Draft a questionnaire from one table."""
    respondent = {
        _RESPONDENT[plain(heading)]: (heading,) for heading in reversed(table.headings) if plain(heading) in _RESPONDENT
    }
    added = {plain(heading) for name in FORMATS for heading in layout_of(name).added}
    served = {heading for headings in respondent.values() for heading in headings}
    rest = {
        heading: texts for heading, texts in table.seen.items() if heading not in served and plain(heading) not in added
    }
    grouped = _grouped(rest)
    of_groups = {plain(heading) for heading in table.headings} & _WITH_GROUPS
    asked = _without_groups(grouped) if of_groups else dict(zip(grouped, grouped, strict=True))
    questions = [
        replace(
            _several(stem, options, table.wordings)
            if options
            else _guessed(stem, rest[stem], table.wordings.get(stem)),
            id=as_id(asked[stem]),
            text=_wording(asked[stem], options, table.wordings),
        )
        for stem, options in grouped.items()
    ]
    notes = (f"Brouillon fait d’un export de {table.rows} lignes, sans formulaire : tout y est deviné.",)
    return DraftQuestionnaire(as_id(name), name, settled(_with_their_others(questions, rest)), respondent, notes=notes)


def _with_their_others(questions: Sequence[DraftQuestion], seen: Mapping[str, Seen]) -> list[DraftQuestion]:
    """Put the column in which one writes an answer of one’s own with the question that it belongs to, as its option « Autre »."""
    asked = {one.columns[0]: one for one in questions if one.answer in ("one_of", "several_of")}
    kept = []
    for one in questions:
        found = _OF_OPTION[0].fullmatch(one.columns[0])
        question = asked.get(found[1]) if found and _OTHER.match(plain(found[2])) else None
        if found is None or question is None:
            kept.append(one.columns[0])
            asked.setdefault(one.columns[0], one)
            continue
        other = DraftOption("Autre", found[2], seen[one.columns[0]].total())
        columns = question.columns if question.answer == "several_of" else (*question.columns, one.columns[0])
        asked[found[1]] = replace(question, columns=columns, options=with_ids([*question.options, other]))
    return [asked[heading] for heading in kept]


def _wording(stem: str, options: Iterable[str], wordings: Mapping[str, str]) -> str:
    """Give the words of a question: those under its code, without the option that each of its columns ends with."""
    first = next((wordings[heading] for heading in options if heading in wordings), None)
    if first is not None:
        return _of_line(first)[0]
    parted = _of_line(wordings.get(stem, stem)) if stem in wordings else (stem, "")
    return " ".join(filter(None, parted))


def _of_line(wording: str) -> tuple[str, str]:
    """Part « Depuis un an [Je sors plus] » into its question and its line, or its option."""
    found = _OF_OPTION[0].fullmatch(wording)
    return (found[1].strip(), found[2].strip()) if found else (wording, "")


def _even(found: tuple[Opened, tuple[int, int]]) -> int:
    view, (held, line) = found
    return held * sum(len(cells) == len(view.top[line]) for cells in view.top) if held else 0


def _headings_line(view: Opened) -> tuple[int, int]:
    """Return how many headings the likeliest line has, texts that differ above other lines, and which it is.

    A line in which a tool says which questions have one column is the last of theirs.
    """
    held = [len({cell for cell in cells if cell and not re.fullmatch(r"[\d.,:/ -]+", cell)}) for cells in view.top[:10]]
    most = max(held, default=0)
    below = (
        rank
        for rank, cells in enumerate(view.top[:10])
        if sum(plain(cell) in _ONE_COLUMN for cell in cells if cell) > 1
    )
    return most, next(below, held.index(most) if held else 0)


def _under(upper: Sequence[str | None], own: Sequence[str | None], texts: Sequence[Seen]) -> list[str | None]:
    """Head each column by its own words and those above it: of a question that has one column, or of options it names.

    What is above stands over the first column of its question: options go on as long as columns hold ticks.
    """
    above = [*upper[: len(own)], *[None] * (len(own) - len(upper))]
    begins = [rank for rank, cell in enumerate(above) if cell]
    headings = [
        over if over and (not said or plain(said) in _ONE_COLUMN) else said
        for over, said in zip(above, own, strict=True)
    ]
    twice = {said for said, times in Counter(headings).items() if said and times > 1}
    for first, after in pairwise([*begins, len(own)]):
        columns = range(first, after)
        options = [*takewhile(lambda rank: headings[rank] and _ticks(texts[rank], str(own[rank])), columns)]
        under = options if sum(bool(texts[rank]) for rank in options) > 1 else []
        beside = first + max(len(under), 1)
        if beside < after and _OTHER.match(plain(own[beside] or "")):
            under = [*under, beside]
        for rank in columns:
            if rank in under:
                headings[rank] = f"{above[first]} [{own[rank]}]"
            elif headings[rank] in twice and headings[rank] != above[first]:
                headings[rank] = f"{above[first]} › {headings[rank]}"
    return headings


def _ticks(texts: Seen, option: str) -> bool:
    """Whether a column says of each row if an option was chosen: by a tick, or by the option’s own words."""
    return all(plain(text) in TICKS or plain(text) == plain(option) for text in texts)


def _grouped(seen: Mapping[str, Seen]) -> dict[str, dict[str, Seen]]:
    """Put together the columns of the options of one question: ticks under headings that begin alike."""
    groups: dict[str, dict[str, Seen]] = {}
    for heading, texts in seen.items():
        found = next((match for one in _OF_OPTION if (match := one.fullmatch(heading))), None)
        # KoboToolbox parts groups from their questions as it does options, whose columns hold 0 and 1.
        words = _WORDS if found and found.re is _OF_OPTION[1] else frozenset()
        if found and _ticks(texts, found[2]) and not words & {plain(text) for text in texts}:
            groups.setdefault(found[1], {})[heading] = texts
    alone = {stem for stem, options in groups.items() if sum(bool(texts) for texts in options.values()) < 2}
    owner = {heading: stem for stem, options in groups.items() if stem not in alone for heading in options}
    return {owner.get(heading, heading): groups[owner[heading]] if heading in owner else {} for heading in seen}


def _without_groups(stems: Iterable[str]) -> dict[str, str]:
    """Give the wording of each question without the groups before it: what begins several headings, up to a « / »."""
    begun = Counter(stem[: mark.end()] for stem in stems for mark in re.finditer("/", stem))
    shared = [start for start, times in begun.items() if times > 1]
    return {
        stem: min(
            (stem[len(start) :] for start in shared if stem.startswith(start) and stem != start), key=len, default=stem
        )
        for stem in stems
    }


def _several(stem: str, columns: Mapping[str, Seen], wordings: Mapping[str, str]) -> DraftQuestion:
    options = []
    for heading, texts in columns.items():
        code = next(match[2] for one in _OF_OPTION if (match := one.fullmatch(heading)))
        ticked = sum(times for text, times in texts.items() if TICKS.get(plain(text), "oui") == "oui")
        label = _of_line(wordings[heading])[1] if heading in wordings else code
        options.append(DraftOption(label or code, code, ticked))
    return DraftQuestion(
        as_id(stem),
        stem,
        "several_of",
        with_ids(options),
        (stem,),
        doubts=("plusieurs réponses possibles, une colonne par réponse",),
    )


def _guessed(heading: str, texts: Seen, wording: str | None = None) -> DraftQuestion:
    """Guess what one column holds, from the most to the least precise; `wording` is what its code stands for."""
    begun = DraftQuestion(as_id(heading), heading, "verbatim", columns=(heading,))
    if not texts:
        return replace(begun, doubts=(EMPTY,))
    if len(texts) == 1 and TICKS.keys() & _WORDS & {plain(text) for text in texts}:
        return replace(begun, answer="oui_non", doubts=(_UNANIMOUS,))
    scale = _scale(texts)
    if scale:
        return replace(begun, answer=scale, doubts=(f"échelle « {scale} » reconnue aux réponses vues",))
    values = [number for number in (parse_number(text, 2) for text in texts) if isinstance(number, int)]
    if len(values) == len(texts):
        low, high = min(values) / 100, max(values) / 100
        halves = any(value % 100 for value in values)
        if (
            _OUT_OF_TEN.search(plain(wording or heading))
            and low >= 0
            and high <= 10
            and all(value % 50 == 0 for value in values)
        ):
            scale = "note10_demi" if halves else "note10"
            return replace(begun, answer=scale, doubts=(f"échelle « {scale} », d’après les mots de la question",))
        doubt = f"nombre, de {low:g} à {high:g} dans cet export ; si ce sont des codes, « one_of » et ses « options »"
        return replace(begun, answer="number", decimals=2 if halves else 0, doubts=(doubt,))
    if not any(isinstance(parse_number(text, 2, "h"), Wrong) for text in texts):
        doubt = "durée, en heures : « 1h30 » est 1,5 ; une heure du jour n’est pas une durée"
        return replace(begun, answer="number", decimals=2, unit="h", doubts=(doubt,))
    if not any(isinstance(parse_date(text), Wrong) for text in texts):
        return replace(begun, answer="date", doubts=("date",))
    in_own_words = _IN_ONE_S_WORDS.search(plain(wording or heading)) is not None
    joined = None if in_own_words else _joined(texts)
    if joined:
        options = with_ids([DraftOption(text, text, times) for text, times in joined.most_common()])
        doubt = "plusieurs réponses dans la cellule, d’après celles qui reviennent"
        return replace(begun, answer="several_of", options=options, doubts=(doubt,))
    if not in_own_words and 1 < len(texts) <= _OPTIONS and sum(texts.values()) >= _TIMES * len(texts):
        answer, options = closed([DraftOption(_said(text, texts), text, times) for text, times in _in_order(texts)])
        doubt = "une réponse par personne, d’après celles qui reviennent ; complétez celles que personne n’a données"
        return replace(begun, answer=answer, options=options, doubts=(doubt,))
    return replace(begun, doubts=("texte libre (un nom, une adresse sont à retirer)",))


def _said(text: str, texts: Seen) -> str:
    """Give an answer in full: F and H, alone in a column, are women and men."""
    return _GENDERS.get(plain(text), text) if {plain(one) for one in texts} <= _GENDERS.keys() else text


def _in_order(texts: Seen) -> list[tuple[str, int]]:
    """Order answers: by their first number where each has one (« Moins de 18 ans », « 18-29 ans »), else by how often they come."""
    ranks = {text: _rank(text) for text in texts}
    if None in ranks.values():
        return texts.most_common()
    return sorted(texts.items(), key=lambda one: ranks[one[0]] or (0.0, 0))


def _rank(text: str) -> tuple[float, int] | None:
    found = re.search(r"\d+(?:[.,]\d+)?", text)
    if found is None:
        return None
    said = plain(text)
    return float(found[0].replace(",", ".")), -1 if "moins" in said[: found.start()] else "plus" in said or "+" in said


def _scale(texts: Seen) -> str | None:
    """Return the scale of the house whose words the answers are, three of them at least (two for yes and no).

    An answer in twenty may be something else: people write beside the boxes.
    """
    if all(isinstance(parse_number(text, 2), int) for text in texts):
        return None
    found: dict[str, int] = {}
    for scale in SCALES:
        words = answer_words(Question.model_validate({"text": "", "answer": scale}))
        meant = {words[plain(text)] for text in texts if plain(text) in words} - {DONT_KNOW, NOT_CONCERNED}
        strange = sum(times for text, times in texts.items() if plain(text) not in words)
        alike = strange * _STRANGE <= sum(texts.values()) and (scale != "oui_non" or not strange)
        if alike and len(meant) >= (2 if scale == "oui_non" else 3):
            found[scale] = len(meant)
    # Of two scales that hold them all, the one that tells them apart: of four faces, five smileys.
    return max(found, key=lambda scale: found[scale], default=None)


def _whole(parts: Seen, texts: Seen, sign: str) -> Seen:
    """Put back together two parts that never go one without the other: « Déplacements, voiture » is one answer."""
    for first, times in list(parts.items()):
        for second in [one for one, as_often in parts.items() if as_often == times and one != first]:
            both = f"{first}{sign} {second}"
            held = sum(often for text, often in texts.items() if f"{sign} {both}{sign} " in f"{sign} {text}{sign} ")
            if sign == "," and held == times >= _TIMES and len(parts) > 2:
                kept = Counter({one: often for one, often in parts.items() if one not in (first, second)})
                return _whole(kept + Counter({both: times}), texts, sign)
    return parts


def _joined(texts: Seen) -> Seen | None:
    """Count the answers that a sign joins in the cells of a column; None where they are not fewer than the cells’ texts.

    Of several signs, the one that leaves fewest answers. « Jouer, rire » is one answer where neither part ever stands alone, or
    with others.
    """
    found = [parts for sign in _SIGNS if (parts := _parted(texts, sign))]
    return min(found, key=len, default=None)


def _parted(texts: Seen, sign: str) -> Seen | None:
    comma = "," in sign
    joined: Seen = Counter()
    for text, times in texts.items():
        joined[", ".join(one.strip() for one in re.split(sign, text) if one.strip()) if comma else text] += times
    parts: Seen = Counter()
    held: Seen = Counter()
    joins = False
    for text, times in joined.items():
        of_text = list(dict.fromkeys(part for one in re.split(sign, text) if (part := one.strip())))
        joins |= len(of_text) > 1
        parts.update(dict.fromkeys(of_text, times))
        held.update(of_text)
    if not joins:
        return None
    if comma:
        parts = _whole(parts, joined, ",")
    if len(parts) > _OPTIONS:
        # What is written once beside answers that come back is somebody’s own.
        common = Counter({part: times for part, times in parts.items() if times > 1})
        parts = common if sum(common.values()) >= _MOSTLY * sum(parts.values()) else parts
    # A comma is of a sentence too: some part must stand alone, or each with several others. Other signs only part answers.
    parted = not comma or joined.keys() & parts.keys() or min(held.values(), default=0) > 1
    many = 1 < len(parts) <= min(_OPTIONS, len(texts) - 1) and sum(parts.values()) >= _AGAIN * len(parts)
    return parts if parted and many else None
