"""Last year's filled form of a made-up county, for drafts that start from it."""

from assistant.domain.filing import Filing
from assistant.jobs.declaration.last_year.rolling import rolled_on
from policy_corpus.catalog import load_profile

_FIELDS = ("level1", "level2", "name", "target", "weight", "value_basis")
_ROWS = [
    ("成本指标", "经济成本指标", "助餐补助标准", "≤10元/人次", 10, "管理办法"),
    ("成本指标", "经济成本指标", "项目总成本", "≤100万元", 10, "80000人次×10元＋2000人×100元"),
    ("产出指标", "数量指标", "补助服务站数量", "=12个", 10, "工作计划"),
    ("产出指标", "数量指标", "老年助餐服务人次", "≥80000人次", 10, ""),
    ("产出指标", "数量指标", "护理员培训人数", "≥120人", 10, "上年实际110人"),
    ("产出指标", "质量指标", "培训考核合格率", "≥95%", 5, ""),
    ("产出指标", "时效指标", "补助拨付完成时间", "2026年11月30日前", 5, ""),
    ("效益指标", "社会效益指标", "助餐老年人占比", "≥35%", 20, ""),
    ("满意度指标", "服务对象满意度指标", "老年人满意度", "≥92%", 10, ""),
]


def last_year(**changes):
    """The form of 2026; ``changes`` replace parts of its data."""
    data = {
        "form": "goal_declaration",
        "profile": "central-2021",
        "year": 2026,
        "project": {
            "name": "社区养老服务站运营补助", "department": "青溪县民政局", "unit": "青溪县养老服务中心",
            "attribute": "新增项目", "start": "2026-01-01", "end": "2026-12-31", "content": "对12个服务站给予补助。",
        },
        "funds": {"unit": "万元", "total": 100, "fiscal": 80, "carry_over": 0, "other": 20},
        "goals": {
            "annual": "2026年向12个服务站发放补助，提供老年助餐80000人次，培训护理员120人，2026年11月30日前完成拨付；"
            "总成本不超过100万元，老年人满意度达到92%以上。"
        },
        "indicators": [
            dict(zip(_FIELDS, row, strict=True)) for row in _ROWS
        ],
    }  # fmt: skip
    return Filing.model_validate({**data, **changes})


def working_form(year=2027, **changes):
    """The same form moved to a new year, open to changes."""
    return rolled_on(last_year(**changes), year, load_profile("central-2021"))
