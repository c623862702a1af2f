"""How the columns of each question become typed: numbers, dates, one answer, several answers."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from initiatives.collection.headings import option_words
from initiatives.declaration.questionnaire import Question, headings_of, headings_of_option
from initiatives.declaration.scales import Scale
from initiatives.declaration.spellings import TICKS, Words, answer_words
from initiatives.declaration.vocabulary import DONT_KNOW, ILLEGIBLE, LABELS, NO, NOT_CONCERNED, YES
from initiatives.plain_text import plain
from initiatives.validation.closed_answers import (
    NOT_A_NOTE,
    ONE_AND_TWO,
    OTHER,
    codes_alone,
    from_one_and_two,
    never_read,
    not_of_the_scale,
    reader,
    texts_counted_as_other,
    with_text_of_ones_own,
)
from initiatives.validation.commune_answers import answering, reading_of, tell_codes
from initiatives.validation.date_columns import read_dates
from initiatives.validation.joined_answers import FREE_TEXT, TEXT_BESIDE, joined_reader, own_words_reader
from initiatives.validation.ledger import Ledger
from initiatives.validation.number_columns import read_numbers
from initiatives.validation.parsing import parse_date, parse_number
from initiatives.validation.whole_columns import (
    Parsed,
    Rows,
    as_answers,
    as_dates,
    as_integers,
    coded,
    parse_column,
    to_precision,
)
from initiatives.validation.wrong import Wrong


@dataclass
class Typed:
    """Typed columns of one table: `columns[name]`, and `places[name]`, the position it comes from in the file."""

    columns: dict[str, object] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    decimals: dict[str, int] = field(default_factory=dict)


def read_question(ledger: Ledger, typed: Typed, name: str, question: Question) -> None:
    """Add the typed column of a question, or one per option when it takes several answers."""
    headings = headings_of(name, question)
    if question.answer == "several_of":
        _read_several(ledger, typed, name, question, headings)
        return
    if question.answer != "verbatim":
        ledger.fold(headings, _meaning(question))
    place = ledger.find(headings, "notice" if question.answer == "verbatim" else "blocking")
    if place is None:
        return
    texts = ledger.raw.frame.iloc[:, place]
    if question.answer == "verbatim":
        ledger.hear(name, texts.notna().to_numpy(dtype=bool), place)
        return
    typed.places[name] = place
    if question.answer == "number":
        typed.columns[name] = as_integers(read_numbers(ledger, place, question.decimals, question.unit))
        typed.decimals[name] = question.decimals
    elif question.answer == "date":
        typed.columns[name] = to_precision(as_dates(read_dates(ledger, place)), question.precision)
    else:
        scale = question.ordered
        note = scale is not None and scale.numeric and not scale.named
        refused = NOT_A_NOTE if note else not_of_the_scale(question.answer) if not question.options else None
        words = answer_words(question)
        if question.answer == "oui_non":
            words = _yes_no(ledger, place, words)
        listed = reader(words, refused)
        read = with_text_of_ones_own(listed, OTHER, words) if OTHER in question.options else listed
        communes = reading_of(question, texts.cat.categories)
        if communes:
            read, listed = answering(communes, question, read), answering(communes, question, listed)
        coded = parse_column(texts, ledger.kept, read)
        if communes:
            tell_codes(ledger, place, communes)
        _tell_direction(ledger, place, question, scale)
        _tell_texts(ledger, place, coded.means(OTHER), listed, name)
        ledger.take(coded, place)
        typed.columns[name] = as_answers(coded, question.categories(), ledger.illegible_at(place))
        if not communes and (not note or not coded.values):
            # A note that nobody gave is no code that does not fit, as long as others are read; communes have no codes to declare.
            _tell_never_read(ledger, place, coded, question.levels())


def _tell_direction(ledger: Ledger, place: int, question: Question, scale: Scale | None) -> None:
    """Say which way a column of bare codes is read, on a scale whose levels have names and whose direction nobody declared."""
    if scale is None or not scale.named or question.direction is not None:
        return
    texts = ledger.raw.frame.iloc[:, place]
    used = texts.cat.categories[np.unique(texts.cat.codes[ledger.kept & texts.notna()])]
    if len(used) and all(re.fullmatch(r"\d+(?:[.,]\d+)?", str(text).strip()) for text in used):
        first = next((level for code, level in scale.codes.items() if code == "1"), next(iter(scale.levels)))
        ledger.note("notice", codes_alone(scale.levels.get(first, first)), column=place)


def _tell_texts(ledger: Ledger, place: int, other: Rows, listed: Callable[[str], str | Wrong], name: str) -> None:
    """Say how many cells count as « autre » for a text that is none of the answers, and keep aside what they say."""
    texts = ledger.raw.frame.iloc[:, place]
    own = [text for text in texts[other & ledger.kept].unique() if isinstance(listed(text), Wrong)]
    rows = texts.isin(own).to_numpy(dtype=bool) & other & ledger.kept
    number = int(rows.sum())
    if number:
        ledger.hear(name, rows, place)
        ledger.note("notice", texts_counted_as_other(number), column=place)


def _meaning(question: Question) -> Callable[[str], object]:
    """Return what tells whether two writings are the same answer."""
    if question.answer == "number":
        return lambda text: parse_number(text, question.decimals, question.unit)
    return parse_date if question.answer == "date" else reader(answer_words(question))


def _read_several(ledger: Ledger, typed: Typed, name: str, question: Question, headings: tuple[str, ...]) -> None:
    options = list(question.options)
    if not options:
        # `check` goes on with a declaration that has said so.
        return
    names = set(ledger.raw.frame.columns)
    columns = {option: headings_of_option(name, question, option) for option in options}
    if isinstance(question.columns, dict) or any(names.intersection(apart) for apart in columns.values()):
        ticked, places = _ticks(ledger, name, question, columns)
    else:
        ledger.fold(headings, joined_reader(option_words(question)))
        place = ledger.find(headings)
        if place is None:
            return
        ticked, places = _joined(ledger, name, question, place), dict.fromkeys(options, place)
    if places.keys() != set(options):
        return
    _refuse_contradictions(ledger, question, options, ticked, places)
    refused = np.column_stack([ledger.illegible_at(places[option]) for option in options])
    for option, codes in zip(options, _levels(question, options, ticked, refused), strict=True):
        if option not in (DONT_KNOW, NOT_CONCERNED):
            column = f"{name}.{option}"
            typed.columns[column] = coded(codes, question.held())
            typed.places[column] = places[option]


def _tell_never_read(ledger: Ledger, place: int, answers: Parsed[str], levels: Mapping[str, str]) -> None:
    """Note that some answers are never met while words that nobody knows are there."""
    unread = np.logical_or.reduce([np.zeros(len(ledger.kept), dtype=bool), *answers.wrong.values()])
    words = ledger.raw.frame.iloc[:, place][unread].astype("str").map(plain).nunique()
    why = never_read(levels, answers, words)
    if why is not None:
        ledger.note("notice", why, column=place)


def _ticks(
    ledger: Ledger, name: str, question: Question, columns: Mapping[str, Sequence[str]]
) -> tuple[Rows, dict[str, int]]:
    """Read one column per option. A box is ticked or not; blank is not ticked, as tools write it."""
    ticked = np.zeros((len(ledger.kept), len(columns)), dtype=bool)
    unticked = ledger.kept.copy()
    places: dict[str, int] = {}
    for rank, (option, headings) in enumerate(columns.items()):
        ticks = _box_words(question, option)
        ledger.fold(headings, reader(ticks))
        place = ledger.find(headings)
        if place is None:
            continue
        places[option] = place
        words = _yes_no(ledger, place, ticks)
        read = with_text_of_ones_own(reader(words), YES) if option == OTHER else reader(words)
        boxes = ledger.take(parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, read), place)
        if option == OTHER:
            ledger.hear(name, boxes.means(YES) & _none_of(ledger, place, reader(words)), place)
        _tell_never_read(ledger, place, boxes, {NO: LABELS[NO], YES: LABELS[YES]})
        ticked[:, rank] = boxes.means(YES)
        unticked &= boxes.means(NO)
    _tell_all_unticked(ledger, unticked & (len(places) == len(columns)), places)
    return ticked, places


def _box_words(question: Question, option: str) -> Words:
    """Every way to tick the box of an option: a tool may write its wording in it, which may itself be « Non »."""
    label = plain(question.options[option].label)
    return {label: YES} | {word: meant for word, meant in TICKS.items() if word != label}


def _tell_all_unticked(ledger: Ledger, rows: Rows, places: dict[str, int]) -> None:
    """Say that « no » in every box is held for a blank: most tools write it whether the question was shown or not."""
    number = int((rows & ledger.kept).sum())
    if number:
        ledger.note("notice", _all_unticked(number), column=min(places.values()))


def _all_unticked(number: int) -> Wrong:
    return Wrong(
        "rien_de_coche",
        f"{number} ligne{'s n’ont' if number > 1 else ' n’a'} que des « non » à cette question : rien n’y étant coché, elle est "
        "tenue pour sans réponse.",
        "Si ne rien cocher est une réponse, ajoutez-la aux options du questionnaire (« aucune », avec « exclusive »).",
    )


def _yes_no(ledger: Ledger, place: int, words: Words) -> Words:
    """Read 2 as no in a column where it can only be so, and say it."""
    texts = ledger.raw.frame.iloc[:, place]
    used = texts.cat.categories[np.unique(texts.cat.codes[ledger.kept & texts.notna()])]
    other = from_one_and_two(words, used)
    if other is None:
        return words
    ledger.note("notice", ONE_AND_TWO, column=place)
    return other


def _none_of(ledger: Ledger, place: int, listed: Callable[[str], str | Wrong]) -> Rows:
    """Return the rows of which the cell is none of the words that are known."""
    texts = ledger.raw.frame.iloc[:, place]
    return np.array([*(isinstance(listed(text), Wrong) for text in texts.cat.categories), False])[texts.cat.codes]


def _joined(ledger: Ledger, name: str, question: Question, place: int) -> Rows:
    read = joined_reader(option_words(question))
    answers = ledger.take(parse_column(ledger.raw.frame.iloc[:, place], ledger.kept, read), place)
    beside = np.array([*(FREE_TEXT in answer for answer in answers.values), False], dtype=bool)[answers.codes]
    ledger.hear(name, beside, place, own_words_reader(option_words(question)))
    if OTHER in question.options:
        number = int((beside & ledger.kept).sum())
        if number:
            ledger.note("notice", texts_counted_as_other(number), column=place)
    else:
        for row in np.flatnonzero(beside & ledger.kept):
            ledger.note("notice", TEXT_BESIDE, int(row), place)
    ticked = np.array(
        [
            [option in answer or (option == OTHER and FREE_TEXT in answer) for option in question.options]
            for answer in answers.values
        ],
        dtype=bool,
    )
    nothing = np.zeros((1, len(question.options)), dtype=bool)
    return np.asarray(np.concatenate([ticked.reshape(-1, len(question.options)), nothing])[answers.codes])


def _refuse_contradictions(
    ledger: Ledger, question: Question, options: list[str], ticked: Rows, places: dict[str, int]
) -> None:
    """Set aside the whole answer when what excludes the others (« aucune », « ne sait pas ») is ticked with another."""
    for option in (question.exclusive, DONT_KNOW, NOT_CONCERNED):
        if option in options:
            contradicted = ticked[:, options.index(option)] & (ticked.sum(axis=1) > 1)
            ledger.refuse_cells(contradicted, places[option], CONTRADICTION)
            ticked[contradicted] = False


def _levels(question: Question, options: list[str], ticked: Rows, refused: Rows) -> list[NDArray[np.int8]]:
    """Return the code of each option's column: nothing ticked at all is blank, never a no.

    Where something could not be read, its own option is illegible; all of them are where nothing else is ticked, for
    nobody knows what the cell said.
    """
    held = question.held()
    codes = np.where(ticked, held.index(YES), held.index(NO)).astype(np.int8)
    some = ticked.any(axis=1)
    codes[~some] = -1
    for apart in (DONT_KNOW, NOT_CONCERNED):
        if apart in options:
            codes[ticked[:, options.index(apart)]] = held.index(apart)
    nothing_read: Rows = np.asarray(refused.any(axis=1) & ~some)
    codes[refused | nothing_read[:, np.newaxis]] = held.index(ILLEGIBLE)
    return list(codes.T)


CONTRADICTION = Wrong(
    "reponses_contradictoires",
    "une réponse qui exclut les autres (« aucune », « ne sait pas ») est cochée avec une autre : la réponse est tenue "
    "pour illisible.",
    "Vérifiez le questionnaire papier et gardez l’une ou l’autre.",
)
