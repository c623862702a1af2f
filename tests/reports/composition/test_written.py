"""What people write: kept with its value, beside its figure, told when it moved; nothing that it holds is executed or breaks."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from flows.finality import unfinished
from indicators.figures.results import Figure, PublishedResults
from initiatives.declaration.brand import CoverPhoto
from initiatives.declaration.model import Logo
from reports import document as doc
from reports.composition.compose import UnusableTemplate, compose, sections_of
from reports.composition.editions import Planned
from reports.composition.pieces.pictures import in_text
from reports.composition.pieces.written import read
from reports.composition.prose import flat
from reports.composition.strays import text_findings
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from reports.words.french import typography
from tests.conftest import SILVER_GEEK, Evaluated

HOSTILE = r"""{{ 7*7 }} {% raw %} #let x = 1 <script>alert(1)</script> $x$ @ref \ `code` &amp; ]]>

= Pas un titre

[vide]() et [script](javascript:alert(1)) 0

- {{ x }}
  - $y$
"""


@pytest.fixture
def own(silver_geek: Evaluated, tmp_path: Path) -> PublishedResults:
    """The committee's results of an initiative whose texts may be written over."""
    shutil.copytree(SILVER_GEEK / "texts", tmp_path / "texts")
    results = silver_geek.results["comite"]
    return replace(results, initiative=results.initiative.model_copy(update={"folder": tmp_path}))


def body_is(own: PublishedResults, template: str) -> doc.Document:
    folder = own.initiative.folder / "templates"
    folder.mkdir(exist_ok=True)
    (folder / "essai.md.j2").write_text(template, encoding="utf-8")
    editions = {"complete": {"template": "essai.md.j2"}}
    initiative = type(own.initiative).model_validate({**dict(own.initiative), "editions": editions})
    return compose(replace(own, initiative=initiative), "complete", "provisoire")


def written(own: PublishedResults, name: str, text: str) -> None:
    (own.initiative.folder / "texts" / f"{name}.md").write_text(text, encoding="utf-8")


def warnings(document: doc.Document) -> Iterator[str]:
    for block in document.blocks:
        if isinstance(block, doc.Note) and block.tone == "a_completer":
            yield flat(block.inline)
        for analysis in block.analyses if isinstance(block, doc.ShownFinding) else (block,):
            if isinstance(analysis, doc.Analysis):
                yield from (flat(warning.inline) for warning in analysis.warnings)


LINK = '{{ finding("seniors_lien_social") }}\n'


def the_finding(document: doc.Document) -> doc.ShownFinding:
    return next(block for block in document.blocks if isinstance(block, doc.ShownFinding))


def only(own: PublishedResults, name: str, text: str) -> None:
    shutil.rmtree(own.initiative.folder / "texts" / "analyses")
    (own.initiative.folder / "texts" / "analyses").mkdir()
    written(own, f"analyses/{name}", text)


def test_an_analysis_stands_beside_its_figure_while_it_comments_the_value_printed(own: PublishedResults) -> None:
    only(own, "seniors_lien_social", "---\nvaleur: 75 %\n---\nLe lien **passe** avant.\n")
    document = body_is(own, LINK)
    (analysis,) = the_finding(document).analyses
    assert isinstance(analysis.body[0], doc.Prose) and flat(analysis.body[0].inline) == "Le lien passe avant."
    assert not list(warnings(document))


@pytest.mark.parametrize(
    ("front", "said"),
    [
        ("---\nvaleur: 74 %\n---\n", "Commentaire écrit pour 74\u202f%, la valeur est 75\u202f% : relisez-le"),
        ("", "dites la valeur commentée"),
        ("---\nvaleur: [\n---\n", "l’en-tête entre les deux lignes"),
    ],
)
def test_a_draft_tells_what_to_read_again_and_a_final_report_is_refused(
    own: PublishedResults, front: str, said: str
) -> None:
    only(own, "seniors_lien_social", f"{front}Texte.\n")
    document = body_is(own, LINK)
    told = " ".join(warnings(document)).replace("\u202f:", " :")
    assert said in told and "texts/analyses/seniors_lien_social.md" in told
    (wanted,) = unfinished([(Planned("complete", "complete", "comite"), document)])
    assert "seniors_lien_social.md" in wanted


TWO = ("seniors_interets.lien_jeunes: 58 %", "seniors_lien_social: 75 %")
"""Two figures as they are printed."""
FILE = "texts/analyses/section.md"
SEVERAL = "valeurs: {identifiant.partie: valeur}"


