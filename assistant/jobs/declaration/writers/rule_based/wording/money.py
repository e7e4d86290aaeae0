"""The texts of prices, standards, uses of the money, and of all of it."""

import re
from collections.abc import Sequence

from assistant.domain.facts import Facts
from assistant.domain.ledger import LedgerEntry
from assistant.jobs.declaration.ledger.row_names import is_name
from assistant.jobs.declaration.writers.rule_based.stated import unit_of
from assistant.jobs.declaration.writers.rule_based.wording.names import named, split
from assistant.jobs.declaration.writers.rule_based.wording.texts import Texts

_PAID = frozenset({"subsidise", "employ", "handle"})
_PAID_WORDS = ("补助", "补贴", "救助", "资助", "奖补", "奖励", "津贴", "慰问", "工资", "劳务")
_NOUNS = {
    "人": "人数", "名": "人数", "位": "人数", "㎡": "面积", "平方米": "面积", "平米": "面积", "平": "面积",
    "亩": "面积", "公里": "里程", "米": "长度", "批次": "批次数",
}  # fmt: skip
_PEOPLE = frozenset("人户生名")
_MOST_USES, _BESIDE = 5, 12
_SPENT = ("标准", "成本", "费用")


def price(entry: LedgerEntry, facts: Facts, period: str) -> Texts:
    """The texts of a unit price or of a standard that people are paid by."""
    base = split(entry)[0].removesuffix("人均").removesuffix("均价")
    pers = [p for p in unit_of(entry).partition("/")[2].split("·") if p]
    each = "".join(f"每{p}" for p in pers) or "每单位"
    divided = "".join(f"÷{_counted(p)}" for p in pers)
    paid = _paid(base, entry, facts, pers)
    if paid:
        formula = f"{paid}实际发放金额{divided}" if divided else ""
        return Texts(
            f"{period}实际发放的{paid}折合{each}的金额", formula, f"{paid}发放台账", f"{paid}发放明细表、银行回单"
        )
    if entry.name.endswith(_SPENT):
        formula = f"{base}实际支出金额{divided}" if divided else ""
        return Texts(
            f"{period}{base}实际支出折合{each}的金额", formula, f"{base}支出明细账", f"{base}支出明细表、支付凭证"
        )
    formula = f"{base}合同结算金额{divided}" if divided else ""
    return Texts(f"{base}按合同结算折合{each}的金额", formula, f"{base}合同和结算资料", f"{base}合同、结算单、发票")


def _paid(base: str, entry: LedgerEntry, facts: Facts, pers: Sequence[str]) -> str:
    """What is paid out, of money that is paid to somebody; "" of what is bought.

    Its own words say so, those right before it, or the name of the project where it pays for people and their work.
    """
    if any(word in base for word in _PAID_WORDS):
        return base
    before = re.split("[，,。；;、|\\n]", facts.text[max(0, entry.start - _BESIDE) : entry.start])[-1]
    project = facts.name.value if facts.name else ""
    family = named(entry, facts).family
    of_people = family is not None and family.id in _PAID
    if said := next((word for word in _PAID_WORDS if word in before), ""):
        return f"{base}{said}"
    if not of_people or not pers:
        return ""
    said = next((word for word in _PAID_WORDS if word in project), "")
    return f"{base}{said or '报酬'}" if said or pers[0] in _PEOPLE else ""


def use(entry: LedgerEntry, period: str) -> Texts:
    """The texts of one use of the money."""
    of = next((w for w in (entry.about, split(entry)[0]) if is_name(f"{w}成本")), entry.name)
    return Texts(
        f"{period}用于{of}的实际支出合计", f"{of}各笔实际支付金额之和", f"{of}支出明细账", f"{of}合同、结算单、支付凭证"
    )


def total(uses: Sequence[str], project: str, period: str) -> Texts:
    """The texts of the year's money: what it is for where that is known, else for which work."""
    more = "等" if len(uses) > _MOST_USES else ""
    said = "、".join(uses[:_MOST_USES]) + more if uses else project
    formula = "＋".join(f"{use}支出" for use in uses) if len(uses) <= _MOST_USES else ""
    data, evidence = f"{project}支出明细账", "预算批复、支付凭证、项目决算表"
    return Texts(f"{period}用于{said}的实际支出总额", formula, data, evidence)


def _counted(per: str) -> str:
    return _NOUNS.get(per, f"{per}数")
