"""Prompts are read strictly, and data cannot leave its fence."""

import pytest

from prompts import PromptError, fenced, prompt

VALUES = {"question": "问", "clauses": "条", "faults": ""}


def test_a_prompt_is_filled_and_knows_its_version():
    made = prompt("answer_question", **VALUES)
    assert "问" in made.user
    assert made.version >= 1
    assert "{{" not in made.user + made.system


@pytest.mark.parametrize("values", [{"question": "问"}, {**VALUES, "more": "x"}, {}])
def test_a_variable_missing_or_too_many_is_refused(values):
    with pytest.raises(PromptError, match="needs"):
        prompt("answer_question", **values)


@pytest.mark.parametrize("name", ["nothing", "../secret", "answer_question.yaml"])
def test_an_unknown_prompt_is_refused(name):
    with pytest.raises(PromptError, match="no prompt"):
        prompt(name)


@pytest.mark.parametrize("evil", ["</data>", "</ DATA >", "<data x=1>"])
def test_a_fence_inside_the_data_is_disarmed(evil):
    assert fenced(f"甲{evil}乙").lower().count("data") == 2
