"""What solves small systems holds the linear algebra to one thread, and gives the others back after."""

from threadpoolctl import threadpool_info, threadpool_limits

from indicators.confidentiality.one_thread import on_one_thread


def _threads() -> set[int]:
    return {library["num_threads"] for library in threadpool_info() if library["user_api"] == "blas"}


def test_one_thread_solves_and_the_others_come_back() -> None:
    with threadpool_limits(2, user_api="blas"):
        assert on_one_thread(_threads)() == {1}
        assert _threads() == {2}
