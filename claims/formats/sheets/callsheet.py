"""A call sheet as text, Markdown and CSV, and the CSV that comes back."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from claims.errors import ReadError
from claims.formats.markdown_text import escaped
from claims.formats.plain import guarded
from claims.records import Call, Claim, FilledRow
from claims.wording.earlier_wording import statement_words

COLUMNS = (
    "ask",
    "claim",
    "statement",
    "quote",
    "question",
    "stance",
    "answer",
    "locator",
    "answered_on",
    "note",
)
NEEDED = ("ask", "claim", "stance", "answer")
NOBODY = "nobody named yet"


def render_text(calls: Sequence[Call]) -> str:
    """Return the sheet as plain text, by who is asked."""
    return _sheet(calls, " ".join, heading="{}", item="  [ ] {}", rest="      {}")


def render_markdown(calls: Sequence[Call]) -> str:
    """Return the sheet as Markdown, by who is asked."""
    return _sheet(
        calls,
        lambda words: escaped(" ".join(words)),
        heading="## {}\n",
        item="- [ ] {}",
        rest="  - {}",
    )


def _sheet(
    calls: Sequence[Call],
    shown: Callable[[list[str]], str],
    *,
    heading: str,
    item: str,
    rest: str,
) -> str:
    lines: list[str] = []
    for ask, mine in groupby(calls, key=lambda call: call.ask):
        lines.append(heading.format(shown((ask or NOBODY).split())))
        for call in mine:
            first, *more = _lines(call)
            lines.append(item.format(shown(first.split())))
            lines += [rest.format(shown(each.split())) for each in more]
        lines.append("")
    return "\n".join(lines)


def _lines(call: Call) -> list[str]:
    claim = call.claim
    stated = f"{claim.id} ({claim.status}): {statement_words(claim)}"
    lines = [stated, f"“{_quote(claim)}”"]
    if places := len(claim.mentions):
        times = "once more" if places == 1 else f"{places} times more"
        lines.append(f"made {times} in the article")
    lines += [
        f"in it {each.id} ({each.status}): {statement_words(each)}"
        for each in call.details
    ]
    if call.also:
        lines.append(f"settles {', '.join(call.also)} too, which says the same")
    return lines


def _quote(claim: Claim) -> str:
    return " … ".join(part.quote for part in claim.spans)


def render_csv(calls: Sequence[Call]) -> str:
    """Return the sheet as CSV, with empty columns for what is asked and answered.

    Each claim has a row of its own, what is folded beneath another too.
    """
    buffer = io.StringIO()
    # RFC 4180 ends a row with both characters; see formats.table.
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for call in calls:
        for claim in (call.claim, *call.details):
            stated = statement_words(claim)
            known = [call.ask or "", str(claim.id), stated, _quote(claim)]
            cells = known + [""] * (len(COLUMNS) - len(known))
            writer.writerow([guarded(cell) for cell in cells])
    return buffer.getvalue()


def read_csv(content: bytes, name: str) -> list[FilledRow]:
    """Return the rows of a call sheet as a spreadsheet wrote it.

    It may have a byte order mark, semicolons or tabs for commas, any line ends, its
    columns in another order, and others beside them. Raises ``ReadError``.
    """
    text = _decoded(content, name)
    first = text.splitlines()[0] if text.splitlines() else ""
    skipped = 0
    if first.lower().startswith("sep="):
        # What Excel writes, and hides, to tell itself the delimiter.
        text, skipped = text.partition("\n")[2], 1
        first = text.splitlines()[0] if text.splitlines() else ""
    delimiter = max(",;\t", key=first.count)
    try:
        numbered = list(_numbered(text, delimiter, skipped))
    except csv.Error as error:
        raise ReadError(name, f"it is not CSV: {error}") from error
    if not numbered:
        raise ReadError(name, "it is empty; print a sheet with: claims callsheet")
    header = [cell.strip().lower() for cell in numbered[0][1]]
    for column in NEEDED:
        if header.count(column) != 1:
            found = "no" if column not in header else "more than one"
            raise ReadError(
                name, f"line {numbered[0][0]}: it has {found} column {column!r}"
            )
    return [
        _row(name, line, header, cells)
        for line, cells in numbered[1:]
        if any(cell.strip() for cell in cells)
    ]


def _decoded(content: bytes, name: str) -> str:
    encoding = "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise ReadError(name, "it is not UTF-8; save it as “CSV UTF-8”") from None
    if "\0" in text:
        raise ReadError(name, "it is no text; save it as “CSV UTF-8”")
    return text


def _numbered(
    text: str, delimiter: str, skipped: int
) -> Iterator[tuple[int, list[str]]]:
    """Yield each row with the line that it starts in: a cell may hold several."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    start = skipped + 1
    for cells in reader:
        if cells:
            yield start, cells
        start = reader.line_num + skipped + 1


def _row(name: str, line: int, header: list[str], cells: list[str]) -> FilledRow:
    if any(cell.strip() for cell in cells[len(header) :]):
        raise ReadError(name, f"line {line}: it has more cells than the first line")
    said = dict(zip(header, map(_unguarded, cells), strict=False))
    known = {
        column: said.get(column, "")
        for column in COLUMNS
        if column not in ("statement", "quote")
    }
    return FilledRow(line=line, **known)


def _unguarded(cell: str) -> str:
    """Undo ``plain.guarded``, and the white space that a spreadsheet leaves.

    Programs differ in how they end a line within a cell; that makes no other answer.
    """
    if cell[:1] == "'" and guarded(cell[1:]) == cell:
        cell = cell[1:]
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
