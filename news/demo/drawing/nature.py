"""Scenes of land and water: fields, hills, lotus ponds, boats, parks."""

from __future__ import annotations

import math
from itertools import pairwise

from news.demo.drawing.canvas import Canvas, ridge, sky, water, wave
from news.demo.drawing.palettes import Colour, hex_colour, mix
from news.demo.drawing.parts import WHITE, house, lamp, lotus, palm, tree, trees_along

LOTUS_COLOURS = tuple(hex_colour(code) for code in ("e08aa4", "d96c8c", "f0b7c4", "f3e3e6"))


def _far_hills(canvas: Canvas, horizon: float) -> None:
    palette = canvas.palette
    ridge(canvas, horizon - 95, 70, mix(palette.far, palette.sky_low, 0.55), horizon + 10)
    ridge(canvas, horizon - 45, 50, mix(palette.far, palette.sky_low, 0.25), horizon + 10)


def _field_strips(canvas: Canvas, horizon: float) -> None:
    """Paddies that widen from the horizon towards the reader."""
    palette, rng = canvas.palette, canvas.rng
    vanish = rng.uniform(500, 1100)
    tones = [mix(palette.land, palette.leaf, t) for t in (0.05, 0.45, 0.2, 0.65, 0.3)]
    edges = [vanish + (i - 9) * 46 for i in range(19)]
    for i, (left, right) in enumerate(pairwise(edges)):
        near_left, near_right = (vanish + (edge - vanish) * 5.2 for edge in (left, right))
        canvas.polygon(
            [(left, horizon), (right, horizon), (near_right, 900), (near_left, 900)],
            tones[i % len(tones)],
        )
        for j in range(1, 6):
            share = j / 6
            start = left + (right - left) * share
            end = near_left + (near_right - near_left) * share
            colour = mix(tones[i % len(tones)], palette.ink if j % 2 else palette.sun, 0.10)
            canvas.line([(start, horizon + 6), (end, 900)], 3, colour)


def _river(canvas: Canvas, horizon: float) -> None:
    """A river that winds down through the fields."""
    palette, rng = canvas.palette, canvas.rng
    phase, middle = rng.uniform(0, 6.3), rng.uniform(500, 1100)
    left, right = [], []
    for i in range(41):
        share = i / 40
        y = horizon + share * (910 - horizon)
        x = middle + math.sin(phase + share**0.6 * 7) * (40 + 260 * share)
        half = 10 + 170 * share**1.5
        left.append((x - half, y))
        right.append((x + half, y))
    bank = [(x - 8, y) for x, y in left] + [(x + 8, y) for x, y in reversed(right)]
    canvas.polygon(bank, mix(palette.land, palette.ink, 0.22))
    canvas.polygon([*left, *reversed(right)], mix(palette.water, palette.sky_top, 0.45))
    for i in range(4, 40, 3):
        width = (right[i][0] - left[i][0]) * 0.5
        x, y = left[i][0] + width * rng.uniform(0.3, 0.9), left[i][1]
        canvas.line([(x, y), (x + width * 0.6, y)], 2.5, mix(palette.sky_low, WHITE, 0.4))


def fields(canvas: Canvas) -> None:
    """Rice fields along a river."""
    horizon = canvas.rng.uniform(380, 470)
    sky(canvas, horizon)
    _far_hills(canvas, horizon)
    canvas.box(0, horizon, 1600, 470, canvas.palette.land)
    _field_strips(canvas, horizon)
    _river(canvas, horizon)
    trees_along(canvas, horizon + 8, 50, 26, 5)
    for _ in range(4):
        house(canvas, canvas.rng.uniform(60, 1500), horizon + 18, 52, 28)
    side = canvas.rng.choice([90, 1480])
    for i in range(3):
        palm(canvas, side + i * 46 - 40, 860 + i * 14, 420 - i * 60)


