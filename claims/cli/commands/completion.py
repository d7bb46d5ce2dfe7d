"""``claims completion``: tab completion for a shell."""

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes claims commands in SHELL.

    \b
    eval "$(claims completion bash)"           # in ~/.bashrc
    claims completion fish > ~/.config/fish/completions/claims.fish
    """
    from click.shell_completion import get_completion_class

    kind = get_completion_class(shell)
    assert kind is not None
    root = ctx.find_root().command
    click.echo(kind(root, {}, "claims", "_CLAIMS_COMPLETE").source())
