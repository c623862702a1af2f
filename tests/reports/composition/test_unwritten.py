"""What is left to write: every text that a template calls, through what it includes; recommendations half done."""

from datetime import date
from pathlib import Path

from flows.commands.check import report
from flows.examination import Examination
from initiatives.declaration.loading import declare
from initiatives.declaration.model import Partner
from reports.composition.compose import environment_of, template_name
from reports.composition.unwritten import texts_asked, unwritten
from tests.flows.filled import filled


def test_texts_are_named_until_they_are_written(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    (folder / "templates").mkdir()
    (folder / "templates" / "synthese.md.j2").write_text(
        '{% set title = "Courte" %}\n{% include "_suite.md.j2" %}\n{{ text("accueil") }}\n', encoding="utf-8"
    )
    (folder / "templates" / "_suite.md.j2").write_text('{{ text("suite") }}\n', encoding="utf-8")
    (folder / "texts" / "contexte.md").write_text("Un jardin.\n", encoding="utf-8")
    (folder / "texts" / "recommandations.md").unlink()
    initiative, _ = declare(folder)
    assert initiative is not None
    asked = texts_asked(folder, "synthese.md.j2")
    assert set(asked) == {"accueil", "suite"}
    left = unwritten(initiative)
    assert {f"texts/{name}.md : à écrire." for name in (*asked, "conclusion", "recommandations")} <= set(left)
    assert "texts/contexte.md : à écrire." not in left


def test_answers_are_named_until_they_are_written_where_a_template_asks_for_them(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    for name in ("continuer", "lien"):
        (folder / "texts" / "reponses" / f"{name}.md").unlink()
    (folder / "texts" / "reponses" / "satisfaction.md").write_text("Oui.\n", encoding="utf-8")
    initiative, _ = declare(folder)
    assert initiative is not None
    told = [one for one in unwritten(initiative) if "reponses" in one]
    assert told[:1] + told[-1:] == ["texts/reponses/continuer.md : à écrire.", "texts/reponses/lien.md : à écrire."]
    assert [one.partition(" : ")[0] for one in told[1:-1]] == ["texts/reponses/satisfaction.md"] * 2
    (folder / "templates").mkdir()
    for edition in initiative.editions:
        (folder / "templates" / template_name(initiative, edition)).write_text(
            '{% set title = "Courte" %}\nRien.\n', encoding="utf-8"
        )
    environment_of.cache_clear()
    assert unwritten(initiative) == ()


def test_a_portrait_without_an_agreement_is_told(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    (folder / "texts" / "portraits").mkdir()
    (folder / "texts" / "portraits" / "un.md").write_text(
        "---\ntitre: Un\naccord: voisin\n---\nLui.\n", encoding="utf-8"
    )
    initiative, _ = declare(folder)
    assert initiative is not None
    complete = initiative.model_copy(update={"editions": {"complete": None}})
    (told,) = [one for one in unwritten(complete) if "portraits" in one]
    assert told.startswith("texts/portraits/un.md : l’accord « voisin » n’est pas déclaré.")
    without = initiative.model_copy(update={"editions": {"synthese": None}})
    assert not [one for one in unwritten(without) if "portraits" in one]


def test_a_recommendation_half_written_is_told_by_its_number(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    (folder / "texts" / "recommandations.md").write_text(
        "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n| Un | Deux | Trois (extérieur) | |\n",
        encoding="utf-8",
    )
    initiative, _ = declare(folder)
    assert initiative is not None
    told = [one for one in unwritten(initiative) if "recommandation" in one]
    assert told == ["texts/recommandations.md, recommandation 1\u202f: écrivez l’échéance."]
    (line,) = [one for one in report("jardin", Examination((), to_write=tuple(told))) if "recommandation 1" in one]
    assert line == f"  • {told[0]}"


def test_a_recommendation_that_nobody_known_carries_is_told_and_so_is_one_of_who_has_left(tmp_path: Path) -> None:
    folder = filled(tmp_path)
    (folder / "texts" / "recommandations.md").write_text(
        "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n"
        "| Un | Deux | la mairie | Mai |\n| Un | Deux | Habitants | Mai |\n| Un | Deux | Habitants, orange | Mai |\n",
        encoding="utf-8",
    )
    initiative, _ = declare(folder)
    assert initiative is not None
    orange = {"name": "Orange", "type": "entreprise", "joined": date(2015, 1, 1), "left": date(2015, 3, 1)}
    with_one_gone = initiative.model_copy(update={"partners": {"orange": Partner.model_validate(orange)}})
    assert [one for one in unwritten(with_one_gone) if "recommandation" in one] == [
        "texts/recommandations.md, recommandation 1\u202f: «\u202fla mairie\u202f» n’est ni un partenaire ni un groupe "
        "d’initiative.yaml. Écrivez son nom, son nom court ou son identifiant, des virgules entre plusieurs\u202f; pour qui "
        "n’en est pas, «\u202fla mairie (extérieur)\u202f».",
        "texts/recommandations.md, recommandation 3\u202f: «\u202forange\u202f» a quitté l’alliance avant l’évaluation. "
        "Nommez qui prend la suite.",
    ]
