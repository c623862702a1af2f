"""Ordered answers: the scales that stand ready, and what an initiative may declare of its own."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from initiatives.declaration.vocabulary import DONT_KNOW, NO, YES

_NUMBER = re.compile(r"\d+(?:\.5)?")
_LEVEL = re.compile(r"[a-z][a-z0-9_]*|\d+(?:\.5)?")
_SIGNED = re.compile(r"-?\d+(?:\.\d+)?")
_AGREED, _CONTENT, _PLEASED = ("Pas d’accord", "D’accord"), ("Pas satisfaits", "Satisfaits"), ("Mécontents", "Contents")
_HALVES = [f"{half // 2}{'.5' if half % 2 else ''}" for half in range(21)]


def notes(levels: Sequence[str]) -> list[float]:
    """Return what each level counts for where answers are averaged: its number; of words in order, its rank from 1."""
    if all(_SIGNED.fullmatch(level) for level in levels):
        return [float(level) for level in levels]
    return [float(rank) for rank, _ in enumerate(levels, start=1)]


@dataclass(frozen=True)
class Scale:
    """A closed list of ordered answers, from the least to the most; `codes` are the numbers that survey tools export.

    A level counts in a mean as `notes` says. `drawn` says which colours suit them: those of agreement, of change, or of
    an order; "" where shares are not drawn as one bar. `halves` are what the worst and the best levels are called together;
    `of_a_statement`, that what is asked decides which half is favourable: of « plus ou moins isolé », it is less.
    `standard` says that nobody else numbers these answers otherwise; `health`, that whatever is counted of these answers
    tells of somebody's health.
    """

    levels: dict[str, str]
    codes: dict[str, str]
    best: tuple[str, ...] = ()
    worst: tuple[str, ...] = ()
    drawn: Literal["accord", "evolution", "ordre", ""] = ""
    halves: tuple[str, str] = ("", "")
    of_a_statement: bool = False
    standard: bool = False
    health: bool = False

    @property
    def numeric(self) -> bool:
        """Whether the levels are numbers."""
        return all(_NUMBER.fullmatch(level) for level in self.levels)

    @property
    def averaged(self) -> bool:
        """Whether a mean has a meaning: of two words it would be the share of one of them."""
        return self.numeric or len(self.levels) > 2

    @property
    def long(self) -> bool:
        """Whether it has more levels than one bar can show, so that its halves are drawn."""
        return len(self.levels) > 7

    @property
    def named(self) -> bool:
        """Whether the levels have names, so that a number alone does not say which way it counts."""
        return not self.standard and any(level not in label for level, label in self.levels.items())

    def turned(self) -> "Scale":
        """Return the scale whose tool counts down: its first number is the most favourable answer."""
        numbered = [code for code, level in self.codes.items() if level in self.levels]
        down = dict(zip(numbered, reversed(self.levels), strict=False))
        return replace(self, codes={**self.codes, **down})


def _numbered(
    *labels: str, drawn: Literal["accord", "ordre"], halves: tuple[str, str], signs: tuple[str, ...] = ()
) -> Scale:
    """Return a scale whose levels are numbered from 1, an odd number of them with a neutral one in the middle."""
    levels = {str(rank): label for rank, label in enumerate(labels, start=1)}
    half = len(labels) // 2
    ids = tuple(levels)
    pictures = {sign: ids[rank] for rank, one in enumerate(signs) for sign in one}
    codes = {id: id for id in ids} | pictures | {"9": DONT_KNOW}
    return Scale(levels, codes, best=ids[-half:], worst=ids[:half], drawn=drawn, halves=halves)


def _with_spellings(scale: Scale, others: Mapping[str, Sequence[str]]) -> Scale:
    """Add the other words by which people write a level, and those of « satisfait » as it is agreed: satisfaite, satisfait(e)…"""
    words = {level: (label, *others.get(level, ())) for level, label in scale.levels.items()}
    written = {
        word.replace("satisfait", agreed).replace("Satisfait", agreed.capitalize()): level
        for level, said in words.items()
        for word in said
        for agreed in ("satisfait", "satisfaite", "satisfait(e)", "satisfait·e", "satisfait.e", "satisfaits")
    }
    return replace(scale, codes=scale.codes | written)


SCALES: dict[str, Scale] = {
    "lik4": Scale(
        {
            "pas_du_tout": "Pas du tout d’accord",
            "plutot_pas": "Plutôt pas d’accord",
            "plutot": "Plutôt d’accord",
            "tout_a_fait": "Tout à fait d’accord",
        },
        {"1": "pas_du_tout", "2": "plutot_pas", "3": "plutot", "4": "tout_a_fait", "9": DONT_KNOW},
        best=("plutot", "tout_a_fait"),
        worst=("pas_du_tout", "plutot_pas"),
        drawn="accord",
        halves=_AGREED,
        of_a_statement=True,
    ),
    "evol5": Scale(
        {
            "beaucoup_moins": "Beaucoup moins",
            "un_peu_moins": "Un peu moins",
            "comme_avant": "Comme avant",
            "un_peu_plus": "Un peu plus",
            "beaucoup_plus": "Beaucoup plus",
        },
        {
            "1": "beaucoup_moins",
            "2": "un_peu_moins",
            "3": "comme_avant",
            "4": "un_peu_plus",
            "5": "beaucoup_plus",
            "9": DONT_KNOW,
            **dict.fromkeys(
                ("Autant", "Ni plus ni moins", "Pareil", "Comme d’habitude", "Sans changement"), "comme_avant"
            ),
        },
        best=("un_peu_plus", "beaucoup_plus"),
        worst=("beaucoup_moins", "un_peu_moins"),
        drawn="evolution",
        halves=("Moins qu’avant", "Plus qu’avant"),
        of_a_statement=True,
    ),
    "freq5": Scale(
        {
            "jamais": "Jamais",
            "rarement": "Rarement",
            "parfois": "Parfois",
            "souvent": "Souvent",
            "tous_les_jours": "Tous les jours",
        },
        {"1": "jamais", "2": "rarement", "3": "parfois", "4": "souvent", "5": "tous_les_jours", "9": DONT_KNOW},
        best=("souvent", "tous_les_jours"),
        worst=("jamais", "rarement"),
        drawn="ordre",
    ),
    "niveau4": Scale(
        {"1": "1 – débutant", "2": "2", "3": "3", "4": "4 – à l’aise"},
        {"1": "1", "2": "2", "3": "3", "4": "4", "9": DONT_KNOW},
        best=("3", "4"),
        worst=("1", "2"),
        drawn="ordre",
        standard=True,
    ),
    "oms5": Scale(
        {
            "0": "Jamais",
            "1": "De temps en temps",
            "2": "Moins de la moitié du temps",
            "3": "Plus de la moitié du temps",
            "4": "La plupart du temps",
            "5": "Tout le temps",
        },
        {str(level): str(level) for level in range(6)} | {"9": DONT_KNOW},
        best=("3", "4", "5"),
        worst=("0", "1", "2"),
        drawn="ordre",
        standard=True,
        health=True,
    ),
    "note10": Scale(
        {str(note): str(note) for note in range(11)},
        {str(note): str(note) for note in range(11)} | {"99": DONT_KNOW},
        best=tuple(str(note) for note in range(6, 11)),
        worst=tuple(str(note) for note in range(5)),
        drawn="accord",
        halves=("0 à 4", "6 à 10"),
    ),
    "oui_non": Scale(
        {NO: "Non", YES: "Oui"},
        {"0": NO, "1": YES, "N": NO, "Y": YES, "9": DONT_KNOW},
        best=(YES,),
        worst=(NO,),
        standard=True,
    ),
    "accord5": replace(
        _numbered(
            "Pas du tout d’accord",
            "Plutôt pas d’accord",
            "Ni d’accord ni pas d’accord",
            "Plutôt d’accord",
            "Tout à fait d’accord",
            drawn="accord",
            halves=_AGREED,
        ),
        of_a_statement=True,
    ),
    "satisfaction4": _with_spellings(
        _numbered(
            "Pas du tout satisfait",
            "Plutôt pas satisfait",
            "Plutôt satisfait",
            "Très satisfait",
            drawn="accord",
            halves=_CONTENT,
        ),
        {
            "1": ("Très insatisfait", "Pas satisfait du tout"),
            "2": ("Peu satisfait", "Pas vraiment satisfait", "Plutôt insatisfait"),
            "3": ("Assez satisfait", "Satisfait"),
        },
    ),
    "satisfaction5": _with_spellings(
        _numbered(
            "Pas du tout satisfait",
            "Plutôt pas satisfait",
            "Ni satisfait ni insatisfait",
            "Plutôt satisfait",
            "Très satisfait",
            drawn="accord",
            halves=_CONTENT,
        ),
        {
            "1": ("Très insatisfait", "Pas satisfait du tout"),
            "2": ("Plutôt insatisfait", "Peu satisfait"),
            "3": ("Ni satisfait, ni insatisfait",),
        },
    ),
    "note5": Scale(
        {str(note): str(note) for note in range(1, 6)},
        {str(note): str(note) for note in range(1, 6)},
        best=("4", "5"),
        worst=("1", "2"),
        drawn="ordre",
    ),
    "note10_demi": Scale(
        {level: level.replace(".5", ",5") for level in _HALVES},
        {level.replace(".5", ",5"): level for level in _HALVES},
        best=tuple(_HALVES[11:]),
        worst=tuple(_HALVES[:10]),
        drawn="accord",
        halves=("Moins de 5", "Plus de 5"),
        standard=True,
    ),
    "smileys3": _numbered(
        "Mécontent",
        "Ni content ni mécontent",
        "Content",
        drawn="accord",
        halves=_PLEASED,
        signs=("☹🙁😞😠", "😐😑", "☺🙂😀😃"),
    ),
    "smileys5": _numbered(
        "Très mécontent",
        "Plutôt mécontent",
        "Ni content ni mécontent",
        "Plutôt content",
        "Très content",
        drawn="accord",
        halves=_PLEASED,
        signs=("😡😠😭", "🙁☹😞", "😐😑", "🙂☺", "😀😃😄😍"),
    ),
}


class OwnLevel(BaseModel):
    """One level of a scale of one's own: its label, and the codes by which the tool exports it."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)
    label: str = Field(description="Libellé du niveau")
    codes: tuple[str, ...] = Field(default=(), description="Codes que l’outil écrit à sa place")


