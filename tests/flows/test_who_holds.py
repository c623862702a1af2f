"""Who comes second is told what holds the initiative, whichever command does: what goes on, in which process, since when."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.alone import Doing, alone
from flows.approval import approve
from flows.commands.check import show
from flows.commands.forget import forget_person
from flows.commands.purge import purge
from flows.data_dir import private_of
from flows.delivery_settings import DeliverySettings
from flows.handing_out import Demand, send
from flows.order import Order
from flows.stages import evaluate
from flows.steps import plain_steps
from initiatives.unusable import UnusableInitiative
from reports.delivery.whole_files import put_whole
from tests.flows.filled import filled
from tests.flows.stored import AT, stored


@pytest.mark.parametrize(
    ("begin", "doing"),
    [
        (lambda folder: evaluate(Order(folder, at=AT), plain_steps({})), "une évaluation"),
        (lambda folder: show(str(folder), letters=True), "une écriture des retours"),
        (lambda _: approve(stored(), "Claire Martin", AT), "une approbation"),
        (lambda _: list(send(stored(), DeliverySettings(), Demand(), AT)), "une remise"),
        (lambda folder: forget_person(str(folder)), "une demande d’oubli"),
        (lambda folder: purge(str(folder), remove=False), "une purge"),
    ],
)
def test_whatever_holds_an_initiative_is_named(
    data_home: Path, monkeypatch: pytest.MonkeyPatch, begin: Callable[[Path], object], doing: Doing
) -> None:
    folder = filled(data_home / "initiatives")
    for file, had, wanted in (
        ("questionnaires/habitants.yaml", "respondent:\n", "respondent:\n  cle: id_reponse\n"),
        ("initiative.yaml", "name:", "retention: {exports: 2099-01-01, versions: 2099-01-01}\nname:"),
    ):
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_text(text.replace(had, wanted, 1), encoding="utf-8")
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "R7")

    def then_a_second(path: Path, content: bytes, mode: int) -> None:
        put_whole(path, content, mode)
        with alone("jardin", "une évaluation"):
            pytest.fail("two held it")

    monkeypatch.setattr("flows.alone.put_whole", then_a_second)
    told = rf"^« jardin » : {doing} est déjà en cours, depuis le .* à \d\d:\d\d \(processus {os.getpid()}\)\."
    with pytest.raises(UnusableInitiative) as refused:
        begin(folder)
    assert re.match(told, str(refused.value))
    assert not (private_of("jardin") / "verrou.json").exists()


@pytest.mark.parametrize("written", ["", "[]", '{"since": "x", "process": 1, "doing": "une purge"}'])
def test_a_holder_that_cannot_be_read_is_not_guessed(
    data_home: Path, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    with alone("jardin", "une remise"):
        (private_of("jardin") / "verrou.json").write_text(written, encoding="utf-8")
        with (
            pytest.raises(UnusableInitiative, match=r"^« jardin » : une autre opération est déjà en cours\."),
            alone("jardin", "une purge"),
        ):
            pytest.fail("two held it")
