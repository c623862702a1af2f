"""The value chain on one page: apports, actions, people, effects, territory, with what was found and how surely each link is known.

The reasoning is the one that the initiative declares (`theory_of_change`); the people are the groups whose answers prove an
effect, and stand between what is done and what changes.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from indicators.definitions.indicator import Indicator
from initiatives.declaration.theory_of_change import STAGES, Link, TheoryOfChange
from reports import document as doc
from reports.charts.value_chain import Arrow, ChainStep, Stage, ValueChain
from reports.composition.pieces.most_frequent import ranked
from reports.composition.published import ReportedResults
from reports.words import french, reading

PEOPLE = "Personnes"
_BASE = re.compile(r" \(n\s=\s([^)]+)\)")
_GROUP, _RATE = "groupe-", "evaluation_taux_reponse_"
"""What begins the id of a step that is a group, and that of the indicator of how many of it answered."""
STATES = {
    "sure": "vu avant et après, ou par comparaison",
    "told": "suivi, déclaré ou dit par un tiers",
    "elsewhere": "établi ailleurs",
    "none": "hypothèse, sans preuve ici",
}
"""How surely a link is known once there are results; the names are those of `ValueChain`."""


@dataclass(frozen=True)
class _Tie:
    """One arrow: what leads to what, and what proves it."""

    start: str
    end: str
    link: Link


def value_chain(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Draw the declared reasoning with its results; nothing where none is declared."""
    theory = published.initiative.theory_of_change
    if theory is None:
        return ()
    strengths = [_strength(published, link) for link in theory.links]
    proved = sum(strength != "none" for strength in strengths)
    title = _title(proved, len(strengths))
    stages = tuple(_stages(published, theory))
    arrows = tuple(dict.fromkeys(_arrows(published, theory)))
    key = tuple(
        (strength, said) for strength, said in STATES.items() if any(one.strength == strength for one in arrows)
    )
    proofs = (one.id for link in theory.links if (one := _proof(published, link)) is not None)
    rates = (
        f"{_RATE}{step.id.removeprefix(_GROUP)}"
        for stage in stages
        for step in stage.steps
        if step.id.startswith(_GROUP)
    )
    ids = tuple(dict.fromkeys((*proofs, *(one for one in rates if one in published.results.indicators))))
    return (
        doc.ShownFinding(
            title=french.typography(title),
            subtitle="Des apports au territoire : ce qui mène à quoi, ce qui en a été trouvé, et comment on le sait",
            chart=ValueChain(alt=_alt(title, stages, arrows), stages=stages, arrows=arrows, key=key),
            table=None,
            source="",
            indicators=ids,
            codes=(),
            reading=(),
            anchor="chaine-de-valeur",
            overview=True,
        ),
    )


def _title(proved: int, links: int) -> str:
    if proved == links:
        return f"Les {french.in_words(links)} liens de la chaîne ont chacun une preuve"
    if not proved:
        return f"Aucun des {french.in_words(links)} liens de la chaîne n’a de preuve"
    verb = (
        "a une preuve, les autres sont des hypothèses"
        if proved == 1
        else "ont une preuve, les autres sont des hypothèses"
    )
    many = french.in_words(proved)
    return f"{many[:1].upper()}{many[1:]} des {french.in_words(links)} liens de la chaîne {verb}"


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


def _arrows(published: ReportedResults, theory: TheoryOfChange) -> Iterator[Arrow]:
    for link in theory.links:
        strength, people = _strength(published, link), _between(published, theory, link)
        if people:
            yield Arrow(link.from_, f"{_GROUP}{people}", "told")
            yield Arrow(f"{_GROUP}{people}", link.to, strength)
        else:
            yield Arrow(link.from_, link.to, strength)


def _stages(published: ReportedResults, theory: TheoryOfChange) -> Iterator[Stage]:
    proofs = _proofs(published, theory)
    for key, steps in theory.stages().items():
        if key == "effects":
            groups = dict.fromkeys(filter(None, (_between(published, theory, link) for link in theory.links)))
            if groups:
                yield Stage(PEOPLE, tuple(_group(published, group) for group in groups))
        yield Stage(STAGES[key], tuple(_step(published, id, label, proofs.get(id)) for id, label in steps.items()))


def _proofs(published: ReportedResults, theory: TheoryOfChange) -> Mapping[str, Indicator]:
    """Return what each step shows: an apport what proves the link that it begins, any other what proves the one that ends there."""
    found: dict[str, Indicator] = {}
    for link in theory.links:
        proof = _proof(published, link)
        if proof is not None:
            found.setdefault(link.from_ if link.from_ in theory.contributions else link.to, proof)
    return found


def _step(published: ReportedResults, id: str, label: str, proof: Indicator | None) -> ChainStep:
    if proof is None:
        return ChainStep(id, french.typography(label))
    main = published.figure(proof.id)
    figure = main or next(iter(ranked(published.parts(proof.id))), None)
    if figure is None or not reading.said(figure):
        return ChainStep(id, french.typography(label))
    share = figure.unit == "part" and figure.k is not None and not reading.small(figure)
    base = f" ({french.base(figure.n or 0)})" if share else ""
    named = proof.label if main is not None else f"« {figure.part_label} »"
    return ChainStep(id, french.typography(label), reading.change(proof, figure), french.typography(f"{named}{base}"))


def _group(published: ReportedResults, group: str) -> ChainStep:
    """Name a group, and how many of it answered last."""
    label = french.typography(published.initiative.groups[group].label)
    rate = f"{_RATE}{group}"
    figure = published.figure(rate) if rate in published.results.indicators else None
    if figure is None or figure.status != "publie" or figure.k is None:
        return ChainStep(f"{_GROUP}{group}", label)
    said = f"{french.integer(figure.k)} sur {french.integer(figure.n or 0)}"
    return ChainStep(f"{_GROUP}{group}", label, said, "réponses")


def _heard(detail: str) -> str:
    """Say in words the base that a step shows as « (n = 217) »."""
    return _BASE.sub(lambda found: f", parmi {found[1]} réponses", detail)


def _alt(title: str, stages: tuple[Stage, ...], arrows: tuple[Arrow, ...]) -> str:
    names = {step.id: step.label for stage in stages for step in stage.steps}
    told = [
        f"{step.label} : {step.value} ({_heard(step.detail)})" for stage in stages for step in stage.steps if step.value
    ]
    led = [f"de « {names[one.start]} » à « {names[one.end]} » : {STATES[one.strength]}" for one in arrows]
    return french.typography(f"{title}. {' ; '.join([*told, *led])}.")
