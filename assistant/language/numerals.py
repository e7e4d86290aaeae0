"""Numbers as people write them, read exactly or not at all: 2,500, ３０万, 一亿三千万, 两千五, 壹佰叁拾万, 二〇二六.

The door to the exact reader. Beside it in ``numeral`` are ``approximate`` (十几, 上百), ``shares`` (八成, 百分之九十),
``money`` (三块五), ``quantity`` (a number with its measure) and ``scan`` (every numeral of a running text).
"""

from assistant.language.numeral.reading import read_number
from assistant.language.numeral.signs import ARABIC, CHINESE, COUNTING, DIGIT, SPOKEN, UP_TO_TEN, fold

__all__ = ["ARABIC", "CHINESE", "COUNTING", "DIGIT", "SPOKEN", "UP_TO_TEN", "fold", "read_number"]
