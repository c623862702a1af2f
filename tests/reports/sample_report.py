"""A small report with every kind of block and chart, made by hand; its words try to be read as markup."""

from dataclasses import replace

from initiatives.declaration.model import Target
from reports import document as doc
from reports.charts.bars import Bars
from reports.charts.chart_spec import ChartSpec
from reports.charts.contribution_bars import ContributionBars, ContributionRow
from reports.charts.crossed_views import CrossedRow, CrossedViews, View
from reports.charts.dumbbell import Dumbbell, DumbbellRow
from reports.charts.slope import Slope, SlopeLine
from reports.charts.stacked import StackedBars, StackedRow
from reports.charts.valued import Valued

LONG = (
    "Nous avons pu, avec l’aide des jeunes volontaires, faire découvrir aux résidents des usages du numérique auxquels "
    "ni eux ni leurs proches n’auraient pensé avant l’expérimentation de 2014 à 2015."
)
HOSTILE = (
    '#import "x.typ"',
    "$x$ et $$y$$",
    "*a* _b_ `c`",
    "+ 0,8 point",
    "- 3",
    "= titre",
    "@ref <etiquette>",
    "<script>alert(1)</script>",
    "{{ x }} {% y %}",
    "\\u{41} \\ // /* z */",
    "&amp; ]]> --> '\"",
)

STACKED = StackedBars(
    alt="Plus de huit seniors sur dix sont d’accord : 45 % plutôt, 39 % tout à fait.",
    levels=("Pas du tout d’accord", "Plutôt pas d’accord", "Plutôt d’accord", "Tout à fait d’accord"),
    scheme="accord",
    rows=(StackedRow("Intérêt", 113, (5, 13, 51, 44), 5), StackedRow(LONG, 112, (0, 15, 45, 52), 0)),
)
BARS = Bars(
    alt="Trois seniors sur quatre citent le lien social.",
    axis="part",
    group="green",
    bars=(
        Valued("Lien social", 0.75, "75 %", "88 sur 118", 0.67, 0.82, Target(at_least=0.6)),
        Valued(LONG, 1.0, "100 %", LONG, 0.97, 1.0, Target(at_least=1)),
    ),
)
COUNTS = Bars(
    alt="Neuf EHPAD et quatre centres.",
    axis="nombre",
    bars=(Valued("EHPAD", 9, "9"), Valued("Centres", 4, "4", target=Target(at_least=12))),
)
DUMBBELL = Dumbbell(
    alt="L’aisance passe de 1,9 à 2,7.",
    before_label="Octobre 2014",
    after_label="Mai 2015",
    minimum=1,
    maximum=4,
    group="violet",
    rows=(DumbbellRow("Aisance", 97, 1.9, 2.7, "+0,8 point"), DumbbellRow(LONG, 96, 4.0, 1.0, LONG[:60])),
)
CROSSED = CrossedViews(
    alt="Les jeunes voient plus de lien que les proches.",
    rows=(
        CrossedRow(
            LONG,
            (
                View("green", "Seniors", 0.0, 118, "0 %", 0.0, 0.03),
                View("violet", "Jeunes volontaires", 1.0, 52, "100 %", 0.93, 1.0),
                View("green", LONG, 0.72, 18, "13 sur 18"),
            ),
        ),
    ),
)
SLOPE = Slope(
    alt="L’image des élèves rencontrés a gagné 3,5 points.",
    before_label="Avant",
    after_label=LONG[:60],
    lines=(
        SlopeLine("Élèves", 106, 12.6, 16.1, "12,64", "16,12", "+3,48 points"),
        SlopeLine(LONG[:80], 60, 12.6, 12.6, "12,64", "12,60", "−0,04 point"),
    ),
    group="blue",
)
CONTRIBUTIONS = ContributionBars(
    alt="Unis-Cité apporte la moitié.",
    natures=("Financier", "En nature", "Compétences", "Volontariat", "Bénévolat"),
    rows=(
        ContributionRow("Unis-Cité", (20000, 5000, 8000, 90000, 2000), "125 000 €"),
        ContributionRow(LONG, (0, 0, 0, 0, 900), "900 €", highlighted=True),
        ContributionRow("Orange", (), "masqué"),
    ),
)
CHARTS: tuple[ChartSpec, ...] = (STACKED, BARS, COUNTS, DUMBBELL, CROSSED, SLOPE, CONTRIBUTIONS)


def words(text: str) -> doc.Inline:
    return (doc.TextRun(text),)


