"""What a message is: a question about the rules, or a word about the project in work."""

import re

from assistant.language.numerals import fold

_ASKS = re.compile(
    r"[?？]|吗$|呢$|么$|怎么|如何|多少分|几分|能不能|可不可以|可以不|要不要|是不是|有没有|行不行|什么|啥|哪|为什么|多久|几天|"
    r"规定|依据是|第[一二三四五六七八九十百\d]+条|\d+号文|是否|区别|作废|废止|有效"
)
_TELLS = re.compile(
    r"申请(?:资金|财政)?[\d一二三四五六七八九十]|万元|亿元|项目名称|主管部门|实施单位|\d+\s*(?:人次|人|台|套|公里|个|场|期|户|平方米)"
)
_NUMBERED = re.compile(r"^\s*\d\s*[.、．)）:：]")
_LONGEST = 120


def is_question(message: str, *, answering: bool = False) -> bool:
    """Whether the policy library is asked. ``answering``: the assistant has just asked about the project."""
    said = fold(message).strip()
    if not said or len(said) > _LONGEST or "\n" in said or _NUMBERED.match(said):
        return False
    if not _ASKS.search(said):
        return False
    marked = said.endswith(("?", "？"))
    return marked if answering else marked or not _TELLS.search(said)
