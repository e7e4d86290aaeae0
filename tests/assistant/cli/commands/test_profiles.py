"""``jixiao profiles``: the rule sets listed, and one shown with its weights, grades, sources and doubts."""

import json

import pytest
from click.testing import CliRunner

from assistant.cli.commands.profiles import command
from policy_corpus.catalog import ProfileNotFound


def run(*args):
    done = CliRunner().invoke(command, args, standalone_mode=False)
    if done.exception:
        raise done.exception
    return done.output


def test_every_profile_is_listed_with_its_title():
    lines = run("list").splitlines()
    assert any(line.startswith("central-2021  ") for line in lines)
    assert all(len(line.split("  ", 1)[1]) > 2 for line in lines)


def test_the_list_as_json_has_the_same_profiles_with_their_region():
    listed = json.loads(run("list", "--json"))
    assert [p["id"] for p in listed] == [line.split("  ")[0] for line in run("list").splitlines()]
    assert {p["id"]: p["region"] for p in listed}["hubei"] == "湖北省"


def test_a_profile_shows_money_unit_classes_weights_and_its_basis():
    stated = run("show", "central-2021")
    assert "金额单位：万元" in stated
    assert "产出指标：数量指标、质量指标、时效指标" in stated
    assert "产出指标40" in stated
    assert "依据：" in stated


def test_weights_are_shown_under_the_condition_they_hold_for():
    weights = [line for line in run("show", "central-2021").splitlines() if line.startswith("分值（")]
    assert any(line.startswith("分值（设成本指标，") for line in weights)
    assert any(line.startswith("分值（不设成本指标，") for line in weights)


def test_a_profile_shows_what_is_doubtful_in_it():
    assert any(line.startswith("存疑：") for line in run("show", "hubei").splitlines())


def test_a_profile_is_given_as_json():
    assert json.loads(run("show", "hubei", "--json"))["id"] == "hubei"


def test_an_unknown_profile_names_those_there_are():
    with pytest.raises(ProfileNotFound, match="没有“nowhere”这个口径，可用的有："):
        run("show", "nowhere")
