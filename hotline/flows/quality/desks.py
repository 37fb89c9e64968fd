"""The desks of quality work, put together."""

from dataclasses import dataclass
from typing import Self

from hotline.clock import Clock
from hotline.flows.ledger import Ledger
from hotline.flows.quality.appeals import AppealDesk
from hotline.flows.quality.cards import PastScripts, QualityDesk
from hotline.flows.quality.corrective import CorrectiveDesk
from hotline.flows.quality.credits import CreditDesk
from hotline.flows.quality.months import Months
from hotline.flows.quality.slips import SlipDesk
from hotline.settings import CentreConfig


@dataclass(frozen=True, slots=True)
class QualityDesks:
    cards: QualityDesk
    slips: SlipDesk
    appeals: AppealDesk
    credits: CreditDesk
    corrective: CorrectiveDesk
    months: Months

    @classmethod
    def of(cls, ledger: Ledger, scripts: PastScripts, centre: CentreConfig, clock: Clock) -> Self:
        return cls(
            cards=QualityDesk(ledger, scripts, centre, clock),
            slips=SlipDesk(ledger, clock),
            appeals=AppealDesk(ledger, centre, clock),
            credits=CreditDesk(ledger, clock),
            corrective=CorrectiveDesk(ledger, centre, clock),
            months=Months(ledger.database, centre, clock),
        )
