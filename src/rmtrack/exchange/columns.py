"""What the columns of a client list mean, by the words banks and people head them with."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.own_fields import read_fields_asked
from rmtrack.reading.text import clean, narrow, shown
from rmtrack.reading.words import is_none

_PHONES = (
    "手机号 手机号码 手机 移动电话 联系电话 电话 电话号码 联系方式 phone phonenumber mobile"
    " mobilephone mobilenumber cell tel telephone"
)
_SECOND = ("2", "3", "4", "5", "二", "三")
# field: the words for it; of several columns of phones the word named first is the first phone's
FIELDS: Mapping[str, tuple[str, ...]] = {
    field: tuple(words.split())
    for field, words in {
        "name": "客户姓名 姓名 客户名称 客户名 名称 name clientname fullname customername customer"
        " client",
        "phone": " ".join((_PHONES, *(f"{word}1" for word in _PHONES.split()))),
        "further_phones": "其他电话 其它电话 其他手机 其他手机号 其他联系电话 其他联系方式 备用电话"
        " 备用手机 备用手机号 备用联系电话 第二电话 第二手机 otherphone otherphones secondphone"
        " alternatephone "
        + " ".join(f"{word}{more}" for word in _PHONES.split() for more in _SECOND),
        "sex": "性别 sex gender",
        "birthday": "出生日期 生日 出生年月日 birthday birthdate dateofbirth dob",
        "lunar_birthday": "农历生日 农历出生日期 阴历生日 lunarbirthday lunarbirthdate",
        "opened_on": "开户日期 开户日 开户时间 opened openedon opendate accountopened",
        "assets": "管理资产 总资产 资产 aum 资产总额 金融资产 资产余额 资产规模 客户资产 assets"
        " totalassets",
        "familiarity": "熟悉程度 熟悉度 familiarity",
        "mood": "客户状态 情绪 客户情绪 态度 mood",
        "note": "备注 备注信息 说明 note notes remark remarks comment comments",
        "wechat": "微信号 微信 微信账号 微信帐号 wechat wechatid weixin",
        "email": "邮箱 电子邮箱 电子邮件 email emailaddress mail",
        "source": "来源 客户来源 获客渠道 渠道 source channel",
        "contacted_on": "最近联系日期 上次联系 上次联系日期 最近联系 最近联系时间 最后联系日期"
        " lastcontact lastcontacted lastcontactdate contactedon",
        "employer": "工作单位 单位 工作单位名称 任职单位 公司 employer company workplace"
        " organization",
        "area": "所在地区 地区 区域 所在区域 所在城市 城市 area region district city",
        "family": "家庭情况 家庭 家庭成员 家庭状况 family household",
        "style": "沟通风格 客户风格 风格 性格 style personality",
        "risk": "风险等级 客户风险等级 风险承受能力 风险承受等级 风险评级 风险偏好 risk risklevel"
        " riskrating riskprofile",
        "risk_until": "风险测评有效期 风险测评到期日 风测有效期 风测到期日 风险评估有效期"
        " 风险评估到期日 测评有效期 测评到期日 riskuntil riskexpiry riskassessmentuntil",
        "money": "有资金 是否有资金 有无资金 hasmoney",
        "authority": "决策权 有决策权 是否有决策权 有无决策权 authority hasauthority",
        "need": "有需求 是否有需求 有无需求 hasneed",
        "tags": "标签 客户标签 标签词 tags tag labels label",
        "introducer": "介绍人 介绍人姓名 介绍客户 转介绍人 introducer introducedby",
        "products": "产品数 产品数量 产品个数 持有产品数 持有产品数量 持有产品个数 productcount"
        " productsheld numberofproducts",
    }.items()
}
MANY = frozenset({"further_phones", "tags"})  # of which a file may have several columns
_OWN = re.compile(r"(?:field|自定义)(?:[:：](.*))?")
_MAPS = re.compile(r"[=＝]")
_SENSITIVE: tuple[str, ...] = (
    "身份证",
    "证件",
    "护照",
    "银行卡",
    "卡号",
    "账号",
    "帐号",
    "账户号",
    "社保号",
    "密码",
)
_SENSITIVE += ("idcard", "idnumber", "idno", "identitycard", "passport", "password")
_SENSITIVE += ("accountnumber", "accountno", "bankaccount", "cardnumber", "cardno", "bankcard")
_FOREIGN: tuple[str, ...] = ("美元", "港币", "港元", "欧元", "英镑", "日元", "外币", "$", "€", "£")
_FOREIGN += ("usd", "hkd", "eur", "gbp", "jpy")
_UNITS = {"亿": 100_000_000, "百万": 1_000_000, "万": 10_000, "千": 1_000}


class Column(NamedTuple):
    """A column that is read: its place from 0, its heading, its field, and the yuan of its unit.

    `own` is the name of a field of the user's own.
    """

    place: int
    heading: str
    field: str
    unit: int = 1
    own: str | None = None


class Columns(NamedTuple):
    """All columns of a file: those that are read, those that mean nothing here, those dropped."""

    read: tuple[Column, ...]
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]


def read_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Find out what the columns of a header mean.

    `chosen` is the user's own reading, heading to field, and goes first. Of several columns of
    phones one is the first phone's, the others tell further ones: a phone known by its heading
    comes before one that was chosen. Raises InputError for a choice that names no column or no
    field, for two columns of one field, and where no column holds the clients' names.
    """
    headings = [clean(heading) for heading in header]
    fields = _chosen(headings, chosen or {})
    own = {heading: _own_name(heading, field) for heading, field in (chosen or {}).items()}
    ranked = []
    for place, heading in enumerate(headings):
        field, rank = (fields[heading], 0) if heading in fields else _known(heading)
        column = Column(place, heading, field, _unit(heading), own.get(heading))
        ranked += [(heading in fields, rank, column)] if field else []
    read = _first_phone_first([column for _chosen, _rank, column in sorted(ranked)])
    if not any(column.field == "name" for column in read):
        raise _nameless(headings)
    _refuse_twice(read, fields)
    return _columns(headings, sorted(read))


