"""Charts that reach what no sample of another file does: rare forms, that are kept beside the usual ones."""

from dataclasses import replace

from initiatives.declaration.model import Target
from reports.charts.chart_spec import ChartSpec
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.dots import Dots
from reports.charts.scale import up_to
from reports.charts.series import Series, SeriesPoint, SeriesRow
from reports.charts.small_multiples import MultiplesRow, Panel, SmallMultiples
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.timeline import Months, Timeline
from reports.charts.units import UnitRow, Units
from reports.charts.value_chain import STOP, Arrow, ChainStep, Stage, ValueChain
from reports.charts.valued import Valued
from tests.reports import sample_report
from tests.reports.charts.test_grids_lines_and_maps import around, crowded

BARE = Panel("72 % · n = 64", 0.72)
RARE: dict[str, ChartSpec] = {
    "chaîne visée": ValueChain(
        alt="",
        stages=(
            Stage(
                "Activités", (ChainStep("ateliers", "Ateliers", "53", "séances"), ChainStep("fin", "Et rien de plus"))
            ),
            Stage(
                "Effets",
                (
                    ChainStep("lien", "Moins de solitude", "47 %", "plus entourés"),
                    ChainStep("image", "Une autre image", "+3,48 points sur 20, de 12,64 à 16,12"),
                    ChainStep("reste", "Sans mesure"),
                ),
                aimed=True,
            ),
            Stage("Territoire", (ChainStep("tous", "Pour tous"),)),
        ),
        arrows=(
            Arrow("ateliers", "lien", "sure"),
            Arrow("ateliers", "image", "told"),
            Arrow("ateliers", "tous", "elsewhere"),
            Arrow("fin", "reste", "none"),
            Arrow("lien", "tous", "told"),
            Arrow("image", "tous", "whom"),
        ),
        key=(
            ("sure", "comparé à d’autres"),
            ("told", "dit par ceux qui l’ont vécu, sans comparaison"),
            ("elsewhere", "vu ailleurs, dans d’autres territoires"),
            ("none", "supposé"),
            ("whom", "concerne"),
            (STOP, "le raisonnement s’arrête là"),
        ),
    ),
    "chaîne dont aucun temps ne finit": ValueChain(
        alt="",
        stages=(Stage("Un", (ChainStep("a", "A"),)), Stage("Deux", (ChainStep("b", "B"),))),
        arrows=(Arrow("a", "b", "told"),),
        key=(("told", "dit"), (STOP, "s’arrête là")),
    ),
    "regards sur rien": CrossedViews(
        alt="", rows=(CrossedRow("Un", (View("teal", "A", 0.5, 9, "50 %"),)), CrossedRow("Deux", ()))
    ),
    "carrés seuls": Dots(alt="", dots=(), few=(UnitRow("Ambiance", 15, 20, "15 sur 20", Target(at_least=0.5)),)),
    "carrés par question": Units(
        alt="",
        rows=(UnitRow("A", 2, 3, "2 sur 3", above="Un"), UnitRow("B", 0, 9, "0 sur 9", above=sample_report.LONG)),
    ),
    "moyennes de minutes": Dots(
        alt="", scale=up_to((3.2, 47.0)), dots=(Valued("Un", 3.2, "3,2", low=1.0, high=5.0), Valued("Deux", 47.0, "47"))
    ),
    "avant, après, longuement": replace(
        sample_report.DUMBBELL, before_label=sample_report.LONG, percent=True, maximum=100
    ),
    "suite et rupture": Series(
        alt="",
        dates=tuple(f"Vague {rank} du suivi longitudinal" for rank in range(8)),
        maximum=0.0,
        group="violet",
        rows=(
            SeriesRow("Une", (SeriesPoint(0.0, "0 %"),) * 8),
            SeriesRow(
                "Deux",
                (
                    *(SeriesPoint(share, f"{share:.0%}") for share in (0.1, 0.2, 0.4, 0.5)),
                    SeriesPoint(0.6, "60 %", broken="autre question"),
                    *(SeriesPoint(0.7, "70 %"),) * 3,
                ),
            ),
        ),
    ),
    "par type, sans intervalle": SmallMultiples(
        alt="", kinds=("EHPAD", "Autre"), rows=(MultiplesRow("Un", None, "", (BARE, replace(BARE, low=0.6, high=0.8))),)
    ),
    "par type, masqué": SmallMultiples(
        alt="",
        kinds=("EHPAD", "Autre"),
        rows=(MultiplesRow("Un", None, "", (Panel("masqué"), Panel("2 sur 3", few=(2, 3)))),),
    ),
    **{
        f"barres, {scheme}, {named}": StackedBars(
            alt="",
            levels=("Pas du tout", "Plutôt pas", "Plutôt", "Tout à fait"),
            scheme=scheme,
            counted=counted,
            titled=titled,
            rows=(
                StackedRow("Un", 100, (10, 20, 30, 40), 6, (), "70 %", "61 à 78 %"),
                StackedRow("Deux", 90, (45, 0, 0, 45), 0, (0.4, 0.0, 0.0, 0.6), "60 %"),
            )[: 1 if titled else 2],
        )
        for scheme in ("ordre", "accord", "evolution")
        for named, counted, titled in (
            ("total", "D’accord", False),
            ("sans total", "", False),
            ("sous un titre", "D’accord", True),
        )
    },
    "nombres d’accord": StackedBars(
        alt="",
        levels=("Non", "Plutôt", "Oui"),
        scheme="accord",
        rows=(StackedRow("Un", 9, (4, 2, 3), 0), StackedRow("Deux", 3, (0, 0, 3), 1)),
        as_counts=True,
    ),
    **{
        f"mois étroits, {named}": Timeline(
            alt="",
            months=tuple(f"{rank}" for rank in range(18)),
            panels=(Months("Ateliers", (*range(1, 18), last)),),
        )
        for named, last in (("masqué", None), ("comptés", 18))
    },
    "frise de 25 ans": crowded(2, 9000),
    "carte et île lointaine": replace(
        around("94"),
        neighbours=(((9000, 40), (9100, 40), (9100, 41)), ((3150, 1400), (3300, 1500), (3000, 1600))),
    ),
}
