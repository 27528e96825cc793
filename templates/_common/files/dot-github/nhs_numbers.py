"""Looks for NHS numbers of people in everything that git has kept: python3 .github/nhs_numbers.py

Ten digits count when their check digit fits and something says that they are a patient's: words on the line or just
above it, the name of a column, spaces as in 999 123 4561, or a range from which numbers are given out. Numbers that
begin with 999 are for tests. What it finds may still be made up: find out before you call it a breach.

A number that is known to be nobody's goes into .github/nhs-numbers-allowed.txt, a line each, with the reason after it.
The first digits of a range are enough, such as those of a test environment.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

TEN_DIGITS = re.compile(
    r"(?<![\w.+/%#-])(?<!\d[ ,])(?P<one>\d{3})(?P<gap>[ -]?)(?P<two>\d{3})(?P=gap)(?P<three>\d{4})(?![\w%/]|[-.,: ]?\d)"
)
# CSV parts its columns by commas, and HL7 its fields by bars: digits may stand on either side of them.
IN_TABLE = re.compile(r"(?<![\w.+/%#-])(\d{10})(?![\w%/]|\.\d)")
PATIENT = re.compile(
    r"nhs[ _.-]?(?:no|num|number|id)s?(?![a-z])|nhs:|\^nhs|\bchi[ _-]?(?:no|num|number)|h&c (?:no|num)|patient",
    re.IGNORECASE,
)
PHONE = re.compile(r"\b(?:tel(?:ephone)?|phone|mobile|fax|call|dial|ring)\b", re.IGNORECASE)
# England, Wales and the Isle of Man (4, 6, 7) and Northern Ireland (32 to 39).
GIVEN_OUT = re.compile(r"[467]|3[2-9]")
WRITTEN_BY_TOOLS = re.compile(
    r"(?:^|/)(?:package-lock\.json|uv\.lock|renv\.lock|requirements[\w-]*\.txt)$|\.(?:svg|map|min\.js)$"
)
SEPARATORS = ",\t;|"
LARGEST = 5_000_000
LONGEST_LINE = 2_000
LINES_ABOVE = 3
ALLOWED = Path(__file__).with_name("nhs-numbers-allowed.txt")


def is_nhs_number(digits: str) -> bool:
    """Say whether the check digit fits, and the number is none for tests or to fill a form with."""
    if digits.startswith("999") or len(set(digits)) < 3:
        return False
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def numbers_in(text: str) -> Iterator[tuple[int, str]]:
    """Give the line and the digits of everything that is likely to be an NHS number."""
    lines = [line[:LONGEST_LINE] for line in text.splitlines()]
    columns = columns_of(lines[0]) if lines else {}
    for at, line in enumerate(lines):
        near = any(PATIENT.search(each) for each in lines[max(0, at - LINES_ABOVE) : at + 1])
        found = {digits for digits in candidates(line, near=near) if is_nhs_number(digits)}
        for separator, places in columns.items():
            cells = [cell.strip("\"' ").replace(" ", "") for cell in line.split(separator)]
            found |= {cells[place] for place in places if place < len(cells) and is_ten_digits(cells[place])}
        yield from ((at + 1, digits) for digits in sorted(found))


def candidates(line: str, *, near: bool) -> Iterator[str]:
    """Give the ten digits on a line that something says are a patient's."""
    here = bool(PATIENT.search(line))
    if here:
        yield from IN_TABLE.findall(line)
    elif PHONE.search(line):
        return
    for match in TEN_DIGITS.finditer(line):
        digits = match["one"] + match["two"] + match["three"]
        spaced = match["gap"] == " " and not digits.startswith("0")
        alone = match["gap"] == "" and GIVEN_OUT.match(digits) and "://" not in line
        if near or spaced or alone:
            yield digits


def columns_of(header: str) -> dict[str, list[int]]:
    """Give the places of columns of NHS numbers, for each separator that the first line of a table may have."""
    split = {separator: header.split(separator) for separator in SEPARATORS if separator in header}
    places = {
        separator: [at for at, name in enumerate(names) if len(name) < 60 and PATIENT.search(name)]
        for separator, names in split.items()
    }
    return {separator: found for separator, found in places.items() if found}


def is_ten_digits(cell: str) -> bool:
    """Say whether a cell of a column of NHS numbers holds one."""
    return bool(re.fullmatch(r"\d{10}", cell)) and is_nhs_number(cell)


def git(*args: str) -> str:
    """Give what git says of this repository."""
    done = subprocess.run(["git", *args], capture_output=True, check=True)  # noqa: S603, S607
    return done.stdout.decode(errors="replace")


def files_ever_kept() -> Iterator[tuple[str, str, str]]:
    """Give the object id, path and text of every version of every file, of all branches and tags."""
    command = ["git", "cat-file", "--batch"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as reader:  # noqa: S603
        for line in git("rev-list", "--objects", "--all").splitlines():
            oid, _, path = line.partition(" ")
            if not path or WRITTEN_BY_TOOLS.search(path):
                continue
            reader.stdin.write(f"{oid}\n".encode())
            reader.stdin.flush()
            _, kind, size = reader.stdout.readline().split()
            content = reader.stdout.read(int(size) + 1)
            if kind == b"blob" and len(content) < LARGEST and b"\0" not in content[:8_000]:
                yield oid, path, content.decode(errors="replace")


def allowed_numbers() -> tuple[str, ...]:
    """Give the numbers, and beginnings of numbers, that are known to be nobody's."""
    lines = ALLOWED.read_text(encoding="utf-8").splitlines() if ALLOWED.exists() else []
    starts = [re.match(r"[\d ]*", line)[0].replace(" ", "") for line in lines]
    return tuple(start for start in starts if len(start) >= 3)


def main() -> int:
    """Print where numbers are, never the numbers themselves; 1 when there are any."""
    allowed = allowed_numbers()
    count = 0
    for oid, path, text in files_ever_kept():
        where = sorted({line for line, digits in numbers_in(text) if not digits.startswith(allowed)})
        if not where or Path(path).name == ALLOWED.name:
            continue
        count += len(where)
        commit = git("log", "--all", "--format=%h", "--reverse", f"--find-object={oid}").split()
        lines = ", ".join(map(str, where[:10])) + (" …" if len(where) > 10 else "")
        print(f"{path}, line {lines}, since commit {commit[0] if commit else 'unknown'}: likely an NHS number")
    print(f"{count} likely NHS numbers in what git has kept." if count else "No likely NHS numbers.")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
