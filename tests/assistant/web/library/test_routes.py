"""指标库: found by words, sector and class; put into a form with a value to be confirmed; the unit's own."""


def test_entries_are_found_by_words_sector_and_class(asker):
    every = asker.get("/api/library")
    assert every["total"] >= every["size"] > 60 == len(every["entries"])
    found = asker.get("/api/library?words=培训 合格率&level2=质量指标")
    assert found["entries"][0]["name"].endswith("合格率")
    assert {e["level2"] for e in found["entries"]} == {"质量指标"}
    first = every["sectors"][0]["id"]
    assert 0 < asker.get(f"/api/library?sector={first}")["total"] < every["total"]


def test_an_entry_goes_into_a_form_as_a_value_to_be_confirmed_and_is_counted(asker, drafted):
    used = asker.get("/api/library?words=投诉")["entries"]
    one = next(e for e in used if e["suggested"])
    done = asker.change(
        drafted, op="add_indicator", level2=one["level2"], level1=one["level1"], name=one["name"], entry=one["id"]
    )
    assert done["applied"], done["why"]
    cell = next(
        c for r in done["work"]["sheet"]["rows"] for c in r if c.get("text") == one["suggested"] and c.get("mark")
    )
    assert cell["word"] == "建议值"
    again = next(e for e in asker.get("/api/library?words=投诉")["entries"] if e["id"] == one["id"])
    assert again["used"] == one["used"] + 1


def test_the_rows_of_a_good_form_become_the_units_own(asker, drafted):
    asker.change(drafted, op="set_head", field="name", value="护理员培训")
    kept = asker.post("/api/library/own", {"work": drafted})["kept"]
    own = asker.get("/api/library?own=true")
    assert kept > 0
    assert own["total"] >= kept
    assert all(e["own"] for e in own["entries"])
