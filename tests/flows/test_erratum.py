"""A corrected final version says what it mends, and never masks a headline that its owner did not accept to mask."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from flows.given_out_before import remember
from flows.last_version import last_version
from flows.order import Order, Run
from flows.receipts import Receipt, keep_receipt
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import StageFailed, Watch, wrapped
from tests.flows.test_given_out_before import AT, one_more, ready


def _made(folder: Path, days: float, *, final: bool = True) -> Run:
    watch = Watch(folder.name)
    order = Order(folder, ("complete",), final, at=AT + timedelta(days=days))
    run = evaluate(order, wrapped(plain_steps(watch.seconds), watch.around))
    if final:
        remember(folder.name, run.folder.name)
    return run


def _declare(folder: Path, more: str) -> None:
    declaration = folder / "initiative.yaml"
    declaration.write_text(declaration.read_text(encoding="utf-8") + more, encoding="utf-8")


def _read(run: Run) -> str:
    page = (run.folder / "reports" / "complete.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_a_headline_that_a_version_given_out_masks_is_told_before_and_chosen(data_home: Path) -> None:
    folder = ready(data_home)
    _made(folder, 0)
    one_more(folder, 0)
    with pytest.raises(StageFailed, match=r"de L’essentiel ser(a|ont) masqué") as refused:
        _made(folder, 1)
    key = re.search(r"accepted_masks: \[[^]]*\]", str(refused.value))
    assert key is not None
    _declare(folder, f"{key[0]}\n")
    (folder / "texts" / "versions.md").write_text("Une réponse est arrivée tard.\n", encoding="utf-8")
    assert re.search(
        r"de L’essentiel (est|sont) masqués?, parce que ce qui a déjà été remis, ou envoyé pour relecture",
        _read(_made(folder, 1)),
    )


def test_a_headline_that_pages_read_again_mask_is_told_too(data_home: Path) -> None:
    """They left, in whatever state: there is no final version before, and a headline was masked without a word."""
    folder = ready(data_home)
    draft = evaluate(Order(folder, ("complete",), at=AT, audit=True), plain_steps({}))
    remember(folder.name, draft.folder.name)
    one_more(folder, 0)
    with pytest.raises(StageFailed, match=r"de L’essentiel ser(a|ont) masqué.*accepted_masks") as refused:
        _made(folder, 1)
    key = re.search(r"accepted_masks: \[[^]]*\]", str(refused.value))
    assert key is not None
    _declare(folder, f"{key[0]}\n")
    page = _read(_made(folder, 1))
    assert "Aucune version définitive n’a précédé celle-ci" in page
    assert re.search(r"de L’essentiel (est|sont) masqués?, parce que", page)


def test_what_was_only_read_again_is_not_the_version_before(data_home: Path) -> None:
    """The committee was not given it: an erratum still replaces the one that it was given."""
    folder = ready(data_home)
    first = _made(folder, 0).folder.name
    second = _made(folder, 1).folder.name
    at = AT.isoformat()
    again = Receipt(second, "partenaire:partenaire_un", "relecture", "courriel", "a@exemple.fr", {}, "remis", at)
    keep_receipt(folder.name, again)
    last = last_version(folder.name, {})
    assert last is not None and last.run == first
    keep_receipt(folder.name, replace(again, purpose="remise"))
    last = last_version(folder.name, {})
    assert last is not None and last.run == second


def test_an_erratum_says_what_it_mends_and_corrects_nothing_else(data_home: Path) -> None:
    folder = ready(data_home)
    first = _made(folder, 0).folder.name
    for rank in range(12):
        one_more(folder, rank)
    erratum = "erratum: {{replaces: {version}, figures: [{figures}], why: Douze réponses manquaient.}}\n"
    before = (folder / "initiative.yaml").read_text(encoding="utf-8")
    _declare(folder, erratum.format(version="20250630-120000-abc", figures="habitants_lien"))
    with pytest.raises(StageFailed) as refused:
        _made(folder, 1)
    assert f"remplace « 20250630-120000-abc », et la dernière partie est « {first} »" in str(refused.value)
    others = re.search(r"changent : ([a-z0-9_, ]+)\.", str(refused.value))
    assert others is not None
    (folder / "initiative.yaml").write_text(before, encoding="utf-8")
    _declare(folder, erratum.format(version=first, figures=f"habitants_lien, {others[1]}"))
    second = _made(folder, 0.25)
    page = _read(second).replace("\xa0", " ").replace("\u202f", " ")
    assert f"Erratum : cette version remplace la version du 1er juillet 2025 ({first})" in page
    assert "Douze réponses manquaient." in page
    # A third version of the same day is no erratum of the first, which the second replaced already.
    with pytest.raises(StageFailed, match=f"la dernière partie est « {second.folder.name} »"):
        _made(folder, 0.5)


def test_an_erratum_of_what_never_left_is_refused(data_home: Path) -> None:
    folder = ready(data_home)
    _declare(folder, "erratum: {replaces: 20250630-120000-abc, figures: [habitants_lien], why: Une faute.}\n")
    with pytest.raises(StageFailed, match="aucune version définitive n’est partie"):
        _made(folder, 0)


@pytest.mark.parametrize("written", ["2025-07-01", "20251301-120000-abc", "la dernière"])
def test_a_day_names_no_version(data_home: Path, written: str) -> None:
    """Two may leave on one day."""
    folder = ready(data_home)
    _declare(folder, f"erratum: {{replaces: {written}, figures: [habitants_lien], why: Une faute.}}\n")
    with pytest.raises(StageFailed, match="le nom d’une version est attendu, celui de son dossier"):
        _made(folder, 0)
