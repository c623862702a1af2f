"""The framework of an evaluation, before any data: what is asked, of whom, how it will be judged, who will read it.

Made from the declaration alone, so that partners agree on it before anything is collected.
"""

from collections.abc import Iterator, Mapping
from itertools import chain

from indicators.counting.columns import Columns, columns_of
from indicators.definitions.indicator import Indicator
from indicators.measures.base import DeclaredMeasure, DerivedMeasure, Measure
from indicators.statistics.sample_size import sample_size, to_ask
from initiatives.declaration.model import Initiative, Shared
from initiatives.declaration.registers import DERIVED, REGISTERS
from initiatives.declaration.theory_of_change import AIMED, STAGES, Link, TheoryOfChange
from initiatives.declaration.vocabulary import LABELS
from reports import document as doc
from reports.charts.value_chain import Arrow, ChainStep, Stage, ValueChain
from reports.composition.compose import edition_title
from reports.composition.cover import cover_of
from reports.composition.numbering import numbered
from reports.composition.pieces.questionnaires import asked_table
from reports.composition.plain_blocks import chapter, paragraph, words_table
from reports.composition.prose import plain
from reports.words import french
from reports.words.anchors import anchor

Indicators = Mapping[str, Indicator]
STRENGTHS = {
    "sure": "mesuré avant et après, ou avec comparaison",
    "told": "suivi, déclaré ou dit par un tiers",
    "elsewhere": "établi ailleurs",
    "none": "sans preuve prévue",
}
"""How surely a link of the theory of change will be known; the names are those of `ValueChain`."""


def framework(initiative: Initiative, indicators: Indicators) -> doc.Document:
    """Return the framework to agree on; `indicators` are those chosen, by id. No figure is in it: nothing was collected."""
    blocks = chain(
        _introduction(initiative),
        _questions(initiative, indicators),
        _theory(initiative, indicators),
        _asked(initiative),
        _registers(initiative),
        _sizes(initiative),
        _readers(initiative),
        _protection(initiative),
        _agreement(initiative),
        _annexes(initiative, indicators),
    )
    cover = cover_of(initiative, "Cadre d’évaluation, à valider", "provisoire", dated=initiative.started_on)
    return doc.Document(slug="cadre", lang="fr", cover=cover, blocks=tuple(numbered(blocks)))


def _introduction(initiative: Initiative) -> Iterator[doc.Block]:
    yield doc.Contents(depth=1)
    yield chapter("À quoi sert ce cadre")
    yield paragraph(
        "Ce document dit ce que l’évaluation cherchera, à qui elle le demandera, et comment elle en jugera. Il est établi avant la "
        "collecte, d’après la seule déclaration de l’initiative : aucun chiffre ne s’y trouve encore. Les partenaires le lisent, "
        "le corrigent et le valident ; ce qui change ensuite se voit."
    )


def _questions(initiative: Initiative, indicators: Indicators) -> Iterator[doc.Block]:
    columns = columns_of(initiative)
    yield chapter("Les questions posées, et ce qui y répondra")
    for question in initiative.questions.values():
        yield doc.Heading(
            level=2, text=french.typography(question.question), anchor=anchor(question.question), number="?"
        )
        rows = (_row(initiative, indicators[id], columns) for id in question.indicators)
        yield words_table(
            f"Critère : {french.lower_first(LABELS[question.criterion])}",
            ("Indicateur", "Demandé à, ou lu dans", "Comment on le saura", "Cible"),
            rows,
        )
    if not initiative.targets:
        yield paragraph("Aucune cible n’est fixée : les chiffres seront des constats, sans seuil à atteindre.")


def _row(initiative: Initiative, indicator: Indicator, columns: Columns) -> tuple[str, ...]:
    return (
        f"{indicator.label}|{indicator.code}",
        _of_whom(initiative, indicator, columns),
        LABELS[indicator.evidence],
        _target(initiative, indicator),
    )


def _of_whom(initiative: Initiative, indicator: Indicator, columns: Columns) -> str:
    """Say whose answers an indicator reads, or which registers; it may be made of other figures, or of the declaration."""
    read = dict.fromkeys(need.table for need in indicator.needs(columns))
    asked = [group for group in initiative.groups if group in read]
    waves = dict.fromkeys(wave for group in asked for wave in initiative.waves_of(group))
    names = [initiative.groups[group].label for group in asked]
    names += [
        REGISTERS[key].label for key in dict.fromkeys(DERIVED.get(table, table) for table in read) if key in REGISTERS
    ]
    if not names:
        return next(said for family, said in _NOT_COUNTED.items() if isinstance(indicator.measure, family))
    when = ", ".join(french.lower_first(initiative.waves[wave].label) for wave in initiative.waves if wave in waves)
    return f"{', '.join(names)}|{when}"


