"""Colours of the drawn scenes, one set per time of day."""

from __future__ import annotations

from dataclasses import dataclass

Colour = tuple[int, int, int]


def hex_colour(code: str) -> Colour:
    """Colour of a six-digit hexadecimal code without '#'."""
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


def mix(first: Colour, second: Colour, share: float) -> Colour:
    """Blend of two colours; `share` 0 gives the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(first, second, strict=True))
    return red, green, blue


@dataclass(frozen=True)
class Palette:
    """Colours of one time of day and the Vietnamese words that name it."""

    phrase: str
    sun_height: float
    sky_top: Colour
    sky_low: Colour
    sun: Colour
    far: Colour
    land: Colour
    leaf: Colour
    water: Colour
    wall: Colour
    roof: Colour
    accent: Colour
    ink: Colour


def _palette(phrase: str, codes: str, sun_height: float) -> Palette:
    return Palette(phrase, sun_height, *(hex_colour(code) for code in codes.split()))


# Codes in the order of the fields: sky_top sky_low sun far land leaf water wall roof accent ink.
PALETTES = (
    _palette(
        "lúc bình minh",
        "7fa6c9 fbdcb8 fff3d2 b3a9be a8bd6c 5f8d58 c3cdd6 f3e6d2 b8624a d9795a 3b4757",
        0.80,
    ),
    _palette(
        "buổi sớm mai",
        "8fc1dc e9f3ee fffbe6 9fbcc4 9cc274 4f8a5b a9ccd6 f6efe0 bf6b4d e3a23c 33505a",
        0.50,
    ),
    _palette(
        "buổi trưa trong xanh",
        "4f9bcf cfe8f4 ffffff 8fb3c9 8dbb62 3f7f4c 78b2d0 faf4e6 b9573f d84f43 2b4a5c",
        0.22,
    ),
    _palette(
        "lúc nắng xế",
        "88b2bd fbe7bd fff0be b6b392 c7b561 7b8c45 b4c2b4 f7e8c6 a9573c d98b2f 4c4a3d",
        0.58,
    ),
    _palette(
        "lúc hoàng hôn",
        "5d6d9c f6b48c ffe0a8 8d7c9c 8a9362 4f6b55 b08f98 eccdb0 8f4a48 e0785a 33334d",
        0.84,
    ),
    _palette(
        "lúc chạng vạng",
        "34496e c9a9b8 f7e3d4 6d7595 5f7a68 3b5a55 7b83a3 c9bfc4 75485a e9b25c 222c45",
        0.30,
    ),
    _palette(
        "trong sương sớm",
        "c3d2d6 eef1ec ffffff bccbcc a9bd97 6f9079 ccd8d8 f1efe6 a9796a cf8f6a 4c5f66",
        0.62,
    ),
    _palette(
        "mùa lá vàng",
        "93bccd f5ebd3 fff6d8 abb0a4 cbb45c b98236 b0c5c9 f4e7cf a3533a c9502f 4a4238",
        0.46,
    ),
    _palette(
        "sau cơn mưa",
        "7c99a8 d9e6e2 f4faf4 8aa3a8 84b07a 2f7358 93b0b6 e9ebe2 96594c dd7f4d 2c4148",
        0.36,
    ),
    _palette(
        "ngày xuân",
        "a5cbe2 fbeaec fffaf0 bcc3d6 a9cb83 6ba06a b7d2df fbf1e8 c67a66 e0738c 40526a",
        0.42,
    ),
)
