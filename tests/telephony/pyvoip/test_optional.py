"""pyVoIP is an extra: nothing but the engine's making asks for it."""

import subprocess
import sys

PROGRAM = """
import sys
sys.modules["pyVoIP"] = None
from telephony.engines.pyvoip.engine import PyVoIPEngine
from telephony.engines.native.sip.admission import SiteAdmission
from telephony.errors import ResourceError
try:
    PyVoIPEngine(host="127.0.0.1", port=0, rtp_ports=range(31_200, 31_300), admit=SiteAdmission())
except ResourceError as error:
    print(error)
"""


def test_without_pyvoip_the_engine_says_what_to_install() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=30)
    assert ran.stdout == ("HOTLINE_ENGINE=pyvoip needs pyVoIP, which is not installed: pip install hotline[pyvoip]\n")


def test_importing_the_engine_does_not_import_pyvoip() -> None:
    program = "import sys, telephony.engines.pyvoip.engine; print('pyVoIP' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=30)
    assert ran.stdout == "False\n"
