"""Layouts by name: those that ship, those of a unit, and what is said of one there is not."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from assistant.bootstrap import Product
from assistant.cli.main import cli
from assistant.domain.filing import Filing
from assistant.domain.vocabulary import FormKind
from assistant.forms.reader import read_filings
from assistant.rules.examples import SOUND
from assistant.settings import Settings
from generators.form import write_form
from generators.interface import GeneratorError
from generators.layouts.catalog import layout_ids, layout_of
from policy_corpus.catalog import ProfileError, list_profiles, load_profile

GUIDE = Path(__file__).parents[3] / "docs/forms/layouts.md"


@pytest.fixture
def province(tmp_path):
    """The folder of a made-up province, its files copied from the guide."""
    for block in re.findall(r"```yaml\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL):
        name = re.match(r"# (\S+)", block)[1]
        (tmp_path / name).write_text(block, encoding="utf-8")
    return tmp_path


def product(folder):
    return Product(Settings(profiles_dir=folder))


def test_a_province_adds_a_form_by_adding_files_as_the_guide_says(province, tmp_path):
    profile, filing = product(province).profile("yunling-2026"), Filing.model_validate(SOUND)
    write_form(filing, profile, tmp_path / "form.docx", draft=False)
    (back,) = read_filings(tmp_path / "form.docx")
    assert (back.filing.project, back.filing.goals.annual) == (
        Filing.model_validate(SOUND).project.model_copy(update={"attribute": "", "start": "", "end": "", "kind": ""}),
        filing.goals.annual,
    )
    rows = {(r.level1, r.level2, r.name, r.target) for r in filing.indicators}
    assert {(r.level1, r.level2, r.name, r.target) for r in back.filing.indicators} == rows
    assert back.filing.funds.total == filing.funds.total


def test_the_page_and_the_list_know_the_profile_and_not_the_layout_as_one(province):
    ids = [p.id for p in product(province).profiles()]
    assert "yunling-2026" in ids
    assert not [i for i in ids if "layout" in i]


def test_a_profile_on_its_way_out_does_not_carry_its_layouts(province):
    assert "own_layouts" not in product(province).profile("yunling-2026").model_dump()


def test_the_layouts_of_a_profile_are_shown(province, monkeypatch):
    monkeypatch.setenv("JIXIAO_PROFILES_DIR", str(province))
    shown = CliRunner().invoke(cli, ["profiles", "show", "yunling-2026"], standalone_mode=False)
    assert "表样：绩效目标申报表YL01、绩效自评表F04" in shown.output


def test_an_unknown_layout_is_an_error_when_the_profile_is_shown(province, monkeypatch):
    (province / "YL01.layout.yaml").unlink()
    monkeypatch.setenv("JIXIAO_PROFILES_DIR", str(province))
    shown = CliRunner().invoke(cli, ["profiles", "show", "yunling-2026"], standalone_mode=False)
    assert isinstance(shown.exception, ProfileError)
    assert re.search(
        r"forms\.goal_declaration 写了表样“YL01”.*可用 F01、F09、SH.*YL01\.layout\.yaml", str(shown.exception)
    )
    assert "\n" not in str(shown.exception)


def test_an_unknown_layout_of_a_self_evaluation_is_an_error_too(province):
    path = province / "yunling-2026.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("F04", "F99"), encoding="utf-8")
    with pytest.raises(ProfileError, match=r"self_evaluation 写了表样“F99”.*可用 F04、F11、F12"):
        product(province).profile("yunling-2026")


def test_a_broken_layout_is_named_with_its_place_when_the_profile_is_loaded(province):
    path = province / "YL01.layout.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("project.unit", "project.untis"), encoding="utf-8")
    with pytest.raises(ProfileError, match=r"YL01\.layout\.yaml.*rows\.0.*project\.untis.*docs/forms/layouts\.md"):
        product(province).profile("yunling-2026")


def test_a_layout_that_calls_itself_otherwise_is_refused(province):
    path = province / "YL01.layout.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: YL01", "id: YL02"), encoding="utf-8")
    with pytest.raises(ProfileError, match="不一致"):
        product(province).profile("yunling-2026")


def test_a_layout_of_the_unit_goes_before_one_that_ships(province):
    for path, old, new in (("YL01.layout.yaml", "id: YL01", "id: F09"), ("yunling-2026.yaml", "YL01", "F09")):
        text = (province / path).read_text(encoding="utf-8").replace(old, new)
        (province / path.replace("YL01", "F09")).write_text(text, encoding="utf-8")
    assert (
        layout_of(FormKind.GOAL_DECLARATION, product(province).profile("yunling-2026")).title
        == "云岭省省级项目绩效目标表"
    )


@pytest.mark.parametrize("profile", list_profiles(layouts=layout_ids()), ids=lambda p: p.id)
def test_every_profile_that_ships_names_layouts_that_are_there(profile):
    assert set(profile.forms) <= set(layout_ids())


def test_a_kind_is_written_in_the_layout_of_its_own_where_the_profile_names_none():
    bare = load_profile("central-2021").model_copy(update={"forms": {}})
    assert layout_of(FormKind.SELF_EVALUATION, bare).id == "F04"
    assert layout_of(FormKind.DEPARTMENT_GOAL, None).id == "F02"
    assert layout_of(FormKind.SELF_EVALUATION, bare, "F12").id == "F12"


def test_a_kind_without_layouts_is_refused_by_name():
    with pytest.raises(GeneratorError, match="绩效目标审核表没有表样"):
        layout_of(FormKind.REVIEW_FORM, None)


def test_a_profile_without_any_layout_is_named_when_a_form_is_written():
    bare = load_profile("central-2021").model_copy(update={"forms": {}})
    with pytest.raises(GeneratorError, match=r"central-2021.*F01、F09、SH"):
        layout_of(FormKind.GOAL_DECLARATION, bare)
