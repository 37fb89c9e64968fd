"""Everything a console, a test or the demo needs of a running centre. Put together in `hotline.app`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from hotline.bus.base import Bus
from hotline.catalogue import Catalogue
from hotline.clock import Clock
from hotline.flows.alerts import AlertDesk
from hotline.flows.announcements import Announcements
from hotline.flows.answer_offers import AnswerOffers
from hotline.flows.callbacks import CallbackDesk
from hotline.flows.calls import CallDesk
from hotline.flows.catalogue import CatalogueDesk
from hotline.flows.customers import CustomerDesk
from hotline.flows.floor import Floor
from hotline.flows.knowledge import KnowledgeDesk
from hotline.flows.morning import MorningDesk
from hotline.flows.notices import NoticeDesk
from hotline.flows.orders import OrderDesk
from hotline.flows.outbreaks import OutbreakDesk
from hotline.flows.people import PeopleDesk
from hotline.flows.proposals import ProposalDesk
from hotline.flows.quality.desks import QualityDesks
from hotline.flows.record_desks import RecordDesks
from hotline.flows.scheduler import Scheduler
from hotline.flows.scripts import ScriptDesk
from hotline.flows.shifts import ShiftDesk
from hotline.flows.voices import Voices
from hotline.flows.wrap_up import WrapUp
from hotline.settings import Settings
from hotline.storage.database import Database
from speech.hearing import Hearing

Health = Callable[[], Awaitable[Mapping[str, str]]]
"""What works: "ok" for each part that does; speech may be "deaf", which is no reason not to answer calls."""


@dataclass(frozen=True, slots=True)
class Centre:
    settings: Settings
    clock: Clock
    database: Database
    bus: Bus
    floor: Floor
    calls: CallDesk
    wrap_up: WrapUp
    alerts: AlertDesk
    voices: Voices
    orders: OrderDesk
    callbacks: CallbackDesk
    customers: CustomerDesk
    records: RecordDesks
    quality: QualityDesks
    notices: NoticeDesk
    scheduler: Scheduler
    outbreaks: OutbreakDesk
    shifts: ShiftDesk
    morning: MorningDesk
    people: PeopleDesk
    scripts: ScriptDesk
    knowledge: KnowledgeDesk
    announcements: Announcements
    offers: AnswerOffers
    proposals: ProposalDesk
    catalogue: Catalogue
    catalogue_desk: CatalogueDesk
    hearing: Hearing
    health: Health
