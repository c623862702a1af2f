"""Texts of one's own beside « autre »: they count as that answer, and what they say goes with the verbatims."""

from typing import NamedTuple


class OtherAnswer(NamedTuple):
    """What one person wrote in place of an answer, by group, wave and question. Personal data: its owner's alone."""

    group: str
    wave: str
    question: str
    text: str
