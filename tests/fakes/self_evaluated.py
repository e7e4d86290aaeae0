"""An invented self-evaluation of the approved declaration, complete but for what a test leaves out."""

from decimal import Decimal

from assistant.domain.filing import Filing, FundLine
from assistant.domain.results import CauseKind, Deviation, Result, Results
from assistant.forms.results.pairing import pair
from tests.fakes.approved import approved

RESULTS = Results(
    initial=Decimal(480),
    adjusted=Decimal(480),
    executed=Decimal("465.2"),
    lines=(
        FundLine(source="fiscal", initial=Decimal(400), adjusted=Decimal(400), executed=Decimal("398.2")),
        FundLine(source="other", initial=Decimal(80), adjusted=Decimal(80), executed=Decimal(67)),
    ),
    items=(
        Result(name="人均培训成本", actual="3942元/人次", evidence="决算报表"),
        Result(
            name="护理员培训人次",
            actual="1180人次",
            evidence="培训签到册",
            deviation=Deviation(
                kind=CauseKind.STAFF,
                cause="第四季度两个街道在岗护理员轮班紧张，20人次未能到训",
                remedy="下年度提前一个季度排定轮训计划，增设周末班",
            ),
        ),
        Result(name="培训班期数", actual="12期", evidence="开班通知"),
        Result(name="经验推广街道数量", actual="5个"),
        Result(name="培训考核合格率", actual="96.2%", evidence="考核成绩表"),
        Result(name="培训完成时间", actual="2025年11月20日"),
        Result(
            name="养老服务水平", actual="服务差错率下降，服务水平提升", share=Decimal(90), reason="回访记录显示明显改善"
        ),
        Result(name="参训学员满意度", actual="93.5%", evidence="满意度问卷"),
    ),
    goal_actual="全年举办培训班12期，培训护理员1180人次，经验推广到5个街道。",
    completed=True,
    execution_reason="10名讲师的课酬因合同跨年结算，结转下年支付",
    problems="周末班次偏少，轮班人员参训不便。",
    measures="增设周末班，建立线上补课渠道。",
)


def paired_filing(**changes: object) -> Filing:
    """The declaration with these results laid over it; not scored yet."""
    return pair(approved(), RESULTS.model_copy(update=changes)).filing


def half_filled() -> Filing:
    """One actual value, no money spent, no words."""
    return pair(approved(), Results(items=(Result(name="护理员培训人次", actual="900人次"),))).filing
