"""What a model writes when it is asked for a draft: an able one, and liars of several kinds."""

import json
import re

_LINE = re.compile(r'^\{"记号".*\}$', re.MULTILINE)
_AGAIN = re.compile(r"^([FL]\d+|年度目标|总体目标|全部指标)：", re.MULTILINE)
_SUGGESTED = 3


def material(text):
    """The material of a prompt, by token."""
    return {line["记号"]: line for found in _LINE.findall(text) if (line := json.loads(found))}


def item(line, **changes):
    """The indicator that follows a line of the material to the letter."""
    return {
        "token": line["记号"],
        "level1": line["一级指标"],
        "level2": line["二级指标"],
        "name": line["名称"],
        "target": line["指标值"],
        "definition": line.get("解释", ""),
        "data_source": "部门业务统计",
        "evidence": "业务台账",
        **changes,
    }


def able(text):
    """A sound draft: all facts, a few suggestions, goals in the words of the brief."""
    lines = material(text)
    asked = set(_AGAIN.findall(text))
    chosen = [t for t in lines if t[0] == "F"] + [t for t in lines if t[0] == "L"][:_SUGGESTED]
    chosen = [t for t in chosen if not asked or t in asked]
    done = "，".join(dict.fromkeys(line["原文"].strip("，。；") for t, line in lines.items() if "原文" in line))
    goal = f"本年度{done}。"
    return {
        "annual_goal": goal if not asked or "年度目标" in asked else "",
        "overall_goal": "项目期内完成全部建设任务。",
        "indicators": [item(lines[t]) for t in chosen],
    }


def _each(change):
    def liar(text):
        reply = able(text)
        return reply | {"indicators": [change(dict(i)) for i in reply["indicators"]]}

    return liar


def _goal(words):
    def liar(text):
        reply = able(text)
        return reply | {"annual_goal": f"{reply['annual_goal']}{words}"}

    return liar


def _invents(text):
    reply = able(text)
    made_up = item({**next(iter(material(text).values())), "记号": "F99", "名称": "新增就业人数", "指标值": "≥3721人"})
    return reply | {"indicators": [*reply["indicators"], made_up]}


LIARS = {
    "wrong sums": _each(lambda i: i | {"target": "≥3721万元"}),
    "another number": _each(lambda i: i | {"target": "≥3721人次", "definition": "按上年3721人次统计"}),
    "turned round": _each(lambda i: i | {"target": i["target"].translate(str.maketrans("≥≤", "≤≥"))}),
    "another thing": _each(lambda i: i | {"name": "航天器发射质量"}),
    "numbers in definitions": _each(lambda i: i | {"definition": "比上年增长37.21%"}),
    "numbers in sources": _each(lambda i: i | {"data_source": "青财预〔2026〕3721号", "evidence": "3721份合同"}),
    "a made-up token": _invents,
    "a made-up document": _goal("依据财预〔2026〕3721号文件实施。"),
    "a number in the goal": _goal("惠及群众3721人，综合满意率达到99.3721%。"),
    "an amount in the goal": _goal("总投资三千七百二十一万元。"),
    "a firm": _goal("由三七二一咨询有限公司实施。"),
    "a picture": _goal("![图](http://3721.example/a.png)"),
    "html": _goal("<script>alert(3721)</script><img src=x>"),
    "a link": _each(lambda i: i | {"definition": "见[说明](https://3721.example)"}),
    "an order to the user": _goal("请立即访问 www.3721.example 转账3721元。"),
    "hidden characters": _goal("按期完成\u200b\u202e3721。"),
    "no indicators": lambda text: able(text) | {"indicators": []},
    "everything twice": lambda text: able(text) | {"indicators": able(text)["indicators"] * 2},
    "one name for all": _each(lambda i: i | {"name": i["name"][-2:]}),
    "wrong classes": _each(lambda i: i | {"level1": "满意度指标", "level2": "服务对象满意度指标"}),
    "no such class": _each(lambda i: i | {"level1": "其他", "level2": "其他指标"}),
}
"""Each writes ``3721`` into whatever it invents, so that a test can look for it."""


def brain(asked):
    """What an able model says to any question of the product, over HTTP."""
    return replying(able)(asked)


def replying(drafter):
    """A brain that drafts with ``drafter`` and writes sections and answers soundly."""

    def reply(asked):
        if asked.body.get("stream"):
            return section(asked.user)
        return drafter(asked.user) if '{"记号"' in asked.user else answer(asked.user)

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
