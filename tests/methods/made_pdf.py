"""Make small PDFs for tests, by hand: text at places, columns, running heads, a picture, a password."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable
from pathlib import Path

from pdfminer.fontmetrics import FONT_METRICS

WIDTH, HEIGHT = 595, 842
FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold"}
Piece = tuple[float, float, float, str, str]  # left, baseline from the top, size, font, text

_PAD = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def width(text: str, size: float, font: str = "plain") -> float:
    metrics = FONT_METRICS[FONTS[font]][1]
    return sum(metrics.get(sign, 556) for sign in text) * size / 1000


def lines(text: str, room: float, size: float, font: str = "plain") -> list[str]:
    """Break a text into lines; a word that is wider than the room is left as it is."""
    done = [""]
    for word in text.split():
        longer = f"{done[-1]} {word}".strip()
        if done[-1] and width(longer, size, font) > room:
            done.append(word)
        else:
            done[-1] = longer
    return done


def two_columns(
    parts: Iterable[tuple[str, str]], *, head: str = "", gap: float = 20, size: float = 10, title: str = ""
) -> list[list[Piece]]:
    """Set parts ("heading", "text" or "entry", and the words) in two columns over as many pages as they need."""
    margin, top, foot = 60.0, 90.0, HEIGHT - 90
    room = (WIDTH - 2 * margin - gap) / 2
    pages: list[list[Piece]] = [[]]
    column, y, first = 0, top, top
    if title:
        pages[0].append((margin, top, 16, "bold", title))
        y = first = top + 40

    def put(left: float, font: str, words: str) -> None:
        nonlocal column, y, first
        if y > foot:
            column, y = column + 1, first
            if column == 2:
                pages.append([])
                column, first = 0, top
                y = top
        pages[-1].append((margin + column * (room + gap) + left, y, size, font, words))
        y += 1.2 * size

    for kind, words in parts:
        if kind == "heading":
            y += size
            put(0, "bold", words)
            y += 0.4 * size
            continue
        indent = (12.0, 0.0) if kind == "text" else (0.0, 12.0)  # of the first line, and of the others
        for number, line in enumerate(lines(words, room - 12, size)):
            put(indent[bool(number)], "plain", line)
    for number, page in enumerate(pages, 1):
        if head:
            page.insert(0, (margin, 50.0, 8, "plain", head))
        page.append((WIDTH / 2, HEIGHT - 40.0, 8, "plain", str(number)))
    return pages


def by_rows(pages: list[list[Piece]]) -> list[list[Piece]]:
    """Put the pieces into the file line by line, across the columns."""
    return [sorted(page, key=lambda piece: (round(piece[1]), piece[0])) for page in pages]


def write(path: Path, pages: list[list[Piece]], *, password: str | None = None, picture: bool = False) -> Path:
    """Write a PDF 1.4 with these pieces of text on its pages, or with a grey picture on each."""
    key = b""
    identifier = b"0123456789abcdef"
    objects: list[bytes] = []
    fonts = " ".join(f"/{name} {3 + number} 0 R" for number, name in enumerate(FONTS))
    first = 3 + len(FONTS)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    for font in FONTS.values():
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode("ascii")
        )
    trailer = b""
    if password is not None:
        given = (password.encode("latin-1") + _PAD)[:32]
        owner = _rc4(hashlib.md5(given).digest()[:5], given)
        key = hashlib.md5(given + owner + (-4).to_bytes(4, "little", signed=True) + identifier).digest()[:5]
        user = _rc4(key, _PAD)
        trailer = b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % tuple(
            value.hex().encode() for value in (identifier, identifier, owner, user)
        )
    for number, page in enumerate(pages):
        if picture:
            content = b"q 400 0 0 600 90 120 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q"
        else:
            content = b"\n".join(_shown(piece) for piece in page)
        content = zlib.compress(content)
        if key:
            place = first + 2 * number + 1
            mixed = hashlib.md5(key + place.to_bytes(3, "little") + b"\0\0").digest()[:10]
            content = _rc4(mixed, content)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts} >> >> "
            f"/Contents {first + 2 * number + 1} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content))
    data, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    path.write_bytes(data)
    return path


def _shown(piece: Piece) -> bytes:
    left, top, size, font, words = piece
    escaped = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    return b"BT /%s %.1f Tf %.2f %.2f Td (%s) Tj ET" % (font.encode(), size, left, HEIGHT - top, escaped)


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for place in range(256):
        other = (other + state[place] + key[place % len(key)]) % 256
        state[place], state[other] = state[other], state[place]
    one = other = 0
    done = bytearray()
    for byte in data:
        one = (one + 1) % 256
        other = (other + state[one]) % 256
        state[one], state[other] = state[other], state[one]
        done.append(byte ^ state[(state[one] + state[other]) % 256])
    return bytes(done)
