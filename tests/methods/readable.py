"""What makes a figure readable, as numbers: contrast, lightness, size, room."""

from itertools import pairwise

import matplotlib as mpl
import numpy as np
from matplotlib import colors
from matplotlib.backends.backend_agg import FigureCanvasAgg


def luminance(colour):
    """Relative luminance as WCAG 2.2 defines it."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colors.to_rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other="white"):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightness(colour):
    """L* of CIELAB: what is left of a colour in greyscale."""
    y = luminance(colour)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def too_pale(palette):
    return [colour for colour in palette if contrast(colour) < 3]


def too_alike(palette, step=8):
    levels = sorted(lightness(colour) for colour in palette)
    return [(low, high) for low, high in pairwise(levels) if high - low < step]


def drawn(fig):
    """Give the picture of a figure: rows of dots from the top, each red, green and blue from 0 to 255."""
    canvas = FigureCanvasAgg(fig)
    canvas.draw()
    return np.asarray(canvas.buffer_rgba())[:, :, :3].astype(int)


def behind(picture, box):
    """Give the commonest colour in a box of the picture: what a text stands on."""
    top, bottom = picture.shape[0] - box.y1, picture.shape[0] - box.y0
    dots = picture[max(int(top), 0) : int(bottom) + 1, max(int(box.x0), 0) : int(box.x1) + 1]
    found, times = np.unique(dots @ [256**2, 256, 1], return_counts=True)
    return f"#{found[times.argmax()]:06x}" if len(found) else "white"


def unreadable(fig, width=360, smallest=11):
    """List the texts that are smaller than 11 px, or cut off, or on top of one another, on a screen of 360 px."""
    picture = drawn(fig)
    frame = fig.bbox
    scale = width / frame.width
    texts = [text for text in fig.findobj(mpl.text.Text) if text.get_text().strip() and text.get_visible()]
    undrawn = [
        label
        for axis in (axis for ax in fig.axes for axis in (ax.xaxis, ax.yaxis))
        for place, label in zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
        if not min(axis.get_view_interval()) <= place <= max(axis.get_view_interval())
    ]
    texts = [text for text in texts if not any(text is label for label in undrawn)]
    boxes = {text: text.get_window_extent() for text in texts}
    problems = []
    for text, box in boxes.items():
        said = text.get_text()
        if text.get_fontsize() * fig.dpi / 72 * scale < smallest:
            problems.append(f"{said}: small")
        if box.x0 < frame.x0 - 1 or box.x1 > frame.x1 + 1 or box.y0 < frame.y0 - 1 or box.y1 > frame.y1 + 1:
            problems.append(f"{said}: cut off")
        if contrast(text.get_color(), behind(picture, box)) < 4.5:
            problems.append(f"{said}: pale")
        problems += [
            f"{said}: on top of {other.get_text()}"
            for other, there in boxes.items()
            if other is not text and box.padded(-1).overlaps(there.padded(-1))
        ]
    return problems
