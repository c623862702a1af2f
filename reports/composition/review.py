"""The page on which the owner of an evaluation reviews one run: what moved, what is masked, what is left to do.

For its owner alone: it says why each figure is masked, which readers are never told.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from indicators.confidentiality import wording
from indicators.confidentiality.told_together import FigureId
from indicators.counting.columns import columns_of
from indicators.counting.tallies import TERRITORY
from indicators.figures.made_of_others import groups_counted
from indicators.figures.results import Figure, LastVersion, PublishedResults
from initiatives.declaration.vocabulary import EVERYONE
from initiatives.validation.quality import rows_received
from reports import document as doc
from reports.composition.changes import Change, changes
from reports.composition.cover import cover_of
from reports.composition.numbering import numbered
from reports.composition.pieces.annexes import quality
from reports.composition.plain_blocks import chapter, listed, paragraph
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading
from reports.words.labels import scope_label

_MOST = 40
"""Rows of a table; the rest is in the owner's files."""


@dataclass(frozen=True)
class BeyondRecall:
    """What somebody was given while an agreement held that is taken back since: its word, the run, to whom, where, when."""

    word: str
    run: str
    recipient: str
    to: str
    on: date


@dataclass(frozen=True)
class Reviewed:
    """One run before anything of it leaves: what the committee would read, and what its owner alone knows of it.

    `run` is its name; `reasons` are the true ones; `lacks` what a final version waits for; `previous` the run before it, whether
    it left or not; `left` the versions that left; `readers` who would read which reports, by their labels.
    """

    run: str
    final: bool
    audited: bool
    results: PublishedResults
    reasons: Mapping[FigureId, str]
    lacks: tuple[str, ...]
    previous: LastVersion | None
    left: tuple[str, ...]
    readers: Mapping[str, tuple[str, ...]]
    asked_again: Mapping[str, date]
    """Partner → until when it may answer of pages that it was sent to read again, of this version or an earlier one."""
    beyond_recall: tuple[BeyondRecall, ...] = ()
    doubtful_bearers: tuple[str, ...] = ()
    """Who carries a recommendation and may not be there to do it: to be settled by people, and no version waits for it."""


def review(run: Reviewed) -> doc.Document:
    """Return the page to read before a run is approved, or made again."""
    blocks = chain(
        _to_do(run),
        _answers(run),
        _moved(run),
        _masks(run),
        _cost(run),
        _quality(run),
        _rereadings(run),
        _taken_back(run),
        _readers(run),
    )
    return doc.Document(slug="revue", lang="fr", cover=_cover(run), blocks=tuple(numbered(blocks)))


def _cover(run: Reviewed) -> doc.Cover:
    initiative = run.results.initiative
    state = "version définitive, à approuver" if run.final else "version provisoire"
    return cover_of(
        initiative,
        f"Revue : {state}",
        "confidentiel",
        dated=initiative.evaluated_on,
        subtitle="Pour vous seul : cette page dit pourquoi des chiffres sont masqués.",
        data_version=run.results.data_version,
        compact=True,
    )


def _to_do(run: Reviewed) -> Iterator[doc.Block]:
    yield doc.Contents(depth=1)
    yield chapter("Ce qui reste à faire")
    yield doc.Prose(inline=plain(french.typography(_in_short(run))), lead=True)
    if run.doubtful_bearers:
        yield paragraph(
            "À régler avec eux, sans que rien n’attende : qui porte une recommandation et ne sera peut-être plus là."
        )
        yield listed(run.doubtful_bearers)
    if run.lacks:
        many = f"{len(run.lacks)} points sont" if len(run.lacks) > 1 else "Un point est"
        yield paragraph(f"{many} à régler avant une version définitive.")
        yield listed(run.lacks)
        return
    if not run.final:
        before = "" if run.audited else ", après avoir vérifié que ses chiffres ne laissent retrouver personne"
        yield paragraph(
            "Rien ne reste à écrire ni à décider pour une version définitive : « utilite evaluate … --final » la "
            f"prépare{before}. Rien ne part."
        )
        return
    yield paragraph("Cette version est vérifiée, et rien n’en est parti. Lisez les rapports, puis :")
    commands = (  # to be copied as they are: no typography
        f'utilite approve {run.run} --by "Prénom Nom"',
        f"utilite deliver {run.run}",
        f"utilite deliver {run.run} --send",
    )
    yield doc.Bullets(items=tuple(map(plain, commands)), ordered=True)
    yield paragraph("La deuxième montre ce qui partirait, et à qui.")


