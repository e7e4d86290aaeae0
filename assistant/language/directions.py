"""Which way words move a number or a day, by the grammar of Chinese verbs of direction, beside the lexicon's words.

往下落10块, 下浮一成, 拉高5个点, 多开40桌, 往后拖一个月: a direction before a verb, behind it, or 多 and 少 before a
verb with the number as its object.
"""

import re

from assistant.language.numerals import COUNTING

_VERB = "浮调提降涨升落压减拉抬走挪移扣砍缩放扩加收拔拖推赶滑撤退掉"
_TOWARD = "[往向朝]"
UP = rf"{_TOWARD}[上高大多][{_VERB}]?|上[浮调提涨升]|[拉抬调提拔升加]高|净增"
DOWN = rf"{_TOWARD}[下低小少回][{_VERB}]?|下[浮调降压滑落]|[拉压调降放]低|[缩减压降砍][掉去]"
UP_BESIDE, DOWN_BESIDE = "[扩增涨]", "[砍裁扣缩]"
"""Verbs that say so only right before the number: 增压泵站 is no change."""
_ACTS = "报铺来加建买装招写出弄开办搞做整放上请培训设配发种修跑去走打摆印添拨批给算聘演播拍宣查检抽养栽补完采收送"
"""Verbs that a quantity is the object of, one character each."""
MORE_OR_LESS = re.compile(
    rf"(?<![最至不许很太])(?P<way>[多少])[{_ACTS}](?:上来|出来|进来|了|上)?(?={COUNTING}|[几半俩\d])"
)
_EARLIER = re.compile(rf"提[前早]|{_TOWARD}前|前[移提挪]|赶?早(?!上|晨|日)|赶前")
_LATER = re.compile(rf"推[迟后]|{_TOWARD}后|后[移推挪延]|[延拖缓]|[晚迟](?!上)|宽限|放宽|顺延")


def day_direction(words: str) -> int:
    """-1 where words move a day to an earlier one, 1 to a later one, 0 neither; the last such word counts."""
    found = [(m.start(), -1) for m in _EARLIER.finditer(words)] + [(m.start(), 1) for m in _LATER.finditer(words)]
    return max(found, default=(0, 0))[1]
