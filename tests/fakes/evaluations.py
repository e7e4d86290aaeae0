"""An invented evaluation, small and whole: every class, a deduction, a gap, a contradiction, a survey."""

from collections.abc import Sequence
from decimal import Decimal

from assistant.domain.dossier import Contradiction, FactKind, Paper, PaperFact, PaperKind, SkippedPaper
from assistant.domain.evaluation import (
    Assessed,
    ClassTotal,
    Deduction,
    Evaluation,
    EvaluationFunds,
    Evidence,
    FundFlow,
    PointFinding,
    Problem,
    Suggestion,
    Verdict,
)
from assistant.domain.filing import Goals, Project
from assistant.domain.framework import Stage
from assistant.domain.report import Report, ReportSection
from assistant.domain.survey import GroupRate, SurveyResult
from assistant.jobs.evaluation.report import assemble_report, report_sections
from assistant.writing.rule_narrator import RuleBasedNarrator

APPROVAL, CONTRACT, CHECK, VOUCHER = "立项批复.docx", "施工合同.pdf", "竣工验收单.txt", "资金支付台账.xlsx"

EVIDENCE = (
    Evidence(id="E1", paper=APPROVAL, page=1, text="同意实施青溪县中小学教室照明改造项目，总投资480万元。"),
    Evidence(id="E2", paper=APPROVAL, page=2, text="请县教育局按资金管理办法组织实施。"),
    Evidence(id="E3", paper=VOUCHER, page=1, text="县级财政拨款到位480万元"),
    Evidence(id="E4", paper=VOUCHER, page=1, text="累计支付465.2万元"),
    Evidence(id="E5", paper=VOUCHER, page=2, text="第7号凭证未附验收单，审批手续不完整"),
    Evidence(id="E6", paper=CHECK, page=1, text="实际改造教室386间，照度抽检全部合格"),
    Evidence(id="E7", paper=CHECK, page=1, text="竣工日期2025年9月12日"),
    Evidence(id="E8", paper=CONTRACT, page=3, text="改造教室400间，合同价款468万元"),
)


def _points(*found: tuple[str, Verdict, str, tuple[str, ...], tuple[str, ...]]) -> tuple[PointFinding, ...]:
    return tuple(
        PointFinding(
            text=text, verdict=verdict, weight=Decimal(weight), found=yes, against=no,
            missing="" if verdict is not Verdict.NO_EVIDENCE else "请补充可行性研究或会议纪要",
        )
        for text, verdict, weight, yes, no in found
    )  # fmt: skip


def sample_indicators() -> tuple[Assessed, ...]:
    """Eight indicators: full marks, half a point, by rate, by goals, and one that cannot be scored yet."""
    met, partly = Verdict.MET, Verdict.PARTLY
    return (
        Assessed(
            id="A1", level1="决策", level2="项目立项", name="立项依据充分性", weight=Decimal(8), score=Decimal(8),
            definition="看立项有没有政策、规划和职责上的依据。", standard="两项要点各4分，符合得满分。",
            points=_points(("立项有依据", met, "4", ("E1",), ()), ("属于本部门职责", met, "4", ("E2",), ())),
            formula="4+4=8分", evidence=("E1", "E2"),
        ),
        Assessed(
            id="A2", level1="决策", level2="资金投入", name="预算编制科学性", weight=Decimal(7), score=Decimal(7),
            definition="看预算怎样测算。", standard="有测算得满分。",
            points=_points(("预算经过测算", met, "7", ("E1",), ())), formula="7分", evidence=("E1",),
        ),
        Assessed(
            id="A3", level1="过程", level2="资金管理", name="预算执行率", weight=Decimal(10), target="100%",
            actual="96.92%", completion=Decimal("96.92"), score=Decimal("9.69"), standard="按执行率×分值计分。",
            definition="花出去的钱占到位资金的比例。", formula="465.2÷480×100%=96.92%；96.92%×10分=9.69分",
            deductions=(Deduction(id="D1", points=Decimal("0.31"), reason="资金没有全部支付", evidence=("E3", "E4")),),
            evidence=("E3", "E4"),
        ),
        Assessed(
            id="A4", level1="过程", level2="资金管理", name="资金使用合规性", weight=Decimal(10), score=Decimal("7.5"),
            definition="看钱的用途和手续是否合规。", standard="两项要点各5分，部分符合得一半。",
            points=_points(("用途符合批复", met, "5", ("E2",), ()), ("手续完整", partly, "5", (), ("E5",))),
            formula="5+2.5=7.5分",
            deductions=(Deduction(id="D2", points=Decimal("2.5"), reason="支付手续不完整", evidence=("E5",)),),
            evidence=("E2", "E5"),
        ),
        Assessed(
            id="A5", level1="产出", level2="产出数量", name="改造教室数量", weight=Decimal(20), target="≥400间",
            actual="386间", completion=Decimal("96.5"), score=Decimal("19.3"), standard="按完成率×分值计分。",
            definition="实际改造的教室间数。", formula="386÷400=96.5%；96.5%×20分=19.3分",
            deductions=(Deduction(id="D3", points=Decimal("0.7"), reason="少改造14间", evidence=("E6",)),),
            evidence=("E6", "E8"),
        ),
        Assessed(
            id="A6", level1="产出", level2="产出时效", name="完工时间", weight=Decimal(15), target="2025年8月31日前",
            actual="2025年9月12日", score=Decimal("12.5"), standard="逾期按天数扣分。", definition="竣工验收的日期。",
            formula="逾期12天；15分-2.5分=12.5分",
            deductions=(Deduction(id="D4", points=Decimal("2.5"), reason="逾期12天完工", evidence=("E7",)),),
            evidence=("E7",),
        ),
        Assessed(
            id="A7", level1="效益", level2="项目效益", name="改善学习环境", weight=Decimal(20), target="明显改善",
            definition="照明条件改善后的效果。", standard="按三档评分。", missing="没有效果对比，请补充照度检测资料",
        ),
        Assessed(
            id="A8", level1="效益", level2="项目效益", name="学生满意度", weight=Decimal(10), target="≥90%",
            actual="93.5%", completion=Decimal(100), score=Decimal(10), standard="达到目标得满分。",
            definition="学生对照明改造满意的比例。", formula="93.5%≥90%，得10分",
        ),
    )  # fmt: skip


