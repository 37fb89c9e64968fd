"""The customer file (handbook R1), first version: who, which numbers, where."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Customer:
    """One household or person. Phones are E.164 where they could be read, else as given."""

    id: str
    name: str
    phones: tuple[str, ...]
    title: str = ""
    """先生 or 女士, once known (T4)."""
    place: str = ""
    note: str = ""
    key_customer: bool = False

    @property
    def surname(self) -> str:
        """The family name, for {surname}{title} (T4): the first two characters where they are a double surname."""
        if self.name[:2] in DOUBLE_SURNAMES:
            return self.name[:2]
        return self.name[:1] if self.name and not self.name.isascii() else self.name.split(" ")[-1]


DOUBLE_SURNAMES = frozenset(
    {
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "夏侯", "诸葛", "尉迟", "皇甫",
        "公孙", "慕容", "司徒", "令狐", "宇文", "长孙", "闻人", "轩辕", "申屠", "呼延", "百里", "司空",
    }
)  # fmt: skip
