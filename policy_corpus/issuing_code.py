"""The issuing code of a document number (机关代字), and where it begins in the words before it.

青财预〔2026〕77号 is a document of 青海, not 财预〔2026〕77号: the code is the whole run of characters before the
bracket that can belong to one. What cannot is cut off: words that lead to a citation, names of organisations, a
place named before a code that begins with a place of its own (河南豫财效), and before a known code what ends in a word
that no name has (翻出来个财农, 手头这本财预). Where it stays unclear whether more belongs
to the code, it does, and the document is one that is not known.
"""

import re
from collections.abc import Collection

from assistant.language.word_tags import tagged
from policy_corpus.regions import code_letters, place_names

_SUPPORTS = (
    "依据 根据 按照 依照 参照 遵照 比照 对照 参考 参见 详见 适用 援引 引用 执行 落实 贯彻 遵守 遵循 符合 违反 结合"
)
_ISSUES = "印发 转发 下发 发布 出台 制定 修订 废止 取代 替代 代替 收到 查询 比较 对比"
_JOINS = (
    "以及 关于 其中 包括 例如 比如 诸如 还有 没有 不同于 不是 请问 请按 请 看看 看 问 查 把 用 对 的 和 及 与 或 按 见 "
    "在 是 即 为 了 以 由 被 给 说 引 套 抄"
)
_PAPERS = "文件 通知 规定 办法 意见 附件 最新 更新 全新 上述 有效 年 月 日 号 条 款"
_LEADS = re.compile(
    rf"^.*(?:{'|'.join(sorted(f'{_SUPPORTS} {_ISSUES} {_JOINS} {_PAPERS}'.split(), key=len, reverse=True))})"
)
"""What may stand between a sentence and the code: verbs of citing and issuing, words that join, nouns of papers."""
_ORGANISATION = re.compile(r"(?:部|厅|局|委|院|政府|办公室)")
_ORGAN = "财政发府办委党厅国"
"""With one of these the part of a code begins that names the organ."""
_SHORTEST = 2
_SPEECH = ("q", "mq", "r", "p", "d", "f", "m", "v", "u", "t")
"""Parts of speech that a sentence has before a citation and a code has not: measures, pronouns, verbs, particles."""


def issuing_code(words: str, series: Collection[str]) -> str:
    """The code at the end of the words before a bracket; ``series`` are the codes known. "" where none stands there."""
    rest = _after_place(_after_organisation(_LEADS.sub("", words), series))
    known = known_series(rest, series)
    before = rest.removesuffix(known)
    if not known or not before:
        return rest
    if before[-1] in code_letters():
        return before[-1] + known
    if _is_speech(before):
        return known
    own_place = known[0] in code_letters()  # a code has its place once
    return known if own_place and len(before) > 1 else rest


def _is_speech(before: str) -> bool:
    """Whether words end as a sentence does and a name does not; one character alone may be a place (滑财预)."""
    return len(before) > 1 and tagged(before).words[-1].tag.startswith(_SPEECH)


def known_series(code: str, series: Collection[str]) -> str:
    """The longest known code that a code ends in; "" where it ends in none."""
    return next((code[i:] for i in range(len(code)) if code[i:] in series), "")


def is_local(code: str) -> bool:
    """Whether a code begins with the letter of a province or city and goes on with an organ: 鲁财绩."""
    return len(code) > _SHORTEST - 1 and code[0] in code_letters() and code[1] in _ORGAN and code not in place_names()


def _after_organisation(words: str, series: Collection[str]) -> str:
    """The words behind the name of an organisation: 省财政厅青财预 is 青财预."""
    ends = [found.end() for found in _ORGANISATION.finditer(words)]
    return next((words[end:] for end in reversed(ends) if words[end:] in series or is_local(words[end:])), words)


def _after_place(words: str) -> str:
    """The words behind the name of a place where a local code follows it: 河南豫财效 is 豫财效."""
    ends = range(len(words) - 1, 0, -1)
    return next((words[i:] for i in ends if words[:i] in place_names() and is_local(words[i:])), words)
