"""What the annexes hold besides tables: questionnaires, definitions of the indicators, how the data was treated."""

from collections import Counter
from collections.abc import Sequence

from indicators.definitions.indicator import Indicator
from indicators.explaining.lines import file_label
from initiatives.declaration.vocabulary import LABELS
from initiatives.validation.quality import RULES, Passage
from reports import document as doc
from reports.composition.pieces.questionnaires import coarsened
from reports.composition.pieces.shapes import shaped
from reports.composition.prose import plain
from reports.composition.published import ReportedResults
from reports.words import french, reading


def definitions(published: ReportedResults, group: str) -> tuple[doc.Block, ...]:
    """Define every indicator of a group: what it measures, how it is known, its limits, its source."""
    return (
        doc.Definitions(
            items=tuple(
                _definition(published, indicator)
                for indicator in published.results.indicators.values()
                if indicator.group == group and indicator.broken_from is None
            )
        ),
    )


def _definition(published: ReportedResults, indicator: Indicator) -> doc.Definition:
    detail = f"{indicator.code} · {indicator.id} · {LABELS[indicator.level]} · {LABELS[indicator.evidence]}"
    if indicator.odd:
        detail += f" · ODD {', '.join(map(str, indicator.odd))}"
    asked = shaped(published, indicator).question
    question = asked.text if asked is not None else indicator.question
    said = [
        f"Question posée : « {question} »" if question else "",
        indicator.caveat or "",
        _counts(published, indicator),
        f"Source : {indicator.source}",
    ]
    if published.figure(indicator.id) is not None:
        said.append(f"Voir le calcul : utilite explain {published.initiative.slug} {indicator.id}.")
    explained = " ".join(sentence for sentence in said if sentence)
    return doc.Definition(
        term=french.typography(indicator.label),
        detail=detail,
        inline=plain(explained),
        anchor=doc.definition_of(indicator.id),
        code=indicator.code,
    )


def _counts(published: ReportedResults, indicator: Indicator) -> str:
    """Say what the main figure rests on: answers that fulfil the condition, valid ones, blanks, illegible; "" where none."""
    main = published.figure(indicator.id)
    if main is None or main.status == "sans_donnee":
        return ""
    if main.untold:
        said = reading.masked(main)
        return f"{said[:1].upper()}{said[1:]}"
    counts = [
        french.base(main.k, "k") if main.k is not None else "",
        french.base(main.n) if main.n is not None else "",
        f"sans réponse : {french.integer(main.missing)}" if main.missing is not None else "",
        f"illisibles : {french.integer(main.illegible)}" if main.illegible else "",
    ]
    moment = published.moment(indicator.id)
    where = f" ({french.lower_first(moment)})" if moment else ""
    return f"Chiffre principal{where} : {reading.change(indicator, main)} ; {', '.join(filter(None, counts))}."


