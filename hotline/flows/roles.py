"""Whose rules an agent is bound by."""

import structlog

from domain.people import Role
from hotline.flows.ledger import Ledger
from hotline.storage.errors import StorageError

log = structlog.get_logger(__name__)


async def role_of(ledger: Ledger, user: str) -> Role:
    """Their role; an agent's where it can't be read now: no call waits for that."""
    try:
        async with ledger.database.reading() as uow:
            person = await uow.people.get(user)
    except StorageError as error:
        log.warning("an agent's role is not known", agent=user, code=error.code)
        return Role.AGENT
    return person.role if person is not None else Role.AGENT
