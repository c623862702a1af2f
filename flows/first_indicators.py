"""The indicators that a drafted questionnaire may feed at once: one per closed question, its sentence to be read again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from initiatives.codebooks.drafted import DraftQuestion
from initiatives.declaration.scales import SCALES, Scale
from initiatives.plain_text import plain

_WHO_THEY_ARE = ("age", "genre", "sexe", "femme", "commune", "ville", "profession", "situation", "diplome", "habitez")


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
    benefits: str = "publics"
    source: str = "Questionnaire."


def blocks_of(group: str, label: str, questions: Iterable[DraftQuestion]) -> tuple[OwnBlock, ...]:
    """Return a block for each question that can be counted; `label` is how the group is called, in the plural."""
    return tuple(_blocks(group, label[:1].lower() + label[1:], questions))


def _blocks(group: str, called: str, questions: Iterable[DraftQuestion]) -> Iterator[OwnBlock]:
    letters = "".join(letter for letter in group if letter.isalpha())[:3].upper()
    rank = 0
    for question in questions:
        counted = _counted(question, called)
        if counted is None:
            continue
        rank += 1
        measure, unit, reading = counted
        step, level = _place(question)
        text = question.text.rstrip(" ?.:")
        yield OwnBlock(
            f"{group}_{question.id}", f"{letters}-{rank:02}", text, question.text, step, level, unit, measure, reading
        )


def _counted(question: DraftQuestion, called: str) -> tuple[str, str, str] | None:
    """Say how a question is counted, in which unit, and the sentence that tells it."""
    about = question.text.replace("{", "(").replace("}", ")").replace("[", "(").replace("]", ")").replace("|", "/")
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
    if scale is not None and scale.best:
        how = "better: true" if question.answer == "evol5" else f'at_least: "{scale.best[0]}"'
        return f"{{share: {id}, {how}}}", "part", f"{who} répondent {_best(scale)} à « {about} » ({{interval}})."
    if question.answer in ("one_of", "commune"):
        return f"{{distribution: {id}}}", "part", f"{who} : {{label}}."
    if question.answer == "several_of":
        return f"{{multiple_choice: {id}}}", "part", f"{who} citent « {{label}} »."
    if question.answer == "number":
        return f"{{mean: {id}}}", "nombre", f"En moyenne, {{value}} à « {about} », de {{n}} réponses ({{interval}})."
    return None


def _best(scale: Scale) -> str:
    return " ou ".join(f"« {scale.levels[level]} »" for level in scale.best)


def _place(question: DraftQuestion) -> tuple[str, str]:
    words = plain(question.text).replace("'", " ").split()
    if question.answer == "commune" or any(word in words for word in _WHO_THEY_ARE):
        return "identite", "contexte"
    return ("effets", "effet") if question.answer == "evol5" else ("appreciation", "appreciation")