@pytest.mark.parametrize(
    ("front", "told"),
    [
        (f"valeurs: {{{TWO[0]}}}", []),
        (f"valeurs: {{{', '.join(TWO)}}}", []),
        ("valeurs: {}", []),
        ("valeurs: {seniors_aisance_numerique_evolution: '+0,8 point'}", []),
        ("valeurs: {seniors_aisance_numerique_evolution: '0,8'}", []),
        (
            "valeurs: {seniors_interets.lien_jeunes: 57 %}",
            [f"Commentaire écrit pour 57 %, la valeur est 58 % : relisez-le ({FILE})."],
        ),
        (
            f"valeurs: {{seniors_interets.lien_jeunes: 57 %, {TWO[1]}}}",
            [
                "« Ce qui fait l’intérêt des ateliers, selon les seniors » : commentaire écrit pour 57 %, la valeur est 58 % : "
                f"relisez-le ({FILE})."
            ],
        ),
        (
            f"valeurs: {{{TWO[0]}, seniors_lien_social: 74 %}}",
            [
                "« Seniors pour qui le lien social fait l’intérêt des ateliers » : commentaire écrit pour 74 %, la valeur est "
                f"75 % : relisez-le ({FILE})."
            ],
        ),
        (
            f"valeurs: {{seniors_interet.lien_jeunes: 58 %, {TWO[1]}}}",
            [f"{FILE} : l’indicateur « seniors_interet.lien_jeunes » n’existe pas dans ce rapport. Corrigez ce nom."],
        ),
        (
            f"valeurs: {{seniors_interets: 58 %, {TWO[1]}}}",
            [
                f"{FILE} commente « seniors_interets », qui est masqué, sans valeur ou fait de plusieurs chiffres. Retirez ce "
                f"fichier, ou dites quel chiffre il commente ({SEVERAL})."
            ],
        ),
        *(
            (
                front,
                [
                    f"{FILE} : dites la valeur commentée, en tête du fichier, entre deux lignes « --- » "
                    "(valeurs: {identifiant: valeur})."
                ],
            )
            for front in (
                "valeurs: 58 %",
                "valeurs: [58 %]",
                f"valeurs: {{{TWO[0]}}}\nvaleur: 58 %",
                "valeur: {a: 58 %}",
            )
        ),
    ],
)
def test_an_analysis_of_a_section_is_read_again_for_each_value_that_moved(
    own: PublishedResults, front: str, told: list[str]
) -> None:
    only(own, "section", f"---\n{front}\n---\nLe lien d’abord.\n")
    document = body_is(own, "# Section\n\nUn mot.\n")
    (analysis,) = [block for block in document.blocks if isinstance(block, doc.Analysis)]
    assert [flat(warning.inline) for warning in analysis.warnings] == [typography(said) for said in told]
    shown = [flat(block.inline) for block in analysis.body if isinstance(block, doc.Prose)]
    assert shown == ([] if any("commente" in said or "n’existe pas" in said for said in told) else ["Le lien d’abord."])


def _masked(figure: Figure) -> Figure:
    return replace(figure, status="masque", reason="Masqué.", value=None, n=None, k=None, low=None, high=None)


def test_the_analysis_of_a_masked_figure_is_shown_to_nobody(own: PublishedResults) -> None:
    only(own, "seniors_lien_social", "---\nvaleur: 75 %\n---\nTrois seniors sur quatre.\n")
    figures = tuple(_masked(one) if one.indicator == "seniors_lien_social" else one for one in own.figures)
    hidden = replace(own, figures=figures)
    (analysis,) = the_finding(body_is(hidden, LINK)).analyses
    assert not analysis.body and analysis.warnings
    other = replace(hidden, audience=replace(own.audience, id="partenaire:unis_cite"))
    assert not the_finding(body_is(other, LINK)).analyses


def test_an_analysis_that_leads_nowhere_is_told_with_the_nearest_name(own: PublishedResults) -> None:
    only(own, "seniors_lien_socal", "---\nvaleur: 75 %\n---\nTexte.\n")
    assert "seniors_lien_social" in " ".join(warnings(body_is(own, LINK)))
    found = text_findings(own.initiative, own.indicators, sections_of(own.initiative))
    assert any("« seniors_lien_social »" in one.message for one in found)


