"""The word diff of two revisions as JSON, for machines. Offsets are code points."""

import json
from typing import Any

from claims.differences.difference import Block
from claims.differences.runs import Run
from claims.formats.control_characters import json_escaped
from claims.formats.difference.compared_revisions import Compared
from claims.formats.plain import plain
from claims.records import Revision


def render(compared: Compared) -> str:
    """Return the difference as one JSON object."""
    found = compared.difference
    whole = {
        "article": compared.article.slug,
        "from": _revision(compared.old),
        "to": _revision(compared.new),
        "differs": not found.is_none,
        "blocks": [_block(each) for each in found.blocks],
    }
    return json_escaped(json.dumps(whole, indent=2, ensure_ascii=False)) + "\n"


def _revision(revision: Revision) -> dict[str, Any]:
    return {
        "number": revision.number,
        "recorded_at": plain(revision.recorded_at),
        "sha256": revision.sha256,
    }


def _block(block: Block) -> dict[str, Any]:
    return {
        "kind": block.kind.value,
        "old_paragraphs": plain(block.old),
        "new_paragraphs": plain(block.new),
        "runs": [_run(each) for each in block.runs],
        "changes": plain(block.changes),
        "notes": plain(block.notes),
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "kind": run.fate.value,
        "old": _stretch(run.old_start, run.old),
        "new": _stretch(run.new_start, run.new),
    }


def _stretch(start: int, text: str) -> dict[str, Any] | None:
    return {"start": start, "end": start + len(text), "text": text} if text else None
