"""Addresses that a picture may lead to: http or https, and nothing that hides where it leads."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

LONGEST = 500
_names_a_user = re.compile(r"https?://[^/?#]*@", re.IGNORECASE).match
_is_address = URLValidator(schemes=["http", "https"])


def checked_target(text: str) -> str:
    """The address as it is stored, its host in the letters of the DNS.

    Raises ValidationError with a sentence for the officer.
    """
    if _names_a_user(text):
        raise ValidationError("Địa chỉ không được chứa tên đăng nhập hay mật khẩu.")
    parts = _parts(text)
    if parts is None:
        raise ValidationError("Địa chỉ phải đầy đủ, bắt đầu bằng https:// hoặc http://.")
    try:
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        raise ValidationError("Tên miền của địa chỉ không hợp lệ.") from None
    if ":" in host:
        host = f"[{host}]"
    made = parts._replace(scheme=parts.scheme.lower(), netloc=host + port, path=parts.path or "/")
    if len(made.geturl()) > LONGEST:
        raise ValidationError(f"Địa chỉ dài quá {LONGEST} ký tự.")
    return made.geturl()


def _parts(text: str):  # type: ignore[no-untyped-def]
    """What the address consists of; None when it is not one of the web."""
    # Browsers read a backslash as a slash, so it would end the host earlier than it seems.
    if "\\" in text or any(letter.isspace() or not letter.isprintable() for letter in text):
        return None
    try:
        _is_address(text)
        return urlsplit(text)
    except (ValidationError, ValueError):
        return None


def is_safe_target(text: str) -> bool:
    """Whether readers may be sent there; what is stored is not believed blindly."""
    try:
        return checked_target(text) == text
    except ValidationError:
        return False
