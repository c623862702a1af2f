"""Columns that are not read: those that nobody declared, of which nothing is kept, and those that nothing makes use of."""

from collections.abc import Iterable, Sequence

from initiatives.collection.personal_values import PersonalKind
from initiatives.validation.ledger import Ledger
from initiatives.validation.quality import Finding
from initiatives.validation.wrong import Wrong

_LISTED = 50
"""Columns named one by one: what is told stays bounded, however wide the file."""


def tell_unread(ledger: Ledger, known: Iterable[str]) -> None:
    """Note the columns that are not read; those that hold personal data are said to."""
    raw, declared = ledger.raw, {*known, *ledger.raw.served}
    for position, name in enumerate(raw.frame.columns):
        if name not in declared:
            ledger.note("notice", UNEXPECTED, column=position)
    # What should not have been sent at all is told first, and always.
    for left in sorted(raw.left, key=lambda one: not one.personal)[:_LISTED]:
        unnamed = UNNAMED if left.heading is None else UNEXPECTED
        why = _not_to_be_sent(left.personal) if left.personal else unnamed
        place = f"{left.letter} · {left.heading}" if left.heading else left.letter
        ledger.findings.append(
            Finding(raw.shown_as, raw.sheet, None, place, why.rule, "notice", why.message, why.remedy)
        )
    if len(raw.left) > _LISTED:
        ledger.note("notice", _and_others(len(raw.left) - _LISTED))


def _and_others(columns: int) -> Wrong:
    several = "s" if columns > 1 else ""
    message = f"{columns} autre{several} colonne{several} ne {'sont' if several else 'est'} pas déclarée{several} ni lue{several}."
    return Wrong("colonne_inattendue", message, "Ne gardez dans l’export que les colonnes utiles.")


def _not_to_be_sent(kinds: Sequence[PersonalKind]) -> Wrong:
    return Wrong(
        "colonne_personnelle",
        f"cette colonne n’est pas déclarée et semble tenir des données personnelles ({', '.join(kinds)}) : elle n’est pas lue, "
        "rien n’en est gardé.",
        "Retirez-la de l’export : l’évaluation n’en a pas besoin.",
    )


UNNAMED = Wrong(
    "colonne_sans_intitule",
    "cette colonne n’a pas d’intitulé : elle n’est pas lue.",
    "Donnez-lui un intitulé, et déclarez-la, si elle sert ; sinon laissez-la.",
)
UNEXPECTED = Wrong(
    "colonne_inattendue",
    "cette colonne n’est pas déclarée : elle n’est pas lue.",
    "Déclarez-la si elle sert ; sinon laissez-la (d’un questionnaire, « ignored_columns » la fait taire).",
)
