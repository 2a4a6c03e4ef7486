"""Measure the audit: seconds and MB a second on 2 MB of text. Run it: python3 tests/bench/audit.py [PAPER].

Without a paper it is one made up here: short paragraphs with citations of every kind, and a list of 600 entries.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from course.methods import audit, documents  # noqa: E402  (after the path)

SIZE = 2_000_000  # characters
NAMES = (
    "Adel",
    "García",
    "Ó Ciardha",
    "van der Berg",
    "Smith-Jones",
    "Müller",
    "O’Brien",
    "Sørensen",
    "Nguyen",
    "Wortley",
)
WORDS = "what a platform promises and what it does are two things that somebody has to count in one place"


def made_up(size: int = SIZE) -> str:
    """Write a paper of about so many characters."""
    chance = random.Random(6)
    works = [
        (f"{chance.choice(NAMES)}{chr(97 + number % 26)}", chance.choice(NAMES), 1990 + number % 35)
        for number in range(600)
    ]
    parts, length = [], 0
    while length < size - 100_000:
        if not len(parts) % 20:
            parts.append(f"## Section {len(parts) // 20 + 1}")
        sentences = []
        for _ in range(6):
            words = " ".join(chance.choices(WORDS.split(), k=18)).capitalize()
            first, second, year = chance.choice(works)
            other, _, later = chance.choice(works)
            kinds = (
                f"{words}.",
                f"{words} ({first} & {second}, {year}).",
                f"{words} ({first} & {second}, {year}; {other} et al., {later}, p. 4).",
                f"{first} and {second} ({year}) say: {words.lower()}.",
                f"{words} (n = {later}), see table {year}.",
            )
            sentences.append(chance.choice(kinds))
        parts.append(" ".join(sentences))
        length += len(parts[-1]) + 2
    parts.append("## References")
    parts += [
        f"{first}, A., & {second}, B. ({year}). {' '.join(chance.choices(WORDS.split(), k=9)).capitalize()}. *Made-up Journal*, 3(1), 1–9."
        for first, second, year in sorted(works)
    ]
    return "\n\n".join(parts)


def main() -> None:
    """Print how long reading, the audit, its summary and its JSON take."""
    text = documents.text_of(sys.argv[1]) if len(sys.argv) > 1 else made_up()
    size = len(text.encode()) / 1e6
    audit.audit("It is so (Bo, 2020).\n\nReferences\n\nBo, A. (2020). A title. Press.")  # what is made once is made
    began = time.perf_counter()
    found = audit.audit(text)
    audited = time.perf_counter() - began
    audit.summary(found)
    audit.as_json(found)
    told = time.perf_counter() - began - audited
    print(f"{size:.2f} MB, {len(found.citations):,} citations, {len(found.entries):,} entries")
    print(f"audit {audited:.2f} s, {size / audited:.2f} MB a second; summary and JSON {told:.2f} s")


if __name__ == "__main__":
    main()
