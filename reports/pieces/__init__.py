"""What templates call by name: each piece turns published figures or declarations into blocks."""

from collections.abc import Callable

from reports import document as doc
from reports.pieces.annexes import definitions, quality, questionnaire
from reports.pieces.approaches import approaches
from reports.pieces.complete import complete_tables
from reports.pieces.contributions import contributions
from reports.pieces.crossed import crossed_views
from reports.pieces.findings import finding, findings
from reports.pieces.impacts import impacts
from reports.pieces.notes import (
    age_of_claims,
    evaluation_questions,
    response,
    response_table,
    sources_in_short,
)
from reports.pieces.partners import matrix, objectives, own_and_whole, partner_card, partners_say
from reports.pieces.partnership import partnership
from reports.pieces.profile import profile
from reports.pieces.reconciliation import reconciliation
from reports.pieces.summary import (
    answers,
    difficulties,
    key_figures,
    sentences,
    summary_figures,
    sustainable_development_goals,
)
from reports.pieces.territory import axis, effects, territory_context
from reports.pieces.texts import members, milestones, quality_card, text

PIECES: dict[str, Callable[..., tuple[doc.Block, ...]]] = {
    piece.__name__: piece
    for piece in (
        age_of_claims,
        answers,
        approaches,
        axis,
        complete_tables,
        contributions,
        crossed_views,
        definitions,
        difficulties,
        effects,
        evaluation_questions,
        finding,
        findings,
        impacts,
        key_figures,
        matrix,
        members,
        milestones,
        objectives,
        own_and_whole,
        partner_card,
        partners_say,
        partnership,
        profile,
        quality,
        quality_card,
        questionnaire,
        reconciliation,
        response,
        response_table,
        sentences,
        sources_in_short,
        summary_figures,
        territory_context,
        sustainable_development_goals,
        text,
    )
} | {
    "contents": lambda published: (doc.Contents(),),
    "annexes": lambda published: (doc.Annexes(),),
}
"""Name in a template → the piece it calls; the first argument is given by the stage."""
