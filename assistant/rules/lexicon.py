"""Word classes of the field that several rules need. Classes, not lists of sentences seen somewhere."""

import re

TASK_HEADS = (
    "做好",
    "加强",
    "提升",
    "提高",
    "完善",
    "促进",
    "推动",
    "推进",
    "扩大",
    "夯实",
    "协调",
    "全面",
    "助力",
    "解决",
    "改善",
    "优化",
    "增强",
    "强化",
    "落实",
    "确保",
    "深化",
    "健全",
    "保障",
    "维护社会",
    "凝聚",
    "统筹",
    "按计划",
    "按照",
    "贯彻",
    "努力",
    "切实",
    "积极",
    "不断",
    "营造",
    "打造",
    "引导",
    "支持",
    "带动",
    "持续",
)
"""Verbs and adverbs that begin a task or a slogan, not the name of a measure."""

MEASURE_END = re.compile(
    r"(?:率|度|数|人次|场次|面积|里程|成本|费用|标准|时间|时长|比例|占比|年限|等级|收入|支出|规模|价格|单价|水平|情况|状况|结果|额|量|值|差|期"
    r"|投资|事故|规格)$"
)
"""Endings of names that say what is measured."""

RESULT_CLAUSE = re.compile(
    r"(?:增强|提升|提高|扩大|改善|加强|有序|平稳|稳定|有效|发展|需求|融入社会|有实效|完成|全覆盖)$"
)
"""Endings that make a name a sentence about a result."""

EVENT_END = re.compile(r"(?:竞赛|活动|培训|会议|讲座|工作|行动|消杀|宣传|训练|检查|整治|服务|更新|维护)$")
"""Endings that name work, not a measure of it."""

CAPITAL_KINDS = ("工程", "基建", "建设", "修缮", "购置", "construction", "repair", "purchase")
"""Kinds of project that buy or build something which lasts."""

NOTE = re.compile(r"[（(【\[].*?[)）】\]]")


def bare(name: str) -> str:
    """A name without bracketed notes, quotes and spaces."""
    return re.sub(r"[\s\"'“”《》]", "", NOTE.sub("", name))
