"""Scenes of public buildings, outside and inside: school, office, hall, library."""

from __future__ import annotations

from news.demo.drawing.canvas import Canvas, ridge, sky
from news.demo.drawing.palettes import Colour, hex_colour, mix
from news.demo.drawing.parts import FLAG_RED, WHITE, flag, lotus, palm, star, tree, trees_along


def _facade(canvas: Canvas, x: float, base: float, width: float, floors: int) -> None:
    """A long building with arcades; `base` is the ground line."""
    palette = canvas.palette
    wall = mix(palette.wall, hex_colour("f2d48a"), 0.45)
    top = base - floors * 112
    canvas.box(x, top, width, base - top, wall)
    bays = int(width / 84)
    step = width / bays
    for floor in range(floors):
        y = top + floor * 112
        canvas.box(x, y + 20, width, 84, mix(wall, palette.ink, 0.28))
        for bay in range(bays):
            left = x + bay * step
            canvas.box(
                left + step * 0.3, y + 34, step * 0.44, 48, mix(palette.sky_top, palette.ink, 0.35)
            )
            canvas.box(left + step * 0.3, y + 56, step * 0.44, 3, wall)
            canvas.box(left - 6, y + 14, 13, 98, mix(wall, WHITE, 0.35))
        canvas.box(x, y + 88, width, 16, mix(wall, WHITE, 0.3))
        canvas.box(x - 6, y, width + 12, 16, mix(wall, WHITE, 0.45))
    canvas.polygon(
        [(x - 26, top), (x + width + 26, top), (x + width - 30, top - 66), (x + 30, top - 66)],
        palette.roof,
    )
    for i in range(1, 4):
        canvas.line(
            [(x - 26 + 14 * i, top - 16.5 * i), (x + width + 26 - 14 * i, top - 16.5 * i)],
            2,
            mix(palette.roof, palette.ink, 0.2),
        )


def _yard(canvas: Canvas, top: float, tone: Colour) -> None:
    canvas.gradient(top, 900, mix(tone, WHITE, 0.15), mix(tone, canvas.palette.ink, 0.16))
    seam = mix(tone, canvas.palette.ink, 0.14)
    for i in range(9):
        y = top + (900 - top) * (i / 8) ** 1.6
        canvas.line([(0, y), (1600, y)], 2, seam)
    for i in range(-14, 15):
        canvas.line([(800 + i * 70, top), (800 + i * 190, 900)], 2, seam)


