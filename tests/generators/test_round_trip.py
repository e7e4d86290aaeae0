"""Whatever is written reads back, in every layout: odd characters, long texts, many rows, empty classes."""

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.domain.filing import Filing, Funds, Goals, Project
from assistant.domain.indicator import Indicator
from assistant.forms.reader import read_filings
from generators.form import render_form
from policy_corpus.catalog import load_profile

ALPHABET = st.characters(
    codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters="\u2028\u2029", max_codepoint=0xFFFD
)
TEXT = st.text(ALPHABET, min_size=1, max_size=40).map(lambda t: f"培训{t}")
VALUE = st.sampled_from(["≥95%", "=100.00(%)", "≤20万元/公里", "2026年6月30日前", "显著提升", "<script>&amp;", "=1+1"])
AMOUNT = st.decimals(0, 99999, places=2)


def profiles(name):
    return [(c.name, s.name) for c in load_profile(name).level1 for s in c.level2]


def filings(name):
    row = st.builds(
        lambda place, text, value, weight: Indicator(
            level1=place[0], level2=place[1], name=text, target=value, weight=weight
        ),
        st.sampled_from(profiles(name)),
        TEXT,
        VALUE,
        st.integers(1, 20).map(Decimal),
    )
    return st.builds(
        lambda title, unit, total, goal, rows: Filing(
            year=2026,
            project=Project(name=title, department=unit, unit=unit),
            funds=Funds(unit="万元", total=total, fiscal=total),
            goals=Goals(annual=goal),
            indicators=tuple(rows),
        ),
        TEXT,
        TEXT,
        AMOUNT,
        st.text(ALPHABET, min_size=1, max_size=400).map(lambda t: f"完成{t}"),
        st.lists(row, min_size=1, max_size=30),
    )


def shown(filing):
    return sorted((r.level1, r.level2, r.name, r.target) for r in filing.indicators)


@pytest.mark.parametrize("name", ["central-2021", "central-2020", "henan-2022", "shanghai"])
def test_a_written_form_reads_back(name, tmp_path_factory):
    path = tmp_path_factory.mktemp("round") / "form.docx"
    profile = load_profile(name)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(filings(name))
    def holds(filing):
        path.write_bytes(render_form(filing, profile, draft=False))
        back = read_filings(path)[0].filing
        assert shown(back) == shown(filing)
        assert (back.project.name, back.project.unit) == (filing.project.name, filing.project.unit)
        assert back.goals.annual == filing.goals.annual
        assert back.funds.money("total").yuan == filing.funds.money("total").yuan

    holds()
