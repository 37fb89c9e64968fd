"""The desks of personal data, put together in one place (handbook R2, R3, A2)."""

from dataclasses import dataclass

from hotline.clock import Clock
from hotline.files import FileStore
from hotline.flows.copies import CopyDesk
from hotline.flows.files import FileDesk
from hotline.flows.ledger import Ledger
from hotline.flows.retention import RetentionDesk
from hotline.settings import Settings


@dataclass(frozen=True, slots=True)
class RecordDesks:
    """What a console, a test or the demo needs of them."""

    files: FileDesk
    copies: CopyDesk
    retention: RetentionDesk

    @classmethod
    def of(cls, ledger: Ledger, settings: Settings, clock: Clock) -> "RecordDesks":
        store = FileStore(settings.data / "files", settings.centre.files.largest)
        return cls(
            files=FileDesk(ledger, store, clock),
            copies=CopyDesk(ledger, clock),
            retention=RetentionDesk(ledger, settings.centre, settings.recordings, store, clock),
        )