def _in_short(run: Reviewed) -> str:
    figures, (read, used) = run.results.figures, rows_received(run.results.passages)
    aside = read - used
    told = sum(one.status == "publie" for one in figures)
    reports = len(dict.fromkeys(name for names in run.readers.values() for name in names))
    parts = [
        f"{reports} rapport{'s' if reports > 1 else ''}",
        f"{french.integer(told)} chiffres que le comité peut lire",
        f"{french.integer(len(run.reasons))} masqués",
        f"{french.integer(aside)} ligne{'s' if aside > 1 else ''} de données écartée{'s' if aside > 1 else ''}"
        if aside
        else "",
    ]
    return f"{french.joined([part for part in parts if part])}."


def _answers(run: Reviewed) -> Iterator[doc.Block]:
    yield chapter("Les questions et leurs réponses")
    published = ReportedResults(run.results)
    rows, without = [], []
    for question in run.results.initiative.questions.values():
        known = [id for id in question.indicators if id in run.results.indicators]
        figures = {id: published.figure(id) for id in known}
        if not any(_tells(published, id, figure) for id, figure in figures.items()):
            without.append(question.question)
        for rank, (id, figure) in enumerate(figures.items()):
            indicator = published.indicator(id)
            said = _parts(published, id) if figure is None else reading.value(figure)
            basis = "" if figure is None or figure.untold else reading.basis(figure)
            rows.append(
                (
                    doc.TableCell(french.typography(question.question) if rank == 0 else ""),
                    doc.TableCell(french.typography(indicator.label), detail=indicator.code),
                    doc.TableCell(french.typography(said), detail=basis, masked=figure is not None and figure.untold),
                )
            )
    if without:
        several = (
            "Des questions restent sans réponse publiée" if len(without) > 1 else "Une question reste sans réponse"
        )
        yield doc.Note(tone="limite", title=several, inline=plain(french.typography(" ".join(without))))
    yield doc.DataTable(
        title="Ce que les rapports répondent, pour l’ensemble du territoire",
        columns=(doc.TableColumn("Question"), doc.TableColumn("Indicateur"), doc.TableColumn("Réponse")),
        rows=tuple(rows),
        grouped=True,
    )


def _tells(published: ReportedResults, indicator: str, figure: Figure | None) -> bool:
    """Say whether an indicator answers: by its main figure or, where it has none, by one of its parts."""
    told = published.parts(indicator) if figure is None else (figure,)
    return any(one.status == "publie" for one in told)


def _parts(published: ReportedResults, indicator: str) -> str:
    """Say of an indicator without one main figure how many answers it gives, one by one."""
    parts = published.parts(indicator)
    told = sum(one.status == "publie" for one in parts)
    if not parts or not told:
        return "masqué" if any(one.untold for one in parts) else "sans chiffre"
    return f"{told} réponse{'s' if told > 1 else ''} sur {len(parts)}, une par une"


def _moved(run: Reviewed) -> Iterator[doc.Block]:
    yield chapter("Ce qui a changé")
    if run.results.last is None:
        yield paragraph("Aucune version n’a encore été remise au comité.")
    else:
        yield from _changes(run.results, f"Depuis la version remise, {_which(run.results.last)}")
    if run.previous is not None and (run.results.last is None or run.previous.run != run.results.last.run):
        since = replace(run.results, last=run.previous)
        yield from _changes(since, f"Depuis le calcul précédent, {_which(run.previous)}")


def _which(version: LastVersion) -> str:
    return f"du {french.day(version.made_on)} ({version.run})"


def _changes(results: PublishedResults, title: str) -> Iterator[doc.Block]:
    found = sorted(changes(results), key=lambda one: one.indicator not in _asked(results))
    if not found:
        yield paragraph(f"{title} : aucun chiffre ne se lit autrement.")
        return
    heads = ("Chiffre", "Était", "Est", "Pourquoi")
    more = len(found) - _MOST
    yield doc.DataTable(
        title=french.typography(f"{title} : {len(found)} chiffre{'s' if len(found) > 1 else ''}"),
        columns=tuple(doc.TableColumn(head, numeric=head in heads[1:3]) for head in heads),
        rows=tuple(map(_change, found[:_MOST])),
        note=_more(more, "ligne", "Les réponses aux questions viennent d’abord."),
        compact=True,
    )


def _asked(results: PublishedResults) -> set[str]:
    return {id for question in results.initiative.questions.values() for id in question.indicators}


def _change(one: Change) -> tuple[doc.TableCell, ...]:
    detail = " · ".join(filter(None, (one.scope, one.wave)))
    return (
        doc.TableCell(one.label, detail=detail),
        doc.TableCell(one.was),
        doc.TableCell(one.now),
        doc.TableCell(one.why),
    )


