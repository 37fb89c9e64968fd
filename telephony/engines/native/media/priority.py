"""The media thread before all others, where the machine allows it."""

import os
import threading

import structlog

_log = structlog.get_logger(__name__)


def hurry() -> bool:
    """Give the calling thread real-time priority, else a better nice value; False when neither is allowed.

    Takes CAP_SYS_NICE or an rtprio limit (systemd: ``LimitRTPRIO=1``; Docker: ``--cap-add SYS_NICE``). The lowest
    real-time priority is enough: it is above all ordinary work. Round robin, so that two engines on one machine share.
    """
    try:
        os.sched_setscheduler(0, os.SCHED_RR | os.SCHED_RESET_ON_FORK, os.sched_param(1))
        return True
    except PermissionError:
        pass
    try:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), -11)
        return True
    except PermissionError:
        _log.info("media.ordinary_priority", remedy="allow real-time priority: LimitRTPRIO=1 or CAP_SYS_NICE")
        return False
