"""The page that answers: what it is about, one sentence, whether to go on, what to change, then each question with its answer
and its evidence.

Answers are the evaluator's, in `texts/reponses/`: one file per question, named by its id, and three for the evaluation as a whole.
Each is kept with the values that it rests on. Where nobody wrote one, a draft says so, beside what the figures say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.pieces.kept_values import SEVERAL, alike, kept_values, printed
from reports.composition.pieces.pointing import in_a_row
from reports.composition.pieces.recommendations import advised
from reports.composition.pieces.replies import replies, said_apart, settles, unanswered, verdict
from reports.composition.pieces.targets import verdict_of
from reports.composition.pieces.written import Written, read, to_do
from reports.composition.prose import flat, plain
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.evidence import known_by
from reports.words.verdicts import Verdict, in_words

FOLDER = "reponses"
ABOUT, SENTENCE, GOING_ON = "de-quoi-il-s-agit", "en-une-phrase", "continuer"
ON_THE_WHOLE = (ABOUT, SENTENCE, GOING_ON)
"""Files on the whole evaluation: a hyphen, or no question of this name, keeps them apart from those of questions."""
WORD = "reponse"
WORDS = ("oui", "plutôt oui", "partagé", "plutôt non", "non", "on ne sait pas")
OPEN = "question ouverte"
"""What is written for a question that calls neither for yes nor for no."""
LONGEST, LONGEST_ON_THE_WHOLE = 25, 40
"""Words of an answer, and of what is said of the whole evaluation."""


@dataclass(frozen=True)
class WrittenAnswer:
    """One file of answers: its word, its sentence, the values that it rests on; `wrong` says in French what is to be mended."""

    file: str
    word: str = ""
    said: str = ""
    values: Mapping[str, str] | None = None
    wrong: tuple[str, ...] = ()


def in_brief(published: ReportedResults, most: int = 3) -> tuple[doc.Block, ...]:
    """Say what is evaluated, the evaluation in one sentence, whether to go on, and the first recommendations, with who and when."""
    about, first = _on_the_whole(published, ABOUT, "De quoi il s’agit")
    sentence, second = _on_the_whole(published, SENTENCE, "En une phrase")
    going_on, third = _on_the_whole(published, GOING_ON, "Faut-il continuer ?")
    changes = tuple(map(_standing_alone, advised(published)[:most]))
    notes = [*first, *second, *third]
    if not changes:
        notes.append(
            "écrivez les recommandations (texts/recommandations.md) : constat, recommandation, porteur, échéance"
        )
    block = doc.Brief(sentence=sentence, going_on=going_on, changes=changes)
    return (doc.Prose(inline=about.inline), block, *_to_do(published, notes))


SHORT = 4
"""Words of an advice, at most, that says nothing without what was found: « Passer à 2 € »."""


def _standing_alone(one: doc.Recommendation) -> doc.Recommendation:
    """Return an advice as it is read without its table: a short one after what was found."""
    if count_words(one.advice) > SHORT:
        return one
    return replace(one, advice=french.typography(f"{one.found.rstrip(' .')} : {french.lower_first(one.advice)}"))


def in_a_sentence(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say the evaluation in the one sentence that the evaluator wrote; nothing where nobody did, which other editions tell."""
    sentence, _ = _on_the_whole(published, SENTENCE, "En une phrase")
    return (doc.Prose(inline=sentence.inline, lead=True),) if sentence.written else ()


