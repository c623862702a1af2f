"""`utilite deliver`: what would leave, to whom and what it costs; with `--send`, it leaves, and each receipt is told."""

from datetime import date, datetime
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from flows.delivery_settings import DeliverySettings, begin_settings, place_of, settings_of
from flows.handing_out import (
    Demand,
    Parcel,
    known,
    parcels,
    refuse_unready,
    send,
    still_holding_an_error,
    without_address,
)
from flows.order import now
from flows.receipts import Receipt, receipts_of
from flows.settling import settle, waiting
from flows.stored_run import StoredRun, find_run
from initiatives.unusable import UnusableInitiative
from reports.delivery.mail import size

_WAYS = {"courriel": "courriel", "depot": "dépôt"}
_STATES = {"en_cours": "incertain", "remis": "remis", "refuse": "refusé"}


def deliver_run(
    asked: str,
    only: tuple[str, ...],
    output: Path | None,
    really: bool,
    before: str | None,
    arrived: tuple[str, ...],
    again: tuple[str, ...],
) -> int:
    """Keep what a person found, show what would leave or send it; 1 if something did not leave. Raises `UnusableInitiative`."""
    run = find_run(asked)
    console = Console(highlight=False, soft_wrap=True)
    if arrived or again:
        for ended in settle(run, arrived, again, now()):
            console.print(
                f"Noté, {'arrivé' if ended.state == 'remis' else 'non arrivé'} : {escape(ended.recipient)} ({escape(ended.to)})"
            )
    demand = Demand(only, output.expanduser().resolve() if output else None, _day(before))
    settings = settings_of(run.slug)
    if settings is None and output is None:
        place = begin_settings(run.slug, run.readers)
        console.print(
            f"Rien ne dit encore comment les rapports partent. Remplissez {escape(str(place))}, que vous seul pouvez lire, puis "
            "relancez ; ou déposez dans un dossier avec --output."
        )
        return 1
    ways = settings or DeliverySettings()
    refuse_unready(run, demand)
    if not really:
        return _show(console, run, ways, demand)
    failed = 0
    for parcel, receipt, done in send(run, ways, demand, now()):
        console.print(_told(parcel, receipt, done=done))
        failed += receipt.state != "remis"
    uncertain = waiting(receipts_of(run.slug, run.name))
    if uncertain:
        console.print(
            "Ce qui est incertain attend une personne : demandez au destinataire, puis relancez avec « --arrived DESTINATAIRE » "
            "ou « --again DESTINATAIRE »."
        )
    _missing(console, run, ways, demand)
    console.print(f"Accusés : {escape(str(place_of(run.slug).with_name('remises') / run.name))}")
    return 1 if failed else 0


def _day(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        pass
    raise UnusableInitiative((f"« {written} » n’est pas une date. Écrivez-la ainsi : 2025-09-30.",))


def _show(console: Console, run: StoredRun, settings: DeliverySettings, demand: Demand) -> int:
    what = f"Pour relecture avant le {demand.due:%d/%m/%Y}" if demand.due else "Ce qui partirait"
    console.print(f"[bold]{what}, de {escape(run.name)}[/]")
    if run.erratum is not None:
        console.print(f"Erratum de la version {escape(run.erratum.run)} : {escape(run.erratum.why)}")
    for parcel in parcels(run, settings, demand):
        receipt = known(run, demand, parcel)
        state = "à envoyer" if receipt is None else _STATES[receipt.state]
        way = f"{_WAYS[parcel.way]}{', liens' if parcel.linked else ''}"
        console.print(f"  {escape(parcel.label)} : {escape(parcel.to)} ({way}) : [bold]{state}[/]")
        for name, content in run.contents(parcel.files).items():
            console.print(f"      {escape(name)}, {size(len(content))}")
    _missing(console, run, settings, demand)
    console.print(
        "Une fois partie, cette version engage les suivantes : un chiffre qui n’en différerait que de quelques réponses y sera "
        "masqué. Sa revue dit combien, groupe par groupe."
    )
    console.print("[bold]Rien n’est parti.[/] Pour envoyer : la même commande, avec --send.")
    return 0


def _missing(console: Console, run: StoredRun, settings: DeliverySettings, demand: Demand) -> None:
    wrong = still_holding_an_error(run, settings, demand)
    if wrong:
        console.print("[yellow]Tiennent une version fausse, et ne recevraient pas celle-ci :[/]")
        for one in wrong:
            label = run.readers.get(one.recipient, one.recipient)
            console.print(f"  [yellow]{escape(label)} : {escape(one.to)}, version {escape(one.run)}[/]")
        console.print(
            "Rien n’y part sans vous. Si l’adresse sert encore, redites-la (remise.yaml, --to, --output) ; sinon, prévenez "
            "vous-même qui la lit : ce qu’il tient est faux, et ne doit plus être diffusé."
        )
    lost = without_address(run, settings, demand)
    if lost:
        console.print(f"[yellow]Sans adresse, ne recevraient rien : {escape(', '.join(lost))}.[/]")


def _told(parcel: Parcel, receipt: Receipt, *, done: bool) -> str:
    place = f"{escape(parcel.label)} ({escape(parcel.to)})"
    if receipt.state == "remis":
        since = "" if done else f" déjà, le {datetime.fromisoformat(receipt.at):%d/%m/%Y à %H:%M}"
        return f"[green]remis{since}[/] : {place}"
    colour, state = ("red", "refusé") if receipt.state == "refuse" else ("yellow", "incertain")
    return f"[{colour}]{state}[/] : {place}. {escape(receipt.said)}".rstrip()
