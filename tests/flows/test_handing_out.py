"""What leaves: once approved, to whom it was made for, at most once, and remembered whatever happens."""

from collections import Counter
from contextlib import nullcontext
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.approval import approval_of, approve
from flows.delivery_settings import DeliverySettings, settings_of
from flows.forgotten_people import add_forgotten
from flows.given_out_before import versions_that_left
from flows.handing_out import Demand, send, still_holding_an_error
from flows.receipts import Receipt, keep_receipt, receipts_of
from flows.settling import settle, waiting
from flows.stored_run import StoredRun, find_run
from flows.telling_evaluator import tell_evaluator
from initiatives.unusable import UnusableInitiative
from reports.delivery.post import NotSent, PerhapsSent, PostOffice
from reports.delivery.whole_files import LEFTOVERS
from tests.flows.command import typed
from tests.flows.stopping import Killed, stopped
from tests.flows.stored import AT, NAME, WHY, settings_file, stored

ALL = Demand()
MAIL = """
sender: evaluation@exemple.fr
smtp: {host: localhost, port: 9, security: aucune}
recipients:
  comite: {to: [a@exemple.fr, b@exemple.fr]}
  partenaire:un: {to: [c@exemple.fr]}
"""


class Box:
    """A mail server of this process: what it took, and whom it refuses or leaves without an answer."""

    def __init__(self) -> None:
        self.took: list[EmailMessage] = []
        self.refuses: set[str] = set()
        self.silent: set[str] = set()

    def send(self, office: PostOffice, message: EmailMessage, sender: str, to: str) -> str:
        if to in self.refuses:
            raise NotSent("Le serveur refuse l’adresse : 550 inconnu.")
        self.took.append(message)
        if to in self.silent:
            raise PerhapsSent("Le serveur s’est tu.")
        return "250 OK"

    @property
    def per_address(self) -> Counter[str]:
        return Counter(str(one["To"]) for one in self.took)


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Box:
    server = Box()
    monkeypatch.setattr(PostOffice, "send", lambda office, *said: server.send(office, *said))
    monkeypatch.setattr("os.fsync", lambda _: None)
    return server


def approved(run: StoredRun) -> StoredRun:
    approve(run, "Claire Martin", AT)
    return run


def mail(home: Path, text: str = MAIL) -> DeliverySettings:
    settings_file(text, home)
    found = settings_of("jardin")
    assert found is not None
    return found


def sent(run: StoredRun, settings: DeliverySettings, demand: Demand = ALL) -> dict[str, tuple[str, bool]]:
    told = send(run, settings, demand, AT)
    return {f"{one.recipient} {one.to}": (receipt.state, done) for one, receipt, done in told}


def test_nothing_leaves_that_nobody_approved_and_an_approval_is_of_these_bytes(data_home: Path, box: Box) -> None:
    run = stored()
    with pytest.raises(UnusableInitiative, match="n’est pas approuvée"):
        sent(run, mail(data_home))
    before = {path: path.read_bytes() for path in run.folder.rglob("*.*")}
    given = approve(run, "  Claire   Martin ", AT)
    assert (given.by, given.manifest_sha256) == ("Claire Martin", run.manifest_sha256)
    assert "déclaré" in given.said
    assert {path: path.read_bytes() for path in run.folder.rglob("*.*")} == before
    with pytest.raises(UnusableInitiative, match=r"déjà approuvée, par Claire Martin, le 02/07/2025"):
        approve(run, "Autre", AT)
    manifest = run.folder / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("Cabinet", "Bureau"), encoding="utf-8")
    other = find_run(NAME)
    assert approval_of(other) is None
    with pytest.raises(UnusableInitiative, match="n’est pas approuvée"):
        sent(other, mail(data_home))
    assert not box.took and versions_that_left("jardin") == ()


@pytest.mark.parametrize(
    ("how", "said"),
    [({"status": "provisoire"}, "version provisoire"), ({"audited": False}, "n’a pas été vérifiée")],
)
def test_a_draft_or_what_was_not_attacked_cannot_be_approved(
    data_home: Path, how: dict[str, object], said: str
) -> None:
    with pytest.raises(UnusableInitiative, match=said):
        approve(stored(**how), "Claire Martin", AT)  # type: ignore[arg-type]


