"""A figure blinks, glances and sways."""

from itertools import pairwise

from limelight.renders.talk.life import Life


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
