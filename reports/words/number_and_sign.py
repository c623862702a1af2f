"""The words of a reading that follow its figure: of one or of several; of a rise, of a fall, or of neither."""

import re

from reports.words.french import rounded

_NUMBER = re.compile(r"\[(?!\+)([^|\[\]]*)\|([^|\[\]]*)\]")
"""« [initiative est née|initiatives sont nées] »: what is said of one, what is said of several."""
_SIGN = re.compile(r"\[\+([^|\[\]]*)\|[\u2212-]([^|\[\]]*)\|=([^|\[\]]*)\]")
"""« [+a gagné|−a perdu|=n’a pas nettement changé] »: what is said of a rise, of a fall, and where neither can be told."""


def chosen_number(text: str, amount: float, decimals: int) -> str:
    """Choose, in « [point|points] », what suits an amount as it is written: in French the plural begins at two."""
    return _NUMBER.sub(lambda match: match[1] if abs(rounded(amount, decimals)) < 2 else match[2], text)


def chosen(text: str, amount: float, decimals: int, *, clear: bool) -> str:
    """Choose what suits an amount: its number first, since it may stand among the words of a rise or of a fall.

    A rise or a fall is said where it is `clear`, and is not zero once rounded.
    """
    shown = rounded(amount, decimals)

    def suits(match: re.Match[str]) -> str:
        if shown == 0 or not clear:
            return match[3]
        return match[1] if shown > 0 else match[2]

    return _SIGN.sub(suits, chosen_number(text, amount, decimals))
