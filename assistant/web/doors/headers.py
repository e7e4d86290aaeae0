"""The headers under which the page runs: its own scripts and styles and nothing else, in nobody's frame."""

from collections.abc import Mapping

_OWN = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self'; script-src 'self'; frame-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
_GRADIO = (
    "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; worker-src 'self' blob:; object-src 'none'; base-uri 'self'; "
    "form-action 'self'; frame-ancestors 'self'"
)
"""Gradio writes scripts into its page and compiles templates; only what is mounted under its path runs like this."""
_ALWAYS = {
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "X-Frame-Options": "SAMEORIGIN",
    "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}  # fmt: skip


def headers_for(path: str, *, rooms: str, is_https: bool) -> Mapping[str, str]:
    """The headers of an answer; what the page's data says is kept by nobody on the way."""
    is_rooms = path == rooms or path.startswith(f"{rooms}/")
    kept = "no-cache" if path.startswith("/assets/") or is_rooms else "no-store"
    https = {"Strict-Transport-Security": "max-age=31536000"} if is_https else {}
    return {**_ALWAYS, **https, "Content-Security-Policy": _GRADIO if is_rooms else _OWN, "Cache-Control": kept}
