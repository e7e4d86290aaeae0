"""A scene finds the rows of the form in work by their ids, and has none where there is no form."""

from dataclasses import replace

import pytest

from assistant.chat.reading.scene import Focus, Scene
from tests.fakes.reading import SCENE
from tests.fakes.works import FILING


def test_a_row_is_found_by_its_id():
    assert SCENE.row("r3").name == "培训期数"


def test_a_row_of_a_form_without_ids_is_found_by_its_place():
    scene = Scene(filing=FILING)
    assert (scene.row("#1").name, scene.row("#7").name) == ("项目总成本", "学员满意度")
    assert scene.row_id(6) == "#7"


@pytest.mark.parametrize("name", ["r0", "r8", "#0", "#8", "培训期数"])
def test_what_is_no_row_is_none(name):
    assert SCENE.row(name) is None


def test_the_id_of_a_row_by_its_index_is_its_own():
    assert SCENE.row_id(0) == "r1"


def test_without_a_form_there_are_no_rows_and_no_year():
    scene = Scene()
    assert (scene.rows, scene.year, scene.row("#1")) == ((), None, None)
    assert scene.finder.find("满意度改成92%") == []


def test_the_year_is_that_of_the_form():
    assert SCENE.year == 2027


def test_a_scene_with_another_focus_keeps_the_form():
    later = replace(SCENE, focus=Focus(rows=("r3",)))
    assert later.rows == SCENE.rows
    assert SCENE.focus.rows == ()
