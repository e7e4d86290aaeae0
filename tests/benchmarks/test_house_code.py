"""What is read from the source of a checkout, on trees made up for it."""

from benchmarks import house_code as code


def tree(root, files):
    """Write files by path, without suffix, and read the code; packages at the top get their init file."""
    for name, text in files.items():
        path = root / f"{name}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        (root / path.relative_to(root).parts[0] / "__init__.py").touch()
        path.write_text(text, encoding="utf-8")
    return code.modules(root)


def lists_in(tmp_path, text):
    (module,) = tree(tmp_path, {"assistant/a": text})
    return code.word_lists(module)


def test_tests_benchmarks_and_empty_files_are_not_code(tmp_path):
    code_of = tree(
        tmp_path, {"assistant/a": "A = 1\n", "tests/b": "B = 1\n", "benchmarks/c": "C = 1\n", "generators/d": ""}
    )
    assert [m.name for m in code_of] == ["assistant.a"]


def test_a_room_is_a_folder_of_the_assistant_or_another_package(tmp_path):
    code_of = tree(tmp_path, {"assistant/a": "A = 1", "assistant/jobs/survey/b": "B = 1", "generators/word/c": "C = 1"})
    assert [m.room for m in code_of] == ["assistant", "assistant/jobs", "generators"]


def test_the_spread_is_median_nearest_rank_and_greatest():
    assert code.spread([10, 1, 2, 3, 4, 5, 6, 7, 8, 9]) == "5.5 / 9 / 10"
    assert code.spread([7]) == "7 / 7 / 7"
    assert code.spread([]) == "—"


SIZED = '''"""One."""

X = 1
"""Of X."""


def f(a,
      b):
    """Two,
    lines."""
    # why

    return """#
#"""
'''


def test_blanks_comments_and_docstrings_are_no_code_lines(tmp_path):
    code_of = tree(tmp_path, {"assistant/a": SIZED})
    assert code.function_sizes(code_of) == [4]
    assert len(code_of[0].code_lines) == 5


def cycles(tmp_path, files):
    return code.in_cycles(code.import_graph(tree(tmp_path, files)))


def test_a_cycle_is_found_through_functions_and_relative_imports(tmp_path):
    found = cycles(
        tmp_path,
        {
            "assistant/a": "from assistant.x import b\n",
            "assistant/x/b": "def f():\n    import assistant.x.c\n",
            "assistant/x/c": "from ..a import g\n",
            "assistant/d": "from assistant.a import g\n",
        },
    )
    assert found == ["assistant.a", "assistant.x.b", "assistant.x.c"]


def test_a_module_between_two_cycles_is_in_none():
    assert code.in_cycles({"a": "b", "b": "ac", "c": "d", "d": "e", "e": "d", "f": "a"}) == ["a", "b", "d", "e"]


def test_imports_of_a_package_mean_its_init_file(tmp_path):
    found = cycles(
        tmp_path,
        {"assistant/x/__init__": "from assistant.x.b import f\n", "assistant/x/b": "from assistant.x import g\n"},
    )
    assert found == ["assistant.x", "assistant.x.b"]


def test_regular_expressions_are_counted_where_the_pattern_is_written(tmp_path):
    text = "re.compile(p)\nre.sub('a', b, c)\nre.match(rf'{x}', y)\nre.search(p, y)\nre.escape('a')\ntext.split('a')\n"
    (module,) = tree(tmp_path, {"assistant/a": text})
    assert code.regular_expressions(module) == 3


def test_literal_collections_of_four_chinese_strings_are_word_lists(tmp_path):
    text = (
        "A = ('人', '户', '次', '场', 'km')\nB = frozenset({'人', '户', '次', '场', '个'})\n"
        "C = {'好': '优', '中': '良'}\nD = ['人', '户', '次']\nE = ('a', 'b', 'c', 'd')\n"
    )
    assert sorted(lists_in(tmp_path, text)) == [4, 4, 5]


def test_alternations_are_word_lists_by_level_and_docstrings_are_not(tmp_path):
    text = '"""说明：甲|乙|丙|丁。"""\nA = re.compile("(?:甲|乙|丙|丁|[0-9])(?:戊|己|庚)")\n'
    assert lists_in(tmp_path, text) == [4]


def test_words_of_a_vocabulary_must_stand_in_one_literal(tmp_path):
    together, apart = tree(
        tmp_path, {"assistant/a": "A = '(?:人|户)[个次]'", "assistant/b": "A = '人|户'\nB = ['个', '次']"}
    )
    assert code.names_words(together, {"人", "户", "个", "次"}, 4)
    assert not code.names_words(apart, {"人", "户", "个", "次"}, 4)


def test_a_job_stands_in_every_room_that_has_its_name_in_a_path(tmp_path):
    code_of = tree(
        tmp_path,
        {
            "assistant/jobs/survey/count": "A = 1",
            "assistant/domain/survey": "A = 1",
            "generators/questionnaire": "A = 1",
            "assistant/domain/money": "A = 1",
        },
    )
    assert code.job_rooms(code_of, "survey") == ["assistant/domain", "assistant/jobs", "generators"]


def test_evaluation_is_not_self_evaluation(tmp_path):
    code_of = tree(tmp_path, {"assistant/web/self_evaluation": "A = 1", "assistant/jobs/evaluation/index": "A = 1"})
    assert code.job_rooms(code_of, "evaluation") == ["assistant/jobs"]
    assert code.job_rooms(code_of, "self_evaluation") == ["assistant/web"]


def test_a_mirrored_test_stands_at_the_same_path_and_rules_are_left_out(tmp_path):
    long = "A = 1\n" * 61
    code_of = tree(
        tmp_path,
        {
            "assistant/x/with": "B = 2\n" + long,
            "assistant/x/without": long,
            "assistant/x/short": "A = 1\n" * 60,
            "assistant/x/rule": long + "RULE = 1\n",
            "tests/assistant/x/test_with": "",
            "tests/assistant/test_without": "",
        },
    )
    assert code.without_mirror(tmp_path, code_of) == (["assistant/x/without"], 2)
