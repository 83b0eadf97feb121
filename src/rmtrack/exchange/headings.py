"""The words with which banks and people head columns, by what they mean."""

import re
from collections.abc import Mapping

from rmtrack.reading.text import folded, narrow

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
# field: names of it that head no column of a bank's
LABELS: Mapping[str, tuple[str, ...]] = {
    "opened_on": ("accountopened", "开户"),
    "money": ("money", "资金"),
    "authority": ("authority", "决策"),
    "need": ("need", "需求"),
    "introducer": ("introducer", "介绍人", "转介绍人", "推荐人"),
    "tags": ("tag", "tags", "标签"),
    "risk_until": ("riskassessmentuntil",),
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


def known_field(heading: str) -> tuple[str, int]:
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


def unit_of(heading: str) -> int:
    """Return the yuan of the unit that a heading tells, by default 1."""
    said = _parts(heading)[1]
    return next((yuan for word, yuan in _UNITS.items() if word in said), 1)


def is_sensitive(heading: str) -> bool:
    """Tell whether a heading is that of numbers that are never read in."""
    plain = re.sub(r"[\s_-]", "", narrow(heading).lower())
    return any(word in plain for word in _SENSITIVE)


def field_named(name: str) -> str | None:
    """Return the field that has just this name, by its key, a heading or a label."""
    plain = re.sub(r"[\s_-]", "", folded(name))
    for field, words in FIELDS.items():
        if plain in (field.replace("_", ""), *words, *LABELS.get(field, ())):
            return field
    return None
