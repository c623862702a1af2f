"""The value chain on one page: apports, actions, people, effects, territory, with what was found and how surely each link is known.

The reasoning is the one that the initiative declares (`theory_of_change`); the people are the groups whose answers prove an
effect, and stand between what is done and what changes. What leads to them claims nothing: it says whom the action is for.
Title, drawing and words read aloud count the same arrows.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.counting.whom_and_when import Waves
from indicators.definitions.indicator import Indicator
from indicators.definitions.proof_checks import shown_at
from initiatives.declaration.theory_of_change import AIMED, STAGES, Link, TheoryOfChange
from reports import document as doc
from reports.charts.value_chain import STOP, Arrow, ChainStep, Stage, ValueChain, stops
from reports.composition.pieces.most_frequent import ranked
from reports.composition.pieces.written import to_do
from reports.composition.published import ReportedResults
from reports.words import french, reading

PEOPLE = "Personnes"
TO_WRITE = (
    "Dites, dans initiative.yaml, « theory_of_change » : ce que chacun apporte, ce qui est fait, ce qui change, ce que le "
    "territoire y gagne, et l’indicateur qui prouve chaque lien."
)
_BASE = re.compile(r" \(n\s=\s([^)]+)\)")
_GROUP, _RATE = "groupe-", "evaluation_taux_reponse_"
"""What begins the id of a step that is a group, and that of the indicator of how many of it answered."""
STATES = {
    "sure": "vu avant et après, ou par comparaison",
    "told": "suivi, déclaré ou dit par un tiers",
    "elsewhere": "établi ailleurs",
    "none": "hypothèse, sans preuve ici",
}
"""How surely a link is known once there are results, the surest first; the names are those of `ValueChain`."""
WHOM = {"whom": "à qui cela s’adresse"}
ENDS = {STOP: "le raisonnement s’arrête là"}


@dataclass(frozen=True)
class _Shown:
    """What is shown of a group: how many answered, at which wave; what of it rests on another wave says so."""

    step: ChainStep
    wave: str


def value_chain(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw the declared reasoning with its results; where none is declared, tell the committee that it is to be written."""
    theory = published.initiative.theory_of_change
    if theory is None:
        return (to_do("Chaîne de valeur à écrire", TO_WRITE),) if published.for_committee else ()
    people = {one.step.id: one for one in _groups(published, theory)}
    stages = tuple(_stages(published, theory, people))
    arrows = _arrows(published, theory)
    title = _title(arrows)
    drawn = {one.strength for one in arrows} | ({STOP} if stops(stages, arrows) else set())
    proofs = [one.id for link in theory.links if (one := _proof(published, link)) is not None]
    rates = [f"{_RATE}{id.removeprefix(_GROUP)}" for id in people]
    ids = tuple(dict.fromkeys((*proofs, *(one for one in rates if one in published.results.indicators))))
    return (
        doc.ShownFinding(
            title=french.typography(title),
            subtitle="Des apports au territoire : ce qui mène à quoi, ce qui en a été trouvé, et comment on le sait",
            chart=ValueChain(
                alt=_alt(title, stages, arrows),
                stages=stages,
                arrows=arrows,
                key=tuple((one, said) for one, said in (STATES | WHOM | ENDS).items() if one in drawn),
            ),
            table=None,
            source="",
            indicators=ids,
            codes=(),
            reading=(),
            anchor="chaine-de-valeur",
            overview=True,
        ),
    )


def _title(arrows: tuple[Arrow, ...]) -> str:
    """Count the arrows that are drawn, but those that claim nothing."""
    claims = [one.strength for one in arrows if one.strength not in WHOM]
    links, proved = len(claims), sum(one != "none" for one in claims)
    if links == 1:
        return f"Le seul lien de la chaîne {'a une' if proved else 'n’a pas de'} preuve"
    if proved == links:
        return f"Les {french.in_words(links)} liens de la chaîne ont chacun une preuve"
    if not proved:
        return f"Aucun des {french.in_words(links)} liens de la chaîne n’a de preuve"
    verb = "a une preuve" if proved == 1 else "ont une preuve"
    rest = "l’autre est une hypothèse" if links - proved == 1 else "les autres sont des hypothèses"
    many = french.in_words(proved)
    return f"{many[:1].upper()}{many[1:]} des {french.in_words(links)} liens de la chaîne {verb}, {rest}"


def _proof(published: ReportedResults, link: Link) -> Indicator | None:
    """Return what proves a link and has a value that this reader may see; None otherwise."""
    if link.indicator is None or link.indicator not in published.results.indicators:
        return None
    told = any(
        one.status == "publie" and (one.value is not None or one.text) for one in published.parts(link.indicator)
    )
    return published.indicator(link.indicator) if told else None


def _strength(published: ReportedResults, link: Link) -> str:
    proof = _proof(published, link)
    if proof is not None:
        return "sure" if proof.evidence in ("avant_apres", "avec_comparaison") else "told"
    return "elsewhere" if link.source else "none"


def _people(published: ReportedResults, link: Link) -> str:
    """Return the group of people whose answers prove a link; "" where no group does."""
    proof = _proof(published, link)
    return proof.group if proof is not None and proof.group in published.initiative.groups else ""


