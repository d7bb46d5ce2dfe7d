"""The main job with every extra: what needs a data file or a library of an extra."""

import json
from pathlib import Path

from package.environment import Environment
from support_llm import answer, claim, endpoint
from support_pdf import pdf
from support_web import page, serving

WORDS = "Mongolia ratified the Rome Statute in 2002."
PAGE = f"<title>A page</title><article><p>{WORDS} It did so in April.</p></article>"
NO_SERVER = "postgresql://nobody@127.0.0.1:1/desk"
FRENCH = (
    "Le parlement a adopté la loi mardi soir, après deux jours de débats. Le texte "
    "prévoit une hausse de dix pour cent des moyens des écoles.\n"
)


def do_main_job(env: Environment, engine: str) -> None:
    """Take the sample article from its text to reports; ``engine`` reads it."""
    env.claims("init", says="made a desk")
    taken = f"ingest {env.sample()} --published-on 2024-09-02"
    env.claims(taken, says=f"by {engine} ")
    env.claims("list mongolia --unverified", says="mongolia/1")
    env.claims("source add List --by ada")
    for number, rating in (1, "true"), (2, "false"):
        rule(env, f"mongolia/{number} {rating} --by ada")
    for form in ("html", "markdown", "csv", "json"):
        env.claims(f"report mongolia -f {form}", says="mongolia/1")
    text = Path(env.sample()).read_text(encoding="utf-8")
    Path("second.txt").write_text(text.replace("2002", "2003"), encoding="utf-8")
    env.claims("revise mongolia second.txt --by ada")
    for form in ("text", "html", "markdown", "json"):
        env.claims(f"diff mongolia -f {form}", says="2003")
    # Two people differ, so that there is something to measure.
    env.claims("recheck mongolia/1 mongolia/2 --to bob --by ada")
    for number in (1, 2):
        rule(env, f"mongolia/{number} true --by bob")
    env.claims("db verify")


def rule(env: Environment, ruling: str) -> None:
    """Rule on a claim, on evidence."""
    env.claims(f"verdict {ruling} --because 'It says so' --evidence List")


def do_the_rest(env: Environment) -> None:
    """Use the library of each extra once."""
    env.claims("agreement mongolia", says="kappa")
    review(env)
    Path("paper.pdf").write_bytes(pdf(WORDS))
    snapshot(env, "paper.pdf", "pdf 1 (pypdf ")
    with serving({"/": page(PAGE, "text/html; charset=utf-8")}) as site:
        snapshot(env, f"{site.url()} --allow-private", "trafilatura")
    Path("notes.md").write_text(f"# Notes\n\n{WORDS}\n", encoding="utf-8")
    env.claims("ingest notes.md", says="proposed")
    Path("loi.txt").write_text(FRENCH, encoding="utf-8")
    env.claims("ingest loi.txt", says="by sentences ")
    ask_a_model(env)
    reach_a_server(env)
    env.claims("db verify")


def snapshot(env: Environment, where: str, reader: str) -> None:
    """Save a source whose text is taken out by ``reader``, and prove it."""
    name = where.partition(" ")[0]
    env.claims(f"source add {name} --by ada")
    env.claims(f"source snapshot {name} {where} --by ada")
    saved = env.claims(f"source snapshots {name} -f json", says=reader)
    assert len(json.loads(saved)) == 1, saved
    env.claims(f"source verify {name}")


def review(env: Environment) -> None:
    """Open the review screen and close it."""
    with env.on_terminal("review mongolia --by ada") as terminal:
        terminal.wait_for("mongolia/")
        terminal.press("q")
        assert terminal.ended() == 0, terminal.text


def ask_a_model(env: Environment) -> None:
    """Let the engine ``llm`` ask an endpoint on this machine."""
    Path("said.txt").write_text(f"{WORDS} So it is said.\n", encoding="utf-8")
    with endpoint(answer(claim(WORDS.removesuffix(".")))) as model:
        name_endpoint(model.url)
        env.claims("ingest said.txt --engine llm --yes", says="1 claim proposed")


def name_endpoint(url: str) -> None:
    """Write down, in the current folder, whom the engine ``llm`` asks."""
    settings = f'[llm]\nurl = "{url}"\nmodel = "parrot-1"\n'
    Path("claims.toml").write_text(settings, encoding="utf-8")


def reach_a_server(env: Environment) -> None:
    """Look for a PostgreSQL desk where no server is: the driver says so itself."""
    env.claims(f"--database {NO_SERVER} list", code=3, says="refused")
