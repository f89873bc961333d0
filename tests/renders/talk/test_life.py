"""A figure blinks, glances and sways."""

from itertools import pairwise

import numpy as np
import pytest

from limelight.generation.schemas import Emotion, WordTiming
from limelight.renders.talk.life import MOST_LIFT, Life, Pose
from limelight.renders.talk.manner import MANNERS, Manners

EMOTIONS = sorted(MANNERS)


def _lived(emotion: Emotion, seconds: float = 40.0, energy: float = 0.5) -> list[Pose]:
    life = Life(seconds, 5, Manners(seconds, [(0.0, emotion)]))
    return [life.pose(at / 30, energy) for at in range(round(seconds * 30))]


def _sizes(poses: list[Pose]) -> dict[str, float]:
    turns = np.array([pose.turn_radians for pose in poses])
    closed = [pose.eyes == "closed" for pose in poses]
    return {
        "sway": float(turns.std()),
        "speed": float(np.abs(np.diff(turns)).mean() / turns.std()),
        "brows": float(np.mean([pose.brow_lift for pose in poses])),
        "head": float(np.mean([pose.head_y for pose in poses])),
        "blinks": float(sum(after and not before for before, after in pairwise(closed))),
    }


def test_the_figure_blinks_every_few_seconds_and_shortly() -> None:
    life = Life(30.0, seed=1)
    states = [life.pose(at / 30, 0.5).eyes for at in range(900)]
    blinks = sum(state == "closed" and before != "closed" for before, state in pairwise(states))
    assert 7 <= blinks <= 17
    assert 0.02 < states.count("closed") / 900 < 0.08
    assert states.count("half") >= blinks
    assert {"left", "right"} & set(states)


def test_no_movement_jumps_between_frames() -> None:
    life = Life(10.0, seed=2)
    poses = [life.pose(at / 30, 0.5) for at in range(300)]
    for before, after in pairwise(poses):
        assert abs(after.turn_radians - before.turn_radians) < 0.01
        assert abs(after.head_y - before.head_y) < 0.5
        assert abs(after.breath_y - before.breath_y) < 0.3


def test_a_lively_voice_lifts_the_brows() -> None:
    life = Life(5.0, seed=3)
    assert life.pose(1.0, 1.0).brow_lift > life.pose(1.0, 0.0).brow_lift + 5


def test_the_same_seed_lives_the_same_life() -> None:
    one, other = Life(5.0, seed=4), Life(5.0, seed=4)
    assert [one.pose(at / 10, 0.3) for at in range(50)] == [
        other.pose(at / 10, 0.3) for at in range(50)
    ]


def test_lively_feelings_move_further_and_faster_than_heavy_ones() -> None:
    excited, neutral, sad = (_sizes(_lived(one)) for one in ("excited", "neutral", "sad"))
    for name in ("sway", "speed", "brows", "blinks"):
        assert excited[name] > neutral[name] * 1.1 > sad[name] * 1.2, name
    assert sad["head"] > neutral["head"] + 3 > excited["head"] + 3


def test_every_feeling_moves_in_its_own_way() -> None:
    sizes = {emotion: _sizes(_lived(emotion, 20.0)) for emotion in EMOTIONS}
    for one in EMOTIONS:
        for other in EMOTIONS:
            if one != other:
                apart = [
                    abs(sizes[one][name] - sizes[other][name]) / (abs(sizes[one][name]) + 1e-9)
                    for name in ("sway", "speed", "brows", "head")
                ]
                assert max(apart) > 0.1, (one, other)


def test_a_change_of_feeling_jumps_nowhere() -> None:
    manners = Manners(10.0, [(0.0, "sad"), (3.0, "excited"), (6.0, "serious")])
    life = Life(10.0, 2, manners)
    poses = [life.pose(at / 30, 0.5) for at in range(300)]
    for before, after in pairwise(poses):
        assert abs(after.turn_radians - before.turn_radians) < 0.012
        assert abs(after.head_y - before.head_y) < 1.2
        assert abs(after.brow_lift - before.brow_lift) < 0.6
    assert life.opening(2.0) < 1 < life.opening(5.0)


def test_brows_rise_at_a_question_and_never_out_of_the_face() -> None:
    texts = ("Is", "it", "really", "so?", "Yes.")
    words = [WordTiming(text=t, start=at * 0.4, end=at * 0.4 + 0.35) for at, t in enumerate(texts)]
    asked, told = Life(5.0, 1, words=words), Life(5.0, 1)
    assert asked.pose(1.4, 0.3).brow_lift > told.pose(1.4, 0.3).brow_lift + 3
    assert asked.pose(0.2, 0.3) == told.pose(0.2, 0.3)
    loud = Life(5.0, 1, Manners(5.0, [(0.0, "excited")]), words)
    assert max(loud.pose(at / 30, 1.0).brow_lift for at in range(150)) == MOST_LIFT


def test_in_a_pause_the_head_nods() -> None:
    words = [
        WordTiming(text="One.", start=0.2, end=1.0),
        WordTiming(text="Two.", start=1.9, end=2.4),
    ]
    heard, alone = Life(5.0, 1, words=words), Life(5.0, 1)
    assert heard.pose(1.45, 0.0).head_y == pytest.approx(alone.pose(1.45, 0.0).head_y + 3.0)
    assert heard.pose(4.0, 0.0).head_y == alone.pose(4.0, 0.0).head_y


def test_eyes_go_to_what_a_hand_shows() -> None:
    life = Life(60.0, 7)
    seen = [life.pose(at / 30, 0.5, "left").eyes for at in range(1800)]
    assert seen.count("left") > 300
    assert "right" not in seen


def test_eyes_sometimes_close_twice_in_a_row() -> None:
    life = Life(120.0, 3)
    closed = [life.pose(at / 60, 0.5).eyes == "closed" for at in range(7200)]
    starts = [at / 60 for at, (a, b) in enumerate(pairwise(closed)) if b and not a]
    apart = [after - before for before, after in pairwise(starts)]
    assert 2 <= sum(gap < 0.5 for gap in apart) < len(apart) / 3


def test_shoulders_follow_the_head_a_little_later_and_less() -> None:
    life = Life(30.0, 3)
    poses = [life.pose(at / 30, 0.5) for at in range(900)]
    head, shoulders = (
        np.array([getattr(pose, name) for pose in poses]) for name in ("head_x", "shoulders_x")
    )
    assert 0.4 * head.std() < shoulders.std() < 0.8 * head.std()
    shifts = [float(np.corrcoef(head[: 900 - by], shoulders[by:])[0, 1]) for by in range(40)]
    assert 5 < int(np.argmax(shifts)) < 30


def test_lids_hang_in_a_sad_scene_only_and_rise_slowly_after_a_blink() -> None:
    sad, neutral = ([pose.eyes for pose in _lived(one)] for one in ("sad", "neutral"))
    assert sad.count("soft") > 0.8 * len(sad)
    assert not {"left", "right", "open"} & set(sad)
    assert 0 < neutral.count("soft") < 0.1 * len(neutral)
    opened = [after for before, after in pairwise(neutral) if before == "half" != after]
    assert {"closed", "soft"} >= set(opened)
