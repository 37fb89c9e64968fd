"""The lines that the centre itself speaks, by name. What agents say is elsewhere: in the scripts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from speech.errors import UnknownLine
from speech.numerals import count

CENTRE = "阳光物业服务中心"
"""The name in the shipped clips; a site has its own."""


@dataclass(frozen=True, slots=True)
class Line:
    """One thing to say. A line without a text is a sound, which is shipped or recorded, never synthesised."""

    name: str
    text: str = ""
    """With variables in braces."""
    generic: str = ""
    """What is said instead when the text can't be spoken: without variables, and shipped."""
    chosen_by: str = ""
    """The variable that chooses among several recordings of a line: ``queue_position-3.wav``."""
    special: tuple[tuple[str, str], ...] = ()
    """Values of that variable, and the text that is said for them instead."""
    spoken: Callable[[str], str] = str
    """How that variable is spoken."""

    def says(self, **variables: str) -> str:
        """The text to speak. Raises `UnknownLine` naming the variable that is missing or out of range."""
        if self.chosen_by and self.chosen_by in variables:
            value = variables[self.chosen_by]
            for other, text in self.special:
                if value == other:
                    return text
            try:
                variables = {**variables, self.chosen_by: self.spoken(value)}
            except ValueError:
                if self.generic:
                    return self.generic
                raise UnknownLine(f"the line {self.name} can't say {self.chosen_by}={value!r}") from None
        try:
            return self.text.format(**variables)
        except KeyError as e:
            raise UnknownLine(f"the line {self.name} needs the variable {e.args[0]}") from e


POSITIONS = range(21)
"""How many may be ahead in the shipped clips of `queue_position`."""

LINES: Mapping[str, Line] = MappingProxyType(
    {
        line.name: line
        for line in (
            Line(
                "greeting",
                "您好，欢迎致电{centre}。为了服务质量，本次通话将被录音。",
                generic="您好，欢迎您的来电。为了服务质量，本次通话将被录音。",
            ),
            Line(
                "queue_position",
                "您前面还有{ahead}位客户，请稍等。",
                generic="您前面还有客户，请稍等。",
                chosen_by="ahead",
                special=(("0", "您是下一位，请稍等。"),),
                spoken=lambda ahead: count(int(ahead)),
            ),
            Line("please_wait", "请稍等，正在为您接通。"),
            Line("all_busy", "对不起，客服正忙，请您稍等。"),
            Line("sorry_closed", "对不起，现在没有客服值班，请您稍后再拨。"),
            Line("goodbye", "感谢您的来电，再见。"),
            Line(
                "callback_intro",
                "您好，这里是{centre}，您预约的回电，正在为您接通客服。",
                generic="您好，您预约的回电，正在为您接通客服。",
            ),
            Line("music"),
            Line("ringback"),
        )
    }
)


def line(name: str) -> Line:
    """The line of this name, or `UnknownLine`."""
    try:
        return LINES[name]
    except KeyError:
        raise UnknownLine(f"there is no line {name!r}; there is: {', '.join(LINES)}") from None
