"""What is proposed for an order's form."""

from typing import Self

from agent_console.views.base import View
from domain.intake.proposals import Field, Proposal, Source


class ProposalView(View):
    """To be confirmed by the agent, never filled in by itself."""

    field: Field
    value: str
    """`service_type`: id; `urgency`: urgent or emergency; `choice`: of `form_field`; `moment`: RFC 3339, or an
    ISO 8601 interval."""
    shown: str
    """As it was said, or stands in the file."""
    source: Source
    start: float | None
    """Seconds from the start of the call; null: from the file."""
    end: float | None
    certainty: float
    """0…1."""
    service_type: str | None
    """Whose form it is for, of a `choice`."""
    form_field: str | None
    """Id of the form's field, of a `choice`."""

    @classmethod
    def of(cls, proposal: Proposal) -> Self:
        return cls(
            field=proposal.field,
            value=proposal.value,
            shown=proposal.shown,
            source=proposal.source,
            start=proposal.start,
            end=proposal.end,
            certainty=proposal.certainty,
            service_type=proposal.service_type or None,
            form_field=proposal.form_field or None,
        )
