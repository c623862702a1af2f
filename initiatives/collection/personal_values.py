"""Which columns hold personal data that no evaluation needs: told by their heading, or by the form of what they hold.

Numbers with a key (NIR, IBAN) are recognised by python-stdnum. Nothing of what is recognised is kept: only its kind.
"""

import re
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from stdnum import iban
from stdnum.fr import nir

from initiatives.plain_text import plain

PersonalKind = Literal[
    "adresses électroniques",
    "numéros de téléphone",
    "numéros de sécurité sociale",
    "IBAN",
    "adresses postales",
    "adresses IP",
    "identifiants d’appareil",
    "noms de personnes",
]

_BEFORE = (
    r"(?:(?:quel(?:le)? est |indiquez |votre |vos |ton |ta |le |la |l'|numeros? de |n[°o]\.? ?(?:de )?|adresse )*)"
)
_WHOSE = r"du (?:repondant|participant|parent|senior)|de (?:contact|la personne|l'enfant|l'eleve|naissance|famille)"
_AFTER = rf"(?: (?:personnel(?:le)?|professionnel(?:le)?|portable|mobile|fixe|complete?|{_WHOSE}))* ?[?:*]*"
_HEADINGS: dict[PersonalKind, str] = {
    "adresses électroniques": r"(?:e-?)?mails?|courriels?|(?:de )?messagerie|electronique|mel|email address",
    "numéros de téléphone": r"telephones?|tel\.?|portable|mobile|phone ?numbers?|phone",
    "numéros de sécurité sociale": r"nir|(?:de )?securite sociale|num(?:ero)? secu",
    "IBAN": r"iban|rib|bic|coordonnees bancaires",
    "adresses postales": r"adresse|postale|domicile",
    "adresses IP": r"ip|ip ?addr(?:ess)?",
    "identifiants d’appareil": r"device ?id|imei|sim ?serial|subscriber ?id|identifiant de l'appareil|adresse mac",
    "noms de personnes": r"noms?|prenoms?|(?:nom (?:et |/ ?)?prenom|prenom (?:et |/ ?)?nom)s?|nom d'usage|name|identite"
    r"|(?:first|last|full|user) ?name|submitter ?name|submitted by",
}
_BY_HEADING = {kind: re.compile(f"{_BEFORE}(?:{words}){_AFTER}") for kind, words in _HEADINGS.items()}

_PHONE = (
    r"(?<![\d.,+-])(?:(?:\+|00)33[ .-]?(?:\(0\)[ .-]?)?[1-9](?P<a>[ .-]?)\d\d(?:(?P=a)\d\d){3}"
    r"|0[1-9](?P<b>[ .-])\d\d(?:(?P=b)\d\d){3})(?!\d)"
)
_ABROAD = r"\+\d{2,3}[ .-]?\d(?:[ .-]?\d){6,11}(?!\d)"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_STREET = (
    r"(?:rue|avenue|av\.|boulevard|bd|chemin|impasse|all[ée]e|route|quai|square|lotissement|place (?=du|de|des|[A-Z]))"
)


_TITLES = "Mr|Mme|Mlle|Monsieur|Madame|Mademoiselle|Dr|Docteur"


def _always(_: str) -> bool:
    return True


class _Form(NamedTuple):
    """How one kind is written: a sign without which there is none, how short it may be, its form, what its key must be."""

    kind: PersonalKind
    sign: str
    shortest: int
    written: re.Pattern[str]
    has_key: Callable[[str], bool] = _always