_NOT_COUNTED: dict[type[Measure], str] = {
    DerivedMeasure: "Calculé d’autres indicateurs",
    DeclaredMeasure: "La déclaration",
    Measure: "Le calcul lui-même",
}
"""What an indicator that counts no row is known from."""


def _target(initiative: Initiative, indicator: Indicator) -> str:
    target = initiative.targets.get(indicator.id)
    if target is None:
        return "–"
    share = indicator.unit == "part"
    value = french.percent(target.value) if share else french.number(target.value)
    return f"{'au plus' if target.at_most is not None else 'au moins'} {value}"


def _theory(initiative: Initiative, indicators: Indicators) -> Iterator[doc.Block]:
    theory = initiative.theory_of_change
    if theory is None:
        return
    yield chapter("Pourquoi cela devrait marcher")
    strengths = [_strength(link, indicators) for link in theory.links]
    names = theory.labels()
    unproved = strengths.count("none")
    without = f"dont {french.in_words(unproved)} sans preuve prévue" if unproved else "chacun avec sa preuve"
    title = f"{_counted(len(theory.links), 'lien', 'liens')} des apports au territoire, {without}"
    rows = (
        (names[link.from_], names[link.to], _proof(link, indicators), STRENGTHS[strength])
        for link, strength in zip(theory.links, strengths, strict=True)
    )
    table = words_table("Chaque lien, et sa preuve", ("De", "À", "Preuve", "Force"), rows, anchor="liens")
    said = " ; ".join(f"{names[link.from_]} → {names[link.to]}" for link in theory.links)
    yield doc.ShownFinding(
        title=french.typography(title),
        subtitle=french.typography("Théorie du changement : ce qui doit mener à quoi"),
        chart=_chain(theory, strengths, french.typography(f"{title}. {said}.")),
        table=None,
        source=french.typography("Déclaration de l’initiative"),
        indicators=(),
        codes=(),
        reading=(),
        anchor="theorie-du-changement",
    )
    yield table


def _chain(theory: TheoryOfChange, strengths: list[str], alt: str) -> ValueChain:
    return ValueChain(
        alt=alt,
        stages=tuple(
            Stage(
                STAGES[key], tuple(ChainStep(id, french.typography(label)) for id, label in steps.items()), key in AIMED
            )
            for key, steps in theory.stages().items()
        ),
        arrows=tuple(
            Arrow(link.from_, link.to, strength) for link, strength in zip(theory.links, strengths, strict=True)
        ),
        key=tuple((strength, said) for strength, said in STRENGTHS.items() if strength in strengths),
    )


def _strength(link: Link, indicators: Indicators) -> str:
    if link.indicator is not None:
        return "sure" if indicators[link.indicator].evidence in ("avant_apres", "avec_comparaison") else "told"
    return "elsewhere" if link.source else "none"


def _proof(link: Link, indicators: Indicators) -> str:
    if link.indicator is not None:
        return f"{indicators[link.indicator].label}|{indicators[link.indicator].code}"
    return link.source or "aucune : c’est une hypothèse"


def _counted(count: int, one: str, many: str) -> str:
    return f"{french.in_words(count).capitalize()} {one if count < 2 else many}"


def _asked(initiative: Initiative) -> Iterator[doc.Block]:
    yield chapter("Ce qui est demandé, à qui et quand")
    rows = (
        (
            f"{group.label}|{'organisations' if group.kind == 'organisations' else 'personnes'}",
            _asked_when(initiative, id),
            french.integer(len(initiative.questionnaire_of(id).questions)),
            LABELS[group.legal_basis],
        )
        for id, group in initiative.groups.items()
    )
    heads = ("Qui", "Quand", "Questions", "Base légale")
    yield words_table("Les enquêtes", heads, rows, note="Les questionnaires entiers sont en annexe.", anchor="enquetes")


def _asked_when(initiative: Initiative, group: str) -> str:
    waves = [initiative.waves[wave] for wave in initiative.waves_of(group)]
    return (
        " ; ".join(f"{wave.label} ({french.period(wave.from_, wave.to)})" for wave in waves)
        or "aucune enquête déclarée"
    )


def _registers(initiative: Initiative) -> Iterator[doc.Block]:
    if not initiative.registers:
        return
    yield chapter("Ce que les registres apporteront")
    known = [(REGISTERS[key], register) for key, register in initiative.registers.items() if key in REGISTERS]
    rows = ((contract.label, _held(register.columns, contract.columns)) for contract, register in known)
    yield words_table("Les registres tenus", ("Registre", "Ce qui y est noté"), rows, anchor="registres")


def _held(declared: Mapping[str, str], possible: Mapping[str, object]) -> str:
    names = [name for name in possible if name in declared] or list(possible)
    return ", ".join(declared.get(name, name.replace("_", " ")) for name in names)


