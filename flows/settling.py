"""A person says whether a message that was cut in the middle arrived: nothing else knows, and the version may be past sending."""

from collections.abc import Collection
from datetime import datetime

from flows.alone import alone
from flows.given_out_before import forget, remember
from flows.receipts import Receipt, State, ended, keep_receipt, receipts_of
from flows.stored_run import StoredRun
from initiatives.unusable import UnusableInitiative


def waiting(receipts: Collection[Receipt]) -> tuple[Receipt, ...]:
    """Return what may have left and nobody knows: a person has to ask its recipient."""
    return tuple(one for one in receipts if one.state == "en_cours" and one.way == "courriel")


def settle(run: StoredRun, arrived: Collection[str], lost: Collection[str], at: datetime) -> tuple[Receipt, ...]:
    """Keep what a person found of each recipient, by its name or by one of its addresses; return the receipts that this ends.

    It asks nothing of the version: of one that may no longer leave it is still to be known who holds it. Raises
    `UnusableInitiative` where nothing waits at a name, or where it is said both ways; nothing is then written.
    """
    with alone(run.slug, "une remise"):
        wait = waiting(receipts_of(run.slug, run.name))
        _refuse_what_no_receipt_waits_for(wait, arrived, lost)
        found: dict[State, Collection[str]] = {"remis": arrived, "refuse": lost}
        settled = tuple(
            ended(one, state, at.isoformat(), "Dit par une personne.")
            for state, names in found.items()
            for one in wait
            if one.recipient in names or one.to in names
        )
        if any(one.may_have_left for one in settled):
            remember(run.slug, run.name)  # a stop between the receipt and the record left it out
        for receipt in settled:
            keep_receipt(run.slug, receipt)
        if not any(one.may_have_left for one in receipts_of(run.slug, run.name)):
            forget(run.slug, run.name)
        return settled


def _refuse_what_no_receipt_waits_for(
    wait: Collection[Receipt], arrived: Collection[str], lost: Collection[str]
) -> None:
    both = [one.to for one in wait if {one.recipient, one.to} & {*arrived} and {one.recipient, one.to} & {*lost}]
    unknown = [name for name in (*arrived, *lost) if not any(name in (one.recipient, one.to) for one in wait)]
    listed = ", ".join(f"{one.recipient} ({one.to})" for one in wait) or "personne"
    if both or unknown:
        raise UnusableInitiative(
            (
                *(f"L’envoi à « {one} » est dit à la fois arrivé et non arrivé." for one in both),
                *(f"Rien n’est incertain pour « {one} ». Incertains : {listed}." for one in unknown),
            )
        )