_FORMS = (
    _Form("adresses électroniques", "@", 5, re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+")),
    _Form("numéros de téléphone", "", 10, re.compile(f"{_PHONE}|{_ABROAD}")),
    _Form(
        "numéros de sécurité sociale",
        "",
        10,
        re.compile(r"(?<!\d)[12] ?\d\d ?(?:0[1-9]|[1-9]\d) ?(?:\d\d|2[ABab]) ?\d{3} ?\d{3} ?\d\d(?!\d)"),
        nir.is_valid,
    ),
    _Form("IBAN", "", 10, re.compile(r"\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b"), iban.is_valid),
    _Form(
        "adresses postales", " ", 10, re.compile(rf"\b\d{{1,4}} ?(?:bis|ter|quater)?,? {_STREET} ?\w", re.IGNORECASE)
    ),
    _Form("adresses IP", ".", 5, re.compile(rf"(?<![\d.])(?:{_OCTET}\.){{3}}{_OCTET}(?![\d.])")),
    _Form("identifiants d’appareil", ":", 10, re.compile(r"\b(?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}\b|\bcollect:\w{8,}")),
    _Form("noms de personnes", " ", 5, re.compile(rf"\b(?:M\.|{_TITLES}) [A-ZÀ-Ý][\w’'-]+")),
)
_BARE_PHONE = re.compile(r"0[1-9]\d{8}")
_CAPITAL = r"[A-ZÀ-Ý][a-zà-ÿ]+(?:[-’'][A-ZÀ-Ý][a-zà-ÿ]+)*"
_PLACES = (
    "Saint|Sainte|La|Le|Les|Un|Une|Centre|Foyer|Maison|Mairie|Ville|Village|Association|Club|Coll[eè]ge|Lyc[eé]e|[EÉ]cole|R[eé]sidence"
    "|Secours|Croix|Fondation|Groupe|Soci[eé]t[eé]|Quartier|Place|Parc|Espace|Ateliers?|Secteur|Zone|Rue|Villa|Petite?|Grande?|Vieux"
    "|Bois|Mont|Val|Pays|Haute?|Bas|Basse|Nord|Sud|Est|Ouest|Plut[oô]t|Tout|Tr[eè]s|Pas|Assez|Ne|Oui|Non|Autres?"
)
"""How what is no name of a person begins, although its words have capitals."""
_MOSTLY: tuple[tuple[PersonalKind, re.Pattern[str], int], ...] = (
    ("numéros de téléphone", _BARE_PHONE, 3),
    (
        "noms de personnes",
        re.compile(
            r"(?:[A-ZÀ-Ý][a-zà-ÿ]+(?:[- ][A-ZÀ-Ý][a-zà-ÿ]+)? [A-ZÀ-Ý]{2,}(?:[ '’-][A-ZÀ-Ý]{2,})*)"
            r"|(?:[A-ZÀ-Ý]{2,}(?:[ '’-][A-ZÀ-Ý]{2,})* [A-ZÀ-Ý][a-zà-ÿ]+(?:[- ][A-ZÀ-Ý][a-zà-ÿ]+)?)"
        ),
        3,
    ),
    (
        "noms de personnes",
        re.compile(rf"(?!(?:{_PLACES})\b){_CAPITAL}(?: (?:(?:de|du|des|le|la) |d[’'])*{_CAPITAL}){{1,3}}"),
        5,
    ),
)
"""What one cell alone does not tell: half of the column's texts must have this form, and so many of them."""


class LeftColumn(NamedTuple):
    """A column that nobody declared: it is not kept. Its heading is blank when it would tell of somebody itself, None where
    nothing is written.
    """

    letter: str
    heading: str | None
    personal: tuple[PersonalKind, ...]


def left_column(letter: str, heading: str | None, texts: Sequence[str]) -> LeftColumn:
    """Say of a column what kinds of personal data it shows, by its heading and by its distinct texts."""
    of_heading = personal_heading(heading) if heading else None
    kinds = personal_kinds(texts) | ({of_heading} if of_heading else set())
    shown = "" if heading and any(kind != "noms de personnes" for kind in personal_kinds([heading])) else heading
    return LeftColumn(letter, shown, tuple(sorted(kinds)))


def personal_heading(heading: str) -> PersonalKind | None:
    """Say what kind of personal data a heading announces; a question about telephones is not one."""
    said = plain(heading)
    return next((kind for kind, words in _BY_HEADING.items() if words.fullmatch(said)), None)


def personal_kinds(texts: Sequence[str]) -> set[PersonalKind]:
    """Return the kinds of personal data that the distinct texts of a column show."""
    return {kind for kind, _ in personal_texts(texts)}


def may_be_personal(text: str) -> bool:
    """Say whether one text alone may tell of somebody: what is shown to anyone errs on the side of silence.

    « SUEZ France » has the form of a name, and is none: only a column tells.
    """
    return bool(personal_kinds([text])) or _BARE_PHONE.fullmatch(text.strip()) is not None


def personal_spans(text: str) -> list[tuple[int, int, PersonalKind]]:
    """Say where one text holds personal data that its form tells: begin, end, kind."""
    return [
        (*one.span(), form.kind) for form in _FORMS for one in form.written.finditer(text) if form.has_key(one.group())
    ]


def personal_texts(texts: Sequence[str]) -> list[tuple[PersonalKind, list[int]]]:
    """Return, for each kind of personal data that is there, the positions of the texts that hold some.

    All texts are searched at once: what has none, as nearly all columns, is read once for each kind and never cut.
    """
    searched = {size: "\n".join(text for text in texts if len(text) >= size) for size in (5, 10)}
    found = []
    for kind, sign, shortest, written, has_key in _FORMS:
        if sign in searched[shortest] and written.search(searched[shortest]):
            positions = [
                place for place, text in enumerate(texts) if any(has_key(one[0]) for one in written.finditer(text))
            ]
            found += [(kind, positions)] if positions else []
    for kind, form, fewest in _MOSTLY:
        positions = [place for place, text in enumerate(texts) if form.fullmatch(text)] if _looks(form, texts) else []
        found += [(kind, positions)] if len(positions) >= fewest and 2 * len(positions) >= len(texts) else []
    return found


def _looks(form: re.Pattern[str], texts: Sequence[str]) -> bool:
    """Look at a few texts, so that only a column that may have this form is read whole."""
    some = texts[:: max(len(texts) // 50, 1)]
    return 3 * sum(form.fullmatch(text) is not None for text in some) >= len(some) > 0
