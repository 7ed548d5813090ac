"""From the corpora to the encoder that the package ships, with its card.

    python -m training all --data FOLDER --base model.safetensors

``--data`` holds the corpora, ``--base`` the public weights that training starts from: see ``training/README.md``.
``all`` is ``train``, ``export``, ``names``, ``evaluate`` and ``events`` in a row. A training that was stopped goes on
at its last checkpoint when the same command is given again.
"""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from training.card import DOCUMENTATION, document, write
from training.evaluate import evaluate
from training.lemmas import exceptions

LOG = logging.getLogger("training")
PACKAGE = Path("src/accordingto/data/encoder")
"""Where the package keeps its encoder, seen from the root of the repository."""
LEMMAS = Path("src/accordingto/data/lemmas.toml")
"""Where the package keeps the lemmas that no rule gives."""


def main() -> None:
    """Do what the command line asks for."""
    chosen = _arguments()
    chosen.out.mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(message)s",
        handlers=[logging.StreamHandler(), logging.FileHandler(chosen.out / "training.log")],
    )
    if chosen.step in {"train", "all"}:
        _train(chosen)
    if chosen.step == "mean":
        _mean(chosen)
    if chosen.step in {"export", "all"}:
        _export(chosen)
    if chosen.step in {"names", "all"}:
        _names(chosen)
    if chosen.step in {"evaluate", "all"}:
        scores = evaluate(chosen.data)
        write(PACKAGE, chosen.out / "recipe.json", scores)
        document(DOCUMENTATION, scores)
    if chosen.step in {"events", "all"}:
        _events(chosen)
    if chosen.step == "lemmas":
        banks = [chosen.data / f"syntax/{name}-train.conllu" for name in ("ewt", "gum")]
        LEMMAS.write_text(exceptions(banks), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m training", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    steps = parser.add_subparsers(dest="step", required=True, metavar="STEP")
    for name, task in (
        ("train", "train, from the last checkpoint on where there is one"),
        ("mean", "write the mean of the weights of several trainings"),
        ("export", "write the trained weights as the graphs that the package runs"),
        ("names", "train the names head on what the exported encoder gives, and write its graph"),
        ("evaluate", "measure the package's encoder on the development sets, and write its card"),
        ("events", "train the classifier of events on what the exported encoder gives, and measure it by folds"),
        ("all", "all of these in a row"),
        ("lemmas", "write the table of irregular lemmas anew"),
    ):
        step = steps.add_parser(name, help=task)
        step.add_argument(
            "--out", type=Path, default=Path("build/encoder"), help="folder of checkpoint, weights and log"
        )
        if name == "mean":
            step.add_argument("weights", type=Path, nargs="+", help="weights.safetensors of each training")
        elif name != "export":
            step.add_argument("--data", type=Path, required=True, help="folder of the corpora")
        if name in {"train", "all"}:
            begin = step.add_mutually_exclusive_group(required=True)
            begin.add_argument("--base", type=Path, help="model.safetensors of all-MiniLM-L6-v2")
            begin.add_argument("--start", type=Path, help="weights of an earlier training")
            step.add_argument("--epochs", type=float)
            step.add_argument("--encoder-rate", type=float)
            step.add_argument("--head-rate", type=float)
    return parser.parse_args()


def _train(chosen: argparse.Namespace) -> None:
    """Train on every corpus; torch is loaded here, because measuring needs none of it."""
    from safetensors.torch import save_file  # noqa: PLC0415

    from training.batches import coded  # noqa: PLC0415
    from training.mixture import mixture  # noqa: PLC0415
    from training.start import start  # noqa: PLC0415
    from training.train import Recipe, train  # noqa: PLC0415

    given = {name: getattr(chosen, name) for name in ("epochs", "encoder_rate", "head_rate")}
    recipe = Recipe(**{name: value for name, value in given.items() if value is not None})
    begin = chosen.start
    if begin is None:
        begin = chosen.out / "start.safetensors"
        save_file(start(chosen.base, recipe.seed), begin)
    corpora = {
        name: ([coded(passage) for passage in passages], times)
        for name, (passages, times) in mixture(chosen.data).items()
    }
    train(corpora, recipe, chosen.out, begin)


def _mean(chosen: argparse.Namespace) -> None:
    from training.mean import mean  # noqa: PLC0415

    mean(chosen.weights, chosen.out / "weights.safetensors")


def _names(chosen: argparse.Namespace) -> None:
    from training.mixture import named  # noqa: PLC0415
    from training.names import fit_names  # noqa: PLC0415

    fit_names(named(chosen.data), PACKAGE)


def _events(chosen: argparse.Namespace) -> None:
    from training.events import fit_events  # noqa: PLC0415

    for score in fit_events(chosen.data):
        LOG.info("%s, %s: %.1f", *score)


def _export(chosen: argparse.Namespace) -> None:
    from training.export import export  # noqa: PLC0415

    export(chosen.out / "weights.safetensors", PACKAGE)


if __name__ == "__main__":
    main()
