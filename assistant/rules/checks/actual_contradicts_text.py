"""SEL012 完成情况说明与数据矛盾: 说明中的数和结论是否与实际完成值、执行率合得上."""

import re
from collections.abc import Iterator
from decimal import Decimal

from assistant.base import show
from assistant.domain.citation import Citation
from assistant.domain.finding import Severity
from assistant.domain.rates import percent, rounds_to
from assistant.language.likeness import COVERED_NAME, coverage
from assistant.language.names import without_measure
from assistant.language.target import Target
from assistant.rules.rule import SELF_EVALUATION_RULES, Case, CheckedRow, Example, Hit, Outcome, Rule
from assistant.rules.word_lists import any_of

_PLACES = ("goals.actual", "account.process", "account.conclusion")
_CLAUSE = re.compile(r"[，。；;！\n]")
_SENTENCE = re.compile(r"[。；;！\n]")
_NOT_THE_RESULT = re.compile(any_of("actual_contradicts_text", "not_the_result"))
_NEARLY = re.compile(any_of("actual_contradicts_text", "nearly") + "$")
_EXECUTION = re.compile(r"(?:预算)?执行率(?:为|达到?|是)?(\d+(?:\.\d+)?)\s*[%％]")
_ALL_REACHED = re.compile(
    r"(?:全部|全面|均已?|都已?|圆满|如期)(?:完成|达到|达成|实现)了?(?:各项|全部|年初|年度|预期|设定的?|既定|绩效)*(?:目标|指标)"
    r"|(?:各项|全部|所有)(?:年度|绩效|预期)*(?:目标|指标)(?:均|都|全部|已|全面|圆满)*(?:完成|达到|达成|实现)(?!率|度|情况|进度)"
)
_DENIED = re.compile(any_of("actual_contradicts_text", "denied"))
_WHOLE = Decimal(100)


def check(case: Case) -> Outcome:
    """Numbers of the account that stand right behind the words of an indicator are its actual value; the rate is the
    one of the amounts; who says that all targets are reached has no row that missed its own."""
    for path, text in _noted(case):
        for row in case.rows:
            yield from _number(path, text, row)
        yield from _rate(case, path, text)
        yield from _claim(case, path, text)


def _noted(case: Case) -> Iterator[tuple[str, str]]:
    for path in _PLACES:
        head, _, field = path.partition(".")
        if text := getattr(getattr(case.filing, head), field):
            yield path, text


def _number(path: str, text: str, row: CheckedRow) -> Iterator[Hit]:
    actual = row.indicator.parsed_actual
    value = actual.low
    if value is None or value != actual.high or not actual.unit or actual.approximate:
        return
    stated = list(_stated(text, row.name, actual))
    if len(stated) == 1 and not rounds_to(stated[0], value):
        message = f"说明写“{show(stated[0])}{actual.unit}”，指标“{row.name}”的实际完成值是“{row.indicator.actual}”。"
        yield Hit(path, message, evidence=f"{show(stated[0])}{actual.unit}", confidence=Decimal("0.8"))


def _stated(text: str, name: str, actual: Target) -> Iterator[Decimal]:
    """Numbers in the unit of the actual value whose clause is about the indicator and claims a plain result. Where a
    sentence holds parts that come to the actual value, or the value itself, nothing in it contradicts."""
    number = re.compile(rf"(\d+(?:\.\d+)?)(?:{re.escape(actual.unit)})(?![一-鿿]?次|[/·])")
    for sentence in _SENTENCE.split(text):
        reported = [Decimal(n) for n in number.findall(sentence)]
        if actual.low in reported or sum(reported, Decimal(0)) == actual.low:
            continue
        for clause in _CLAUSE.split(sentence):
            found = list(number.finditer(clause))
            before = clause[: found[0].start()] if len(found) == 1 else ""
            if (
                before
                and not _NEARLY.search(before)
                and not _NOT_THE_RESULT.search(clause)
                and _about(name, _words(before))
            ):
                yield Decimal(found[0][1])


def _words(before: str) -> str:
    return re.split(r"\d", before)[-1]


def _about(name: str, words: str) -> bool:
    return coverage(without_measure(name), words) >= COVERED_NAME


def _rate(case: Case, path: str, text: str) -> Iterator[Hit]:
    funds = case.filing.funds
    budget = funds.adjusted if funds.adjusted else funds.initial
    written = {Decimal(n) for n in _EXECUTION.findall(text)}
    if not budget or funds.executed is None or len(written) != 1:
        return
    rate, reported = funds.executed / budget * _WHOLE, written.pop()
    if not rounds_to(reported, rate) and abs(reported - rate) > Decimal("0.1"):
        message = f"说明写执行率{show(reported)}%，按执行数和预算数计算是{show(percent(funds.executed, budget))}%。"
        yield Hit(path, message, evidence=f"{show(reported)}%")


def _claim(case: Case, path: str, text: str) -> Iterator[Hit]:
    missed = [row.name for row in case.rows if row.missed]
    for sentence in _SENTENCE.split(text):
        match = _ALL_REACHED.search(sentence)
        if match and missed and not _DENIED.search(sentence):
            message = f"说明写“{match[0]}”，但没有达到指标值的有：{'、'.join(missed)}。"
            yield Hit(path, message, evidence=match[0])
            return


RULE = Rule(
    code="SEL012",
    name="actual-contradicts-text",
    title="完成情况说明与数据矛盾",
    severity=Severity.ERROR,
    groups=SELF_EVALUATION_RULES,
    what="完成情况说明中的数和结论是否与实际完成值、预算执行率合得上",
    why="自评数据要真实、结果要客观；说明和数据各说各的，不知以哪个为准",
    advice="核对后改成同一个数；有没达到的指标，不要写全部完成。",
    basis=(
        Citation(
            policy_id="caiyu-2020-10",
            doc_no="财预〔2020〕10号",
            title="项目支出绩效评价管理办法",
            article="第二十五条",
        ),
    ),
    bad=Example(
        "说明写培训护理员150人，完成值是126人", {"form": "self_evaluation", "goals.actual": "全年培训护理员150人。"}
    ),
    good=Example("两处一致", {"form": "self_evaluation", "goals.actual": "全年培训护理员126人，参训学员满意度93%。"}),
    check=check,
)
