"""
moto 5.2.1 as an AWS that the Terraform provider can live with.

    python tools/rehearsal/simulated_aws/server.py -H 127.0.0.1 -p 5000

Port 0 takes a free one. The only line on standard output is the address, once requests are answered;
standard error names what was asked for and is not simulated.
"""

import argparse
import logging
import os
import signal

# Both are read when moto is imported: policies of AWS itself can be attached, and a certificate is
# issued after a second instead of a minute.
os.environ.setdefault("MOTO_IAM_LOAD_MANAGED_POLICIES", "true")
os.environ.setdefault("MOTO_ACM_VALIDATION_WAIT", "1")

from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import make_server

import services  # importing the fixes applies them
from refusals import Refusals


def main():
    parser = argparse.ArgumentParser(description="A simulated AWS for the Terraform provider.")
    parser.add_argument("-H", "--host", default="127.0.0.1")
    parser.add_argument("-p", "--port", type=int, default=5000)
    arguments = parser.parse_args()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: os._exit(0))
    logging.getLogger("werkzeug").setLevel(logging.ERROR)

    application = Refusals(DomainDispatcherApplication(create_backend_app))
    server = make_server(arguments.host, arguments.port, application, threaded=True)
    print(f"http://{arguments.host}:{server.server_port}", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main()
