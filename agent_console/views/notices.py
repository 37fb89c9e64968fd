"""What people of the centre are told."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from agent_console.views.base import View
from domain.notices import Notice, NoticeKind
from hotline.flows.notices import Unseen
from hotline.storage.notices.notices import Seen


class SeenView(View):
    user: str
    at: datetime


class NoticeView(View):
    """One thing that somebody is told; consoles make its words from `kind` and `words`."""

    id: str
    at: datetime
    kind: NoticeKind
    to: str
    """``user:1001``, ``group:维修`` or ``role:lead``."""
    subject: str
    """Number of the order, id of the callback or outbreak it is about; empty: none."""
    words: Mapping[str, str]
    urgent: bool
    """Stays on the screen until it is acknowledged."""
    seen: list[SeenView]
    """Who has seen it, first one first; for a reader of their own notices: only themselves."""

    @classmethod
    def of(cls, notice: Notice, seen: Sequence[Seen] = ()) -> Self:
        return cls(
            id=notice.id,
            at=notice.at,
            kind=notice.kind,
            to=str(notice.to),
            subject=notice.subject,
            words=notice.words,
            urgent=notice.urgent,
            seen=[SeenView(user=one.user, at=one.at) for one in seen],
        )

    def seen_by(self, seen: Sequence[Seen]) -> Self:
        return self.model_copy(update={"seen": [SeenView(user=one.user, at=one.at) for one in seen]})


class UnseenView(View):
    """How much somebody has not seen; each is counted up to 100."""

    count: int
    urgent: int
    """Of these, what stays on the screen until it is acknowledged."""

    @classmethod
    def of(cls, unseen: Unseen) -> Self:
        return cls(count=unseen.count, urgent=unseen.urgent)
