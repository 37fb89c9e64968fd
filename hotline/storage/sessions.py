"""Logins that are still good."""

from datetime import datetime

from sqlalchemy import select

from hotline.storage.schema import sessions
from hotline.storage.transaction import Transaction

c = sessions.c


class Sessions:
    """Login tokens, by their hash: the token itself is never stored."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def add(self, token_hash: str, user: str, expires_at: datetime) -> None:
        """Raises `Conflict` when there is no such person."""
        row = {"token_hash": token_hash, "user_name": user, "expires_at": expires_at}
        await self._transaction.execute(sessions.insert(), [row])

    async def user_of(self, token_hash: str, now: datetime) -> str | None:
        """Whose login it is; None when unknown or expired."""
        row = await self._transaction.first(select(c.user_name).where(c.token_hash == token_hash, c.expires_at > now))
        return row.user_name if row else None

    async def remove(self, token_hash: str) -> None:
        """Logs out; harmless when it is gone already."""
        await self._transaction.execute(sessions.delete().where(c.token_hash == token_hash))

    async def remove_expired(self, now: datetime) -> int:
        """Forgets logins that ran out; how many."""
        return await self._transaction.execute(sessions.delete().where(c.expires_at <= now))
