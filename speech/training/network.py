"""The shape of the acoustic network (a frame-level TDNN), and its weights as plain arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speech.training.features import COEFFICIENTS
from speech.training.phones import PHONES

WIDTH = 224
"""Units of each layer."""

OUTPUTS = len(PHONES)


@dataclass(frozen=True, slots=True)
class Layer:
    kernel: int
    """Frames of its input that it looks at; odd, so that it looks equally far both ways."""
    step: int
    """From one of them to the next, in 10 ms."""
    stride: int = 1


LAYERS: Sequence[Layer] = (
    Layer(5, 1),
    Layer(3, 1),
    Layer(3, 1, stride=3),
    Layer(3, 3),
    Layer(3, 3),
    Layer(3, 6),
    Layer(3, 3),
)
"""At 10 ms up to the stride, at 30 ms after it."""

SUBSAMPLING = 3
"""Frames of input to one of output: the product of the strides."""

CONTEXT = sum(layer.kernel // 2 * layer.step for layer in LAYERS)
"""Frames that an output sees on each side of its own: 19."""


@dataclass(frozen=True, slots=True)
class Normalised:
    """A batch normalisation without scale or shift of its own, as learnt."""

    mean: NDArray[np.float64]
    deviation: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Weights:
    """A trained network: input norm, then (convolution, ReLU, norm) for each layer, then an affine output."""

    inputs: Normalised
    kernels: tuple[NDArray[np.float64], ...]
    """(out, in, kernel) for each layer."""
    biases: tuple[NDArray[np.float64], ...]
    norms: tuple[Normalised, ...]
    output: NDArray[np.float64]
    """(phones, width)"""
    output_bias: NDArray[np.float64]
    prior: NDArray[np.float64]
    """How often each phone was the label."""

    def write(self, path: Path) -> None:
        arrays = {"output": self.output, "output_bias": self.output_bias, "prior": self.prior}
        arrays |= {"inputs_mean": self.inputs.mean, "inputs_deviation": self.inputs.deviation}
        for i, (kernel, bias, norm) in enumerate(zip(self.kernels, self.biases, self.norms, strict=True)):
            arrays |= {f"kernel{i}": kernel, f"bias{i}": bias, f"mean{i}": norm.mean, f"deviation{i}": norm.deviation}
        with path.open("wb") as f:
            np.savez(f, allow_pickle=False, **arrays)

    @classmethod
    def read(cls, path: Path) -> "Weights":
        with np.load(path) as saved:
            layers = range(len(LAYERS))
            return cls(
                inputs=Normalised(saved["inputs_mean"], saved["inputs_deviation"]),
                kernels=tuple(saved[f"kernel{i}"] for i in layers),
                biases=tuple(saved[f"bias{i}"] for i in layers),
                norms=tuple(Normalised(saved[f"mean{i}"], saved[f"deviation{i}"]) for i in layers),
                output=saved["output"],
                output_bias=saved["output_bias"],
                prior=saved["prior"],
            )


def random_weights(seed: int, width: int = WIDTH) -> Weights:
    """A network that has learnt nothing: to try out what comes after training."""
    random = np.random.default_rng(seed)
    sizes = [COEFFICIENTS] + [width] * len(LAYERS)

    def norm(size: int) -> Normalised:
        return Normalised(random.normal(size=size), 1 + random.random(size))

    return Weights(
        inputs=norm(COEFFICIENTS),
        kernels=tuple(
            random.normal(0, 0.05, (width, size, layer.kernel)) for size, layer in zip(sizes, LAYERS, strict=False)
        ),
        biases=tuple(random.normal(0, 0.05, width) for _ in LAYERS),
        norms=tuple(norm(width) for _ in LAYERS),
        output=random.normal(0, 0.05, (OUTPUTS, width)),
        output_bias=np.zeros(OUTPUTS),
        prior=np.full(OUTPUTS, 1 / OUTPUTS),
    )
