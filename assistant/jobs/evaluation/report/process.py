"""Chapter 二: purpose, object and scope; principles, indicators, methods and standards; how the work went."""

from collections.abc import Iterator, Mapping, Sequence

from assistant.base import known_sum, show
from assistant.domain.citation import Citation
from assistant.domain.evaluation import Evaluation
from assistant.domain.placeholders import placeholder
from assistant.domain.policy import Clause, PolicyDocument
from assistant.jobs.evaluation.report.words import points

_BASIS_SHOWN = 4
_EXPLANATION = "解读"
"""An explanation of a document is no basis of an evaluation."""
_TEN = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
_OF_FRAMEWORK = {
    "department": "《预算绩效评价共性指标体系框架》（财预〔2013〕53号）",
    "special-bond": "《地方政府专项债券项目资金绩效管理办法》（财预〔2021〕61号）",
}


def purpose(evaluation: Evaluation) -> Iterator[str]:
    """What the evaluation is for, and what it covers."""
    project, funds = evaluation.project, evaluation.funds
    yield (
        "评价目的是了解项目资金的使用和管理情况，检查绩效目标的实现程度，查找决策、管理和实施中的问题，"
        "为完善政策、改进管理和安排以后年度预算提供依据。"
    )
    amount = f"预算资金{show(funds.total.budget)}{funds.unit}" if funds.total.budget is not None else "预算资金"
    year = f"{evaluation.year}年度" if evaluation.year else ""
    yield (
        f"评价对象为{project.name or placeholder('项目名称')}{year}{amount}，评价类型为{evaluation.by}，"
        f"在项目{evaluation.stage.word}开展。评价范围包括立项决策、资金和业务管理、产出完成以及效益实现的全过程。"
    )


def method(
    evaluation: Evaluation, clauses: Sequence[Clause], documents: Mapping[str, PolicyDocument],
    chosen: Sequence[Citation] = (),
) -> Iterator[str]:  # fmt: skip
    """By which documents, indicators, methods and standards the evaluation was made."""
    basis = [*_basis(evaluation, clauses, documents), *(str(c) for c in chosen)]
    yield (f"评价遵循科学公正、统筹兼顾、激励约束、公开透明的原则，依据{'、'.join(basis)}开展。")
    weights = "、".join(f"{c.level1}{points(c.weight)}" for c in evaluation.classes)
    results = known_sum(c.weight for c in evaluation.classes if c.level1 in {"产出", "效益", "效果"})
    share = f"，产出和效果类指标合计{points(results)}" if results else ""
    whole = known_sum(c.weight for c in evaluation.classes)
    title = evaluation.framework_title or placeholder("指标体系名称")
    own = any(a.target for a in evaluation.indicators if a.level1 in {"产出", "效益", "效果"})
    origin = "取自批复的绩效目标" if own else "暂用指标体系框架的条目，待按批复的绩效目标细化"
    yield (
        f"评价指标采用{title}，共{len(evaluation.indicators)}项三级指标，总分{points(whole)}，其中{weights}{share}。"
        f"产出和效益指标{origin}，完整的指标体系和评分标准见附件。"
    )
    rated = [a for a in evaluation.indicators if a.target]
    asked = [a for a in evaluation.indicators if a.points]
    yield (
        f"评价主要采用比较法，将项目资料载明的实际情况与计划标准逐项对照：{len(rated)}项指标按指标值与实际值计分，"
        f"{len(asked)}项指标按评价要点计分，要点符合的得满分，部分符合的得一半，不符合的不得分。"
    )
    if evaluation.survey is not None:
        yield "对服务对象的满意程度采用公众评判法，通过问卷调查取得。"


def _basis(evaluation: Evaluation, clauses: Sequence[Clause], documents: Mapping[str, PolicyDocument]) -> list[str]:
    """The general rules of evaluation, those of the framework, and the documents of the clauses, each once."""
    own = [name for kind, name in _OF_FRAMEWORK.items() if evaluation.framework.startswith(kind)]
    cited = (documents[c.policy_id] for c in clauses if c.policy_id in documents)
    found = [d.short for d in cited if _EXPLANATION not in d.title]
    return list(dict.fromkeys((_TEN, *own, *found)))[:_BASIS_SHOWN]


def work(evaluation: Evaluation) -> Iterator[str]:
    """What was read and how; who did it and when is left to the evaluator."""
    papers = evaluation.papers
    kinds: dict[str, int] = {}
    for paper in papers:
        kinds[paper.kind.value] = kinds.get(paper.kind.value, 0) + 1
    reported = "、".join(f"{kind}{n}份" for kind, n in kinds.items())
    yield (
        f"评价查阅项目资料{len(papers)}份，合计{sum(p.pages for p in papers)}页，包括{reported}。"
        if papers
        else f"评价查阅的项目资料：{placeholder('资料清单')}。"
    )
    yield (
        f"在此基础上，逐项摘录与评价要点有关的记载，形成佐证{len(evaluation.evidence)}条，均注明文件和页码；"
        "同一事项在不同资料中的数据相互核对，不一致的在第七部分列明。"
    )
    noisy = [p for p in papers if p.noisy]
    if noisy:
        yield f"其中{len(noisy)}份为扫描识别件，引用前应与原件核对。"
    yield f"评价组织情况：{placeholder('评价组成员构成、现场核查的时间和地点、座谈访谈和征求意见情况')}。"