def _level(raw: object) -> object:
    return {"label": raw} if isinstance(raw, str) else raw


class OwnScale(BaseModel):
    """A scale that an initiative declares: its levels, from the least to the most favourable."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True)
    levels: dict[str, Annotated[OwnLevel, BeforeValidator(_level, json_schema_input_type=str | OwnLevel)]] = Field(
        min_length=2,
        description="Du moins au plus favorable : niveau → libellé ; en moyenne, un nombre (2.5…) vaut ce nombre, un mot son rang",
    )
    neutral: str | None = Field(default=None, description="Niveau du milieu, ni favorable ni défavorable")
    no_opinion: tuple[str, ...] = Field(default=(), description="Réponses « sans avis », comptées à part")
    drawn: Literal["accord", "evolution", "ordre"] = Field(default="ordre", description="Couleurs du dessin")

    @model_validator(mode="after")
    def _hold_together(self) -> Self:
        if wrong := [level for level in self.levels if not _LEVEL.fullmatch(level)]:
            raise ValueError(
                f"« {wrong[0]} » n’est pas un niveau : un mot en minuscules sans accent, ou un nombre (2.5)"
            )
        if self.neutral is not None and self.neutral not in self.levels:
            raise ValueError(f"« neutral » cite « {self.neutral} », qui n’est pas un niveau de l’échelle")
        numbers = [float(level) for level in self.levels if _NUMBER.fullmatch(level)]
        if numbers and (len(numbers) < len(self.levels) or numbers != sorted(set(numbers))):
            raise ValueError("des niveaux qui sont des nombres le sont tous, du plus petit au plus grand")
        return self

    def scale(self) -> Scale:
        """Return the scale; without codes of its own, its levels are numbered from 1, or are their own codes."""
        ids = tuple(self.levels)
        known = {code: level for level, one in self.levels.items() for code in one.codes}
        numbered = {str(rank): level for rank, level in enumerate(ids, start=1)}
        own = {level: level for level in ids}
        middle = {self.neutral} if self.neutral else {ids[len(ids) // 2]} if len(ids) % 2 else set[str]()
        place = ids.index(next(iter(middle))) if middle else len(ids) // 2
        scale = Scale(
            {level: one.label for level, one in self.levels.items()},
            {
                **(known or (own if _NUMBER.fullmatch(ids[0]) else numbered)),
                **dict.fromkeys(self.no_opinion, DONT_KNOW),
            },
            best=tuple(level for level in ids[place:] if level not in middle),
            worst=ids[:place],
            drawn=self.drawn,
            halves=("", "") if self.drawn == "ordre" else ("Défavorables", "Favorables"),
        )
        return replace(scale, standard=bool(known))


AVERAGED = tuple(sorted(name for name, scale in SCALES.items() if scale.averaged))
"""Scales of which a mean has a meaning."""
