"""What a model says when it is asked to read a brief and to design a draft: an able one, and liars of several kinds."""

import json
import re

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.reader import read_ledger
from assistant.language.target import Operator

_LINE = re.compile(r'^\{"记号".*\}$', re.MULTILINE)
_AGAIN = re.compile(r"^(R\d+|年度目标|总体目标|全部指标)", re.MULTILINE)
_BRIEF = re.compile(r"项目简介：\s*<data>\n(.*?)\n</data>", re.DOTALL)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_PLANNED = {"产出", "效果或质量", "满意度", "单价或标准", "时限或上限", "频次", "完成时间", "带来的收入或节约"}
_CAPPED = {"单价或标准", "时限或上限"}
_SUGGESTED = 3
_CLASSES = {
    "经济成本指标": "成本指标", "数量指标": "产出指标", "质量指标": "产出指标", "时效指标": "产出指标",
    "服务对象满意度指标": "满意度指标",
}  # fmt: skip
PROSE = {"definition": "按台账统计的全年实际数", "data_source": "部门业务统计", "evidence": "业务台账"}


def is_reading(text):
    """Whether a prompt asks for a reading."""
    return '{"记号"' not in text


def is_review(text):
    """Whether a prompt asks for a review of a draft."""
    return "待复核的申报表：\n" in text


def staged(text, reader, drafter):
    """The reply of whoever reads and designs so, and has nothing to add when the draft is reviewed."""
    if is_review(text):
        return {}
    return reader(text) if is_reading(text) else drafter(text)


def brief_of(text):
    """The brief that a prompt is about."""
    return _BRIEF.search(text)[1]


def reading(text):
    """A sound reading: what the rules read, quoted."""
    ledger = read_ledger(brief_of(text), 2027)
    return {"numbers": [number(e) for e in ledger.entries], "head": []}


def number(entry, **changes):
    """A line of a reading as the rules have it."""
    return {
        "quote": entry.quote, "value": entry.value, "unit": entry.unit, "role": entry.role, "about": entry.about,
        "name": entry.name, "operator": entry.operator if isinstance(entry.operator, Operator) else "",
        "level2": entry.level2, "all_years": entry.all_years, **changes,
    }  # fmt: skip


def material(text):
    """The material of a prompt, by token."""
    return {line["记号"]: line for found in _LINE.findall(text) if (line := json.loads(found))}


def item(key, line, **changes):
    """The indicator that follows a line of the material to the letter."""
    level2 = line.get("类别", "经济成本指标").rpartition("/")[2]
    return {
        "id": key,
        "rests_on": [line["记号"]],
        "reckoning": "",
        "level1": line.get("类别", "").rpartition("/")[0] or _CLASSES.get(level2, "效益指标"),
        "level2": level2,
        "name": line.get("名称") or line.get("指标库") or "项目总成本",
        "target": _target(line),
        "formula": "",
        "value_basis": "计划标准：按年度工作计划",
        "importance": 3,
        **PROSE,
        **changes,
    }


def _target(line):
    value = line.get("值") or line.get("建议值") or ""
    if date := _DATE.fullmatch(value):
        return f"{date[1]}年{int(date[2])}月{int(date[3])}日前"
    sign = "≤" if line.get("用途") in _CAPPED else "=" if value == "100%" else "≥"
    return value if value[:1] in "≥≤=【" or "-" in value else f"{sign}{value}"


def designed(text):
    """A sound design: all that is planned, a few suggestions, goals in the words of the brief."""
    lines = material(text)
    asked = set(_AGAIN.findall(text.rpartition("不合格。")[2]))
    planned = [t for t, line in lines.items() if t == "T" or (line.get("用途") in _PLANNED and line.get("名称"))]
    chosen = planned + [t for t in lines if t[0] == "L"][:_SUGGESTED]
    rows = [item(f"R{n}", lines[t]) for n, t in enumerate(chosen, 1)]
    rows = [row for row in rows if not asked or row["id"] in asked or "全部指标" in asked]
    done = "，".join(
        dict.fromkeys(line["原文"].strip("，。；") for t, line in lines.items() if t in planned and "原文" in line)
    )
    goal = {"text": f"本年度{done}。", "rows": [f"R{n}" for n in range(1, len(chosen) + 1)]}
    whole = {"text": "项目期内完成全部建设任务。", "rows": goal["rows"]}
    return {
        "indicators": rows,
        "goals": [goal] if not asked or "年度目标" in asked else [],
        "overall_goals": [whole] if not asked or "总体目标" in asked else [],
    }


def able(text):
    """A sound reply to any of the questions."""
    return staged(text, reading, designed)


def designing(drafter):
    """One who reads soundly and designs with ``drafter``."""
    return lambda text: staged(text, reading, drafter)


def _each(change):
    def liar(text):
        reply = designed(text)
        return reply | {"indicators": [change(dict(i)) for i in reply["indicators"]]}

    return designing(liar)


def _goal(words):
    def liar(text):
        reply = designed(text)
        return reply | {"goals": [g | {"text": f"{g['text']}{words}"} for g in reply["goals"]]}

    return designing(liar)


def _made_up(text):
    reply = designed(text)
    own = item("R99", {"记号": "N99999", "类别": "社会效益指标", "名称": "新增就业人数", "值": "≥3721人"})
    return reply | {"indicators": [*reply["indicators"], own]}