def school(canvas: Canvas) -> None:
    """A school yard with the flag and flame trees."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 520)
    ridge(canvas, 440, 40, mix(palette.far, palette.sky_low, 0.5), 620)
    trees_along(canvas, 612, 150, 12, 6)
    start = rng.uniform(180, 300)
    _facade(canvas, start, 620, 1120, rng.randint(2, 3))
    _yard(canvas, 620, mix(palette.wall, palette.land, 0.22))
    blossom = mix(palette.leaf, rng.choice([FLAG_RED, palette.accent, palette.leaf]), 0.6)
    tree(canvas, rng.uniform(60, 200), 770, 430, blossom)
    tree(canvas, rng.uniform(1380, 1540), 740, 380, palette.leaf)
    canvas.box(748, 716, 104, 16, mix(palette.wall, palette.ink, 0.25))
    canvas.box(768, 700, 64, 16, mix(palette.wall, palette.ink, 0.15))
    flag(canvas, 800, 702, 430, 96)
    for i in range(7):
        for side in (-1, 1):
            flag(canvas, 800 + side * (130 + i * 72), 650 + i * 22, 62 + i * 5, 20 + i * 2)


def office(canvas: Canvas) -> None:
    """The office of the ward with steps, hedges and the flag."""
    palette, rng = canvas.palette, canvas.rng
    sky(canvas, 520)
    ridge(canvas, 450, 60, mix(palette.far, palette.sky_low, 0.5), 650)
    trees_along(canvas, 640, 190, 13, 6)
    _facade(canvas, 150, 650, 1300, rng.randint(2, 3))
    wall = mix(palette.wall, WHITE, 0.35)
    canvas.box(600, 330, 400, 320, wall)
    canvas.polygon([(570, 332), (1030, 332), (800, 232)], palette.roof)
    canvas.polygon([(640, 322), (960, 322), (800, 252)], mix(wall, palette.sun, 0.3))
    lotus(canvas, 800, 318, 46, hex_colour("d97a92"))
    for i in range(5):
        canvas.box(622 + i * 84, 350, 20, 300, mix(wall, palette.ink, 0.10))
        canvas.box(638 + i * 84, 350, 4, 300, mix(wall, palette.ink, 0.25))
    canvas.box(730, 470, 140, 180, mix(palette.roof, palette.ink, 0.35))
    canvas.box(798, 470, 4, 180, wall)
    _yard(canvas, 650, mix(palette.wall, palette.ink, 0.1))
    for i in range(5):
        canvas.box(
            580 - i * 18, 648 + i * 14, 440 + i * 36, 14, mix(wall, palette.ink, 0.06 + 0.05 * i)
        )
    for side in (0, 1010):
        canvas.box(60 + side, 690, 440, 44, mix(palette.leaf, palette.ink, 0.15))
        canvas.box(60 + side, 684, 440, 22, palette.leaf)
    palm(canvas, rng.uniform(90, 200), 720, 360)
    palm(canvas, rng.uniform(1400, 1510), 720, 380)
    flag(canvas, 400, 700, 400, 88)


def _audience(canvas: Canvas) -> None:
    palette, rng = canvas.palette, canvas.rng
    for row in range(4):
        y, gap = 640 + row * 88, 92 + row * 16
        shift = rng.uniform(0, gap)
        tone = mix(palette.ink, palette.roof, 0.1 + 0.05 * (row % 2))
        for i in range(-1, int(1600 / gap) + 2):
            x = i * gap + shift
            shirt = mix(tone, rng.choice([palette.wall, palette.sky_top, palette.accent]), 0.42)
            size = gap * 0.42
            canvas.oval(
                x, y - size * 0.95, size * 0.42, size * 0.52, mix(palette.ink, (20, 20, 20), 0.3)
            )
            canvas.oval(x, y + size * 0.55, size * 0.92, size, shirt)
        canvas.box(0, y + gap * 0.38, 1600, 100, mix(palette.roof, palette.ink, 0.45 + 0.08 * row))


def hall(canvas: Canvas) -> None:
    """A meeting hall: stage, flag, rostrum, people seen from behind."""
    palette = canvas.palette
    wall = mix(palette.wall, palette.sun, 0.3)
    canvas.gradient(0, 900, mix(wall, palette.ink, 0.14), wall)
    cloth = canvas.rng.choice([FLAG_RED, FLAG_RED, hex_colour("1f4f7a"), hex_colour("2c6b55")])
    curtain = mix(palette.roof, cloth, 0.35 if cloth == FLAG_RED else 0.85)
    for i in range(20):
        tone = mix(curtain, palette.ink, 0.12 if i % 2 else 0.28)
        canvas.polygon(
            [(300 + i * 50, 90), (350 + i * 50, 90), (350 + i * 50, 470), (300 + i * 50, 470)], tone
        )
    for side in (0, 1330):
        canvas.box(30 + side, 110, 240, 330, mix(wall, palette.ink, 0.1))
        canvas.gradient_box((50 + side, 130, 200, 290), palette.sky_top, palette.sky_low)
        canvas.box(147 + side, 130, 6, 290, wall)
        canvas.box(50 + side, 268, 200, 6, wall)
    canvas.box(0, 0, 1600, 62, mix(wall, WHITE, 0.4))
    for i in range(8):
        canvas.oval(130 + i * 191, 60, 40, 10, hex_colour("fffbe8"))
    canvas.box(560, 140, 330, 190, FLAG_RED)
    star(canvas, 725, 236, 66)
    canvas.box(280, 470, 1040, 60, mix(palette.roof, palette.ink, 0.3))
    canvas.box(280, 466, 1040, 10, mix(palette.roof, palette.wall, 0.4))
    canvas.box(960, 392, 230, 78, mix(palette.roof, palette.wall, 0.3))
    canvas.box(952, 384, 246, 12, mix(palette.roof, palette.wall, 0.55))
    canvas.polygon(
        [(420, 470), (500, 470), (512, 372), (408, 372)], mix(palette.roof, palette.wall, 0.25)
    )
    lotus(canvas, 460, 436, 30, hex_colour("f0b7c4"))
    for x in (330, 1270):
        for i in range(7):
            lotus(
                canvas,
                x + (i % 3 - 1) * 22,
                462 - i * 6,
                34,
                palette.leaf if i < 4 else palette.accent,
            )
    _audience(canvas)


def _shelf(canvas: Canvas, x: float, top: float, width: float) -> None:
    palette, rng = canvas.palette, canvas.rng
    wood = mix(palette.roof, palette.ink, 0.35)
    canvas.box(x, top, width, 560, wood)
    spines = [
        palette.accent,
        palette.leaf,
        palette.sky_top,
        palette.roof,
        palette.land,
        palette.wall,
    ]
    for row in range(5):
        y = top + 16 + row * 108
        canvas.box(x + 12, y, width - 24, 96, mix(wood, palette.ink, 0.45))
        edge = x + 14
        while edge < x + width - 34:
            thick, tall = rng.uniform(11, 24), rng.uniform(64, 90)
            colour = mix(rng.choice(spines), palette.ink, rng.uniform(0, 0.25))
            canvas.box(edge, y + 96 - tall, thick - 2, tall, colour)
            canvas.box(edge, y + 96 - tall * 0.8, thick - 2, 5, mix(colour, WHITE, 0.5))
            edge += thick


def library(canvas: Canvas) -> None:
    """A reading room with shelves, a window and a long table."""
    palette, rng = canvas.palette, canvas.rng
    wall = mix(palette.wall, palette.sun, 0.25)
    canvas.gradient(0, 700, wall, mix(wall, palette.ink, 0.10))
    canvas.gradient(
        690, 900, mix(palette.roof, palette.wall, 0.45), mix(palette.roof, palette.ink, 0.2)
    )
    window = rng.choice([90, 620, 1150])
    for x in (50, 580, 1110):
        if x + 40 != window:
            _shelf(canvas, x, 130, 440)
    canvas.box(window - 14, 126, 388, 404, mix(wall, WHITE, 0.6))
    canvas.gradient_box((window, 140, 360, 376), palette.sky_top, palette.sky_low)
    tree(canvas, window + 120, 512, 230)
    tree(canvas, window + 260, 514, 170)
    canvas.box(window + 177, 140, 7, 376, mix(wall, WHITE, 0.6))
    canvas.box(window, 300, 360, 7, mix(wall, WHITE, 0.6))
    wood = mix(palette.roof, palette.wall, 0.28)
    canvas.polygon([(180, 700), (1420, 700), (1560, 790), (40, 790)], wood)
    canvas.box(40, 790, 1520, 26, mix(wood, palette.ink, 0.25))
    for x in (90, 1470):
        canvas.box(x, 816, 36, 84, mix(wood, palette.ink, 0.4))
    for x in (380, 800, 1220):
        _open_book(canvas, x + rng.uniform(-50, 50), 752)


def _open_book(canvas: Canvas, x: float, y: float) -> None:
    page = mix(canvas.palette.wall, WHITE, 0.6)
    canvas.polygon(
        [(x - 96, y + 18), (x + 96, y + 18), (x + 84, y - 26), (x - 84, y - 26)],
        canvas.palette.accent,
    )
    for side in (-1, 1):
        tone = page if side < 0 else mix(page, canvas.palette.ink, 0.07)
        canvas.polygon(
            [(x, y + 14), (x + side * 88, y + 10), (x + side * 78, y - 26), (x, y - 20)], tone
        )
        for i in range(4):
            height = y - 14 + i * 6
            canvas.line(
                [(x + side * 12, height), (x + side * 72, height - 2)],
                2,
                mix(page, canvas.palette.ink, 0.3),
            )