def test_a_report_that_was_altered_is_neither_approved_nor_sent(data_home: Path, box: Box) -> None:
    run = stored()
    page = run.folder / "reports" / "complete.html"
    good = page.read_bytes()
    page.write_bytes(good + b" ")
    with pytest.raises(UnusableInitiative, match=r"complete\.html.*manque ou a été modifié"):
        approve(run, "Claire Martin", AT)
    page.write_bytes(good)
    approve(run, "Claire Martin", AT)
    (run.folder / "reports" / "partenaire-un.pdf").unlink()
    with pytest.raises(UnusableInitiative, match=r"partenaire-un\.pdf"):
        sent(run, mail(data_home))  # nobody is sent anything, the first no more than the last
    assert not box.took and versions_that_left("jardin") == ()


def test_two_candidates_are_not_both_sent_for_neither_is_protected_beside_the_other(data_home: Path, box: Box) -> None:
    first, second = approved(stored()), approved(stored("20250701-130000-abc"))
    settings = mail(data_home)
    sent(first, settings)
    with pytest.raises(UnusableInitiative, match=f"« {NAME} » est partie"):
        sent(second, settings)
    with pytest.raises(UnusableInitiative, match="est partie"):
        approve(stored("20250701-140000-abc"), "Claire Martin", AT)
    third = approved(stored("20250701-150000-abc", beside=(NAME,)))
    assert all(state == "remis" for state, _ in sent(third, settings).values())


def test_each_is_sent_its_own_once_and_one_refusal_stops_no_other(data_home: Path, box: Box) -> None:
    run, settings = approved(stored()), mail(data_home)
    box.refuses = {"a@exemple.fr"}
    assert sent(run, settings) == {
        "comite a@exemple.fr": ("refuse", True),
        "comite b@exemple.fr": ("remis", True),
        "partenaire:un c@exemple.fr": ("remis", True),
    }
    names = {str(one["To"]): sorted(str(part.get_filename()) for part in one.iter_attachments()) for one in box.took}
    assert names == {
        "b@exemple.fr": ["complete.html", "complete.pdf", "synthese.html", "synthese.pdf"],
        "c@exemple.fr": ["partenaire-un.html", "partenaire-un.pdf", "synthese.html", "synthese.pdf"],
    }
    box.refuses = set()
    assert sent(run, settings) == {
        "comite a@exemple.fr": ("remis", True),
        "comite b@exemple.fr": ("remis", False),
        "partenaire:un c@exemple.fr": ("remis", False),
    }
    assert set(box.per_address.values()) == {1}
    assert versions_that_left("jardin") == (NAME,)
    for receipt in receipts_of("jardin", NAME):
        assert set(receipt.files) and receipt.message_id
    assert len({str(one["Message-ID"]) for one in box.took}) == 3


def test_where_everybody_refused_nothing_has_left_and_nothing_is_remembered(data_home: Path, box: Box) -> None:
    run, settings = approved(stored()), mail(data_home)
    box.refuses = {"a@exemple.fr", "b@exemple.fr", "c@exemple.fr"}
    assert {state for state, _ in sent(run, settings).values()} == {"refuse"}
    assert versions_that_left("jardin") == ()
    box.refuses = set()
    assert {state for state, _ in sent(run, settings).values()} == {"remis"}
    assert versions_that_left("jardin") == (NAME,)


@pytest.mark.parametrize("by", ["partenaire:un", "c@exemple.fr"])
@pytest.mark.parametrize(("arrived", "times"), [(True, 1), (False, 2)])
def test_what_is_uncertain_counts_as_left_and_waits_for_a_person(
    data_home: Path, box: Box, arrived: bool, times: int, by: str
) -> None:
    run, settings = approved(stored()), mail(data_home)
    box.silent = {"c@exemple.fr"}
    assert sent(run, settings)["partenaire:un c@exemple.fr"] == ("en_cours", True)
    assert [one.recipient for one in waiting(receipts_of("jardin", NAME))] == ["partenaire:un"]
    assert sent(run, settings)["partenaire:un c@exemple.fr"] == ("en_cours", False)
    assert box.per_address["c@exemple.fr"] == 1 and versions_that_left("jardin") == (NAME,)
    box.silent = set()
    (settled,) = settle(run, [by] if arrived else [], [] if arrived else [by], AT)
    assert (settled.to, settled.state) == ("c@exemple.fr", "remis" if arrived else "refuse")
    assert sent(run, settings)["partenaire:un c@exemple.fr"] == ("remis", not arrived)
    assert box.per_address["c@exemple.fr"] == times
    ids = {str(one["Message-ID"]) for one in box.took if one["To"] == "c@exemple.fr"}
    assert len(ids) == 1, "a second copy bears the name of the first"
    assert waiting(receipts_of("jardin", NAME)) == ()