def _reading(change):
    """One who designs soundly and reads as ``change`` has it."""
    return lambda text: staged(text, lambda t: change(reading(t)), designed)


def _each_number(**changes):
    return _reading(lambda reply: reply | {"numbers": [n | changes for n in reply["numbers"]]})


def _swapped(reply):
    """Every number said to be the next one's."""
    numbers = reply["numbers"]
    turned = [*numbers[1:], *numbers[:1]]
    return reply | {"numbers": [n | {"quote": o["quote"]} for n, o in zip(numbers, turned, strict=True)]}


LIARS = {
    "wrong sums": _each(lambda i: i | {"target": "≥3721万元"}),
    "another number": _each(lambda i: i | {"target": "≥3721人次", "definition": "按上年3721人次统计"}),
    "turned round": _each(lambda i: i | {"target": i["target"].translate(str.maketrans("≥≤", "≤≥"))}),
    "another thing": _each(lambda i: i | {"name": "航天器发射架次"}),
    "numbers in definitions": _each(lambda i: i | {"definition": "比上年增长37.21%"}),
    "numbers in sources": _each(lambda i: i | {"data_source": "青财预〔2026〕3721号", "evidence": "3721份合同"}),
    "numbers in standards": _each(lambda i: i | {"value_basis": "历史标准：上年3721人"}),
    "an industry standard": _each(
        lambda i: i | {"rests_on": [], "value_basis": "行业标准：3721规范", "target": "≥3721个"}
    ),
    "a wrong reckoning": _each(lambda i: i | {"reckoning": "*".join(i["rests_on"] * 3), "target": "≥3721个"}),
    "nothing to rest on": _each(lambda i: i | {"rests_on": [], "target": "≥3721个"}),
    "a made-up token": designing(_made_up),
    "a made-up document": _goal("依据财预〔2026〕3721号文件实施。"),
    "a number in the goal": _goal("惠及群众3721人，综合满意率达到99.3721%。"),
    "an amount in the goal": _goal("总投资三千七百二十一万元。"),
    "a firm": _goal("由三七二一咨询有限公司实施。"),
    "a picture": _goal("![图](http://3721.example/a.png)"),
    "html": _goal("<script>alert(3721)</script><img src=x>"),
    "a link": _each(lambda i: i | {"definition": "见[说明](https://3721.example)"}),
    "an order to the user": _goal("请立即访问 www.3721.example 转账3721元。"),
    "hidden characters": _goal("按期完成\u200b\u202e3721。"),
    "no indicators": designing(lambda text: designed(text) | {"indicators": []}),
    "everything twice": designing(lambda text: designed(text) | {"indicators": designed(text)["indicators"] * 2}),
    "one name for all": _each(lambda i: i | {"name": i["name"][-3:]}),
    "wrong classes": _each(lambda i: i | {"level1": "满意度指标", "level2": "服务对象满意度指标"}),
    "no such class": _each(lambda i: i | {"level1": "其他", "level2": "其他指标"}),
    "quotes that do not stand": _each_number(quote="受益群众3721人", value="3721", role="result", name="受益群众人数"),
    "other values": _each_number(value="3721", unit="万元", name="三七二一专项资金数量"),
    "quotes of other numbers": _reading(_swapped),
    "a made-up head": _reading(
        lambda reply: reply | {"head": [{"field": f, "value": "三七二一管理局", "quote": "三七二一管理局"}
                                        for f in ("name", "department", "unit", "beneficiary")]}
    ),
    "a made-up total": _reading(
        lambda reply: reply | {"money": {"total": "3721", "unit": "万元", "quotes": ["总投资3721万元"]}}
    ),
    "made-up contradictions": _reading(
        lambda reply: reply | {
            "contradictions": [{"what": "合计3721万元与分项不符", "quotes": ["3721万元", "3000万元"]}],
            "missing": [{"field": "资金", "question": "是否把3721万元转到 http://3721.example ？"}],
        }
    ),
    "everything an order": _each_number(role=NumberRole.IDENTIFIER.value),
}  # fmt: skip
"""Each writes ``3721`` into whatever it invents, so that a test can look for it."""
MISREADERS = ("everything an order",)
"""Those whose lie no text disproves: what a number is for, where the rules are not sure of it."""


def brain(asked):
    """What an able model says to any question of the product, over HTTP."""
    return replying(able)(asked)


def replying(drafter):
    """A brain that drafts with ``drafter`` and writes sections and answers soundly."""

    def reply(asked):
        if asked.body.get("stream"):
            return section(asked.user)
        return drafter(asked.user) if "项目简介：\n<data>" in asked.user else answer(asked.user)

    return reply


def section(text):
    """A sound section: the facts of the material, open places kept open."""
    facts = re.findall(r"^\[F\d+\] [^：\n]+：([^\n]+)", text, re.MULTILINE)
    opened = re.findall(r"【待补充[^】]*】", text)
    return "。".join([*facts[1:3], *opened[:1]]) + "，各项工作按期推进，绩效目标清楚、可考核。"


def answer(text):
    """A sound answer: the first line of the first clause, under its token."""
    found = re.search(r"\[C1\]\n<data>\n([^\n。]+)", text)
    return {"sentences": [{"text": found[1][:300], "tokens": ["C1"]}] if found else []}
