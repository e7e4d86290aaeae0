"""An invented approved declaration, and the same as a half-filled self-evaluation."""

from decimal import Decimal

from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.indicator import Indicator

ROWS = (
    ("成本指标", "经济成本指标", "人均培训成本", "≤4000元/人次", 10),
    ("产出指标", "数量指标", "护理员培训人次", "≥1200人次", 10),
    ("产出指标", "数量指标", "培训班期数", "=12期", 10),
    ("产出指标", "数量指标", "经验推广街道数量", "≥5个", 10),
    ("产出指标", "质量指标", "培训考核合格率", "≥95%", 10),
    ("产出指标", "时效指标", "培训完成时间", "2025年11月30日前", 10),
    ("效益指标", "社会效益指标", "养老服务水平", "明显提升", 20),
    ("满意度指标", "服务对象满意度指标", "参训学员满意度", "≥90%", 10),
)


def approved(**changes: object) -> Filing:
    """480万元 for training carers in 青溪县."""
    rows = [Indicator(level1=a, level2=b, name=c, target=d, weight=Decimal(e)) for a, b, c, d, e in ROWS]
    filing = Filing(
        profile="central-2021",
        year=2025,
        project=Project(name="养老护理员培训", department="青溪县民政局", unit="青溪县养老服务中心"),
        funds=Funds(total=Decimal(480), fiscal=Decimal(400), carry_over=Decimal(0), other=Decimal(80)),
        goals=Goals(annual="培训护理员1200人次，推广到5个街道。"),
        indicators=tuple(rows),
    )
    return filing.model_copy(update=changes)
