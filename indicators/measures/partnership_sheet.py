"""What kind of partnership it is: its category, its modality, its agreement and who brought the partners together."""

from typing import Literal

from pydantic import Field

from indicators.measures.base import DeclaredMeasure, Fact
from initiatives.declaration.model import Initiative
from initiatives.declaration.reference import modalities
from initiatives.declaration.vocabulary import LABELS


class PartnershipSheet(DeclaredMeasure):
    """What `partnership` declares, in words: one part per line of the sheet; there is no main figure."""

    partnership_sheet: Literal["partnership"] = Field(description="La fiche « partnership » d’initiative.yaml")

    def undeclared(self, initiative: Initiative) -> tuple[str, ...]:
        """Say that there is no sheet."""
        return (
            () if initiative.partnership else ("demande la fiche « partnership », que initiative.yaml ne déclare pas",)
        )

    def facts(self, initiative: Initiative) -> tuple[Fact, ...]:
        """Return category and modality, then what else is declared."""
        sheet = initiative.partnership
        if sheet is None:
            return ()
        signed = f"{sheet.signed_on:%d/%m/%Y}" if sheet.signed_on else None
        lines = (
            ("categorie", "Catégorie", LABELS[sheet.category]),
            ("modalite", "Modalité", modalities()[sheet.modality].label),
            ("accord", "Accord", sheet.agreement),
            ("signature", "Signé le", signed),
            ("intermediaire", "Mise en relation", sheet.intermediary),
        )
        return tuple(Fact(part, label, None, 1, text) for part, label, text in lines if text)

    def computation(self) -> str:
        """Say how it is computed."""
        return "fiche déclarée du partenariat"