def class_totals(indicators: Sequence[Assessed]) -> tuple[ClassTotal, ...]:
    """The sums of the first-level classes, in their order."""
    found = []
    for level1 in dict.fromkeys(i.level1 for i in indicators):
        rows = [i for i in indicators if i.level1 == level1]
        scores = [i.score for i in rows if i.score is not None]
        whole = sum(scores, Decimal(0)) if len(scores) == len(rows) else None
        found.append(ClassTotal(level1=level1, weight=sum((i.weight for i in rows), Decimal(0)), score=whole))
    return tuple(found)


def sample_evaluation(*, whole: bool = False) -> Evaluation:
    """The evaluation; ``whole`` also scores the one indicator that papers are silent on."""
    rows = sample_indicators()
    if whole:
        scored = {
            "score": Decimal(18),
            "formula": "达成年度指标，取90%；20分×90%=18分",
            "missing": "",
            "actual": "明显改善",
        }
        lost = Deduction(id="D5", points=Decimal(2), reason="效果资料只有抽样", evidence=("E6",))
        rows = tuple(
            r.model_copy(update={**scored, "deductions": (lost,), "evidence": ("E6",)}) if r.id == "A7" else r
            for r in rows
        )
    classes = class_totals(rows)
    total = sum((c.score for c in classes if c.score is not None), Decimal(0)) if whole else None
    facts = tuple(
        PaperFact(
            kind=FactKind.QUANTITY, subject="改造教室", value=value,
            quote=Evidence(id=e.id, paper=e.paper, page=e.page, text=e.text),
        )
        for value, e in (("400间", EVIDENCE[7]), ("386间", EVIDENCE[5]))
    )  # fmt: skip
    problems = (
        Problem(
            id="P1", text="资金支付手续不完整", indicators=("A4",), deductions=("D2",), evidence=("E5",),
        ),
        Problem(
            id="P2", text="改造教室数量未达目标，完工逾期", cause="部分学校暑期有培训，场地腾不出来",
            indicators=("A5", "A6"), deductions=("D3", "D4"), evidence=("E6", "E7"),
        ),
    )  # fmt: skip
    return Evaluation(
        project=Project(
            name="中小学教室照明改造项目", department="青溪县教育局", unit="青溪县教育装备中心", start="2025-03-01",
            end="2025-12-31", content="改造全县中小学教室照明，更换护眼灯具", completed=True,
        ),
        year=2025, profile="central-2020", framework="project-2020", framework_title="项目支出绩效评价指标体系",
        stage=Stage.COMPLETED, goals=Goals(annual="改造教室400间，8月底前完工，学生满意度90%以上。"),
        funds=EvaluationFunds(
            total=FundFlow(
                source="合计", budget=Decimal(480), arrived=Decimal(480), spent=Decimal("465.2"), evidence=("E3", "E4")
            ),
            lines=(
                FundFlow(
                    source="县级财政资金", budget=Decimal(480), arrived=Decimal(480), spent=Decimal("465.2"),
                    evidence=("E3", "E4"),
                ),
            ),
            arrival_rate=Decimal(100), execution_rate=Decimal("96.92"),
        ),
        indicators=rows, classes=classes, total=total, grade="优" if total is not None and total >= 90 else None,
        evidence=EVIDENCE,
        papers=(
            Paper(path=APPROVAL, kind=PaperKind.APPROVAL, title="关于教室照明改造项目的批复", pages=2),
            Paper(path=CONTRACT, kind=PaperKind.CONTRACT, title="施工合同", pages=6),
            Paper(path=CHECK, kind=PaperKind.ACCEPTANCE, title="竣工验收单", pages=1, noisy=True),
            Paper(path=VOUCHER, kind=PaperKind.VOUCHER, title="资金支付台账", pages=2),
        ),
        skipped=(SkippedPaper(path="现场照片.pdf", reason="只有图片没有文字，请先做文字识别再放入"),),
        contradictions=(
            Contradiction(
                subject="改造教室", facts=facts, message="改造教室：《施工合同.pdf》400间，《竣工验收单.txt》386间"
            ),
        ),
        problems=problems,
        suggestions=(
            Suggestion(id="S1", problem="P1", addressee="青溪县教育装备中心", text="补齐第7号凭证的验收单"),
            Suggestion(id="S2", problem="P2", addressee="青溪县教育局", text="按校历排定工期，未完工的列入下年"),
        ),
        survey=SurveyResult(
            title="学生满意度调查", method="satisfied_share", rate=Decimal("93.5"), formula="187÷200×100%=93.5%",
            responses=200, invalid=3, sent=210, margin=Decimal("3.42"),
            groups=(GroupRate(name="学生", weight=Decimal(100), responses=200, rate=Decimal("93.5")),),
            source="问卷结果.csv",
        ),
    )  # fmt: skip


