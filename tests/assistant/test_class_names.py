"""A public class name means one thing in the whole house, and the glossary names classes that are there."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOMS = ("assistant", "generators", "policy_corpus", "prompts")


def modules_by_class():
    found = defaultdict(list)
    for path in (p for room in ROOMS for p in (ROOT / room).rglob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(path.relative_to(ROOT).as_posix())
    return found


def test_no_public_class_name_stands_in_two_modules():
    assert {name: paths for name, paths in modules_by_class().items() if len(paths) > 1} == {}


def test_the_glossary_names_classes_that_are_there():
    text = (ROOT / "docs/architecture-glossary.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([A-Z]\w+)`", text)) - {"SurveyMethod"}  # an alias, not a class
    assert named
    assert named <= modules_by_class().keys()
