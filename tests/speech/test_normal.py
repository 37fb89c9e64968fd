import pytest
from hypothesis import given
from hypothesis import strategies as st

from speech.normal import normal
from speech.numerals import cardinal, value
from speech.text import syllables


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("一零零一号", "1001号"),
        ("三栋二单元五零一", "3栋2单元501"),
        ("十六号楼五单元一一六室", "16号楼5单元116室"),
        ("A座一二零三", "A座1203"),
        ("二座三十一楼", "2座31楼"),
        ("一号楼零五室", "1号楼05室"),
        ("幺三八零零幺三八零零零", "13800138000"),
        ("我打幺幺零了", "我打110了"),
        ("工号１００１", "工号1001"),
        ("工号一零零一一直为您服务", "工号1001一直为您服务"),
        ("一百二十块", "120块"),
        ("一共三百二十五块五毛", "一共325块5毛"),
        ("一块钱", "1块钱"),
        ("三万五", "35000"),
        ("一万零五百", "10500"),
        ("两百五", "250"),
        ("百分之五", "5%"),
        ("百分之百", "100%"),
        ("百分之九十九点五", "99.5%"),
        ("三分之二", "2/3"),
        ("三点半", "3点半"),
        ("下午三点十五", "下午3点15"),
        ("三点零五分", "3点05分"),
        ("三点五公里", "3.5公里"),
        ("十点十分", "10点10分"),
        ("二十四小时", "24小时"),
        ("十分钟后", "10分钟后"),
        ("一小时内", "1小时内"),
        ("二零二六年十一月二十二号", "2026年11月22号"),
        ("打五分", "打5分"),
        ("二十一下", "21下"),
    ],
)
def test_numbers_are_written_in_digits(heard: str, written: str) -> None:
    assert normal(heard) == written


NO_QUANTITY = (
    "等一下", "一起", "一般", "一定", "一共", "万一", "一直", "一样", "快一点", "一点点", "一会儿", "一块儿",
    "一个", "一位", "一次", "三心二意", "七上八下", "三三两两", "七七八八", "一五一十", "不管三七二十一",
    "三天两头", "一年四季", "十分满意", "十全十美", "十字路口", "千万不要", "千千万万", "百般", "四五个",
    "两三天", "二十五六", "十几个", "星期三", "周五", "二维码", "二手房", "三相电", "四季", "五金", "八国联军",
    "第一", "一一", "老幺", "十万火急", "WiFi", "501室",
)  # fmt: skip


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_what_is_no_quantity_stays(text: str) -> None:
    assert normal(text) == text


@given(st.text(alphabet="零〇一二两三四五六七八九十百千万亿幺半点分之号楼栋室单元块个年月下直起a1 ５，", max_size=24))
def test_any_numerals_are_settled_at_once(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.text(max_size=40))
def test_any_text_can_be_written(text: str) -> None:
    assert normal(normal(text)) == normal(text)


@given(st.integers(min_value=0, max_value=99))
def test_a_quantity_reads_back(n: int) -> None:
    assert value(cardinal(n)) == n
    assert normal(f"{cardinal(n)}号") == f"{n}号"


@given(st.text(alphabet="0123456789", min_size=3, max_size=11))
def test_digits_read_one_by_one_read_back(number: str) -> None:
    heard = "".join("零一二三四五六七八九"[int(d)] for d in number)
    assert normal(f"{heard}号") == f"{number}号"
    assert syllables(heard) == syllables(number)


@pytest.mark.parametrize(
    ("numerals", "quantity"),
    [
        ("五", 5),
        ("一百二", 120),
        ("三千零五", 3005),
        ("三千零五十", 3050),
        ("三千五百", 3500),
        ("十万", 100_000),
        ("一亿两千万", 120_000_000),
        ("一百五十万零三十", 1_500_030),
        ("四五十", None),
        ("一零零一", None),
        ("万一", None),
        ("千万", None),
        ("百十", None),
        ("一百零", None),
        ("十十", None),
        ("", None),
        ("好", None),
    ],
)
def test_quantities(numerals: str, quantity: int | None) -> None:
    assert value(numerals) == quantity