def _masks(run: Reviewed) -> Iterator[doc.Block]:
    yield chapter("Ce qui est masqué, et pourquoi")
    if not run.reasons:
        yield paragraph("Aucun chiffre n’est masqué.")
        return
    yield paragraph(
        "Les lecteurs n’ont qu’une raison, la même pour tous. Les vraies sont ici, et ne sortent pas de chez vous."
    )
    found = Counter(run.reasons.values())
    yield doc.DataTable(
        title=french.typography(f"{french.integer(len(run.reasons))} chiffres masqués, par raison"),
        columns=(doc.TableColumn("Raison"), doc.TableColumn("Chiffres", numeric=True)),
        rows=tuple(
            (doc.TableCell(_reason(why)), doc.TableCell(french.integer(count))) for why, count in found.most_common()
        ),
    )
    hidden = [one for one in _main(run) if (one.indicator, one.part, one.cell) in run.reasons]
    if hidden:
        yield _listed(run, "Chiffres principaux masqués pour l’ensemble du territoire", hidden)


def _main(run: Reviewed) -> Iterator[Figure]:
    """Yield the main figures of the whole territory, those that answer a question first."""
    figures = [one for one in run.results.figures if not one.part and one.cell.scope == TERRITORY]
    return iter(sorted(figures, key=lambda one: one.indicator not in _asked(run.results)))


def _listed(run: Reviewed, title: str, figures: list[Figure]) -> doc.Block:
    published = ReportedResults(run.results)
    return doc.DataTable(
        title=french.typography(title),
        columns=(doc.TableColumn("Indicateur"), doc.TableColumn("Où, quand"), doc.TableColumn("Raison")),
        rows=tuple(
            (
                doc.TableCell(french.typography(published.indicator(one.indicator).label), detail=one.indicator),
                doc.TableCell(_where(published, one)),
                doc.TableCell(_reason(run.reasons[one.indicator, one.part, one.cell])),
            )
            for one in figures[:_MOST]
        ),
        note=_more(len(figures) - _MOST, "ligne"),
        compact=True,
    )


def _where(published: ReportedResults, figure: Figure) -> str:
    cell = figure.cell
    return " · ".join(
        filter(
            None,
            (
                "" if cell.scope == TERRITORY else scope_label(published.initiative, cell.scope),
                published.wave_label(cell.wave),
                "" if cell.population == EVERYONE else cell.population.replace("_", " "),
            ),
        )
    )


def _reason(why: str) -> str:
    said = why.partition(":")[2].strip() or why
    return french.typography(said[:1].upper() + said[1:])


def _cost(run: Reviewed) -> Iterator[doc.Block]:
    """Say what a final version masks because of those that left, and what sending this one binds."""
    yield chapter("Ce qu’une remise masque et engage")
    if run.left:
        many = "Versions parties de chez vous" if len(run.left) > 1 else "Version partie de chez vous"
        yield paragraph(
            f"{many} : {french.joined([*run.left])}. Celle-ci en est protégée, et une version définitive le serait de même."
        )
    else:
        yield paragraph(
            "Rien n’est encore parti de chez vous : aucun chiffre n’est masqué à cause d’une version remise."
        )
    because = [
        one for one in _every(run) if wording.is_too_close(run.reasons.get((one.indicator, one.part, one.cell), ""))
    ]
    if because:
        yield _listed(
            run, f"Masqués parce qu’une version est déjà partie : {french.integer(len(because))} chiffres", because
        )
    elif run.left:
        yield paragraph(f"Aucun chiffre n’est masqué à cause d’elle{'s' if len(run.left) > 1 else ''}.")
    limit = run.results.initiative.confidentiality.persons
    yield paragraph(
        f"Une fois remise, cette version engage les suivantes : un chiffre qui ne changerait ensuite que de moins de {limit} "
        "réponses (correction, retrait, réponse tardive) serait masqué. Corrigez donc ce qui peut l’être avant de remettre, "
        "relecture comprise : des pages envoyées pour relecture comptent."
    )
    yield from _bound(run)


