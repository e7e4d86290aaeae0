"""Which regions' rules hold in a place."""

from collections import Counter

import pytest

from policy_corpus.regions import all_regions, regions


def test_all_provinces_and_prefectures_of_the_mainland_are_there_once():
    cities = [city for p in all_regions().provinces for city in p.cities]
    ends = Counter(next((e for e in ("自治州", "地区", "盟") if c.endswith(e)), "市") for c in cities)
    assert len(all_regions().provinces) == 31
    assert ends == {"市": 293, "地区": 7, "自治州": 30, "盟": 3}
    assert len(set(cities)) == len(cities) == 333
    assert [p.name for p in all_regions().special] == ["香港", "澳门", "台湾"]


@pytest.mark.parametrize(
    ("place", "kept"),
    [
        ("郑州市", ("郑州", "河南")),
        ("郑州", ("郑州", "河南")),
        ("河南省郑州市", ("郑州", "河南")),
        ("郑州市金水区", ("金水区", "郑州", "河南")),
        ("青岛", ("青岛", "山东")),
        ("河南省", ("河南",)),
        ("河南", ("河南",)),
        ("上海市", ("上海",)),
        ("上海市浦东新区", ("浦东新区", "上海")),
        ("广西壮族自治区", ("广西",)),
        ("吉林", ("吉林",)),
        ("吉林省吉林市", ("吉林市", "吉林")),
        ("吉林市", ("吉林市", "吉林")),
        ("海南", ("海南",)),
        ("海南藏族自治州", ("海南藏族自治州", "青海")),
        ("锡林郭勒盟", ("锡林郭勒盟", "内蒙古")),
        ("香港特别行政区", ("香港",)),
        (" 青溪县 ", ("青溪县",)),
        ("云岭省", ("云岭",)),
        ("", ()),
        (None, ()),
    ],
)
def test_a_place_has_its_own_rules_and_those_of_its_province(place, kept):
    assert regions(place) == kept
