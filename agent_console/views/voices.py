"""Lines that an agent may record."""

from agent_console.views.base import View


class RecordableLineView(View):
    rule: str
    stage: str
    text: str
    """With its variables in braces."""
    words: str | None
    """What a recording of it says; null where that changes from call to call, and none can be made."""
    recorded: bool
    """There is one that says these words."""
