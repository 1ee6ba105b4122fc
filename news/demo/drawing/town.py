"""Scenes of the town out of doors: streets, bridges, skylines, markets, sports ground."""

from __future__ import annotations

import math

from news.demo.drawing.canvas import Canvas, ridge, sky, water
from news.demo.drawing.palettes import Colour, mix
from news.demo.drawing.parts import FLAG_GOLD, FLAG_RED, WHITE, flag, lamp, tree, trees_along


def _windows(
    canvas: Canvas, area: tuple[float, float, float, float], columns: int, rows: int, lit: float
) -> None:
    """A grid of windows in `area` (x, y, width, height); the share `lit` glows."""
    x, y, width, height = area
    palette, rng = canvas.palette, canvas.rng
    dark, bright = mix(palette.ink, palette.sky_low, 0.35), mix(palette.sun, palette.accent, 0.12)
    step_x, step_y = width / columns, height / rows
    for row in range(rows):
        for column in range(columns):
            colour = bright if rng.random() < lit else dark
            canvas.box(
                x + (column + 0.22) * step_x,
                y + (row + 0.2) * step_y,
                step_x * 0.56,
                step_y * 0.58,
                colour,
            )


def _tube_house(canvas: Canvas, x: float, base: float, width: float, floors: int) -> None:
    palette, rng = canvas.palette, canvas.rng
    tints = (palette.accent, palette.sky_top, palette.land, palette.sun, palette.roof)
    wall = mix(palette.wall, rng.choice(tints), rng.uniform(0.08, 0.4))
    floor = 88
    top = base - floors * floor - 26
    canvas.box(x, top, width, base - top, wall)
    canvas.box(x, top, width * 0.08, base - top, mix(wall, palette.ink, 0.12))
    if rng.random() < 0.5:
        canvas.polygon(
            [
                (x - 6, top),
                (x + width + 6, top),
                (x + width * 0.8, top - 44),
                (x + width * 0.2, top - 44),
            ],
            palette.roof,
        )
    else:
        canvas.box(x - 5, top - 12, width + 10, 14, mix(wall, palette.ink, 0.3))
    for level in range(1, floors):
        y = base - level * floor - 74
        _windows(canvas, (x + width * 0.1, y, width * 0.8, 58), 2 if width < 120 else 3, 1, 0.3)
        canvas.box(x + width * 0.08, y + 54, width * 0.84, 5, mix(palette.ink, wall, 0.4))
    canvas.box(x + width * 0.12, base - 78, width * 0.76, 78, mix(palette.ink, wall, 0.25))
    awning = rng.choice([palette.accent, palette.roof, palette.leaf])
    stripe = width / 8
    for i in range(8):
        colour = awning if i % 2 else mix(awning, WHITE, 0.7)
        edge = x + i * stripe
        canvas.polygon(
            [
                (edge, base - 92),
                (edge + stripe, base - 92),
                (edge + stripe, base - 66),
                (edge, base - 66),
            ],
            colour,
        )
    if rng.random() < 0.4:
        flag(canvas, x + width * 0.85, base - 96, 62, 24)


