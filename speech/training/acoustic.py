"""Training the acoustic network on the frames of the shards with PyTorch, for so much of the processor's time."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from numpy.typing import NDArray

from speech.training.features import COEFFICIENTS
from speech.training.network import CONTEXT, LAYERS, OUTPUTS, SUBSAMPLING, WIDTH, Normalised, Weights
from speech.training.shards import Shard

_log = structlog.get_logger(__name__)

BATCH = 4_000
"""Output frames in a step, which are two minutes of audio."""

RATE = 4e-3
"""Highest learning rate; a cosine over the time given brings it to nearly nothing."""

_WARM_UP = 60
_SMOOTHING = 0.03
_CLIP = 2.0
_REPORT_EVERY = 100
_NO_LABEL = -100


class Data:
    """All shards in memory, cut into batches of utterances of like length."""

    def __init__(self, paths: Sequence[Path]) -> None:
        shards = [Shard.read(path) for path in paths]
        self._features = np.concatenate([shard.features for shard in shards])
        self._phones = np.concatenate([shard.phones for shard in shards])
        self._lengths = np.concatenate([shard.lengths for shard in shards])
        self._outputs = -(-self._lengths // SUBSAMPLING)
        self._frame_at = np.concatenate([[0], np.cumsum(self._lengths)[:-1]])
        self._phone_at = np.concatenate([[0], np.cumsum(self._outputs)[:-1]])

    @property
    def hours(self) -> float:
        return float(self._lengths.sum()) / 360_000

    @property
    def prior(self) -> NDArray[np.float64]:
        return np.bincount(self._phones, minlength=OUTPUTS) / len(self._phones)

    def epoch(self, random: np.random.Generator) -> Iterator[tuple[NDArray[np.float32], NDArray[np.int64]]]:
        """Every utterance once: (utterances, 40, frames with context on both sides) and (utterances, outputs)."""
        batches = list(self._batches(np.argsort(self._lengths * np.exp(random.normal(0, 0.1, len(self._lengths))))))
        for i in random.permutation(len(batches)):
            yield self._padded(batches[i])

    def _batches(self, order: NDArray[np.intp]) -> Iterator[list[int]]:
        batch: list[int] = []
        longest = 0
        for i in order:
            longest = max(longest, int(self._outputs[i]))
            if batch and longest * (len(batch) + 1) > BATCH:
                yield batch
                batch, longest = [], int(self._outputs[i])
            batch.append(int(i))
        if batch:
            yield batch

    def _padded(self, batch: list[int]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        outputs = int(max(self._outputs[i] for i in batch))
        frames = np.arange(-CONTEXT, SUBSAMPLING * outputs - (SUBSAMPLING - 1) + CONTEXT)
        x = np.zeros((len(batch), len(frames), COEFFICIENTS), np.float32)
        y = np.full((len(batch), outputs), _NO_LABEL, np.int64)
        for row, i in enumerate(batch):
            # Beyond its ends an utterance is thought to go on as its first and last frame, as Kaldi does.
            x[row] = self._features[self._frame_at[i] + np.clip(frames, 0, self._lengths[i] - 1)]
            y[row, : self._outputs[i]] = self._phones[self._phone_at[i] : self._phone_at[i] + self._outputs[i]]
        return x.transpose(0, 2, 1), y


def train(shards: Sequence[Path], seconds: float, *, threads: int = 2, seed: int = 21) -> Weights:
    """Learn from nothing for so many seconds of processor time, all threads together.

    A machine that is busy with other things makes this slower, not worse. Deterministic but for the number of steps.
    """
    import torch
    from torch.nn.functional import cross_entropy

    torch.set_num_threads(threads)
    torch.manual_seed(seed)
    data, random = Data(shards), np.random.default_rng(seed)
    network = _network()
    optimiser = torch.optim.AdamW(network.parameters(), RATE, weight_decay=1e-2)
    _log.info("training", hours=round(data.hours, 1), parameters=sum(p.numel() for p in network.parameters()))
    began, step, epochs = time.process_time(), 0, 0
    loss_sum = right_sum = 0.0
    network.train()
    while (done := (time.process_time() - began) / seconds) < 1:
        epochs += 1
        for x, y in data.epoch(random):
            done = (time.process_time() - began) / seconds
            if done >= 1:
                break
            for group in optimiser.param_groups:
                group["lr"] = _rate(step, done)
            labels = torch.from_numpy(y)
            scores = network(torch.from_numpy(x))[:, :, : y.shape[1]]
            loss = cross_entropy(scores, labels, label_smoothing=_SMOOTHING)
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), _CLIP)
            optimiser.step()
            step += 1
            with torch.no_grad():
                labelled = labels >= 0
                right_sum += float(((scores.argmax(1) == labels) & labelled).sum() / labelled.sum())
                loss_sum += float(loss)
            if step % _REPORT_EVERY == 0:
                told = {"loss": round(loss_sum / _REPORT_EVERY, 3), "right": round(right_sum / _REPORT_EVERY, 3)}
                _log.info("step", step=step, done=round(done, 2), **told)
                loss_sum = right_sum = 0.0
    _log.info("trained", steps=step, epochs=epochs)
    return _weights(network, data.prior)


def _rate(step: int, done: float) -> float:
    """Learning rate: up over the first steps, then down a cosine of the share of the time that is over."""
    return float(max(RATE * min(1.0, (step + 1) / _WARM_UP) * 0.5 * (1 + np.cos(np.pi * min(done, 1.0))), RATE * 0.002))


def _network() -> Any:
    """`LAYERS` in PyTorch: the norm after the input, then three modules for each layer, then the output."""
    from torch import nn

    modules: list[Any] = [nn.BatchNorm1d(COEFFICIENTS, affine=False)]
    width, frame = COEFFICIENTS, 1
    for layer in LAYERS:
        convolution = nn.Conv1d(width, WIDTH, layer.kernel, stride=layer.stride, dilation=layer.step // frame)
        modules += [convolution, nn.ReLU(), nn.BatchNorm1d(WIDTH, affine=False)]
        width, frame = WIDTH, frame * layer.stride
    return nn.Sequential(*modules, nn.Conv1d(WIDTH, OUTPUTS, 1))


def _weights(network: Any, prior: NDArray[np.float64]) -> Weights:
    def array(tensor: Any) -> NDArray[np.float64]:
        return np.array(tensor.detach().double().numpy())

    def norm(module: Any) -> Normalised:
        return Normalised(array(module.running_mean), np.sqrt(array(module.running_var) + module.eps))

    layers = [network[1 + 3 * i : 4 + 3 * i] for i in range(len(LAYERS))]
    return Weights(
        inputs=norm(network[0]),
        kernels=tuple(array(layer[0].weight) for layer in layers),
        biases=tuple(array(layer[0].bias) for layer in layers),
        norms=tuple(norm(layer[2]) for layer in layers),
        output=array(network[-1].weight)[:, :, 0],
        output_bias=array(network[-1].bias),
        prior=prior,
    )
