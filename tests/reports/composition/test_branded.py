"""The font and the photograph that an initiative declares: on its covers and titles, or refused in a sentence."""

import io
import shutil
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import lxml.html
import pikepdf
import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from initiatives.declaration.brand import Brand, CoverPhoto, TitleFont
from initiatives.declaration.model import Consent, Initiative
from reports import document as doc
from reports.charts.fonts import REGULAR, TITLES
from reports.composition.cover import branded, cover_of
from reports.composition.prose import flat
from reports.composition.unprintable import unprintable
from reports.rendering.html import render_html
from reports.rendering.pdf import render_pdf
from tests.indicators.small import initiative

FONT = TitleFont(file="texts/polices/titres.ttf", licence="SIL OFL 1.1")
PHOTO = CoverPhoto(file="texts/images/couverture.png", alt="Un jardin", credit="Une photographe")


@pytest.fixture
def own(tmp_path: Path) -> Initiative:
    for folder in ("polices", "images"):
        (tmp_path / "texts" / folder).mkdir(parents=True)
    shutil.copyfile(REGULAR, tmp_path / FONT.file)
    Image.new("RGB", (300, 200), (180, 90, 20)).save(tmp_path / PHOTO.file)
    return initiative(tmp_path)


def looking(own: Initiative, *, compact: bool = False, **brand: object) -> tuple[doc.Cover, list[str]]:
    """Return the cover of an initiative of this brand, and what is said of what cannot be used."""
    declared = own.model_copy(update={"brand": Brand.model_validate(brand)})
    face = cover_of(declared, "Rapport", "provisoire", dated=own.evaluated_on, compact=compact)
    made, wrong = branded(declared, face)
    return made, [flat(one.inline) for one in wrong if isinstance(one, doc.Note)]


def test_titles_are_set_in_the_font_that_is_declared_and_the_text_is_not(own: Initiative) -> None:
    cover, wrong = looking(own, font=FONT)
    assert wrong == []
    heading = doc.Heading(level=1, text="Titre", anchor="titre")
    blocks = (heading, doc.Prose(inline=(doc.TextRun("Texte."),)))
    made = doc.Document(slug="r", lang="fr", cover=cover, blocks=blocks)
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        used = [{str(font.BaseFont)[8:] for font in page.Resources.Font.values()} for page in opened.pages]
    assert TITLES.replace(" ", "#20") in {name.replace(" ", "#20") for page in used for name in page}
    assert any("SourceSansPro" in name for page in used for name in page)
    page = render_html(made, {})
    assert page.count("@font-face") == 4 and ":is(h1,h2,h3,h4,h5,.cover .edition,.cover .subtitle" in page
    assert TITLES not in render_html(replace(made, cover=replace(cover, font=None)), {})
    assert render_html(made, {}) == page and render_pdf(made, {}) == render_pdf(made, {})


def test_a_font_that_lacks_letters_is_told_with_them(own: Initiative) -> None:
    path = own.folder / FONT.file
    assert unprintable(own.model_copy(update={"brand": Brand(font=FONT)})) == ()
    font = TTFont(path)
    for table in font["cmap"].tables:
        table.cmap = {code: name for code, name in table.cmap.items() if chr(code) not in "œP"}
    font.save(path)
    (told,) = unprintable(own.model_copy(update={"brand": Brand(font=FONT)}))
    assert told.message == "La police des titres (« brand › font ») n’a pas « P », « œ »."
    assert unprintable(own) == (), "no font is declared"


def test_a_font_that_forbids_to_be_embedded_is_refused(own: Initiative) -> None:
    path = own.folder / FONT.file
    font = TTFont(path)
    for allowed, refused in ((0x4, False), (0x2, True)):
        font["OS/2"].fsType = allowed
        font.save(path)
        cover, wrong = looking(own, font=FONT)
        assert (cover.font is None) is refused
        assert [said for said in wrong if "interdit d’être incorporée" in said] == (wrong if refused else [])


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("texts/polices/absente.ttf", "absente. Vérifiez son nom"),
        ("../titres.ttf", "hors du dossier de l’initiative"),
        ("texts/polices/titres.woff2", "ni un fichier .ttf, ni un fichier .otf"),
        ("texts/polices/fausse.otf", "n’est pas lisible"),
        ("texts/polices/lourde.ttf", "pèse plus de 2 Mo"),
    ],
)
def test_a_font_that_cannot_be_used_is_refused_in_a_sentence(own: Initiative, file: str, said: str) -> None:
    (own.folder / "texts/polices/fausse.otf").write_bytes(b"rien")
    (own.folder / "texts/polices/lourde.ttf").write_bytes(b"0" * 2_000_001)
    cover, (wrong,) = looking(own, font={"file": file, "licence": "x"})
    assert cover.font is None and said in wrong and wrong.startswith("initiative.yaml")


def test_a_photograph_fills_full_covers_alone_and_its_page_carries_it_whole(own: Initiative) -> None:
    (cover, wrong), (short, _) = looking(own, photo=PHOTO), looking(own, compact=True, photo=PHOTO)
    assert cover.photo is not None and (cover.photo.alt, cover.photo.credit) == ("Un jardin", "Une photographe")
    assert short.photo is None
    (said,) = wrong
    assert said.startswith("Une image (crédit\u202f: Une photographe) ne dit pas si l’on y reconnaît quelqu’un")
    alone, none = looking(own, photo=PHOTO.model_copy(update={"credit": "Une photographe {accord: sans_objet}"}))
    assert none == [] and alone.photo == cover.photo
    made = doc.Document(slug="r", lang="fr", cover=cover, blocks=())
    (shown,) = lxml.html.document_fromstring(render_html(made, {})).xpath("//img[@class='cover-photo']")
    assert b64decode(shown.get("src").partition(",")[2], validate=True) == cover.photo.data
    assert "En couverture : Une photographe" in render_html(made, {})
    with pikepdf.open(io.BytesIO(render_pdf(made, {}))) as opened:
        kinds = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        assert [str(one.Alt) for one in kinds] == ["Un jardin"]


def test_a_photograph_of_somebody_needs_an_agreement_that_is_declared_and_not_taken_back(own: Initiative) -> None:
    photo = PHOTO.model_copy(update={"credit": "Une photographe {accord: photo_1}"})
    cover, (wrong,) = looking(own, photo=photo)
    assert cover.photo is None and "« photo_1 » n’est pas déclaré" in wrong.replace("\u202f", " ")
    agreed = Consent.model_validate({"to": "citer", "on": own.evaluated_on})
    cover, wrongs = looking(own.model_copy(update={"consents": {"photo_1": agreed}}), photo=photo)
    assert cover.photo is not None and cover.photo.credit == "Une photographe" and wrongs == []
    taken_back = agreed.model_copy(update={"withdrawn": own.evaluated_on})
    cover, wrongs = looking(own.model_copy(update={"consents": {"photo_1": taken_back}}), photo=photo)
    assert cover.photo is None and wrongs == []


def test_a_photograph_that_is_lost_is_told(own: Initiative) -> None:
    cover, (wrong,) = looking(own, photo=PHOTO.model_copy(update={"file": "texts/images/perdue.png"}))
    assert cover.photo is None and "perdue.png" in wrong
