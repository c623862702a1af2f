"""What no report may leave out: the limits of what was measured, and the effects that nobody foresaw."""

from indicators.definitions.indicator import Indicator
from reports import document as doc
from reports.composition.pieces.absence import absent
from reports.composition.pieces.findings import finding
from reports.composition.pieces.unforeseen import most_spoken_of, tells_unforeseen
from reports.composition.pieces.written import read
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import reading


def limits(published: ReportedResults, *, short: bool = False) -> tuple[doc.Block, ...]:
    """Say what limits the reading of every figure; `short` says it in one paragraph, for editions of two pages."""
    initiative = published.initiative
    compared = any(group.comparison_of for group in initiative.groups.values())
    if short:
        without = "" if compared else ", et sans groupe de comparaison aucune évolution n’est à elle seule un effet"
        said = "Données synthétiques : elles ne prouvent rien. " if initiative.synthetic else ""
        said += f"Ceux qui ont répondu l’ont choisi ; ce qu’ils déclarent n’est pas une mesure d’effet{without}. "
        said += " ".join(("Masqué ne veut dire ni zéro, ni absent.", *_waves_without_answers(published)))
        return (doc.Prose(inline=plain(said)),)
    items = [
        "Les personnes qui ont répondu l’ont choisi : elles ne représentent pas à coup sûr celles qui n’ont pas répondu.",
        "Un groupe de comparaison a été suivi, sans tirage au sort : les deux groupes pouvaient différer avant l’initiative, et "
        "autrement que par elle."
        if compared
        else "Aucun groupe de comparaison n’a été constitué : une évolution entre deux vagues n’est pas à elle seule un effet de "
        "l’initiative.",
        "Satisfaction, utilité et effets ressentis sont des déclarations.",
        "Des chiffres peuvent être masqués pour protéger ceux qui ont répondu ; leur absence n’est pas un zéro.",
    ]
    items += _waves_without_answers(published)
    if initiative.synthetic:
        items.insert(
            0, "Les données de ce rapport sont synthétiques : elles démontrent la méthode et ne prouvent rien."
        )
    return (doc.Bullets(items=tuple(map(plain, items))),)


def _waves_without_answers(published: ReportedResults) -> list[str]:
    """Say which group answered none of what was asked of it at a wave: its figures there are neither zeros nor masked."""
    answered: dict[tuple[str, str], bool] = {}
    for figure in published.results.figures:
        place = (published.indicator(figure.indicator).group, figure.cell.wave)
        if place[0] in published.initiative.groups and place[1] in published.initiative.waves:
            answered[place] = answered.get(place, False) or figure.status != "sans_donnee"
    return [
        f"« {published.initiative.groups[group].label} » n’a donné aucune réponse à la vague « {published.wave_label(wave)} » : "
        "ses chiffres y sont sans donnée, ce qui n’est pas un zéro."
        for (group, wave), any_answer in answered.items()
        if not any_answer
    ]


def unexpected_effects(published: ReportedResults, *, short: bool = False) -> tuple[doc.Block, ...]:
    """Say which effects nobody foresaw, good or bad, were told of; that nobody asked, where nobody did.

    What people wrote of them in `texts/effets_non_prevus.md` comes with the figures; `short` gives one paragraph.
    """
    known = tuple(one for one in published.results.indicators.values() if tells_unforeseen(one))
    if short:
        said = " ".join(filter(None, (_said(published, one) for one in known)))
        return (doc.Prose(inline=plain(said or (_NO_FIGURE if known else _NOT_ASKED))),)
    written = read(published.initiative.folder, "effets_non_prevus")
    told = written.blocks if written and not written.problem else ()
    return (*told, *finding(published, *(one.id for one in known))) or absent(_NOT_ASKED)


_NOT_ASKED = "Les effets non prévus, bons ou mauvais, n’ont pas été cherchés : n’en voir aucun ici ne prouve rien."
_NO_FIGURE = (
    "Des effets non prévus, bons ou mauvais, ont été cherchés dans ce qui a été dit ou écrit, mais ce rapport n’en a aucun "
    "chiffre : cela ne dit pas qu’il n’y en a pas."
)


def _said(published: ReportedResults, indicator: Indicator) -> str:
    """Say which effects most speak of; where none stands out, how many speak of some."""
    figure = published.figure(indicator.id)
    named = most_spoken_of(published, indicator, published.parts(indicator.id))
    return f"{named[0]}." if named else "" if figure is None else reading.sentence(indicator, figure)
