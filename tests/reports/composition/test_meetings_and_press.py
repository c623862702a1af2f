"""Meetings and press, row by row as they read: a dozen in the body, all of them in the annex where they are more."""

from dataclasses import replace
from datetime import date

from initiatives.declaration.registers import MEETINGS, PRESS
from initiatives.validation.texts_of_organisations import Article, NotedMeeting, TextsOfOrganisations
from reports import document as doc
from reports.composition.pieces.meetings_and_press import meetings, press
from reports.composition.prose import flat
from reports.composition.published import ReportedResults
from tests.reports.small_results import published, table

ONE = NotedMeeting(date(2015, 5, 1), "Choix de l'axe", "")
OTHER = NotedMeeting(date(2015, 3, 2), "", "Un jardin ouvert")
BARE = NotedMeeting(None, "Bilan", "")


def reader(texts: TextsOfOrganisations) -> ReportedResults:
    return ReportedResults(replace(published().results, texts=texts))


def rows(blocks: tuple[doc.Block, ...]) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row) for row in table(blocks).rows]


def test_meetings_are_told_in_the_order_of_their_days_with_what_came_of_them() -> None:
    made = meetings(reader(TextsOfOrganisations(meetings=(ONE, OTHER, BARE))))
    assert table(made).title == "Les réunions, et ce qui en est sorti"
    assert [column.heading for column in table(made).columns] == ["Date", "Objet", "Ce qui en est sorti"]
    assert rows(made) == [
        ("sans date", "Bilan", "non noté"),
        ("2 mars 2015", "non noté", "Un jardin ouvert"),
        ("1er mai 2015", "Choix de l’axe", "non noté"),
    ]
    assert table(made).note == ""


def test_without_any_outcome_a_meeting_is_its_day_and_its_object() -> None:
    made = meetings(reader(TextsOfOrganisations(meetings=(ONE,), withheld={MEETINGS: 1, PRESS: 3})))
    assert table(made).title == "Les réunions et leur objet"
    assert rows(made) == [("1er mai 2015", "Choix de l’axe")]
    assert table(made).note == "Une ligne du registre n’est pas montrée\u202f: ses mots peuvent désigner une personne."


def test_a_dozen_meetings_are_listed_those_of_which_something_came_first_and_the_annex_has_all() -> None:
    many = tuple(NotedMeeting(date(2015, 1, day), f"Objet {day}", "Décidé" if day == 1 else "") for day in range(1, 14))
    dozen = reader(TextsOfOrganisations(meetings=many[:12]))
    assert len(rows(meetings(dozen))) == 12
    assert table(meetings(dozen)).note == ""
    assert meetings(dozen, every=True) == ()
    more = reader(TextsOfOrganisations(meetings=many, withheld={MEETINGS: 2}))
    assert [day for day, *_ in rows(meetings(more))] == [
        "1er janvier 2015",
        *(f"{day} janvier 2015" for day in range(3, 14)),
    ]
    assert table(meetings(more)).note == (
        "Les douze réunions listées sont celles dont une suite est notée, puis les plus récentes\u202f; l’annexe technique les a "
        "toutes. Deux lignes du registre ne sont pas montrées\u202f: leurs mots peuvent désigner une personne."
    )
    assert len(rows(meetings(more, every=True))) == 13
    silent = reader(TextsOfOrganisations(meetings=tuple(replace(one, outcome="") for one in many)))
    assert table(meetings(silent)).note == (
        "Les douze réunions listées sont les plus récentes\u202f; l’annexe technique les a toutes."
    )
    assert meetings(reader(TextsOfOrganisations(withheld={MEETINGS: 1}))) == ()


ARTICLES = (
    Article(date(2015, 3, 2), "L'atelier", "La revue", "https://exemple.org/a"),
    Article(date(2015, 4, 2), "Sans lien", "", "chez nous"),
    Article(None, "", "Le journal", "http://exemple.org/b"),
)


def test_articles_are_told_the_latest_first_by_title_medium_and_day_with_their_link() -> None:
    announced, block = press(reader(TextsOfOrganisations(articles=ARTICLES)))
    assert isinstance(announced, doc.Prose)
    assert flat(announced.inline) == "Ce que la presse en a écrit, le plus récent d’abord\u202f:"
    assert isinstance(block, doc.Bullets)
    assert list(map(flat, block.items)) == [
        "«\u202fSans lien\u202f», 2 avril 2015.",
        "«\u202fL’atelier\u202f», La revue, 2 mars 2015.",
        "Le journal.",
    ]
    assert [item[0].link for item in block.items] == [None, "https://exemple.org/a", "http://exemple.org/b"]
    assert press(reader(TextsOfOrganisations())) == ()


def test_a_dozen_articles_are_listed_and_the_annex_has_all() -> None:
    many = tuple(Article(date(2015, 1, day), f"Titre {day}", "", "") for day in range(1, 14))
    assert press(reader(TextsOfOrganisations(articles=many[:12])), every=True) == ()
    more = reader(TextsOfOrganisations(articles=many, withheld={PRESS: 1}))
    announced, listed, said = press(more)
    assert isinstance(announced, doc.Prose) and isinstance(listed, doc.Bullets) and isinstance(said, doc.Prose)
    assert flat(announced.inline) == "Les douze derniers articles de la presse, que l’annexe technique a tous\u202f:"
    assert [flat(listed.items[place]) for place in (0, -1)] == [
        "«\u202fTitre 13\u202f», 13 janvier 2015.",
        "«\u202fTitre 2\u202f», 2 janvier 2015.",
    ]
    assert flat(said.inline) == "Une ligne du registre n’est pas montrée\u202f: ses mots peuvent désigner une personne."
    announced, whole, _ = press(more, every=True)
    assert isinstance(announced, doc.Prose) and isinstance(whole, doc.Bullets)
    assert flat(announced.inline) == "Ce que la presse en a écrit, le plus récent d’abord\u202f:"
    assert len(whole.items) == 13
