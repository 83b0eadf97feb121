"""The words of both languages for the closed sets of the method: any of them to its English key."""

from collections.abc import Collection, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from rmtrack.domain.errors import N_, InputError
from rmtrack.domain.grid import FAMILIARITY, Cell
from rmtrack.domain.keys import (
    CATEGORIES,
    DEPOSIT,
    INSURANCE,
    INVESTMENT,
    Band,
    CategoryKind,
    DealState,
    Degree,
    Kind,
    LostReason,
    Mood,
    Nature,
    Objection,
    Outcome,
    Risk,
    Rolled,
    Sex,
    Stage,
    StaleReason,
    StepState,
    Truth,
    Way,
)
from rmtrack.reading.deal_words import (
    ANY_DEGREE,
    DEAL_STATES,
    DEGREES,
    LEARNED,
    LOST_REASONS,
    ROLLED,
    STALE_REASONS,
)
from rmtrack.reading.profile_words import RISKS, WAYS
from rmtrack.reading.text import clean, narrow, shown

if TYPE_CHECKING:
    from rmtrack.domain.accepted import Accepted

Words = Mapping[str, tuple[str, ...]]
E = TypeVar("E", bound=StrEnum)

# key: other words for it, the one that Chinese screens show first
MOODS: Words = {
    Mood.RESISTANT: ("抗拒", "抵触", "排斥"),
    Mood.NEUTRAL: ("中立", "中性"),
    Mood.POSITIVE: ("积极", "正面"),
}
BANDS: Words = {
    Band.LOW: ("低", "不熟"),
    Band.MIDDLE: ("中", "中等", "mid", "medium"),
    Band.HIGH: ("高", "熟"),
}
SEXES: Words = {
    Sex.FEMALE: ("女", "女士", "女性", "f"),
    Sex.MALE: ("男", "先生", "男士", "男性", "m"),
}
KINDS: Words = {
    Kind.CALL: ("电话", "打电话", "通话", "phone"),
    Kind.WECHAT: ("微信",),
    Kind.MESSAGE: ("短信", "消息", "sms"),
    Kind.MEETING: ("面谈", "见面", "约见"),
    Kind.VISIT: ("上门", "上门拜访", "拜访"),
    Kind.EVENT: ("活动", "沙龙"),
    Kind.GIFT: ("礼品", "送礼", "礼物"),
    Kind.SERVICE: ("服务", "业务办理"),
    Kind.NOTE: ("备注", "记录", "笔记"),
}
OUTCOMES: Words = {
    Outcome.NO_ANSWER: ("无人接听", "未接", "没接", "无应答"),
    Outcome.DISCONNECTED: ("空号", "停机", "号码失效"),
    Outcome.REFUSED: ("拒绝", "拒接", "挂断"),
    Outcome.WEARY: ("厌烦", "嫌烦", "不耐烦"),
    Outcome.TALKED: ("已沟通", "聊了", "接通", "沟通"),
    Outcome.APPOINTMENT: ("邀约成功", "约好了", "约上了", "约到"),
    Outcome.MET: ("已面谈", "见了", "见面了"),
    Outcome.PROPOSED: ("已出方案", "已提案", "给方案"),
}
OBJECTIONS: Words = {
    Objection.LIQUIDITY: ("流动性",),
    Objection.RETURN: ("收益性", "收益"),
    Objection.SAFETY: ("安全性", "安全"),
    Objection.SPOUSE: ("和家人商量", "问配偶", "商量"),
    Objection.NO_WISH: ("没需求", "不需要", "没想法"),
    Objection.THINK_MORE: ("再想想", "考虑一下", "再考虑"),
    Objection.NOT_ON_IMPULSE: ("不冲动", "不想冲动"),
    Objection.ALWAYS_LOST: ("总是亏", "一直亏", "亏怕了"),
    Objection.HAS_RM: ("有客户经理", "有人服务"),
    Objection.COMPARING: ("比较", "在比较", "货比三家"),
    Objection.OTHER: ("其他", "其它"),
}
STEP_STATES: Words = {
    StepState.OPEN: ("待办", "未完成"),
    StepState.KEPT: ("已兑现", "做到了"),
    StepState.DROPPED: ("已放弃", "取消"),
}
CATEGORY_WORDS: Words = {
    INVESTMENT: ("投资",),
    INSURANCE: ("保险",),
    DEPOSIT: ("存款",),
}
CATEGORY_KINDS: Words = {
    CategoryKind.FLOW: ("流量", "金额"),
    CategoryKind.PIECES: ("件数", "按件"),
    CategoryKind.LEVEL: ("余额", "时点"),
}

STAGES: Words = {
    Stage.MET: ("认识",),
    Stage.ACCEPTED: ("接受",),
    Stage.HABIT: ("习惯",),
    Stage.RELIANCE: ("依赖",),
    Stage.FRIEND: ("朋友",),
}
TRUTHS: Words = {
    Truth.REAL: ("真实", "真"),
    Truth.PRETENDED: ("虚假", "借口", "假"),
    Truth.HIDDEN: ("隐藏", "没说出来"),
}
NATURES: Words = {nature: OBJECTIONS[nature] for nature in Nature}

