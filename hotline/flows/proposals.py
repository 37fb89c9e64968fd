"""What is proposed for an order from a call: its words, the customer's file, the catalogue's words."""

from collections.abc import Mapping

from domain.calls import Call
from domain.intake.proposals import Asked, Proposal, Proposer
from domain.rules.language import Language
from domain.services.service import ServiceType
from hotline.settings import CentreConfig
from hotline.storage.database import Database


class ProposalDesk:
    """Changes nothing: agents take what they confirm."""

    def __init__(
        self, database: Database, catalogue: Mapping[str, ServiceType], centre: CentreConfig, language: Language
    ) -> None:
        self._database = database
        self._catalogue = catalogue
        self._centre = centre
        self._language = language
        self._offered: tuple[ServiceType, ...] = ()
        self._proposer = Proposer((), language)

    async def of(self, call: Call, service_type: str = "") -> tuple[Proposal, ...]:
        """By field, the surest first. Some milliseconds for a long call. `service_type`: the one that is chosen."""
        async with self._database.reading() as uow:
            lines = await uow.transcripts.of(call.id)
            customer = (
                await uow.customers.resolve(call.customer_id)
                if call.customer_id is not None
                else await uow.customers.by_phone(call.customer_number)
            )
        asked = Asked(call.started_at, self._centre.zone, call.customer_number, customer, service_type)
        return self._made().propose(lines, asked)

    def _made(self) -> Proposer:
        """Anew where the catalogue was loaded anew."""
        offered = tuple(service for service in self._catalogue.values() if not service.retired)
        if offered != self._offered:
            self._offered = offered
            self._proposer = Proposer(offered, self._language)
        return self._proposer