def street(canvas: Canvas) -> None:
    """A street of narrow houses with trees and lamps."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 520)
    ridge(canvas, 420, 40, mix(palette.far, palette.sky_low, 0.5), 700)
    x = -30.0
    while x < 1620:
        width = rng.uniform(92, 165)
        _tube_house(canvas, x, 690, width, rng.randint(2, 5))
        x += width + rng.choice([0, 0, 0, 6, 40])
    canvas.box(0, 688, 1600, 62, mix(palette.wall, palette.ink, 0.18))
    for x in range(0, 1600, 50):
        canvas.line([(x, 690), (x - 22, 748)], 2, mix(palette.wall, palette.ink, 0.28))
    road = mix(palette.ink, palette.wall, 0.35)
    canvas.gradient(750, 900, mix(road, WHITE, 0.1), road)
    canvas.box(0, 746, 1600, 8, mix(palette.wall, WHITE, 0.3))
    for x in range(-40, 1600, 190):
        canvas.polygon(
            [(x, 828), (x + 96, 828), (x + 90, 838), (x - 8, 838)], mix(palette.wall, WHITE, 0.3)
        )
    offset = rng.uniform(0, 120)
    for i in range(6):
        tree(canvas, offset + i * 285, 742, rng.uniform(200, 280))
        lamp(canvas, offset + 140 + i * 285, 744, 215)


def _block(
    canvas: Canvas, x: float, base: float, size: tuple[float, float], tone: Colour, lit: float
) -> None:
    width, height = size
    canvas.box(x, base - height, width, height, tone)
    canvas.box(
        x + width * 0.78, base - height, width * 0.22, height, mix(tone, canvas.palette.ink, 0.14)
    )
    if width > 70:
        rows = max(3, int(height / 26))
        _windows(
            canvas,
            (x + 5, base - height + 10, width * 0.74, height - 24),
            int(width / 22),
            rows,
            lit,
        )


def _town_row(canvas: Canvas, base: float, height: float, haze: float) -> None:
    palette, rng = canvas.palette, canvas.rng
    x = -20.0
    lit = 0.55 if sum(palette.sky_top) < 330 else 0.12
    while x < 1620:
        width = rng.uniform(50, 130)
        tint = mix(palette.wall, rng.choice([palette.far, palette.accent, palette.sky_top]), 0.3)
        tone = mix(tint, mix(palette.far, palette.sky_low, 0.4), haze)
        _block(canvas, x, base, (width, height * rng.uniform(0.45, 1.0)), tone, lit)
        x += width + rng.uniform(0, 46)


def _crane(canvas: Canvas, x: float, base: float, height: float) -> None:
    colour, top = canvas.palette.accent, base - height
    canvas.line([(x - 7, base), (x - 7, top)], 3, colour)
    canvas.line([(x + 7, base), (x + 7, top)], 3, colour)
    for y in range(int(top), int(base), 22):
        canvas.line([(x - 7, y), (x + 7, y + 22)], 2, colour)
    reach = canvas.rng.choice([-1, 1]) * height * 0.62
    canvas.line([(x - reach * 0.35, top), (x + reach, top)], 6, colour)
    canvas.line([(x - reach * 0.3, top), (x, top - 42), (x + reach * 0.9, top)], 2.5, colour)
    canvas.line(
        [(x + reach * 0.7, top), (x + reach * 0.7, top + height * 0.3)], 2, canvas.palette.ink
    )


def skyline(canvas: Canvas) -> None:
    """New buildings and cranes above a river bank."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 560)
    _town_row(canvas, 600, 300, 0.75)
    for _ in range(rng.randint(1, 3)):
        _crane(canvas, rng.uniform(150, 1450), 600, rng.uniform(330, 420))
    _town_row(canvas, 625, 270, 0.2)
    canvas.box(0, 612, 1600, 40, mix(palette.land, palette.leaf, 0.4))
    trees_along(canvas, 640, 70, 34, 5)
    canvas.box(0, 644, 1600, 18, mix(palette.wall, palette.ink, 0.25))
    water(canvas, 660, 900)


