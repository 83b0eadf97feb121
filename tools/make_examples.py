"""Write the two client lists in `examples/`: made-up people, the same bytes at every run.

python tools/make_examples.py
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "examples"
TODAY = date(2026, 11, 2)
HEADER = ["客户号", "客户姓名", "手机号", "性别", "出生日期", "开户日期", "资产"]
HEADER += ["熟悉程度", "情绪", "备注", "最近联系日期"]
CLIENTS = 300
TWICE = 42  # the client who stands in two rows

SURNAMES = (
    "赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭"
    "鲁马方任袁柳史唐薛雷贺汤罗毕郝安常于傅齐康伍余"
)
FIRST = "晓建志国文雅佳欣思宇浩俊丽秀海永明春子梦静婉雨德"
SECOND = "华军平强芳敏燕涛磊娟霞杰慧颖琳峰斌勇洁薇然怡辰轩"
NAMED = {
    5: "王䶮",
    6: "王小明",
    58: "李𬭎",
    77: "阿依古丽·买买提",
    101: "欧阳静",
    120: "张伟",
    121: "张伟",
    160: "司马文轩",
    210: "Anna Lindqvist",
}
WANG_XIAOMING = ["13800001042", "男", "1978-11-19", "2012-05-08", "1370000.00"]
WANG_XIAOMING += ["7", "积极", "想看年金，先发资料", "2026-10-12"]
NOTES = (
    "50万理财11月30日到期",
    "想看年金，先发资料",
    "女儿明年高考",
    "只做保本，不提保险",
    "说过“等利率稳了再看”",
    "喜欢美股基金, 每月看净值",
    "代发工资户",
    "怕亏，2022年亏过一次",
    "周三下午方便接电话",
    "给母亲办过存单",
    "在比较两家银行的大额存单",
    "介绍过同事来开户",
    "风险测评12月到期",
    "退休教师，常来网点",
)
MOODS = {
    "low": "抗拒 抗拒 中立 中立 积极",
    "middle": "抗拒 中立 中立 积极",
    "high": "中立 积极 积极 抗拒",
}
TIERS: tuple[tuple[int, int], ...]
TIERS = ((1_000, 50_000),) * 4 + ((50_000, 500_000),) * 9 + ((500_000, 2_000_000),) * 4
TIERS += ((2_000_000, 8_000_000),) * 2 + ((8_000_000, 30_000_000),)


def draw(most: int, *seed: object) -> int:
    """Return a number from 0 up to, without, `most`: the same for a seed on every machine."""
    digest = sha256("|".join(map(str, seed)).encode()).digest()
    return int.from_bytes(digest[:8]) % most


def pick(options: Sequence[str], *seed: object) -> str:
    """Return one of the options: the same for a seed on every machine."""
    return options[draw(len(options), *seed)]


def clients() -> Iterator[list[str]]:
    """Yield the data rows of the good list: 301 that tell of 300 clients."""
    taken = set(NAMED.values())
    rows = [client(n, NAMED.get(n) or new_name(n, taken)) for n in range(1, CLIENTS + 1)]
    rows[5][2:] = WANG_XIAOMING
    rows[TWICE - 1][7:9] = ["", ""]
    again = list(rows[TWICE - 1])
    again[7:10] = ["6", "积极", "同一客户，另一网点登记"]
    yield from rows
    yield again


def new_name(n: int, taken: set[str]) -> str:
    """Return a name that nobody in the list has yet."""
    for attempt in range(100):
        seed = (n, attempt)
        first = pick(FIRST, "first", *seed) if draw(4, "long", *seed) else ""
        name = pick(SURNAMES, "surname", *seed) + first + pick(SECOND, "second", *seed)
        if name not in taken:
            taken.add(name)
            return name
    raise RuntimeError(n)


def client(n: int, name: str) -> list[str]:
    """Return the cells of one client."""
    known = n % 3 != 0
    level = draw(10, "familiarity", n)
    band = ("low", "middle", "high")[min(level // 3, 2)]
    return [
        f"K{n:04d}",
        name,
        phone(n),
        pick(("男", "女"), "sex", n) if draw(12, "has sex", n) else "",
        birthday(n),
        styled(days_before(draw(7600, "opened", n) + 30), n + 1),
        assets(n),
        (str(level) if n % 7 else {"low": "低", "middle": "中", "high": "高"}[band])
        if known
        else "",
        pick(MOODS[band].split(), "mood", n) if known else "",
        pick(NOTES, "note", n) if draw(5, "has note", n) < 2 else "",  # noqa: PLR2004 - two in five
        styled(days_before(draw(400, "contacted", n) + 3), n + 2) if draw(4, "touched", n) else "",
    ]


def phone(n: int) -> str:
    """Return a number nobody has, in one of the ways systems write them; a few have none."""
    digits = f"1380000{1000 + 7 * n}"
    if n % 29 == 11:  # noqa: PLR2004 - any remainder would do
        return ""
    styles = (
        f"{digits}\t",
        f"{digits[:3]}-{digits[3:7]}-{digits[7:]}",
        f"+86 {digits}",
        f"'{digits}",
    )
    return styles[n // 11 % 4] if n % 11 == 0 else digits


def birthday(n: int) -> str:
    """Return a birthday; some are blank, some have no year."""
    born = date(1942, 1, 1) + timedelta(days=draw(22_000, "born", n))
    if n % 13 == 0:
        return ""
    return f"{born.month}月{born.day}日" if n % 17 == 0 else styled(born, n)


def styled(day: date, n: int) -> str:
    """Return a day in one of the ways systems write it."""
    styles = (
        day.isoformat(),
        f"{day.year}/{day.month}/{day.day}",
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month}/{day.day} 0:00",
    )
    return styles[n % len(styles)]


def days_before(days: int) -> date:
    """Return the day that lies so many days before the list was made."""
    return TODAY - timedelta(days=days)


def assets(n: int) -> str:
    """Return what a client holds: most little, few much, in one of the ways of writing it."""
    least, most = TIERS[draw(len(TIERS), "tier", n)]
    yuan = least + draw(most - least, "assets", n)
    if draw(20, "has assets", n) == 0:
        return ""
    styles = (
        f"{yuan}.{draw(100, 'fen', n):02d}",
        f"{yuan}",
        f"{yuan:,}.00",
        f"{yuan // 100 / 100:.2f}万",
    )
    return styles[draw(4, "style", n)]


def faults() -> list[list[str]]:
    """Return the data rows of the list with faults; row 2 is the first."""
    good = ["2018-06-01", "520000.00", "6", "积极", "", "2026-10-12"]
    return [
        ["F02", "赵敏", "13800008002", "女", "1980-05-03", *good],
        ["F03", "", "13800008003", "男", "1975-01-20", *good],
        ["F04", "钱程", "12345", "男", "1975-01-20", *good],
        ["F05", "孙丽", "1.38E+10", "女", "1975-01-20", *good],
        ["F06", "周杰", "13800008006", "男", "2031-05-03", *good],
        ["F07", "吴婷", "13800008007", "女", "1990-07-08", "2026-02-30", *good[1:]],
        ["F08", "郑强", "13800008008", "男", "1969-12-01", good[0], "abc", *good[2:]],
        ["F09", "冯雪", "13800008009", "女", "1988-03-14", *good[:2], "12", *good[3:]],
        ["F10", "陈立", "13800008010", "男", "1977-10-10", *good[:3], "很好", *good[4:]],
        ["F11", "褚云", "13800008011", "女", "1966-06-16", good[0], "1", "250", *good[1:]],
        ["F12", "卫东", "13800008002", "男", "1979-09-09", *good],
        ["F13", "蒋欣", "13800008013", "女", "1985-11-20", *good],
        ["F14", "沈航", "13800008014", "中", "1983-04-05", *good],
        ["F15", "韩梅", "13800008015", "女", "1991-08-18", "2027-01-05", *good[1:]],
        ["F16", "杨帆", "13800008016", "男", "1972-02-12", good[0], "-5000", *good[2:]],
        ["F17", "朱琳", "13800008017", "女", "1995-12-25", good[0], "1.234", *good[2:]],
        ["F18", "秦川", "13800008018", "男", "80-05-03", *good],
        ["F19", "10086", "13800008019", "", "", *good],
        ["F20", "许晴", "13800008020", "女"],
        ["F21", "何平", "abc", "男", "13-45", *good[:3], "一般般", *good[4:]],
        ["F22", "蒋欣", "138-0000-8013", "", "", *good[:4], "同一客户", good[5]],
        [],
        ["F24", "吕宁", "", "男", "", *good],
    ]


def written(rows: list[list[str]]) -> bytes:
    """Return a list as a bank's system writes it: GB18030, with CRLF."""
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([HEADER, *rows])
    return out.getvalue().encode("gb18030")


def files() -> dict[str, bytes]:
    """Return every example file by its name."""
    return {
        "clients-gb18030.csv": written(list(clients())),
        "clients-with-faults.csv": written(faults()),
    }


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, data in files().items():
        print(FOLDER / name, (FOLDER / name).write_bytes(data))