def test_texts_are_checked_by_file_and_line(own: PublishedResults) -> None:
    written(own, "conclusion", "Texte.\n\n```\ncode\n```\n")
    written(own, "analyses/regards-croises", "---\nvaleurs: {}\n---\nTexte.\n\n# Titre\n")
    (own.initiative.folder / "texts" / "contexte.md").write_bytes("été".encode("cp1252"))
    found = {one.file: one for one in text_findings(own.initiative, own.indicators, sections_of(own.initiative))}
    assert found["texts/conclusion.md"].row == 3
    assert "paragraphes" in found["texts/analyses/regards-croises.md"].message
    assert "UTF-8" in found["texts/contexte.md"].message


@pytest.mark.parametrize("name", ["contexte", "fiche/action", "portraits/1_la_rue_de_mon_enfance"])
@pytest.mark.parametrize(
    ("picture", "said"),
    [
        ('![Un jardin](images/jardin.png "Légende. Crédit : Elle {accord: sans_objet}")', ""),
        ('![Un jardin](images/jardin.png "Légende. Crédit : Elle")', "ne dit pas si l’on y reconnaît quelqu’un"),
        ('![Un jardin](images/jardin.png "Légende. Crédit : Elle {accord: voisine}")', "n’est pas déclaré"),
        ('![Un jardin](images/perdu.png "Crédit : Elle {accord: sans_objet}")', "« perdu.png » est absente"),
        ('![](images/jardin.png "Crédit : Elle {accord: sans_objet}")', "pas de texte alternatif"),
    ],
    ids=["as it should be", "who is seen", "an agreement that nobody declared", "no file", "nothing to hear"],
)
def test_a_picture_that_a_report_would_not_show_is_told_by_itself(
    own: PublishedResults, name: str, picture: str, said: str
) -> None:
    """What keeps a picture from a final version is told before any report is made, whatever text it stands in."""
    (own.initiative.folder / "texts" / "images").mkdir(exist_ok=True)
    Image.new("RGB", (30, 20), (180, 90, 20)).save(own.initiative.folder / "texts" / "images" / "jardin.png")
    written(own, name, f"{HEAD_OF[name.partition('/')[0]]}Un texte.\n\n{picture}\n")
    found = text_findings(own.initiative, own.indicators, sections_of(own.initiative))
    told = [one.message for one in found if one.file == f"texts/{name}.md"]
    assert len(told) == bool(said) and all(said in one for one in told)


HEAD_OF = {"contexte": "", "fiche": "", "portraits": "---\ntitre: Un portrait\naccord: portrait_residente\n---\n"}


def test_the_logo_of_each_partner_and_the_photograph_of_covers_are_looked_at(own: PublishedResults) -> None:
    lost = Logo(file="texts/images/perdu.png", alt="Un logo", credit="Eux")
    partners = {id: one.model_copy(update={"logo": lost}) for id, one in own.initiative.partners.items()}
    (own.initiative.folder / "texts" / "images").mkdir(exist_ok=True)
    Image.new("RGB", (30, 20), (180, 90, 20)).save(own.initiative.folder / "texts" / "images" / "jardin.png")
    photo = CoverPhoto(file="texts/images/jardin.png", alt="Un jardin", credit="Elle")
    brand = own.initiative.brand.model_copy(update={"photo": photo})
    declared = own.initiative.model_copy(update={"partners": partners, "brand": brand})
    found = [
        one for one in text_findings(declared, own.indicators, sections_of(declared)) if one.file == "initiative.yaml"
    ]
    assert [("perdu.png" in one.message, "reconnaît quelqu’un" in one.message) for one in found] == [
        (True, False),
        (False, True),
    ]


def test_answers_are_checked_by_their_file(own: PublishedResults) -> None:
    written(own, "reponses/lein", "---\nreponse: oui\nvaleurs: {}\n---\nTexte.\n")
    written(own, "reponses/utilite", "---\nreponse: peut-être\nvaleurs: {}\n---\nTexte.\n")
    found = {
        one.file: one.message for one in text_findings(own.initiative, own.indicators, sections_of(own.initiative))
    }
    assert found["texts/reponses/lein.md"].startswith(
        "« lein » n’est pas une question de l’évaluation. Vouliez-vous écrire « lien » ?"
    )
    assert found["texts/reponses/utilite.md"].startswith("Dites la réponse en tête")
    assert not any(file.endswith(("lien.md", "continuer.md", "en-une-phrase.md")) for file in found)


