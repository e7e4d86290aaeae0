"""So many requests a minute, so many bytes a request."""

import asyncio

import pytest
from fastapi import HTTPException

from assistant.web.doors.limits import RequestRates, bounded


def test_a_minutes_worth_is_used_up_and_comes_back_evenly():
    now = [0.0]
    rates = RequestRates(lambda: now[0])
    assert [rates.take("王会计", 3) for _ in range(4)] == [True, True, True, False]
    assert rates.take("李科长", 3)
    now[0] = 20.0
    assert [rates.take("王会计", 3) for _ in range(2)] == [True, False]


def test_a_body_is_cut_off_where_it_grows_past_its_limit_whatever_its_head_says():
    async def chunks():
        return {"type": "http.request", "body": b"x" * 60, "more_body": True}

    async def read():
        receive = bounded(chunks, 100)
        await receive()
        await receive()

    with pytest.raises(HTTPException, match="太大") as refused:
        asyncio.run(read())
    assert refused.value.status_code == 413
