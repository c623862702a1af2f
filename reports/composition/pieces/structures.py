"""What one host structure receives: what was done there, what its people answered, beside all the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from indicators.definitions.indicator import Indicator
from indicators.figures.results import Figure
from indicators.figures.told_to_hosts import EACH_HOST, FEWER, HOST, MEDIAN, MORE, PLACE
from initiatives.validation.hosts import Host
from reports import document as doc
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.strip import Strip, StripRow
from reports.charts.style import EVERYBODY, READER
from reports.composition.bearers import bearers
from reports.composition.pieces.absence import absent
from reports.composition.pieces.crossed import views_aloud
from reports.composition.pieces.most_frequent import ranked
from reports.composition.pieces.quotations import quoted
from reports.composition.pieces.recommendations import advised
from reports.composition.pieces.shapes import kind
from reports.composition.pieces.summary import told_obstacles
from reports.composition.prose import flat, plain
from reports.composition.published import ReportedResults
from reports.words import aloud, french, reading, telling

MOST = 5
"""Lines of the drawing: of each evaluation question one, then a second."""
DONE = 2
STRUCTURES = "structures"
MOST_WORDS, FEW_WORDS, THANKS = 65, 9, "Merci de vos réponses"
"""How many words a poster says at most, all in all, and in a quotation; what its template ends on."""
_RATES, _SIZE = ("part", "ratio"), "Ces nombres ne tiennent pas compte de la taille des structures."


def structure_card(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say whom the sheet is for, among how many structures, and which partner accompanies it where one does."""
    host, initiative = _host(published), published.initiative
    place = initiative.territory.departements.get(host.departement or "", host.departement or "")
    known = ", ".join(filter(None, (initiative.lists.label("structure_types", host.type_structure or ""), place)))
    many = _structures(published)
    among = f"l’une des {french.integer(many)} structures" if many else "l’une des structures"
    partner = initiative.partners.get(host.partner or "")
    beside = f" Vous y êtes accompagnés par : {partner.name}." if partner else ""
    said = f"{host.name}{f' ({known})' if known else ''} est {among} qui ont accueilli l’action.{beside}"
    return (doc.Prose(inline=plain(french.typography(said)), lead=True),)


