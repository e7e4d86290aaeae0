"""Names of indicators, made from what a brief counts: 培训 + 护理员 + 人 is “护理员培训人数”.

The name says what is measured and nothing else: no task verb at its head, no value in it.
"""

from assistant.domain.facts import DateFact, MoneyFact, QuantityFact

_MEASURES = {
    "人数": ("人", "名", "位", "人数"),
    "人次": ("人次", "万人次", "人·次"),
    "户数": ("户",),
    "次数": ("次", "轮", "回"),
    "场次": ("场", "场次"),
    "期数": ("期", "班", "批"),
    "里程": ("公里", "千米"),
    "长度": ("米", "延米", "延长米"),
    "面积": ("平方米", "万平方米", "㎡", "亩", "万亩", "公顷", "平方公里"),
    "天数": ("天", "日"),
    "时长": ("小时", "学时", "课时"),
    "重量": ("吨", "公斤", "千克", "万吨"),
    "体积": ("立方米", "方", "万立方米"),
    "种类数": ("种", "类"),
}  # fmt: skip
_NOUN_OF_UNIT = {unit: noun for noun, units in _MEASURES.items() for unit in units}
_MEASURED_ALREADY = ("数", "数量", "人次", "次数", "场次", "面积", "里程", "长度", "金额", "规模", "时长", "重量", "率")

_LIGHT_VERBS = frozenset(
    {
        "提供", "开展", "举办", "组织", "完成", "实施", "进行", "建成", "达到", "覆盖", "承办", "召开", "预计", "计划",
        "安排", "涉及", "共", "用于", "为", "对", "向", "有", "拟", "设", "给", "给予", "用", "使",
    }
)  # fmt: skip
"""Verbs that add nothing to a name: “开展宣传活动8场” is “宣传活动场次”."""

_DEFAULT_NOUN = "数量"


def measure_noun(unit: str) -> str:
    """The noun that names an amount in this unit: 公里 is 里程, 人 is 人数, 台 is 数量."""
    return _NOUN_OF_UNIT.get(unit.partition("/")[0], _DEFAULT_NOUN)


def quantity_name(fact: QuantityFact) -> str:
    """The name of the indicator that measures a stated quantity."""
    noun = measure_noun(fact.unit)
    thing = _thing(fact)
    if thing.endswith("次") and noun == "次数":
        return f"{thing}数"
    if thing.endswith(_MEASURED_ALREADY):
        return thing
    return f"{thing}{noun}"


def _thing(fact: QuantityFact) -> str:
    verb = "" if fact.verb in _LIGHT_VERBS else fact.verb
    if not fact.object:
        return verb or "完成"
    if not verb or verb in fact.object:
        return fact.object
    # 改造 + 面积 is 改造面积; 护理员 + 培训 is 护理员培训
    return f"{verb}{fact.object}" if fact.object in _MEASURED_ALREADY else f"{fact.object}{verb}"


_BARE_PRICES = frozenset({"成本", "标准", "单价"})
_AVERAGED = frozenset("人户亩")


def cost_name(fact: MoneyFact) -> str:
    """The name of the cost indicator for a part of the money or a unit price."""
    purpose = fact.purpose.removesuffix("费用").removesuffix("经费").removesuffix("资金")
    if fact.per:
        base = purpose or fact.per
        if base.endswith(fact.per) and not purpose:
            return f"每{fact.per}成本"
        if base in _BARE_PRICES:
            return f"{fact.per}均{base}" if fact.per in _AVERAGED else f"每{fact.per}{base}"
        if base.endswith(("标准", "单价", "成本")):
            return base
        return f"{base}标准" if base.endswith(("补助", "补贴", "救助", "奖励", "津贴", "资助")) else f"{base}单位成本"
    if purpose.endswith("费"):
        return f"{purpose}支出"
    return purpose if purpose.endswith("成本") else f"{purpose}成本"


_ENDINGS = (
    "完工",
    "竣工",
    "开工",
    "验收",
    "拨付",
    "发放",
    "完成",
    "交付",
    "上线",
    "投用",
    "投入使用",
    "交工",
    "到位",
    "建成",
)


def date_name(fact: DateFact) -> str:
    """The name of the timeliness indicator for a deadline."""
    what = fact.what or "项目"
    if what.endswith("时间"):
        return what
    return f"{what}时间" if what.endswith(_ENDINGS) else f"{what}完成时间"
