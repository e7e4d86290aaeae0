"""What people say in a verb of one character is said in the word of the forms."""

import pytest

from assistant.domain.ledger import NumberRole
from assistant.jobs.declaration.ledger.spoken_verbs import formal


@pytest.mark.parametrize(
    ("base", "role", "wanted"),
    [
        ("监控装", NumberRole.OUTPUT, "安装监控"),
        ("换水表", NumberRole.OUTPUT, "更换水表"),
        ("监控装", NumberRole.PRICE, "监控"),
        ("路灯换完", NumberRole.MILESTONE, "路灯更换"),
    ],
)
def test_the_verb_takes_the_place_that_its_role_gives_it(base, role, wanted):
    assert formal(base, role) == wanted


@pytest.mark.parametrize(
    ("base", "role"),
    [
        ("设备维修", NumberRole.OUTPUT),
        ("装备", NumberRole.OUTPUT),
        ("路灯完好", NumberRole.MILESTONE),
        ("查档人", NumberRole.SATISFACTION),
    ],
)
def test_half_of_a_word_and_what_is_no_work_stay_as_they_are(base, role):
    assert formal(base, role) == base
