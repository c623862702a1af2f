"""How a run leaves: to each recipient what was made for it, at most once, with a receipt; and it is remembered first.

Nothing here decides what a reader may know: that was decided for all of them together when the run was made.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from flows.alone import alone
from flows.approval import approval_of
from flows.delivery_settings import DeliverySettings, Recipient, post_office
from flows.given_out_before import forget, remember
from flows.receipts import Purpose, Receipt, Way, ended, keep_receipt, known_receipt, receipts_of
from flows.stored_run import StoredRun, corrected_versions
from flows.taken_back import refuse_taken_back
from initiatives.unusable import UnusableInitiative
from reports.delivery.deposit import link, put, without_secret
from reports.delivery.folders import folder_of, given_to
from reports.delivery.mail import Letter, message, message_id
from reports.delivery.post import NotSent, PerhapsSent


@dataclass(frozen=True)
class Parcel:
    """What goes to one recipient by one way: `to` is an address, or the folder of a deposit; files by name."""

    recipient: str
    label: str
    way: Way
    to: str
    files: tuple[str, ...]
    linked: bool = False


@dataclass(frozen=True)
class Demand:
    """What is asked: to whom (nobody named: everybody), in which folder instead of the settings' ways, to be read before when."""

    only: tuple[str, ...] = ()
    output: Path | None = None
    due: date | None = None

    @property
    def purpose(self) -> Purpose:
        """Say whether it is handed over, or sent to be read again."""
        return "relecture" if self.due else "remise"


def refuse_unready(run: StoredRun, demand: Demand) -> None:
    """Raise `UnusableInitiative` where a run may not leave: a draft, not approved, altered, or not protected beside what left."""
    if demand.due is None and approval_of(run) is None:
        raise UnusableInitiative(
            (
                f'« {run.name} » n’est pas approuvée : lisez sa revue, puis « utilite approve {run.name} --by "Prénom Nom" ».'
                if run.final
                else f"« {run.name} » est une version provisoire : elle n’est que pour vous. Pour relecture : « --before ».",
            )
        )
    if not run.audited:
        raise UnusableInitiative(
            (f"« {run.name} » n’a pas été vérifiée : refaites-la avec « --audit » (relecture) ou « --final ».",)
        )
    run.refuse_outdated()
    refuse_taken_back(run)


def parcels(run: StoredRun, settings: DeliverySettings, demand: Demand) -> tuple[Parcel, ...]:
    """List what would leave, recipient by recipient: each is given what was made for it. Raises `UnusableInitiative`.

    A recipient that the settings do not know gets nothing, and is listed by nobody: see `without_address`.
    """
    unknown = [one for one in (*demand.only, *settings.recipients) if one not in run.readers]
    if unknown:
        raise UnusableInitiative(
            tuple(
                f"« {one} » n’est le destinataire de rien. Destinataires : {', '.join(run.readers)}." for one in unknown
            )
        )
    return tuple(one for reader in _asked(run, demand) for one in _parcels(run, settings, demand, reader))


def without_address(run: StoredRun, settings: DeliverySettings, demand: Demand) -> tuple[str, ...]:
    """Name those for whom there is something, and no way to reach them."""
    reached = {one.recipient for one in parcels(run, settings, demand)}
    return tuple(run.readers[one] for one in _asked(run, demand) if one not in reached)


def known(run: StoredRun, demand: Demand, parcel: Parcel) -> Receipt | None:
    """Return what is known of a parcel that was begun or sent before."""
    return known_receipt(run.slug, _receipt(run, demand, parcel, ""))


def send(
    run: StoredRun, settings: DeliverySettings, demand: Demand, at: datetime
) -> Iterator[tuple[Parcel, Receipt, bool]]:
    """Send what has not been sent yet; yield each parcel, what became of it, and whether something was done now.

    One refusal stops no other. Raises `OSError` where the folder that is asked for cannot be made; nothing has left then.
    """
    with alone(run.slug, "une remise"):
        refuse_unready(run, demand)
        todo = parcels(run, settings, demand)
        for parcel in todo:  # all is checked before anything leaves
            run.contents(parcel.files)
        if demand.output is not None:
            demand.output.mkdir(
                parents=True, exist_ok=True
            )  # typed for this once; a place of the settings is there already
        missing: set[str] = set()
        for parcel in todo:
            if parcel.linked and parcel.recipient in missing:
                continue  # nobody is sent links to what is not there
            _, receipt, now = _sent(run, settings, demand, parcel, at)
            if parcel.way == "depot" and receipt.state != "remis":
                missing.add(parcel.recipient)
            yield parcel, receipt, now
        if not any(one.may_have_left for one in receipts_of(run.slug, run.name)):
            forget(run.slug, run.name)


