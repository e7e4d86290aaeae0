"""The first sentence of an answer: yes or no where the rule says so plainly, then what the rule says.

A word of yes or no is said only where question and rule have modalities that meet: may I against must not, must I
against need not. A duty or leave of some projects alone is said to be one.
"""

import re
from collections.abc import Callable, Mapping

from assistant.jobs.questions.statements import ClauseStatement
from assistant.language.inquiries import AskedKind, Inquiry, Modality
from assistant.language.likeness import coverage
from assistant.language.polarity import ALLOWS, FORBIDS, FREES, OBLIGES
from assistant.language.stated_kinds import modality_of

_SETTLED = re.compile("视为已|视同已|不必|无需|无须|不需|不再")
_CONDITION = re.compile(
    r"经[一-龥]{1,12}(?:同意|批准|审核)|特殊情况|确需|原则上|一般|符合[一-龥]{0,8}条件|的[，,]?可|情况下|根据"
)
_LIMITED = re.compile(r"(?:类|以上|以下|以内|属于[一-龥]+|[一-龥]{2,}的)(?:[^，。；]{0,18})$")
_KNOWN_SHARE = 0.3
_LEAST_SHARED = 0.08
"""So much of what follows the modal verb must stand in the question, or the rule is about something else."""


def conclusion(asked: tuple[Inquiry, ...], best: ClauseStatement, question: str) -> str:
    """One sentence that answers first."""
    word = _word(asked, best, question)
    return f"{word}{best.sentence}" if word else best.sentence


def _word(asked: tuple[Inquiry, ...], best: ClauseStatement, question: str) -> str:
    """不可以：, 要：, 不是必须…： or nothing where that is not plain."""
    wanted = next((i for i in asked if i.kind is AskedKind.YES_NO), None)
    rule = _piece(best.text, question)
    stated = modality_of(rule)
    if wanted is None or stated is None or wanted.modality is Modality.FACT or asked[0].kind is not AskedKind.YES_NO:
        return ""
    worded = _WORDS.get((wanted.modality, wanted.negated, *stated))
    return worded(rule, question) if worded else ""


def _piece(rule: str, question: str) -> str:
    """The part of a long rule that speaks of what is asked."""
    pieces = [p for p in re.split("[；。]", rule) if p]
    return max(pieces, key=lambda p: coverage(question, p), default=rule)


def _no(rule: str, question: str) -> str:
    return "不可以：" if _is_about(rule, FORBIDS, question) else ""


def _yes(rule: str, question: str) -> str:
    if not _is_about(rule, ALLOWS, question):
        return ""
    return "可以，但有条件：" if _CONDITION.search(rule) else "可以："


def _must(rule: str, question: str) -> str:
    found = OBLIGES.search(rule)
    if found is None or not _is_about(rule, OBLIGES, question):
        return ""
    who = rule[: found.start()]
    if _LIMITED.search(who) and coverage(who, question) < _KNOWN_SHARE:
        return "不是必须，要看是不是所列情形："
    return "要："


def _need_not(rule: str, question: str) -> str:
    if not _is_about(rule, FREES, question):
        return ""
    return "不用：" if _SETTLED.search(rule) else "不是必须："


def _owed(rule: str, question: str) -> str:
    return "不可以：" if _is_about(rule, OBLIGES, question) else ""


def _free_not_to(rule: str, question: str) -> str:
    return "可以：" if _is_about(rule, FREES, question) else ""


_WORDS: Mapping[tuple[Modality, bool, Modality, bool], Callable[[str, str], str]] = {
    (Modality.LEAVE, False, Modality.LEAVE, True): _no,
    (Modality.LEAVE, False, Modality.LEAVE, False): _yes,
    (Modality.DUTY, False, Modality.DUTY, False): _must,
    (Modality.DUTY, False, Modality.DUTY, True): _need_not,
    (Modality.LEAVE, True, Modality.DUTY, True): _free_not_to,
    (Modality.LEAVE, True, Modality.DUTY, False): _owed,
    (Modality.DUTY, False, Modality.LEAVE, True): _no,
}
"""What a question is about and whether it denies it, the same of the rule."""


def _is_about(rule: str, modal: re.Pattern[str], question: str) -> bool:
    """Whether the rule shares enough words with the question for its modal verb to answer it."""
    found = modal.search(rule)
    return found is not None and coverage(rule, question) >= _LEAST_SHARED
