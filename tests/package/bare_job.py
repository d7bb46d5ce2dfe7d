"""Without any extra: what lacks a library is refused, and the way out leads out."""

import re
import sys
from pathlib import Path

from package.environment import Environment
from package.main_job import (
    NO_SERVER,
    PAGE,
    WORDS,
    ask_a_model,
    name_endpoint,
    reach_a_server,
    review,
    snapshot,
)
from support_llm import endpoint
from support_pdf import pdf

HINT = re.compile(r"Error: [^\n]+ needs: (pip install '[^\n]+')\n")


def mend_what_lacks(env: Environment) -> None:
    """Have each extra's command refused, run what the line names, and try again."""
    # spaCy brings much of what the others need, so it comes last.
    with endpoint() as model:
        name_endpoint(model.url)
        mend(env, "extract mongolia --engine llm --yes")
    ask_a_model(env)

    mend(env, f"--database {NO_SERVER} list")
    reach_a_server(env)

    with env.on_terminal("review mongolia --by ada") as terminal:
        code, said = terminal.ended(), terminal.text
    run_hint(env, code, said.strip() + "\n")
    review(env)

    Path("paper.pdf").write_bytes(pdf(WORDS))
    env.claims("source add Paper --by ada")
    mend(env, "source snapshot Paper paper.pdf --by ada")
    snapshot(env, "paper.pdf", "pdf 1 (pypdf ")

    Path("page.html").write_text(PAGE, encoding="utf-8")
    mend(env, "ingest page.html")
    env.claims("ingest page.html", says="proposed")

    mend(env, "agreement mongolia")
    env.claims("agreement mongolia", says="kappa")

    mend(env, "extract mongolia --engine spacy")
    env.claims("extract mongolia --engine spacy", says="by spacy ")
    env.claims("db verify")


def mend(env: Environment, typed: str) -> None:
    """Have a command refused for want of a library, and run what the line names."""
    run_hint(env, 3, env.claims(typed, code=3))


def run_hint(env: Environment, code: int, said: str) -> None:
    """Run the command that the one line of a refusal names."""
    hint = HINT.fullmatch(said)
    if code != 3 or hint is None:
        sys.exit(f"no line that names what to install, exit code {code}:\n{said}")
    print(f"  {said}", end="")
    env.install(hint[1])
