"""A corrected final version says what it mends, and never masks a headline that its owner did not accept to mask."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from flows.given_out_before import remember
from flows.order import Order, Run
from flows.stages import evaluate
from flows.steps import plain_steps
from flows.watch import StageFailed, Watch, wrapped
from tests.flows.test_given_out_before import AT, one_more, ready


def _made(folder: Path, days: int, *, final: bool = True) -> Run:
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
        r"de L’essentiel (est|sont) masqués?, parce que la version du 1er juillet 2025", _read(_made(folder, 1))
    )


def test_an_erratum_says_what_it_mends_and_corrects_nothing_else(data_home: Path) -> None:
    folder = ready(data_home)
    _made(folder, 0)
    for rank in range(12):
        one_more(folder, rank)
    erratum = "erratum: {{replaces: {day}, figures: [{figures}], why: Douze réponses manquaient.}}\n"
    before = (folder / "initiative.yaml").read_text(encoding="utf-8")
    _declare(folder, erratum.format(day="2025-06-30", figures="habitants_lien"))
    with pytest.raises(StageFailed) as refused:
        _made(folder, 1)
    assert "la dernière remise est du 1er juillet 2025" in str(refused.value).replace("\xa0", " ").replace(
        "\u202f", " "
    )
    others = re.search(r"changent : ([a-z0-9_, ]+)\.", str(refused.value))
    assert others is not None
    (folder / "initiative.yaml").write_text(before, encoding="utf-8")
    _declare(folder, erratum.format(day="2025-07-01", figures=f"habitants_lien, {others[1]}"))
    page = _read(_made(folder, 1)).replace("\xa0", " ").replace("\u202f", " ")
    assert "Erratum : cette version remplace la version du 1er juillet 2025" in page
    assert "Douze réponses manquaient." in page
