"""``hotline catalogue``: catalogue files from the command line."""

from pathlib import Path
from typing import Annotated

import typer

from hotline.catalogue import SHIPPED, CatalogueError, load
from hotline.settings import load as load_settings

catalogue = typer.Typer(help="The service catalogue: what customers can ask for.", no_args_is_help=True)


@catalogue.command("check")
def check(
    folder: Annotated[
        Path | None, typer.Argument(help="Folder of the site's files; default: catalogue in HOTLINE_DATA.")
    ] = None,
) -> None:
    """Say everything that is wrong in a folder of catalogue files, by file and line, without taking them up."""
    settings = load_settings()
    site = folder or settings.data / "catalogue"
    if not site.is_dir():
        typer.echo(f"{site} is no folder", err=True)
        raise typer.Exit(1)
    try:
        types = load(SHIPPED, site, groups=[group.name for group in settings.centre.groups])
    except CatalogueError as error:
        for problem in error.problems:
            typer.echo(str(problem), err=True)
        raise typer.Exit(1) from None
    own = load(SHIPPED)
    for service in types.values():
        if own.get(service.id) != service:
            kind = "retired" if service.retired else "changed" if service.id in own else "new"
            name = service.name.get("zh-CN") or next(iter(service.name.values()))
            typer.echo(f"{service.id}\t{name}\t{service.group}\t{kind}")
    typer.echo(f"{len(types)} service types, nothing wrong")
