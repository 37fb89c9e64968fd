"""What is looked up: the service catalogue."""

from typing import Self

from agent_console.views.base import View
from domain.services.service import ServiceType, Urgency


class ServiceTypeView(View):
    id: str
    name: dict[str, str]
    """Language (zh-CN, en) to title."""
    group: str
    urgent: bool

    @classmethod
    def of(cls, entry: ServiceType) -> Self:
        return cls(id=entry.id, name=dict(entry.name), group=entry.group, urgent=entry.urgency is not Urgency.NORMAL)