def structure_activity(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw what was done in the structure among all the others, unnamed, and say how many of them did less, or more."""
    shown = _told_apart(_among_the_others(published, *one) for one in _activity(published))[:DONE]
    if not shown:
        return absent("Le suivi de l’activité ne dit pas ce qui s’est fait dans chaque structure.")
    first = shown[0]
    title = ", ".join(filter(None, (f"{first.indicator.label} : {first.value} chez vous", first.place)))
    return (
        doc.ShownFinding(
            title=french.typography(title),
            subtitle=french.typography(
                "Un point par structure, sans son nom ; le losange est la vôtre ; du moins au plus"
            ),
            chart=Strip(
                alt=french.typography(" ; ".join(map(_strip_aloud, shown))),
                rows=(replace(first.drawn, detail=""), *(one.drawn for one in shown[1:])),
            ),
            table=None,
            source="",
            indicators=tuple(one.indicator.id for one in shown),
            codes=(),
            reading=(),
            caveat=_SIZE if any(one.indicator.unit not in _RATES for one in shown) else "",
            anchor="fait-chez-vous",
            overview=True,
        ),
    )


@dataclass(frozen=True)
class _Among:
    """What one structure did among all: its value, its place and the median in words, and the line of the drawing."""

    indicator: Indicator
    value: str
    place: str
    median: str
    drawn: StripRow

    @property
    def shape(self) -> tuple[float, ...]:
        """Where each stands, as parts of the highest: two measures of the same thing have the same."""
        highest = max(*self.drawn.others, self.drawn.own, 1e-9)
        return tuple(round(one / highest, 2) for one in (self.drawn.own, *self.drawn.others))


def _told_apart(known: Iterable[_Among]) -> list[_Among]:
    """Return what is told of structures, each drawing once: a rate of what is counted already says nothing more."""
    return list({one.shape: one for one in reversed(tuple(known))}.values())[::-1]


def _among_the_others(published: ReportedResults, indicator: Indicator, own: Figure, usual: Figure) -> _Among:
    value, middle = own.value or 0.0, usual.value or 0.0
    every = (one for one in published.parts(indicator.id, EACH_HOST) if one.part.startswith(PLACE))
    told = [one.value for one in every if one.value is not None]
    others = sorted(told)
    others.remove(value)
    written, place = reading.measured(own, value), _place(published, indicator)
    median = f"médiane : {reading.measured(usual, middle)}"
    drawn = StripRow(
        label=french.typography(indicator.label),
        detail=place,
        others=tuple(others),
        own=value,
        own_text=french.typography(f"vous : {written}"),
        median=middle,
        median_text=french.typography(median),
        ends=(reading.measured(own, min(told)), reading.measured(own, max(told))),
    )
    return _Among(indicator, written, place, median, drawn)


def _place(published: ReportedResults, indicator: Indicator) -> str:
    """Say of how many of the other structures it did more, or less, whichever are more; nothing where as many did both."""
    ways = [
        (word, figure)
        for part, word in ((FEWER, "plus"), (MORE, "moins"))
        if (figure := published.figure(indicator.id, part, _scope(published))) is not None and reading.said(figure)
    ]
    counts = [figure.k or 0 for _, figure in ways]
    if len(set(counts)) < len(ways) or not ways:
        return ""
    word, most = max(ways, key=lambda way: way[1].k or 0)
    if most.k == most.n:
        return f"{word} que dans {'l’autre structure' if most.n == 1 else 'toutes les autres structures'}"
    return f"{word} que dans {most.k} des {most.n} autres structures"


def _strip_aloud(one: _Among) -> str:
    said = f"{one.indicator.label} : {one.value} dans votre structure"
    return f"{', '.join(filter(None, (said, one.place)))} ({one.median})"


def structure_answers(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw what the people of the structure answered beside all others, where it may be told; the whole alone where it may not.

    A place is said only where enough answered and the two intervals do not meet.
    """
    told: list[_Beside] = []
    untold: list[str] = []
    for group in _groups(published):
        own = [(one, published.figure(one.id, scope=_scope(published))) for one in _asked(published, group)]
        found = [(one, figure) for one, figure in own if figure is not None and figure.status != "sans_donnee"]
        if any(figure.status == "publie" for _, figure in found):
            told += [_Beside(one, figure, _whole(published, one, figure)) for one, figure in found]
        elif own:
            untold.append(published.initiative.groups[group].label)
    blocks: list[doc.Block] = [*_who_answered(published)]
    if untold:
        blocks.append(_kept_together(untold, alone=not told))
    shown = told or [
        _Beside(one, None, _whole(published, one, None))
        for group in _groups(published)
        for one in _asked(published, group)
    ]
    blocks += _drawn_beside(published, shown)
    return tuple(blocks) or absent("Aucun questionnaire n’a été adressé aux personnes que les structures accueillent.")


def asked_of_structures(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Give the recommendations that the host structures carry; say so where there is none."""
    groups = {id for id, one in published.initiative.groups.items() if STRUCTURES in (id, one.role)}
    named = tuple(one for one in advised(published) if groups & bearers(published.initiative, one.owner).groups)
    if named:
        return (doc.Recommendations(items=named),)
    return (doc.Prose(inline=plain("Aucune recommandation n’est adressée aux structures d’accueil.")),)


def poster_figures(published: ReportedResults, most: int = 2) -> tuple[doc.Block, ...]:
    """Give what hangs on a wall: what was done here, and how people everywhere answer; nothing that those of this place answered.

    Of each evaluation question the first indicator, where it is a share of people whom structures receive; each is a sentence
    that says that it speaks of all structures. The first always, another as long as the poster says sixty-five words at most.
    """
    many = _structures(published)
    where = f"dans les {french.integer(many)} structures" if many else "dans toutes les structures"
    told = [*_done_here(published)]
    names = [published.initiative.name, _host(published).name]
    beside = [flat(one.inline) for one in poster_caution(published) if isinstance(one, doc.Prose)]
    quotes = [one for one in poster_words(published) if isinstance(one, doc.Quotations)]
    beside += [f"{item.words} {item.among}" for one in quotes for item in one.items]
    left = MOST_WORDS - sum(map(_words, (*names, *beside, THANKS, *(f"{one.value} {one.label}" for one in told))))
    for rank, (indicator, figure) in enumerate(_main_shares(published)[:most]):
        shown = doc.KeyFigure(
            value=reading.value(figure),
            label=telling.aloud_to_all(indicator, figure),
            basis=french.typography(f"{where}, {aloud.answers(figure.n or 0)}"),
            indicator=indicator.id,
            share=figure.value,
        )
        left -= _words(f"{shown.value} {shown.label} {shown.basis}")
        if rank and left < 0:
            break
        told.append(shown)
    return (doc.KeyFigures(figures=tuple(told)),) if told else ()


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def poster_words(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Quote somebody whom structures receive, in a few words that the evaluator accepted; nothing where nobody is quoted so."""
    groups = _groups(published)
    known = (one for one in published.results.quotations if one.group in groups)
    first = next((one for one in known if _words(one.words) <= FEW_WORDS), None)
    if first is None:
        return ()
    who = f"{published.initiative.groups[first.group].label}" + (" (propos remaniés)" if first.edited else "")
    said = doc.Quoted(quoted(published.initiative, first).words, french.typography(who))
    return (doc.Quotations(asked="", items=(said,)),)


def poster_caution(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say on a poster what stays difficult for those whom structures receive, and where limits are told: a line each."""
    groups = {indicator.group for indicator, _ in _main_shares(published)} or set(_groups(published))
    first = next((said for said in told_obstacles(published) if said[0].group in groups and ranked(said[1])), None)
    hard: tuple[doc.Block, ...] = ()
    if first is not None:
        indicator, parts = first
        most = ranked(parts)[0]
        who = french.lower_first(published.initiative.groups[indicator.group].label)
        share = (
            reading.value(most) if reading.small(most) else french.lower_first(french.out_of(most.value or 0.0, who))
        )
        said = f"Reste difficile : {french.lower_first(most.part_label)}, pour {share}."
        hard = (doc.Prose(inline=tuple(replace(one, about=(indicator.id,)) for one in plain(french.typography(said)))),)
    limits = "Limites et effets non prévus : demandez-nous le rapport."
    return (*hard, doc.Prose(inline=plain(french.typography(limits))))


def _main_shares(published: ReportedResults) -> list[tuple[Indicator, Figure]]:
    """Return the shares of people whom structures receive that come first for an evaluation question, as far as published."""
    asked = {id: None for question in published.initiative.questions.values() for id in question.indicators[:1]}
    shown = [one for group in _groups(published) for one in _asked(published, group) if one.id in asked]
    known = [(one, published.figure(one.id)) for one in shown]
    return [(one, figure) for one, figure in known if figure is not None and figure.status == "publie"]


def _done_here(published: ReportedResults) -> tuple[doc.KeyFigure, ...]:
    """Return the first of what was done in the structure that is counted, where it may be told."""
    for indicator, figure, _ in _activity(published)[:1]:
        label = french.typography(f"{french.lower_first(indicator.label)} chez nous")
        return (doc.KeyFigure(value=reading.value(figure), label=label, basis="", indicator=indicator.id),)
    return ()


def _activity(published: ReportedResults) -> list[tuple[Indicator, Figure, Figure]]:
    """Return what is known of what was done in the structure, each with the median of the structures."""
    found = []
    for indicator in published.results.indicators.values():
        usual = published.figure(indicator.id, MEDIAN, EACH_HOST)
        own = published.figure(indicator.id, scope=_scope(published))
        if usual is None or usual.value is None or own is None or not reading.said(own) or indicator.place == "annexe":
            continue
        found.append((indicator, own, usual))
    return found


def _structures(published: ReportedResults) -> int:
    """Return of how many structures the activity is known, 0 where of none: that is of how many a median is."""
    medians = (published.figure(id, MEDIAN, EACH_HOST) for id in published.results.indicators)
    return max((one.n or 0 for one in medians if one is not None), default=0)


def _host(published: ReportedResults) -> Host:
    if published.host is None:
        raise TypeError("this piece is for the edition of a host structure")
    return published.host


def _scope(published: ReportedResults) -> str:
    return f"{HOST}:{_host(published).id}"


def _groups(published: ReportedResults) -> list[str]:
    initiative = published.initiative
    return [
        id
        for id, group in initiative.groups.items()
        if group.kind == "personnes" and initiative.questionnaire_of(id).respondent.structure
    ]


def _asked(published: ReportedResults, group: str) -> list[Indicator]:
    """Return the shares of a group that answer the evaluation questions, in the order of the questions."""
    ids = dict.fromkeys(id for one in published.initiative.questions.values() for id in one.indicators)
    known = [published.indicator(id) for id in ids if id in published.results.indicators]
    return [one for one in known if one.group == group and one.unit == "part" and kind(one) == "share"]


def _who_answered(published: ReportedResults) -> tuple[doc.Block, ...]:
    said = []
    for group in _groups(published):
        rate = f"evaluation_taux_reponse_{group}"
        if rate not in published.results.indicators:
            continue
        figure = published.figure(rate, scope=_scope(published))
        if figure is not None and figure.status == "publie" and figure.n:
            who = french.lower_first(published.initiative.groups[group].label)
            told = (
                f"{figure.k} {who} sur {figure.n} ont répondu" if figure.k else f"aucune réponse, sur {figure.n} {who}"
            )
            said.append(f"{published.during(figure.cell.wave)}, chez vous, {told}.")
    return (doc.Prose(inline=plain(french.typography(" ".join(said)))),) if said else ()


def _kept_together(groups: list[str], *, alone: bool) -> doc.Block:
    """Say that nothing is given apart: one reason, whether few answered or what they said would tell of others."""
    who = french.joined([french.lower_first(group) for group in groups])
    why = f"Aucune réponse de votre structure n’est donnée à part ({who}) : personne ne doit pouvoir être reconnu"
    if not alone:
        return doc.Prose(inline=plain(french.typography(f"{why} ; l’ensemble compte les vôtres.")))
    said = f"{why}. Les résultats de l’ensemble sont aussi les vôtres."
    return doc.Note(tone="lecture", title="L’ensemble", inline=plain(french.typography(said)))


@dataclass(frozen=True)
class _Beside:
    """One share: what the people of the structure answered, and those of all."""

    indicator: Indicator
    own: Figure | None
    whole: Figure | None

    @property
    def told(self) -> bool:
        return self.own is not None and reading.said(self.own)

    @property
    def clear(self) -> bool:
        """Whether its place may be said: enough answered, and the intervals do not meet."""
        own, whole = self.own, self.whole
        if own is None or whole is None or not self.told or not reading.said(whole) or reading.small(own):
            return False
        ends = [
            (one.low if one.low is not None else one.value, one.high if one.high is not None else one.value)
            for one in (own, whole)
        ]
        (low, high), (least, most) = [(one or 0.0, other or 0.0) for one, other in ends]
        return low > most or high < least

    @property
    def gap(self) -> float:
        return abs((self.own.value or 0.0) - (self.whole.value or 0.0)) if self.own and self.whole else 0.0


def _whole(published: ReportedResults, indicator: Indicator, own: Figure | None) -> Figure | None:
    return published.figure(indicator.id, wave=own.cell.wave if own else None)


def _drawn_beside(published: ReportedResults, known: Sequence[_Beside]) -> Iterator[doc.Block]:
    """Draw shares of the structure beside those of all, of each question in turn; say what protection withholds."""
    own = any(one.told for one in known)
    shown = [one for one in _in_turn(published, known) if one.told or not own][:MOST]
    most = max((one for one in shown if one.clear), key=lambda one: one.gap, default=None)
    shown.sort(key=lambda one: one is not most)
    rows = tuple(row for one in shown if (row := _row(one)).views)
    if not rows:
        return
    moments = dict.fromkeys(published.wave_label(one.own.cell.wave) for one in shown if one.own is not None)
    withheld = sum(one.own is not None and one.own.untold for one in known)
    caveat = "D’autres réponses de votre structure ne peuvent pas être publiées." if withheld else ""
    subtitle = "En % des réponses" + (f" ; en nombre et point creux sous {reading.SMALL} réponses" if own else "")
    yield doc.ShownFinding(
        title=french.typography(_standing(shown, most, own=own)),
        subtitle=french.typography(", ".join(filter(None, (subtitle, *map(french.lower_first, moments))))),
        chart=CrossedViews(alt=views_aloud(rows), rows=rows),
        table=None,
        source="",
        indicators=tuple(one.indicator.id for one in shown),
        codes=(),
        reading=(),
        caveat=french.typography(caveat),
        anchor="chez-vous",
        overview=True,
    )


def _in_turn(published: ReportedResults, known: Sequence[_Beside]) -> list[_Beside]:
    """Return shares question by question: the first of each, then the second."""
    found = {one.indicator.id: one for one in known}
    asked = [[id for id in one.indicators if id in found] for one in published.initiative.questions.values()]
    return [found[id] for id in dict.fromkeys(id for rank in zip_longest(*asked) for id in rank if id)]


def _row(one: _Beside) -> CrossedRow:
    views = []
    for label, drawn, figure in (("Chez vous", READER, one.own), ("Ensemble", EVERYBODY, one.whole)):
        if figure is not None and reading.said(figure):
            few = reading.small(figure)
            low, high = (None, None) if few else (figure.low, figure.high)
            views.append(View(drawn, label, figure.value or 0.0, figure.n or 0, reading.value(figure), low, high, few))
    return CrossedRow(french.typography(one.indicator.label), tuple(views))


def _standing(shown: Sequence[_Beside], most: _Beside | None, *, own: bool) -> str:
    """Say where the structure stands out most, if it clearly does; that nothing does, or that too few answered to tell."""
    if not own:
        return "Ce que répondent les personnes accueillies, toutes structures ensemble"
    if most is not None:
        if most.own is None or most.whole is None:
            raise TypeError("a place is said of two figures")
        return (
            f"{most.indicator.label} : {reading.value(most.own)} chez vous, {reading.value(most.whole)} dans l’ensemble"
        )
    if all(reading.small(one.own) for one in shown if one.own is not None):
        return "Trop peu de réponses chez vous pour dire ce qui vous distingue de l’ensemble"
    return "Rien ne distingue nettement ce qu’on répond chez vous de ce qu’on répond ailleurs"