def bridge(canvas: Canvas) -> None:
    """A cable-stayed bridge over a wide river."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 540)
    ridge(canvas, 500, 80, mix(palette.far, palette.sky_low, 0.5), 600)
    _town_row(canvas, 590, 120, 0.65)
    trees_along(canvas, 598, 60, 30, 6)
    water(canvas, 596, 900)
    deck, steel = mix(palette.wall, palette.ink, 0.3), mix(palette.wall, WHITE, 0.35)
    shift = rng.uniform(-120, 120)
    for x in (480 + shift, 1120 + shift):
        canvas.oval(x, 760, 90, 13, mix(palette.water, palette.ink, 0.4))
        canvas.polygon([(x - 26, 755), (x + 26, 755), (x + 16, 560), (x - 16, 560)], deck)
        canvas.polygon([(x - 14, 560), (x - 5, 190), (x + 5, 190), (x + 14, 560)], steel)
        for i in range(1, 12):
            top = 205 + i * 13
            for side in (-1, 1):
                canvas.line([(x, top), (x + side * i * 28, 565)], 2, mix(steel, palette.ink, 0.25))
    canvas.box(0, 562, 1600, 18, deck)
    canvas.box(0, 556, 1600, 7, mix(palette.accent, palette.wall, 0.35))
    for x in range(20, 1600, 64):
        canvas.line([(x, 558), (x, 536)], 2.5, palette.ink)
    ridge(canvas, 868, 30, mix(palette.leaf, palette.land, 0.4), 910)
    tree(canvas, rng.choice([110, 1490]), 872, 300)


def _stall(canvas: Canvas, x: float, base: float, width: float) -> None:
    palette, rng = canvas.palette, canvas.rng
    colour = rng.choice([palette.accent, palette.roof, palette.leaf, palette.sky_top])
    for post in (x + 8, x + width - 8):
        canvas.line([(post, base), (post, base - 240)], 6, mix(palette.ink, palette.wall, 0.3))
    canvas.box(x + 12, base - 196, width - 24, 120, mix(palette.ink, palette.wall, 0.35))
    stripe = width / 10
    for i in range(10):
        tone = colour if i % 2 else mix(palette.wall, WHITE, 0.4)
        left, lower = x + i * stripe, x - 16 + i * (width + 32) / 10
        canvas.polygon(
            [
                (left, base - 262),
                (left + stripe, base - 262),
                (lower + (width + 32) / 10, base - 196),
                (lower, base - 196),
            ],
            tone,
        )
        canvas.oval(lower + (width + 32) / 20, base - 196, (width + 32) / 20, 12, tone)
    canvas.box(x, base - 84, width, 84, mix(palette.roof, palette.wall, 0.45))
    heaps = [palette.leaf, palette.accent, FLAG_GOLD, palette.land, FLAG_RED]
    for i in range(4):
        middle, fruit = x + width * (0.14 + i * 0.24), rng.choice(heaps)
        for row in range(3):
            for place in range(4 - row):
                canvas.oval(
                    middle + (place - (3 - row) / 2) * 16,
                    base - 90 - row * 13,
                    10,
                    9,
                    mix(fruit, WHITE, 0.07 * row),
                )
    canvas.box(x - 4, base - 84, width + 8, 10, mix(palette.roof, palette.ink, 0.2))


def market(canvas: Canvas) -> None:
    """Market stalls with striped awnings."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 460)
    _town_row(canvas, 560, 250, 0.5)
    trees_along(canvas, 590, 170, 11, 6)
    canvas.gradient(
        585, 900, mix(palette.wall, palette.land, 0.25), mix(palette.wall, palette.ink, 0.25)
    )
    for y in range(620, 900, 46):
        canvas.line([(0, y), (1600, y)], 2, mix(palette.wall, palette.ink, 0.22))
    x = rng.uniform(-120, 0)
    while x < 1600:
        width = rng.uniform(250, 330)
        _stall(canvas, x, 800, width)
        x += width + rng.uniform(40, 90)
    for i in range(33):
        x = i * 50.0
        top = 250 + math.sin(i / 32 * math.pi * 4) * 16
        canvas.polygon(
            [(x, top), (x + 34, top), (x + 17, top + 34)],
            (FLAG_RED, FLAG_GOLD, palette.leaf)[i % 3],
        )


def sports(canvas: Canvas) -> None:
    """A sports ground with a running track and flags."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 420)
    ridge(canvas, 380, 50, mix(palette.far, palette.sky_low, 0.4), 470)
    trees_along(canvas, 455, 110, 24, 6)
    canvas.gradient(
        450, 900, mix(palette.land, palette.leaf, 0.3), mix(palette.leaf, palette.land, 0.3)
    )
    track, chalk = mix(palette.roof, palette.accent, 0.4), mix(palette.wall, WHITE, 0.5)
    canvas.oval(800, 700, 840, 205, track)
    for shrink in (0, 24, 48):
        canvas.oval(800, 700, 814 - shrink, 194 - shrink * 0.5, chalk)
        canvas.oval(800, 700, 810 - shrink, 191 - shrink * 0.5, track)
    canvas.oval(800, 698, 730, 150, mix(palette.leaf, palette.land, 0.55))
    pitch = [(330, 600), (1270, 600), (1400, 800), (200, 800), (330, 600)]
    canvas.line(pitch, 4, chalk)
    canvas.line([(800, 600), (800, 800)], 4, chalk)
    canvas.oval(800, 700, 92, 34, chalk)
    canvas.oval(800, 700, 87, 31, mix(palette.leaf, palette.land, 0.55))
    for x in (262, 1338):
        canvas.line([(x - 16, 722), (x - 16, 640), (x + 16, 620), (x + 16, 700)], 5, chalk)
    for i in range(rng.randint(5, 8)):
        flag(canvas, 130 + i * 200, 500, 120, 40)