def sample_report(evaluation: Evaluation | None = None) -> Report:
    """A short report over it: a heading of every level, marks, a gap."""
    shown = evaluation or sample_evaluation(whole=True)
    noted = (
        ("summary", "摘要", 1, "项目改造教室386间〔E6〕，支付资金465.2万元〔E4〕。"),
        ("basics", "一、基本情况", 1, ""),
        ("basics.overview", "（一）项目概况", 2, "县发展改革部门批复总投资480万元〔E1〕。"),
        ("process", "二、绩效评价工作开展情况", 1, "评价组查阅了4份资料。"),
        ("conclusion", "三、综合评价情况及评价结论", 1, "综合得分和等级见下表。"),
        ("analysis", "四、绩效评价指标分析", 1, ""),
        ("analysis.产出", "（三）产出情况", 2, ""),
        ("analysis.产出.A5", "1.改造教室数量", 3, "目标400间〔E8〕，实际386间〔E6〕，得19.3分。"),
        (
            "problems",
            "五、主要经验及做法、存在的问题及原因分析",
            1,
            "手续不完整〔E5〕。\n原因：【待补充：请单位说明】",
        ),
        ("advice", "六、有关建议", 1, "补齐第7号凭证的验收单。"),
        ("other", "七、其他需要说明的问题", 1, "合同与验收单写的教室间数不同〔E8〕〔E6〕。"),
    )
    sections = tuple(ReportSection(key=k, title=t, level=n, text=x) for k, t, n, x in noted)
    return Report(evaluation=shown, sections=sections, title="中小学教室照明改造项目绩效评价报告", date="2026年3月")


def written_report(evaluation: Evaluation, clauses=(), documents=None) -> Report:
    """The report of the rules over an evaluation, without a declaration."""
    tasks = report_sections(evaluation, None, clauses, documents or {})
    narratives = [RuleBasedNarrator().narrate(task) for task in tasks]
    return assemble_report(evaluation, narratives, date="2026年3月", author="")


def section_text(key: str, evaluation: Evaluation) -> str:
    """The text of one section of that report."""
    return next(s.text for s in written_report(evaluation).sections if s.key == key)


def with_row(evaluation: Evaluation, row_id: str, **update: object) -> Evaluation:
    """The evaluation with one indicator changed."""
    rows = tuple(r.model_copy(update=update) if r.id == row_id else r for r in evaluation.indicators)
    return evaluation.model_copy(update={"indicators": rows})
