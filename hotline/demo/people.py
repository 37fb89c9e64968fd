"""The demo's people and customers. In a demo only: their password is public."""

from domain.people import Person, Role
from hotline.centre import Centre
from hotline.demo.dialogues import Cast
from hotline.errors import Conflict
from hotline.flows.customers import CustomerDraft

PASSWORD = "hotline-demo"

AGENTS = {"1001": "张敏", "1002": "李强", "1003": "王芳", "1004": "赵磊"}

_OTHERS = (
    ("2001", "陈静", Role.LEAD, ()),
    ("3001", "周洁", Role.QUALITY, ()),
    ("4001", "刘建国", Role.DEPARTMENT, ("维修", "工程")),
    ("4002", "孙志强", Role.DEPARTMENT, ("安管", "保洁", "绿化")),
    ("4003", "吴丽", Role.DEPARTMENT, ("财务",)),
    ("6001", "郑凯", Role.DUTY_MANAGER, ()),
    ("7001", "林总", Role.MANAGER, ()),
    ("9001", "管理员", Role.ADMINISTRATOR, ()),
)


async def seed(centre: Centre, cast: Cast) -> None:
    """Add the demo's people and customers where they are not there yet."""
    queues = tuple(queue.id for queue in centre.settings.centre.queues)
    people = [Person(user, name, Role.AGENT, queues, groups=("客服",)) for user, name in AGENTS.items()]
    people += [Person(user, name, role, groups=groups) for user, name, role, groups in _OTHERS]
    async with centre.database.reading() as uow:
        known = {person.user for person in await uow.people.all()}
    for person in people:
        if person.user not in known:
            await centre.people.add(person, PASSWORD)
    for dialogue in cast.dialogues:
        draft = CustomerDraft(name=dialogue.name, title=dialogue.title, phones=(dialogue.phone,), place=dialogue.place)
        try:
            await centre.customers.save(draft, by="demo")
        except Conflict:
            continue  # from an earlier demo on the same data
    await centre.floor.restore(people, centre.floor.agents())