def test_whatever_a_text_holds_is_text(own: PublishedResults) -> None:
    written(own, "hostile", HOSTILE)
    only(own, "section", f"---\nvaleurs: {{}}\n---\n{HOSTILE}")
    document = body_is(own, '# Section\n\n{{ text("hostile") }}\n')
    assert sum(isinstance(block, doc.Analysis) for block in document.blocks) == 1
    page = render_html(document, {})
    assert "<script>alert" not in page and "javascript:" not in page.replace("[script](javascript:alert(1))", "")
    assert page.count("{{ 7*7 }}") == 2
    assert render_pdf(document, {}).startswith(b"%PDF")


def test_data_never_becomes_a_list_or_a_title(own: PublishedResults) -> None:
    renamed = own.initiative.model_copy(update={"name": "- 1. Un\n\n# nom\ue0000\ue001"})
    (first, *_) = body_is(replace(own, initiative=renamed), "{{ initiative.name }}\n").blocks
    assert isinstance(first, doc.Prose) and flat(first.inline) == "- 1. Un  # nom0"


def test_a_template_of_one_line_drops_neither_difficulties_nor_limits_nor_the_unforeseen(own: PublishedResults) -> None:
    document = body_is(own, "Une ligne.\n\n{{ annexes() }}\n\n# Fin\n")
    kinds = [block.text if isinstance(block, doc.Heading) else block.kind for block in document.blocks]
    assert [kind for kind in kinds if kind in ("Difficultés", "Limites", "Effets non prévus", "annexes", "Fin")] == [
        "Difficultés",
        "Limites",
        "Effets non prévus",
        "annexes",
        "Fin",
    ]
    again = body_is(own, "{{ difficulties() }}\n\n{{ limits() }}\n\n{{ unexpected_effects() }}\n")
    assert not any(isinstance(block, doc.Heading) for block in again.blocks)


def test_recommendations_are_numbered_and_their_blanks_are_told(own: PublishedResults) -> None:
    written(own, "avis", "| Constat | Recommandation | Porteur | Échéance |\n|---|---|---|---|\n| c | r | orange | |\n")
    document = body_is(own, '{{ text("avis") }}\n')
    (advice,) = [block for block in document.blocks if isinstance(block, doc.Recommendations)]
    assert advice.items == (doc.Recommendation(found="c", advice="r", owner="orange", due="à compléter"),)
    assert any("recommandation 1" in said and "échéance" in said for said in warnings(document))
    assert "Porteur" in render_html(document, {})


def test_comparators_never_pass_for_results(own: PublishedResults) -> None:
    tables = [block for block in body_is(own, "{{ comparators() }}\n").blocks if isinstance(block, doc.DataTable)]
    ours, *others = tables[:3]
    assert [column.heading for column in ours.columns] == ["Repère", "Publié", "Ici", "Source"]
    assert ours.rows[0][1].text.startswith("75") and ours.rows[0][2].text.startswith("75")
    assert others and all("pas mesuré ici" in table.note for table in others)
    assert all("Ici" not in [column.heading for column in table.columns] for table in others)


TITLE = "Un atelier. Crédit : Une photographe"


@pytest.fixture
def photo(own: PublishedResults) -> Path:
    path = own.initiative.folder / "texts" / "images" / "atelier.jpg"
    path.parent.mkdir()
    exif = Image.Exif()
    exif[0x010F] = "Appareil secret"
    Image.new("RGB", (320, 200), (180, 90, 20)).save(path, exif=exif)
    return path


def test_a_photo_is_shown_with_its_words_and_without_what_the_camera_hid(own: PublishedResults, photo: Path) -> None:
    written(own, "photo", f'![Deux personnes devant une tablette](images/atelier.jpg "{TITLE}")\n')
    document = body_is(own, '{{ text("photo") }}\n')
    (shown,) = [block for block in document.blocks if isinstance(block, doc.Picture)]
    assert (shown.width, shown.height, shown.caption, shown.credit) == (320, 200, "Un atelier.", "Une photographe")
    assert b"Appareil secret" in photo.read_bytes() and b"Appareil secret" not in shown.data
    page = render_html(document, {})
    assert 'alt="Deux personnes devant une tablette"' in page and 'src="data:image/jpeg;base64,' in page
    assert render_pdf(document, {}) == render_pdf(document, {})


