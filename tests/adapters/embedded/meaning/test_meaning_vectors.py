import numpy as np

from limelight.adapters.embedded.meaning import vectors


def test_a_paraphrase_is_nearer_than_another_subject() -> None:
    same, other = (
        vectors.passages(
            ["Water the basil from below.", "Give your herbs water through the saucer."]
        ),
        vectors.passages(["The stock market closed higher on Friday."]),
    )
    assert float(same[0] @ same[1]) > float(same[0] @ other[0]) + 0.05


def test_it_understands_across_languages() -> None:
    asked = vectors.queries(["una taza de café caliente"])[0]
    near, far = vectors.passages(["a cup of hot coffee", "a mountain bike"])
    assert float(asked @ near) > float(asked @ far)


def test_a_text_gives_the_same_vector_alone_and_among_others() -> None:
    alone = vectors.passages(["A quiet morning."])[0]
    among = vectors.passages(["Something else.", "A quiet morning.", ""])[1]
    np.testing.assert_allclose(alone, among, atol=1e-5)
    assert vectors.passages([]).shape == (0, vectors.DIMENSIONS)
