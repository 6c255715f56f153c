"""`league-archive serve`: the site on this machine, behind a production WSGI server."""

import socket

import click

from archive.cli.options import database_url


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others can reach 0.0.0.0.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Requests served at once.")
@click.option("--edit", is_flag=True, help="Let users (league-archive user add) log in and decide on /review.")
@click.pass_obj
def command(obj: dict[str, str | None], host: str, port: int, threads: int, edit: bool) -> None:
    """Serve the site (without --edit it only reads the archive) until it is interrupted."""
    from waitress import create_server  # type: ignore[import-untyped]

    from archive.errors import WrongUse
    from webapp import create_app
    from webapp.shell import database

    app = create_app(database_url(obj))
    if edit:
        from webapp import review

        review.init_app(app)
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        database.dispose(app)
        raise WrongUse(f"cannot listen on {host}:{port} ({error.strerror}); choose another with --port") from error
    server = create_server(app, sockets=[listening], threads=threads, ident=None)
    click.echo(f"serving http://{host}:{listening.getsockname()[1]}/ (end with Ctrl+C)", err=True)
    try:
        server.run()
    except KeyboardInterrupt:
        click.echo("ended", err=True)
    finally:
        database.dispose(app)
