"""Takes notices on a bus, as a desktop's portal does, until it is ended: says when it is there, and what it took.

Usage: portal.py ADDRESS
"""

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVirtualObject

PATH = "/org/freedesktop/portal/desktop"
SERVICE = "org.freedesktop.portal.Desktop"


class Portal(QDBusVirtualObject):
    """Answers every call, and prints it; as if somebody clicked at once on each notice."""

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        print(message.interface(), message.member(), message.signature(), flush=True)
        answered = connection.send(message.createReply())
        if message.member() == "AddNotification":
            notice = message.arguments()[0]
            for id, action in (("another", "come"), (notice, "another"), (notice, "come")):
                clicked = QDBusMessage.createSignal(PATH, message.interface(), "ActionInvoked")
                clicked.setArguments([id, action, ["", {"activation-token": "1"}]])
                connection.send(clicked)
        return answered


def main(address: str) -> int:
    """Serve at this address."""
    app = QCoreApplication([])
    bus, portal = QDBusConnection.connectToBus(address, "desktop"), Portal()
    if not (bus.registerVirtualObject(PATH, portal) and bus.registerService(SERVICE)):
        return 1
    print("ready", flush=True)
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