def _sizes(initiative: Initiative) -> Iterator[doc.Block]:
    planned = {group: plan for group, plan in initiative.sampling.items() if plan.precision is not None}
    if not planned:
        return
    yield chapter("Combien de réponses il faut")
    rows = []
    for group, plan in planned.items():
        answers = sample_size((plan.precision or 0) / 100, plan.population)
        asked = to_ask(answers, plan.answering or 1, plan.lost or 0)
        too_many = plan.population is not None and asked > plan.population
        expected = [f"{french.percent(plan.answering)} répondent" if plan.answering else ""]
        expected.append(f"{french.percent(plan.lost)} ne sont pas retrouvés" if plan.lost else "")
        rows.append(
            (
                initiative.groups[group].label,
                "inconnu" if plan.population is None else french.integer(plan.population),
                f"à {french.number(plan.precision or 0, 0)} points près",
                french.integer(answers),
                "tous, et cela ne suffira pas" if too_many else french.integer(asked),
                ", ".join(filter(None, expected)) or "tous répondent, et sont retrouvés",
            )
        )
    heads = ("Groupe", "Concernés", "Précision voulue", "Réponses", "À solliciter", "Ce qu’on attend")
    yield words_table("Réponses nécessaires", heads, iter(rows), anchor="tailles")
    volunteers = "" if all(initiative.is_drawn(group) for group in planned) else _VOLUNTEERS
    yield paragraph(
        "Calcul : intervalle à 95 %, pour la part la plus incertaine (50 %), avec correction de population finie où l’effectif est "
        f"connu (Cochran, Sampling Techniques, 1977).{volunteers}"
    )


_VOLUNTEERS = (
    " Il suppose un tirage au hasard : chez des volontaires, ce nombre de réponses ne garantit pas la précision."
)


def _readers(initiative: Initiative) -> Iterator[doc.Block]:
    yield chapter("Qui recevra quoi")
    each = {
        None: "Le comité de pilotage",
        "partner": "Chaque partenaire, le sien",
        "structure": "Chaque structure, le sien",
    }
    rows = ((edition_title(initiative, id), each[one.each if one else None]) for id, one in initiative.editions.items())
    yield words_table("Les rapports", ("Rapport", "Destinataire"), rows, anchor="rapports")
    shown: dict[Shared, str] = {
        "contributions": "ce que chacun a apporté",
        "relations": "qui est en relation avec qui",
    }
    agreed = [said for key, said in shown.items() if initiative.shows(key)]
    yield paragraph(
        f"Les partenaires ont accepté de se montrer {french.joined(agreed)}."
        if agreed
        else "Ce qui est propre à un partenaire n’est montré qu’à lui."
    )


def _protection(initiative: Initiative) -> Iterator[doc.Block]:
    rule = initiative.confidentiality
    yield chapter("Comment les personnes sont protégées")
    yield doc.Bullets(
        items=tuple(
            plain(said)
            for said in (
                f"Aucun chiffre ne parle de moins de {rule.persons} personnes ({rule.health} pour la santé), ni de moins de "
                f"{rule.organisations} organisations.",
                f"Quand tous ont répondu la même chose, le chiffre est masqué s’ils sont moins de {rule.few_alike} "
                f"({rule.few_alike_about_health} pour la santé).",
                "D’autres chiffres sont masqués avec eux, pour qu’aucune soustraction ne les rende.",
                "Les noms et les clés sont remplacés par des pseudonymes dès la lecture ; les réponses ne quittent pas "
                "l’évaluateur.",
                *_minors(initiative),
            )
        )
    )


def _minors(initiative: Initiative) -> Iterator[str]:
    young = [group.label for id, group in initiative.groups.items() if initiative.questionnaire_of(id).minors]
    if young:
        yield f"Des mineurs peuvent répondre ({french.joined(young)}) : sans l’autorisation d’un parent, rien n’est lu."


def _agreement(initiative: Initiative) -> Iterator[doc.Block]:
    yield chapter("Validation")
    rows = ((partner.name, " ", " ") for partner in initiative.partners.values())
    yield words_table(
        "Lu et validé par", ("Organisation", "Nom, fonction", "Date, réserves"), rows, anchor="validation"
    )


def _annexes(initiative: Initiative, indicators: Indicators) -> Iterator[doc.Block]:
    yield doc.Annexes()
    yield chapter("Les questionnaires")
    for group, declared in initiative.groups.items():
        yield doc.Heading(level=2, text=french.typography(declared.label), anchor=f"questionnaire-{group}", number="?")
        yield asked_table(initiative, group)
    cited = {id for question in initiative.questions.values() for id in question.indicators}
    columns = columns_of(initiative)
    rest = [one for id, one in indicators.items() if id not in cited]
    if rest:
        yield chapter("Les autres indicateurs")
        rows = (_row(initiative, one, columns) for one in rest)
        heads = ("Indicateur", "Demandé à, ou lu dans", "Comment on le saura", "Cible")
        yield words_table(
            "Calculés aussi, sans répondre à une question posée", heads, rows, compact=True, anchor="autres"
        )
