"""All repositories over one transaction."""

from types import TracebackType
from typing import Self

from hotline.storage.agent_log import AgentLog
from hotline.storage.audit import Audit
from hotline.storage.callbacks import Callbacks
from hotline.storage.callbacks.do_not_call import DoNotCallList
from hotline.storage.callbacks.rates import Rates
from hotline.storage.calls import Calls
from hotline.storage.customers import Customers
from hotline.storage.customers.copies import Copies
from hotline.storage.customers.expired import ExpiredRecords
from hotline.storage.customers.files import Files
from hotline.storage.customers.merges import Merges
from hotline.storage.customers.retention import Destructions
from hotline.storage.knowledge.answers import Answers
from hotline.storage.notices.job_runs import JobRuns
from hotline.storage.notices.morning import Morning
from hotline.storage.notices.notices import Notices
from hotline.storage.notices.outbreaks import Outbreaks
from hotline.storage.notices.shifts import Shifts
from hotline.storage.orders import Orders
from hotline.storage.people import People
from hotline.storage.quality.appeals import Appeals
from hotline.storage.quality.cards import Cards
from hotline.storage.quality.corrective import CorrectiveActions
from hotline.storage.quality.credits import Credits
from hotline.storage.quality.slips import Slips
from hotline.storage.scripts import Scripts
from hotline.storage.sessions import Sessions
from hotline.storage.transaction import Transaction
from hotline.storage.transcripts import Transcripts


class UnitOfWork:
    """What one command reads and writes, all of it or nothing.

    ``async with database.unit_of_work() as work: ...; await work.commit()``. Leaving without commit rolls back, and
    `commit` ends it. One for each command, never shared, never nested, never open across speech, playback or a phone
    that rings: on SQLite other writers wait meanwhile.

    What is read by `get` and `due` in a unit of work that writes stays as it is until the end: reading, deciding and
    saving inside one unit of work is safe against everybody else.
    """

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction
        self.calls = Calls(transaction)
        self.transcripts = Transcripts(transaction)
        self.customers = Customers(transaction)
        self.merges = Merges(transaction)
        self.files = Files(transaction)
        self.copies = Copies(transaction)
        self.destructions = Destructions(transaction)
        self.expired = ExpiredRecords(transaction)
        self.orders = Orders(transaction)
        self.callbacks = Callbacks(transaction)
        self.do_not_call = DoNotCallList(transaction)
        self.callback_rates = Rates(transaction)
        self.people = People(transaction)
        self.scripts = Scripts(transaction)
        self.agents = AgentLog(transaction)
        self.sessions = Sessions(transaction)
        self.audit = Audit(transaction)
        self.cards = Cards(transaction)
        self.slips = Slips(transaction)
        self.appeals = Appeals(transaction)
        self.credits = Credits(transaction)
        self.corrective = CorrectiveActions(transaction)
        self.notices = Notices(transaction)
        self.job_runs = JobRuns(transaction)
        self.outbreaks = Outbreaks(transaction)
        self.shifts = Shifts(transaction)
        self.morning = Morning(transaction)
        self.answers = Answers(transaction)

    async def __aenter__(self) -> Self:
        """Raises `DatabaseUnreachable` or `DatabaseBusy`."""
        await self._transaction.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self._transaction.close()

    async def commit(self) -> None:
        """Keeps everything written. The unit of work is over then."""
        await self._transaction.commit()
