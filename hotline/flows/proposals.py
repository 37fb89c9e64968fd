"""What is proposed for an order from a call: its words, the customer's file, the catalogue's words."""

from collections.abc import Mapping, Sequence

from domain.calls import Call
from domain.intake.categories import Categories
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
        self._words: Mapping[str, Sequence[str]] = {}
        self._proposer = Proposer(Categories({}, language), language)

    async def of(self, call: Call) -> tuple[Proposal, ...]:
        """By field, the surest first. Some milliseconds for a long call."""
        async with self._database.reading() as uow:
            lines = await uow.transcripts.of(call.id)
            customer = (
                await uow.customers.resolve(call.customer_id)
                if call.customer_id is not None
                else await uow.customers.by_phone(call.customer_number)
            )
        asked = Asked(call.started_at, self._centre.zone, call.customer_number, customer)
        return self._made().propose(lines, asked)

    def _made(self) -> Proposer:
        """Anew where the catalogue was loaded anew."""
        words = {id_: service.words for id_, service in self._catalogue.items() if not service.retired}
        if words != self._words:
            self._words = words
            self._proposer = Proposer(Categories(words, self._language), self._language)
        return self._proposer
