"""Names in Latin letters: a Chinese surname and one or two syllables (Zhang Wei); others by what stands beside."""

import re
from collections.abc import Iterator

from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_SURNAMES = (
    "Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|"
    "Yu|Dong|Xiao|Cheng|Cao|Yuan|Deng|Fu|Shen|Zeng|Peng|Lu|Su|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Yan|Pan|Du|Dai|Xia|Zhong|Tian|"
    "Ren|Fan|Fang|Shi|Yao|Tan|Liao|Zou|Xiong|Jin|Hao|Kong|Bai|Cui|Kang|Mao|Qiu|Qin|Gu|Hou|Shao|Meng|Long|Wan|Duan|Qian"
)
_SYLLABLE = (
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    "(?:i?ang|i?ong|eng|ing|ian|uan|iao|uai|ai|ei|ao|ou|an|en|in|un|ia|ie|ua|uo|ui|iu|üe|ue|a|o|e|i|u|er)"
)
_FOREIGN = re.compile(r"(?<![A-Za-z])[A-Z][a-z]{1,14}(?: [A-Z]\.)?(?: [A-Z][a-z]{1,14}){1,2}(?![A-Za-z])")
_BEHIND = re.compile(r"[ ,(]{0,2}(?:护照|签证|先生|女士|教授|博士|老师|国籍)")
_BEFORE = re.compile(r"(?:外籍|外教|姓名|护照)[^\n。;A-Za-z]{0,8}\Z")
_LONGEST = 14
_NAME = re.compile(
    rf"(?<![A-Za-z])(?=[A-Z])(?:{_SURNAMES}|{_SURNAMES.upper()}) (?i:{_SYLLABLE}[ -]?(?:{_SYLLABLE})?)(?![A-Za-z])"
)


def romanised_names(text: str) -> Iterator[PersonalSpan]:
    """The romanised names of a folded text."""
    for match in _NAME.finditer(text):
        if match[0].split(" ")[1][:1].isupper():
            yield PersonalSpan(PersonalKind.NAME, *match.span())
    for match in _FOREIGN.finditer(text):
        lead = text[max(0, match.start() - _LONGEST) : match.start()]
        if _BEHIND.match(text, match.end()) or _BEFORE.search(lead):
            yield PersonalSpan(PersonalKind.NAME, *match.span())