def hills(canvas: Canvas) -> None:
    """Green hills with stepped plots."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 430)
    ridge(canvas, 300, 170, mix(palette.far, palette.sky_low, 0.6), 900)
    ridge(canvas, 380, 130, mix(palette.far, palette.sky_low, 0.25), 900)
    ridge(canvas, 455, 90, mix(palette.far, palette.leaf, 0.35), 900)
    trees_along(canvas, 475, 55, 16, 14)
    line = wave(canvas, 500, 80)
    for i in range(11):
        drop = 42 * i + 2.2 * i * i
        lean = [(x, y + drop + math.sin(x / 260 + i * 0.5) * 9) for x, y in line]
        tone = mix(mix(palette.land, palette.leaf, (i % 3) * 0.28), palette.ink, 0.015 * i)
        canvas.polygon([*lean, (1640, 910), (-40, 910)], tone)
        canvas.line(lean, 4, mix(tone, palette.sun, 0.4))
    for _ in range(2):
        house(canvas, rng.uniform(200, 1300), rng.uniform(640, 700), 92, 46)
    for x in (rng.uniform(30, 420), rng.uniform(1150, 1560)):
        tree(canvas, x, 850, rng.uniform(230, 330))


def _lotus_leaf(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    canvas.oval(
        x, y + size * 0.06, size, size * 0.36, mix(canvas.palette.water, canvas.palette.ink, 0.45)
    )
    canvas.oval(x, y, size, size * 0.36, colour)
    light = mix(colour, canvas.palette.sun, 0.25)
    for i in range(9):
        angle = i * 2 * math.pi / 9 + 0.2
        tip = (x + math.cos(angle) * size * 0.86, y + math.sin(angle) * size * 0.3)
        canvas.line([(x, y), tip], max(1.5, size * 0.018), light)
    canvas.oval(x, y, size * 0.09, size * 0.035, light)


def lotus_pond(canvas: Canvas) -> None:
    """A pond full of lotus leaves and flowers."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 330)
    ridge(canvas, 270, 60, mix(palette.far, palette.sky_low, 0.4), 360)
    ridge(canvas, 322, 18, mix(palette.leaf, palette.far, 0.45), 360)
    trees_along(canvas, 345, 90, 20, 6)
    house(canvas, rng.uniform(200, 1300), 350, 130, 56)
    water(canvas, 348, 900)
    bloom = rng.choice(LOTUS_COLOURS)
    for y in sorted(rng.uniform(372, 900) for _ in range(62)):
        share = (y - 348) / 552
        x, size = rng.uniform(-20, 1620), 20 + 105 * share
        leaf = mix(
            mix(palette.leaf, palette.land, rng.uniform(0, 0.5)), palette.far, 0.45 * (1 - share)
        )
        _lotus_leaf(canvas, x, y, size * rng.uniform(0.8, 1.15), leaf)
        if rng.random() < 0.42:
            height = size * rng.uniform(0.5, 1.0)
            stem = mix(palette.leaf, palette.ink, 0.3)
            canvas.line([(x, y), (x + size * 0.08, y - height)], 2 + 4 * share, stem)
            lotus(canvas, x + size * 0.08, y - height, size * rng.uniform(0.7, 0.95), bloom)


