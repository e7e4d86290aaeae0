"""Orders on the head of the form: names, dates, money, goals; rule set, year, older forms."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from assistant.chat.reading.acts import Act
from assistant.chat.reading.fields import FieldWord, field_words, find_fields, first_field
from assistant.chat.reading.message import ChatMessage
from assistant.chat.reading.outcome import ReadAct, order, unclear
from assistant.chat.reading.scene import Scene
from assistant.domain.operation_kind import OperationKind as Kind
from assistant.language.dates import find_dates
from assistant.language.money import Money, MoneyUnit, read_money_unit
from assistant.language.numerals import COUNTING, DIGIT, UP_TO_TEN, fold, read_number
from assistant.language.periods import find_periods
from assistant.language.tokens import TextToken, TokenKind, find_tokens

_QUOTES = "“”\"'‘’「」《》 \t，,。.！!；;、"
_COPULA = re.compile(
    r"^(?:(?:那一?栏|那个|这一?栏|这个|一栏|方面|的话|呢|嘛|请|帮我|您|也|就|还|都|应该|应当|全称|名称|先|要|给我|麻烦)*(?:写成|写为|填写为|填写|填成|填上|填|写|改成|改为|改|换成|换|选|叫做|叫|定为|为|是|[:：=]))*\s*"
)
_TAIL = re.compile(
    r"(?:[，,。；;]?(?:非常抱歉|抱歉|不好意思|辛苦了?|拜托了?|请据此填写|请知悉)|来?(?:实施|承担|负责|承办)|就(?:行|可以|好|成|中)了?|才对|赶紧的|谢谢您?|麻烦了|吧|哈|啊|呀|哦|了|的|嘛|呢|[,，。.！!；;、\s])+$"
)
_BODY = re.compile(
    r"(?:局|委|办|厅|院|校|所|站|队|馆|会|心|社|村|镇|乡|团|部|区|县|市|处|公司|政府|府|中学|小学|学校|医院|街道|幼儿园)$"
)
_LONGEST_BODY = 24
_TALKING = re.compile(r"[您你帮请写我这那的把说应就是改填]")
_WHOLE_YEAR = re.compile(r"全年|一整年|整年|一年")
_NAMES = frozenset({"name", "department", "department_code", "unit", "attribute", "category", "content"})
_SCALES = {"万": MoneyUnit.WAN, "亿": MoneyUnit.YI}
_SENTENCE = re.compile(rf"(?:目标|第)\s*(?P<n>\d{{1,2}}|{UP_TO_TEN}{{1,2}})\s*(?:句|点|条|个|段|[:：]|(?!{COUNTING}))")
_FREE = re.compile(r"顺顺|润色|重新?写|完善|优化|写得|写一?写|改改|改顺|通顺|规范")


def set_head(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Fields of the head with their words; a span of time is its first and its last day."""
    text = message.text[act.start : act.end]
    labels = [w for w in find_fields("head", text) if w.field not in _DAYS and _names(act, message, w)]
    framed = list(_by_agents(text))
    labels = [w for w in labels if not any(a <= w.start < b for _, _, a, b in framed)]
    found = [*_by_labels(act, text, labels, [(a, b) for _, _, a, b in framed])] if labels else []
    found += [(field, body) for field, body, _, _ in framed]
    if not found and not _has_day(text):
        found = [(_asked_field(scene, s.text), s.text) for s in act.slots_of("value", "name")]
    if _has_day(text):
        found.append(("period", _day_words(text)))
    done = False
    for field, words in found:
        for one in head_orders(field, words, scene, text):
            done = True
            yield one
    if not done:
        yield unclear("没有听出来要改表头的哪一项，或写成什么。", is_weak=True)


def _asked_field(scene: Scene, words: str) -> str:
    attribute = first_field("attribute", words)
    if attribute:
        return "attribute"
    return next((q.field for q in scene.questions if q.field in {"name", "department", "unit"}), "")


