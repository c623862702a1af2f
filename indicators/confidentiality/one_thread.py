"""Systems of equations here are many and small: one thread solves them sooner than several that wait for one another."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from threadpoolctl import threadpool_limits

_Asked = ParamSpec("_Asked")
_Found = TypeVar("_Found")


def on_one_thread(solving: Callable[_Asked, _Found]) -> Callable[_Asked, _Found]:
    """Let the linear algebra use one thread meanwhile: with two, on two cores, it takes three times the processor's time."""

    @wraps(solving)
    def alone(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Found:
        with threadpool_limits(limits=1, user_api="blas"):
            return solving(*args, **kwargs)

    return alone
