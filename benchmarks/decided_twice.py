"""Where Chinese is still decided in more than one place: ``python -m benchmarks.decided_twice``.

For each kind of decision, the modules that name words of it, or work it out, themselves: at best its one place alone. A
module that names such words to decide something else is no second reader; it is listed with what it decides.
"""

import re
from collections.abc import Callable, Iterator, Mapping

from benchmarks import house_code as code
from benchmarks.pages import ROOT

Decides = Callable[[code.Module], bool]
_LIKENESS = re.compile(r"SequenceMatcher|rapidfuzz|\bratio\(|\[i : i \+ 2\] for i in range")
_CORE = re.compile(r"(?:数量|人次|面积|里程)[^\n]*\)\$")
_NUMERALS = re.compile(r"\[[^\]\n]*(?:一二三四五|\{CHINESE\}|\{_CN\})[^\]\n]*\]")


def _finds(pattern: re.Pattern[str]) -> Decides:
    return lambda module: pattern.search(module.text) is not None


KINDS: Mapping[str, tuple[str, Decides]] = {
    "measures": ("lexicon/measures.yaml, language/measures", lambda m: code.names_words(m, code.MEASURE_WORDS, 6) > 0),
    "denial": ("language/polarity", lambda m: code.names_words(m, code.DENIALS, 2) > 0),
    "likeness of names": ("language/likeness", _finds(_LIKENESS)),
    "core of a name": ("language/names", _finds(_CORE)),
    "numerals in words": ("language/numeral", _finds(_NUMERALS)),
}
"""The kind, its one place, and whether a module decides it."""

DECIDES_ELSE: Mapping[str, Mapping[str, str]] = {
    "measures": {
        "assistant/language/quantities.py": "how many of the lesser measure one of the greater has",
        "assistant/language/personal/numbers.py": "what stands behind a number that identifies nobody: 13800元",
        "assistant/language/token_names.py": "what is numbered and not counted: 第3批, 二期",
        "assistant/rules/checks/name_is_not_an_indicator.py": "the rule: which values in a name it objects to",
    },
    "denial": {
        "assistant/chat/certainty/outcome_questions.py": "forms of a question: 会不会",
        "assistant/chat/certainty/stance.py": "forms of a question: 好不好, …没？",
        "assistant/chat/evaluation/clauses.py": "how a deduction is meant: 再扣, 少扣, 别扣",
        "assistant/chat/reading/intent_features.py": "forms of a question: 有没有, 能不能",
        "assistant/chat/reading/table.py": "that a row is not in the form: 护林员人数未列",
        "assistant/forms/results/pairing.py": "a cell that says there is nothing to say",
        "assistant/jobs/questions/claims.py": "that a sentence turns a claim round, 错 and 有误 as well",
        "assistant/jobs/questions/in_parts.py": "that a question leans on the one before",
        "assistant/jobs/questions/reckoning/indicator.py": "that a value is none at all",
        "assistant/jobs/questions/rewriting.py": "particles that close a question: 行不, 有没",
        "assistant/language/inquiries.py": "forms of a question: 可不可以, …没有？",
        "assistant/works/changes/answers.py": "answers of no to a question of yes or no",
    },
    "core of a name": {"assistant/chat/reading/row_mentions.py": "what of a row's name people leave out"},
}
"""Modules that name words of a kind to decide something else, and what."""


def places(kind: str) -> Iterator[str]:
    """The modules of the product that decide a kind, in their order."""
    _, decides = KINDS[kind]
    found = (str(m.path) for m in code.modules(ROOT) if m.path.parts[0] == "assistant" and decides(m))
    yield from (path for path in found if path not in DECIDES_ELSE.get(kind, {}))


def main() -> None:
    """Print every kind with its modules."""
    for kind, (home, _) in KINDS.items():
        found = list(places(kind))
        print(f"{kind} (one place: {home}): {len(found)}", *found, sep="\n  ")
        for path, what in DECIDES_ELSE.get(kind, {}).items():
            print(f"    something else: {path} — {what}")


if __name__ == "__main__":
    main()
