"""The look of whoever asks for an evaluation: its colours, refused where they could not be read, its font, its photograph."""

from typing import Annotated, Self

from pydantic import AfterValidator, Field, model_validator

from initiatives.declaration.declared import Declared

GROUND, WORDS = "#EDF1F2", "#FFFFFF"
"""The darkest ground that titles stand on, and the words of the cover."""
TEXT, LARGE = 4.5, 3.0
"""Contrast at least of text, of large letters and marks (WCAG 2.2, 1.4.3 and 1.4.11)."""


def _colour(written: str) -> str:
    digits = written.removeprefix("#")
    if len(written) != len("#1B6E7A") or len(digits) != len("1B6E7A") or set(digits.upper()) - set("0123456789ABCDEF"):
        raise ValueError(
            f'« {written} » n’est pas une couleur. Écrivez-la entre guillemets, en hexadécimal : "#1B6E7A".'
        )
    return written.upper()


Colour = Annotated[str, AfterValidator(_colour)]
"""« #RRGGBB »."""


class TitleFont(Declared):
    """The font of covers and titles: one file, and what allows to embed it in reports."""

    file: str = Field(description="Chemin dans le dossier de l’initiative : texts/polices/titres.ttf (ou .otf)")
    licence: str = Field(min_length=1, description="Ce qui permet de l’incorporer : « SIL OFL 1.1 », un contrat…")


class CoverPhoto(Declared):
    """The photograph of full covers: above the title, which stands on `colour`."""

    file: str = Field(description="Chemin dans le dossier de l’initiative : texts/images/couverture.jpg (ou .png)")
    alt: str = Field(min_length=1, description="Ce qu’elle montre, pour qui ne la voit pas")
    credit: str = Field(
        min_length=1, description="Son auteur ; « {accord: mot} » à la fin, si une personne y est reconnaissable"
    )


class Brand(Declared):
    """Two colours, of titles and of the cover, and of what stands out on it; a font for titles, a photograph for covers."""

    colour: Colour = Field(default="#1B6E7A", description="Couleur de la couverture et des titres, foncée")
    second: Colour = Field(default="#E3B98A", description="Couleur de ce qui ressort sur la couverture, claire")

    font: TitleFont | None = Field(default=None, description="Police de la couverture et des titres")
    photo: CoverPhoto | None = Field(default=None, description="Photographie des couvertures pleine page")

    @model_validator(mode="after")
    def _legible(self) -> Self:
        found = [
            f"« {key} » ({one}) {what} : contraste de {_said(ratio)} pour 1, quand il en faut {_said(least)}"
            for key, one, ratio, least, what in (
                ("colour", self.colour, contrast(self.colour, GROUND), TEXT, "ne se lit pas assez sur un fond clair"),
                ("second", self.second, contrast(self.second, self.colour), LARGE, "se distingue mal de « colour »"),
            )
            if ratio < least
        ]
        if found:
            raise ValueError(f"{' ; '.join(found)}. Foncez « colour », ou éclaircissez « second ».")
        return self


def _said(ratio: float) -> str:
    return f"{ratio:.1f}".replace(".", ",")


def luminance(colour: str) -> float:
    """Return the relative luminance of « #RRGGBB » (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
