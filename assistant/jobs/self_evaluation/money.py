"""The text of a 自评报告 on the money of the year: as a whole, by source, and what was not spent."""

from collections.abc import Iterator, Sequence

from assistant.base import show
from assistant.domain.filing import Filing, FundLine
from assistant.domain.fund_lines import SOURCE_WORDS, lines_by_source
from assistant.domain.placeholders import placeholder
from assistant.domain.rates import percent
from assistant.scoring.self_evaluation import SelfEvaluation


def stated(text: str, what: str) -> str:
    """The unit's words without their last stop; a mark where it said nothing."""
    return text.strip().rstrip("。；;.") or placeholder(what)


def spaced(formula: str) -> str:
    """A formula in running text: full-width signs, behind which a line may break, and rates without their ×100%."""
    return formula.replace("×100%=", "=").replace("=", "＝")


def execution(filing: Filing, scores: SelfEvaluation) -> Iterator[str]:
    """The money of the year, as a whole and by source, with rate, score and what was not spent."""
    funds, unit = filing.funds, filing.funds.unit
    budget = funds.initial if funds.adjusted is None else funds.adjusted
    if budget is None or funds.executed is None:
        yield f"全年预算数和全年执行数：{placeholder('全年预算数、全年执行数')}，执行率待计算。"
        return
    first = f"年初预算{show(funds.initial)}{unit}，" if funds.initial is not None else ""
    yield f"项目{first}全年预算{show(budget)}{unit}，全年执行{show(funds.executed)}{unit}。"
    score = scores.execution
    if score.points is not None and score.weight is not None:
        yield f"预算执行率分值{show(score.weight)}分，得{show(score.points)}分。计分过程：{spaced(score.formula)}。"
    yield from _by_source(lines_by_source(funds), unit)
    rest = budget - funds.executed
    if rest or filing.account.execution_reason.strip():
        word = f"未执行{show(rest)}{unit}" if rest > 0 else f"超出预算{show(-rest)}{unit}" if rest else "执行情况"
        yield f"{word}的原因：{stated(filing.account.execution_reason, '预算执行出现差异的原因')}。"


def _by_source(lines: Sequence[FundLine], unit: str) -> Iterator[str]:
    reported = [text for line in lines if (text := _source(line, unit))]
    yield f"按资金来源看，{'；'.join(reported) if reported else placeholder('各来源资金的预算数和执行数')}。"


def _source(line: FundLine, unit: str) -> str:
    budget, executed, name = line.adjusted, line.executed, SOURCE_WORDS.get(line.source, line.source)
    budget = line.initial if budget is None else budget
    if not budget and not executed:
        return ""
    planned = f"预算{show(budget)}{unit}" if budget is not None else f"预算{placeholder(f'{name}预算数')}"
    if executed is None:
        return f"{name}{planned}，执行{placeholder(f'{name}执行数')}"
    rate = f"，执行率{show(percent(executed, budget))}%" if budget else ""
    return f"{name}{planned}，执行{show(executed)}{unit}{rate}"
