"""The transactions that are alive, the timers, and what waits to be sent."""

from collections.abc import Callable

from telephony.engines.native.sip.dialog import Answer
from telephony.engines.native.sip.message import (
    IncomingRequest,
    IncomingResponse,
    OutgoingRequest,
    Peer,
)
from telephony.engines.native.sip.timers import Timed, TimerQueue
from telephony.engines.native.sip.transaction import (
    ClientTransaction,
    ServerTransaction,
    Transaction,
    server_key,
)

OnResponse = Callable[[IncomingResponse | None, float], None]
"""Told of every response, and with None when nobody answered in time."""


Sender = Transaction | Answer
"""What has datagrams to send when its timer fires."""


class TransactionLayer:
    """Finds the transaction of a message (RFC 3261 §17.1.3, §17.2.3) and drives all of them."""

    def __init__(self) -> None:
        self._clients: dict[tuple[str, str], tuple[ClientTransaction, OnResponse]] = {}
        self._servers: dict[tuple[str, ...], ServerTransaction] = {}
        self._timers = TimerQueue()
        self._outbox: list[tuple[bytes, Peer]] = []

    def __len__(self) -> int:
        return len(self._clients) + len(self._servers)

    @property
    def idle(self) -> bool:
        """Whether every request of ours has its final response."""
        return all(client.answered for client, _ in self._clients.values())

    def request(
        self, request: OutgoingRequest, destination: Peer, now: float, on_response: OnResponse
    ) -> ClientTransaction:
        """Send a request and keep at it."""
        transaction = ClientTransaction(request, destination, now)
        self._clients[transaction.key] = (transaction, on_response)
        self.attend(transaction)
        return transaction

    def receive_response(self, response: IncomingResponse, now: float) -> bool:
        """False when no request of ours is waiting for it."""
        found = self._clients.get((response.branch, response.method))
        if found is None:
            return False
        transaction, on_response = found
        deliver = transaction.receive(response, now)
        self.attend(transaction)
        if deliver:
            on_response(response, now)
        return True

    def open(self, request: IncomingRequest, now: float) -> ServerTransaction:
        """Begin to answer a new request."""
        transaction = ServerTransaction(request, now)
        self._servers[transaction.key] = transaction
        return transaction

    def absorb(self, request: IncomingRequest, now: float) -> bool:
        """Take a request that belongs to a transaction we have; False when it is a new one."""
        transaction = self._servers.get(server_key(request))
        if transaction is None:
            return False
        transaction.receive(request, now)
        self.attend(transaction)
        return True

    def has_invite_of(self, cancel: IncomingRequest) -> bool:
        """Whether the INVITE that a CANCEL is after is here (§9.2)."""
        return server_key(cancel, "INVITE") in self._servers

    def respond(self, transaction: ServerTransaction, status: int, message: bytes, now: float) -> None:
        transaction.send(status, message, now)
        self.attend(transaction)

    def send(self, data: bytes, destination: Peer) -> None:
        """Send once, outside every transaction."""
        self._outbox.append((data, destination))

    def attend(self, sender: Sender) -> None:
        """Collect what `sender` has to send, and wake it when it wants."""
        self._outbox += sender.datagrams_to_send()
        self._timers.watch(sender)
        if isinstance(sender, Transaction) and sender.terminated:
            self._forget(sender)

    def watch(self, item: Timed) -> None:
        self._timers.watch(item)

    def datagrams_to_send(self) -> list[tuple[bytes, Peer]]:
        datagrams, self._outbox = self._outbox, []
        return datagrams

    def next_timer(self) -> float | None:
        return self._timers.next()

    def handle_timer(self, now: float) -> None:
        for item in self._timers.due(now):
            item.handle_timer(now)
            if isinstance(item, ClientTransaction) and item.timed_out:
                _, on_response = self._clients[item.key]
                self.attend(item)
                on_response(None, now)
            elif isinstance(item, Sender):
                self.attend(item)
            else:
                self._timers.watch(item)

    def _forget(self, transaction: Transaction) -> None:
        if isinstance(transaction, ClientTransaction):
            self._clients.pop(transaction.key, None)
        elif isinstance(transaction, ServerTransaction):
            self._servers.pop(transaction.key, None)