_DAYS = frozenset({"period", "start", "end"})
_LONG_LABELS = frozenset({"主管部门", "实施单位", "主管单位", "承担单位", "承办单位", "项目属性", "项目名称"})


def _has_day(text: str) -> bool:
    dated = any(t.kind in {TokenKind.DATE, TokenKind.PERIOD} for t in find_tokens(text))
    return (
        dated
        or bool(_POINTED.search(text))
        or bool(_WHOLE_YEAR.search(text) and first_field("head", text) in {*_DAYS, ""})
    )


def _day_words(text: str) -> str:
    """The words that say the days: those from the label on, else all; of several spans the last."""
    labels = [w for w in find_fields("head", text) if w.field == "period"]
    return text[labels[0].end :] if labels and _has_day(text[labels[0].end :]) else text


def _names(act: Act, message: ChatMessage, word: FieldWord) -> bool:
    """Whether a word names a field here: not inside a quotation or a value, no part of a longer word (事业单位)."""
    at, words = act.start + word.start, message.text[act.start + word.start : act.start + word.end]
    if message.is_quoted(at):
        return False
    if words not in _LONG_LABELS and any(s.start < at < s.end for s in act.slots_of("value", "name")):
        return False
    return words not in {"单位", "实施", "承办"} or message.text[:at][-1:] not in {"业", "各", "本", "用", "由"}


_AGENT = re.compile(
    r"(?:，|,|。|\s)*由(?P<body>[一-鿿（）()]{2,24}?)(?:来|具体|负责|牵头|统一){0,2}"
    r"(?P<verb>实施|承担|承办|组织|主管|申报)"
)


