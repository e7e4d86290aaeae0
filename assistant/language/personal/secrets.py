"""Keys and passwords: in addresses (user:password@host, ?api_key=…), in headers, in what servers repeat."""

import re
from collections.abc import Iterator

from assistant.language.personal.kinds import PersonalKind, PersonalSpan

_IN_ADDRESS = re.compile(r"(?<=://)(?P<secret>[^\s/@:]{0,64}:[^\s/@]{1,128})(?=@)")
_NAMED = re.compile(
    r"(?:api[_-]?key|apikey|access[_-]?token|secret(?:[_-]?key)?|token|password|passwd|pwd|authorization|密码|口令|密钥|验证码)"
    r"[\"']?\s?[:=]\s?[\"']?(?:bearer |basic )?(?P<secret>[A-Za-z0-9_./+~!@#$%^*=-]{4,256})",
    re.IGNORECASE,
)
_BEARER = re.compile(r"bearer (?P<secret>[A-Za-z0-9_./+=-]{8,512})", re.IGNORECASE)
_KEY = re.compile(
    r"(?<![A-Za-z0-9_-])(?P<secret>(?:sk|pk|ak|rk)-[A-Za-z0-9_-]{12,256}|eyJ[A-Za-z0-9_-]{10,512}\.[A-Za-z0-9._-]{10,512})"
)


def find_secrets(text: str) -> Iterator[PersonalSpan]:
    """Keys and passwords of a text, alone, without their names."""
    for pattern in (_IN_ADDRESS, _NAMED, _BEARER, _KEY):
        for match in pattern.finditer(text):
            yield PersonalSpan(PersonalKind.SECRET, *match.span("secret"))
