"""Chinese names in Latin letters: Zhang Wei, WANG Xiaoming. A surname and one or two syllables."""

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
_NAME = re.compile(
    rf"(?<![A-Za-z])(?=[A-Z])(?:{_SURNAMES}|{_SURNAMES.upper()}) (?i:{_SYLLABLE}[ -]?(?:{_SYLLABLE})?)(?![A-Za-z])"
)


def romanised_names(text: str) -> Iterator[PersonalSpan]:
    """The romanised names of a folded text."""
    for match in _NAME.finditer(text):
        if match[0].split(" ")[1][:1].isupper():
            yield PersonalSpan(PersonalKind.NAME, *match.span())
