"""Record how a desk is made and articles get in, with what is refused on the way."""

import json
from collections.abc import Sequence
from pathlib import Path

from quality.recording import material
from quality.recording.recorder import Recorder, write
from support_llm import answer, claim, endpoint
from support_web import Answer, page, serving

SAMPLE = Path(__file__).parents[3] / "data" / "mongolia.txt"


def make_desks(recorder: Recorder, other: str) -> None:
    """Make the desk, and a second one with another scale and policy."""
    run, volatile = recorder.run, recorder.volatile
    write(volatile, "light.toml", material.LIGHT)
    write(volatile, "strict.toml", material.STRICT)
    write(volatile, "scale.toml", material.SCALE)
    write(volatile, "broken.toml", 'name = "broken"\n[default]\nsources = "two"\n')
    recorder.lines("list\ndb status\ndb verify\ndb upgrade")
    run("init")
    run("init")
    second = ["--database", other]
    run([*second, "init", "--scale", "nothing", "--by", "ada"])
    run([*second, "init", "--policy", "broken.toml"])
    run([*second, "init", "--scale", "scale.toml", "--policy", "light.toml"])
    run([*second, "scale", "list"])
    run([*second, "policy", "explain"])
    run([*second, "articles"])
    recorder.forms("scale list", material.TABLE)
    recorder.forms("scale show averitec", material.TABLE)
    recorder.forms("db status", ("table", "json"))
    recorder.lines(
        """
        scale show
        scale show truth-o-meter
        scale add scale.toml --by ada
        scale add scale.toml --by ada
        scale show ours
        scale use ours --by ada
        scale use nothing --by ada
        scale use desk --by ada
        scale list
        db upgrade
        """
    )


def ingest(recorder: Recorder) -> None:
    """Take the articles in: by every engine, of every kind of file."""
    run, volatile = recorder.run, recorder.volatile
    sample = SAMPLE.read_bytes()
    write(volatile, "mongolia.txt", sample)
    # A desk has a text once: that the other engine has it too, its last line differs.
    write(volatile, "mongolia-rules.txt", sample + b"\n\nFrom the archive.\n")
    write(volatile, "harbour.txt", material.HARBOUR)
    write(volatile, "budget.md", material.BUDGET)
    write(volatile, "glacier.html", material.PAGE)
    write(volatile, "russian.txt", material.RUSSIAN)
    write(volatile, "latin.txt", "Le café a coûté 3 euros en 2019.\n".encode("latin-1"))
    write(volatile, "draft-1.txt", material.STEPPE[0])
    for engine in ("rules", "spacy", "sentences"):
        run(f"ingest --dry-run --engine {engine} -f jsonl mongolia.txt")
    recorder.forms("ingest --dry-run --engine rules harbour.txt", material.TABLE)
    recorder.lines(
        """
        ingest mongolia.txt --published-on 2024-09-02 --by ada
        ingest mongolia.txt
        ingest mongolia-rules.txt --engine rules --slug archive --title "From the \
            archive" --byline "radwa sherif" --outlet "The Archive" --url \
            https://example.org/archive --published-on 2024-09-03 --language en
        ingest harbour.txt --engine sentences --published-on 2024-04-30 --byline \
            "Jane Doe"
        ingest budget.md --engine rules
        ingest glacier.html --engine spacy --media-type text/html -f json
        ingest russian.txt --published-on 2023-03-10
        ingest latin.txt --encoding latin-1 --language fr --slug cafe
        ingest draft-1.txt --slug steppe --published-on 2024-05-06
        ingest nowhere.txt
        ingest harbour.txt --max-bytes 100
        ingest latin.txt
        ingest harbour.txt --language "no such"
        ingest harbour.txt --engine nothing
        ingest harbour.txt --engine spacy:nothing
        ingest budget.md --slug Harbour/1
        """
    )
    run("ingest - --slug arabic --language ar --byline آدا", stdin=material.ARABIC)
    run("ingest - --slug void", stdin="")
    _web(recorder)
    _corpus(recorder)
    _model(recorder)
    recorder.forms("articles", material.TABLE)
    run("articles --limit 3")


def _web(recorder: Recorder) -> None:
    site = {
        "/page": page(material.PAGE.replace("glacier", "gletsch"), "text/html"),
        "/gone": Answer(status=410),
        "/slow": Answer(b"slow", headers={"Content-Length": "4"}, pause=2.0),
    }
    with serving(site) as served:
        recorder.run(f"ingest {served.url('/page')} --slug gletsch")
        recorder.run(
            f"ingest {served.url('/page')} --slug gletsch --allow-private --timeout 60"
            " --engine sentences"
        )
        recorder.run(f"ingest {served.url('/gone')} --allow-private")
        recorder.run(f"ingest {served.url('/slow')} --allow-private --timeout 0.5")


def _corpus(recorder: Recorder) -> None:
    for name, content in material.CORPUS.items():
        write(recorder.volatile, name, content)
    for line, files in (
        ("--dry-run --engine rules corpus", ()),
        ("--dry-run --engine rules corpus -f json", ()),
        ("--engine rules corpus --failures failed.jsonl --jobs 1", ["failed.jsonl"]),
        ("--engine rules 'corpus/**/*.jsonl' -f table", ()),
        ("--engine rules corpus -f json --jobs 2", ()),
        ("--engine rules corpus -f jsonl", ()),
        ("--engine rules corpus -f csv", ()),
        ("--engine rules corpus -f tsv", ()),
        ("--engine rules corpus -f markdown", ()),
        ("--engine rules corpus --slug one", ()),
        ("--engine rules 'nothing/*.txt'", ()),
        ("--engine rules corpus --failures corpus/one.txt", ()),
    ):
        recorder.run(f"ingest {line}", files=_names(files))
    line = json.dumps({"text": "The quay is 90 metres long.", "title": "Quay"})
    recorder.run(
        "ingest - --media-type application/jsonl --engine rules", stdin=f"{line}\n"
    )


def _names(files: Sequence[str]) -> list[str]:
    return list(files)


def _model(recorder: Recorder) -> None:
    """Ask an endpoint that answers always the same."""
    text = "The tower is 96 metres high. It was built in 1931, the guide says.\n"
    write(recorder.volatile, "tower.txt", text)
    reply = answer(
        claim("The tower is 96 metres high", kind="quantity"),
        claim(["It was built in 1931"], speaker="the guide"),
        claim("It is not in the text"),
    )
    recorder.run("ingest tower.txt --engine llm")
    with endpoint(reply) as served:
        env = {"CLAIMS_LLM_URL": served.url, "CLAIMS_LLM_MODEL": "parrot-1"}
        recorder.run("ingest tower.txt --engine llm", env=env)
        recorder.run("ingest tower.txt --engine llm --estimate", env=env)
        recorder.run("ingest tower.txt --engine llm --yes --dry-run", env=env)
        recorder.run("ingest tower.txt --engine llm --yes", env=env)
        recorder.run("extract tower --engine llm --yes", env=env)
        recorder.run("revise tower - --engine llm --yes", stdin=text * 2, env=env)
