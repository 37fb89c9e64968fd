"""The people of the centre and what they prove themselves with."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, select

from domain.people import Person, Role
from hotline.storage.schema import people, secrets
from hotline.storage.transaction import Transaction

c, s = people.c, secrets.c


@dataclass(frozen=True, slots=True)
class Secrets:
    """What checks somebody's password, never the password. Not shown when printed."""

    password_hash: str = field(repr=False)
    sip_md5: str | None = field(default=None, repr=False)
    """HA1 of their SIP phone (RFC 2617 §3.2.2.2): hex MD5 of ``user:realm:password``."""
    sip_sha256: str | None = field(default=None, repr=False)
    """The same by SHA-256 (RFC 8760)."""


class People:
    """Who may log in."""

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def save(self, person: Person) -> None:
        """Inserts the person or brings them up to date; their secrets stay."""
        row = {
            "user_name": person.user,
            "name": person.name,
            "role": person.role.value,
            "queues": list(person.queues),
            "active": person.active,
            "groups": list(person.groups),
        }
        await self._transaction.upsert(people, row)

    async def get(self, user: str) -> Person | None:
        row = await self._transaction.first(self._transaction.locked(select(people).where(c.user_name == user)))
        return _person(row) if row else None

    async def all(self) -> tuple[Person, ...]:
        """Everybody, by user name."""
        return tuple(map(_person, await self._transaction.all(select(people).order_by(c.user_name))))

    async def set_secrets(self, user: str, secret: Secrets) -> None:
        """Replaces the secrets of a stored person. Raises `Conflict` when there is no such person."""
        row = {
            "user_name": user,
            "password_hash": secret.password_hash,
            "sip_md5": secret.sip_md5,
            "sip_sha256": secret.sip_sha256,
        }
        await self._transaction.upsert(secrets, row)

    async def secrets(self, user: str) -> Secrets | None:
        row = await self._transaction.first(select(secrets).where(s.user_name == user))
        return _secrets(row) if row else None

    async def all_secrets(self) -> dict[str, Secrets]:
        """By user name."""
        return {row.user_name: _secrets(row) for row in await self._transaction.all(select(secrets))}


def _person(row: Row[Any]) -> Person:
    return Person(
        user=row.user_name,
        name=row.name,
        role=Role(row.role),
        queues=tuple(row.queues),
        active=row.active,
        groups=tuple(row.groups),
    )


def _secrets(row: Row[Any]) -> Secrets:
    return Secrets(password_hash=row.password_hash, sip_md5=row.sip_md5, sip_sha256=row.sip_sha256)
