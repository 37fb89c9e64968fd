"""pyVoIP 1.6.8 as it comes, as a yardstick: answers every call and plays to it while it listens.

Not our engine of that name, which keeps pyVoIP's messages and replaces much of the rest. Only registration is left
out here, for there is no registrar. pyVoIP is GPL-3 and optional: imported when this is measured, not before.
"""

import time
from multiprocessing.connection import Connection

from bench.load import speech

_PROMPT_S = 120.0


def serve(pipe: Connection, server_port: int, sip_port: int, rtp_ports: range) -> None:
    """Run as the measured process; the pipe speaks as in `bench.media`."""
    # In this order: the other way round the package's circular imports fail.
    from pyVoIP.VoIP import CallState, VoIPCall, VoIPPhone  # isort: skip
    from pyVoIP.SIP import SIPClient  # isort: skip

    class Unregistered(SIPClient):
        def register(self) -> bool:
            return True

        def deregister(self) -> bool:
            return True

    prompt = bytes((speech(_PROMPT_S, seed=1) // 256 + 128).astype("u1"))  # its audio is 8-bit
    answered: list[VoIPCall] = []

    def take(call: VoIPCall) -> None:
        call.answer()
        call.write_audio(prompt)
        answered.append(call)
        while call.state is CallState.ANSWERED:
            call.read_audio(160, blocking=False)
            time.sleep(0.020)

    phone = VoIPPhone(
        "127.0.0.1",
        server_port,
        "bench",
        "",
        myIP="127.0.0.1",
        callCallback=take,
        sipPort=sip_port,
        rtpPortLow=rtp_ports.start,
        rtpPortHigh=rtp_ports.stop,
    )
    old = phone.sip
    phone.sip = Unregistered(
        "127.0.0.1",
        server_port,
        "bench",
        "",
        phone=phone,
        myIP="127.0.0.1",
        myPort=sip_port,
        callCallback=old.callCallback,
        fatalCallback=old.fatalCallback,
    )
    phone.start()
    time.sleep(1.5)  # its receiving thread starts after a second
    pipe.send(sip_port)
    expected = pipe.recv()
    while len(answered) < expected:
        time.sleep(0.1)
    pipe.send("talking")
    pipe.recv()
    for call in answered:
        call.hangup()
    pipe.send((None, None))
    phone.stop()
