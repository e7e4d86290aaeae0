"""What each column of a file of answers is: a question, the group, or something to leave alone.

Columns that may lead to a person (姓名、电话、微信、IP …) are used for nothing but seeing that a row was sent twice.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.jobs.survey import options
from assistant.jobs.survey.table import Table
from assistant.language.numerals import COUNTING

Reader = Callable[[str], int | None]


class ColumnKind(StrEnum):
    """What a column is for."""

    QUESTION = "question"
    GROUP = "group"
    SERIAL = "serial"
    TRACE = "trace"
    """When, from where and by whom: never carried on."""
    SCATTERED = "scattered"
    """Looks like the group, but with so many different words that they may be names or addresses."""
    OTHER = "other"


@dataclass(frozen=True)
class Column:
    """A column by its place; ``read`` turns an answer into a rank, 0 the best."""

    at: int
    kind: ColumnKind
    heading: str = ""
    read: Reader | None = None
    form: str = ""
    """How the answers are written: words (非常满意), grades (优秀), numbers, letters, mixed (words and numbers)."""


_SERIAL = re.compile(r"^(?:序号|编号|问卷编号|答卷编号|答卷序号|答题序号|id|no\.?)$", re.IGNORECASE)
_TRACE = re.compile(
    r"姓名|名字|您的称呼|电话|手机|联系方式|联系人|微信|昵称|openid|qq|ip|身份证|证件|邮箱|e-?mail|住址|地址|门牌|"
    r"学号|工号|账号|卡号|提交.*时间|开始.*时间|结束.*时间|答题时间|填写时间|所用时间|时长|来源|渠道|浏览器|设备|经纬度|定位",
    re.IGNORECASE,
)
_GROUP = re.compile(
    r"^群体|群体$|群体类[别型]|对象类[别型]|调查对象$|受访(?:者|人)?(?:类[别型]|身份)|人员类[别型]|"
    r"(?<!政治)身份(?!证)|与被评价(?:单位|部门|对象).*关系|评价主体|评价人类[别型]"
)
_JUDGED = re.compile(r"满意|评价|评分|打分|怎么样|如何")
_BACKGROUND = re.compile(r"性别|年龄|学历|文化程度|成绩|职业|健康|收入|户籍|年级|等级|面貌|职称|职务|婚姻|次数|几次")
_OPEN = re.compile(r"意见|建议|备注|其他|补充|希望|原因")
_MARK = re.compile(
    rf"^(?:第\s*{COUNTING}+\s*题\s*[.、．:：]?|第?\s*{COUNTING}+\s*题?\s*[.、．:：)）]|Q\d+\s*[.、．:：]?)\s*",
    re.IGNORECASE,
)
_TAG = re.compile(r"[\[【(（](?:单选题?|多选题?|必答题?|量表题?|填空题?|矩阵[^\]】)）]*|打分题?)[\]】)）]|[*＊]\s*$")
_BEST_FIVE = re.compile(r"5\s*分?\s*[=为是:：]?\s*(?:非常|很|最)?满意|1\s*分?\s*[=为是:：]?\s*(?:非常|很|最)不满意")
_BEST_ONE = re.compile(r"1\s*分?\s*[=为是:：]?\s*(?:非常|很|最)满意|5\s*分?\s*[=为是:：]?\s*(?:非常|很|最)不满意")
_HINT = re.compile(r"[(（\[][^()（）\[\]]*\d\s*分?\s*[=为是:：][^()（）\[\]]*[)）\]]")
MOST_GROUPS = 12
_LEAST = 0.5
"""At least half of the answers of a column must be options, else it is no question of this kind."""


def header_row(table: Table) -> int:
    """The row of headings: the first of the top rows with more than one cell filled, and as many as any."""
    top = table[:10]
    filled = [sum(bool(c) for c in row) for row in top]
    widest = max(filled, default=0)
    return next((i for i, n in enumerate(filled) if n > 1 and n * 2 > widest), 0)


def columns_of(heads: Sequence[str], rows: Table, group: str = "", best: int | None = None) -> list[Column]:
    """The columns of a table. ``group`` names the column of the groups; ``best`` the number that is 非常满意."""
    return [_column(at, head, [row[at] for row in rows], group, best) for at, head in enumerate(heads)]


def question_text(heading: str) -> str:
    """A heading without its number and its tags: “3、您对环境是否满意？【单选题】” is 您对环境是否满意？."""
    plain = _HINT.sub("", _TAG.sub("", heading.replace("\n", "").strip()))
    return _MARK.sub("", plain.strip()).strip()


def _column(at: int, heading: str, values: Sequence[str], group: str, best: int | None) -> Column:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", question_text(heading)))
    answered = [v for v in values if v]
    if group and (heading.strip() == group or question_text(heading) == group):
        return Column(at, ColumnKind.GROUP, question_text(heading))
    if _SERIAL.match(plain):
        return Column(at, ColumnKind.SERIAL)
    question = _question(at, heading, answered, best)
    if question and _counts(question.form, plain):
        return question
    if _TRACE.search(plain):
        return Column(at, ColumnKind.TRACE)
    if not group and _GROUP.search(plain):
        kinds = len(set(answered))
        return Column(at, ColumnKind.GROUP if kinds <= MOST_GROUPS else ColumnKind.SCATTERED, question_text(heading))
    return Column(at, ColumnKind.OTHER, question_text(heading))


def _counts(form: str, heading: str) -> bool:
    """Satisfaction in words is a question for sure; grades not about the person; bare numbers only where asked for."""
    if _OPEN.search(heading) and "满意" not in heading:
        return False
    if form in {"words", "mixed"}:
        return True
    return not _BACKGROUND.search(heading) and (form == "grades" or bool(_JUDGED.search(heading)))


def _question(at: int, heading: str, answered: Sequence[str], best: int | None) -> Column | None:
    readers: tuple[tuple[str, Reader], ...] = (
        ("words", options.by_word), ("numbers", _numbers(heading, best)), ("letters", options.by_letter),
    )  # fmt: skip
    numbers = readers[1][1]
    if any(options.by_word(v) is not None for v in answered) and any(numbers(v) is not None for v in answered):
        readers = (("mixed", _either(options.by_word, numbers)), readers[2])  # the answer sheet allows both
    shares = [(sum(read(v) is not None for v in answered), form, read) for form, read in readers]
    most, form, read = max(shares, key=lambda s: s[0])
    if not most or most < len(answered) * _LEAST:
        return None
    if form in {"words", "mixed"} and not any("满意" in v for v in answered):
        form = "grades"
    return Column(at, ColumnKind.QUESTION, question_text(heading) or f"第{at + 1}列", read, form)


def _either(first: Reader, second: Reader) -> Reader:
    return lambda text: second(text) if (rank := first(text)) is None else rank


def _numbers(heading: str, best: int | None) -> Reader:
    end = best or stated_best(heading) or 5
    return lambda text: options.by_number(text, best=end)


def stated_best(heading: str) -> int | None:
    """Which number a heading says is the best: “（5=非常满意）” is 5; None where it says nothing."""
    plain = unicodedata.normalize("NFKC", heading)
    return 1 if _BEST_ONE.search(plain) else 5 if _BEST_FIVE.search(plain) else None
