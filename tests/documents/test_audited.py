"""Silver Geek holds without the partners' agreement too; as declared, the audit of its run stands before its reports."""

from tests.indicators.confidentiality.test_editions import whole


def test_silver_geek_without_the_agreement_holds() -> None:
    assert not whole("none").audited().found
