"""The library of validated scales: what it prints may be copied as it is, and each says who allows it and what others found."""

import re

import pytest
import yaml

from flows.scales_page import scales_page
from indicators.definitions.applicable import verdicts
from indicators.definitions.ready_questionnaires import ready_questionnaires
from initiatives.declaration.validated_scales import validated_scales
from tests.indicators.small import chosen, initiative

PAGE = "\n".join(scales_page())
BLOCKS = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
MEASURES = [yaml.safe_load(one) for one in re.findall(r"^- \*\*Mesure\*\* : `(.*)`$", PAGE, re.MULTILINE)]


def test_each_scale_is_printed_with_a_block_and_its_measure() -> None:
    assert len(validated_scales()) == len(BLOCKS) == len(MEASURES) >= 2


@pytest.mark.parametrize(("block", "measure"), list(zip(BLOCKS, MEASURES, strict=True)))
def test_what_is_printed_may_be_copied(block: dict[str, object], measure: dict[str, object]) -> None:
    declared = initiative(questionnaires={"q": {"title": "Q", "version": "1", **block}})
    found = verdicts(declared, chosen(un=measure))["un"]
    assert (found.lacking, found.mistakes) == ((), ())


def test_the_catalogue_asks_a_scale_in_the_words_of_the_library() -> None:
    ready = {key: asked for one in ready_questionnaires().values() for key, asked in one.questions.items()}
    both = {key: asked for one in validated_scales().values() for key, asked in one.questions.items() if key in ready}
    assert len(both) >= 5
    assert {key: (asked.text, asked.answer) for key, asked in both.items()} == {
        key: (ready[key].text, ready[key].answer) for key in both
    }


@pytest.mark.parametrize("id", validated_scales())
def test_the_page_says_who_allows_a_scale_and_what_others_found(id: str) -> None:
    scale = validated_scales()[id]
    for said in (
        scale.licence,
        scale.licence_url,
        scale.reference.value,
        scale.reference.of,
        scale.reference.url,
        scale.source,
    ):
        assert said in PAGE