NOTHING = ("none", "无")  # where what was there is to go
UNCLASSIFIED = ("unclassified", "未分类")

_SETS: Mapping[type[StrEnum], tuple[Words, str]] = {
    Mood: (MOODS, N_("there is no mood '{text}': write {accepted}")),
    Band: (BANDS, N_("there is no band '{text}': write {accepted}")),
    Sex: (SEXES, N_("there is no sex '{text}': write {accepted}")),
    Risk: (RISKS, N_("there is no risk level '{text}': write {accepted}")),
    Way: (WAYS, N_("there is no way '{text}': write {accepted}")),
    Kind: (KINDS, N_("there is no kind '{text}': write {accepted}")),
    Outcome: (OUTCOMES, N_("there is no outcome '{text}': write {accepted}")),
    Objection: (OBJECTIONS, N_("there is no objection '{text}': write {accepted}")),
    Degree: (DEGREES, N_("there is no degree '{text}': write {accepted}")),
    DealState: (DEAL_STATES, N_("there is no deal state '{text}': write {accepted}")),
    Rolled: (ROLLED, N_("there is no move of a week '{text}': write {accepted}")),
    StaleReason: (STALE_REASONS, N_("there is no reason to be stale '{text}': write {accepted}")),
    LostReason: (LOST_REASONS, N_("there is no reason '{text}': write {accepted}")),
    CategoryKind: (
        CATEGORY_KINDS,
        N_("there is no kind of category '{text}': write {accepted}"),
    ),
    Nature: (NATURES, N_("there is no nature '{text}': write {accepted}")),
    Truth: (TRUTHS, N_("there is no objection that is '{text}': write {accepted}")),
    Stage: (STAGES, N_("there is no stage '{text}': write {accepted}")),
    StepState: (STEP_STATES, N_("there is no state '{text}': write {accepted}")),
}
_LEVELS = tuple("0123456789")


def read_word(kind: type[E], text: str) -> E:
    """Read a member of a closed set by its key or one of its Chinese words.

    Upper case, full width, and spaces or underscores for hyphens don't matter.
    Raises InputError that lists what is accepted.
    """
    words, sentence = _SETS[kind]
    return kind(read_key(words, text, sentence))


def read_key(words: Words, text: str, sentence: str) -> str:
    """Read a key of `words`. Raises InputError with `sentence`, given {text} and {accepted}."""
    plain = _plain(text)
    for key, others in words.items():
        if plain == key or plain in others:
            return str(key)
    raise InputError(sentence, text=shown(clean(text)), accepted=accepted(words))


def accepted(words: Words) -> "Accepted":
    """Return the keys and their first other words, as an error lists them."""
    from rmtrack.domain.accepted import Accepted  # noqa: PLC0415 - only on a slip

    return Accepted.of(words)


def read_familiarity(text: str) -> int:
    """Read a familiarity of 0 to 9; a band (`low`, `中`) is 1, 4 or 7. Raises InputError."""
    plain = _plain(text)
    for band, others in BANDS.items():
        if plain == band or plain in others:
            return FAMILIARITY[Band(band)]
    if plain in _LEVELS:
        return int(plain)
    sentence = N_("'{text}' is no familiarity: write 0 to 9, or low, middle, high")
    raise InputError(sentence, text=shown(clean(text)))


def read_cell(text: str) -> Cell:
    """Read a cell of the grid: a band and a mood, as in `high/positive`, 高/积极 or 高·积极.

    Raises InputError.
    """
    plain = narrow(clean(text)).replace("·", "/")
    familiar, joint, mood = plain.partition("/")
    if not joint:
        sentence = N_("there is no cell '{text}': write band and mood, like high/positive")
        raise InputError(sentence, text=shown(clean(text)))
    return Cell(read_word(Band, familiar), read_word(Mood, mood))


def read_category(text: str, known: Collection[str] = CATEGORIES) -> str:
    """Read a category: one of `known`, in any case, or the Chinese word of one. InputError else."""
    plain = _plain(text)
    words = {key: CATEGORY_WORDS.get(key, ()) for key in known}
    for key, others in words.items():
        if plain == _plain(key) or plain in others:
            return key
    return read_key(words, text, N_("there is no category '{text}': write {accepted}"))


def read_any_category(text: str, known: Collection[str] = CATEGORIES) -> str:
    """Read a category to look for: one of `known`, else the text, which may have been one once.

    Raises InputError where there is no text.
    """
    try:
        return read_category(text, known)
    except InputError:
        if former := clean(text):
            return former
        raise


def is_unclassified(text: str) -> bool:
    """Tell whether `text` means the clients without a cell: `unclassified`, 未分类."""
    return _plain(text) in UNCLASSIFIED


def is_none(text: str) -> bool:
    """Tell whether `text` is the word that takes away what was there: `none`, `无`."""
    return _plain(text) in NOTHING


def read_degree_or_any(text: str) -> Degree | None:
    """Read a degree; None for `any`, 全部: not one alone. Raises InputError."""
    key = read_key(LEARNED, text, _SETS[Degree][1])
    return None if key == ANY_DEGREE else Degree(key)


def _plain(text: str) -> str:
    return "-".join(narrow(clean(text)).lower().replace("_", " ").split())
