"""Numbers written in words in every style that people use, by a writer of its own: the reader's writer is not asked.

A style makes a random number and writes it; what it gives is the text and the value that a reader must find.
"""

from collections.abc import Callable, Mapping
from decimal import Decimal
from random import Random

from assistant.language.numeral.approximate import Approximate, read_approximate
from assistant.language.numeral.money import read_money_words
from assistant.language.numeral.shares import read_share

Written = tuple[str, Decimal]
Style = Callable[[Random], tuple[str, object]]
_DIGITS = "零一二三四五六七八九"
_CAPITAL = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
_TRADITIONAL = str.maketrans("一二三四五六七八九十百千万亿两", "壹貳參肆伍陸柒捌玖拾佰仟萬億兩")
_WIDE = str.maketrans("0123456789,.%", "０１２３４５６７８９，．％")
_BELOW = {"百": "十", "千": "百", "万": "千", "亿": "千万"}


def random_number(rng: Random, most: int = 12) -> int:
    """A number of up to so many digits; about every third digit is a zero."""
    digits = [rng.randint(1, 9)]
    digits += [0 if rng.random() < 0.35 else rng.randint(0, 9) for _ in range(rng.randint(0, most - 1))]
    return int("".join(map(str, digits)))


def in_words(number: int) -> str:
    """The canonical words, built from groups of four digits, the last first."""
    if number == 0:
        return "零"
    groups = [(number // 10**shift) % 10**width for shift, width in ((8, 8), (4, 4), (0, 4))]
    words, open_gap = "", False
    for value, unit in zip(groups, ("亿", "万", ""), strict=True):
        if value == 0:
            open_gap = bool(words)
            continue
        if words and (open_gap or value < 1000):
            words += "零"
        words += (in_words(value) if value >= 10_000 else _group(value)) + unit
        open_gap = False
    return words.removeprefix("一") if words.startswith("一十") else words


def _group(value: int) -> str:
    words = ""
    for place, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // place % 10
        if digit:
            words += _DIGITS[digit] + unit
        elif words and value % place and not words.endswith("零"):
            words += "零"
    return words


def canonical(rng: Random) -> Written:
    """一百零五."""
    number = random_number(rng)
    return in_words(number), Decimal(number)


def round_zero(rng: Random) -> Written:
    """一百〇五."""
    text, value = canonical(rng)
    return text.replace("零", "〇"), value


def zero_behind_scale(rng: Random) -> Written:
    """十万零五千, where no place is skipped."""
    head, tail = rng.randint(1, 9999), rng.randint(1000, 9999)
    return f"{in_words(head)}万零{_group(tail)}", Decimal(head * 10_000 + tail)


def zero_left_out(rng: Random) -> Written:
    """三万五百."""
    head, tail = rng.randint(1, 9), rng.randint(1, 9) * 100
    return f"{_DIGITS[head]}万{_group(tail)}", Decimal(head * 10_000 + tail)


def pair_for_two(rng: Random) -> Written:
    """两千二百."""
    text, value = canonical(rng)
    for unit in "百千万亿":
        text = text.replace(f"二{unit}", f"两{unit}") if rng.random() < 0.8 else text
    ends_in_tens = ("十两", "百两")
    return (text if not any(w in text for w in ends_in_tens) else in_words(int(value))), value


def colloquial(rng: Random) -> Written:
    """两千五, 一万三千五, 十二万三: the last unit falls off."""
    while True:
        unit = rng.choice("百千万亿")
        size = {"百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[unit]
        head = rng.randint(1, 99) if unit in "百千" else rng.choice([n for n in range(1, 1000) if n % 10])
        number = head * size + rng.randint(1, 9) * size // 10
        text = in_words(number)
        below = _BELOW[unit]
        if text.endswith(below) and text[-len(below) - 2] == unit:
            return text.removesuffix(below), Decimal(number)


def capitals(rng: Random) -> Written:
    """壹佰叁拾万."""
    text, value = canonical(rng)
    text = f"一{text}" if text.startswith("十") else text
    return text.translate(_CAPITAL), value


def traditional(rng: Random) -> Written:
    """兩萬伍仟 or 兩萬五千."""
    text, value = pair_for_two(rng)
    return (text.translate(_TRADITIONAL) if rng.random() < 0.5 else text.replace("万", "萬").replace("亿", "億")), value


def contracted_tens(rng: Random) -> Written:
    """廿三, 一百卅二."""
    number = rng.randint(0, 99) * 100 + rng.randint(20, 49)
    text = in_words(number)
    for tens, short in (("二十", "廿"), ("三十", "卅"), ("四十", "卌")):
        text = text.replace(tens, short)
    return text, Decimal(number)


def bare_ten(rng: Random) -> Written:
    """一百十二."""
    hundreds, ones = rng.randint(1, 9), rng.randint(0, 9)
    return f"{_DIGITS[hundreds]}百十{_DIGITS[ones] if ones else ''}", Decimal(hundreds * 100 + 10 + ones)


def arabic_scaled(rng: Random) -> Written:
    """1.25亿, 35000万, 3.2万亿, 5千."""
    scale, size = rng.choice(
        [("万", 10**4), ("亿", 10**8), ("千", 10**3), ("千万", 10**7), ("万亿", 10**12), ("百万", 10**6)]
    )
    number = Decimal(rng.randint(1, 99999)).scaleb(-rng.randint(0, 3))
    return f"{number:f}{scale}", number * size


def arabic_digits(rng: Random) -> Written:
    """1千2百万, 4万6千."""
    number = random_number(rng, 9)
    text = in_words(number)
    kept = text.replace("十", "拾").replace("零", "") if "十" in text else text
    if "十" in text or "零" in text:
        number = rng.randint(1, 9) * 10_000 + rng.randint(1, 9) * 1000
        kept = in_words(number)
    return "".join(str(_DIGITS.index(c)) if c in _DIGITS else c for c in kept), Decimal(number)


def arabic_and_words(rng: Random) -> Written:
    """12万3456, 12万3, 1.2亿零300万, 2万零五百."""
    head = rng.choice([n for n in range(1, 1000) if n % 10])
    tail, digit = rng.randint(1000, 9999), rng.randint(1, 9)
    part = rng.randint(1, 9)
    return rng.choice(
        [
            (f"{head}万{tail}", Decimal(head * 10_000 + tail)),
            (f"{head}万{digit}", Decimal(head * 10_000 + digit * 1000)),
            (f"{head}.{part}亿零{digit}00万", Decimal(head * 10**8 + part * 10**7 + digit * 10**6)),
            (f"{head}万零{in_words(digit * 100)}", Decimal(head * 10_000 + digit * 100)),
            (f"{head}亿{in_words(tail)}万", Decimal(head * 10**8 + tail * 10_000)),
        ]
    )


def with_commas(rng: Random) -> Written:
    """2,500.00."""
    number = Decimal(rng.randint(0, 10**11)).scaleb(-2)
    return f"{number:,.2f}", number


def full_width(rng: Random) -> Written:
    """２，５００．００ or ３０万."""
    text, value = rng.choice([with_commas, arabic_scaled])(rng)
    return text.translate(_WIDE), value


def decimal_words(rng: Random) -> Written:
    """九十二点五."""
    number, places = random_number(rng, 6), rng.randint(1, 4)
    part = f"{rng.randint(0, 10**places - 1):0{places}d}"
    return f"{in_words(number)}点{''.join(_DIGITS[int(c)] for c in part)}", Decimal(f"{number}.{part}")


def decimal_scaled(rng: Random) -> Written:
    """三点五亿, 两点二万."""
    scale, size = rng.choice([("万", 10**4), ("亿", 10**8), ("万亿", 10**12), ("千万", 10**7)])
    number, part = rng.randint(0, 999), f"{rng.randint(1, 99)}"
    head = "两" if number == 2 else in_words(number)
    return f"{head}点{''.join(_DIGITS[int(c)] for c in part)}{scale}", Decimal(f"{number}.{part}") * size


def digit_by_digit(rng: Random) -> Written:
    """二〇二六."""
    number = rng.randint(1000, 9999)
    return "".join(rng.choice(["零", "〇"]) if c == "0" else _DIGITS[int(c)] for c in str(number)), Decimal(number)


def negative(rng: Random) -> Written:
    """负三百, -2.5万."""
    text, value = rng.choice([canonical, arabic_scaled, decimal_words])(rng)
    return f"{'-' if text[0].isdigit() and text[0].isascii() else '负'}{text}", -value


def chat(rng: Random) -> Written:
    """25w, 12k, 3.5个亿, 三个亿, 两个半."""
    number = rng.randint(1, 99)
    tenth = Decimal(rng.randint(1, 999)) / 10
    return rng.choice(
        [
            (f"{number}w", Decimal(number * 10_000)),
            (f"{number}k", Decimal(number * 1000)),
            (f"{tenth}个亿", tenth * 10**8),
            (f"{in_words(number)}个亿", Decimal(number * 10**8)),
            (f"{in_words(number)}个半", Decimal(number) + Decimal("0.5")),
        ]
    )


STYLES: Mapping[str, Style] = {
    "规范小写": canonical,
    "〇作零": round_zero,
    "万亿后加零": zero_behind_scale,
    "省零": zero_left_out,
    "两": pair_for_two,
    "口语省尾": colloquial,
    "大写金额数字": capitals,
    "繁体": traditional,
    "廿卅卌": contracted_tens,
    "一百十二": bare_ten,
    "阿拉伯数字加万亿": arabic_scaled,
    "1千2百万": arabic_digits,
    "数字汉字混写": arabic_and_words,
    "千分号": with_commas,
    "全角": full_width,
    "小数": decimal_words,
    "小数加万亿": decimal_scaled,
    "逐位": digit_by_digit,
    "负数": negative,
    "口头缩写": chat,
}


def shares(rng: Random) -> Written:
    """百分之九十二点五, 千分之三, 八成七, 92.5%."""
    number, part = rng.randint(1, 100), rng.randint(1, 9)
    return rng.choice(
        [
            (f"百分之{in_words(number)}点{_DIGITS[part]}", Decimal(f"{number}.{part}")),
            (f"百分之{in_words(number) if number < 100 else '百'}", Decimal(number)),
            (f"千分之{in_words(number)}", Decimal(number) / 10),
            (f"{number}.{part}%", Decimal(f"{number}.{part}")),
            (f"{_DIGITS[part]}成{_DIGITS[number % 9 + 1]}", Decimal(part * 10 + number % 9 + 1)),
            (f"五分之{_DIGITS[part]}", Decimal(part * 20)),
        ]
    )


def money(rng: Random) -> Written:
    """三千二百元六角五分, 壹佰叁拾万元整, 两块五."""
    number, jiao, fen = random_number(rng, 7), rng.randint(1, 9), rng.randint(1, 9)
    words, small = in_words(number), rng.randint(1, 99)
    capital = (f"一{words}" if words.startswith("十") else words).translate(_CAPITAL)
    return rng.choice(
        [
            (f"{words}元{_DIGITS[jiao]}角{_DIGITS[fen]}分", Decimal(f"{number}.{jiao}{fen}")),
            (f"{capital}元整", Decimal(number)),
            (f"人民币{capital}圆{_DIGITS[jiao].translate(_CAPITAL)}角整", Decimal(f"{number}.{jiao}")),
            (f"{words}元零{_DIGITS[fen]}分", Decimal(f"{number}.0{fen}")),
            (f"{in_words(small)}块{_DIGITS[jiao]}", Decimal(f"{small}.{jiao}")),
            (f"{small}块{_DIGITS[jiao]}毛{_DIGITS[fen]}", Decimal(f"{small}.{jiao}{fen}")),
            (f"{_DIGITS[jiao]}毛", Decimal(jiao) / 10),
            (f"{number:,}.{jiao}{fen}元", Decimal(f"{number}.{jiao}{fen}")),
        ]
    )


def approximate(rng: Random) -> tuple[str, object]:
    """七八十, 十几, 三百多, 数十, 上百, 一两万."""
    unit = rng.choice("十百千万亿")
    size = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 10**8}[unit]
    digit, tens = rng.randint(1, 8), rng.randint(1, 9)
    bounds: tuple[str, int, int | None] = rng.choice(
        [
            (f"{_DIGITS[digit]}{_DIGITS[digit + 1]}{unit}", digit * size, (digit + 1) * size),
            (f"三五{unit}", 3 * size, 5 * size),
            (f"{in_words(tens * 10)}几", tens * 10 + 1, tens * 10 + 9),
            (f"几{unit}", 2 * size, 10 * size - 1),
            (f"{_DIGITS[digit]}{unit}多", digit * size, (digit + 1) * size),
            (f"{digit * size}余", digit * size, (digit + 1) * size),
            (f"{in_words(tens * 10)}多万", tens * 100_000, (tens + 1) * 100_000),
            (f"上{unit}" if unit != "十" else "上百", size if unit != "十" else 100, None),
        ]
    )
    text, low, high = bounds
    return text, Approximate(Decimal(low), None if high is None else Decimal(high))


def unsure(rng: Random) -> tuple[str, object]:
    """三千万二, 一百万五, 一百五万, 十四五, 三八, 百万, 25W, 叁万伍, 1,2345: no careful clerk could be sure."""
    digit, other = _DIGITS[rng.randint(1, 9)], _DIGITS[rng.randint(1, 9)]
    text = rng.choice(
        [
            f"{digit}{rng.choice('百千')}万{other}",
            f"{digit}百{other}万",
            f"十{digit}{other}",
            f"{digit}{other}",
            rng.choice(["百", "千", "万", "亿", "百万", "千万"]),
            f"{rng.randint(1, 99)}{rng.choice('WK')}",
            f"{digit}{rng.choice('百千万')}{other}".translate(_CAPITAL),
            f"{rng.randint(1, 9)},{rng.randint(1000, 9999)}",
            f"{digit}千零{other}百",
            f"{digit}点{other}十",
        ]
    )
    return text, None


SPECIAL: Mapping[str, tuple[Callable[[Random], tuple[str, object]], Callable[[str], object]]] = {
    "比例": (shares, read_share),
    "金额": (money, read_money_words),
    "概数": (approximate, read_approximate),
}
"""Styles with the reader that they are of."""
