"""Things that several scenes share: trees, houses, flags, lamps, lotus flowers."""

from __future__ import annotations

import math

from news.demo.drawing.canvas import Canvas
from news.demo.drawing.palettes import Colour, hex_colour, mix

WHITE = (255, 255, 255)
FLAG_RED = hex_colour("cf2e2e")
FLAG_GOLD = hex_colour("f7d038")


def tree(canvas: Canvas, x: float, y: float, size: float, colour: Colour | None = None) -> None:
    """A round tree standing at (x, y), `size` units tall."""
    palette, rng = canvas.palette, canvas.rng
    leaf = colour or mix(palette.leaf, palette.land, rng.uniform(0, 0.35))
    trunk = mix(palette.ink, palette.roof, 0.35)
    canvas.oval(x, y, size * 0.36, size * 0.045, mix(palette.land, palette.ink, 0.35))
    canvas.polygon(
        [
            (x - size * 0.035, y),
            (x + size * 0.035, y),
            (x + size * 0.02, y - size * 0.5),
            (x - size * 0.02, y - size * 0.5),
        ],
        trunk,
    )
    shade, light = mix(leaf, palette.ink, 0.22), mix(leaf, palette.sun, 0.2)
    for tone, shift in ((shade, 0.03), (leaf, 0.0), (light, -0.06)):
        for dx, dy, r in ((-0.19, -0.52, 0.2), (0.19, -0.5, 0.2), (0, -0.7, 0.25), (0, -0.5, 0.22)):
            radius = size * (r if tone != light else r * 0.52)
            canvas.oval(
                x + size * (dx + shift), y + size * (dy + shift * 1.2), radius, radius * 0.92, tone
            )


def palm(canvas: Canvas, x: float, y: float, size: float) -> None:
    """An areca palm with a thin stem."""
    palette, rng = canvas.palette, canvas.rng
    lean = rng.uniform(-0.08, 0.08) * size
    top = (x + lean, y - size)
    canvas.line(
        [(x, y), (x + lean * 0.4, y - size * 0.5), top],
        size * 0.03,
        mix(palette.ink, palette.wall, 0.3),
    )
    leaf = mix(palette.leaf, palette.ink, 0.12)
    for i in range(9):
        angle = math.pi * (1.05 + 0.9 * i / 8)
        reach = size * 0.3
        middle = (top[0] + math.cos(angle) * reach * 0.6, top[1] + math.sin(angle) * reach * 0.75)
        tip = (
            top[0] + math.cos(angle) * reach,
            top[1] + math.sin(angle) * reach * 0.3 + reach * 0.15,
        )
        canvas.line([top, middle, tip], size * 0.035, leaf)


def trees_along(canvas: Canvas, y: float, size: float, count: int, spread: float = 8) -> None:
    """A loose row of trees across the picture."""
    rng = canvas.rng
    for x in sorted(rng.uniform(-20, canvas.width + 20) for _ in range(count)):
        tree(canvas, x, y + rng.uniform(-spread, spread), size * rng.uniform(0.75, 1.25))


def house(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """A small tiled house whose lower left corner is (x, y)."""
    palette, rng = canvas.palette, canvas.rng
    wall = mix(palette.wall, palette.accent, rng.uniform(0, 0.12))
    canvas.box(x, y - height, width, height, wall)
    canvas.box(x + width * 0.72, y - height, width * 0.28, height, mix(wall, palette.ink, 0.12))
    roof = mix(palette.roof, palette.ink, rng.uniform(0, 0.2))
    lift = height * 0.5
    canvas.polygon(
        [
            (x - width * 0.1, y - height),
            (x + width * 1.1, y - height),
            (x + width * 0.9, y - height - lift),
            (x + width * 0.1, y - height - lift),
        ],
        roof,
    )
    dark = mix(palette.ink, palette.wall, 0.2)
    canvas.box(x + width * 0.15, y - height * 0.7, width * 0.16, height * 0.32, dark)
    canvas.box(x + width * 0.44, y - height * 0.7, width * 0.18, height * 0.7, dark)


def star(canvas: Canvas, x: float, y: float, radius: float, colour: Colour = FLAG_GOLD) -> None:
    """A five-pointed star."""
    points = []
    for i in range(10):
        reach = radius if i % 2 == 0 else radius * 0.382
        angle = -math.pi / 2 + i * math.pi / 5
        points.append((x + math.cos(angle) * reach, y + math.sin(angle) * reach))
    canvas.polygon(points, colour)


def flag(canvas: Canvas, x: float, y: float, height: float, size: float) -> None:
    """The red flag with its star on a pole that stands at (x, y)."""
    canvas.line(
        [(x, y), (x, y - height)], max(3.0, size * 0.05), mix(WHITE, canvas.palette.ink, 0.35)
    )
    top = y - height
    upper, lower = [], []
    for i in range(13):
        share = i / 12
        sway = math.sin(share * 2 * math.pi) * size * 0.05
        upper.append((x + share * size * 1.5, top + sway))
        lower.append((x + share * size * 1.5, top + size + sway))
    canvas.polygon([*upper, *reversed(lower)], FLAG_RED)
    star(canvas, x + size * 0.75, top + size * 0.5, size * 0.28)


def lamp(canvas: Canvas, x: float, y: float, height: float) -> None:
    """A street lamp with a soft light in the evening palettes."""
    palette = canvas.palette
    post = mix(palette.ink, WHITE, 0.15)
    canvas.line([(x, y), (x, y - height), (x + height * 0.16, y - height * 1.05)], 5, post)
    if sum(palette.sky_top) < 330:
        canvas.glow(x + height * 0.17, y - height * 1.02, 80, hex_colour("ffe9b0"), 0.8)
    canvas.oval(x + height * 0.18, y - height * 1.03, 12, 6, hex_colour("fff3cf"))


def petal(
    canvas: Canvas,
    x: float,
    y: float,
    length: float,
    angle: float,
    colour: Colour,
    half: float = 0.23,
) -> None:
    """A pointed petal from (x, y) towards `angle` (radians); `half` its width by length."""
    half *= length
    points = []
    for i in range(17):
        share = i / 16 if i <= 8 else (16 - i) / 16
        along = length * share * 2
        side = half * math.sin(min(1.0, share * 2) ** 0.85 * math.pi) * (1 if i <= 8 else -1)
        points.append(
            (
                x + math.cos(angle) * along - math.sin(angle) * side,
                y + math.sin(angle) * along + math.cos(angle) * side,
            )
        )
    canvas.polygon(points, colour)


def lotus(canvas: Canvas, x: float, y: float, size: float, colour: Colour) -> None:
    """An open lotus flower whose base is at (x, y)."""
    for tone, spread, length in ((0.3, 1.25, 0.95), (0.05, 0.85, 1.0), (-0.4, 0.42, 1.0)):
        shade = (
            mix(colour, WHITE, -tone) if tone < 0 else mix(colour, canvas.palette.ink, tone * 0.5)
        )
        for side in (-1, 1):
            petal(canvas, x, y, size * length, -math.pi / 2 + side * spread, shade)
    petal(canvas, x, y, size * 1.05, -math.pi / 2, mix(colour, WHITE, 0.55))