def _sent(
    run: StoredRun, settings: DeliverySettings, demand: Demand, parcel: Parcel, at: datetime
) -> tuple[Parcel, Receipt, bool]:
    before = known(run, demand, parcel)
    if before is not None and before.state == "en_cours" and parcel.way == "courriel":
        return parcel, before, False  # nobody knows whether it left: a person has to say so
    if before is not None and before.state == "remis":
        return parcel, before, False
    files = run.contents(parcel.files)
    begun = replace(
        _receipt(run, demand, parcel, at.isoformat()),
        message_id=message_id(run.name, parcel.recipient, demand.purpose, parcel.to, settings.sender or "")
        if parcel.way == "courriel"
        else "",
        files={name: hashlib.sha256(content).hexdigest() for name, content in files.items()},
    )
    keep_receipt(run.slug, begun)
    remember(run.slug, run.name)
    try:
        said = _leave(run, settings, demand, parcel, files, at)
    except NotSent as refused:
        receipt = ended(begun, "refuse", at.isoformat(), str(refused))
    except PerhapsSent as uncertain:
        receipt = replace(begun, said=str(uncertain))
    else:
        receipt = ended(begun, "remis", at.isoformat(), said)
    keep_receipt(run.slug, receipt)
    return parcel, receipt, True


def _leave(
    run: StoredRun, settings: DeliverySettings, demand: Demand, parcel: Parcel, files: dict[str, bytes], at: datetime
) -> str:
    inside = f"{run.slug}/{folder_of(parcel.recipient)}"
    if parcel.way == "depot":
        put(_place(settings, demand), inside, files)
        return ""
    base = settings.deposit.link if settings.deposit and settings.deposit.link and parcel.linked else ""
    server, sender = settings.smtp, settings.sender
    assert server is not None and sender is not None, "settings without them reach nobody by mail"
    letter = Letter(
        run=run.name,
        initiative=run.initiative,
        evaluator=run.evaluator,
        reader=parcel.label,
        final=run.final,
        files=files,
        links={name: link(base, inside, name) for name in files} if base else {},
        due=demand.due,
        corrects=run.erratum,
    )
    id = message_id(run.name, parcel.recipient, demand.purpose, parcel.to, sender)
    return post_office(server).send(message(letter, sender, parcel.to, id, at), sender, parcel.to)


def _asked(run: StoredRun, demand: Demand) -> Iterator[str]:
    return (one for one in run.readers if (not demand.only or one in demand.only) and given_to(one, run.reports))


def _parcels(run: StoredRun, settings: DeliverySettings, demand: Demand, reader: str) -> Iterator[Parcel]:
    label, files = run.readers[reader], given_to(reader, run.reports)
    if demand.output is not None:
        yield Parcel(reader, label, "depot", _folder(run, str(demand.output), reader), files)
        return
    how = settings.recipients.get(reader, Recipient())
    if how.by != "piece_jointe" and settings.deposit is not None:
        yield Parcel(reader, label, "depot", _folder(run, settings.deposit.url, reader), files)
    for to in how.to if how.by != "depot" else ():
        yield Parcel(reader, label, "courriel", to, files, linked=how.by == "lien")


def _place(settings: DeliverySettings, demand: Demand) -> str:
    if demand.output is not None:
        return str(demand.output)
    assert settings.deposit is not None, "a parcel goes to a deposit that the settings name"
    return settings.deposit.url


def _folder(run: StoredRun, place: str, reader: str) -> str:
    return f"{without_secret(place).rstrip('/')}/{run.slug}/{folder_of(reader)}"


def _receipt(run: StoredRun, demand: Demand, parcel: Parcel, at: str) -> Receipt:
    return Receipt(
        run=run.name,
        recipient=parcel.recipient,
        purpose=demand.purpose,
        way=parcel.way,
        to=parcel.to,
        files={},
        state="en_cours",
        at=at,
        due=demand.due.isoformat() if demand.due else "",
    )


def still_holding_an_error(run: StoredRun, settings: DeliverySettings, demand: Demand) -> tuple[Receipt, ...]:
    """Return, place by place, the receipt of the last version that this one corrects, where this one would not go.

    An address that the settings name no more holds the error all the same. Nothing is sent there: somebody took it away, and it may
    be a stranger's.
    """
    holds = {
        (one.recipient, one.to): one
        for version in reversed(tuple(corrected_versions(run)))
        for one in receipts_of(run.slug, version)
        if one.may_have_left
    }
    told = {(one.recipient, one.to) for one in receipts_of(run.slug, run.name) if one.may_have_left}
    told |= {(one.recipient, one.to) for one in parcels(run, settings, demand)}
    return tuple(receipt for place, receipt in sorted(holds.items()) if place not in told)