def _first_phone_first(columns: list[Column]) -> list[Column]:
    """Return the columns, the best first, with all phones but the first as further ones."""
    first = next((column for column in columns if column.field == "phone"), None)
    return [
        column._replace(field="further_phones")
        if column.field == "phone" and column is not first
        else column
        for column in columns
    ]


def _refuse_twice(columns: list[Column], chosen: Collection[str]) -> None:
    """Raise InputError where two columns tell of one field that a client has once."""
    known: dict[tuple[str, str], Column] = {}
    for column in columns:
        other = known.setdefault((column.field, (column.own or "").casefold()), column)
        if column.field in MANY or other is column:
            continue
        one, more = other.heading, column.heading
        if one == more:
            sentence = N_("two columns are headed '{heading}': head one of them otherwise")
            raise InputError(sentence, heading=one)
        if one not in chosen and more in chosen:
            one, more = more, one
        sentence = N_(
            "the columns '{one}' and '{other}' both mean {field}: leave one out, like"
            " --map {other}=none"
        )
        raise InputError(sentence, one=one, other=more, field=column.own or column.field)


def read_chosen(typed: Iterable[str] | None) -> dict[str, str]:
    """Read what columns mean to the user: `座机=phone`, `最爱=field:爱好`, `x=none`.

    Raises InputError where nothing is said of a column.
    """
    chosen = {}
    for text in typed or ():
        heading, *field = _MAPS.split(clean(text), maxsplit=1)
        if not (field and heading.strip() and field[0].strip()):
            sentence = N_("'{text}' maps no column: write it like 座机=phone, or 最爱=field:爱好")
            raise InputError(sentence, text=shown(clean(text)))
        chosen[heading.strip()] = field[0].strip()
    return chosen


def _columns(headings: list[str], read: list[Column]) -> Columns:
    places = {column.place for column in read}
    rest = [heading for place, heading in enumerate(headings) if place not in places and heading]
    dropped = tuple(heading for heading in rest if _is_sensitive(heading))
    return Columns(tuple(read), tuple(h for h in rest if h not in dropped), dropped)


def _chosen(headings: list[str], chosen: Mapping[str, str]) -> dict[str, str]:
    for heading in chosen:
        if heading not in headings:
            sentence = N_("the file has no column '{heading}': it has {headings}")
            raise InputError(sentence, heading=heading, headings=", ".join(headings))
        if _is_sensitive(heading):
            sentence = N_("the column '{heading}' is never read in: such numbers are not kept")
            raise InputError(sentence, heading=heading)
    return {heading: _meant(heading, field) for heading, field in chosen.items()}


def _meant(heading: str, field: str) -> str:
    """Return the field that is meant by a key or a word of it; nothing where it is left out.

    Raises InputError for no field.
    """
    if field in FIELDS or is_none(field):
        return field if field in FIELDS else ""
    if _own_name(heading, field) is not None:
        return "own"
    found, _rank = _known(field)
    if not found:
        sentence = N_("there is no field '{field}': write one of {fields}")
        raise InputError(sentence, field=field, fields=", ".join((*FIELDS, "field:爱好")))
    return found


def _own_name(heading: str, field: str) -> str | None:
    """Return the field of the user's own that is meant, by default called as the column is.

    None where it is none. Raises InputError for a name that no field can have.
    """
    found = _OWN.fullmatch(field)
    if found is None:
        return None
    ((name, _part),) = read_fields_asked([(found[1] or "").strip() or heading])
    return name


def _nameless(headings: list[str]) -> InputError:
    sentence = N_(
        "no column holds the clients' names: head one 客户姓名 or name (found: {headings})"
    )
    return InputError(sentence, headings=", ".join(filter(None, headings)))


def _known(heading: str) -> tuple[str, int]:
    """Return the field a heading stands for and the rank of its word; no field, `("", 0)`."""
    word, unit = _parts(heading)
    for field, words in FIELDS.items():
        if word in words:
            foreign = field == "assets" and any(sign in unit for sign in _FOREIGN)
            return ("", 0) if foreign else (field, words.index(word))
    return "", 0


def _parts(heading: str) -> tuple[str, str]:
    """Part `资产（万元）` or `资产/万元` into its word, folded, and what is said of it."""
    plain = re.sub(r"[\s_*:-]", "", narrow(heading).lower())
    found = re.search(r"[(\[【/].*|(?:百万|[千万亿])?元$|[万亿]$", plain)
    return (plain[: found.start()], found[0]) if found else (plain, "")


def _unit(heading: str) -> int:
    said = _parts(heading)[1]
    return next((yuan for word, yuan in _UNITS.items() if word in said), 1)


def _is_sensitive(heading: str) -> bool:
    plain = re.sub(r"[\s_-]", "", narrow(heading).lower())
    return any(word in plain for word in _SENSITIVE)
