"""A sealed stream comes back whole, or not as if it were: every attack is refused."""

import tracemalloc
from itertools import pairwise

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given, settings
from hypothesis import strategies as st

from confidant_app.crypto import chunks
from confidant_app.crypto.chunks import CHUNK, NotAsSealed

NAME = "00112233445566778899aabbccddeeff"
HEADER, TAG = 16, 16
EDGES = (0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5)


def plain(size):
    return bytes(n % 251 for n in range(size))


def sealed(content, key, name=NAME):
    return b"".join(chunks.seal((content,), key, name))


def opened(data, key, size, name=NAME):
    return b"".join(chunks.unseal((data,), key, name, size))


@pytest.fixture
def key():
    return chunks.new_key()


@pytest.mark.parametrize("size", EDGES)
def test_a_stream_of_any_length_comes_back(key, size):
    data = sealed(plain(size), key)
    assert len(data) == chunks.sealed_size(size)
    assert opened(data, key, size) == plain(size)


@settings(max_examples=60)
@given(
    st.lists(st.integers(0, 2 * CHUNK), max_size=6),
    st.lists(st.integers(1, 2 * CHUNK), min_size=1, max_size=5),
)
def test_how_a_stream_was_cut_in_pieces_makes_no_difference(sizes, steps):
    key, content = chunks.new_key(), plain(sum(sizes))
    places = [0, *(sum(sizes[: n + 1]) for n in range(len(sizes)))]
    pieces = [content[start:end] for start, end in pairwise(places)]
    data = b"".join(chunks.seal(pieces, key, NAME))
    assert data == sealed(content, key)
    cuts, at = [], 0
    for n in range(10**6):
        if at >= len(data):
            break
        cuts.append(data[at : at + steps[n % len(steps)]])
        at += steps[n % len(steps)]
    assert b"".join(chunks.unseal(cuts, key, NAME, len(content))) == content


def test_the_form_is_the_one_that_is_written_down(key):
    content, cipher = plain(CHUNK + 10), AESGCM(key)
    header = b"confidant-file\x00\x01"
    label = header + NAME.encode()
    first = cipher.encrypt(bytes(12), content[:CHUNK], label)
    whole = label + len(content).to_bytes(8, "big")
    last = cipher.encrypt(bytes(10) + b"\x01\x01", content[CHUNK:], whole)
    assert sealed(content, key) == header + first + last


def test_any_altered_bit_is_refused(key):
    size = CHUNK + 100
    data = sealed(plain(size), key)
    sealed_chunk = CHUNK + TAG
    places = {*range(HEADER), HEADER, HEADER + CHUNK - 1, HEADER + CHUNK, len(data) - 1}
    places |= {HEADER + sealed_chunk - 1, HEADER + sealed_chunk, len(data) - TAG}
    for place in places:
        for bit in (1, 128):
            altered = bytearray(data)
            altered[place] ^= bit
            with pytest.raises(NotAsSealed):
                opened(bytes(altered), key, size)


def parts(data):
    body = data[HEADER:]
    step = CHUNK + TAG
    return data[:HEADER], [body[at : at + step] for at in range(0, len(body), step)]


@pytest.mark.parametrize("size", [3 * CHUNK, 3 * CHUNK + 5])
def test_cutting_swapping_repeating_and_appending_are_refused(key, size):
    content = plain(size)
    data = sealed(content, key)
    header, (first, second, *rest) = parts(data)
    other = b"".join(parts(sealed(content, key, "ff" * 16))[1])
    attacks = {
        "header only": header,
        "nothing": b"",
        "half a header": header[:7],
        "cut at an edge": header + first + second,
        "cut anywhere": data[:-1],
        "cut in a tag": data[: HEADER + CHUNK + 3],
        "first one gone": header + second + b"".join(rest),
        "swapped": header + second + first + b"".join(rest),
        "repeated": header + first + first + b"".join(rest),
        "a byte behind": data + b"\x00",
        "a chunk behind": data + first,
        "its own end twice": data + rest[-1],
        "of another stream": header + other,
    }
    for name, attack in attacks.items():
        with pytest.raises(NotAsSealed):
            pytest.fail(f"{name}: {len(opened(attack, key, size))} bytes came out")


def test_another_key_name_or_length_is_refused(key):
    data = sealed(plain(100), key)
    for attempt in (
        (data, chunks.new_key(), 100),
        (data, key, 99),
        (data, key, 101),
        (data, key, 100, "ff" * 16),
    ):
        with pytest.raises(NotAsSealed):
            opened(*attempt)


def test_a_shorter_stream_cannot_pass_for_a_longer_one_with_the_same_start(key):
    long, short = plain(2 * CHUNK + 9), plain(CHUNK + 9)
    _, (first, *_) = parts(sealed(long, key))
    header, (_, last) = parts(sealed(short, key))
    assert opened(header + first + last, key, len(short)) == short
    with pytest.raises(NotAsSealed):
        opened(header + first + last, key, len(long))


def test_nothing_comes_out_of_a_chunk_that_fails(key):
    data = bytearray(sealed(plain(3 * CHUNK), key))
    data[HEADER + CHUNK + TAG] ^= 1
    came = []
    with pytest.raises(NotAsSealed):
        came.extend(chunks.unseal((bytes(data),), key, NAME, 3 * CHUNK))
    assert b"".join(came) == plain(CHUNK)


def test_no_more_than_a_few_chunks_are_in_memory(key):
    piece, count = plain(256 * 1024), 256
    source = (piece for _ in range(count))
    size = len(piece) * count
    tracemalloc.start()
    seen = 0
    for each in chunks.unseal(chunks.seal(source, key, NAME), key, NAME, size):
        seen += len(each)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert seen == size == 64 * 1024 * 1024
    assert most < 16 * CHUNK