@pytest.mark.parametrize(
    ("mark", "shown", "said"),
    [
        ("", 1, ["ne dit pas si l’on y reconnaît quelqu’un"]),
        (" {accord: sans_objet}", 1, []),
        (" {accord: photo_1}", 0, ["L’accord «\u202fphoto_1\u202f» n’est pas déclaré"]),
    ],
)
def test_a_photo_says_whether_somebody_can_be_recognised(
    own: PublishedResults, photo: Path, mark: str, shown: int, said: list[str]
) -> None:
    assert photo.is_file()
    written(own, "photo", f'![Une tablette](images/atelier.jpg "{TITLE}{mark}")\n')
    document = body_is(own, '{{ text("photo") }}\n')
    pictures = [block for block in document.blocks if isinstance(block, doc.Picture)]
    told = [flat(one.inline) for one in document.blocks if isinstance(one, doc.Note) and one.tone == "a_completer"]
    notes = [one for one in told if "reconnaît" in one or "accord" in one]
    assert [one.credit for one in pictures] == ["Une photographe"] * shown
    assert len(notes) == len(said) and all(words in note for words, note in zip(said, notes, strict=True))


@pytest.mark.parametrize(
    ("address", "alt", "title", "said"),
    [
        ("images/atelier.jpg", "", TITLE, "texte alternatif"),
        ("images/atelier.jpg", "Un atelier", "Un atelier", "crédit"),
        ("images/absente.jpg", "Un atelier", TITLE, "absente"),
        ("../../ailleurs.jpg", "Un atelier", TITLE, "hors du dossier"),
        ("https://exemple.fr/a.jpg", "Un atelier", TITLE, "hors du dossier"),
        ("images/dessin.svg", "Un atelier", TITLE, "SVG"),
        ("images/faux.png", "Un atelier", TITLE, "pas lisible"),
        ("images/lourde.jpg", "Un atelier", TITLE, "2 Mo"),
    ],
)
def test_a_picture_that_cannot_be_shown_is_refused_in_a_sentence(
    own: PublishedResults, photo: Path, address: str, alt: str, title: str, said: str
) -> None:
    photo.with_name("faux.png").write_bytes(b"rien")
    photo.with_name("lourde.jpg").write_bytes(b"0" * 2_000_001)
    with pytest.raises(ValueError, match=said):
        in_text(own.initiative.folder, address, alt, title)
    written(own, "photo", f'Texte.\n\n![{alt}]({address} "{title}")\n')
    found = read(own.initiative.folder, "photo")
    assert found is not None and said in found.sentence() and "texts/photo.md, ligne 3" in found.sentence()


def test_a_mistake_in_a_template_is_told_on_its_line(own: PublishedResults) -> None:
    with pytest.raises(UnusableTemplate, match=r"essai\.md\.j2, ligne 3"):
        body_is(own, 'Texte.\n\n![Une photo](images/absente.jpg "Légende. Crédit : X")\n')


def test_logos_stand_on_the_cover_and_a_lost_one_is_told(own: PublishedResults, photo: Path) -> None:
    found = Logo(file="texts/images/atelier.jpg", alt="Logo du collectif", credit="Le collectif")
    lost = found.model_copy(update={"file": "texts/images/perdu.png"})
    initiative = own.initiative.model_copy(update={"logos": (found, lost)})
    document = body_is(replace(own, initiative=initiative), "Texte.\n")
    assert [logo.alt for logo in document.cover.logos] == ["Logo du collectif"]
    assert any("perdu.png" in said for said in warnings(document))
    assert 'alt="Logo du collectif"' in render_html(document, {})
    assert render_pdf(document, {}).startswith(b"%PDF")


def test_all_pictures_that_cannot_be_shown_are_told_at_once_with_their_lines(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    lost = '![Un jardin](images/{}.png "Crédit : Elle")'
    text = (
        f"---\ntitre: Un\n---\n{lost.format('un')}\n\nDes mots.\n\n{lost.format('deux')}\n\n- `code`\n\n```\nx\n```\n"
    )
    (tmp_path / "texts" / "suite.md").write_text(text, encoding="utf-8")
    told = read(tmp_path, "suite")
    assert told is not None and told.line == 4
    assert "« un.png » est absente" in told.problem and ". Ligne 8 : l’image « deux.png » est absente" in told.problem
    assert ". Ligne 12 : " in told.problem
