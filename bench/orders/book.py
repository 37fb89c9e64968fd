"""A made-up book of orders as a property service has after some years: most closed, some thousand open."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from domain.callbacks import PRIORITIES, Callback, Mode, Purpose
from domain.orders.order import HistoryEntry, Target, WorkOrder
from domain.orders.states import OrderState
from domain.services.service import TargetKind, Urgency
from domain.services.spans import Unit

NOW = datetime(2026, 5, 1, 4, tzinfo=UTC)
"""Noon in China, where every order of the book carries the day it has here."""
DAYS = 1_000
COMMON, RARE = "漏水", "蜂窝"
GROUPS = ("客服", "维修", "工程", "保洁", "绿化", "安管", "财务")
AGENTS = tuple(f"1{n:03d}" for n in range(1, 61))

_SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红建文辉力志浩宇轩梓涵子豪欣怡雨晨思佳嘉诚"
_ROOMS = ("厨房", "卫生间", "阳台", "客厅", "主卧", "次卧", "走廊", "电梯厅", "地下车库", "楼道", "天台", "大堂")
_THINGS = (
    ("水管", ("漏水", "爆裂", "堵塞", "没有热水")),
    ("马桶", ("堵塞", "漏水", "冲不了水")),
    ("灯", ("不亮", "一直闪", "坏了")),
    ("电梯", ("异响", "停在三楼不动", "按键失灵")),
    ("门禁", ("刷卡没有反应", "关不上", "一直响")),
    ("空调", ("不制冷", "滴水", "噪音很大")),
    ("墙面", ("渗水", "开裂", "发霉")),
    ("宽带", ("断网", "网速很慢", "WiFi连不上", "光猫LOS灯亮红灯")),
    ("窗户", ("关不严", "玻璃裂了", "把手掉了")),
    ("物业费", ("账单看不懂", "重复扣款", "要开发票")),
    ("保洁", ("没有打扫", "态度不好", "预约周末上门")),
    ("停车位", ("被占用", "道闸不抬杆", "要续租")),
)
_EXTRAS = ("请尽快处理", "业主下午在家", "请先打电话", "已经报过一次", "家里有老人", "请带梯子", "晚上七点以后有人", "")
_OPEN = (
    OrderState.REGISTERED,
    OrderState.DISPATCHED,
    OrderState.ACCEPTED,
    OrderState.ON_SITE,
    OrderState.IN_PROGRESS,
    OrderState.WAITING,
    OrderState.DONE,
)


def name(chance: random.Random) -> str:
    return chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=chance.choice((1, 2, 2))))


def phone(chance: random.Random) -> str:
    return f"+861{chance.randrange(3, 10)}{chance.randrange(10**9):09d}"


def place(chance: random.Random) -> tuple[str, str]:
    """Where, and the building."""
    building = f"{chance.randrange(1, 61)}栋"
    return f"{building}{chance.randrange(1, 5)}单元{chance.randrange(1, 34)}{chance.randrange(1, 5):02d}室", building


def description(chance: random.Random) -> str:
    thing, troubles = chance.choice(_THINGS)
    trouble = RARE if chance.random() < 0.00005 else chance.choice(troubles)
    return f"{chance.choice(_ROOMS)}{thing}{trouble}，{chance.choice(_EXTRAS)}"


def orders(count: int, still_open: int, seed: int = 1) -> Iterator[tuple[WorkOrder, datetime | None]]:
    """As many, oldest first, and when each is looked at next. Three of four open ones are among the newest."""
    chance = random.Random(seed)
    a_day = max(1, -(-count // DAYS))
    newest = count - 2 * still_open
    for n in range(count):
        days_ago = (count - 1 - n) // a_day + 1
        of_day = a_day - (count - 1 - n) % a_day
        at = NOW - timedelta(days=days_ago) + timedelta(seconds=of_day * 14_400 / a_day)
        likely = 0.375 if n >= newest else still_open / 4 / max(1, newest)
        yield _order(chance, at, of_day, chance.random() < likely)


def _order(chance: random.Random, at: datetime, of_day: int, is_open: bool) -> tuple[WorkOrder, datetime | None]:
    state = chance.choice(_OPEN) if is_open else chance.choices((OrderState.CLOSED, OrderState.CANCELLED), (95, 5))[0]
    where, building = place(chance)
    group, agent = chance.choice(GROUPS), chance.choice(AGENTS)
    due = NOW + timedelta(minutes=chance.randrange(60, 20_000))
    steps = ("register", "dispatch", "finish", "close")[: 2 if is_open else 4]
    history = tuple(
        HistoryEntry(at + timedelta(minutes=20 * i), agent, step, None, state.value if i == len(steps) - 1 else step)
        for i, step in enumerate(steps)
    )
    target = Target(TargetKind.DONE, due, due - timedelta(minutes=30), Unit.MINUTES, None if is_open else due)
    order = WorkOrder(
        number=f"{at:%Y%m%d}-{of_day:04d}",
        state=state,
        service_type=f"S{chance.randrange(1, 9)}",
        customer_name=name(chance),
        customer_phone=phone(chance),
        place=where,
        description=description(chance),
        created_at=at,
        created_by=agent,
        group=group,
        history=history,
        customer_id=f"k{chance.randrange(100_000)}",
        urgency=chance.choices((Urgency.NORMAL, Urgency.URGENT), (9, 1))[0],
        category=f"S{chance.randrange(1, 9)}:water",
        building=building,
        spot=where,
        owner=agent,
        targets=(target,),
        version=len(history),
    )
    return order, due if is_open else None


def callbacks(count: int, seed: int = 2) -> Iterator[Callback]:
    """Open ones; nearly all of them are to come, two thousand are due."""
    chance = random.Random(seed)
    for n in range(count):
        purpose = chance.choice(tuple(Purpose))
        minutes = -chance.randrange(1, 600) if n < count // 100 else chance.randrange(1, 100_000)
        at = NOW + timedelta(minutes=minutes)
        values: dict[str, Any] = {"priority": chance.choice(PRIORITIES), "purpose": purpose}
        yield Callback(
            id=f"b{n:07d}",
            phone=phone(chance),
            due_at=at,
            reason=description(chance),
            created_at=NOW - timedelta(days=1),
            created_by=chance.choice(AGENTS),
            next_at=at,
            mode=Mode.MACHINE if n % 4 == 0 else Mode.AGENT,
            latest_at=at + timedelta(days=1),
            owner=chance.choice(AGENTS),
            version=1,
            **values,
        )
