"""How a file is read where its content does not tell it: what a declaration may say of a source."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class FileReading(BaseModel):
    """How a file is read, where its content does not tell it; all is found out by default."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    encoding: Literal["utf-8", "utf-16", "cp1252", "mac_roman"] | None = Field(
        default=None, description="Codage d’un fichier de texte"
    )
    delimiter: str | None = Field(default=None, min_length=1, max_length=1, description="Séparateur d’un CSV")
    header: int | None = Field(
        default=None, ge=1, description="Dernière ligne des intitulés, telle que le tableur la numérote"
    )
    dates: Literal["fr", "us"] | None = Field(default=None, description="fr : jour/mois ; us : mois/jour")
