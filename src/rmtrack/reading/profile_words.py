"""The words of both languages for what is known of a client's ways and risk."""

from collections.abc import Mapping

from rmtrack.domain.keys import Risk, Way

RISKS: Mapping[str, tuple[str, ...]] = {
    Risk.C1: ("保守型", "保守", "谨慎型"),
    Risk.C2: ("稳健型", "稳健"),
    Risk.C3: ("平衡型", "平衡"),
    Risk.C4: ("成长型", "成长", "进取型", "进取"),
    Risk.C5: ("激进型", "激进"),
}
WAYS: Mapping[str, tuple[str, ...]] = {
    Way.PHONE: ("电话", "手机"),
    Way.WECHAT: ("微信",),
    Way.EMAIL: ("邮箱", "邮件"),
}
YES = ("yes", "y", "true", "1", "是", "有", "能", "行")
NO = ("no", "n", "false", "0", "否", "没有", "没", "不", "不能", "不行")
