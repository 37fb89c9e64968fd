"""What every call has in common that the centre makes to somebody outside (handbook C8, C10)."""

from collections.abc import Mapping

from domain.calls import EndCause
from hotline.flows.call_over import CallOver
from hotline.flows.dialplan import route
from hotline.flows.inputs import is_fate_of
from hotline.flows.live_call import LiveCall
from hotline.settings import CentreConfig
from telephony.engine import CallLeg, Cause, HungUp
from telephony.errors import TelephonyError

NOT_REACHED: Mapping[Cause, EndCause] = {
    Cause.BUSY: EndCause.BUSY,
    Cause.NO_ANSWER: EndCause.NO_ANSWER,
    Cause.DECLINED: EndCause.DECLINED,
    Cause.CANCELLED: EndCause.NO_ANSWER,
}
"""How somebody who was not reached counts; every other cause is unreachable."""


class OutgoingCall(LiveCall):
    async def _reach(self) -> CallLeg:
        """Ring the phone outside until it is picked up. Raises `CallOver` when it isn't."""
        centre = self._equipment.centre
        try:
            to = route(self.record.called, centre.trunks, centre.region)
            leg = await self._equipment.engine.originate(to, caller=shown(centre), timeout_s=centre.callback_ring_s)
        except TelephonyError as error:
            await self._write("no_route", code=error.code, why=str(error))
            raise CallOver(EndCause.UNREACHABLE) from None
        self._adopt(leg)
        self._outside(leg)
        await self._write("dialled", to=self.record.called)
        item = await self._until(lambda item: is_fate_of(leg, item))
        if isinstance(item, HungUp):
            raise CallOver(NOT_REACHED.get(item.cause, EndCause.UNREACHABLE))
        return leg

    def _outside(self, leg: CallLeg) -> None:
        """`leg` is that of the person outside."""


def shown(centre: CentreConfig) -> str:
    """The number that who is called sees."""
    return (centre.trunks[0].caller if centre.trunks else None) or centre.number
