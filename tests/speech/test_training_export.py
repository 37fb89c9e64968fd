"""The files of a model: what is written is what Kaldi reads."""

import shutil
import struct
from pathlib import Path

import numpy as np
import pytest

from speech.model import SHIPPED
from speech.recogniser import Model
from speech.training import export, features, graph, telephone
from speech.training.espeak import Espeak, Manner
from speech.training.export import Decoding
from speech.training.kaldi import Writer
from speech.training.network import CONTEXT, LAYERS, SUBSAMPLING, Weights, random_weights
from speech.training.phones import from_espeak, syllables
from tests.require import require
from tests.speech.audio import silence


def test_numbers_have_their_size_before_them() -> None:
    out = Writer()
    out.token("<Dim>")
    out.integer(40)
    out.single(0.5)
    out.double(2.0)
    out.integers([1, 2])
    assert bytes(out) == (
        b"\0B<Dim> " + b"\4" + struct.pack("<i", 40) + b"\4" + struct.pack("<f", 0.5) + b"\10" + struct.pack("<d", 2)
        + b"\4" + struct.pack("<i", 2) + struct.pack("<ii", 1, 2)
    )  # fmt: skip


def test_a_compressed_matrix_is_right_to_16_bits() -> None:
    values = np.random.default_rng(1).normal(size=(7, 5))
    out = Writer(b"")
    out.matrix(values)
    data = bytes(out)
    assert data.startswith(b"CM2 ")
    low, span, rows, columns = struct.unpack_from("<ffii", data, 4)
    assert (rows, columns) == values.shape
    read = low + span * np.frombuffer(data, "<u2", offset=20).reshape(rows, columns) / 65_535
    assert np.abs(read - values).max() <= span / 65_535


def test_a_parts_bytes_go_into_the_whole() -> None:
    part, whole = Writer(b""), Writer()
    part.token("<End>")
    whole.append(part)
    assert bytes(whole) == b"\0B<End> "


def test_the_network_sees_190_ms_on_both_sides() -> None:
    assert CONTEXT == 19
    assert np.prod([layer.stride for layer in LAYERS]) == SUBSAMPLING


def test_weights_are_kept_in_a_file(tmp_path: Path) -> None:
    weights = random_weights(3, width=8)
    weights.write(tmp_path / "w.npz")
    again = Weights.read(tmp_path / "w.npz")
    np.testing.assert_array_equal(again.kernels[2], weights.kernels[2])
    np.testing.assert_array_equal(again.norms[6].deviation, weights.norms[6].deviation)
    assert export.acoustic_model(again, Decoding()) == export.acoustic_model(weights, Decoding())


def test_vosk_loads_what_is_exported(tmp_path: Path) -> None:
    shutil.copytree(SHIPPED / "graph", tmp_path / "graph")
    export.write(tmp_path, random_weights(1))
    recogniser = Model(tmp_path).recogniser(features.RATE)
    recogniser.accept(silence(0.3))
    recogniser.finish()


def test_the_shipped_model_is_decoded_as_this_exporter_says() -> None:
    assert (SHIPPED / "conf/mfcc.conf").read_text() == features.CONF
    assert (SHIPPED / "conf/model.conf").read_text() == export.model_conf(Decoding())


def test_word_boundaries_are_the_shipped_models() -> None:
    shipped = (SHIPPED / "graph/phones/word_boundary.int").read_text().splitlines()
    assert list(graph.word_boundaries()) == shipped


@pytest.mark.parametrize("law", [telephone.mu_law, telephone.a_law])
def test_g711_is_coarse_once_and_even_on_both_sides(law: "telephone.Law") -> None:
    sound = np.arange(-32_000, 32_001, 37, dtype=np.float64)
    coded = law(sound)
    assert np.abs(coded - sound).max() <= 1_100
    assert len(np.unique(coded)) <= 256
    np.testing.assert_array_equal(law(coded), coded)
    np.testing.assert_array_equal(law(-sound), -coded)


def test_espeak_tells_when_each_phone_begins() -> None:
    require("espeak-ng")
    spoken = Espeak().say("不知道", Manner("f2"))
    found = syllables(spoken.phonemes)
    assert [from_espeak(s.initial, s.final) for s in found] == [("b", "u"), ("zh", "ih"), ("d", "ao")]
    assert all(s.start <= s.middle <= s.end <= len(spoken.samples) for s in found)
    assert spoken.rate == 22_050
