"""People who log in: passwords, sessions, and the digests their SIP phones register with (handbook A1)."""

import asyncio
import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from domain.errors import Fault, InvalidValue
from domain.people import Person, Role
from hotline.clock import Clock
from hotline.errors import NotFound
from hotline.flows.ledger import Ledger
from hotline.storage.people import Secrets
from telephony.accounts import MemoryAccounts

NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$a7P4WkxpQsXWvFBUaRwzXA$OazTvUJzgOvXJyeCFScNrUTlpdmKZHxkGPfMDC8EHGs"
"""The hash of no password, checked for unknown users so that they take as long as known ones."""

MINIMUM_PASSWORD = 8
"""Characters."""


class PeopleDesk:
    """`accounts` is what the registrar asks; it is kept in step with the database."""

    def __init__(
        self, ledger: Ledger, accounts: MemoryAccounts, clock: Clock, *, realm: str, session: timedelta
    ) -> None:
        self._ledger = ledger
        self._accounts = accounts
        self._clock = clock
        self._realm = realm
        self._session = session
        self._hasher = PasswordHasher()

    async def load_accounts(self) -> None:
        """Read the digests of every active person's phone into the registrar's accounts."""
        async with self._ledger.database.reading() as uow:
            active = {person.user for person in await uow.people.all() if person.active}
            known = await uow.people.all_secrets()
        for user in active & known.keys():
            self._remember(user, known[user])

    async def add(self, person: Person, password: str) -> None:
        """A new person, or another role, name or password for a known one."""
        secret = await self._seal(person.user, password)
        async with self._ledger.database.unit_of_work() as uow:
            await uow.people.save(person)
            await uow.people.set_secrets(person.user, secret)
            await uow.commit()
        self._remember(person.user, secret)

    async def change(
        self,
        user: str,
        *,
        name: str | None = None,
        role: Role | None = None,
        queues: tuple[str, ...] | None = None,
        groups: tuple[str, ...] | None = None,
        active: bool | None = None,
    ) -> Person:
        """Another name, role, queues or groups; None stays. Calls come by it after their next login.

        Raises `NotFound`.
        """
        async with self._ledger.database.unit_of_work() as uow:
            person = await uow.people.get(user)
            if person is None:
                raise NotFound("person", user)
            person = replace(
                person,
                name=person.name if name is None else name,
                role=person.role if role is None else role,
                queues=person.queues if queues is None else queues,
                groups=person.groups if groups is None else groups,
                active=person.active if active is None else active,
            )
            await uow.people.save(person)
            await uow.commit()
        return person

    async def set_password(self, user: str, password: str) -> None:
        """Raises `NotFound`, and `InvalidValue` for a password that is too short."""
        secret = await self._seal(user, password)
        async with self._ledger.database.unit_of_work() as uow:
            if await uow.people.get(user) is None:
                raise NotFound("person", user)
            await uow.people.set_secrets(user, secret)
            await uow.commit()
        self._remember(user, secret)

    async def check_password(self, user: str, password: str) -> Person | None:
        """The person, when the password is theirs and they are active.

        Their phone's digests are taken up too, so that somebody who was added from the command line while the centre
        runs needs no restart.
        """
        async with self._ledger.database.reading() as uow:
            person = await uow.people.get(user)
            secret = await uow.people.secrets(user)
        sealed = secret.password_hash if secret is not None else NOBODY
        matches = await asyncio.to_thread(self._matches, sealed, password)
        if not matches or person is None or secret is None or not person.active:
            return None
        self._remember(user, secret)
        return person

    def _matches(self, sealed: str, password: str) -> bool:
        try:
            return self._hasher.verify(sealed, password)
        except (VerificationError, InvalidHashError):
            return False

    async def open_session(self, user: str) -> str:
        """A token for a person who was checked; only its hash is kept."""
        token = secrets.token_urlsafe(32)
        async with self._ledger.database.unit_of_work() as uow:
            await uow.sessions.add(_hash(token), user, self._clock() + self._session)
            await uow.commit()
        return token

    async def person_of(self, token: str) -> Person | None:
        """Whose token this is, while it is valid and they are active."""
        async with self._ledger.database.reading() as uow:
            user = await uow.sessions.user_of(_hash(token), self._clock())
            person = await uow.people.get(user) if user is not None else None
        return person if person is not None and person.active else None

    async def close_session(self, token: str) -> None:
        async with self._ledger.database.unit_of_work() as uow:
            await uow.sessions.remove(_hash(token))
            await uow.commit()

    async def _seal(self, user: str, password: str) -> Secrets:
        if len(password) < MINIMUM_PASSWORD:
            raise InvalidValue("password", f"at least {MINIMUM_PASSWORD} characters are needed", Fault.TOO_SHORT)
        credentials = f"{user}:{self._realm}:{password}".encode()
        return Secrets(
            password_hash=await asyncio.to_thread(self._hasher.hash, password),
            sip_md5=hashlib.md5(credentials, usedforsecurity=False).hexdigest(),
            sip_sha256=hashlib.sha256(credentials).hexdigest(),
        )

    def _remember(self, user: str, secret: Secrets) -> None:
        for algorithm, ha1 in (("MD5", secret.sip_md5), ("SHA-256", secret.sip_sha256)):
            if ha1 is not None:
                self._accounts.set(user, algorithm, ha1)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
