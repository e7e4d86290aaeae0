"""Money in words, in 元: 三千二百元六角五分, 壹佰叁拾万元整, 五万块, 两块五, 三块二毛五, ¥3,200.00.

Only 元 and its parts. 美元 and other money is left to the caller; 分 alone is a score, 五分钱 is money.
"""

import re
from decimal import Decimal

from assistant.language.numeral.context import counts_on
from assistant.language.numeral.reading import read_figure
from assistant.language.numeral.signs import DIGIT_WORDS, DIGITS, LONGEST, plain

_DIGIT = f"[两{DIGIT_WORDS}1-9]"
_AMOUNT = re.compile(
    r"(?P<sign>[-负])?(?:(?P<yuan>[^元块角毛分]+)(?:元|块)钱?)?"
    rf"(?:(?P<half>半)|(?P<tail>零?{_DIGIT})|零?(?P<jiao>{_DIGIT})[角毛](?P<bare_fen>{_DIGIT})?)?"
    rf"(?:零?(?P<fen>{_DIGIT})分)?(?P<money>钱)?[整正]?"
)
_CURRENCY = re.compile("^(?:人民币|[¥￥]|RMB|CNY)(?:[（(]大写[)）])?[:： ]?")
_CURRENCY_BEHIND = re.compile("(?<=元)人民币$")
_EMPTY = re.compile("零[角分]")
_BLANK = "⊗×零"
_CELL = re.compile(f"([{_BLANK}{DIGIT_WORDS}])([千百十万亿元角分])")
_CELLS, _FEWEST_CELLS = "千百十亿千百十万千百十元角分", 4
_COLLOQUIAL_LIMIT = 1000
"""十块五 is 10.5; behind a larger sum the digit might be of any place."""
_NUMERAL = rf"[零两{DIGIT_WORDS}十百千万亿\d]"
_MONEY_RUN = re.compile(
    rf"(?:{_NUMERAL}[{DIGIT_WORDS}零两十百千万亿\d,.]*(?:[元块角毛]钱?{_NUMERAL}+[角毛分]?(?:{_NUMERAL}分?)?|分钱|块钱|毛钱)钱?[整正]?"
    rf"|[⊗×零](?:[十百千万亿元角分][⊗×零{DIGIT_WORDS}])+[分角元])(?![\d.])"
)
_BEFORE_EACH = re.compile(rf"{_NUMERAL}+[元块毛](?:{_DIGIT}[角毛])?{_DIGIT}(?=一[一-鿿])")
"""4块2一方, 一块一毛八一斤: what each one costs."""
_BARE_TAIL = re.compile(f"[{DIGIT_WORDS}两0-9]$")
_PARTS = frozenset("元块角毛分塊圓圆")
_LETTER = re.compile("(?<=[0-9])[WK]$")


def read_money_words(text: str) -> Decimal | None:
    """The amount in 元; None where it is not money, approximate or not sure."""
    shown = text.strip() if len(text) <= LONGEST else ""
    shown = shown[: len(_CURRENCY_BEHIND.sub("", plain(shown)))]
    if named := _CURRENCY.match(plain(shown)):
        shown = shown[named.end() :]
        if (number := read_figure(shown)) is not None:
            return number
    printed = _printed_cells(plain(shown))
    return printed if printed is not None else _amount(shown)


def money_at(text: str, start: int) -> tuple[Decimal, int] | None:
    """An amount of 元 and parts of it at a place of a text, in 元, and its end: 三百零六块七毛二, 十元五角, 三分钱."""
    shown = text[start : start + LONGEST]
    if _PARTS.isdisjoint(shown):
        return None
    words = plain(shown)
    if (each := _BEFORE_EACH.match(words)) and (price := read_money_words(text[start : start + each.end()])):
        return price, start + each.end()
    run = _MONEY_RUN.match(words)
    if run is None or (_BARE_TAIL.search(run[0]) and counts_on(words, run.end())):
        return None  # 5块2米
    amount = read_money_words(text[start : start + run.end()])
    return None if amount is None else (amount, start + run.end())


def _printed_cells(words: str) -> Decimal | None:
    """⊗佰⊗拾叁万伍仟零佰零拾零元零角零分: a voucher with every place printed, a digit or a blank before each."""
    cells = _CELL.findall(words)
    places = "".join(place for _, place in cells)
    if len(cells) < _FEWEST_CELLS or 2 * len(cells) != len(words) or not _CELLS.endswith(places):
        return None
    digits = "".join("0" if digit in _BLANK else str(DIGITS[digit]) for digit, _ in cells)
    return Decimal(digits) / 100 if int(digits) else None


def _amount(shown: str) -> Decimal | None:
    amount = _AMOUNT.fullmatch(_EMPTY.sub("", plain(shown)))
    if amount is None:
        return None
    sign = -1 if amount["sign"] else 1
    if not amount["yuan"]:
        small = _below_yuan(amount)
        return None if small is None else sign * small
    yuan = read_figure(_LETTER.sub(lambda m: m[0].lower(), shown[amount.start("yuan") : amount.end("yuan")]))
    if yuan is None or yuan < 0 or not _may_join(yuan, amount):
        return None
    return sign * (yuan + _parts(amount))


def _may_join(yuan: Decimal, amount: re.Match[str]) -> bool:
    """Whether what stands behind 元 can add to it: nothing to 3.5元, a bare digit or 半 to small sums only."""
    shortened = amount["tail"] or amount["half"]
    if shortened and (yuan >= _COLLOQUIAL_LIMIT or amount["fen"]):
        return False
    return yuan == int(yuan) or not _parts(amount)


def _below_yuan(amount: re.Match[str]) -> Decimal | None:
    """Money below one 元: 五毛, 三角五分, 五分钱."""
    named = amount["jiao"] or (amount["fen"] and amount["money"])
    return _parts(amount) if named and not amount["tail"] and not amount["half"] else None


def _parts(amount: re.Match[str]) -> Decimal:
    """角 and 分 in 元. A bare digit is 角 (两块五), behind 零 分 (三块零五)."""
    tail = amount["tail"] or ""
    jiao, fen = ("", tail[1:]) if tail.startswith("零") else (tail, "")
    tenths = Decimal(5) if amount["half"] else _digit(amount["jiao"] or jiao)
    return tenths / 10 + _digit(amount["fen"] or amount["bare_fen"] or fen) / 100


def _digit(char: str) -> Decimal:
    return Decimal(2 if char == "两" else DIGITS.get(char, char or 0))
