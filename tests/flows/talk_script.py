"""A small script that has one of everything."""

from domain.scripts import Deadline, Forbidden, Moment, Reply, Script, ScriptLine, Stage, Strength

_NAME = {"zh-CN": "测试", "en": "test"}

SCRIPT = Script(
    id="small",
    name=_NAME,
    stages=(
        Stage(
            "opening",
            _NAME,
            (
                ScriptLine(
                    "opening.greeting",
                    "您好，{centre}，{agent_no}号为您服务。",
                    due=Deadline(Moment.ANSWER, 8.0),
                    strength=Strength.HARD,
                ),
            ),
        ),
        Stage("wait", _NAME, (ScriptLine("wait.please", "请稍等", due=Deadline(Moment.HOLD)),), enters=Moment.HOLD),
        Stage(
            "return",
            _NAME,
            (ScriptLine("return.thanks", "让您久等了", due=Deadline(Moment.RETURN, 10.0)),),
            enters=Moment.RETURN,
        ),
        Stage(
            "silent",
            _NAME,
            (
                ScriptLine("silent.hello", "您好，请讲。", due=Deadline(Moment.SILENCE, 5.0), pause_s=3.0),
                ScriptLine("silent.release", "电话没有声音，请换一部电话再打来。", due=Deadline(Moment.SILENCE, 20.0)),
            ),
            enters=Moment.SILENCE,
            by_itself=True,
        ),
        Stage(
            "wrong_number",
            _NAME,
            (
                ScriptLine(
                    "wrong_number.whose", "这里是{centre}，请您核对号码。", due=Deadline(Moment.WRONG_NUMBER, 15.0)
                ),
            ),
            enters=Moment.WRONG_NUMBER,
        ),
        Stage("close", _NAME, (ScriptLine("close.goodbye", "感谢您的来电，再见。", strength=Strength.HARD),)),
    ),
    forbidden=(
        Forbidden("never.know", ("不知道",), "我马上帮您核实。"),
        Forbidden("never.promise", ("给您免费", "赔偿给您"), "我帮您登记，由专人答复您。", alert=True),
    ),
    replies=(Reply("later", _NAME, ("我再考虑考虑",), ("好的，我下周再联系您。",)),),
)
