"""Places as people write them, brought to keys, so that the same place is found again (W9)."""

import re

from domain.customers.places import home_in, place_key

_NAMED = re.compile(
    "会所|门岗|地下车库|地库|车库|物业服务中心|物业中心|办公楼|商场|配电房|水泵房|幼儿园|中心花园|游泳池"
)


def building_key(place: str) -> str:
    """The building a place lies in, such as ``3栋``, or what else has a name; empty where there is none."""
    home = home_in(place)
    if home.building:
        return f"{home.building}栋"
    named = _NAMED.search(place)
    return named[0] if named else ""


def spot_key(place: str) -> str:
    """The same for all ways of writing one place; empty for an empty place."""
    return place_key(place)
