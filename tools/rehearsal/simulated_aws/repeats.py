"""
Answers once more what is asked once more.

Now and then an answer is lost between here and an SDK, which then sends its request again. Done twice, a lock
would be taken already, and by oneself; a VPC would be there two times. SDKs give an operation and its
repetitions one id, so the second gets the answer of the first.
"""

from collections import OrderedDict
from threading import Lock

REMEMBERED = 200

answers = OrderedDict()
lock = Lock()


def earlier_answer(request):
    """The answer an earlier attempt of the same operation was given, if that did something."""
    with lock:
        return answers.get(operation_of(request))


def remember(request, answer):
    status, _, _ = answer
    operation = operation_of(request)
    if operation is None or not status.startswith("2"):
        return
    with lock:
        answers[operation] = answer
        while len(answers) > REMEMBERED:
            answers.popitem(last=False)


def operation_of(request):
    """What is only read can as well be read again, and may be long."""
    if request["REQUEST_METHOD"] in ("GET", "HEAD"):
        return None
    return request.get("HTTP_AMZ_SDK_INVOCATION_ID")
