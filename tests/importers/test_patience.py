"""A file that takes too long or too much memory is given up, wherever the work stands; what is quick is not disturbed."""

import re
import resource
import threading
import time
from pathlib import Path

import pytest

from archive.errors import RejectedSource
from archive.importers.patience import within


def test_what_takes_too_long_is_given_up() -> None:
    with pytest.raises(RejectedSource, match=r"longer than 0\.05 seconds"), within(0.05):
        time.sleep(5)


def test_even_within_an_expression_that_tries_all_ways() -> None:
    with pytest.raises(RejectedSource), within(0.1):
        re.fullmatch(r"(a+)+b", "a" * 60)


def stubborn() -> None:
    """Takes every mishap for a small one."""
    try:
        time.sleep(5)
    except Exception:
        pytest.fail("the end of the time was swallowed")


def test_nobody_takes_it_for_a_small_mishap() -> None:
    with pytest.raises(RejectedSource), within(0.05):
        stubborn()


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell what a process holds")
def test_what_needs_too_much_memory_is_given_up() -> None:
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(RejectedSource, match=r"more than 0\.0625 GB of memory"), within(20, memory=64 * 1024**2):
        bytearray(500 * 1024**2)
    assert resource.getrlimit(resource.RLIMIT_AS) == before
    assert len(bytearray(500 * 1024**2)) == 500 * 1024**2


def test_what_is_quick_is_not_disturbed() -> None:
    with within(0.05):
        pass
    time.sleep(0.1)


def test_in_another_thread_there_is_no_alarm() -> None:
    done = []

    def work() -> None:
        with within(0.01):
            time.sleep(0.03)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
