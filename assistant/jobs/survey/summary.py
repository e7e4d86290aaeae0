"""满意度调查分析 in plain text, from the counted survey alone: every figure in it is one of the result's."""

from collections.abc import Iterator

from assistant.base import show
from assistant.domain.placeholders import placeholder
from assistant.domain.survey import GroupRate, SurveyResult

TITLE = "满意度调查分析"


def survey_summary(result: SurveyResult) -> str:
    """Sections 调查情况, 调查结果, 分群体, 分题目, 误差 and 需要注意, those without content left out."""
    parts = [
        ("调查情况", list(_conduct(result))), ("调查结果", list(_outcome(result))),
        ("分群体情况", [_group(g, result) for g in result.groups]), ("分题目情况", list(_questions(result))),
        ("抽样误差", list(_margin(result))), ("需要注意", [f"{n}. {w}" for n, w in enumerate(result.warnings, 1)]),
    ]  # fmt: skip
    written = [(head, lines) for head, lines in parts if lines]
    numbered = (
        f"{numeral}、{head}\n" + "\n".join(lines)
        for numeral, (head, lines) in zip("一二三四五六", written, strict=False)
    )
    title = f"{TITLE}（{result.title}）" if result.title else TITLE
    return "\n\n".join([title, *numbered]) + "\n"


def _conduct(result: SurveyResult) -> Iterator[str]:
    people = f"调查对象共{result.population}人。" if result.population is not None else ""
    sent = f"发放问卷{result.sent}份，" if result.sent is not None else ""
    back = result.responses + result.invalid
    yield f"{people}{sent}收回{back}份，其中有效{result.responses}份、无效{result.invalid}份。"
    yield f"调查时间和方式：{placeholder('调查时间、发放方式')}。"
    if result.source:
        yield f"答案来自“{result.source}”。"


def _outcome(result: SurveyResult) -> Iterator[str]:
    yield f"计算方法：{result.method_name}。"
    if result.rate is None:
        yield f"满意度：{placeholder('满意度')}（有效答案不足，没有算出）。"
        return
    yield f"满意度：{show(result.rate)}{result.unit}。"
    if result.formula:
        yield f"算式：{result.formula}。"


def _group(group: GroupRate, result: SurveyResult) -> str:
    rate = placeholder("满意度") if group.rate is None else f"{show(group.rate)}{result.unit}"
    margin = "" if group.margin is None else f"，误差±{show(group.margin)}{result.margin_unit}"
    counted = f"（{group.formula}）" if group.formula and group.rate is not None else ""
    return f"{group.name}：有效{group.responses}份，{group.share}，满意度{rate}{margin}{counted}。"


def _questions(result: SurveyResult) -> Iterator[str]:
    if not result.by_question:
        return
    unit = result.unit
    for number, (text, rate) in enumerate(result.by_question, 1):
        yield f"{number}. {text.rstrip('：:')}：{show(rate)}{unit}"
    rates = [rate for _, rate in result.by_question]
    if len(set(rates)) > 1:
        best, worst = (
            "、".join(str(n) for n, rate in enumerate(rates, 1) if rate == edge) for edge in (max(rates), min(rates))
        )
        yield (
            f"最高的是第{best}题（{show(max(rates))}{unit}），最低的是第{worst}题（{show(min(rates))}{unit}）。"
            "各题按全部有效答案合并计算，不加权。"
        )


def _margin(result: SurveyResult) -> Iterator[str]:
    if result.margin is not None:
        yield f"在95%置信水平下，误差为±{show(result.margin)}{result.margin_unit}。"
    if result.margin_formula:
        yield f"算式：{result.margin_formula}。"
    if result.margin is not None:
        yield "误差只说明随机抽样带来的偏差，不包括抽样不随机、没有作答和填写不实带来的偏差。"
    if result.recommended is not None:
        of = f"总体{result.population}人时" if result.population is not None else "总体人数不明或很大时"
        yield f"建议样本量：{of}，误差要不超过5个百分点，应收回有效问卷{result.recommended}份。"
