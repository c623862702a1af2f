"""Every sentence of every edition of the three demonstrations, read against the faults that French text made by a
program has; and every figure that they print, followed to where it is defined."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.confidentiality.wording import PROTECTED
from indicators.figures.results import Figure
from reports import document as doc
from reports.composition.compose import compose
from reports.composition.editions import planned
from reports.tables.csv_files import results_csv
from reports.words import reading, telling
from tests.conftest import Evaluated
from tests.reports.composition.test_compose import texts
from tests.reports.words.test_reading import SOCIAL, figure

N = "\u202f"
_VOWEL = "[aeiouyàâéèêëîïôûùAEIOUYÀÂÉÈÊËÎÏÔÛÙ]"
FAULTS = {
    "élision": (
        rf"\b(?:[dlnmts]e|la|que|jusque|lorsque|puisque) (?!onz|oui\b|ouistiti|un(?: à|ième)|yaourt|y?aller){_VOWEL}\w",
        "Le nombre de élèves est connu.",
    ),
    "si il": (r"\bsi ils?\b", "On verra si ils reviennent."),
    "contraction": (r"\b(?:à|de) les? (?!\w*(?:er|ir|re)\b)[a-zà-ÿ]+", "Les réponses de les seniors."),
    "mot répété": (r"(?i)\b(?!nous\b|vous\b)([a-zà-ÿ]{2,}) \1\b", "La part des des seniors."),
    "un au pluriel": (
        r"(?<![\d,.\u202f−–])\b[01] (?:structures|réponses|personnes|seniors|partenaires|objectifs|ateliers)\b",
        "1 structures répond.",
    ),
    "point au pluriel": (r"[+−]?(?<!\d)[01],\d points\b", "Un écart de +1,0 points."),
    "ponctuation double": (r"[,;:]\s*[,;:]|\.\.(?!\.)|[,;:]\s*\.(?!\w)", "Seniors : : aucun."),
    "deux-points deux fois": (rf"\bmasqué{N}: \w+.*{N}:", f"Alliance{N}: masqué{N}: trop peu{N}: fin."),
    "espace double": (r"\S  +\S", "Deux  espaces."),
    "espace avant une virgule": (r"\s[,.](?!\d)", "Oui , non."),
    "accolade": (r"\{|\}", "La part est de {value}."),
    "base vide": (r"\(\s*(?:n\s*=\s*)?\)|n = (?:\)|$|·)", "La moitié (n = )."),
    "valeur de programme": (r"\b(?:None|nan|inf|True|False|null)\b", "La moyenne est de nan."),
    "anglais": (r"(?i)\b(?:the|and|with|value|missing|unknown|of)\b", "Réponses with blancs."),
    "apostrophe droite": (r"\w'\w", "l'atelier"),
    "signe double": (r"[+−-][−-]|\+−|\+-", "Un écart de +-2."),
    "progression": (r"\d %? ?% de progression|de progression", f"27{N}% de progression."),
    "intervalle sans bornes": (r"intervalle\s*[).]", "La part (intervalle )."),
    "majuscule après une virgule": (
        r", (?:Le|La|Les|Un|Une|Des) (?!alliances qui changent)[a-zà-ÿ]+ [a-zà-ÿ]+ [a-zà-ÿ]+",
        "Oui, Les seniors sont là.",
    ),
    "évolution dite par son signe": (
        r"\b(?:évolu\w+|chang\w+|diffèr\w+|différait) de (?:[+−]|\d)",
        "L’aisance a évolué de +0,8 point.",
    ),
    "suite de libellés": (
        r"», (?:[+−]?\d|masqué)[^«;.]* ?; ?«",
        f"« Satisfaits », 74{N}% (n = 186){N}; « Utiles », 58{N}% (n = 186).",
    ),
    "lignes d’un tableau": (
        rf"{N}: (?:masqué|[+−]?\d)[^:;]*{N}; [^:;=]*{N}: (?:masqué|[+−]?\d)",
        f"Association{N}: 7{N}; Entreprise{N}: 4{N}; Université{N}: 0",
    ),
    "vague suivie de deux-points": (
        r"(?:^|[.] )(?:Avant la|Après la|Six mois|Revue de|Printemps|Octobre)[^.:]*\s: [^;]* (?:ont|sont|disent|change|est)\b",
        f"Revue de 2015{N}: 84{N}% des salariés sont satisfaits.",
    ),
    "oui à une question ouverte": (rf"^(?:Oui|Non|En partie){N}: (?:une )?cible", f"Oui{N}: cible atteinte (déclaré)."),
    "cible sans verbe": (r"Cible de .{1,20} (?:non )?atteinte\.", "Cible de 3 sur 3 non atteinte."),
    "phrase sans verbe": (
        r"(?:^|[.] )(?:Dont \w+|(?:Attendus|Non prévus|Négatifs), notamment)",
        "Ils ont apporté 12 €. Dont évaluation : 3 €.",
    ),
    "solde": (
        r"le solde des",
        "Le solde est dit : le solde des relations nouvelles et des relations perdues est de 34.",
    ),
    "moyenne en suspens": (r"en moyenne, pondérée", "Atteints à 6,3 sur 10 en moyenne, pondérée par leur priorité."),
    "écart de taille": (r"\bde taille (?:très )?(?:petite|moyenne|grande)", "Un tel écart est de taille petite."),
    "famille de tests": (
        r"tests? de sa famille",
        "Jugé avec les autres tests de sa famille, un tel écart peut tenir au hasard.",
    ),
    "quartile non calculé": (rf"Un quart est \S+ ?\S* de{N}: non", f"Un quart est en dessous de{N}: non calculé."),
    "fourchette sans phrase": (
        r"^\d+ à \d+ en comptant|\(\d+ à \d+ en comptant",
        "4 à 10 en comptant les réponses intermédiaires.",
    ),
    "choix de mots oublié": (r"\[[+|]|\|[=−]", "L’image [+a gagné|−a perdu] 2 points."),
    "fraction sans chiffre": (
        r"^(?:Trois quarts|Deux tiers|La moitié|Un tiers|Un quart) des [^(]*$",
        "Trois quarts des seniors sortent",
    ),
}
"""A fault → what finds it, and a text that has it."""


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_caught(fault: str) -> None:
    pattern, example = FAULTS[fault]
    assert re.search(pattern, example)


@pytest.fixture(scope="module")
def editions(silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated) -> dict[str, doc.Document]:
    return {
        f"{known.initiative.slug} {report.slug}": compose(known.results[report.audience], report.edition, "provisoire")
        for known in (silver_geek, charenton, suez_adeis)
        for report in planned(known.initiative, [one.audience for one in known.results.values()])
    }


@pytest.fixture(scope="module")
def said(editions: dict[str, doc.Document]) -> dict[str, str]:
    """Each text that a reader meets, with one edition that prints it."""
    return {
        text: name
        for name, document in editions.items()
        for text in (*texts(document), *_around_tables(document))
        if text.strip() and ".xlsx" not in text  # a file and its sheet bear the names that their author gave them
    }


def _around_tables(document: doc.Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, doc.DataTable):
            yield from (block.title, block.note, block.source, *(column.heading for column in block.columns))
        if isinstance(block, doc.Definitions):
            yield from ("".join(run.text for run in item.inline) for item in block.items)


def test_no_sentence_has_a_known_fault(said: dict[str, str]) -> None:
    known = {fault: re.compile(pattern) for fault, (pattern, _) in FAULTS.items()}
    found = [
        f"{name} : {fault} : …{text[max(0, hit.start() - 50) : hit.end() + 50]}…"
        for text, name in said.items()
        for fault, pattern in known.items()
        if (hit := pattern.search(text))
    ]
    assert not found, "\n".join(found)


def paragraphs(document: doc.Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, doc.Prose | doc.Note):
            yield "".join(run.text for run in block.inline if not run.small)
        if isinstance(block, doc.ShownFinding):
            yield from ("".join(run.text for run in said) for said in (*block.reading, *block.listed))


def test_every_paragraph_ends_as_a_sentence_does(editions: dict[str, doc.Document]) -> None:
    found = {text for document in editions.values() for text in paragraphs(document)}
    assert {text for text in found if text.strip() and text.strip()[-1] not in ".:?!…)»"} == set()


def test_a_title_is_not_said_again_below_it(editions: dict[str, doc.Document]) -> None:
    for document in editions.values():
        for block in document.blocks:
            if isinstance(block, doc.ShownFinding) and block.reading:
                assert not block.reading[0][0].text.startswith(block.title + "."), block.title


def test_a_share_of_few_answers_is_never_a_percentage_in_a_sentence(editions: dict[str, doc.Document]) -> None:
    found = {text for document in editions.values() for text in paragraphs(document)}
    assert not [text for text in found if re.search(rf"\d{N}% des [12]?\d (?!axes)[a-zé]", text)]


def test_no_chapter_says_its_titles_by_one_formula(editions: dict[str, doc.Document]) -> None:
    for name, document in editions.items():
        chapter, said = "", Counter[tuple[str, str]]()
        for block in document.blocks:
            if isinstance(block, doc.Heading) and block.level == 1:
                chapter = block.text
            if isinstance(block, doc.ShownFinding):
                said[chapter, re.sub(rf"«[^»]*»|\(.*?\)|[\d{N}%,.]+", "…", block.title)] += 1
        assert [formula for formula, times in said.items() if times > 2] == [], name


def test_the_first_page_answers_every_question_of_the_demonstrations(editions: dict[str, doc.Document]) -> None:
    answering = [name for name in editions if name.split()[1] in ("complete", "synthese")]
    assert len(answering) == 6
    for name in answering:
        first = next(one for one in editions[name].blocks if isinstance(one, doc.Brief))
        (table,) = (one for one in editions[name].blocks if isinstance(one, doc.AnsweredQuestions))
        answered = (first.sentence, first.going_on, *table.items)
        assert all(one.written and any(run.about for run in one.inline) for one in answered), name
        assert len(first.changes) == 3 and all(item.owner and item.due for item in first.changes), name
        assert not any(isinstance(one, doc.Note) and one.tone == "a_completer" for one in editions[name].blocks), name


def test_the_synthesis_has_one_drawing_the_value_chain(editions: dict[str, doc.Document]) -> None:
    for name in (one for one in editions if one.endswith(" synthese")):
        (drawn,) = [one for one in editions[name].blocks if isinstance(one, doc.ShownFinding)]
        assert drawn.chart is not None and drawn.anchor == "chaine-de-valeur", name
        # It opens a page, whose running head is the last chapter before it: that must be its own.
        blocks = editions[name].blocks
        above = [one for one in blocks[: blocks.index(drawn)] if isinstance(one, doc.Heading)]
        assert (above[-1].text, above[-1].level) == ("La chaîne de valeur", 1), name


def pointers(document: doc.Document) -> set[str]:
    """The ids that an edition prints or points to."""
    linked = {
        run.link.removeprefix("#indicateur-")
        for run in _runs(document)
        if run.link and run.link.startswith("#indicateur-")
    }
    printed = {id for block in document.blocks if isinstance(block, doc.ShownFinding) for id in block.indicators}
    return linked | printed


def _runs(document: doc.Document) -> Iterator[doc.TextRun]:
    for block in document.blocks:
        if isinstance(block, doc.Prose):
            yield from block.inline
        if isinstance(block, doc.Bullets):
            yield from (run for item in block.items for run in item)


def test_every_id_that_is_printed_is_in_the_results_and_defined(
    editions: dict[str, doc.Document], silver_geek: Evaluated, charenton: Evaluated, suez_adeis: Evaluated
) -> None:
    for known in (silver_geek, charenton, suez_adeis):
        slug = known.initiative.slug
        held = set(re.findall(r"^\"?(\w+)", results_csv(known.results["comite"]), re.MULTILINE))
        defined = {
            item.anchor.removeprefix("indicateur-")
            for block in editions[f"{slug} annexe-technique"].blocks
            if isinstance(block, doc.Definitions)
            for item in block.items
        }
        printed = set().union(*(pointers(one) for name, one in editions.items() if name.startswith(f"{slug} ")))
        assert printed
        assert printed <= defined
        assert printed <= held


FRACTIONS = {"Trois quarts": 0.75, "Deux tiers": 2 / 3, "La moitié": 0.5, "Un tiers": 1 / 3, "Un quart": 0.25}


@given(st.integers(0, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_few_answers_are_counts_and_many_are_not_rounded_to_a_wrong_fraction(counts: tuple[int, int]) -> None:
    k, n = counts
    known: Figure = figure(k / n if n else None, n, k if n else None, status="publie" if n else "sans_donnee")
    for text in (
        reading.sentence(SOCIAL, known),
        telling.title(SOCIAL, known),
        telling.continuation(SOCIAL, known, spelled=True),
    ):
        if n < reading.SMALL:
            assert "%" not in text
        for name, exact in FRACTIONS.items():
            if name in text:
                assert abs(k / n - exact) <= 0.005
                assert f"{N}%" in text


@given(st.lists(st.sampled_from([PROTECTED, "Donnée propre au partenaire.", None]), max_size=8))
def test_a_reason_for_masking_is_said_once_in_a_row(reasons: list[str | None]) -> None:
    figures = [figure(0.5, 100, 50, bounds=(0.4, 0.6)) if reason is None else _masked(reason) for reason in reasons]
    lines = telling.sentences([(SOCIAL, one) for one in figures])
    assert len(lines) == len(figures)
    assert sum("intervalle à 95" in line for line in lines) == (1 if None in reasons else 0)
    masked = [reason for reason in reasons if reason]
    again = sum(one == two for one, two in pairwise(masked))
    assert sum("pour la même raison" in line for line in lines) == again


def _masked(reason: str) -> Figure:
    return replace(figure(None, 0, status="masque"), reason=reason)
