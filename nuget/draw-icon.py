#!/usr/bin/env python3
"""Draws icon.png: a large and a small circle side by side, on a rounded square."""
import struct
import sys
import zlib

SIZE = 128
SAMPLES = 4  # per axis and pixel, for smooth edges
GROUND = (0x1F, 0x5F, 0x6B)
MOTHER = (0xF4, 0xF1, 0xE8)
INFANT = (0xF2, 0xB1, 0x6B)


def in_circle(x, y, cx, cy, r):
    return (x - cx) ** 2 + (y - cy) ** 2 <= r * r


def in_rounded_square(x, y, corner=26):
    dx = max(corner - x, x - (SIZE - corner), 0)
    dy = max(corner - y, y - (SIZE - corner), 0)
    return dx * dx + dy * dy <= corner * corner


def colour_at(x, y):
    if not in_rounded_square(x, y):
        return None
    if in_circle(x, y, 83, 82, 21):
        return INFANT
    if in_circle(x, y, 83, 82, 26):
        return GROUND
    if in_circle(x, y, 55, 58, 37):
        return MOTHER
    return GROUND


def pixel(px, py):
    offsets = [(i + 0.5) / SAMPLES for i in range(SAMPLES)]
    hits = [c for dy in offsets for dx in offsets if (c := colour_at(px + dx, py + dy))]
    if not hits:
        return (0, 0, 0, 0)
    return tuple(round(sum(c[i] for c in hits) / len(hits)) for i in range(3)) + (
        round(255 * len(hits) / SAMPLES**2),
    )


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


rows = b"".join(b"\0" + bytes(v for x in range(SIZE) for v in pixel(x, y)) for y in range(SIZE))
with open(sys.argv[1], "wb") as file:
    file.write(
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", SIZE, SIZE, 8, 6, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(rows, 9))
        + chunk(b"IEND", b"")
    )