def answers(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Give each evaluation question its answer, what it rests on, and the kinds of evidence as dots."""
    items, notes = [], []
    for id, question in published.initiative.questions.items():
        asked = french.typography(question.question)
        reply = reply_of(published.initiative.folder, id)
        item, told = _answer(published, reply, asked, f"{FOLDER}/{id}", question.indicators)
        items.append(replace(item, anchor=f"question-{id}"))
        notes += told
    return (doc.AnsweredQuestions(items=tuple(items)), *_to_do(published, notes))


def reply_of(folder: Path, name: str) -> WrittenAnswer | None:
    """Read one file of answers; None where nobody wrote it."""
    written = read(folder, f"{FOLDER}/{name}", pictures=False)
    if written is None:
        return None
    if written.problem:
        return WrittenAnswer(written.name, wrong=(written.sentence(),))
    front = written.front if isinstance(written.front, dict) else {}
    values = kept_values(name, {key: said for key, said in front.items() if key != WORD})
    word = str(front.get(WORD, ""))
    most = LONGEST_ON_THE_WHOLE if name in ON_THE_WHOLE else LONGEST
    said = " ".join(flat(block.inline) for block in written.blocks if isinstance(block, doc.Prose))
    wrong = tuple(f"{written.name} : {one}." for one in _wrong(name, written, word, said, most, values))
    return WrittenAnswer(written.name, "" if word == OPEN else word, said, values, wrong)


def _wrong(
    name: str, written: Written, word: str, said: str, most: int, values: Mapping[str, str] | None
) -> Iterator[str]:
    if name not in (ABOUT, SENTENCE) and word not in (*WORDS, OPEN):
        yield f"dites la réponse en tête, « {WORD}: … », par l’un de ces mots : {', '.join((*WORDS, OPEN))}"
    if values is None:
        yield f"dites en tête sur quelles valeurs la phrase repose, « {SEVERAL}: {{identifiant: valeur}} »"
    elif unkept := numbers_without_value(said, values.values()):
        yield (
            f"la phrase dit {french.joined([f'« {one} »' for one in unkept])}, qu’aucune des valeurs en tête ne porte : "
            f"ajoutez-la à « {SEVERAL} », pour être prévenu si elle change, ou dites-la sans chiffre"
        )
    if not all(isinstance(block, doc.Prose) for block in written.blocks) or not said:
        yield "une réponse est une phrase, sans titre, liste ni tableau"
    if (count := count_words(said)) > most:
        yield f"la phrase a {count} mots ; {most} au plus"


def count_words(said: str) -> int:
    """Count the words of a sentence as spaces part them; signs that stand alone are none."""
    return sum(any(map(str.isalnum, word)) for word in said.split())


def _on_the_whole(published: ReportedResults, name: str, title: str) -> tuple[doc.Answer, list[str]]:
    reply = reply_of(published.initiative.folder, name)
    return _answer(published, reply, french.typography(title), f"{FOLDER}/{name}", ())


def _answer(
    published: ReportedResults, reply: WrittenAnswer | None, question: str, name: str, asked: tuple[str, ...]
) -> tuple[doc.Answer, list[str]]:
    """Return an answer as this reader may read it, and what is left to do of it."""
    if reply is None:
        blank = doc.Answer(question=question, word="", inline=_unwritten(published, asked), written=False)
        return blank, [f"écrivez texts/{name}.md"]
    values = reply.values or {}
    now = {key: printed(published, key) for key in values}
    if not all(now.values()) and not published.for_committee:
        return doc.Answer(question=question, word="", inline=plain(_NOT_SHOWN)), []
    known = [published.indicator(id) for id in _indicators(reply) if id in published.results.indicators]
    shown = {key.partition(".")[0] for key, told in now.items() if told}
    inline = tuple(replace(run, about=tuple(one.id for one in known)) for run in plain(reply.said or A_ECRIRE))
    answer = doc.Answer(
        question=question,
        word=f"{reply.word[:1].upper()}{reply.word[1:]}",
        inline=inline,
        basis=basis(published, values, reply.said),
        against=_against(published, reply.word, asked),
        silent=unanswered(published, asked),
        evidence=known_by(one.evidence for one in known if one.id in shown),
    )
    return answer, [*reply.wrong, *_moved(published, reply, now)]


A_ECRIRE = "À écrire."
_NOT_SHOWN = "Cette réponse repose sur un chiffre que cette édition ne montre pas."


def _unwritten(published: ReportedResults, asked: tuple[str, ...]) -> doc.Inline:
    """Say that an answer is to be written, and what the figures say meanwhile."""
    known = replies(published, asked)
    told = said_apart(published, [one for one in known if one.told])[:2]
    # Beside « à écrire », that nothing is judged says nothing.
    judged = [verdict(published, known, told)] if settles(published, known) else []
    said = [*judged, *(one.said for one in told)]
    ids = tuple(one.indicator.id for one in told)
    runs = (replace(run, about=ids) for one in said for run in plain(f" {one}"))
    return (doc.TextRun(A_ECRIRE.replace(" ", "\u00a0"), strong=True), *runs)


def basis(published: ReportedResults, values: Mapping[str, str], said: str) -> doc.Inline:
    """Give the bases of the percentages among some values: each after its percentage, named where the sentence does not say it."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for key in values:
        id, _, part = key.partition(".")
        figure = published.figure(id, part) if id in published.results.indicators else None
        if figure is not None and _is_percentage(figure):
            base = ", ".join(filter(None, (french.base(figure.n or 0), reading.unread(figure))))
            value = reading.value(figure)
            named = "" if alike(value) in alike(said) else _named(published.indicator(id), figure)
            found.setdefault((named, value, base), []).append(id)
    alone = len(found) == 1 and not next(iter(found))[0]
    each: list[doc.Inline] = [
        (doc.TextRun(french.typography(base if alone else f"{named}{value}, {base}"), about=tuple(dict.fromkeys(ids))),)
        for (named, value, base), ids in found.items()
    ]
    return in_a_row(each, " · ")


def _named(indicator: Indicator, figure: Figure) -> str:
    return f"{figure.part_label if figure.part and figure.part_label else indicator.label} : "


def _is_percentage(figure: Figure) -> bool:
    return reading.said(figure) and figure.unit == "part" and figure.k is not None and not reading.small(figure)


def rests_on(published: ReportedResults, question: str) -> tuple[Indicator, ...]:
    """Return the indicators that the answer to a question rests on; where nobody wrote one, all those of the question."""
    reply = reply_of(published.initiative.folder, question)
    ids = _indicators(reply) if reply else published.initiative.questions[question].indicators
    return tuple(published.indicator(id) for id in ids if id in published.results.indicators)


def _indicators(reply: WrittenAnswer) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.partition(".")[0] for key in reply.values or {}))


