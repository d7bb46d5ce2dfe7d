"""``claims recheck``: have checked claims checked a second time, blind."""

import click

from claims.cli.app import App, pass_app
from claims.cli.options import optional_person, required_name
from claims.cli.output import echo_records, format_option
from claims.vocabulary import Kind

COLUMNS = ("claim", "checker", "drawn_by", "recorded_at", "draw")


@click.command()
@click.argument("claims", metavar="[CLAIM...]", nargs=-1)
@click.option(
    "--sample",
    metavar="N|P%",
    help="Draw so many of the checked claims, or such a share, at random.",
)
@click.option("--article", metavar="ARTICLE", help="Draw from this article alone.")
@click.option(
    "--kind",
    type=click.Choice([each.value for each in Kind]),
    help="Draw from claims of this kind alone.",
)
@click.option("--checker", metavar="NAME", help="Draw from what NAME ruled on alone.")
@click.option(
    "--seed",
    metavar="N",
    type=click.IntRange(min=0, max=2**63 - 1),
    help="Draw as an earlier draw with this seed did.",
)
@click.option(
    "--to",
    metavar="NAME",
    callback=optional_person,
    help="Who checks them the second time; with --list, only what they are to check.",
)
@click.option("--list", "listing", is_flag=True, help="List what is still open.")
@click.option(
    "--cancel", metavar="CLAIM", help="End the open second check of CLAIM undone."
)
@click.option(
    "--by",
    metavar="NAME",
    envvar="CLAIMS_CHECKER",
    show_envvar=True,
    callback=optional_person,
    help="Your name, as the record will show it; needed to draw or to cancel.",
)
@format_option
@pass_app
def recheck(
    app: App,
    claims: tuple[str, ...],
    sample: str | None,
    article: str | None,
    kind: str | None,
    checker: str | None,
    seed: int | None,
    to: str | None,
    listing: bool,
    cancel: str | None,
    by: str | None,
    form: str,
) -> None:
    """Have checked claims checked again by somebody who does not see the first verdict.

    Until the second verdict is in, no command shows that person what was ruled. Never
    drawn is what they ruled on, or what is under a second check already. The seed of a
    draw is in the ledger.

    \b
    claims recheck --sample 5% --to bob --by ada
    claims recheck mongolia/12 mongolia/14 --to bob --by ada
    claims recheck --list --to bob
    claims recheck --cancel mongolia/12 --by ada
    """
    drawing = (sample, kind, checker, seed) != (None, None, None, None)
    if listing:
        if claims or drawing or cancel is not None:
            raise click.UsageError("--list takes --article and --to, and no more")
        _list(app, article, to, form)
        return
    if cancel is not None:
        if claims or drawing or article or to:
            raise click.UsageError("--cancel takes its CLAIM, and no more")
        _cancel(app, cancel, required_name(by))
        return
    narrowed = (article, kind, checker, seed) != (None, None, None, None)
    if bool(claims) == bool(sample):
        raise click.UsageError("name the claims, or draw them with --sample N")
    if claims and narrowed:
        raise click.UsageError(
            "--article, --kind, --checker and --seed go with --sample"
        )
    if to is None:
        raise click.UsageError("who checks them the second time? pass --to NAME")
    if sample:
        _draw(app, sample, article, kind, checker, seed, to, required_name(by))
    else:
        _give(app, claims, to, required_name(by))
    click.echo(
        f"what was ruled is hidden from {to} until they rule: claims verdict CLAIM"
        f" RATING --because TEXT --by {to}",
        err=True,
    )


def _draw(
    app: App,
    sample: str,
    article: str | None,
    kind: str | None,
    checker: str | None,
    seed: int | None,
    to: str,
    by: str,
) -> None:
    import secrets

    from claims.database.engine import begin
    from claims.services.core.lookup import find_article
    from claims.services.people.near_names import existing_person
    from claims.services.second_checks.recheck_draw import Pool, draw_sample

    with begin(app.url) as connection:
        pool = Pool(
            find_article(connection, article) if article else None,
            Kind(kind) if kind else None,
            existing_person(connection, checker) if checker else None,
        )
        chosen = secrets.randbelow(2**32) if seed is None else seed
        drawn = draw_sample(connection, sample, pool, to=to, by=by, seed=chosen)
    for name in drawn.claims:
        click.echo(f"{name}: second check by {to}")
    click.echo(f"{len(drawn.claims)} of {drawn.among} drawn, seed {drawn.seed}")


def _give(app: App, claims: tuple[str, ...], to: str, by: str) -> None:
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.services.second_checks.recheck_draw import draw_named

    with begin(app.url) as connection:
        names = [find_claim(connection, claim) for claim in claims]
        draw_named(connection, names, to=to, by=by)
    for name in dict.fromkeys(names):
        click.echo(f"{name}: second check by {to}")


def _cancel(app: App, claim: str, by: str) -> None:
    from claims.database.engine import begin
    from claims.services.core.lookup import find_claim
    from claims.services.core.rechecks import cancel_recheck

    with begin(app.url) as connection:
        name = find_claim(connection, claim, to_change=True)
        ended = cancel_recheck(connection, name, by=by)
    click.echo(f"{name}: second check by {ended.checker} cancelled")


def _list(app: App, article: str | None, to: str | None, form: str) -> None:
    from claims.database.engine import connect
    from claims.services.core.lookup import find_article
    from claims.services.core.rechecks import list_rechecks
    from claims.services.people.near_names import existing_person

    with connect(app.url) as connection:
        name = find_article(connection, article) if article else None
        who = existing_person(connection, to) if to else None
        found = list_rechecks(connection, name)
    found = [each for each in found if who in (None, each.checker)]
    echo_records(found, form, columns=COLUMNS)
