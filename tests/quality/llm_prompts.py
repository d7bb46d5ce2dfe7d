"""Write what the engine ``llm`` asks about the evaluation articles, a file each.

A reader answers from such a file alone, as a model would, and ``llm.py`` scores what is
kept in ``answers/``. The folder that CLAIMS_EVAL_DATA names holds ``extraction/``.

    llm_prompts.py FOLDER
"""

import argparse
import os
import sys
from pathlib import Path

from claims.extraction.llm.chunks import Chunk, chunks
from claims.extraction.llm.prompt import guidelines, question
from claims.extraction.llm.settings import Settings

SIZE = Settings("", "").chars
"""So long are the chunks that are asked about, in characters."""
HOW = """\
Answer each question below by the guidelines, from this file alone. Put the answers in
order into a file {name}.json: {{"answers": [{{"claims": [...]}}, ...]}}, one object a
question.
"""


def data_folder() -> Path:
    """Return the folder with the articles; end with exit code 2 where none is named."""
    folder = os.environ.get("CLAIMS_EVAL_DATA")
    if not folder or not Path(folder, "extraction", "score.py").is_file():
        sys.stderr.write("set CLAIMS_EVAL_DATA to the folder that holds extraction/\n")
        raise SystemExit(2)
    return Path(folder, "extraction")


def text_of(path: Path) -> str:
    """Return a text as it is stored, with the ends of its lines."""
    with path.open(encoding="utf-8", newline="") as file:
        return file.read()


def questions(text: str) -> list[tuple[Chunk, str]]:
    """Return the chunks of an article, with what is asked about each."""
    return [(chunk, question(text, chunk, None)) for chunk in chunks(text, SIZE)]


def main() -> int:
    """Write the files; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(data_folder().glob("*.txt")):
        asked = questions(text_of(path))
        pages = [HOW.format(name=path.stem), guidelines()]
        pages += [
            f"QUESTION {number} of {len(asked)}\n\nBEGIN 0\n{words}\nEND 0"
            for number, (_, words) in enumerate(asked, 1)
        ]
        made = folder / f"ARTICLE-{path.stem}.txt"
        made.write_text("\n\n".join(pages) + "\n", encoding="utf-8")
        print(f"{made}: {len(asked)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
