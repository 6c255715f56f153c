"""Makes scans and photographs of PDF pages for tests: turned, noisy, in perspective, under uneven light; as a PDF of pictures."""

import io

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

_DPI = 200


def scan(pdf: bytes, degrees: float = 0.6, noise: float = 12.0) -> bytes:
    """The pages as a flat-bed scanner gives them at 200 dpi: a little askew, a little soft, with noise."""
    return _bound([_noisy(_turned(page, degrees), noise) for page in _rendered(pdf)])


def photo(pdf: bytes, noise: float = 6.0) -> bytes:
    """The pages as a telephone sees them: in perspective, turned a little, darker towards one side."""
    return _bound([_noisy(_shaded(_in_perspective(_turned(page, 0.8))), noise) for page in _rendered(pdf)])


def picture(pdf: bytes, form: str = "PNG") -> bytes:
    """The first page as a picture file."""
    buffer = io.BytesIO()
    _rendered(pdf)[0].save(buffer, form)
    return buffer.getvalue()


def _rendered(pdf: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.render(scale=_DPI / 72).to_pil().convert("L") for page in document]


def _turned(page: Image.Image, degrees: float) -> Image.Image:
    return page.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))


def _in_perspective(page: Image.Image) -> Image.Image:
    """The upper edge is farther away: it is narrower by a twentieth."""
    width, height = page.size
    corners = [(0, 0), (width, 0), (width, height), (0, height)]
    seen = [(0.03 * width, 0.02 * height), (0.98 * width, 0.01 * height), (width, height), (0, 0.985 * height)]
    rows, wanted = [], []
    for (x, y), (u, v) in zip(seen, corners, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        wanted += [u, v]
    numbers = np.linalg.solve(np.array(rows, float), np.array(wanted, float)).tolist()
    return page.transform(page.size, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC, fillcolor=200)


def _shaded(page: Image.Image) -> Image.Image:
    """Light falls from the upper left; the lower right has half of it."""
    pixels = np.asarray(page, np.float32)
    down, right = np.linspace(0, 1, pixels.shape[0]), np.linspace(0, 1, pixels.shape[1])
    return Image.fromarray((pixels * (1.0 - 0.25 * down[:, None] - 0.25 * right[None, :])).astype(np.uint8))


def _noisy(page: Image.Image, sigma: float) -> Image.Image:
    pixels = np.asarray(page, np.float32)
    grain = np.random.default_rng(7).normal(0, sigma, pixels.shape)
    return Image.fromarray(np.clip(pixels + grain, 0, 255).astype(np.uint8))


def _bound(pages: list[Image.Image]) -> bytes:
    buffer = io.BytesIO()
    pages[0].save(buffer, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI, quality=75)
    return buffer.getvalue()
