"""What a console says over ``/ws/console``: `hello` first, then commands and pings."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from domain.agents import AgentState


class ClientModel(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Hello(ClientModel):
    """First. `token` may be left out where the login cookie came with the handshake."""

    type: Literal["hello"]
    token: str | None = None
    after: int | None = Field(default=None, ge=0)
    """The last `seq` seen: ask for what came after instead of a snapshot."""


class Ping(ClientModel):
    type: Literal["ping"]


class SetState(ClientModel):
    """Ask to be ready, on a break (with a reason) or offline; `user`: somebody else, for those who steer agents."""

    type: Literal["command"]
    id: str = Field(min_length=1, max_length=64)
    """Made up by the client; comes back in the `result`."""
    name: Literal["set_state"]
    state: AgentState
    reason: str | None = None
    user: str | None = None


class HangUp(ClientModel):
    type: Literal["command"]
    id: str = Field(min_length=1, max_length=64)
    name: Literal["hang_up"]
    call_id: str


class FinishWrapUp(ClientModel):
    """Done with the call: to whatever state was asked for meanwhile, else ready."""

    type: Literal["command"]
    id: str = Field(min_length=1, max_length=64)
    name: Literal["finish_wrap_up"]


class _OfCall(ClientModel):
    """About a call that one is in."""

    type: Literal["command"]
    id: str = Field(min_length=1, max_length=64)
    call_id: str


class Hold(_OfCall):
    """The customer is to hear music (T10)."""

    name: Literal["hold"]


class Resume(_OfCall):
    """The customer is to be taken back (T10)."""

    name: Literal["resume"]


class PlayLine(_OfCall):
    """A required line is to be said to the customer by recording or synthesis; it counts as said (P5)."""

    name: Literal["play_line"]
    rule: str


class ExcuseLine(_OfCall):
    """Why a hard rule was left open, in a call that is over (P6). It goes to quality review."""

    name: Literal["excuse_line"]
    rule: str
    reason: str


class StopAutomatic(_OfCall):
    """Step into a call that runs by itself (T5, T6)."""

    name: Literal["stop_automatic"]


class MarkWrongNumber(_OfCall):
    """The caller wanted somebody else (T8)."""

    name: Literal["mark_wrong_number"]


class AcknowledgeAlert(ClientModel):
    """Say that one looks after an alert (P4)."""

    type: Literal["command"]
    id: str = Field(min_length=1, max_length=64)
    name: Literal["acknowledge_alert"]
    alert_id: str


AnyCommand = (
    SetState
    | HangUp
    | FinishWrapUp
    | Hold
    | Resume
    | PlayLine
    | ExcuseLine
    | StopAutomatic
    | MarkWrongNumber
    | AcknowledgeAlert
)
Command = Annotated[AnyCommand, Field(discriminator="name")]
ClientMessage = Annotated[Hello | Ping | Command, Field(discriminator="type")]

CLIENT_MESSAGE: TypeAdapter[Hello | Ping | AnyCommand] = TypeAdapter(ClientMessage)
