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
    personal: bool = False
    """Has variables that only the call knows: spoken when it is due, and shipped in its generic form alone."""

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


_SURVEY_INTRO = "{greeting}不好意思打扰您，想请您评价一下我们的服务。为了服务质量，本次通话将被录音。"
_SURVEY_GENERIC = _SURVEY_INTRO.format(greeting="您好。")

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
            Line("callback_offer", "如果不想等待，请按1键，我们按排队顺序给您回电。"),
            Line("callback_taken", "好的，我们会按顺序给您回电，请保持电话畅通，再见。"),
            Line("callback_no_number", "对不起，您的号码没有显示，无法给您回电，请您继续等候。"),
            Line("survey_intro", _SURVEY_INTRO.format(greeting="您好，这里是{centre}。"), generic=_SURVEY_GENERIC),
            Line(
                "survey_intro_personal",
                _SURVEY_INTRO.format(greeting="您好，{surname}{title}，这里是{centre}。"),
                generic=_SURVEY_GENERIC,
                personal=True,
            ),
            Line("survey_question", "您对我们的服务满意吗？请按1到5键打分，5分最高，也可以说满意、一般、不满意。"),
            Line("survey_question_keys", "您对我们的服务满意吗？请按1到5键打分，5分最高。"),
            Line("survey_again", "对不起，没有听清。请按1到5键，或者直接说满意、一般、不满意。"),
            Line("survey_again_keys", "对不起，没有收到您的按键。请按1到5键打分，5分最高。"),
            Line("survey_complaint", "非常抱歉让您不满意。请说说哪里不满意，说完请按井号键。"),
            Line("survey_complaint_noted", "您的意见已经记下，我们会尽快处理，并给您回复。"),
            Line("survey_advice", "谢谢您。您还有什么建议吗？没有的话可以直接挂机。"),
            Line("survey_not_now", "好的，不打扰您了，祝您生活愉快，再见。"),
            Line("survey_thanks", "感谢您的支持，祝您生活愉快，再见。"),
            Line("survey_unanswered", "没有收到您的回答，我们会请客服再与您联系。感谢您，祝您生活愉快，再见。"),
            Line(
                "group_intro",
                "您好，这里是{centre}，有一张紧急工单。本次通话将被录音。",
                generic="您好，这里是服务热线，有一张紧急工单。本次通话将被录音。",
            ),
            Line("group_keys", "接单请按1，转告组长请按2。"),
            Line("group_taken", "已经登记接单，请尽快处理，谢谢。"),
            Line("group_passed_on", "好的，马上转告组长，谢谢。"),
            Line("group_unanswered", "没有收到您的按键，我们会联系其他同事，再见。"),
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
