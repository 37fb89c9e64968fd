"""SIP statuses and what they mean to a flow."""

from telephony.engine import Cause

CAUSES: dict[int, Cause] = {
    401: Cause.REFUSED,
    403: Cause.REFUSED,
    404: Cause.UNREACHABLE,
    407: Cause.REFUSED,
    408: Cause.NO_ANSWER,
    410: Cause.UNREACHABLE,
    480: Cause.NO_ANSWER,
    484: Cause.UNREACHABLE,
    486: Cause.BUSY,
    487: Cause.NO_ANSWER,
    600: Cause.BUSY,
    603: Cause.DECLINED,
    604: Cause.UNREACHABLE,
    607: Cause.DECLINED,
}
"""Why an outbound call failed. What is not here goes by its class."""

BY_CLASS: dict[int, Cause] = {
    3: Cause.UNREACHABLE,
    4: Cause.FAILED,
    5: Cause.UNREACHABLE,
    6: Cause.DECLINED,
}

REFUSALS: dict[Cause, int] = {
    Cause.BUSY: 486,
    Cause.DECLINED: 603,
    Cause.UNREACHABLE: 480,
    Cause.REFUSED: 403,
    Cause.FAILED: 500,
}
"""How an inbound call is turned away."""


def cause_of(status: int) -> Cause:
    """The cause behind a final response from 300 to 699."""
    return CAUSES.get(status) or BY_CLASS[status // 100]