def quality(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say, per file, how many rows were read, used and set aside, and by which rule; never which rows, nor its name."""
    passages = [one for one in published.results.passages if one.collected]
    limit = published.initiative.confidentiality.persons
    rows = tuple(
        (
            doc.TableCell(file_label(published.initiative, passage)),
            *(
                (
                    doc.TableCell(french.integer(passage.read)),
                    doc.TableCell(french.integer(passage.used)),
                    doc.TableCell(
                        _rules(passage.set_aside, [f"{_named(rule)} : moins de {limit}" for rule in passage.few])
                    ),
                    doc.TableCell(_rules(passage.cells_set_aside)),
                )
                if passage.counted
                else (doc.TableCell("masqué"),) * 4
            ),
        )
        for passage in passages
    )
    columns = (
        doc.TableColumn("Fichier, par ce qu’il contient"),
        doc.TableColumn("Lignes lues", numeric=True),
        doc.TableColumn("Utilisées", numeric=True),
        doc.TableColumn("Lignes écartées, par motif"),
        doc.TableColumn("Cellules écartées, par motif"),
    )
    few = any(passage.few for passage in passages)
    masked = Counter(dict(published.results.masked))
    told = french.joined([f"{french.integer(count)} {_MASKS[reason]}" for reason, count in sorted(masked.items())])
    masks = (
        f"Chiffres masqués dans cette édition : {told}." if told else "Aucun chiffre n’est masqué dans cette édition."
    )
    return (
        doc.DataTable(
            title="Ce que sont devenues les lignes reçues",
            columns=columns,
            rows=rows,
            note=" ".join([*([_FEW] if few else []), *([] if all(one.counted for one in passages) else [_UNCOUNTED])]),
            compact=True,
        ),
        *_unread(published),
        *coarsened(published.initiative, published.initiative.groups),
        *_decisions(published),
        doc.Prose(inline=plain(f"{masks} {_BEFORE}")),
    )


def _unread(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say what of each file nobody reads: columns that were not declared, rows and sheets that no source takes."""
    passages, limit = published.results.passages, published.initiative.confidentiality.persons
    held = [one for one in passages if one.columns_unread or one.sheets_unread or one.rows_unread or _few_unread(one)]
    if not held:
        return ()
    return (
        doc.DataTable(
            title="Ce qui n’a pas été lu des fichiers reçus, et dont rien n’est gardé",
            columns=(
                doc.TableColumn("Fichier, par ce qu’il contient"),
                doc.TableColumn("Colonnes non lues", numeric=True),
                doc.TableColumn("Lignes non lues", numeric=True),
                doc.TableColumn("Feuilles non lues", numeric=True),
            ),
            rows=tuple(
                (
                    doc.TableCell(file_label(published.initiative, one)),
                    doc.TableCell(french.integer(one.columns_unread)),
                    doc.TableCell(
                        french.integer(one.rows_unread)
                        if one.rows_unread is not None
                        else f"moins de {limit}"
                        if one.counted
                        else "masqué"
                    ),
                    doc.TableCell(french.integer(one.sheets_unread)),
                )
                for one in held
            ),
            compact=True,
        ),
    )


def _few_unread(passage: Passage) -> bool:
    return passage.counted and passage.rows_unread is None


def _decisions(published: ReportedResults) -> tuple[doc.Block, ...]:
    """Say how many doubts a person settled, by kind, group and wave; who decided, and on what, stays with the owner."""
    decided = [one for one in published.results.passages if one.decisions]
    if not decided:
        return ()
    kinds = [kind for kind in _DECIDED if any(kind in one.decisions for one in decided)]
    return (
        doc.DataTable(
            title="Doutes tranchés par une personne, puis rejoués à chaque calcul",
            columns=(
                doc.TableColumn("Fichier, par ce qu’il contient"),
                *(doc.TableColumn(_DECIDED[kind], numeric=True) for kind in kinds),
            ),
            rows=tuple(
                (
                    doc.TableCell(file_label(published.initiative, one)),
                    *(doc.TableCell(french.integer(one.decisions.get(kind, 0))) for kind in kinds),
                )
                for one in decided
            ),
            compact=True,
        ),
    )


_DECIDED = {
    "garder": "Gardés",
    "corriger": "Corrigés",
    "ecarter": "Cellules écartées",
    "ecarter_la_ligne": "Lignes écartées",
}
_FEW = french.typography(
    "Les lignes que quelques personnes ont demandé de ne pas lire ne sont comptées nulle part, pas même parmi les lignes "
    "lues : leur nombre désignerait ces personnes."
)
_UNCOUNTED = french.typography(
    "Le nombre de lignes d’un fichier est masqué où il ferait connaître un effectif qui l’est : trop peu de personnes ou "
    "d’organisations y sont, ou presque autant que dans une version déjà diffusée."
)
_BEFORE = french.typography(
    "Un chiffre trop proche d’un rapport définitif déjà remis est masqué aussi : leur différence ferait connaître quelques "
    "réponses. Une version provisoire n’est pas faite pour être diffusée et n’est pas comptée."
)
_MASKS = {
    "protege": "pour protéger les personnes et les organisations",
    "propre": "parce qu’ils sont propres à un partenaire",
}


def _rules(counts: dict[str, int], few: Sequence[str] = ()) -> str:
    return ", ".join([*(f"{_named(rule)} : {count}" for rule, count in sorted(counts.items())), *few]) or "–"


def _named(rule: str) -> str:
    return RULES.get(rule, rule.replace("_", " "))
