"""Profiles load, add up, and an unknown one is named."""

import pytest
import yaml

from policy_corpus.catalog import ProfileError, ProfileNotFound, list_profiles, load_profile
from tests import CASES_FOLDER


@pytest.mark.parametrize("profile", list_profiles(), ids=lambda p: p.id)
def test_every_weight_scheme_adds_up_to_the_total_of_the_form(profile):
    assert all(sum(s.weights.values()) == profile.declaration_total for s in profile.weight_schemes)


def test_the_weights_of_101_are_those_of_the_document():
    with_cost = load_profile("central-2021").scheme(cost=True, satisfaction=True)
    assert with_cost.weights == {"成本指标": 20, "产出指标": 40, "效益指标": 20, "满意度指标": 10}


def test_an_unknown_profile_is_answered_with_the_known_ones():
    with pytest.raises(ProfileNotFound, match="central-2021"):
        load_profile("nowhere")


def test_a_unit_adds_a_profile_by_adding_a_file(tmp_path):
    text = "id: own\ntitle: 本单位\nholds_from: 2026-01-01\nlevel1: []\nforms: {}\n"
    (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
    assert load_profile("own", extra=tmp_path).title == "本单位"


def test_a_broken_profile_is_named_with_its_field(tmp_path):
    (tmp_path / "bad.yaml").write_text("id: bad\n", encoding="utf-8")
    with pytest.raises(ProfileError, match=r"bad\.yaml.*title"):
        load_profile("bad", extra=tmp_path)


CASES = yaml.safe_load((CASES_FOLDER / "profiles/weights.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['口径']}-{c['设成本']}-{c['设满意度']}")
def test_first_level_weights_are_those_a_finance_officer_expects(case):
    scheme = load_profile(case["口径"]).scheme(cost=case["设成本"], satisfaction=case["设满意度"])
    assert scheme.weights == {k: v for k, v in case.items() if k.endswith("指标")}
