"""How an answer to a closed question is read, or refused."""

import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches

import numpy as np

from initiatives.declaration.spellings import Words
from initiatives.declaration.vocabulary import NO, YES
from initiatives.plain_text import loosely, plain
from initiatives.validation.whole_columns import Parsed
from initiatives.validation.wrong import Wrong

OTHER = "autre"
"""The option for which a text of one’s own stands."""
_BEGINS = re.compile(r"autres?\b")
_CODE = re.compile(r"\W*|\S*[\d_]\S*")
"""What is no text of one’s own: signs alone, or a code."""


def _whole(text: str) -> str:
    """Write « 7,0 » as a spreadsheet means it: 7."""
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text.strip())


def never_read(levels: Mapping[str, str], parsed: Parsed[str], words: int) -> Wrong | None:
    """Say which answers nobody seems to have given although unknown words are there: the codes do not fit, most likely.

    `levels`: answer → its label; `words`: how many different words could not be read. None when nothing looks wrong.
    """
    unmet = [f"« {label} »" for level, label in levels.items() if level not in parsed.values]
    if not words or not unmet:
        return None
    cells = int(np.logical_or.reduce([*parsed.wrong.values()]).sum())
    said = f"{words} mots inconnus y sont écrits" if words > 1 else "un mot inconnu y est écrit"
    return Wrong(
        "niveau_jamais_lu",
        f"aucune réponse {', '.join(unmet)} n’y est reconnue, et {said}, dans {cells} cellule{'s' if cells > 1 else ''} : la "
        "liste des codes ne convient sans doute pas.",
        "Déclarez les codes de votre outil : « codes » de chaque réponse d’une question « one_of » ou « several_of ».",
    )


def reader(words: Mapping[str, str | Wrong], unknown: Wrong | None = None) -> Callable[[str], str | Wrong]:
    """Return what reads one cell of a closed list; some words may be refused for a reason of their own."""
    refused = unknown or UNKNOWN_CODE

    def read(text: str) -> str | Wrong:
        said = plain(text)
        return words.get(said, words.get(_whole(text), words.get(loosely(said), refused)))

    return read


def with_text_of_ones_own(
    read: Callable[[str], str | Wrong], other: str, options: Iterable[str] = ()
) -> Callable[[str], str | Wrong]:
    """Return what holds for `other` a text that `read` does not know: what was typed beside « autre », which tools write alone.

    « Autre : … » always is; a text that nearly is one of the `options`, or looks like a code, is rather a slip.
    """
    known = tuple(options)

    def taken(text: str) -> str | Wrong:
        found = read(text)
        return other if isinstance(found, Wrong) and not is_slip(text, known) else found

    return taken


def is_slip(text: str, options: Iterable[str]) -> bool:
    """Say whether what is no answer is rather a slip in one of the `options` (in plain words), or a code, than a text of one’s
    own; « Autre : … » never is.
    """
    said = plain(text)
    known = [word for word in options if len(word) > 2]
    return not _BEGINS.match(said) and bool(
        _CODE.fullmatch(text.strip()) or get_close_matches(said, known, n=1, cutoff=0.8)
    )


def texts_counted_as_other(number: int) -> Wrong:
    """Say how many cells of a column count as « autre » for the text that they hold."""
    one = number == 1
    return Wrong(
        "texte_compte_autre",
        f"{number} cellule{'' if one else 's'} tien{'t' if one else 'nent'} un texte qui n’est pas une des réponses : "
        f"{'elle compte' if one else 'elles comptent'} « autre ».",
        "Rien à faire si c’est bien cela ; sinon, ajoutez la réponse aux « options » du questionnaire.",
    )


def from_one_and_two(words: Words, texts: Iterable[str]) -> Words | None:
    """Return the words of a yes/no column that writes 1 for yes and 2 for no, as LimeSurvey may; None if it does not.

    All its cells decide together: a column that has a 0 writes no so, and 2 is then no answer.
    """
    written = {_whole(plain(text)) for text in texts}
    return {**words, "1": YES, "2": NO} if "2" in written and "0" not in written and "2" not in words else None


def codes_alone(first: str) -> Wrong:
    """Say which way bare codes are read, where nobody declared it."""
    return Wrong(
        "sens_des_codes",
        f"cette colonne ne tient que des codes, et rien ne dit leur sens : 1 y est lu « {first} ».",
        "Déclarez-le : « direction: croissante » si c’est bien cela, « direction: decroissante » sinon (à la question, ou en tête "
        "du questionnaire).",
    )


def not_of_the_scale(answer: str) -> Wrong:
    """Refuse an answer that is none of its scale, and name the key by which this kind of scale takes the codes of a tool."""
    return Wrong("code_inconnu", "cette réponse n’est pas de l’échelle.", _REMEDIES.get(answer, _OF_A_READY_SCALE))


_OF_A_READY_SCALE = (
    "Corrigez-la ; si l’outil a ses propres codes, déclarez la question « answer: echelle », ses « levels », chacun avec ses "
    "« codes », et sous « no_opinion » ce qu’il écrit pour « ne sait pas »."
)
_REMEDIES = {
    "oui_non": "Corrigez-la ; si l’outil écrit autrement oui et non, déclarez la question « answer: one_of », ses « options » et "
    "leurs « codes ».",
    "echelle": "Corrigez-la, ou ajoutez son code aux « codes » d’un niveau de l’échelle, ou à « no_opinion ».",
}
NOT_A_NOTE = Wrong(
    "code_inconnu",
    "ce n’est pas une note entière de l’échelle.",
    "Corrigez-la ; si les demi-points sont permis, déclarez la question « answer: note10_demi », ou votre échelle (« echelle »).",
)
ONE_AND_TWO = Wrong(
    "un_oui_deux_non",
    "dans cette colonne, 1 est lu « oui » et 2 « non » (aucun 0 n’y figure).",
    "Rien à faire si c’est bien cela.",
)
UNKNOWN_CODE = Wrong(
    "code_inconnu",
    "cette réponse n’est pas dans la liste des réponses possibles.",
    "Corrigez-la, ou ajoutez son code à « codes » dans le questionnaire.",
)
