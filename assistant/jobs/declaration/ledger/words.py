"""What a tagger may see of the words around a number: its clause, its sentence, cues of time, bound and money."""

import re
from collections.abc import Iterator
from itertools import chain

from assistant.language.actions import opening_action
from assistant.language.layout import Layout
from assistant.language.tokens import TextToken

_LEFT, _RIGHT = 12, 8
_FAR_LEFT, _FAR_RIGHT, _LINE_LEFT = 60, 24, 90
_CUES = {
    "past": r"去年|上年|往年|前年|上一年|历年|此前|以前|已(?!经?列)|原(?!则|因)|老(?!年|人|旧|百)|曾",
    "now": r"现有|目前|现状|当前|现(?=在|已|共)|截至|全[县市区镇省]|辖区|总人口|户籍|常住|在册|共有|设有|拥有|存量",
    "plan": r"计划|拟|将|预计|今年|本年|全年|新[建增购]|明年|要(?!求)|打算|准备|安排|需|力争|确保",
    "bound": r"不低于|不少于|不超过|不高于|以上|以内|以下|至少|控制在|不得|最[多少高低]|上限|封顶|内$",
    "reach": r"达到?|提高|提升|降到|降至|增加到|升到|降低|减少|压减|恢复到|保持",
    "from": r"(?:由|从)$|(?:由|从)[^，。]{0,8}$",
    "part": r"其中|包括|含(?!税)|分别|里头|里面",
    "total": r"合计|总计|共计|一共|总共|总额|总投资|共需|总预算|申请|共$|总",
    "each": r"每|单价|标准|人均|户均|亩均|一[个人户台套]",
    "out": r"不在|不含|不列|另行|另有|别的|除外|剔除|不再|不纳入",
}
_LEADS = re.compile(
    r"来源|筹措|支出|用途|用于|测算|明细|内容|其中|分年|去年|上年|今年|明年|本年|现有|目前|目标|效果|效益"
    r"|要求|标准|产出|进度|概况|情况|背景|问题|原来|规格|参数|任务|依据|质保|不含|另|预算|成本|单价"
)
_FIGURES = re.compile(r"[\d.\s]+")
_NEAR_LABEL = re.compile(r"([一-鿿]{2,8})[：:】]")
_COMPILED = {name: re.compile(p) for name, p in _CUES.items()}
_SATISFIED = re.compile("满意")
_MONEY_WORDS = re.compile("[元钱款资金费预算投入经费补助拨]|财政|自筹|配套|结转")
_LEVEL = re.compile("中央|国家|省|市|县|区|乡|镇|街道|自筹|结转|财政|配套|专项|公益金|债")


def word_features(text: str, laid: Layout, token: TextToken, since: int = 0) -> Iterator[str]:
    """The words before and behind a token, in clause and sentence; ``since`` is the end of the number before."""
    left, right = _sides(text, laid, token)
    clause = re.split("[，,、（）()：:]", left)[-1]
    rest = re.split("[，,。；;、（）()]", right)[0]
    yield from chain(
        _edges(left[-_LEFT:], right),
        (f"c:{word}" for word in grams(clause[-_LEFT:], 3)),
        (f"r:{word}" for word in grams(rest[:_RIGHT], 3)),
        (f"s:{word}" for word in grams(left[-40:], 2, 2)),
        (f"t:{word}" for word in grams(right[:16], 2, 2)),
        _cues(clause, left, rest[:_RIGHT]),
        _money(clause, left, rest),
        _leads(text, laid, token),
        _action(clause, token.start - since),
        _beyond(text[token.end : token.end + 16]),
    )


def _sides(text: str, laid: Layout, token: TextToken) -> tuple[str, str]:
    """The words of the sentence, or of the cell, before and behind a token."""
    cell = laid.cell(token.start)
    low = max(laid.sentence(token.start).start, cell.start if cell else 0)
    left = text[max(low, token.start - _FAR_LEFT) : token.start]
    right = text[token.end : token.end + _FAR_RIGHT].split("\n", maxsplit=1)[0]
    return left, right[: max(0, cell.end - token.end)] if cell else right


def _edges(near: str, right: str) -> Iterator[str]:
    for k in (1, 2, 3, 4):
        yield f"L{k}={near[-k:]}"
        yield f"R{k}={right[:k]}"


def _cues(clause: str, left: str, rest: str) -> Iterator[str]:
    for name, cue in _COMPILED.items():
        if cue.search(clause):
            yield f"clause_{name}"
        elif cue.search(left):
            yield f"sent_{name}"
        if cue.search(rest):
            yield f"after_{name}"


def _money(clause: str, left: str, rest: str) -> Iterator[str]:
    found = {
        "satisfied": _SATISFIED.search(left[-14:]),
        "moneyword": _MONEY_WORDS.search(clause),
        "level": _LEVEL.search(clause[-10:]),
        "level_after": _LEVEL.match(rest[:3]),
        "opens_clause": not clause.strip(),
    }
    yield from (name for name, is_there in found.items() if is_there)


def _action(clause: str, since: int) -> Iterator[str]:
    """What the verb that opens the clause does; where another number stands in it, what the words behind that do."""
    own = clause[-since:] if 0 < since < len(clause) else clause
    yield f"action={opening_action(own)}"
    if own is not clause:
        yield f"action_first={opening_action(clause)}"


def _beyond(words: str) -> Iterator[str]:
    """Cues behind the clause: 97.9%，今年≥98% tells that the first was before."""
    yield from (f"beyond_{name}" for name in ("past", "plan", "now", "reach") if _COMPILED[name].search(words))


def _leads(text: str, laid: Layout, token: TextToken) -> Iterator[str]:
    """Words that open what is counted up: 来源, 其中, 去年, and the label nearest before the number."""
    line = laid.line(token.start)
    left = text[max(line.start, token.start - _LINE_LEFT) : token.start]
    leads = _LEADS.findall(left)
    if leads:
        yield f"lead={leads[-1]}"
        yield f"leads={'>'.join(leads[-2:])}"
    if labels := _NEAR_LABEL.findall(left):
        yield f"near_label={labels[-1]}"
        for word in grams(labels[-1], 2, 2):
            yield f"near_label:{word}"
    sentence = laid.sentence(token.start)
    yield f"opens={_FIGURES.sub('0', text[sentence.start : sentence.start + 8])[:3]}"


def grams(words: str, longest: int, shortest: int = 1) -> Iterator[str]:
    """Runs of characters, numbers shown as 0."""
    bare = _FIGURES.sub("0", words)
    for n in range(shortest, longest + 1):
        for i in range(len(bare) - n + 1):
            yield bare[i : i + n]
