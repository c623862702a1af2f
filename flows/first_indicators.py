"""The indicators that a drafted questionnaire may feed at once: one per closed question, its sentence to be read again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from initiatives.codebooks.drafted import DraftQuestion
from initiatives.codebooks.what_names_say import is_weight
from initiatives.declaration.scales import SCALES, Scale
from initiatives.plain_text import plain

_WHO_THEY_ARE = re.compile(
    r"\b(?:age|genre|sexe|femme|homme|commune|ville|quartier|residence|profession|metier|situation|diplome|habitez"
    r"|depuis quand|depuis combien|anciennete|naissance|logement|logez|enfants|foyer|services?|poste|fonction|statut|equipe"
    r"|vous etes|tu es|etablissement|classe|travaillez)\b"
)
_HARD = re.compile(r"\b(?:difficultes?|freins?|freine|obstacles?|attentes?|attendez[- ]vous)\b")
"""What questions ask of difficulties and of what people wait for."""


@dataclass(frozen=True)
class OwnBlock:
    """A block of `indicators.yaml`: what a question measures, in the plainest way."""

    id: str
    code: str
    label: str
    question: str
    step: str
    level: str
    unit: str
    measure: str
    reading: str
    evidence: str = "declare"
    benefits: str = "publics"
    source: str = "Questionnaire."
    to_choose: str = ""
    """What its author alone knows, as a question, with the measure that each answer calls for."""

    @property
    def judges(self) -> bool:
        """Whether it tells what people think: how answers part among several tells it no more than a number does."""
        return self.unit != "nombre" and not self.measure.startswith(("{distribution", "{multiple_choice"))


def blocks_of(
    group: str, label: str, questions: Iterable[DraftQuestion], *, followed: bool = False
) -> tuple[OwnBlock, ...]:
    """Return a block for each question that can be counted; `label` is how the group is called, in the plural.

    Of a group that is `followed`, whose answers are found again at another wave, each scale gives its change too.
    """
    return tuple(_blocks(group, label[:1].lower() + label[1:], questions, followed=followed))


def _blocks(group: str, called: str, questions: Iterable[DraftQuestion], *, followed: bool) -> Iterator[OwnBlock]:
    letters = "".join(letter for letter in group if letter.isalpha())[:3].upper()
    rank = 0
    for question in questions:
        counted = _counted(question, called)
        if counted is None or is_weight(question.text):  # a weight is no answer
            continue
        measure, unit, reading = counted
        step, level = _place(question)
        text = question.text.rstrip(" .:")
        rank += 1
        code, id = f"{letters}-{rank:02}", f"{group}_{question.id}"
        asked = _which_is_better(question)
        yield OwnBlock(id, code, text, question.text, step, level, unit, measure, reading, to_choose=asked)
        scale = SCALES.get(question.answer)
        if followed and not question.waves and scale is not None and scale.best and step == "appreciation":
            change = _changed(question, scale, called)
            yield OwnBlock(
                f"{id}_evolution",
                f"{code}b",
                f"{text} : évolution",
                question.text,
                "effets",
                "effet",
                "points",
                *change,
                evidence="avant_apres",
            )


def _changed(question: DraftQuestion, scale: Scale, called: str) -> tuple[str, str]:
    """Say how a change of the same people is measured, and the sentence that tells it."""
    verb = "[+a gagné {amount} [point|points]|−a perdu {amount} [point|points]|=n’a pas nettement changé]"
    if question.answer in ("note10", "note10_demi"):
        said = f"La note des {{n}} {called} suivis à « {_about(question)} » {verb} en moyenne, sur 10 ({{interval}})."
        return f"{{paired_change: {question.id}}}", said
    said = f"La part des {called} suivis qui disent {_best(scale)} à « {_about(question)} » {verb} ({{interval}})."
    return f'{{paired_share: {question.id}, at_least: "{scale.best[0]}"}}', said


def _which_is_better(question: DraftQuestion) -> str:
    """Ask which way is favourable, of a question on what changed: its words do not say it."""
    if question.answer != "evol5":
        return ""
    less = ", ".join(SCALES["evol5"].worst)
    return (
        f"Si plus est mieux, comptez {{share: {question.id}, better: true}} ; "
        f"si moins est mieux, {{share: {question.id}, any_of: [{less}]}}."
    )


def _about(question: DraftQuestion) -> str:
    return question.text.translate(str.maketrans("{}[]|", "()()/"))


def _counted(question: DraftQuestion, called: str) -> tuple[str, str, str] | None:
    """Say how a question is counted, in which unit, and the sentence that tells it."""
    about = _about(question)
    who = f"{{value}} des {{n}} {called} qui ont répondu"
    id, scale = question.id, SCALES.get(question.answer)
    if question.answer == "oui_non":
        return f"{{share: {id}, equals: oui}}", "part", f"{who} disent oui à « {about} » ({{interval}})."
    if question.answer in ("note10", "note10_demi"):
        return (
            f"{{mean: {id}}}",
            "note_sur_10",
            f"En moyenne, {{value}} sur 10 à « {about} », de {{n}} réponses ({{interval}}).",
        )
    if question.answer in ("one_of", "commune", "evol5"):
        return f"{{distribution: {id}}}", "part", f"{who} : {{label}}."
    if question.answer == "several_of":
        return f"{{multiple_choice: {id}}}", "part", f"{who} citent « {{label}} »."
    if scale is not None and scale.best:
        share = f'{{share: {id}, at_least: "{scale.best[0]}"}}'
        return share, "part", f"{who} disent {_best(scale)} à « {about} » ({{interval}})."
    if question.answer == "number":
        return f"{{mean: {id}}}", "nombre", f"En moyenne, {{value}} à « {about} », de {{n}} réponses ({{interval}})."
    return None


def _best(scale: Scale) -> str:
    return " ou ".join(f"« {scale.levels[level]} »" for level in scale.best)


def _place(question: DraftQuestion) -> tuple[str, str]:
    words = plain(question.text)
    who = {plain(option.label).removeprefix("une ").removeprefix("un ") for option in question.options}
    judged = question.answer in SCALES and question.answer != "oui_non"
    if question.answer == "commune" or (_WHO_THEY_ARE.search(words) and not judged) or {"femme", "homme"} <= who:
        return "identite", "contexte"
    if _HARD.search(words):
        return "difficultes", "appreciation"
    return ("effets", "effet") if question.answer == "evol5" else ("appreciation", "appreciation")
