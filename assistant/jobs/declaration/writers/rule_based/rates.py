"""Where a rate belongs by its name, and what it means: 合格率 is 质量, 及时率 时效, 覆盖率 效益, 满意度 满意度."""

from assistant.domain.facts import RateFact
from assistant.domain.vocabulary import (
    BENEFIT,
    ECOLOGICAL,
    ECONOMIC,
    OUTPUT,
    QUALITY,
    SATISFACTION,
    SERVED_SATISFACTION,
    SOCIAL,
    TIMELINESS,
)

_CLASSES = (
    ((SATISFACTION, SERVED_SATISFACTION), ("满意",)),
    ((OUTPUT, TIMELINESS), ("及时", "按期", "按时", "准时", "如期", "按进度")),
    (
        (OUTPUT, QUALITY),
        (
            "合格", "达标", "优良", "准确", "规范", "通过率", "取证", "完好", "开机", "在线率", "正确",
            "成活", "保存率", "故障", "可用", "完成率", "一次验收",
            "查处率", "查明率", "建档率", "管理率", "开放率", "到课率", "出勤率", "结业",
        ),
    ),
    (
        (BENEFIT, ECOLOGICAL),
        ("污染", "排放", "空气", "水质", "绿化", "森林", "植被", "受害率", "能耗", "用电", "节能", "回收利用"),
    ),
    ((BENEFIT, ECONOMIC), ("产值", "增收", "收入", "成本节约", "节约率", "增产", "产量", "税收", "利润", "费用下降")),
)  # fmt: skip
_BAD_THINGS = (
    "事故", "投诉", "故障", "发病", "死亡", "受害", "排放", "能耗", "用电", "损耗", "流失", "误差", "逾期", "返贫",
    "辍学", "复发", "超标", "空置", "成本", "案件", "火灾", "闲置",
)  # fmt: skip
_CHANGES_DOWN = ("下降", "降低", "减少", "压减", "降幅", "缩短")


def class_of(name: str) -> tuple[str, str]:
    """First- and second-level class of a rate; 社会效益 where the name says nothing more."""
    return next((cls for cls, words in _CLASSES if any(w in name for w in words)), (BENEFIT, SOCIAL))


def less_is_better(name: str) -> bool:
    """Whether a lower rate is the good one: 故障率, 投诉率. A rate of decrease is good when high."""
    return any(w in name for w in _BAD_THINGS) and not any(w in name for w in _CHANGES_DOWN)


def definition(fact: RateFact) -> str:
    """What the rate counts, in the plainest words that are always true."""
    name = fact.name
    if "满意" in name:
        return "满意和比较满意的有效问卷份数÷有效问卷份数×100%"
    if fact.relative:
        return f"本年{name}较{fact.base or '上年'}的变化÷{fact.base or '上年'}数×100%"
    core = name.removesuffix("率").removesuffix("比例").removesuffix("占比")
    return f"{core}的数量÷应纳入统计的总数×100%"