def _between(published: ReportedResults, theory: TheoryOfChange, link: Link) -> str:
    """Return the people that stand in the middle of a link from what is done to what changes; "" in any other."""
    return _people(published, link) if link.from_ in theory.actions and link.to in theory.effects else ""


def _arrows(published: ReportedResults, theory: TheoryOfChange) -> tuple[Arrow, ...]:
    """Return what is drawn, one arrow from a step to another: of two links that would be the same one, the surest."""
    found: dict[tuple[str, str], str] = {}

    def draw(start: str, end: str, strength: str) -> None:
        surest = [*STATES, *WHOM].index
        found[start, end] = min(found.get((start, end), strength), strength, key=surest)

    for link in theory.links:
        people = _between(published, theory, link)
        if people:
            draw(link.from_, f"{_GROUP}{people}", "whom")
        draw(f"{_GROUP}{people}" if people else link.from_, link.to, _strength(published, link))
    return tuple(Arrow(start, end, strength) for (start, end), strength in found.items())


def _stages(published: ReportedResults, theory: TheoryOfChange, people: Mapping[str, _Shown]) -> Iterator[Stage]:
    proofs = _proofs(published, theory)
    for key, steps in theory.stages().items():
        if key == "effects" and people:
            yield Stage(PEOPLE, tuple(one.step for one in people.values()))
        shown = (_step(published, id, label, proofs.get(id), people) for id, label in steps.items())
        yield Stage(STAGES[key], tuple(shown), aimed=key in AIMED)


def _proofs(published: ReportedResults, theory: TheoryOfChange) -> Mapping[str, Indicator]:
    """Return what each step shows: the first proof that quantifies it (`shown_at`)."""
    found: dict[str, Indicator] = {}
    for link in theory.links:
        proof = _proof(published, link)
        if proof is not None:
            found.setdefault(shown_at(link, proof), proof)
    return found


def _step(
    published: ReportedResults, id: str, label: str, proof: Indicator | None, people: Mapping[str, _Shown]
) -> ChainStep:
    if proof is None:
        return ChainStep(id, french.typography(label))
    main = published.figure(proof.id)
    figure = main or next(iter(ranked(published.parts(proof.id))), None)
    if figure is None or not reading.said(figure):
        return ChainStep(id, french.typography(label))
    said = proof.label if main is not None else f"« {french.lower_first(figure.part_label)} », réponse la plus donnée"
    share = figure.unit == "part" and figure.k is not None and not reading.small(figure)
    base = f" ({french.base(figure.n or 0)})" if share else ""
    beside = people.get(f"{_GROUP}{proof.group}")
    ends = figure.cell.wave.each[-1:]
    when = ", ".join(published.wave_label(one) for one in ends if beside is not None and one != beside.wave)
    detail = f"{said}{f', {french.lower_first(when)}' if when else ''}{base}"
    return ChainStep(id, french.typography(label), reading.change(proof, figure), french.typography(detail))


def _groups(published: ReportedResults, theory: TheoryOfChange) -> Iterator[_Shown]:
    """Yield the groups that stand between actions and effects, each with how many answered.

    At the wave on which most of what is shown of the group rests; of waves that come alike, the one with the most answers.
    """
    resting: dict[str, Counter[str]] = {}
    for link in theory.links:
        group, proof = _between(published, theory, link), _proof(published, link)
        if group and proof is not None:
            resting.setdefault(group, Counter()).update(published.usual_wave(proof.id).each[-1:] or ("",))
    for group, waves in resting.items():
        told = {wave: known for wave in waves if (known := _answered(published, group, wave))}
        label = french.typography(published.initiative.groups[group].label)
        if not told:
            yield _Shown(ChainStep(f"{_GROUP}{group}", label), "")
            continue
        wave = max(told, key=lambda one: (waves[one], told[one]))
        said = " sur ".join(map(french.integer, told[wave]))
        rested = ", ".join(filter(None, ("réponses", french.lower_first(published.wave_label(wave)))))
        yield _Shown(ChainStep(f"{_GROUP}{group}", label, said, french.typography(rested)), wave)


def _answered(published: ReportedResults, group: str, wave: str) -> tuple[int, int] | None:
    """Return how many of a group answered at a wave, and of how many, where it may be told."""
    rate = f"{_RATE}{group}"
    figure = published.figure(rate, wave=Waves(wave)) if rate in published.results.indicators else None
    if figure is None or figure.status != "publie" or figure.k is None or figure.n is None:
        return None
    return figure.k, figure.n


def _heard(detail: str) -> str:
    """Say in words the base that a step shows as « (n = 217) »."""
    return _BASE.sub(lambda found: f", parmi {found[1]} réponses", detail)


def _alt(title: str, stages: tuple[Stage, ...], arrows: tuple[Arrow, ...]) -> str:
    names = {step.id: step.label for stage in stages for step in stage.steps}
    told = [
        f"{step.label} : {'trouvé, ' if stage.aimed else ''}{step.value} ({_heard(step.detail)})"
        for stage in stages
        for step in stage.steps
        if step.value
    ]
    led = [f"de « {names[one.start]} » à « {names[one.end]} » : {(STATES | WHOM)[one.strength]}" for one in arrows]
    ending = stops(stages, arrows)
    last = [f"après « {names[id]} », {ENDS[STOP]}" for id in names if id in ending]
    return french.typography(f"{title}. {' ; '.join([*told, *led, *last])}.")
