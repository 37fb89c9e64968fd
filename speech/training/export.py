"""The trained network as a Vosk model: am/final.mdl (Kaldi nnet3, binary) and conf/."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from speech.training import features
from speech.training.kaldi import Writer
from speech.training.network import CONTEXT, LAYERS, OUTPUTS, SUBSAMPLING, Normalised, Weights
from speech.training.phones import FILLER_ID, SILENCE_ID, network_output


@dataclass(frozen=True, slots=True)
class Decoding:
    """How the decoder weighs and prunes; found on the sentences of text/tuning.txt."""

    beam: float = 15.0
    lattice_beam: float = 5.0
    max_active: int = 3_000
    acoustic_scale: float = 1.1
    prior_power: float = 0.5
    """Scores are posteriors over priors to this power."""
    filler: float = 1.8
    """The score of any sound as ``[unk]``, in grammars: higher, and more is taken for it."""


def write(folder: Path, weights: Weights, decoding: Decoding = Decoding()) -> None:
    """Write ``am`` and ``conf`` of a model's folder."""
    (folder / "am").mkdir(parents=True, exist_ok=True)
    (folder / "conf").mkdir(parents=True, exist_ok=True)
    (folder / "am" / "final.mdl").write_bytes(acoustic_model(weights, decoding))
    (folder / "conf" / "mfcc.conf").write_text(features.CONF)
    (folder / "conf" / "model.conf").write_text(model_conf(decoding))


def model_conf(decoding: Decoding) -> str:
    """Vosk's decoder options. An utterance ends after 0.5 to 1.0 s of silence, the sooner the surer."""
    return f"""\
--min-active=200
--max-active={decoding.max_active}
--beam={decoding.beam}
--lattice-beam={decoding.lattice_beam}
--acoustic-scale={decoding.acoustic_scale}
--frame-subsampling-factor={SUBSAMPLING}
--endpoint.silence-phones={SILENCE_ID}
--endpoint.rule2.min-trailing-silence=0.5
--endpoint.rule3.min-trailing-silence=0.75
--endpoint.rule4.min-trailing-silence=1.0
"""


def acoustic_model(weights: Weights, decoding: Decoding) -> bytes:
    """final.mdl: transitions, network, priors."""
    out = Writer()
    _transitions(out)
    _network(out, weights, decoding)
    for name in ("<LeftContext>", "<RightContext>"):
        out.token(name)
        out.integer(CONTEXT)
    prior = np.maximum(weights.prior, 1e-4) ** decoding.prior_power
    out.token("<Priors>")
    out.vector(np.append(prior / prior.sum(), 1.0))  # 1: the filler's score is what it is
    return bytes(out)


def _transitions(out: Writer) -> None:
    """One state of sound for each phone, which it stays in or leaves by even chance: durations are the network's."""
    phones = range(1, FILLER_ID + 1)
    out.token("<TransitionModel>")
    out.token("<Topology>")
    out.integers(list(phones))
    out.integers([-1, *(0 for _ in phones)])
    out.integer(1)  # topologies
    out.integer(2)  # states
    out.integer(0)
    out.integer(2)  # transitions of the first state
    for to in (0, 1):
        out.integer(to)
        out.single(0.5)
    out.integer(-1)  # the last state is no sound
    out.integer(0)
    out.token("</Topology>")
    out.token("<Triples>")
    out.integer(len(phones))
    for phone in phones:
        out.integer(phone)
        out.integer(0)
        out.integer(network_output(phone))
    out.token("</Triples>")
    out.token("<LogProbs>")
    out.vector([0.0, *(np.log(0.5) for _ in range(2 * len(phones)))])
    out.token("</LogProbs>")
    out.token("</TransitionModel>")


def _network(out: Writer, weights: Weights, decoding: Decoding) -> None:
    config = [f"input-node name=input dim={features.COEFFICIENTS}"]
    components = Writer(b"")
    count = 0

    def component(name: str, source: str) -> str:
        nonlocal count
        count += 1
        config.append(f"component-node name={name} component={name} input={source}")
        components.token("<ComponentName>")
        components.token(name)
        return name

    node, norm = "input", weights.inputs
    for i, (layer, kernel, bias) in enumerate(zip(LAYERS, weights.kernels, weights.biases, strict=True)):
        offsets = [(k - layer.kernel // 2) * layer.step for k in range(layer.kernel)]
        spliced = ", ".join(f"Offset({node}, {offset})" if offset else node for offset in offsets)
        component(f"t{i}.affine", f"Append({spliced})")
        _affine(components, *_folded(kernel, bias, norm))
        node = component(f"t{i}.relu", f"t{i}.affine")
        _nonlinear(components, "RectifiedLinearComponent", len(bias))
        norm = weights.norms[i]
    component("out.affine", node)
    _affine(components, *_folded(weights.output[:, :, None], weights.output_bias, norm))
    component("out.logsoftmax", "out.affine")
    _nonlinear(components, "LogSoftmaxComponent", OUTPUTS)
    component("out.filler", "out.logsoftmax")
    extended = np.concatenate([np.eye(OUTPUTS), np.zeros((1, OUTPUTS))])
    _affine(components, extended, np.append(np.zeros(OUTPUTS), decoding.filler))
    config.append("output-node name=output input=out.filler objective=linear")
    out.token("<Nnet3>")
    out.text("\n" + "\n".join(config) + "\n\n")
    out.token("<NumComponents>")
    out.integer(count)
    out.append(components)
    out.token("</Nnet3>")


def _folded(
    kernel: NDArray[np.float64], bias: NDArray[np.float64], norm: Normalised
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """One affine map for a norm and the convolution after it: (out, in × kernel), frame by frame."""
    scaled = kernel / norm.deviation[None, :, None]
    shifted = bias - np.einsum("oik,i->o", scaled, norm.mean)
    return np.concatenate([scaled[:, :, k] for k in range(kernel.shape[2])], axis=1), shifted


def _affine(out: Writer, matrix: NDArray[np.float64], bias: NDArray[np.float64]) -> None:
    out.token("<FixedAffineComponent>")
    out.token("<LinearParams>")
    out.matrix(matrix)
    out.token("<BiasParams>")
    out.vector(bias)
    out.token("</FixedAffineComponent>")


def _nonlinear(out: Writer, kind: str, size: int) -> None:
    out.token(f"<{kind}>")
    out.token("<Dim>")
    out.integer(size)
    for statistics in ("<ValueAvg>", "<DerivAvg>"):
        out.token(statistics)
        out.vector([])
    out.token("<Count>")
    out.double(0.0)
    out.token(f"</{kind}>")