def _bound(run: Reviewed) -> Iterator[doc.Block]:
    """Say group by group how many figures a late answer could hide, once this version has left: those that count that group."""
    initiative, asked = run.results.initiative, _asked(run.results)
    columns = columns_of(initiative)
    published = [one for one in run.results.figures if one.status == "publie"]
    counting = {id: groups_counted(id, run.results.indicators, columns) for id in {one.indicator for one in published}}
    rows = []
    for group, declared in initiative.groups.items():
        bound = [one for one in published if group in counting[one.indicator]]
        main = {one.indicator for one in bound if one.indicator in asked and one.cell.scope == TERRITORY}
        if bound:
            rows.append((declared.label, len(bound), len(main)))
    if rows:
        yield doc.DataTable(
            title="Ce qu’une réponse changée ensuite masquerait, au plus",
            columns=(
                doc.TableColumn("Une réponse, chez"),
                doc.TableColumn("Chiffres du comité qui la comptent", numeric=True),
                doc.TableColumn("dont réponses aux questions", numeric=True),
            ),
            rows=tuple(
                (
                    doc.TableCell(french.typography(label)),
                    doc.TableCell(french.integer(bound)),
                    doc.TableCell(french.integer(main)),
                )
                for label, bound, main in rows
            ),
            note=french.typography(
                "Seuls ceux que cette réponse change le seraient : tous pour une personne ajoutée ou retirée, ceux d’une question "
                "pour une réponse corrigée."
            ),
            compact=True,
        )


def _every(run: Reviewed) -> Iterator[Figure]:
    return (one for one in run.results.figures if one.status == "masque")


def _quality(run: Reviewed) -> Iterator[doc.Block]:
    yield chapter("Qualité des données")
    yield from quality(ReportedResults(run.results))


def _rereadings(run: Reviewed) -> Iterator[doc.Block]:
    initiative = run.results.initiative
    told = {**dict.fromkeys(run.asked_again), **initiative.rereadings}
    if not told:
        return
    yield chapter("Relectures")
    states = {"valide": "validé", "reserve": "réserve"}
    yield doc.DataTable(
        title="Pages envoyées pour relecture, et réponses déclarées",
        columns=(doc.TableColumn("Partenaire"), doc.TableColumn("État"), doc.TableColumn("Ce qu’il dit")),
        rows=tuple(
            (
                doc.TableCell(initiative.partners[id].name if id in initiative.partners else id),
                doc.TableCell(states[one.state], detail=french.day(one.on))
                if one is not None
                else doc.TableCell("à relire", detail=f"avant le {french.day(run.asked_again[id])}", marked=True),
                doc.TableCell(french.typography(one.said or "") if one is not None else ""),
            )
            for id, one in told.items()
        ),
    )


def _taken_back(run: Reviewed) -> Iterator[doc.Block]:
    """Say which agreements were taken back, and what left while they held."""
    initiative = run.results.initiative
    gone = {word: one for word, one in initiative.consents.items() if one.withdrawn is not None}
    if not gone:
        return
    yield chapter("Accords repris")
    names = {word: initiative.partners[word].name if word in initiative.partners else word for word in gone}
    yield listed(
        f"{names[word]} : accord du {french.day(one.on)}, repris le {french.day(one.withdrawn or one.on)} ; cette version "
        "s’en passe."
        for word, one in gone.items()
    )
    if not run.beyond_recall:
        yield paragraph("Rien n’est parti qui repose sur eux, d’après les accusés.")
        return
    yield paragraph(
        "Ce qui est parti tant qu’ils valaient ne peut pas être rappelé. Dites-le à qui reprend son accord ; demandez à ceux qui "
        "l’ont reçu de ne plus le diffuser, et remettez-leur la version suivante."
    )
    yield doc.DataTable(
        title="Remises qui ne peuvent être rappelées, d’après les accusés",
        columns=tuple(map(doc.TableColumn, ("Accord", "Version", "Destinataire", "Le"))),
        rows=tuple(
            (
                doc.TableCell(french.typography(names[one.word])),
                doc.TableCell(one.run),
                doc.TableCell(one.recipient, detail=one.to),
                doc.TableCell(french.day(one.on)),
            )
            for one in run.beyond_recall
        ),
        compact=True,
    )


def _readers(run: Reviewed) -> Iterator[doc.Block]:
    yield chapter("Qui recevrait quoi")
    audit = (
        "Les rapports ont été attaqués ensemble, et rien ne s’y retrouve de quelques personnes."
        if run.audited
        else "Cette version n’a pas été vérifiée, et ne peut partir chez personne (« --audit » ou « --final » la vérifient)."
    )
    yield paragraph(audit)
    yield doc.DataTable(
        title="Destinataires",
        columns=(doc.TableColumn("Destinataire"), doc.TableColumn("Rapports")),
        rows=tuple(
            (doc.TableCell(french.typography(reader)), doc.TableCell(", ".join(names)))
            for reader, names in run.readers.items()
        ),
    )


def _more(left: int, what: str, before: str = "") -> str:
    more = f"{french.integer(left)} autre{'s' if left > 1 else ''} {what}{'s' if left > 1 else ''}." if left > 0 else ""
    return french.typography(" ".join(filter(None, (before if left > 0 else "", more))))
