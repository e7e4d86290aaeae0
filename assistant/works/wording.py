"""Names and sentences that a person gives: whether they can stand in a form, and where an old name stands elsewhere."""

import re

from assistant.domain.filing import Filing
from assistant.domain.indicator import Indicator
from assistant.domain.operation_arguments import GOAL_FIELDS, TEXT_FIELDS
from assistant.language.orders import find_orders
from assistant.language.polarity import NOT
from assistant.language.target_text import plain
from assistant.language.target_tokens import Kind, tokenise
from assistant.works.interface import NotApplicable

LONGEST_NAME, LONGEST_TEXT = 50, 2000
_ASKS = re.compile(r"[?？]|(?:吗|呢|么|啥|怎么办|怎么填|是多少)[。！!]?$")
_SENTENCE = re.compile(r"[。；;！!\n]|，.*，")
_QUOTES = "\"'“”‘’「」《》 \t\n　"
_HANZI = re.compile("[一-鿿]")
_UNKNOWN = re.compile(
    rf"(?:我|这个|目前|暂时|现在)*(?:也|还|都)?(?:不太?|{NOT})(?:知道|清楚|晓得|确定|定|想好|了解)(?:下来|呢|啊|呀|了)?"
)


def readable_name(stated: str, what: str) -> str:
    """A name without quotes around it. Raises NotApplicable where it is no name: a question, a sentence, a number."""
    name = stated.strip().rstrip(f"，。,.{_QUOTES}").strip(_QUOTES)
    if not _HANZI.search(name):
        raise NotApplicable(f"“{stated[:20]}”不像{what}，没有改。请说出{what}的文字。")
    if not any(t.kind is Kind.WORD for t in tokenise(plain(name))):
        raise NotApplicable(f"“{stated[:20]}”是一个数或日期，不像{what}，没有改。")
    if says_unknown(name):
        raise NotApplicable(f"“{stated[:20]}”不是{what}，没有改。不知道可以先不填。")
    if _ASKS.search(stated.strip()) or _SENTENCE.search(name) or find_orders(stated):
        raise NotApplicable(f"“{stated[:30]}”是一句话，不像{what}，没有改。请只说{what}。")
    if len(name) > LONGEST_NAME:
        raise NotApplicable(f"{what}太长（{len(name)}字），请不超过{LONGEST_NAME}字。")
    return name


def readable_text(stated: str, what: str) -> str:
    """Running text for a cell. Raises NotApplicable where it is a question, an order about the program, or too long."""
    text = stated.strip()
    if find_orders(text):
        raise NotApplicable(f"这段话里有写给程序的命令，不能填进{what}。")
    if len(text) < LONGEST_NAME and _ASKS.search(text):
        raise NotApplicable(f"“{text[:30]}”是问句，没有填进{what}。")
    if len(text) > LONGEST_TEXT:
        raise NotApplicable(f"{what}太长（{len(text)}字），请不超过{LONGEST_TEXT}字。")
    return text


def says_unknown(stated: str) -> bool:
    """Whether somebody says that they do not know."""
    return _UNKNOWN.fullmatch(stated.strip().rstrip("。！!，,")) is not None


def renamed(filing: Filing, row: Indicator, name: str) -> tuple[Filing, Indicator, list[str]]:
    """Filing and row with a row's new name also where the old one stood verbatim, and where that was.

    An old name inside the name of another row is that row's and stays.
    """
    texts = {f: t.replace(row.name, name) for f in TEXT_FIELDS if row.name in (t := getattr(row, f))}
    others = [r.name for r in filing.indicators if r.id != row.id and row.name in r.name]
    goals = {
        f: _replaced(t, row.name, name, others) for f in GOAL_FIELDS if row.name in (t := getattr(filing.goals, f))
    }
    goals = {f: t for f, t in goals.items() if t != getattr(filing.goals, f)}
    noted = [TEXT_FIELDS[f] for f in texts] + [GOAL_FIELDS[f] for f in goals]
    kept = filing.model_copy(update={"goals": filing.goals.model_copy(update=goals)})
    return kept, row.model_copy(update={**texts, "name": name}), noted


def _replaced(text: str, old: str, new: str, others: list[str]) -> str:
    longer = sorted(others, key=len, reverse=True)
    pattern = "|".join(re.escape(w) for w in (*longer, old))
    return re.sub(pattern, lambda m: new if m[0] == old else m[0], text)