def test_only_what_waits_is_settled_and_one_address_of_two(data_home: Path, box: Box) -> None:
    run, settings = approved(stored()), mail(data_home)
    box.silent = {"a@exemple.fr", "b@exemple.fr"}
    sent(run, settings)
    for arrived, lost, said in (
        (["partenaire:un"], [], "Rien n’est incertain pour « partenaire:un »"),
        ([], ["comité"], r"Incertains : comite \(a@exemple.fr\), comite \(b@exemple.fr\)"),
        (["comite"], ["a@exemple.fr"], "« a@exemple.fr » est dit à la fois"),
    ):
        with pytest.raises(UnusableInitiative, match=said):
            settle(run, arrived, lost, AT)
    assert len(waiting(receipts_of("jardin", NAME))) == 2
    assert [one.to for one in settle(run, [], ["b@exemple.fr"], AT)] == ["b@exemple.fr"]
    assert [one.to for one in waiting(receipts_of("jardin", NAME))] == ["a@exemple.fr"]


def test_what_may_no_longer_leave_is_settled_and_forgotten_where_nobody_has_it(
    data_home: Path, box: Box, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody asked to be forgotten since: the version is refused, but who holds it is still to be known."""
    run, settings = approved(stored()), mail(data_home)
    box.refuses, box.silent = {"a@exemple.fr", "b@exemple.fr"}, {"c@exemple.fr"}
    sent(run, settings)
    add_forgotten("jardin", "R7", AT + timedelta(hours=1))
    assert versions_that_left("jardin") == (NAME,)
    told = typed(capsys, monkeypatch, "deliver", NAME, "--again", "partenaire:un")
    assert told.code == 1 and "Noté, non arrivé : partenaire:un (c@exemple.fr)" in told.said
    assert "a demandé à être oubliée" in told.said
    assert waiting(receipts_of("jardin", NAME)) == () and versions_that_left("jardin") == ()
    assert box.per_address["c@exemple.fr"] == 1


def test_killed_at_any_change_no_address_is_sent_twice_and_what_left_is_remembered(
    data_home: Path, box: Box, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.handing_out.alone", lambda *_: nullcontext())
    number, uncertain = 1, 0
    while True:
        name = f"20250701-12{number // 60:02}{number % 60:02}-abc"
        run = approved(stored(name, beside=versions_that_left("jardin")))
        settings = mail(data_home)
        box.took.clear()
        try:
            with stopped(data_home, number):
                sent(run, settings)
        except Killed:
            pass
        else:
            break
        assert not box.took or name in versions_that_left("jardin"), number
        sent(run, settings)
        assert all(count == 1 for count in box.per_address.values())
        left = waiting(receipts_of("jardin", name))
        # Whoever got nothing is told as uncertain, and whoever got it is not sent it again.
        assert {"a@exemple.fr", "b@exemple.fr", "c@exemple.fr"} == {*box.per_address} | {one.to for one in left}
        uncertain += len(left)
        number += 1
    assert number > 15 and uncertain > 3


def test_killed_or_full_at_any_change_a_folder_ends_whole_and_is_remembered(
    data_home: Path, box: Box, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.handing_out.alone", lambda *_: nullcontext())
    for full in (False, True):
        number = 1
        while True:
            name = f"2025070{1 + full}-12{number // 60:02}{number % 60:02}-abc"
            run = approved(stored(name, beside=versions_that_left("jardin")))
            (data_home / "ailleurs").mkdir(exist_ok=True)
            demand = Demand(("structure:a",), output=data_home / "ailleurs" / name)
            out = data_home / "ailleurs" / name
            try:
                with stopped(data_home, number, full=full) as stop:
                    sent(run, DeliverySettings(), demand)
            except (Killed, OSError):
                pass
            else:
                if stop.seen < number:
                    break
            there = [path for path in out.rglob("*.*") if path.is_file() and not path.match(LEFTOVERS)]
            assert not there or name in versions_that_left("jardin"), (number, full)
            assert {state for state, _ in sent(run, DeliverySettings(), demand).values()} == {"remis"}
            assert {path.name for path in out.rglob("*.*") if path.is_file()} == {"structure-a.html", "structure-a.pdf"}
            number += 1
        assert number > 15


def test_links_are_sent_once_the_files_are_there(data_home: Path, box: Box, tmp_path: Path) -> None:
    linked = MAIL.replace("{to: [c@exemple.fr]}", "{to: [c@exemple.fr], by: lien}")
    linked += f"deposit: {{url: {tmp_path}/depot, link: https://partage.exemple.fr/d/}}\n"
    run, settings = approved(stored()), mail(data_home, linked)
    (tmp_path / "depot").mkdir()
    sent(run, settings)
    (message,) = [one for one in box.took if one["To"] == "c@exemple.fr"]
    assert not list(message.iter_attachments())
    page = message.get_body(("html",))
    assert (
        page is not None and "https://partage.exemple.fr/d/jardin/partenaire-un/partenaire-un.pdf" in page.get_content()
    )
    assert (tmp_path / "depot" / "jardin" / "partenaire-un" / "partenaire-un.pdf").is_file()


def test_nobody_is_sent_links_to_what_is_not_there(data_home: Path, box: Box, tmp_path: Path) -> None:
    (tmp_path / "depot").write_text("un fichier", encoding="utf-8")
    linked = MAIL.replace("{to: [c@exemple.fr]}", "{to: [c@exemple.fr], by: lien}")
    linked += f"deposit: {{url: {tmp_path}/depot, link: https://partage.exemple.fr/d/}}\n"
    told = sent(approved(stored()), mail(data_home, linked))
    assert ("refuse", True) in told.values()
    assert "c@exemple.fr" not in box.per_address


def test_an_address_that_fsspec_knows_takes_files_too(data_home: Path, box: Box) -> None:
    import fsspec

    text = "deposit: {url: 'memory://evaluations'}\nrecipients: {structure:a: {by: depot}}\n"
    fsspec.filesystem("memory").makedirs("/evaluations", exist_ok=True)
    assert sent(approved(stored()), mail(data_home, text)) == {
        "structure:a memory://evaluations/jardin/structure-a": ("remis", True)
    }
    system = fsspec.filesystem("memory")
    assert sorted(Path(one).name for one in system.ls("/evaluations/jardin/structure-a", detail=False)) == [
        "structure-a.html",
        "structure-a.pdf",
    ]


@pytest.mark.parametrize("place", ["{}/partage", "file://{}/partage"])
def test_a_place_that_is_away_is_not_made_and_nobody_is_told_that_it_has_the_files(
    data_home: Path, box: Box, tmp_path: Path, place: str
) -> None:
    """A shared disk that is not plugged in, a mistyped name: a folder of the same name would be read by nobody."""
    text = f"deposit: {{url: '{place.format(tmp_path)}'}}\nrecipients: {{structure:a: {{by: depot}}}}\n"
    run, settings = approved(stored()), mail(data_home, text)
    ((_, receipt, _),) = send(run, settings, ALL, AT)
    assert receipt.state == "refuse" and "n’est pas là" in receipt.said
    assert not (tmp_path / "partage").exists() and versions_that_left("jardin") == ()


def test_a_folder_typed_for_this_once_is_made_or_refused_before_anything_leaves(
    data_home: Path, box: Box, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run = approved(stored())
    (tmp_path / "fichier").touch()
    for taken, said in (("fichier", "un fichier porte déjà ce nom"), ("fichier/ici", "ce n’est pas un dossier")):
        told = typed(capsys, monkeypatch, "deliver", NAME, "--send", "--output", str(tmp_path / taken))
        assert told.code == 1 and said in told.said
    assert receipts_of("jardin", NAME) == ()
    assert set(sent(run, DeliverySettings(), Demand(("comite",), tmp_path / "la" / "bas")).values()) == {
        ("remis", True)
    }


def test_pages_to_be_read_again_are_remembered_as_all_that_leaves(data_home: Path, box: Box) -> None:
    run = stored(status="provisoire")
    settings = mail(data_home)
    with pytest.raises(UnusableInitiative, match="version provisoire"):
        sent(run, settings)
    demand = Demand(("partenaire:un",), due=date(2025, 7, 20))
    assert sent(run, settings, demand) == {"partenaire:un c@exemple.fr": ("remis", True)}
    (message,) = box.took
    assert "à relire avant le 20 juillet 2025" in str(message["Subject"]).replace("\xa0", " ")
    assert versions_that_left("jardin") == (NAME,)
    with pytest.raises(UnusableInitiative, match="n’a pas été vérifiée"):
        sent(stored("20250701-130000-abc", status="provisoire", audited=False), settings, demand)


@pytest.mark.parametrize(
    ("text", "mode", "said"),
    [
        (MAIL, 0o644, "chmod 600"),
        ("deposit: {url: 'ftps://ici/la'}", 0o600, "« ftps:// » n’est pas d’un genre connu"),
        ("deposit: {url: 'https://ici/la'}", 0o600, "« https:// » n’est pas d’un genre connu"),
        (MAIL.replace("localhost", "smtp.exemple.fr"), 0o600, "passeraient en clair"),
        ("recipients: {comite: {to: [a@exemple.fr]}}", 0o600, "dites « smtp » et « sender »"),
        ("recipients: {comite: {by: lien}}", 0o600, "link: https"),
        ("recipients: {comite: {by: depot}}", 0o600, "deposit"),
        ("recipents: {}", 0o600, "recipents"),
        ("recipients: {comite: {to: [a exemple]}}", 0o600, "recipients"),
    ],
)
def test_settings_that_others_read_or_that_reach_nobody_are_refused(
    data_home: Path, text: str, mode: int, said: str
) -> None:
    settings_file(text, data_home, mode)
    with pytest.raises(UnusableInitiative, match=said) as refused:
        settings_of("jardin")
    assert "a@exemple.fr" not in str(refused.value), "an address is never repeated"


def test_whoever_is_no_reader_of_the_run_is_told(data_home: Path, box: Box) -> None:
    run = approved(stored())
    with pytest.raises(UnusableInitiative, match="« partenaire:deux » n’est le destinataire de rien"):
        sent(run, mail(data_home, MAIL.replace("partenaire:un", "partenaire:deux")))
    assert not box.took


def test_by_hand_what_would_leave_is_shown_then_sent(
    data_home: Path, box: Box, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stored()
    told = typed(capsys, monkeypatch, "deliver", NAME)
    assert told.code == 1 and "remise.yaml" in told.said
    assert settings_of("jardin") is not None, "the file to fill is one that can be read"
    settings_file(MAIL, data_home)
    assert "n’est pas approuvée" in typed(capsys, monkeypatch, "deliver", NAME).said
    assert "nom déclaré" in typed(capsys, monkeypatch, "approve", NAME, "--by", "Claire Martin").said
    shown = typed(capsys, monkeypatch, "deliver", NAME)
    assert shown.code == 0 and "Rien n’est parti" in shown.said and "partenaire-un.pdf" in shown.said
    assert "Sans adresse, ne recevraient rien : EHPAD A" in shown.said
    assert not box.took and receipts_of("jardin", NAME) == ()
    done = typed(capsys, monkeypatch, "deliver", NAME, "--send")
    assert done.code == 0 and done.said.count("remis :") == 3
    again = typed(capsys, monkeypatch, "deliver", NAME, "--send")
    assert again.said.count("remis déjà") == 3 and set(box.per_address.values()) == {1}
    assert "n’est pas une date" in typed(capsys, monkeypatch, "deliver", NAME, "--before", "demain").said
    assert "Aucune version ne s’appelle" in typed(capsys, monkeypatch, "deliver", "rien").said


def test_those_who_received_what_an_erratum_corrects_are_told_or_named(
    data_home: Path, box: Box, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = mail(data_home)
    sent(approved(stored()), settings)
    second = approved(stored("20250801-120000-abc", beside=(NAME,), corrects=NAME))
    shown = typed(capsys, monkeypatch, "deliver", second.name, "--to", "comite")
    assert f"Erratum de la version {NAME} : {WHY}" in shown.said
    assert "Tiennent une version fausse, et ne recevraient pas celle-ci" in shown.said
    assert f"Les Jardiniers : c@exemple.fr, version {NAME}" in shown.said and "b@exemple.fr, version" not in shown.said
    box.took.clear()
    sent(second, settings)
    (message,) = [one for one in box.took if one["To"] == "c@exemple.fr"]
    assert str(message["Subject"]).endswith(f"erratum de la version {NAME}")
    for kind in (("plain",), ("html",)):
        body = message.get_body(kind)
        assert body is not None
        said = " ".join(body.get_content().split())
        assert f"remplacent ceux de la version du 1er juillet 2025 ({NAME}) : {WHY}" in said
    assert [len(receipts_of("jardin", one)) for one in (NAME, second.name)] == [3, 3], "receipts of both are kept"


def test_an_address_that_changed_holds_the_error_until_a_version_reaches_it(
    data_home: Path, box: Box, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The recipient is reached, the old address is not, nor by the erratum of the erratum: nothing goes there by itself."""

    def holding(run: StoredRun, settings: DeliverySettings, demand: Demand = ALL) -> list[tuple[str, str]]:
        return [(one.to, one.run) for one in still_holding_an_error(run, settings, demand)]

    moved, before = mail(data_home, MAIL.replace("c@exemple.fr", "nouvelle@exemple.fr")), mail(data_home)
    sent(approved(stored()), before)
    second = approved(stored("20250801-120000-abc", beside=(NAME,), corrects=NAME))
    assert holding(second, before) == []
    assert holding(second, moved) == [("c@exemple.fr", NAME)]
    settings_file(MAIL.replace("c@exemple.fr", "nouvelle@exemple.fr"), data_home)
    box.took.clear()
    told = typed(capsys, monkeypatch, "deliver", second.name, "--send")
    assert f"Les Jardiniers : c@exemple.fr, version {NAME}" in told.said and "prévenez vous-même" in told.said
    assert "nouvelle@exemple.fr" in box.per_address and "c@exemple.fr" not in box.per_address
    third = approved(stored("20250901-120000-abc", beside=(NAME, second.name), corrects=second.name))
    assert holding(third, moved) == [("c@exemple.fr", NAME)]
    assert ("nouvelle@exemple.fr", second.name) in holding(third, moved, Demand(output=tmp_path / "remises"))
    sent(third, before)  # said again for this once
    assert holding(third, moved) == []


def test_an_evaluator_is_told_by_mail_that_a_run_nobody_watched_has_ended(data_home: Path, box: Box) -> None:
    settings_file(MAIL, data_home)
    assert tell_evaluator("jardin", "Prêt.", AT) == () and not box.took, "nobody is named"
    settings_file(f"{MAIL}evaluator: moi@exemple.fr\n", data_home)
    assert tell_evaluator("jardin", "Un brouillon est prêt.", AT) == ()
    (message,) = box.took
    assert message["To"] == "moi@exemple.fr" and "Un brouillon est prêt." in message.get_content()
    assert versions_that_left("jardin") == (), "a word to the evaluator is no report"
    box.refuses = {"moi@exemple.fr"}
    (said,) = tell_evaluator("jardin", "Prêt.", AT)
    assert said.startswith("L’évaluateur n’est pas prévenu. Le serveur refuse l’adresse")
    settings_file("evaluator: moi@exemple.fr\n", data_home)
    assert "« smtp » et « sender » manquent" in tell_evaluator("jardin", "Prêt.", AT)[0]


@pytest.mark.parametrize("written", [b"{", b"[]", b'{"run": 1}', b"\xff"])
def test_a_receipt_that_cannot_be_read_is_told(data_home: Path, box: Box, written: bytes) -> None:
    run, settings = approved(stored()), mail(data_home)
    sent(run, settings)
    receipt = next((data_home / "private" / "jardin" / "remises" / NAME).glob("comite*"))
    receipt.write_bytes(written)
    with pytest.raises(
        UnusableInitiative, match=rf"L’accusé « {receipt.name} » de la version « {NAME} » ne se lit pas"
    ):
        sent(run, settings)
    assert set(box.per_address.values()) == {1}


def test_receipts_are_for_their_owner_alone(data_home: Path, box: Box) -> None:
    sent(approved(stored()), mail(data_home))
    kept = [path for path in (data_home / "private" / "jardin").rglob("*") if path.is_file()]
    assert len([path for path in kept if path.parent.name == NAME]) == 3
    for path in kept:
        assert path.stat().st_mode & 0o077 == 0, path
    assert not any(
        "exemple.fr" in path.read_text(errors="replace") for path in (data_home / "runs").rglob("*.*") if path.is_file()
    )


def test_what_a_person_says_arrived_is_remembered_wherever_the_sending_stopped(data_home: Path, box: Box) -> None:
    """Stopped between the receipt and the record, it was held against no later version."""
    run = approved(stored())
    keep_receipt(
        run.slug, Receipt(run.name, "comite", "remise", "courriel", "a@exemple.fr", {}, "en_cours", AT.isoformat())
    )
    assert versions_that_left(run.slug) == ()
    settle(run, ("a@exemple.fr",), (), AT)
    assert versions_that_left(run.slug) == (run.name,)
