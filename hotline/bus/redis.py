"""The bus of a centre that is several processes, over Redis pub/sub.

Redis keeps nothing of pub/sub: who is not connected when a fact is told has lost it. So every gap is made known. A
process whose connection broke tells its own subscribers `Lagged` once it hears again; one that could not publish tells
everybody's, before its next fact.
"""

import asyncio
import contextlib
from collections import deque
from urllib.parse import parse_qs, urlsplit

import structlog
from redis.asyncio import Redis
from redis.asyncio.client import PubSub
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from hotline.bus.base import CAPACITY, Subscription, Subscriptions
from hotline.bus.codec import decode, encode
from hotline.bus.errors import BusClosed, BusUnreachable, InvalidFact, InvalidRedisUrl
from hotline.bus.facts import Fact

CHANNEL = "hotline.facts"
ANSWER_WITHIN_S = 5.0
"""How long Redis may take to connect or to answer; a connection that is silent for as long is asked if it lives."""
RETRY_FIRST_S, RETRY_LAST_S = 0.05, 2.0
"""Pause before connecting again: the first, and the longest it doubles to."""
OUTGOING = 4096
"""Facts that may wait for Redis; when there are more all are given up, and everybody is told `Lagged`."""
BATCH = 256
"""Facts sent at once."""

_LAGGED = b'{"fact":"Lagged"}'
_LINK_ERRORS = (RedisError, OSError)

log = structlog.get_logger(__name__)


class RedisBus:
    """`Bus` over the Redis at `url`; subscribers hear what any process publishes, this one included.

    `publish` never waits for the network: a task sends, in order. `capacity`: facts a subscriber may be behind.
    Raises `InvalidRedisUrl`.
    """

    def __init__(self, url: str, capacity: int = CAPACITY) -> None:
        self._shown_url = _without_password(url)
        try:
            self._redis = Redis.from_url(
                url,
                socket_connect_timeout=ANSWER_WITHIN_S,
                socket_timeout=ANSWER_WITHIN_S,
                retry=Retry(NoBackoff(), 0),  # trying again is ours to do: it is a gap that must be told
            )
        except ValueError:
            raise InvalidRedisUrl from None
        self._subscriptions = Subscriptions(capacity)
        self._outgoing: deque[bytes] = deque()
        self._lost = False
        """Facts were given up since everybody was last told."""
        self._to_send = asyncio.Event()
        self._all_sent = asyncio.Event()
        self._all_sent.set()
        self._tasks: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Raises `BusUnreachable`. From here on nothing that is published goes unheard, or `Lagged` says so."""
        try:
            listening = await self._listen()
        except _LINK_ERRORS as error:
            await self._redis.aclose()
            raise BusUnreachable(self._shown_url, str(error) or type(error).__name__) from error
        self._tasks = [
            asyncio.create_task(self._receive(listening), name="bus receive"),
            asyncio.create_task(self._send(), name="bus send"),
        ]
        log.info("bus ready", redis=self._shown_url)

    async def stop(self) -> None:
        tasks, self._tasks = self._tasks, []
        if tasks:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._all_sent.wait(), ANSWER_WITHIN_S)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._redis.aclose()
        self._subscriptions.close()

    async def publish(self, fact: Fact) -> None:
        if not self._tasks:
            raise BusClosed
        try:
            self._outgoing.append(encode(fact))
        except InvalidFact as error:
            # The commit is done: whoever published can't help it, and a snapshot shows what the fact would have said.
            log.error("fact can't be told", reason=str(error))
            self._lost = True
        if len(self._outgoing) > OUTGOING:
            self._outgoing.clear()
            self._lost = True
        self._all_sent.clear()
        self._to_send.set()

    def subscribe(self) -> Subscription:
        return self._subscriptions.add()

    async def _send(self) -> None:
        pause = RETRY_FIRST_S
        while True:
            await self._to_send.wait()
            batch = [_LAGGED] if self._lost else []
            while self._outgoing and len(batch) < BATCH:
                batch.append(self._outgoing.popleft())
            self._lost = False
            try:
                async with self._redis.pipeline(transaction=False) as pipeline:
                    for data in batch:
                        pipeline.publish(CHANNEL, data)
                    await pipeline.execute()
            except _LINK_ERRORS as error:
                # Whether it got through nobody knows, and told twice is as wrong as not at all: a snapshot is right.
                self._lost = True
                log.warning(
                    "facts lost on the way to redis", redis=self._shown_url, count=len(batch), reason=str(error)
                )
                await asyncio.sleep(pause)
                pause = min(pause * 2, RETRY_LAST_S)
                continue
            pause = RETRY_FIRST_S
            if not self._outgoing and not self._lost:
                self._to_send.clear()
                self._all_sent.set()

    async def _receive(self, listening: PubSub) -> None:
        while True:
            try:
                await self._hear(listening)
            except _LINK_ERRORS as error:
                log.warning("redis connection lost", redis=self._shown_url, reason=str(error))
            finally:
                await listening.aclose()  # type: ignore[no-untyped-call]
            listening = await self._listen_again()
            self._subscriptions.lose()
            log.info("redis connection regained", redis=self._shown_url)

    async def _hear(self, listening: PubSub) -> None:
        """Passes on what comes in. Ends only by an error of the link."""
        asked = False
        while True:
            message = await listening.get_message(timeout=ANSWER_WITHIN_S)
            if message is None:
                if asked:
                    raise ConnectionError("redis does not answer")
                await listening.ping()
                asked = True
                continue
            asked = False
            if message["type"] == "subscribe":  # the library has connected again by itself: what came between is lost
                self._subscriptions.lose()
            elif message["type"] == "message":
                self._pass_on(message["data"])

    def _pass_on(self, data: bytes) -> None:
        if data == _LAGGED:
            self._subscriptions.lose()
            return
        try:
            fact = decode(data)
        except InvalidFact as error:
            log.warning("fact skipped", reason=str(error))
            return
        self._subscriptions.offer(fact)

    async def _listen(self) -> PubSub:
        """A connection that hears everything published from now on. Raises one of `_LINK_ERRORS`."""
        listening = self._redis.pubsub()
        try:
            await listening.subscribe(CHANNEL)
            confirmed = await listening.get_message(timeout=ANSWER_WITHIN_S)
            if confirmed is None or confirmed["type"] != "subscribe":
                raise ConnectionError("redis does not answer")
        except BaseException:
            await listening.aclose()  # type: ignore[no-untyped-call]
            raise
        return listening

    async def _listen_again(self) -> PubSub:
        pause = RETRY_FIRST_S
        while True:
            try:
                return await self._listen()
            except _LINK_ERRORS:
                await asyncio.sleep(pause)
                pause = min(pause * 2, RETRY_LAST_S)


def _without_password(url: str) -> str:
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    if at and ":" in user:
        user = f"{user.partition(':')[0]}:***"
    query = "password=***" if "password" in parse_qs(parts.query) else parts.query
    return parts._replace(netloc=f"{user}{at}{host}", query=query).geturl()
