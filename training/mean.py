"""The mean of the weights of several trainings that began with the same ones: often better than each of them.

Wortsman and others, Model soups: averaging weights of multiple fine-tuned models improves accuracy without increasing
inference time, ICML 2022.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import load_file, save_file


def mean(files: Sequence[Path], out: Path) -> None:
    """Write the mean of files of weights with the same names and shapes.

    Raises:
        ValueError: the files hold different names.
    """
    found = [load_file(file) for file in files]
    for file, weights in zip(files, found, strict=True):
        if weights.keys() != found[0].keys():
            message = f"{file}: holds other weights than {files[0]}: give files of trainings of the same network"
            raise ValueError(message)
    out.parent.mkdir(parents=True, exist_ok=True)
    save_file({name: sum(weights[name] for weights in found) / len(found) for name in found[0]}, out)
