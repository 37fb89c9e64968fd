"""The command line. Exit codes: 0 done, 1 it did not work out, 2 wrong use or a setting that can't be used."""

import sys
from pathlib import Path
from typing import Annotated

import typer
import uvloop

from agent_console.app import create_app
from domain.errors import DomainError
from domain.people import Person, Role
from hotline import console_server, logs
from hotline import people_admin as people
from hotline.app import running
from hotline.bus.errors import BusError
from hotline.catalogue_cli import catalogue
from hotline.demo.caller import call as place_call
from hotline.demo.caller import keys_of
from hotline.demo.centre import demo_centre, welcome
from hotline.errors import HotlineError, SettingError
from hotline.hangup import on_hangup
from hotline.model_swap import swap
from hotline.models_cli import models
from hotline.settings import Settings, SocketAddress, load
from hotline.storage.database import Database
from hotline.storage.errors import StorageError
from speech.errors import SpeechError
from telephony.errors import TelephonyError

cli = typer.Typer(
    help="hotline: a service-hotline centre in a box.", no_args_is_help=True, pretty_exceptions_enable=False
)
user = typer.Typer(help="People who log in, and their phones.", no_args_is_help=True)
cli.add_typer(models, name="models")
cli.add_typer(catalogue, name="catalogue")
cli.add_typer(user, name="user")


def main() -> None:
    """Entry point. Every refusal is one line on stderr and exit code 2."""
    try:
        cli()
    except (HotlineError, DomainError, StorageError, BusError, SpeechError, TelephonyError) as error:
        typer.echo(f"hotline: {error}", err=True)
        sys.exit(2)


def _settings() -> Settings:
    settings = load()
    logs.configure(settings.log_level, settings.log_format)
    return settings


@cli.command()
def serve() -> None:
    """Run the centre: phone lines, speech, console."""
    settings = _settings()
    uvloop.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    with console_server.listen(settings.http) as listener:
        async with running(settings) as centre:
            typer.echo(f"hotline is ready: http://{settings.http}  sip:{settings.centre.number}@{settings.sip}")
            with on_hangup(
                lambda: swap(centre.hearing, settings.vosk_model, settings.data), centre.catalogue_desk.reload_by_signal
            ):
                await console_server.serve(create_app(centre), listener)


@cli.command()
def demo(
    quiet: Annotated[
        bool, typer.Option("--quiet", help="The same centre without simulated callers and phones.")
    ] = False,
) -> None:
    """Run a centre to look at: demo people, and simulated residents who phone in."""
    settings = _settings()
    uvloop.run(_demo(settings, quiet))


async def _demo(settings: Settings, quiet: bool) -> None:
    with console_server.listen(settings.http) as listener:
        async with demo_centre(settings, traffic=not quiet) as centre:
            typer.echo(welcome(settings))
            await console_server.serve(create_app(centre), listener)


@cli.command()
def call(
    number: Annotated[str, typer.Argument(help="Number to call, such as 95001.")],
    say: Annotated[list[Path] | None, typer.Option(help="WAV to speak, 8 kHz 16-bit mono; may be repeated.")] = None,
    keys: Annotated[str, typer.Option(help="Keys to press: '12:1 5:3' is key 1 after 12 s, key 3 5 s later.")] = "",
    caller: Annotated[str, typer.Option(help="Number to call from.")] = "13800138000",
    server: Annotated[str | None, typer.Option(help="host:port of the centre; default: HOTLINE_SIP.")] = None,
    seconds: Annotated[float, typer.Option(help="Hang up after so long.")] = 30.0,
    record: Annotated[Path | None, typer.Option(help="Keep what was said and heard as a stereo WAV.")] = None,
) -> None:
    """Place one test call, and print what happens."""
    settings = load()
    logs.configure("error", settings.log_format)
    try:
        to = SocketAddress.parse(server) if server else settings.sip
    except ValueError as error:
        raise SettingError("--server", server or "", str(error)) from None
    try:
        presses = keys_of(keys)
    except ValueError as error:
        raise SettingError("--keys", keys, str(error)) from None
    answered = uvloop.run(
        place_call(
            number,
            to=to,
            caller=caller,
            say=tuple(say or ()),
            keys=presses,
            seconds=seconds,
            record=record,
            tell=typer.echo,
        )
    )
    if not answered:
        raise typer.Exit(1)


@cli.command()
def migrate() -> None:
    """Bring the database to this version's tables."""

    async def work(settings: Settings) -> str:
        database = Database(settings.database)
        await database.migrate()
        await database.stop()
        return database.shown_url

    settings = _settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    typer.echo(f"{uvloop.run(work(settings))} has this version's tables")


@user.command("add")
def add_user(
    name: Annotated[str, typer.Argument(help="User name; also that of their SIP phone.")],
    full_name: Annotated[str, typer.Option("--name", help="The person's name.")],
    password: Annotated[
        str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True, envvar="HOTLINE_USER_PASSWORD")
    ],
    role: Annotated[Role, typer.Option(help="What they may do.")] = Role.AGENT,
    queues: Annotated[str, typer.Option(help="Queues whose calls they take, with commas.")] = "",
    groups: Annotated[str, typer.Option(help="Groups whose work orders they do, with commas.")] = "",
) -> None:
    """Add a person, or change one."""
    settings = _settings()
    taken = _known("--queues", queues, [queue.id for queue in settings.centre.queues])
    done = _known("--groups", groups, [group.name for group in settings.centre.groups])
    uvloop.run(people.add(settings, Person(name, full_name, role, taken, groups=done), password))
    typer.echo(f"{name} can log in; their phone can register from then on")


def _known(option: str, text: str, known: list[str]) -> tuple[str, ...]:
    """The entries of `text`. Raises `SettingError` for one that is not `known`."""
    entries = tuple(entry.strip() for entry in text.split(",") if entry.strip())
    if unknown := [entry for entry in entries if entry not in known]:
        raise SettingError(option, ",".join(unknown), f"may be of {', '.join(known)}")
    return entries


@user.command("password")
def change_password(
    name: Annotated[str, typer.Argument(help="User name.")],
    password: Annotated[
        str, typer.Option(prompt=True, confirmation_prompt=True, hide_input=True, envvar="HOTLINE_USER_PASSWORD")
    ],
) -> None:
    """Give a person, and their phone, another password."""
    uvloop.run(people.set_password(_settings(), name, password))
    typer.echo(f"{name} has a new password")


@user.command("list")
def list_users() -> None:
    """Everybody who can log in."""
    for person in uvloop.run(people.everybody(_settings())):
        state = "" if person.active else "\tinactive"
        typer.echo(
            f"{person.user}\t{person.name}\t{person.role.value}\t{','.join(person.queues)}\t{','.join(person.groups)}{state}"
        )


@user.command("remove")
def remove_user(name: Annotated[str, typer.Argument(help="User name.")]) -> None:
    """Let somebody in no longer. What they did stays on record under their name."""
    uvloop.run(people.deactivate(_settings(), name))
    typer.echo(f"{name} can no longer log in")
