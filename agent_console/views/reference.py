"""What is looked up: scripts and the service catalogue."""

from typing import Self

from agent_console.views.base import View
from domain.scripts import Script
from hotline.catalogue import ServiceType


class ScriptLineView(View):
    id: str
    text: str
    """With placeholders such as ``{centre}``."""
    variants: list[str]


class StageView(View):
    id: str
    name: dict[str, str]
    """Language to title."""
    lines: list[ScriptLineView]


class ScriptView(View):
    id: str
    name: dict[str, str]
    stages: list[StageView]

    @classmethod
    def of(cls, script: Script) -> Self:
        stages = [
            StageView(
                id=stage.id,
                name=dict(stage.name),
                lines=[ScriptLineView(id=x.id, text=x.text, variants=list(x.variants)) for x in stage.lines],
            )
            for stage in script.stages
        ]
        return cls(id=script.id, name=dict(script.name), stages=stages)


class ServiceTypeView(View):
    id: str
    name: dict[str, str]
    """Language (zh-CN, en) to title."""
    group: str
    urgent: bool

    @classmethod
    def of(cls, entry: ServiceType) -> Self:
        return cls(id=entry.id, name=dict(entry.name), group=entry.group, urgent=entry.urgent)
