"""An error names the place, says what is wrong and what to do; several are told at once."""

import pickle

import pytest

from leaflet.errors import LeafletError, ManyErrors, refuse


def test_error_reads_as_place_message_and_indented_hint():
    error = LeafletError("there is no title", "x.md:1", "write one")
    assert str(error) == "x.md:1: there is no title\n  hint: write one"


def test_error_without_place_or_hint_is_its_message():
    assert str(LeafletError("the disk is full")) == "the disk is full"


def test_refuse_says_nothing_when_nothing_is_wrong():
    refuse([])


def test_refuse_raises_the_one_mistake_itself():
    error = LeafletError("only one")
    with pytest.raises(LeafletError) as caught:
        refuse([error])
    assert caught.value is error


def test_refuse_raises_every_mistake_at_once_and_in_order():
    with pytest.raises(ManyErrors) as caught:
        refuse([LeafletError("first"), ManyErrors([LeafletError("second"), LeafletError("third")])])
    assert [error.message for error in caught.value.each()] == ["first", "second", "third"]
    assert str(caught.value) == "first\nsecond\nthird"


@pytest.mark.parametrize(
    "error", [LeafletError("m", "w", "h"), ManyErrors([LeafletError("a", "b", "c"), LeafletError("d")])]
)
def test_errors_travel_between_processes_whole(error):
    copy = pickle.loads(pickle.dumps(error))
    assert str(copy) == str(error)
    assert [str(single) for single in copy.each()] == [str(single) for single in error.each()]
