"""Numbers of a report that are no result of the evaluation, by the reason why they are not compared with results.csv."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from tests.documents.anchoring import tight
from tests.documents.claims import NUMBER

_MONTH = "(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)[a-zéû]*[.]?"
_S = r"[\s\u00a0\u202f]"
FIXED: dict[str, tuple[str, ...]] = {
    "date": (rf"\b\d{{1,2}}(?:er)?{_S}{_MONTH}(?:{_S}\d{{4}})?", r"\b(?:19|20)\d\d\b"),
    "code": (
        r"\b[\w.-]+\.(?:com|fr|org|info)\b",
        r"\b[A-Z]{2,4}-\d+[a-z]?\b",
        r"\b[a-z]+(?:_[a-z0-9]+)+\b",
        r"\bODD \d+(?:, \d+)*",
        r"\(\d{2}\)",
        r"version [0-9a-f]{10}",
        r"^[0-9a-f]{10}$",
    ),
    "number of a section": (r"^(?:Annexe )?(?:\d+|[A-Z])(?:\.\d+)+ ", r"^\d+ (?=[A-ZÉÀL’C])", r"^\d+\.(?=[A-ZÉÀ])"),
    "level of confidence": (r"à 95\u202f%", r"95 fois sur 100"),
    "scale": (
        r"[Dd]e \d+ à \d+(?:\u202f%)?(?=[,. \u202f]|$)(?!,\d)",
        r"\(sur 100?\)",
        r"total (?:peut )?dépasse[r]? 100\u202f%",
        r"hors des 100\u202f%",
    ),
    "threshold": (
        r"moins de \d+ personnes?(?: \(\d+ pour la santé\))?(?: ou de \d+ organisations)?",
        r"(?:[Ss]ous|[Mm]oins de|au moins) \d+",
        r"«\u202f3 sur 118\u202f»",
    ),
    "age, declared": (
        r"a \d+ mois à la date de l’évaluation",
        r"\d+ mois le recul nécessaire",
        r"\d+ ans pour l",
        r"selon Le RAMEAU\u202f:.*",
    ),
    "members, declared": (
        r"Les \d+ membres d",
        r"\b\d+ organisations(?= \()",
        r"(?:[Ee]ntreprise|[Aa]ssociation|[Pp]ouvoir public|[Ee]xpert)\u202f: \d+(?=[,.)])",
    ),
    "structures, as the register counts them": (r"dans les \d+ structures",),
    "counted on the drawing": (r"nouvelles? entre \d+ organisations",),
    "record of the run": (
        rf"{NUMBER} (?:lues?|utilisées?|écartées?)\b",
        r"^\d+ chiffres? (?:sont|est) la somme.*",
        r"non listées\u202f: \d+",
        r"et \d+ autres? chiffres?\b",
        r"Chiffres masqués dans cette édition\u202f: .*?\.",
    ),
    "formula": (r"1,96\s*·\s*√.*?\(N\s*−\s*1\)",),
    "axis": (
        r"(?:^|\n)(?:0\n)?1\n2\n3(?:\n4)?(?:\n5)?(?:\n6\n7\n8\n9\n10)?(?=\n|$)",
        r"(?:^|\n)0\n25\n50\n75\n100\u202f%",
        r"(?:^|\n)0\n(?:50\n)?100\u202f%(?=\n|$)",
        r"(?:^|\n)0\n30(?=\n|$)",
        r"(?:^|\n)0\n2\n4\n6\n8\n10(?=\n|$)",
    ),
}
"""Reason → what is recognised by how it is written."""
_ALONE = re.compile(r"(?:^\d+(?:\n|\Z)){4,}", re.MULTILINE)
"""Whole numbers alone on their lines."""
COLUMNS = {
    "record of the run": (
        *("Lignes lues", "Utilisées", "Lignes écartées, par motif", "Cellules écartées, par motif"),
        *("Colonnes non lues", "Lignes non lues", "Feuilles non lues"),
    ),
    "published by others": ("Publié", "Source"),
    "members, declared": ("Membres",),
    "tags of the catalogue": ("Indicateurs rattachés",),
    "declared by the partner": ("Votre objectif", "Priorité", "Attendu, sur 10", "Atteint, sur 10"),
    "written by people": ("Question", "Réponses proposées", "Ordre de grandeur"),
}
"""Reason → headings of columns."""


@dataclass
class Exempt:
    """What is set aside before numbers are compared, and how many numbers that makes by reason.

    `written` are texts that people wrote: the folder of the initiative, the catalogue, the fixed prose of templates.
    """

    written: str
    names: re.Pattern[str]
    aside: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, written: Iterable[str], names: Iterable[str]) -> "Exempt":
        """Read what people wrote, and the names that hold a number."""
        dates = re.compile("|".join(FIXED["date"]))
        known = sorted({name for name in names if re.search(r"\d", dates.sub("", name))}, key=len, reverse=True)
        return cls(
            "\0".join(tight(re.sub(r"\]\([^()]*\)|[\[*_\\]", "", text)) for text in written),
            re.compile("|".join(map(_spaced, known)) or r"(?!)"),
        )

    def left(self, text: str, kind: str, heading: str = "") -> str:
        """Return a text on one line without the numbers that are no results."""
        for reason, headings in COLUMNS.items():
            if heading in headings:
                self._count(reason, text)
                return ""
        if kind == "paragraph" and len(text) > 20 and tight(text).lstrip("•") in self.written:
            self._count("written by people", text)
            return ""
        left = self.unnamed(text)
        for pattern in FIXED["axis"] if kind == "drawing" else ():
            left = self._without("axis", re.compile(pattern), left)
        left = self._unscaled(left) if kind == "drawing" else left
        left = re.sub(r"(?<=\d–) (?=\d)", "", " ".join(re.split(r"[ \n\u00a0]+", left.strip())))
        for reason, patterns in FIXED.items():
            for pattern in patterns if reason != "axis" else ():
                left = self._without(reason, re.compile(pattern), left)
        return left

    def _unscaled(self, text: str) -> str:
        """Return a text without the numbers under a part of a scale: four whole ones or more, each as far from the one before."""
        for run in _ALONE.findall(text):
            ticks = [int(one) for one in run.split()]
            if len(ticks) > 3 and len({after - before for before, after in pairwise(ticks)}) == 1:
                self._count("axis", run)
                text = text.replace(run, "#\n", 1)
        return text

    def unnamed(self, text: str) -> str:
        """Return a text without the names and texts of the catalogue that hold a number."""
        return self._without("written by people", self.names, text)

    def _without(self, reason: str, pattern: re.Pattern[str], text: str) -> str:
        if not any(map(str.isdigit, text)):
            return text
        for found in pattern.finditer(text):
            self._count(reason, found.group())
        return pattern.sub("#", text)

    def _count(self, reason: str, text: str) -> None:
        self.aside[reason] += len(re.findall(NUMBER, text))


def _spaced(name: str) -> str:
    """Return what finds a name wherever its lines end, with the spaces and apostrophes of typography."""
    words = re.split(r"\s+|(?<=«)|(?=[?!:;»%])", name.strip())
    return rf"{_S}*".join(re.escape(word).replace("'", "’").replace("’", "['’]") for word in words if word)
