"""What a reader must know to read rightly: who answered, which questions, what may be claimed yet."""

from indicators.figures.results import Figure
from initiatives.declaration.vocabulary import LABELS, Axis
from reports import document as doc
from reports.composition.pieces.grouping import said_once
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.claims import claimable

MARGIN = (
    "Marge d’erreur maximale d’une part à 95 %, comme si les répondants avaient été tirés au sort dans la population "
    "dénombrée ; nulle quand tous ont répondu."
)
AXES: dict[Axis, str] = {"performance": "la performance", "innovation": "l’innovation", "confiance": "la confiance"}
"""The three axes with their articles."""


def response(published: ReportedResults, groups: list[str]) -> tuple[doc.Block, ...]:
    """Say how many answered, of how many asked: a sentence per group, one wave after the other."""
    said = []
    for group in groups:
        rate = f"evaluation_taux_reponse_{group}"
        if rate not in published.results.indicators:
            continue
        known = [(wave, published.figure(rate, wave=wave)) for wave in published.waves(rate)]
        who = french.lower_first(published.initiative.groups[group].label)
        told = [
            (french.lower_first(published.during(wave)), figure)
            for wave, figure in known
            if figure is not None and reading.said(figure)
        ]
        if told:
            later = [_answering(figure, when) for when, figure in told[1:]]
            said.append(", puis ".join([_answering(told[0][1], told[0][0], who), *later]) + ".")
    return (doc.Prose(inline=plain(french.typography(" ".join(said))), lead=True),) if said else ()


def _answering(figure: Figure, when: str, who: str = "") -> str:
    """Say how many answered at a wave: « 244 seniors sur 300 ont répondu en octobre 2014 (81 %) », then « 228 sur 293 en mai »."""
    k, n = figure.k or 0, figure.n or 0
    asked = f"{french.integer(n)} {who}".strip()
    if not k:
        return f"{'Aucune' if who else 'aucune'} réponse n’a été recueillie {when}, sur {asked}"
    if who and k == n > 1:
        return f"Les {asked} ont répondu {when}"
    share = "" if reading.small(figure) else f" ({french.percent(figure.value or 0.0)})"
    return f"{french.integer(k)} {f'{who} ' if who else ''}sur {french.integer(n)}{' ont répondu' if who else ''} {when}{share}"


def response_table(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Show, per group and wave, answers, population asked, response rate and margin of error; nothing where no rate is followed.

    A group of which no rate is followed has its line too: left out, it would be taken for one that nobody asked.
    """
    rows: list[tuple[doc.TableCell, ...]] = []
    followed = False
    for group, declared in published.initiative.groups.items():
        for wave in published.initiative.waves_of(group):
            rate = published.figure(f"evaluation_taux_reponse_{group}", wave=wave)
            margin = published.figure(f"evaluation_marge_erreur_{group}", wave=wave)
            who = doc.TableCell(declared.label), doc.TableCell(published.initiative.waves[wave].label)
            followed = followed or rate is not None
            if rate is None:
                rows.append((*who, *(doc.TableCell("–") for _ in range(4))))
                continue
            rows.append(
                (
                    *who,
                    doc.TableCell("" if rate.k is None else french.integer(rate.k)),
                    doc.TableCell("" if rate.n is None else french.integer(rate.n)),
                    doc.TableCell(reading.value(rate), masked=rate.status == "masque"),
                    doc.TableCell(reading.value(margin) if margin else "–"),
                )
            )
    if not followed:
        return ()
    heads = ("Groupe", "Vague", "Réponses", "Sollicités", "Taux de réponse", "Marge d’erreur (points)")
    columns = tuple(doc.TableColumn(heading, numeric=position > 1) for position, heading in enumerate(heads))
    note = french.typography(MARGIN)
    return (doc.DataTable(title="Qui a répondu", columns=columns, rows=said_once(rows), note=note, grouped=True),)


def evaluation_questions(published: ReportedResults) -> tuple[doc.Block, ...]:
    """List what the evaluation must answer, by which criterion, with which indicators."""
    rows = tuple(
        (
            doc.TableCell(french.typography(question.question)),
            doc.TableCell(LABELS[question.criterion]),
            doc.TableCell(
                ", ".join(
                    dict.fromkeys(
                        published.indicator(id).code for id in question.indicators if id in published.results.indicators
                    )
                )
            ),
        )
        for question in published.initiative.questions.values()
    )
    columns = (doc.TableColumn("Question"), doc.TableColumn("Critère"), doc.TableColumn("Indicateurs"))
    return (doc.DataTable(title="Les questions de l’évaluation", columns=columns, rows=rows),)


def age_of_claims(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say which conclusions the age of the initiative allows, axis by axis."""
    initiative = published.initiative
    months, allowed = claimable(initiative.started_on, initiative.evaluated_on)
    later = [axis for axis, ready in allowed.items() if not ready]
    said = (
        f"L’initiative a {months} mois à la date de l’évaluation. Le RAMEAU situe à 18 mois le recul nécessaire pour "
        "conclure sur la performance, à 7 ans pour l’innovation, à 28 ans pour la confiance. "
    )
    if later:
        said += f"Sur {french.joined([AXES[axis] for axis in later])}, on ne lit ici que de premiers signes."
    return (doc.Note(tone="limite", title="Ce que l’âge de l’initiative permet de dire", inline=plain(said)),)


def sources_in_short(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say who answered, and that others were followed to compare; what lacks is said by `limits`."""
    groups = [
        f"{french.lower_first(group.label)} ({_answered(published, id)})"
        for id, group in published.initiative.groups.items()
        if _answered(published, id)
    ]
    said = f"Ont répondu : {french.joined(groups)}. " if groups else ""
    left = {
        id: french.lower_first(group.label)
        for id, group in published.initiative.groups.items()
        if not _answered(published, id)
    }
    masked = [label for id, label in left.items() if _rate_masked(published, id)]
    unknown = [label for id, label in left.items() if not _rate_masked(published, id)]
    said += f"Taux de réponse masqué : {french.joined(masked)}. " if masked else ""
    said += f"Combien ont été sollicités n’est pas connu : {french.joined(unknown)}. " if unknown else ""
    compared = any(group.comparison_of for group in published.initiative.groups.values())
    said += "Un groupe de comparaison a été suivi." if compared else ""
    return (doc.Prose(inline=plain(said.strip())),) if said else ()


def _rate_masked(published: ReportedResults, group: str) -> bool:
    rate = f"evaluation_taux_reponse_{group}"
    figures = (published.figure(rate, wave=wave) for wave in published.waves(rate))
    return any(one is not None and one.status == "masque" for one in figures)


def _answered(published: ReportedResults, group: str) -> str:
    """Say how many of how many answered at each wave: « 244 sur 300, puis 228 sur 293 », « 30, puis 28 sur 40 »."""
    rate = f"evaluation_taux_reponse_{group}"
    figures = [published.figure(rate, wave=wave) for wave in published.waves(rate)]
    known = [(one.k, one.n) for one in figures if one is not None and one.k is not None and one.n]
    alike = len({n for _, n in known}) == 1
    said = [f"{k}" if alike and place < len(known) else f"{k} sur {n}" for place, (k, n) in enumerate(known, 1)]
    return ", puis ".join(said)
