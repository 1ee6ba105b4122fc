"""A canvas in logical units (1600 x 900) that is drawn twice as large and then reduced."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

from news.demo.drawing.palettes import Colour, Palette, mix

WIDTH, HEIGHT = 1600, 900

Point = tuple[float, float]


class Canvas:
    """One picture being drawn: shapes in logical units, colours of one palette."""

    def __init__(
        self,
        seed: int,
        palette: Palette,
        scale: float,
        size: tuple[int, int] = (WIDTH, HEIGHT),
    ) -> None:
        """Start an empty picture; `scale` is pixels per logical unit."""
        self.scale = scale
        self.width, self.height = size
        self.palette = palette
        # The same seed must give the same picture; nothing secret depends on it.
        self.rng = random.Random(seed)  # noqa: S311
        pixels = math.ceil(self.width * scale), math.ceil(self.height * scale)
        self.image = Image.new("RGB", pixels, palette.sky_low)
        self.pen = ImageDraw.Draw(self.image)

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self.scale, y * self.scale) for x, y in points]

    def polygon(self, points: Iterable[Point], colour: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon(self._pixels(points), fill=colour)

    def box(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled rectangle by its upper left corner."""
        (left, top), (right, bottom) = self._pixels([(x, y), (x + width, y + height)])
        self.pen.rectangle((left, top, max(left, right), max(top, bottom)), fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse by its centre and radii."""
        (left, top), (right, bottom) = self._pixels([(x - rx, y - ry), (x + rx, y + ry)])
        self.pen.ellipse((left, top, right, bottom), fill=colour)

    def line(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A line through the points."""
        thickness = max(1, round(width * self.scale))
        self.pen.line(self._pixels(points), fill=colour, width=thickness, joint="curve")

    def gradient(self, y0: float, y1: float, top: Colour, bottom: Colour) -> None:
        """A band across the whole picture that fades from `top` to `bottom`."""
        self.gradient_box((0, y0, self.width, y1 - y0), top, bottom)

    def gradient_box(
        self, area: tuple[float, float, float, float], top: Colour, bottom: Colour
    ) -> None:
        """A rectangle (x, y, width, height) that fades from `top` to `bottom`."""
        left, upper, width, height = (round(side * self.scale) for side in area)
        for row in range(height):
            colour = mix(top, bottom, row / height)
            self.pen.line([(left, upper + row), (left + width, upper + row)], fill=colour)

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """A soft round light; `strength` 0 to 1 at its middle."""
        mask = Image.radial_gradient("L").point(lambda v: round(max(0, 181 - v) * strength))
        side = round(2 * radius * self.scale)
        light = Image.new("RGB", (side, side), colour)
        corner = round((x - radius) * self.scale), round((y - radius) * self.scale)
        self.image.paste(light, corner, mask.resize((side, side)))

    def finish(self, width: int, height: int) -> Image.Image:
        """The picture in its final size, edges smoothed."""
        return self.image.resize((width, height), Image.Resampling.BOX, reducing_gap=2.0)


def wave(canvas: Canvas, base: float, height: float, step: int = 20) -> list[Point]:
    """Points of a calm irregular line across the picture, left to right."""
    rng = canvas.rng
    parts = [(rng.uniform(0, 6.3), rng.uniform(1.2, 2.2) * 2**i, 0.5**i) for i in range(4)]
    points = []
    for x in range(-step, canvas.width + 2 * step, step):
        turn = x / canvas.width * 2 * math.pi
        rise = sum(size * math.sin(phase + turn * rate / 2) for phase, rate, size in parts)
        points.append((float(x), base - height * rise / 2))
    return points


def ridge(canvas: Canvas, base: float, height: float, colour: Colour, bottom: float) -> None:
    """Land below an irregular line, filled down to `bottom`."""
    points = wave(canvas, base, height)
    canvas.polygon([*points, (canvas.width + 40, bottom), (-40, bottom)], colour)


def sky(canvas: Canvas, horizon: float) -> None:
    """Sky with sun and clouds down to the horizon."""
    palette, rng = canvas.palette, canvas.rng
    canvas.gradient(0, horizon + 40, palette.sky_top, palette.sky_low)
    x = rng.uniform(0.15, 0.85) * canvas.width
    y = horizon * palette.sun_height
    canvas.glow(x, y, 420, palette.sun, 0.85)
    canvas.oval(x, y, 44, 44, palette.sun)
    for _ in range(rng.randint(2, 5)):
        _cloud(canvas, rng.uniform(0, canvas.width), rng.uniform(40, horizon * 0.6))


def _cloud(canvas: Canvas, x: float, y: float) -> None:
    rng, palette = canvas.rng, canvas.palette
    colour = mix(mix(palette.sky_top, palette.sky_low, 0.4 + y / 900), (255, 255, 255), 0.45)
    length = rng.uniform(90, 220)
    for i in range(7):
        share = i / 6
        bulge = math.sin(share * math.pi)
        canvas.oval(
            x + (share - 0.5) * length, y - bulge * 10, 34 + 22 * bulge, 9 + 13 * bulge, colour
        )
    canvas.box(x - length / 2, y + 4, length, 7, colour)


def water(canvas: Canvas, top: float, bottom: float) -> None:
    """A sheet of water with quiet ripples."""
    palette, rng = canvas.palette, canvas.rng
    far, near = mix(palette.water, palette.sky_low, 0.45), mix(palette.water, palette.ink, 0.28)
    canvas.gradient(top, bottom, far, near)
    for _ in range(90):
        share = rng.random() ** 1.4
        y = top + 4 + share * (bottom - top - 8)
        length = 14 + 110 * share * rng.random()
        tone = mix(mix(far, near, share), (255, 255, 255), 0.22)
        x = rng.uniform(-40, canvas.width)
        canvas.line([(x, y), (x + length, y)], 1 + 2.2 * share, tone)
