"""What the columns of a client list mean, by the words banks and people head them with."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rmtrack.domain.errors import N_, InputError
from rmtrack.reading.text import clean, narrow

# field: the words for it; where two columns of a file fit one field, the word named first wins
FIELDS: Mapping[str, tuple[str, ...]] = {
    field: tuple(words.split())
    for field, words in {
        "name": "客户姓名 姓名 客户名称 客户名 名称 name clientname fullname customername customer"
        " client",
        "phone": "手机号 手机号码 手机 移动电话 联系电话 电话 电话号码 联系方式 phone phonenumber"
        " mobile mobilephone mobilenumber cell tel telephone",
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
    }.items()
}
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
    """A column that is read: its place from 0, its heading, its field, and the yuan of its unit."""

    place: int
    heading: str
    field: str
    unit: int


class Columns(NamedTuple):
    """All columns of a file: those that are read, those that mean nothing here, those dropped."""

    read: tuple[Column, ...]
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]


def read_columns(header: Sequence[str], chosen: Mapping[str, str] | None = None) -> Columns:
    """Find out what the columns of a header mean.

    `chosen` is the user's own reading, heading to field, and goes first. Raises InputError for a
    choice that names no column or no field, and where no column holds the clients' names.
    """
    headings = [clean(heading) for heading in header]
    fields = _chosen(headings, chosen or {})
    best: dict[str, tuple[int, int]] = {}
    for place, heading in enumerate(headings):
        field, rank = fields.get(heading) or _known(heading)
        if field:
            best[field] = min(best.get(field, (rank, place)), (rank, place))
    if "name" not in best:
        raise _nameless(headings)
    read = sorted((place, field) for field, (_, place) in best.items())
    return _columns(headings, [Column(p, headings[p], f, _unit(headings[p])) for p, f in read])


def _columns(headings: list[str], read: list[Column]) -> Columns:
    places = {column.place for column in read}
    rest = [heading for place, heading in enumerate(headings) if place not in places and heading]
    dropped = tuple(heading for heading in rest if _is_sensitive(heading))
    return Columns(tuple(read), tuple(h for h in rest if h not in dropped), dropped)


def _chosen(headings: list[str], chosen: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    for heading, field in chosen.items():
        if heading not in headings:
            sentence = N_("the file has no column '{heading}': it has {headings}")
            raise InputError(sentence, heading=heading, headings=", ".join(headings))
        if _is_sensitive(heading):
            sentence = N_("the column '{heading}' is never read in: such numbers are not kept")
            raise InputError(sentence, heading=heading)
        if field not in FIELDS:
            sentence = N_("there is no field '{field}': write one of {fields}")
            raise InputError(sentence, field=field, fields=", ".join(FIELDS))
    return {heading: (field, -1) for heading, field in chosen.items()}


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
