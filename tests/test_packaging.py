"""The wheel is whole: it runs from an empty folder, and leaves nothing foreign behind."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked as an installer would."""
    out = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    [file] = out.glob("frist_minutes-*.whl")
    with zipfile.ZipFile(file) as packed:
        packed.extractall(out / "site")
    return out / "site"


def test_only_our_two_packages_come_to_the_top_of_site_packages(wheel: Path) -> None:
    names = sorted(path.name for path in wheel.iterdir() if path.suffix != ".dist-info")
    assert names == ["calendars", "workflow"]


@pytest.mark.parametrize(
    "inside",
    [
        "workflow/_templates/mail/digest",
        "workflow/_templates/web/static",
        "workflow/_templates/web/catalogues/nn.po",
        "workflow/samples/referat-2023-03-16.docx",
        "workflow/samples/referat-2023-03-16.pdf",
        "workflow/store/migrations/env.py",
        "workflow/minutes/lexicon/verbs.toml",
    ],
)
def test_templates_samples_migrations_and_lexicon_are_in_it(wheel: Path, inside: str) -> None:
    assert (wheel / inside).exists()


def test_the_catalogues_are_read_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    script = "from workflow.web.tongue import catalogue; print(catalogue('nn').gettext('Uke'))"
    said = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "Veke\n"


def test_the_whole_job_runs_from_an_empty_folder(wheel: Path, tmp_path: Path) -> None:
    script = (
        "import workflow, sys; from workflow.cli import main; print(workflow.__file__); "
        "sys.argv = ['frist', 'demo', '--no-serve']; main()"
    )
    environ = {k: v for k, v in os.environ.items() if not k.startswith("FRIST_")}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=environ | {"PYTHONPATH": str(wheel)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(wheel / "workflow" / "__init__.py")
    assert (tmp_path / "demo" / "digest.html").is_file()
