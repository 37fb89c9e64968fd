"""``hotline models``: which speech models there are, and how well they understand."""

from pathlib import Path
from typing import Annotated

import typer

from hotline.settings import load
from speech import install as installation
from speech import model, trial
from speech.recogniser import Model

models = typer.Typer(help="Speech models.", no_args_is_help=True)


@models.command("list")
def list_models() -> None:
    """Models that can be installed, and those that are; the one in use is marked with *."""
    settings = load()
    there = installation.installed(settings.data)
    used = model.find(settings.vosk_model, settings.data)
    if settings.vosk_model is not None:
        typer.echo(f"* {settings.vosk_model.name}\t{settings.vosk_model}\tset by {model.SETTING}")
    for name, entry in installation.CATALOGUE.items():
        where = str(there[name]) if name in there else f"{entry.size / 1e6:.0f} MB to download"
        typer.echo(f"{'*' if there.get(name) == used else ' '} {name}\t{where}\t{entry.about} ({entry.licence})")
    if model.SHIPPED.is_dir():
        mark = "*" if used == model.SHIPPED else " "
        typer.echo(f"{mark} {model.SHIPPED.name}\tships with hotline\tsynthetic voices only, for tests and demos")


@models.command("install")
def install_model(
    name: Annotated[str, typer.Argument(help="A name from 'hotline models list', such as cn.")],
    file: Annotated[Path | None, typer.Option("--from", help="A zip that was downloaded already.")] = None,
) -> None:
    """Download a model, check it, and put it into the data folder."""
    settings = load()
    shown = -1

    def progress(done: int, size: int) -> None:
        nonlocal shown
        percent = 100 * done // size
        if percent // 5 != shown // 5:
            shown = percent
            typer.echo(f"{name}: {percent} %")

    path = installation.install(name, settings.data, progress, zip_file=file)
    typer.echo(f"installed in {path}; used from the next start on, or by a running centre once it gets SIGHUP")


@models.command("check")
def check_model(folder: Annotated[Path, typer.Argument(help="Folder of a Vosk model.")]) -> None:
    """Say whether a folder holds a whole Vosk model, with its own checksums where it has some."""
    info = model.check(folder)
    checked = "every listed file as it should be" if info.verified else "no checksums"
    typer.echo(f"{info.name}: {info.sample_rate} Hz, {info.size / 1e6:.1f} MB, {checked}")


@models.command("test")
def try_model(
    folder: Annotated[Path, typer.Argument(help=f"Folder of WAV files and {trial.TRANSCRIPTS} (file, tab, text).")],
    other: Annotated[Path | None, typer.Option("--model", help="Folder of a model that is not in use.")] = None,
) -> None:
    """Tell how many characters a model gets wrong in recordings whose words are known.

    They are heard as calls are: at 8 kHz, behind the voice gate.
    """
    settings = load()
    path = other or model.find(settings.vosk_model, settings.data)
    if path is None:
        typer.echo("there is no model to test: install one, or give --model", err=True)
        raise typer.Exit(1)
    try:
        listed = trial.recordings(folder)
    except (OSError, UnicodeError) as error:
        typer.echo(f"can't read {folder / trial.TRANSCRIPTS}: {error}", err=True)
        raise typer.Exit(1) from None
    info = model.check(path)
    loaded = Model(path)
    tried: list[trial.Tried] = []
    for recording in listed:
        try:
            tried.append(trial.try_out(loaded, info.sample_rate, recording))
        except (OSError, ValueError) as error:
            typer.echo(f"left out: {error}", err=True)
    if not tried:
        typer.echo(f"nothing in {folder} could be tested", err=True)
        raise typer.Exit(1)
    typer.echo(f"{info.name}, {info.sample_rate} Hz")
    for line in trial.report(tried):
        typer.echo(line)
