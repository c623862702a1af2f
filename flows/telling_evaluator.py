"""How an evaluator is told that a run which nobody watched has ended: by mail, if its owner's settings say to whom."""

from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime

from flows.data_dir import shown
from flows.delivery_settings import post_office, settings_of
from flows.order import Run
from initiatives.unusable import UnusableInitiative
from reports.delivery.post import NotSent, PerhapsSent


def in_short(run: Run) -> str:
    """Say in French that a draft is ready, what a final version waits for, and where to read."""
    name = run.results[0].initiative.name
    waits = "Rien ne reste à écrire ni à décider pour une version définitive."
    if run.lacks:
        waits = (
            f"{len(run.lacks)} points sont à régler avant une version définitive."
            if len(run.lacks) > 1
            else ("Un point est à régler avant une version définitive.")
        )
    return f"Un brouillon de « {name} » est prêt ; rien n’est parti. {waits}\nRevue : {shown(run.review)}"


def tell_evaluator(slug: str, said: str, at: datetime) -> tuple[str, ...]:
    """Send a few words, without any figure; return why they could not be sent, in French, and nothing where they were.

    Where the settings name nobody, nobody is told.
    """
    try:
        settings = settings_of(slug)
        if settings is None or settings.evaluator is None:
            return ()
        if settings.smtp is None or settings.sender is None:
            return ("L’évaluateur n’est pas prévenu : « smtp » et « sender » manquent dans remise.yaml.",)
        mail = EmailMessage()
        mail["From"], mail["To"] = settings.sender, settings.evaluator
        mail["Subject"], mail["Date"] = f"Évaluation de {slug}", format_datetime(at)
        mail.set_content(said + "\n")
        post_office(settings.smtp).send(mail, settings.sender, settings.evaluator)
    except (UnusableInitiative, NotSent, PerhapsSent) as failure:
        return (f"L’évaluateur n’est pas prévenu. {failure}",)
    return ()