def numbers_without_value(said: str, values: Iterable[str]) -> list[str]:
    """Return the numbers in digits that none of the values holds: nobody would be told if they moved. Dates and ranks are none."""
    kept = {number for value in values for number in _numbers(value)}
    return [one for one in dict.fromkeys(_numbers(said)) if one not in kept and not _YEAR.fullmatch(one)]


def _numbers(said: str) -> list[str]:
    return [re.sub(r"\s", "", one) for one in _NUMBER.findall(_DAY.sub("", said))]


_NUMBER = re.compile(r"(?<!\w)(?:\d{1,3}(?:\s\d{3})+|\d+)(?:,\d+)?(?!\w)")
_DAY = re.compile(rf"\b\d{{1,2}} (?=(?:{'|'.join(french.MONTHS)})\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YES, _NO = ("oui", "plutôt oui"), ("non", "plutôt non")


def contradicted(word: str, verdicts: list[Verdict]) -> bool:
    """Whether what the targets say differs from the word: a yes beside one that is missed, a no or no answer beside all reached,
    a plain yes or no, or no answer, where the targets say the contrary or cannot tell."""
    if not word or not verdicts:
        return False
    met = all(one in ("reached", "barely") for one in verdicts)
    if "missed" in verdicts:
        return word in (*_YES, "on ne sait pas")
    return word in (*_NO, "on ne sait pas") if met else word in ("oui", "non")


def _against(published: ReportedResults, word: str, asked: tuple[str, ...]) -> str:
    found = [how for id in asked if (how := verdict_of(published, id)) is not None]
    if not contradicted(word, found):
        return ""
    return french.typography(f"Les cibles, elles : {french.lower_first(in_words(found))}.")


def _moved(published: ReportedResults, reply: WrittenAnswer, now: Mapping[str, tuple[str, ...]]) -> Iterator[str]:
    for key, shown in now.items():
        said = (reply.values or {})[key]
        if not shown:
            yield f"{reply.file} repose sur « {key} », que ce rapport ne montre pas : récrivez la réponse sans ce chiffre."
        elif alike(said) not in map(alike, shown):
            label = published.indicator(key.partition(".")[0]).label
            yield f"« {label} » : réponse écrite pour {said}, la valeur est {shown[0]} : relisez-la ({reply.file})."


def _to_do(published: ReportedResults, notes: list[str]) -> tuple[doc.Block, ...]:
    """Tell what is left to write or mend, in one note: a draft shows it, and a final report refuses it."""
    if not notes:
        return ()
    said = french.typography(" ; ".join(one.rstrip(".") for one in notes))
    begun = said if said.startswith("texts/") else f"{said[:1].upper()}{said[1:]}"
    return (to_do("Réponses à écrire ou à relire", f"{begun}."),)
