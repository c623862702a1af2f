"""What third parties say is said as their word: no reading of it asserts an effect."""

import re

import pytest

from indicators.definitions.choosing import read_catalogue
from indicators.definitions.indicator import Indicator
from tests.conftest import Evaluated

ASSERTED = re.compile(r"constat|amélior", re.IGNORECASE)
AS_THEIR_WORD = re.compile(
    r"disent|estiment|jugent|trouvent|notent|déclarent|proposent|citent|attribuent|« ?\{label\}", re.IGNORECASE
)
OWN = re.compile(r"sentent|sont fier|souhait|envie|compt|poursuivent", re.IGNORECASE)
"""What people say of themselves, where the verb is a feeling or an intention: of what they did or are, the verb is of speech."""


def _every(*evaluated: Evaluated) -> list[Indicator]:
    own = {one.id: one for known in evaluated for one in known.indicators.values()}
    return list((dict(read_catalogue().indicators) | own).values())


def test_nothing_declared_or_told_by_others_is_asserted(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    said = [
        one
        for one in _every(silver_geek, charenton, suez_adeis)
        if one.evidence in ("declare", "constate_par_un_tiers")
    ]
    assert len(said) > 50
    words = [(one.id, text) for one in said for text in (one.reading, one.label, one.caveat or "")]
    assert [(id, text) for id, text in words if ASSERTED.search(text)] == []


def test_a_share_of_third_parties_has_a_verb_of_speech(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    told = [
        one
        for one in _every(silver_geek, charenton, suez_adeis)
        if one.evidence == "constate_par_un_tiers" and "répondant" in one.reading
    ]
    assert told
    assert [(one.id, one.reading) for one in told if not AS_THEIR_WORD.search(one.reading)] == []


def test_a_share_of_people_who_speak_of_an_effect_on_themselves_has_a_verb_of_speech_or_of_feeling(
    silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    told = [
        one
        for one in _every(silver_geek, charenton, suez_adeis)
        if one.evidence == "declare"
        and one.level in ("resultat", "effet")
        and "répondant" in one.reading
        and one.unit == "part"
    ]
    assert len(told) > 20
    assert [
        (one.id, one.reading) for one in told if not (AS_THEIR_WORD.search(one.reading) or OWN.search(one.reading))
    ] == []


@pytest.mark.parametrize("reading", ["9 des 12 proches constatent un mieux.", "Les ateliers ont amélioré le moral."])
def test_the_words_that_assert_are_found(reading: str) -> None:
    assert ASSERTED.search(reading)
