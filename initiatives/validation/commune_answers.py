"""How a commune is read: by its name as people write it, by its INSEE code, or by a postal code that is its alone."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from initiatives.declaration.communes import CODE, bare, commune_labels, spaced
from initiatives.declaration.decoupage import PERIMETER_OF, Commune, decoupage
from initiatives.declaration.questionnaire import Question
from initiatives.plain_text import plain
from initiatives.validation.closed_answers import OTHER
from initiatives.validation.ledger import Ledger
from initiatives.validation.wrong import Wrong

Read = Callable[[str], str | Wrong]


def commune_words(communes: Mapping[str, str]) -> dict[str, str | Wrong]:
    """Every way to write each commune; a name that several share is refused, since nothing tells which it is."""
    words: dict[str, str | Wrong] = {}
    for code, label in commune_labels(communes).items():
        name = communes[code]
        meant = code if label == name else SHARED_NAME
        words |= {plain(name): meant, spaced(name): meant, plain(label): code, spaced(label): code}
    return words | {plain(code): code for code in communes}


class CommuneReading:
    """What reads the cells of one column as the code of a declared commune: « St-Denis », « Haÿ-les-Roses (L’) », « 93066 ».

    A number is an INSEE code or a postal code. Where it may be either and they do not mean the same, the others of the column
    decide: those that are an INSEE code only, those that are a postal code only. A postal code is read when one commune has it.
    """

    def __init__(self, communes: Mapping[str, str], texts: Iterable[str]) -> None:
        self._communes = communes
        self._words = commune_words(communes)
        self._written: dict[str, str | Wrong] = {}
        for word, meant in self._words.items():
            self._written[bare(word)] = meant if self._written.get(bare(word), meant) == meant else SHARED_NAME
        numbers = {_number(found["code"]) for text in texts if (found := _CODED.fullmatch(plain(text)))}
        self._decided = _decided(numbers)
        self.postal, self.either = set[str](), set[str]()
        """Texts that were read by their postal code; as an INSEE code, though they might be a postal code."""

    def __call__(self, text: str) -> str | Wrong:
        """Return the code of the commune that a cell names, `OUTSIDE` where it is none of them, or why it cannot be read."""
        said = plain(text)
        coded = _CODED.fullmatch(said)
        if coded is None:
            return self._named(said) or UNKNOWN_COMMUNE
        named = self._named(said) or self._named(coded["before"] or coded["after"] or "")
        number = _number(coded["code"])
        if coded["before"] or coded["after"]:
            # Beside a name, a number is a postal code: it tells apart those that share the name.
            return named if isinstance(named, str) else self._by_postal(text, number) or named or UNKNOWN_COMMUNE
        as_code, as_postal = self._as_code(number), self._as_postal(number)
        if as_code is None or self._decided == "postal":
            return self._by_postal(text, number) or as_code or NO_SUCH_CODE
        if as_postal in (None, as_code) or self._decided == "code":
            return as_code
        if self._decided == "both" or (isinstance(as_code, str) and as_postal != OUTSIDE):
            return EITHER_CODE
        # Nothing else tells: what names a declared commune is meant, rather than one that nobody spoke of.
        if isinstance(as_code, str):
            self.either.add(text)
            return as_code
        return self._by_postal(text, number) or as_code

    def _named(self, said: str) -> str | Wrong | None:
        return self._words.get(said, self._written.get(bare(said)))

    def _by_postal(self, text: str, number: str) -> str | Wrong | None:
        found = self._as_postal(number)
        if isinstance(found, str):
            self.postal.add(text)
        return found

    def _as_code(self, number: str) -> str | Wrong | None:
        """Read a number as an INSEE code; None where no commune had it."""
        if number in self._communes:
            return number
        today = decoupage().on(number, PERIMETER_OF)
        if today is None:
            return UNKNOWN_COMMUNE if decoupage().spells(number) else None
        return self._declared(today) or (UNKNOWN_COMMUNE if self._districts_of(number) else OUTSIDE)

    def _as_postal(self, number: str) -> str | Wrong | None:
        """Read a number as a postal code; None where no commune has it."""
        bearers = decoupage().with_postal_code(number)
        if not bearers:
            return None
        whole = {one.within for one in bearers}
        found = {self._declared(one) or "" for one in bearers if one.code not in whole}
        if len(found) == 1 and found != {""}:
            return next(iter(found))
        # What was merged since has no postal code of its own: it may be one of those that are declared.
        all_known = all(decoupage().on(code, PERIMETER_OF) for code in self._communes)
        return OUTSIDE if found == {""} and all_known else POSTAL_CODE

    def _declared(self, one: Commune) -> str | None:
        return next((code for code in (one.code, one.within) if code in self._communes), None)

    def _districts_of(self, code: str) -> bool:
        return any((one := decoupage().on(known, PERIMETER_OF)) and one.within == code for known in self._communes)


def _number(written: str) -> str:
    # A workbook turns « 01004 » into the number 1004.
    return written.replace(" ", "").zfill(5)


def _decided(numbers: Iterable[str]) -> Literal["code", "postal", "both"] | None:
    """Say what the numbers of a column are, from those that can be one thing only."""
    found = {
        "code" if decoupage().spells(number) else "postal"
        for number in numbers
        if bool(decoupage().spells(number)) != bool(decoupage().with_postal_code(number))
    }
    return "both" if len(found) > 1 else "postal" if "postal" in found else "code" if found else None


def communes_asked_in(question: Question) -> dict[str, str]:
    """Return the options of a question that asks for a commune, by INSEE code; none where an option has no such code."""
    coded = {key: option.codes[:1] for key, option in question.options.items() if key != OTHER}
    if not coded or not all(codes and re.fullmatch(CODE, codes[0]) for codes in coded.values()):
        return {}
    return {codes[0]: key for key, codes in coded.items()}


def reading_of(question: Question, texts: Iterable[str]) -> CommuneReading | None:
    """Return what reads the answers of a question that asks for a commune; None for another question."""
    asked = communes_asked_in(question)
    names = {code: question.options[option].label.removesuffix(f" ({code})") for code, option in asked.items()}
    return CommuneReading(names, texts) if asked else None


def answering(reading: CommuneReading, question: Question, otherwise: Read) -> Read:
    """Return what reads a cell as an option of the question; what names no commune is read `otherwise`."""
    asked = communes_asked_in(question)

    def read(text: str) -> str | Wrong:
        found = reading(text)
        if isinstance(found, str):
            return asked[found]
        if found == OUTSIDE and OTHER in question.options:
            return OTHER
        return otherwise(text) if found == UNKNOWN_COMMUNE else found

    return read


def tell_codes(ledger: Ledger, place: int, reading: CommuneReading) -> None:
    """Say how many cells of a column were read by a postal code, and how many by a code that might be one."""
    texts = ledger.raw.frame.iloc[:, place]
    for met, told in ((reading.postal, _POSTAL_CODE), (reading.either, _EITHER_CODE)):
        number = int((texts.isin(met).to_numpy(dtype=bool) & ledger.kept).sum())
        if number:
            ledger.note("notice", _read_by_code(number, *told), column=place)


_POSTAL_CODE = (
    "un code postal, qu’une seule commune porte aujourd’hui",
    "elle",
    "Rien à faire si c’est bien cela ; sinon, écrivez le nom de la commune ou son code INSEE.",
)
_EITHER_CODE = (
    "un nombre qui est le code INSEE d’une commune et le code postal d’une autre",
    "un code INSEE",
    "Rien à faire si c’est bien cela ; si ce sont des codes postaux, écrivez le nom de la commune.",
)
"""What such cells hold, how they are read, and what to do."""


def _read_by_code(cells: int, held: str, taken_for: str, remedy: str) -> Wrong:
    hold, are_read = ("tient", "elle est lue") if cells == 1 else ("tiennent", "elles sont lues")
    return Wrong(
        "code_postal",
        f"{cells} cellule{'s' if cells > 1 else ''} {hold} {held} : {are_read} comme {taken_for}.",
        remedy,
    )


_CODED = re.compile(
    r"(?:(?P<before>[^\d\s](?:[^\d]*[^\d\s,(-])?)[ ,(-]+(?=\d))?(?P<code>\d{2} ?\d{3}|\d{4})(?:[.,]0+)?\)?"
    r"(?:[ ,-]+(?P<after>[^\d\s].*))?"
)
"""A code, with or without the name of a commune: « 94220 », « 94220 Charenton-le-Pont », « Charenton (94220) », « 1004 »."""
POSTAL_CODE = Wrong(
    "commune_inconnue",
    "ce nombre est un code postal, que plusieurs communes se partagent : il ne dit pas laquelle.",
    "Écrivez le nom de la commune, ou son code INSEE (un autre nombre que le code postal).",
)
OUTSIDE = Wrong(
    "commune_inconnue",
    "ce code (postal ou INSEE) est celui d’une commune qui n’est pas dans le territoire déclaré.",
    "Corrigez-le, ou ajoutez la commune à « territory › communes » dans initiative.yaml.",
)
NO_SUCH_CODE = Wrong(
    "commune_inconnue",
    "ce nombre n’est ni le code INSEE ni le code postal d’une commune.",
    "Écrivez le nom de la commune ou son code INSEE.",
)
EITHER_CODE = Wrong(
    "commune_ambigue",
    "ce nombre est le code INSEE d’une commune et le code postal d’une autre, et la colonne mêle les deux sortes.",
    "Écrivez le nom de la commune à la place.",
)
UNKNOWN_COMMUNE = Wrong(
    "commune_inconnue",
    "cette commune n’est pas dans le territoire déclaré.",
    "Corrigez-la, ou ajoutez-la à « territory › communes » dans initiative.yaml.",
)
SHARED_NAME = Wrong(
    "commune_ambigue",
    "plusieurs communes du territoire déclaré portent ce nom.",
    "Écrivez son code INSEE à la place.",
)
