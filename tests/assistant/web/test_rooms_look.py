"""Every room as it opens, on a wide screen and on a phone, light and dark: axe finds nothing and nothing is cut off."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ROOMS = (
    "home", "declaration", "review", "self_evaluation", "evaluation", "policy", "library", "administration", "model",
)  # fmt: skip
_CUT_OFF = """() => [
  ...document.querySelectorAll("#room :is(select, input, button, textarea), #rail a"),
].filter((node) => {
  const box = node.getBoundingClientRect();
  const scrolls = node.closest(".tabs, .scroll, .menu, .drop");
  return box.width > 1 && !scrolls && (box.right > innerWidth + 1 || box.left < -1) && box.left > -999;
}).map((node) => node.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_room_is_free_of_what_axe_finds_and_inside_the_screen(open_page, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    axe, page, wrong = Axe(), open_page(width, 844, color_scheme=theme), {}
    start = page.url.split("/?")[0].rstrip("/")
    for room in ROOMS:
        page.goto(f"{start}/?room={room}")
        page.locator("#top h1").wait_for()
        page.locator("#room > *").first.wait_for()
        page.wait_for_timeout(400)
        found = [(v["id"], [n["html"][:160] for n in v["nodes"]]) for v in axe.run(page).response["violations"]]
        cut_off = page.evaluate(_CUT_OFF)
        if found or cut_off:
            wrong[room] = (found, cut_off)
    assert wrong == {}
