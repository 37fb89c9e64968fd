"""Calls and moments in which the centre itself speaks, as a site sets them under `self_service` (C1, C8, K3, W2)."""

from pydantic import BaseModel, ConfigDict, Field


class SelfServiceConfig(BaseModel):
    """What waiting callers may choose, and how patiently the centre listens."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    callback_offer: bool = True
    """Waiting callers are told that they may be called back in turn (C1)."""
    offer_every: int = Field(3, ge=1, le=100)
    """They are told with the first announcement of their place, then with each so-many-th."""
    menu: bool = True
    """Waiting callers may hear answers of the knowledge base (K3)."""
    served_within_s: float = Field(30.0, ge=0, le=600)
    """Who leaves within this after an answer or announcement left with it, and does not count as abandoned."""
    answer_wait_s: float = Field(6.0, gt=0, le=60)
    """How long the centre waits for a key or a word after it has asked."""
    pause_s: float = Field(4.0, gt=0, le=60)
    """Silence after which who speaks freely has said it all."""
    speech_limit_s: float = Field(60.0, gt=0, le=600)
    """How long somebody may speak freely."""
    group_calls: int = Field(2, ge=1, le=50)
    """Calls to groups at a time (W2)."""
