"""How a file is read where its content does not tell it: what a declaration may say of a source."""

from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator


class FileReading(BaseModel):
    """How a file is read, where its content does not tell it; all is found out by default."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    encoding: Literal["utf-8", "utf-16", "cp1252", "mac_roman", "cp850"] | None = Field(
        default=None, description="Codage d’un fichier de texte"
    )
    delimiter: str | None = Field(default=None, min_length=1, max_length=1, description="Séparateur d’un CSV")
    header: int | None = Field(
        default=None, ge=1, description="Dernière ligne des intitulés, telle que le tableur la numérote"
    )
    dates: Literal["fr", "us"] | None = Field(default=None, description="fr : jour/mois ; us : mois/jour")
    decimal: Literal[",", "."] | None = Field(default=None, description="Signe des décimales : « 12,5 » ou « 12.5 »")
    thousands: Literal[".", ","] | None = Field(
        default=None, description="Signe des milliers : « 1.500 » ou « 1,500 » pour mille cinq cents"
    )

    @model_validator(mode="after")
    def _two_signs(self) -> Self:
        if self.decimal is not None and self.decimal == self.thousands:
            raise ValueError("« decimal » et « thousands » ne peuvent pas être le même signe.")
        return self

    @property
    def point(self) -> Literal[",", "."] | None:
        """Return the sign before decimals, as far as it is declared: of the two, the one that does not part thousands."""
        if self.decimal is not None or self.thousands is None:
            return self.decimal
        return "," if self.thousands == "." else "."
