"""The page of a rule, for people: what, why, basis, bad and good example."""

from assistant.domain.vocabulary import FORM_TITLES
from assistant.rules.rule import Example, Rule


def explain(rule: Rule) -> str:
    """One rule as Markdown, in Chinese."""
    lines = [
        f"# {rule.code} {rule.title}（{rule.name}）",
        "",
        f"- 级别：{rule.severity.word}",
        f"- 适用：{'、'.join(FORM_TITLES[f] for f in sorted(rule.forms))}",
        f"- 检查内容：{rule.what}",
        f"- 理由：{rule.why}",
        f"- 建议：{rule.advice}",
        f"- 依据：{'；'.join(str(c) for c in rule.basis)}",
        f"- 反例：{_example(rule.bad)}",
        f"- 正例：{_example(rule.good)}",
    ]
    return "\n".join(lines)


def _example(example: Example) -> str:
    return example.note
