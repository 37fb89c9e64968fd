"""Calls as the API tells of them, and the persons who are often in them."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx

from tests.e2e.centre import PASSWORD, Api, Centre
from tests.e2e.console import Console
from tests.e2e.deskphone import DeskPhone
from tests.e2e.media import Samples
from tests.e2e.voices import pause
from tests.e2e.waiting import eventually

HEARD = 0.9
"""Correlation from which audio counts as the same: the line is digital, what is lost is quantisation."""

MOST_ERRORS = 0.15
"""Character error rate allowed, of the shipped model on voices it was made for."""

Call = dict[str, Any]


def in_state(api: Api, state: str, caller: str) -> Call:
    """The call of `caller` (a part of the number) once it is in `state`."""
    found: list[Call] = eventually(
        lambda: api.items("/calls", state=state, number=caller), f"a call of {caller} is {state}", within=30
    )
    return found[0]


def ended(api: Api, call_id: str, within: float = 15.0) -> Call:
    """The call once it is over."""

    def look() -> Call | None:
        call: Call = api.get(f"/calls/{call_id}")
        return call if call["state"] == "ended" else None

    return eventually(look, "the call is over", within)


def written(api: Api, call_id: str, leg: str) -> str:
    """The final lines of one side, put together."""
    return "".join(line["text"] for line in api.get(f"/calls/{call_id}")["transcript"] if line["leg"] == leg)


@contextmanager
def agent_at_work(
    centre: Centre, folder: Path, user: str, say: Samples | None = None, *, answers: bool = True
) -> Iterator[tuple[Api, DeskPhone, Console]]:
    """Somebody logged in, with a registered phone, ready. Afterwards offline again."""
    api = centre.api(user)
    with ExitStack() as stack:
        console = stack.enter_context(Console(centre, api))
        speech = pause(1.0) if say is None else say
        phone = stack.enter_context(DeskPhone(folder / user, user, PASSWORD, centre.sip_port, speech, answers=answers))
        api.do("PUT", f"/agents/{user}/state", {"state": "ready"}, 200)
        yield api, phone, console
        with suppress(httpx.TransportError):  # a test may have killed the centre
            api.request("PUT", f"/agents/{user}/state", {"state": "offline"})
