"""Generated pictures of the demo content: drawn here, so nobody's rights are touched.

A seed says both the kind of scene (`seed % len(SCENES)`) and its variant
(`seed // len(SCENES)`), so that a text can ask for the scene that its caption describes:
see `seed_for`. The same seed always gives the same bytes with the same Pillow.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps

from news.demo.drawing import buildings, nature, town
from news.demo.drawing.canvas import HEIGHT, WIDTH, Canvas, ridge, water
from news.demo.drawing.palettes import PALETTES, Palette, hex_colour, mix
from news.demo.drawing.parts import WHITE, lotus, petal


@dataclass(frozen=True)
class Scene:
    """A kind of picture: its key, its Vietnamese words, the function that draws it."""

    key: str
    words: str
    draw: Callable[[Canvas], None]
    indoors: bool = False


SCENES = (
    Scene("canh-dong", "cánh đồng lúa bên sông", nature.fields),
    Scene("duong-pho", "dãy nhà phố với hàng cây xanh", town.street),
    Scene("ao-sen", "ao sen đang nở hoa", nature.lotus_pond),
    Scene("tru-so", "trụ sở phường với cột cờ và hàng cau", buildings.office),
    Scene("thuyen", "đoàn thuyền trên vịnh", nature.boats),
    Scene("truong-hoc", "sân trường rợp cờ đỏ sao vàng", buildings.school),
    Scene("cau", "cây cầu dây văng bắc qua sông", town.bridge),
    Scene(
        "hoi-truong", "hội trường với các đại biểu nhìn từ phía sau", buildings.hall, indoors=True
    ),
    Scene("cong-vien", "lối đi dạo trong công viên", nature.park),
    Scene("cho", "các gian hàng chợ với mái che kẻ sọc", town.market),
    Scene("do-thi", "khu nhà mới và cần cẩu bên bờ sông", town.skyline),
    Scene("thu-vien", "phòng đọc với giá sách và bàn dài", buildings.library, indoors=True),
    Scene("doi", "đồi xanh với những thửa ruộng bậc", nature.hills),
    Scene("san-van-dong", "sân vận động với đường chạy và hàng cờ", town.sports),
)
_KEYS = [scene.key for scene in SCENES]


def seed_for(key: str, variant: int) -> int:
    """Seed of the `variant`-th picture of a kind of scene.

    Raises ValueError for an unknown key.
    """
    return variant * len(SCENES) + _KEYS.index(key)


def _scene(seed: int) -> Scene:
    return SCENES[seed % len(SCENES)]


def _palette(seed: int) -> Palette:
    # A stride of 3 (coprime to the ten palettes) keeps neighbours far apart in mood.
    return PALETTES[(seed // len(SCENES) * 3 + seed % len(SCENES)) % len(PALETTES)]


def scene_description(seed: int) -> str:
    """Vietnamese text alternative that says what `picture(seed)` shows."""
    scene = _scene(seed)
    time = "" if scene.indoors else f", {_palette(seed).phrase}"
    return f"Tranh minh họa: {scene.words}{time}"


def picture(seed: int, width: int = 1600, height: int = 900) -> bytes:
    """JPEG of the scene of `seed`, `width` x `height` pixels, at most 200 KB at 1600 x 900."""
    reach = max(width / WIDTH, height / HEIGHT)
    canvas = Canvas(seed, _palette(seed), reach * 2)
    _scene(seed).draw(canvas)
    full = canvas.finish(math.ceil(WIDTH * reach), math.ceil(HEIGHT * reach))
    if canvas.rng.random() < 0.5:
        full = ImageOps.mirror(full)
    left, top = (full.width - width) // 2, (full.height - height) // 2
    return _jpeg(full.crop((left, top, left + width, top + height)))


def header_banner(width: int = 1920, height: int = 320, seed: int = 0) -> bytes:
    """JPEG of a calm strip of hills, water and lotus for the head of the page."""
    palette = PALETTES[(seed + 1) % len(PALETTES)]
    scale = height / 320
    canvas = Canvas(seed, palette, scale * 2, (math.ceil(width / scale), 320))
    canvas.gradient(0, 320, palette.sky_top, palette.sky_low)
    canvas.glow(canvas.width * 0.7, 150, 420, palette.sun, 0.8)
    for base, rise, haze in ((150, 60, 0.6), (185, 45, 0.35), (212, 26, 0.1)):
        ridge(canvas, base, rise, mix(palette.far, palette.sky_low, haze), 320)
    water(canvas, 226, 320)
    _banner_lotus(canvas)
    return _jpeg(canvas.finish(width, height))


def _banner_lotus(canvas: Canvas) -> None:
    palette, rng = canvas.palette, canvas.rng
    for i in range(canvas.width // 46):
        x, y = i * 46 + rng.uniform(-20, 20), rng.uniform(268, 326)
        size = rng.uniform(24, 42)
        canvas.oval(x, y, size, size * 0.32, mix(palette.leaf, palette.land, rng.uniform(0, 0.5)))
        if rng.random() < 0.3:
            lotus(canvas, x, y - 4, size * 0.95, rng.choice(nature.LOTUS_COLOURS))


def emblem(size: int = 256) -> bytes:
    """PNG of a lotus on a transparent ground, the mark of the fictional body.

    It is not the national emblem, whose use is regulated.
    """
    side = 256
    canvas = Canvas(0, PALETTES[2], 4, (side, side))
    colour, leaf = hex_colour("c2385b"), hex_colour("2f7358")
    canvas.image.paste(WHITE, (0, 0, *canvas.image.size))
    for spread in (1.3, 0.96, 0.64, 0.32):
        tone = leaf if spread > 1 else mix(colour, WHITE, 0.4 - spread * 0.4)
        for turn in (-spread, spread):
            angle, length = -math.pi / 2 + turn, 150 - spread * 18
            petal(canvas, 128, 196, length + 6, angle, WHITE, 0.17)
            petal(canvas, 128, 194, length, angle, tone, 0.155)
    petal(canvas, 128, 196, 156, -math.pi / 2, WHITE, 0.18)
    petal(canvas, 128, 194, 150, -math.pi / 2, mix(colour, WHITE, 0.5), 0.165)
    for i, half in enumerate((74, 48, 22)):
        canvas.line([(128 - half, 212 + i * 14), (128 + half, 212 + i * 14)], 6, leaf)
    return _png(_without_white(canvas.image).resize((size, size), Image.Resampling.LANCZOS))


def _without_white(image: Image.Image) -> Image.Image:
    """The image with its pure white made transparent."""
    white = Image.new("L", image.size, 255)
    for band in image.split():
        white.paste(0, None, band.point(lambda value: 255 * (value < 254)))
    clear = image.convert("RGBA")
    clear.putalpha(white.point(lambda value: 255 - value))
    return clear


def _jpeg(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "JPEG", quality=82, progressive=True)
    return target.getvalue()


def _png(image: Image.Image) -> bytes:
    target = BytesIO()
    image.save(target, "PNG", optimize=True)
    return target.getvalue()
