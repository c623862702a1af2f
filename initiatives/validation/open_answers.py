"""What people wrote in their own words: open questions, what stands beside « autre », extracts of interviews."""

from typing import NamedTuple

INTERVIEW = "entretien"
"""Stands for the question of what was said in an interview."""


class OpenAnswer(NamedTuple):
    """One text, by group, wave ("" for an interview) and question, whoever wrote it. Personal data: its owner's alone."""

    group: str
    wave: str
    question: str
    text: str