def _boat(canvas: Canvas, x: float, y: float, size: float) -> None:
    palette, rng = canvas.palette, canvas.rng
    hull = rng.choice([palette.roof, mix(palette.ink, palette.water, 0.35), palette.accent])
    shadow = mix(palette.water, palette.ink, 0.4)
    canvas.oval(x, y + size * 0.07, size * 0.56, size * 0.05, shadow)
    canvas.polygon(
        [
            (x - size * 0.6, y - size * 0.16),
            (x + size * 0.62, y - size * 0.2),
            (x + size * 0.44, y + size * 0.06),
            (x - size * 0.42, y + size * 0.06),
        ],
        hull,
    )
    canvas.line(
        [(x - size * 0.6, y - size * 0.15), (x + size * 0.62, y - size * 0.19)],
        size * 0.03,
        palette.wall,
    )
    if rng.random() < 0.55:
        sail = mix(palette.wall, palette.accent, rng.uniform(0.05, 0.5))
        canvas.line([(x, y - size * 0.16), (x, y - size * 1.15)], size * 0.025, palette.ink)
        canvas.polygon(
            [(x + 4, y - size * 1.1), (x + 4, y - size * 0.26), (x + size * 0.55, y - size * 0.3)],
            sail,
        )
        canvas.polygon(
            [
                (x - 4, y - size * 0.95),
                (x - 4, y - size * 0.26),
                (x - size * 0.36, y - size * 0.28),
            ],
            mix(sail, palette.ink, 0.12),
        )
        return
    canvas.box(x - size * 0.3, y - size * 0.46, size * 0.4, size * 0.3, palette.wall)
    canvas.box(x - size * 0.35, y - size * 0.5, size * 0.5, size * 0.05, palette.roof)
    for i in range(3):
        canvas.box(
            x - size * 0.26 + i * size * 0.12, y - size * 0.4, size * 0.07, size * 0.1, palette.ink
        )
    canvas.line(
        [(x + size * 0.3, y - size * 0.18), (x + size * 0.3, y - size * 0.85)],
        size * 0.02,
        palette.ink,
    )


def boats(canvas: Canvas) -> None:
    """Boats on a bay with low islands."""
    palette, rng = canvas.palette, canvas.rng
    horizon = rng.uniform(390, 450)
    sky(canvas, horizon)
    for _ in range(5):
        x, width, height = rng.uniform(0, 1600), rng.uniform(120, 330), rng.uniform(40, 150)
        tone = mix(palette.far, palette.sky_low, rng.uniform(0.1, 0.6))
        rise = [
            (x + (i / 20 - 0.5) * width, horizon + 6 - height * math.sin(i / 20 * math.pi) ** 0.55)
            for i in range(21)
        ]
        canvas.polygon(rise, tone)
    water(canvas, horizon, 900)
    for y in sorted(rng.uniform(horizon + 30, 830) for _ in range(rng.randint(6, 9))):
        share = (y - horizon) / (900 - horizon)
        _boat(canvas, rng.uniform(60, 1540), y, 55 + 230 * share)


def park(canvas: Canvas) -> None:
    """A park with a winding path, trees, lamps and flower beds."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 400)
    ridge(canvas, 375, 22, mix(palette.leaf, palette.far, 0.6), 460)
    trees_along(canvas, 430, 120, 22, 8)
    canvas.gradient(
        428, 900, mix(palette.land, palette.sun, 0.15), mix(palette.land, palette.leaf, 0.5)
    )
    phase, left, right = rng.uniform(0, 6.3), [], []
    for i in range(41):
        share = i / 40
        x = 800 + math.sin(phase + share**0.7 * 4.5) * (90 + 300 * share)
        half = 10 + 150 * share**1.3
        left.append((x - half, 440 + share * 470))
        right.append((x + half, 440 + share * 470))
    canvas.polygon([*left, *reversed(right)], mix(palette.wall, palette.land, 0.18))
    canvas.line(left, 5, mix(palette.wall, palette.ink, 0.25))
    canvas.line(right, 5, mix(palette.wall, palette.ink, 0.25))
    for i in (8, 16, 24, 31):
        share = i / 40
        tree(canvas, left[i][0] - 60 - 200 * share, left[i][1], 130 + 260 * share)
        lamp(canvas, right[i][0] + 12 + 10 * share, right[i][1], 70 + 180 * share)
        tree(canvas, right[i][0] + 110 + 220 * share, right[i][1] + 8, 120 + 240 * share)
    for _ in range(170):
        x, y = rng.uniform(0, 1600), rng.uniform(780, 890)
        if not left[-6][0] - 150 < x < right[-6][0] + 150:
            canvas.oval(x, y, 6, 5, rng.choice([palette.accent, palette.wall, palette.sun]))
