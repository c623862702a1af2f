"""A kind of measure is one file: it is found without being listed, and told apart by its first key."""

import pytest
from pydantic import ValidationError

from indicators.definitions.choosing import read_catalogue
from indicators.measures.kinds import KINDS
from indicators.measures.share import Share
from tests.indicators.small import indicator


def test_each_kind_is_named_by_its_first_key() -> None:
    assert KINDS["share"] is Share
    assert all(next(iter(kind.model_fields)) == key for key, kind in KINDS.items())


def test_every_kind_serves_the_catalogue() -> None:
    used = {next(iter(type(one.measure).model_fields)) for one in read_catalogue().indicators.values()}
    assert used == set(KINDS), "each kind has a block in indicators/catalogue/"


def test_a_block_becomes_the_measure_that_it_names() -> None:
    assert indicator("essai", {"share": "satisf", "better": True}).measure == Share(share="satisf", better=True)


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValidationError):
        indicator("essai", {"part": "satisf"})


def test_where_takes_one_value_or_several() -> None:
    one = indicator("essai", {"count": "seances", "where": {"statut": "realise"}}).measure
    several = indicator("essai", {"count": "seances", "where": {"statut": ["realise"]}}).measure
    assert one == several
