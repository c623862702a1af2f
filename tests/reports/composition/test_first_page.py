"""The page that answers: what the evaluator wrote, kept with its values, beside what the targets say; never in its place."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows.finality import unfinished
from indicators.counting.tallies import Cell
from indicators.figures.results import COMMITTEE as READER
from reports import document as doc
from reports.composition.compose import compose
from reports.composition.editions import Planned
from reports.composition.pieces.first_page import (
    WORDS,
    answers,
    contradicted,
    count_words,
    in_brief,
    numbers_without_value,
)
from reports.composition.pieces.summary import difficulties
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from reports.words.verdicts import Verdict
from tests.conftest import Evaluated
from tests.indicators.small import indicator
from tests.reports.small_results import COMMITTEE, ORANGE, hidden, published, share, told, unfed

LIEN = share("lien", "Seniors qui citent le lien", reading="{value} des {n} seniors citent le lien ({interval}).")
PROCHES = share("proches", "Proches qui le voient", evidence="constate_par_un_tiers")
QUESTION = {
    "question": "Les ateliers créent-ils du lien ?",
    "criterion": "pertinence",
    "indicators": ["lien", "proches"],
}
SENTENCE = "Trois sur quatre le disent, et leurs proches le voient."


N = "\u202f"


def written(folder: Path, name: str, text: str) -> None:
    (folder / "texts" / "reponses").mkdir(parents=True, exist_ok=True)
    (folder / "texts" / f"{name}.md").write_text(text, encoding="utf-8")


def reader(folder: Path, *, masked: bool = False, audience: object = COMMITTEE, **declared: object) -> ReportedResults:
    figure = told(LIEN, 30, 40)
    known = ((LIEN, (hidden(figure) if masked else figure,)), (PROCHES, (told(PROCHES, 12, 15),)))
    return published(known, audience, folder=folder, questions={"lien": QUESTION}, **declared)  # type: ignore[arg-type]


def the_answer(blocks: tuple[doc.Block, ...]) -> doc.Answer:
    table = blocks[0]
    assert isinstance(table, doc.AnsweredQuestions)
    (item,) = table.items
    return item


def plainly(said: str) -> str:
    return said.replace("\u202f", " ").replace("\u00a0", " ")


def left_to_do(blocks: tuple[doc.Block, ...]) -> list[str]:
    return [plainly(flat(block.inline)) for block in blocks if isinstance(block, doc.Note)]


FRONT = "---\nreponse: {word}\nvaleurs:\n  lien: {value}\n  proches: 12 sur 15\n---\n{said}\n"


def test_an_answer_has_its_word_its_sentence_its_bases_its_evidence_and_the_ids_behind_it(tmp_path: Path) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word="plutôt oui", value="75 %", said=SENTENCE))
    blocks = answers(reader(tmp_path))
    assert isinstance(blocks[0], doc.AnsweredQuestions) and len(blocks) == 1
    assert the_answer(blocks) == doc.Answer(
        question="Les ateliers créent-ils du lien\u202f?",
        word="Plutôt oui",
        inline=(doc.TextRun(SENTENCE, about=("lien", "proches")),),
        basis=(doc.TextRun("Seniors qui citent le lien\u202f: 75\u202f%, n\u00a0=\u00a040", about=("lien",)),),
        evidence=("déclaré", "dit par un tiers"),
        anchor="question-lien",
    )


def test_the_base_of_a_percentage_says_what_could_not_be_read_beside_it(tmp_path: Path) -> None:
    unread = replace(told(LIEN, 30, 40), illegible=2, flags=("reponses_illisibles",), cell=Cell("territoire", "fin"))
    written(tmp_path, "reponses/lien", "---\nreponse: oui\nvaleurs: {lien: 75 %}\n---\n75 % le disent.\n")
    known = published([(LIEN, (unread,))], folder=tmp_path, questions={"lien": {**QUESTION, "indicators": ["lien"]}})
    assert flat(the_answer(answers(known)).basis) == "n\u00a0=\u00a040, 2 réponses illisibles à part"


def test_an_answer_says_which_part_of_its_question_nothing_answers(tmp_path: Path) -> None:
    """A yes through one figure alone is no answer to « à leurs yeux et aux yeux de leurs proches »."""
    written(
        tmp_path, "reponses/lien", "---\nreponse: oui\nvaleurs: {proches: 12 sur 15}\n---\nLeurs proches le voient.\n"
    )
    assert the_answer(answers(reader(tmp_path))).silent == ""
    half = the_answer(answers(reader(tmp_path, masked=True)))
    assert plainly(half.silent) == ("Non publié, pour protéger ceux qui ont répondu : « Seniors qui citent le lien ».")
    nobody = published(
        [(LIEN, (unfed(told(LIEN)),)), (PROCHES, (told(PROCHES, 12, 15),))],
        folder=tmp_path,
        questions={"lien": QUESTION},
    )
    assert plainly(the_answer(answers(nobody)).silent) == "Sans donnée : « Seniors qui citent le lien »."


def test_what_is_masked_at_one_wave_is_named_with_it_where_another_tells(tmp_path: Path) -> None:
    """The report prints what the first wave told: that nothing is published would be false, and read as a way round."""
    written(
        tmp_path, "reponses/lien", "---\nreponse: oui\nvaleurs: {proches: 12 sur 15}\n---\nLeurs proches le voient.\n"
    )
    first, last = (replace(told(LIEN), cell=Cell("territoire", wave)) for wave in ("debut", "fin"))
    for figures, when in (((first, hidden(last)), " (vague)"), ((hidden(first), hidden(last)), "")):
        known = published(
            [(LIEN, figures), (PROCHES, (told(PROCHES, 12, 15),))], folder=tmp_path, questions={"lien": QUESTION}
        )
        said = f"Non publié, pour protéger ceux qui ont répondu : « Seniors qui citent le lien »{when}."
        assert plainly(the_answer(answers(known)).silent) == said


def test_a_percentage_that_the_sentence_says_is_not_said_again_beside_its_base(tmp_path: Path) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word="oui", value="75 %", said="75 % le disent."))
    assert flat(the_answer(answers(reader(tmp_path))).basis) == "n\u00a0=\u00a040"


def test_what_nobody_wrote_is_to_be_written_beside_what_the_figures_say(tmp_path: Path) -> None:
    blocks = answers(reader(tmp_path))
    item = the_answer(blocks)
    assert (item.word, item.written, item.evidence, item.basis) == ("", False, (), ())
    assert plainly(flat(item.inline)) == "À écrire. 75 % des 40 seniors citent le lien. 12 des 15."
    assert left_to_do(blocks) == ["Écrivez texts/reponses/lien.md."]
    (told,) = unfinished([(Planned("synthese", "synthese", READER), _report(blocks))])
    assert "texts/reponses/lien.md" in told


def test_what_targets_judge_is_said_beside_what_is_to_be_written(tmp_path: Path) -> None:
    item = the_answer(answers(reader(tmp_path, targets={"lien": {"at_least": 0.5}})))
    assert plainly(flat(item.inline)).startswith("À écrire. Cible atteinte pour « Seniors qui citent le lien »")


def _report(blocks: tuple[doc.Block, ...]) -> doc.Document:
    cover = doc.Cover(
        title="", subtitle="", edition="", territory="", period="", commissioner="", evaluator="", data_version="",
        dated="2015-06-30", status="definitif", synthetic=False,
    )  # fmt: skip
    return doc.Document(slug="synthese", lang="fr", cover=cover, blocks=blocks)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            FRONT.format(word="oui", value="74 %", said=SENTENCE),
            "« Seniors qui citent le lien » : réponse écrite pour 74 %, la valeur est 75 % : relisez-la "
            "(texts/reponses/lien.md).",
        ),
        (
            FRONT.format(word="peut-être", value="75 %", said=SENTENCE),
            "texts/reponses/lien.md : dites la réponse en tête, « reponse: … », par l’un de ces mots : oui, "
            "plutôt oui, partagé, plutôt non, non, on ne sait pas, question ouverte.",
        ),
        (
            f"---\nreponse: oui\n---\n{SENTENCE}\n",
            "texts/reponses/lien.md : dites en tête sur quelles valeurs la phrase repose, « valeurs: {identifiant: valeur} ».",
        ),
        (
            FRONT.format(word="oui", value="75 %", said=" ".join(["mot"] * 26)),
            "texts/reponses/lien.md : la phrase a 26 mots ; 25 au plus.",
        ),
        (
            FRONT.format(word="oui", value="75 %", said="- une liste"),
            "texts/reponses/lien.md : une réponse est une phrase, sans titre, liste ni tableau.",
        ),
        (
            FRONT.format(word="oui", value="75 %", said=SENTENCE).replace("  proches", "  jamais_vu"),
            "texts/reponses/lien.md repose sur « jamais_vu », que ce rapport ne montre pas : récrivez la réponse sans ce "
            "chiffre.",
        ),
        (
            "---\nreponse: [\n---\nTexte.\n",
            "texts/reponses/lien.md, ligne 1 : l’en-tête entre les deux lignes « --- » est mal écrit. Exemple : "
            "« valeur: 74 % ».",
        ),
    ],
    ids=["moved", "word", "values", "too long", "a list", "unknown", "front matter"],
)
def test_a_draft_says_what_to_mend_in_an_answer(tmp_path: Path, text: str, said: str) -> None:
    written(tmp_path, "reponses/lien", text)
    assert left_to_do(answers(reader(tmp_path))) == [said]


def test_an_answer_of_twenty_five_words_is_short_enough(tmp_path: Path) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word="oui", value="75 %", said=" ".join(["mot"] * 25)))
    assert left_to_do(answers(reader(tmp_path))) == []
    assert count_words("Près de 75 % : l’axe (oui) — « non » ;") == 6


def test_an_open_question_has_a_sentence_and_no_word(tmp_path: Path) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word="question ouverte", value="75 %", said=SENTENCE))
    blocks = answers(reader(tmp_path, targets={"lien": 0.9}))
    assert (the_answer(blocks).word, the_answer(blocks).against, left_to_do(blocks)) == ("", "", [])


@pytest.mark.parametrize(
    ("word", "target", "against"),
    [
        ("oui", 0.9, "Les cibles, elles : la cible n’est pas atteinte."),
        ("plutôt non", 0.9, ""),
        ("non", 0.5, "Les cibles, elles : la cible est atteinte."),
        ("oui", 0.5, ""),
    ],
)
def test_a_word_that_the_targets_contradict_stands_beside_them(
    tmp_path: Path, word: str, target: float, against: str
) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word=word, value="75 %", said=SENTENCE))
    assert plainly(the_answer(answers(reader(tmp_path, targets={"lien": target}))).against) == against


EVERY: dict[tuple[Verdict, ...], set[str]] = {
    (): set(),
    ("reached",): {"plutôt non", "non", "on ne sait pas"},
    ("reached", "barely"): {"plutôt non", "non", "on ne sait pas"},
    ("reached", "missed"): {"oui", "plutôt oui", "on ne sait pas"},
    ("missed",): {"oui", "plutôt oui", "on ne sait pas"},
    ("unsure",): {"oui", "non"},
    ("reached", "unsure"): {"oui", "non"},
}


@pytest.mark.parametrize("verdicts", EVERY)
def test_which_words_contradict_which_verdicts(verdicts: tuple[Verdict, ...]) -> None:
    assert {word for word in WORDS if contradicted(word, list(verdicts))} == EVERY[verdicts]
    assert not contradicted("", list(verdicts))


def test_another_reader_of_a_masked_figure_reads_no_answer_and_no_reproach(tmp_path: Path) -> None:
    written(tmp_path, "reponses/lien", FRONT.format(word="oui", value="75 %", said=SENTENCE))
    blocks = answers(reader(tmp_path, masked=True, audience=ORANGE))
    assert left_to_do(blocks) == []
    assert flat(the_answer(blocks).inline) == "Cette réponse repose sur un chiffre que cette édition ne montre pas."
    assert (the_answer(blocks).word, the_answer(blocks).basis) == ("", ())
    assert left_to_do(answers(reader(tmp_path, masked=True))) == [
        "texts/reponses/lien.md repose sur « lien », que ce rapport ne montre pas : récrivez la réponse sans ce chiffre."
    ]


def test_a_percentage_that_the_sentence_does_not_say_is_named_beside_its_base(tmp_path: Path) -> None:
    proches = told(PROCHES, 30, 50), told(PROCHES, 20, 50, "souvent")
    said = "---\nreponse: oui\nvaleurs: {lien: 75 %, proches: 60 %, proches.souvent: 40 %}\n---\n75 % le disent, et des proches.\n"
    written(tmp_path, "reponses/lien", said)
    known = published([(LIEN, (told(LIEN),)), (PROCHES, proches)], folder=tmp_path, questions={"lien": QUESTION})
    assert (
        plainly(flat(the_answer(answers(known)).basis))
        == f"75 %, n = 40 · {PROCHES.label} : 60 %, n = 50 · Souvent : 40 %, n = 50"
    )


@pytest.mark.parametrize(
    ("advice", "said"),
    [
        ("Passer à 2 €", "5 € par jour est trop cher : passer à 2 €"),
        ("Tenir une liste d’attente commune", "Tenir une liste d’attente commune"),
    ],
)
def test_a_short_advice_says_what_it_answers(tmp_path: Path, advice: str, said: str) -> None:
    written(tmp_path, "recommandations", f"{ADVICE}| 5 € par jour est trop cher. | {advice} | SPN | 2026 |\n")
    (brief,) = (one for one in in_brief(reader(tmp_path)) if isinstance(one, doc.Brief))
    assert plainly(brief.changes[0].advice) == said


ADVICE = "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n"


def test_in_one_minute_a_sentence_whether_to_go_on_and_the_first_three_changes(tmp_path: Path) -> None:
    written(tmp_path, "reponses/en-une-phrase", "---\nvaleurs: {lien: 75 %}\n---\nLe lien passe avant l’outil.\n")
    written(tmp_path, "reponses/continuer", "---\nreponse: oui\nvaleurs: {lien: 75 %}\n---\n75 % le veulent.\n")
    rows = "".join(f"| c{place} | Refaire ce qui va bien {place} | p{place} | e{place} |\n" for place in range(4))
    written(tmp_path, "recommandations", ADVICE + rows)
    written(tmp_path, "reponses/de-quoi-il-s-agit", "---\nvaleurs: {lien: 75 %}\n---\nDes ateliers pour les seniors.\n")
    about, block = in_brief(reader(tmp_path))
    assert about == doc.Prose(inline=(doc.TextRun("Des ateliers pour les seniors.", about=("lien",)),))
    assert block == doc.Brief(
        sentence=doc.Answer(
            question="En une phrase",
            word="",
            inline=(doc.TextRun("Le lien passe avant l’outil.", about=("lien",)),),
            basis=(doc.TextRun("Seniors qui citent le lien\u202f: 75\u202f%, n\u00a0=\u00a040", about=("lien",)),),
            evidence=("déclaré",),
        ),
        going_on=doc.Answer(
            question="Faut-il continuer\u202f?",
            word="Oui",
            inline=(doc.TextRun("75\u202f% le veulent.", about=("lien",)),),
            basis=(doc.TextRun("n\u00a0=\u00a040", about=("lien",)),),
            evidence=("déclaré",),
        ),
        changes=tuple(
            doc.Recommendation(
                found=f"c{place}", advice=f"Refaire ce qui va bien {place}", owner=f"p{place}", due=f"e{place}"
            )
            for place in range(3)
        ),
    )


def test_what_lacks_on_the_whole_is_told_in_one_note(tmp_path: Path) -> None:
    about, block, *notes = in_brief(reader(tmp_path))
    assert isinstance(block, doc.Brief) and block.changes == ()
    assert isinstance(about, doc.Prose) and plainly(flat(about.inline)) == "À écrire."
    assert plainly(flat(block.sentence.inline)) == plainly(flat(block.going_on.inline)) == "À écrire."
    assert left_to_do(tuple(notes)) == [
        "Écrivez texts/reponses/de-quoi-il-s-agit.md ; écrivez texts/reponses/en-une-phrase.md ; écrivez "
        "texts/reponses/continuer.md ; écrivez les recommandations (texts/recommandations.md) : constat, recommandation, "
        "porteur, échéance."
    ]


@pytest.mark.parametrize("name", ["de-quoi-il-s-agit", "en-une-phrase"])
def test_what_is_said_of_the_whole_may_be_longer(tmp_path: Path, name: str) -> None:
    for count, said in (
        (40, []),
        (41, [f"texts/reponses/{name}.md : la phrase a 41 mots ; 40 au plus"]),
    ):
        text = f"---\nvaleurs: {{lien: 75 %}}\n---\n{' '.join(['mot'] * count)}\n"
        written(tmp_path, f"reponses/{name}", text)
        notes = left_to_do(in_brief(reader(tmp_path)))
        assert [one for one in said if one not in notes[0]] == [] and ("mots" in notes[0]) == bool(said)


ANSWERED = {"multiple_choice": "interets"}
OBSTACLES = indicator("obstacles", ANSWERED, code="SG-01", label="Obstacles", step="difficultes")


def _difficulties(*counts: tuple[str, int], n: int) -> list[str]:
    parts = tuple(told(OBSTACLES, k, n, part) for part, k in counts)
    (block,) = difficulties(published(((OBSTACLES, parts),)))
    assert isinstance(block, doc.Bullets)
    return [plainly(flat(item)) for item in block.items]


def test_difficulties_are_said_as_people_say_them() -> None:
    many = _difficulties(("les trajets", 43), ("la connexion", 37), ("le froid", 5), ("aucune", 13), n=100)
    assert many == [
        "Les seniors citent d’abord les trajets (43 %), puis la connexion (37 %) ; aucune difficulté pour 13 %. n = 100"
    ]
    few = _difficulties(("les trajets", 9), ("aucune", 1), n=20)
    assert few == ["Les seniors citent d’abord les trajets (9 sur 20) ; aucune difficulté pour 1 sur 20."]
    assert _difficulties(("les trajets", 9), n=20) == ["Les seniors citent d’abord les trajets (9 sur 20)."]
    most = _difficulties(("les trajets", 34), ("le froid", 5), ("aucune", 43), n=100)
    assert most == [
        "Les seniors : aucune difficulté pour 43 % ; sinon, les trajets (34 %), puis le froid (5 %). n = 100"
    ]
    alike = _difficulties(("les trajets", 10), ("aucune", 10), n=20)
    assert alike == ["Les seniors citent d’abord les trajets (10 sur 20) ; aucune difficulté pour 10 sur 20."]
    assert _difficulties(("aucune", 20), n=20) == ["Les seniors n’en citent aucune (20 sur 20)."]
    tied = _difficulties(("les trajets", 9), ("le froid", 9), ("la connexion", 4), n=20)
    assert tied == ["Les seniors citent d’abord les trajets et le froid, à égalité (9 sur 20)."]


def test_the_annex_says_what_every_word_of_an_answer_is_judged_by(silver_geek: Evaluated) -> None:
    """The rule that is printed is the one that is applied: each case of it, word by word."""
    page = compose(silver_geek.results["comite"], "annexe_technique", "provisoire")
    items = [flat(item) for block in page.blocks if isinstance(block, doc.Bullets) for item in block.items]
    (said,) = (one for one in items if one.startswith("Réponse d’un mot"))
    assert all(f"«{N}{word}{N}»" in said for word in WORDS)
    by_verdict: dict[str, list[Verdict]] = {
        "si l’une n’est pas atteinte": ["reached", "missed"],
        "si toutes le sont": ["reached", "barely"],
        "si pour l’une on ne peut pas trancher": ["reached", "unsure"],
    }
    rest = said.partition("contredisent")[2]
    for case, verdicts in by_verdict.items():
        named, _, rest = rest.partition(case)
        told = {word for word in WORDS if f"«{N}{word}{N}»" in named}
        assert told == {word for word in WORDS if contradicted(word, verdicts)} - {"on ne sait pas"}, case
    assert contradicted("on ne sait pas", ["missed"]) and contradicted("on ne sait pas", ["reached"])
    assert not contradicted("on ne sait pas", ["unsure"])


@pytest.mark.parametrize(
    ("said", "values", "unkept"),
    [
        ("77 % le disent, 12 sur 15 le voient.", ["12 sur 15"], ["77"]),
        ("77 % le disent, 12 proches sur 15 le voient, en 2015.", ["77 %", "12 sur 15"], []),
        ("Près de 1 027 visites, 3 fois sur 4.", ["1\u202f027"], ["3", "4"]),
        ("Un gain de 2,35 points.", ["+2,35 points sur 30"], []),
        ("Un gain de 2,3 points.", ["+2,35 points sur 30"], ["2,3"]),
        ("Trois sur quatre.", [], []),
        ("En 1899, 2015 et 2101.", [], ["1899", "2101"]),
        ("En 2015 100 visites, 12 345 kg.", ["12 345"], ["100"]),
        ("Avant le 30 juin, ou le 1er juillet ; le 3e axe, le T3.", [], []),
        ("Il en faut 30, jugent-ils.", [], ["30"]),
    ],
)
def test_a_number_of_an_answer_is_one_that_is_kept_with_it(said: str, values: list[str], unkept: list[str]) -> None:
    assert numbers_without_value(said, values) == unkept


def test_a_number_that_nobody_would_be_told_of_when_it_moves_is_told_and_holds_a_final_back(tmp_path: Path) -> None:
    for values, told_of in (("{proches: 12 sur 15}", True), ("{proches: 12 sur 15, lien: 75 %}", False)):
        written(tmp_path, "reponses/lien", f"---\nreponse: oui\nvaleurs: {values}\n---\n75 % le disent.\n")
        notes = left_to_do(answers(reader(tmp_path)))
        assert any("« 75 »" in plainly(one) for one in notes) is told_of
