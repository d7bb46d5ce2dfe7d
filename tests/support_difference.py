"""Two revisions of an article with a change of every sort between them."""

from claims.differences.difference import Note, difference
from claims.formats.difference.compared_revisions import Compared
from claims.records import Article, Revision
from support_report import HOSTILE, NOW

HEADLINE = "Harbour bridge to reopen in May"
TRAFFIC = "The bridge carried 40,000 vehicles a day before it closed in 2022."
COST = "Mayor Ada Quill said the council has spent 3.4 million on repairs."
FERRIES = "Ferries run twice an hour from the old quay until the works are done."
SAFE = "Engineers found last week that every bearing of the bridge is sound."
CHINESE = "港口大桥将于五月重新开放，市长说。"

OLD = "\n".join(
    [
        HEADLINE,
        f"{TRAFFIC} {COST}",
        FERRIES,
        f"It “carried” {HOSTILE} once.",
        "Nobody touched this line.",
        CHINESE,
        f"{SAFE} The paint is blue.",
        "Opponents of the bridge never spoke to us.",
        "Tolls were last raised before the war, when the bridge was still of wood.",
    ]
)
NEW = "\n".join(
    [
        HEADLINE.replace("May", "June"),
        FERRIES.replace("twice", "three times"),
        TRAFFIC,
        COST.replace("said", "never said").replace("3.4", "3.5"),
        f'It "carried" {HOSTILE} once.',
        "Nobody  touched this line.",
        CHINESE.replace("五", "六"),
        "The paint is blue, and new.",
        f"Opponents of the bridge spoke to us. {SAFE}",
        "A second bridge is planned down the river; nobody has said who will pay.\r\n",
    ]
)


def make_compared(old: str = OLD, new: str = NEW) -> Compared:
    at = new.find(COST[:10])
    notes = [
        Note("harbour/3", "suspended: 3.4 million → 3.5 million", new=(at, at + 9))
    ]
    return Compared(
        Article(
            slug="harbour",
            title=HEADLINE + HOSTILE,
            byline=None,
            outlet=None,
            url=None,
            published_on=None,
            language="en",
            recorded_at=NOW,
            revision=2,
        ),
        Revision(1, NOW, old, "0" * 64, "text 1", "text/plain"),
        Revision(2, NOW, new, "1" * 64, "text 1", "text/plain"),
        difference(old, new, notes if at >= 0 else ()),
    )