def _by_agents(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Bodies that are named as those who act, with the places of the whole phrase: 由县养老中心来实施."""
    for match in _AGENT.finditer(text):
        body = match["body"]
        if _BODY.search(body):
            yield ("department" if match["verb"] == "主管" else "unit"), body, match.start(), match.end()


def _by_labels(
    act: Act, text: str, labels: Sequence[FieldWord], framed: Sequence[tuple[int, int]] = ()
) -> Iterator[tuple[str, str]]:
    """Fields with what stands behind each up to the next: the value that was found there, else all of it; what stands
    before a label alone belongs to it where nothing stands behind: 县教育局是我们主管. ``framed`` is read already."""
    values = [(s.start - act.start, s.end - act.start) for s in act.slots_of("value", "name")]
    values = [v for v in values if not any(a < v[1] and v[0] < b for a, b in framed)]
    for n, one in enumerate(labels):
        end = labels[n + 1].start if n + 1 < len(labels) else len(text)
        end = min([end, *(a for a, _ in framed if a >= one.end)])
        inside = [text[max(a, one.end) : min(b, end)] for a, b in values if a < end and one.end < b]
        named = [w for w in inside if clean(w) and not _has_day(w)]
        chosen = named[:1] if one.field == "name" else named[-1:]
        words = _with_lead(one.field, text[one.end : end], chosen[0]) if chosen else text[one.end : end]
        if one.field == "name" and len(named) > 1 and (by := _CARRIED_OUT.search(text[one.end : end])):
            yield "unit", by["body"]
        if not clean(words) and n == 0:
            words = next((text[a:b] for a, b in values if b <= one.start), "")
        if clean(words) and (named or _plausible(one.field, clean(words))):
            yield _of_body(one.field, clean(words), labels), words


_CARRIED_OUT = re.compile(r"由(?P<body>[一-鿿]{2,24}?)(?:负责|来|具体)?(?:实施|承担|承办)")


def _of_body(field: str, value: str, labels: Sequence[FieldWord]) -> str:
    """The name of a body is no 内容 of the project: then the first body that was named is meant."""
    bodies = [w.field for w in labels if w.field in {"unit", "department"}]
    return bodies[0] if field == "content" and bodies and _BODY.search(value) else field


def _with_lead(field: str, segment: str, found: str) -> str:
    """A body's name from its label on, where the reader took only the end of it; what stands behind its last character
    in brackets or behind a blank is no part of it."""
    if field not in {"unit", "department"}:
        return found
    lead = segment[: segment.rfind(found)]
    whole = found if _TALKING.search(lead) else f"{lead}{found}"
    whole = whole if re.fullmatch(r"[一-鿿（）()]+", clean(whole)) and len(clean(whole)) <= _LONGEST_BODY else found
    parts = re.split(r"[\[【\s]", clean(whole))
    return parts[0] if _BODY.search(parts[0]) else whole


def _plausible(field: str, words: str) -> bool:
    """Whether words that no reader marked may be the value of a field: a short name of a body, a known attribute."""
    if field in {"unit", "department"}:
        return bool(_BODY.search(words)) and len(words) <= _LONGEST_BODY and not re.search(r"[，,。；;？?]", words)
    if field == "department_code":
        return re.fullmatch(r"[0-9A-Za-z-]{3,}", words) is not None
    return field == "attribute" and bool(first_field("attribute", words))


def head_orders(field: str, words: str, scene: Scene, text: str) -> Iterator[ReadAct]:
    """The orders that words come to for a field of the head; none where they are no value of it."""
    if field in {"start", "end", "period"}:
        yield from _days(field, words, scene, text)
    elif field == "attribute":
        value = first_field("attribute", words) or clean(words)
        if value:
            yield ReadAct(order(Kind.SET_HEAD, field=field, value=value))
    elif field in _NAMES and (value := clean(words)):
        yield ReadAct(order(Kind.SET_HEAD, field=field, value=value))


def clean(words: str) -> str:
    """A name without the words that lead up to it and trail off."""
    bare = words.strip(_QUOTES)
    if quoted := re.search(r"[“\"](?P<name>[^”\"]{2,40})[”\"]", words):
        return quoted["name"].strip(_QUOTES)
    if "”" in bare:
        bare = bare[: bare.index("”")]
    while (shorter := _TAIL.sub("", _COPULA.sub("", bare)).strip(_QUOTES)) != bare:
        bare = shorter
    return bare


def _days(field: str, words: str, scene: Scene, text: str) -> Iterator[ReadAct]:
    first, last = days_of(words, scene.year)
    if field == "period" and first and not last:
        named = [w.field for w in find_fields("head", text) if w.field in {"start", "end"}]
        field = named[-1] if named else field
    if field == "start":
        last = ""
    elif field == "end":
        first, last = "", last or first
    elif first and not last:
        first, last = ("", first) if re.search("结束|完|截止|前|底", text) else (first, "")
    for name, day in (("start", first), ("end", last)):
        if day:
            yield ReadAct(order(Kind.SET_HEAD, field=name, value=day))


def days_of(words: str, year: int | None) -> tuple[str, str]:
    """First and last day of words, ISO; one day alone is the first, and a year alone is the whole of it."""
    said = _CORRECTED.split(fold(words))
    said = [part for part in said if any(True for _ in find_dates(part))] or said
    folded = _BARE_DAY.sub(r"\1日", _POINTED.sub(r"\1月\2日\3\4月\5日", said[-1]))
    periods = find_periods(folded)
    spans = [p for p in periods if p.is_span]
    if spans:
        span = spans[-1]
        start = span.first.first(year or span.last.year)
        known = int(start[:4]) if start[:1] != "-" else year
        return start, span.last.last(known)
    dates = list(find_dates(folded))
    if _WHOLE_YEAR.search(folded) and len(dates) <= 1:
        known = dates[0].year if dates and dates[0].year else year
        return (f"{known}-01-01", f"{known}-12-31") if known else ("", "")
    if not dates:
        return "", ""
    if len(dates) > 2 and dates[0].last_day is None and dates[0].first_month != dates[0].last_month:
        dates = dates[1:]
    first = dates[0].first(dates[0].year or year)
    if len(dates) == 1:
        whole = dates[0].last_day is None and dates[0].first_month != dates[0].last_month
        return (first, dates[0].last(year)) if whole else (first, "")
    return first, dates[1].last(dates[1].year or dates[0].year or year)


_CORRECTED = re.compile(r"不算|不对|啊不|哦不|错了|说错")
_POINTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})([到至~-])(\d{1,2})\.(\d{1,2})(?![\d.])")
_BARE_DAY = re.compile(
    rf"((?:\d{{1,2}}|十[一二]?|{DIGIT})月(?:\d{{1,2}}|三十一?|二?十{DIGIT}?|{DIGIT}))(?![日号个份旬]|{COUNTING})"
)


def set_money(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Amounts with the part of the money that is named nearest; a part without amount has the amount before."""
    text = message.text[act.start : act.end]
    amounts = list(amounts_in(text, scene))
    labels = list(find_fields("money", text))
    marked = [(s.start - act.start, s.end - act.start) for s in act.slots_of("value")]
    amounts = [a for a in amounts if any(x < a[3] and a[2] < y for x, y in marked)] or amounts
    if amounts and _ALL_OTHER.search(text):
        most = max(amounts, key=lambda a: Money(amount=a[0], unit=MoneyUnit(a[1])).yuan)
        yield ReadAct(order(Kind.SET_MONEY, field="other", amount=most[0], unit=most[1]))
        return
    pairs = list(_paired(labels, amounts, text))
    if not pairs and len(amounts) == 1 and (asked := _asked_money(scene)):
        pairs = [(asked, amounts[0])]
    if not pairs and len(amounts) == 1 and (made := _of_gap(amounts[0], text, scene)):
        yield made
        return
    if not pairs:
        yield unclear("没有听出来改哪一项资金、改成多少。请写明单位，如“财政拨款120万元”。", is_weak=True)
        return
    seen = set[str]()
    for field, (amount, unit, start, _) in pairs:
        if field not in seen:
            seen.add(field)
            yield ReadAct(order(Kind.SET_MONEY, **new_sum(field, amount, unit, text[:start], text, scene)))


_ALL_OTHER = re.compile(r"[都全](?:写|算|放|归|记|列)?(?:到|在|进|入|成)?其[他它]")
_LESS, _MORE_MONEY = (
    re.compile(r"(?:减少?|少|扣|压减?|降)(?:了|掉)?\s*$"),
    re.compile(r"(?:再加|增加?|多|追加|加)(?:了)?\s*$"),
)


def _is_gap(scene: Scene, said: Money) -> bool:
    """Whether a sum is what the parts still lack of the total."""
    funds = scene.filing.funds if scene.filing else None
    total = funds.money("total") if funds else None
    if funds is None or total is None:
        return False
    parts = (funds.money(f) for f in ("fiscal", "carry_over", "special_account", "other"))
    return said.same_as(Money(amount=total.yuan - sum(p.yuan for p in parts if p is not None), unit=MoneyUnit.YUAN))


def _of_gap(amount: "_Amount", text: str, scene: Scene) -> ReadAct | None:
    """What is still lacking of the total, by the source that the words name; without one it is other money."""
    if not _is_gap(scene, Money(amount=amount[0], unit=MoneyUnit(amount[1]))):
        return None
    made = order(Kind.SET_MONEY, **new_sum("other", amount[0], amount[1], "", text, scene))
    return ReadAct(made, is_proposed=not _OWN_MONEY.search(text))


_OWN_MONEY = re.compile("自筹|自酬|自己|自有|自费|自掏|集体|捐|社会|配套|群众|居民|业主|村[里上]|收费|凑|垫|企业")
_ALSO = re.compile(r"也是|同样|还有那?|也由|也算")


def new_sum(field: str, amount: Decimal, unit: str, before: str, whole: str, scene: Scene) -> dict[str, object]:
    """The new sum; 减100万 is reckoned from the present one."""
    way = -1 if _LESS.search(before) else 1 if _MORE_MONEY.search(before) else 0
    present = scene.filing.funds.money(field) if scene.filing else None
    said = Money(amount=amount, unit=MoneyUnit(unit))
    if not way and present is not None and present.yuan and _ALSO.search(whole) and _is_gap(scene, said):
        way = 1
    if not way:
        present = None
    if present is None:
        return {"field": field, "amount": amount, "unit": unit}
    new = present.yuan + way * Money(amount=amount, unit=MoneyUnit(unit)).yuan
    return {
        "field": field,
        "amount": Money(amount=new, unit=MoneyUnit.YUAN).to(present.unit).amount,
        "unit": present.unit.value,
    }


_Amount = tuple[Decimal, str, int, int]


def amounts_in(text: str, scene: Scene) -> Iterator[_Amount]:
    """The sums of a text with unit and place; a bare number counts in the unit of the form."""
    form_unit = read_money_unit(scene.filing.funds.unit) if scene.filing else None
    for token in find_tokens(text):
        amount = sum_of(token, form_unit)
        if amount:
            yield (*amount, token.start, token.end)


def sum_of(token: TextToken, form_unit: MoneyUnit | None) -> tuple[Decimal, str] | None:
    """Amount and unit of a token of money, of a number with 万 or 亿, of a bare number in the unit of the form."""
    if token.number is None:
        return None
    if token.kind is TokenKind.MONEY and token.unit in set(MoneyUnit):
        return token.number, token.unit
    if token.kind is TokenKind.NUMBER and token.unit in _SCALES:
        return token.number, _SCALES[token.unit].value
    if token.kind is TokenKind.NUMBER and not token.unit and re.search("[万亿]", token.text):
        return token.number, MoneyUnit.YUAN.value
    if token.kind is TokenKind.NUMBER and not token.unit and form_unit:
        return token.number, form_unit.value
    return None


def _paired(labels: Sequence[FieldWord], amounts: Sequence[_Amount], text: str) -> Iterator[tuple[str, _Amount]]:
    """Each amount with the label right before it, else right behind; of two amounts behind one label the last."""
    taken = dict[str, _Amount]()
    used = set[int]()
    for amount in amounts:
        before = [w for w in labels if w.end <= amount[2]]
        behind = [w for w in labels if w.start >= amount[3]]
        label = before[-1] if before else behind[0] if behind else None
        if (
            before
            and behind
            and text[amount[3] : behind[0].start].strip() in {"是", "为", "由", "从", "来自", "走", "属于"}
        ):
            label = behind[0]
        if label:
            taken[label.field] = amount
            used.add(label.start)
    for one, following in zip(reversed(labels[:-1]), reversed(labels[1:]), strict=True):
        together = re.fullmatch(r"[和、跟与及]", text[one.end : following.start])
        if together and one.field not in taken and following.field in taken:
            taken[one.field] = taken[following.field]
            used.add(one.start)
    last: _Amount | None = None
    for label in labels:
        if label.start in used:
            last = taken[label.field]
            yield label.field, last
        elif (
            last
            and label.field not in taken
            and re.match(r"[^，,。；;]{0,6}(?:也|一样|同样|相同|这个数)", text[label.end :])
        ):
            yield label.field, last


_IS = frozenset(
    ("是", "为", "由", "从", "来自", "走", "属于", "同样是", "也是", "都是", "全是", "均为", "全部由", "都由", "全由")
)


def _asked_money(scene: Scene) -> str:
    """The part of the money that an open question asks for."""
    for question in scene.questions:
        if question.field == "money" or question.id.startswith("money"):
            return "other" if "sources" in question.id else "total"
    return ""


def set_goal(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """A goal by its number, or the whole text."""
    text = message.text[act.start : act.end]
    slot = next(iter(act.slots_of("value")), None)
    lead = message.text[act.start : slot.start] if slot else text
    field = first_field("goal", lead) or "annual"
    sentence = _sentence(lead, scene, field)
    words = slot.text.strip(_QUOTES + "”") if slot else ""
    if slot and not message.is_quoted(slot.start):
        words = message.text[slot.start :].strip("”\"' ")
    if not words and slot is None:
        match = re.search(r"(?:改成|改为|换成|写成|写)[:：]?\s*(?P<words>.{6,})$", text, re.S)
        words = match["words"].strip(_QUOTES) if match else ""
    if not words:
        yield unclear("目标要写成什么？请把完整的句子发给我，如“目标2改成：培训护理员120人”。", is_weak=True)
        return
    yield ReadAct(order(Kind.SET_GOAL, field=field, sentence=sentence, value=words))


def _sentence(lead: str, scene: Scene, field: str) -> int:
    if match := _SENTENCE.search(lead):
        return int(read_number(match["n"]) or 0)
    if re.search(r"最后一?(?:句|条|个|点)", lead) and scene.filing:
        from assistant.works.goal_text import sentences_of

        return len(sentences_of(getattr(scene.filing.goals, field)))
    return 1 if re.search(r"头一句|第一句", lead) else 0


def switch_profile(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Another rule set, by its place or its year."""
    text = fold(message.text[act.start : act.end])
    known = {p.id for p in scene.profiles} or set(field_words("profile"))
    named = [w.field for w in find_fields("profile", act.first("value") or text) if w.field in known]
    named = named or [w.field for w in find_fields("profile", text) if w.field in known]
    if not named:
        yield unclear("要换成哪个口径？可以说：中央2021、中央2020、河南、上海。", is_weak=True)
        return
    yield ReadAct(order(Kind.SWITCH_PROFILE, value=_best_profile(text, named)))


def _best_profile(text: str, named: Sequence[str]) -> str:
    """A place names its rule set; 中央 alone is the newest one."""
    if "2020" in text and "central-2020" in named:
        return "central-2020"
    places = [n for n in named if not n.startswith("central")]
    return places[-1] if places else named[-1]


def switch_year(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """Another year of the form: named, or reckoned from the present one."""
    text = fold(message.text[act.start : act.end])
    year = year_of(act.first("value"), scene.year) or year_of(text, scene.year)
    if not year:
        yield unclear("年度要改成哪一年？", is_weak=True)
        return
    yield ReadAct(order(Kind.SWITCH_YEAR, value=str(year)))


def year_of(text: str, present: int | None) -> int | None:
    """The year that words name: 2028, 28年, 二〇二八, 明年, 再往后一年."""
    words = fold(text).translate(str.maketrans("〇零一二三四五六七八九", "00123456789"))
    years = re.findall(r"(?<!\d)20\d\d(?!\d)", words) or [
        f"20{y}" for y in re.findall(r"(?<!\d)(2\d|3\d)(?!\d)", words)
    ]
    if years:
        return int(years[-1])
    if present and re.search("明年|下一?年|后一年|往后", text):
        return present + 1
    return present - 1 if present and re.search("去年|上一?年|前一年|往前", text) else None


_FILE_LEAD = re.compile(r"^.*?(?:那份|那张|那个|上传的|去年的|照着?|用|拿|按)(?=[^.]*\.)")


def start_from(act: Act, scene: Scene, message: ChatMessage) -> Iterator[ReadAct]:
    """An older form as the beginning."""
    words = act.first("value")
    match = re.search(r"[^\s，,。“”\"《》]+\.(?:xlsx?|docx?|json|et|wps)", message.text)
    file = match[0] if match else words.strip(_QUOTES)
    file = _FILE_LEAD.sub("", file) if match else file
    if not file:
        yield unclear("要照着哪个文件做？请上传，或说出文件名。", is_weak=True)
        return
    yield ReadAct(order(Kind.START_FROM, file=file))