TABLE = doc.DataTable(
    title="Difficultés citées",
    columns=(doc.TableColumn("Difficulté"), doc.TableColumn("Seniors", numeric=True)),
    rows=tuple(
        (doc.TableCell(text, detail="précision"), doc.TableCell("masqué : moins de 5", masked=True)) for text in HOSTILE
    ),
    note="Plusieurs réponses possibles.",
    source="Questionnaire seniors, mai 2015.",
    anchor="difficultes",
)
LONG_TABLE = doc.DataTable(
    title="Tous les chiffres",
    columns=(doc.TableColumn("Indicateur"), *(doc.TableColumn(f"Colonne {n}", numeric=True) for n in range(4))),
    rows=tuple((doc.TableCell(LONG), *(doc.TableCell(str(n)) for n in range(4))) for _ in range(60)),
    compact=True,
)


ANSWER = doc.Answer(
    question=HOSTILE[7],
    word="Plutôt oui",
    inline=(doc.TextRun(HOSTILE[1], about=("seniors_lien_social",)),),
    basis=(doc.TextRun("75 %, n = 40", about=("seniors_lien_social",)),),
    against=HOSTILE[2],
    silent=HOSTILE[3],
    evidence=("déclaré",),
    anchor="question-1",
)
BRIEF = doc.Brief(
    sentence=ANSWER,
    going_on=replace(ANSWER, word="Non"),
    changes=(doc.Recommendation(found="vu", advice=HOSTILE[8], owner=HOSTILE[4], due=HOSTILE[6]),),
)


def finding(chart: ChartSpec | None, title: str, anchor: str) -> doc.ShownFinding:
    return doc.ShownFinding(
        title=title,
        subtitle="Part des seniors, mai 2015, en %",
        chart=chart,
        table=TABLE,
        source="Source : questionnaire seniors.",
        indicators=("seniors_lien_social",),
        codes=("SEN-06",),
        reading=(words(HOSTILE[0]), (doc.TextRun("Voir "), doc.TextRun("ailleurs", strong=True, link="#nulle-part"))),
        caveat="À titre indicatif.",
        anchor=anchor,
    )


def report(*, compact: bool = False) -> doc.Document:
    """Return the report: full, with a cover, contents and annexes; or compact, with a title block."""
    cover = doc.Cover(
        title="Silver Geek",
        subtitle="Évaluation de l’utilité sociétale",
        edition="Cahier partenaire" if compact else "Rapport complet",
        territory="Poitou-Charentes",
        period="octobre 2014 à mai 2015",
        commissioner="Le collectif",
        evaluator="L’évaluateur",
        data_version="a1b2c3d4",
        dated="2015-06-30",
        status="provisoire",
        synthetic=True,
        compact=compact,
    )
    blocks: tuple[doc.Block, ...] = (
        doc.Contents(depth=2),
        doc.Heading(level=1, text="Effets sur les seniors", anchor="effets", number="1"),
        doc.Prose(inline=words("Cent dix-huit seniors ont répondu."), lead=True),
        doc.KeyFigures(
            figures=(
                doc.KeyFigure(value="75 %", label="lien", basis="88 sur 118", indicator="seniors_lien_social"),
                doc.KeyFigure(value="7 structures sur 9", label="ambiance", basis="9 réponses", indicator="absent"),
            )
        ),
        BRIEF,
        doc.AnsweredQuestions(items=(ANSWER, replace(ANSWER, word="", written=False, anchor="question-2"))),
        doc.Heading(level=3, text="Un niveau sauté", anchor="saut", number="1.1"),
        *(finding(chart, f"Constat {index}", f"constat-{index}") for index, chart in enumerate(CHARTS)),
        finding(None, "Constat sans graphique", "resultat-seniors_lien_social"),
        *(doc.Prose(inline=words(text)) for text in HOSTILE),
        doc.Bullets(items=tuple(words(text) for text in HOSTILE), ordered=True),
        doc.Bullets(
            items=(
                (
                    doc.TextRun("site", link="https://exemple.fr/?a=1&b=2"),
                    doc.TextRun(" et "),
                    doc.TextRun("ici", link="#effets"),
                ),
            )
        ),
        TABLE,
        *(
            doc.Note(tone=tone, title=tone, inline=words(HOSTILE[5]))
            for tone in ("limite", "masque", "a_completer", "lecture", "absence")
        ),
        doc.Annexes(),
        doc.Heading(level=1, text="Tableaux complets", anchor="annexe", number="A"),
        LONG_TABLE,
        doc.Definitions(
            items=tuple(
                doc.Definition(term=text, detail="SEN-06", inline=words(text), anchor=f"indicateur-{index}")
                for index, text in enumerate(HOSTILE)
            )
        ),
        doc.Definitions(
            items=(
                doc.Definition(
                    term="Lien social", detail="", inline=words("…"), anchor="indicateur-seniors_lien_social"
                ),
            )
        ),
    )
    return doc.Document(slug="essai", lang="fr", cover=cover, blocks=blocks)
