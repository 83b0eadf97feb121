"""The words of both languages for deals: how near, how they stand, what became of them."""

from collections.abc import Mapping

from rmtrack.domain.keys import DealState, Degree, LostReason, Rolled, StaleReason

DEGREES: Mapping[str, tuple[str, ...]] = {
    Degree.COMMITTED: ("已承诺", "承诺"),
    Degree.LEANING: ("有意向", "意向"),
    Degree.CONSIDERING: ("再考虑", "考虑", "考虑中"),
}
DEAL_STATES: Mapping[str, tuple[str, ...]] = {
    DealState.OPEN: ("在谈", "进行中", "未结"),
    DealState.WON: ("成交", "已成交"),
    DealState.LOST: ("未成交", "丢单"),
}
LOST_REASONS: Mapping[str, tuple[str, ...]] = {
    LostReason.PRICE: ("价格", "费率", "价格高"),
    LostReason.PRODUCT: ("产品", "产品不合适"),
    LostReason.TRUST: ("信任", "不信任"),
    LostReason.TIMING: ("时机", "时机不对"),
    LostReason.COMPETITOR: ("竞争对手", "他行", "同业"),
    LostReason.FAMILY: ("家人", "家人反对", "家庭"),
    LostReason.NO_FUNDS: ("没钱", "没资金", "资金不足"),
    LostReason.OTHER: ("其他", "其它"),
}
ROLLED: Mapping[str, tuple[str, ...]] = {
    Rolled.START: ("周一在谈", "周初"),
    Rolled.CAME_IN: ("新增", "新进"),
    Rolled.MOVED: ("变化", "金额变化", "变动", "移动"),
    Rolled.CLOSED: ("成交", "已成交"),
    Rolled.IN_PART: ("部分成交",),
    Rolled.DROPPED: ("未成交", "退出"),
}
ANY_DEGREE = "any"
LEARNED: Mapping[str, tuple[str, ...]] = {**DEGREES, ANY_DEGREE: ("全部", "all", "所有")}
STALE_REASONS: Mapping[str, tuple[str, ...]] = {
    StaleReason.NO_STEP: ("没有下一步", "无下一步"),
    StaleReason.LATE: ("到期未做", "未做"),
    StaleReason.OVERDUE: ("已过预计日期", "过期"),
    StaleReason.SILENT: ("久未联系", "没联系"),
}
