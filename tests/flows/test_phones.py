"""Who can be rung: with the engine's own registrar, and without one."""

import pytest

from domain.people import Person, Role
from domain.queues import Queue
from hotline.flows.floor import Floor
from tests.flows.conftest import Site

AGENT = Person("1001", "张敏", Role.AGENT, ("service",))


@pytest.mark.parametrize("phones_register", [True, False])
async def test_phones_that_register_elsewhere_are_taken_to_be_there(site: Site, phones_register: bool) -> None:
    floor = Floor(
        site.ledger,
        site.clock,
        [Queue("service", "客户服务")],
        console_grace_s=30,
        phones_register=phones_register,
    )
    newcomer = await floor.log_in(AGENT)  # not known when the centre started
    assert newcomer is not None
    assert newcomer.phone_registered is not phones_register
    await floor.restore([AGENT], [newcomer])
    assert [agent.phone_registered for agent in floor.agents()] == [not phones_register]
