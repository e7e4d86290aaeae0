"""Which faults are put into a rule, and that each is taken back."""

import ast
import re

import pytest

from benchmarks.mutants import dropped_words, mutants


def faults(source):
    """Kind and mutated source of each fault."""
    tree = ast.parse(source)
    changed = []
    for mutant in mutants(tree):
        with mutant.applied():
            changed.append((mutant.kind, ast.unparse(tree)))
    assert ast.unparse(tree) == ast.unparse(ast.parse(source))
    return changed


@pytest.mark.parametrize(
    ("source", "kind", "changed"),
    [
        ("a < b", "comparison", ["a >= b"]),
        ("a < b <= c", "comparison", ["a >= b <= c", "a < b > c"]),
        ("a < b <= c", "boundary", ["a <= b <= c", "a < b < c"]),
        ("a > b >= c", "boundary", ["a >= b >= c", "a > b > c"]),
        ("a == b", "boundary", []),
        ("a not in b", "comparison", ["a in b"]),
        ("a is None", "comparison", ["a is not None"]),
        ("a and b", "and/or", ["a or b"]),
        ("x = not a", "not", ["x = not not a"]),
        ("x = 3", "constant", ["x = 4", "x = 2"]),
        ("x = Decimal('0.5')", "constant", ["x = Decimal('1.5')", "x = Decimal('-0.5')"]),
        ("x = '及时'", "constant", ["x = ''"]),
        ("x = ('甲', '乙', '—')", "word", ["x = ('乙', '—')", "x = ('甲', '—')", "x = ('甲', '乙')"]),
        ("x = re.compile('甲|乙|a')", "word", ["x = re.compile('乙|a')", "x = re.compile('甲|a')"]),
        ("x = {'甲': 1}", "word", ["x = {}"]),
        ("x = {'name': '名称'}", "constant", ["x = {}"]),
        ("x = rf'(?:甲|乙){y}|丙'", "word", ["x = f'(?:乙){y}|丙'", "x = f'(?:甲){y}|丙'"]),
    ],
)
def test_one_fault_at_a_time(source, kind, changed):
    assert [text for name, text in faults(source) if name == kind] == changed


@pytest.mark.parametrize(
    "source",
    [
        '"""甲|乙"""',
        "x: Literal['甲'] = y",
        "@cache(3)\ndef f(a: 'int') -> 'str':\n    pass",
        "Hit(path, '太少', confidence=Decimal('0.7'))",
        "Insufficient('没有' + f'{x}')",
        "RULE = Rule(code='A', forms=1)",
        "x = re.compile(any_of('rule', 'list'))",
        "x = words('rule', 'list')",
        "_BRIEF = '培训120人'\nRULE = Rule(bad=_BRIEF)",
        "x = True",
    ],
)
def test_what_an_outcome_cannot_show_is_left_alone(source):
    assert faults(source) == []


def test_what_the_check_uses_too_is_mutated():
    assert [k for k, _ in faults("_N = 'a'\ndef check():\n    return _N\nRULE = Rule(name=_N)")] == ["constant"]


def test_conditions_beside_the_text_of_a_finding_are_mutated():
    assert [k for k, _ in faults("x = Hit(path, '太少' if a > b else '太多')")] == ["comparison", "boundary"]


def test_every_mutated_pattern_can_be_compiled():
    for _, text in faults("x = '(?<!不|未)(?:甲|乙(?:丙|丁)?)|[戊|己]|庚'"):
        re.compile(ast.literal_eval(text.removeprefix("x = ")))


def test_each_word_of_a_list_is_dropped_by_itself_and_put_back_in_its_place():
    lists = {"vague": {"words": {"全面": "全面做好。", "有效": "有效做好。"}}}
    seen = []
    for dropped in dropped_words(lists):
        with dropped.applied():
            seen.append((dropped.kind, dropped.what, list(lists["vague"]["words"])))
    assert seen == [("word", "全面 of vague", ["有效"]), ("word", "有效 of vague", ["全面"])]
    assert list(lists["vague"]["words"]) == ["全面", "有效"]
