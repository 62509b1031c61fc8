"""
How moto is mended: in memory, one method at a time. Nothing in site-packages changes.

Both ways insist on what they expect to find, so a newer moto that has gained or lost a method
stops the server at start instead of behaving differently without a word.
"""

import functools


def replaces(owner, name):
    """Puts a function in the place of a method; its first argument is that method, ready to call."""
    method = getattr(owner, name)

    def put(function):
        @functools.wraps(method)
        def replacement(self, *args, **kwargs):
            return function(functools.partial(method, self), self, *args, **kwargs)

        setattr(owner, name, replacement)
        return function

    return put


def adds(owner):
    """Gives a class a method it doesn't have, under the function's name."""

    def put(function):
        if hasattr(owner, function.__name__):
            raise TypeError(f"moto's {owner.__name__} has its own {function.__name__} now: drop the fix")
        setattr(owner, function.__name__, function)
        return function

    return put
