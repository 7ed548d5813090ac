from pathlib import Path

import pytest

pytest.importorskip("torch", reason="torch comes with the extra `training` only")

import torch
from safetensors.torch import load_file, save_file
from training.mean import mean


def test_the_mean_lies_between_the_weights(tmp_path: Path) -> None:
    files = [tmp_path / "a.safetensors", tmp_path / "b.safetensors"]
    for file, value in zip(files, (1.0, 4.0), strict=True):
        save_file({"w": torch.full((2, 3), value)}, file)
    mean(files, tmp_path / "mean" / "weights.safetensors")
    assert load_file(tmp_path / "mean" / "weights.safetensors")["w"].tolist() == [[2.5] * 3] * 2


def test_weights_of_another_network_are_refused_by_name(tmp_path: Path) -> None:
    files = [tmp_path / "a.safetensors", tmp_path / "b.safetensors"]
    for file, name in zip(files, "vw", strict=True):
        save_file({name: torch.ones(2)}, file)
    with pytest.raises(ValueError, match=r"b\.safetensors: holds other weights than .*a\.safetensors"):
        mean(files, tmp_path / "weights.safetensors")
