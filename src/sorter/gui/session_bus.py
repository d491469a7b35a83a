"""The desktops of Linux, through the session's bus."""

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

from sorter.gui.desktop import Clicked, Desktop

_PORTAL = "org.freedesktop.portal.Desktop"
_PORTAL_AT = "/org/freedesktop/portal/desktop"
_NOTIFICATION = "org.freedesktop.portal.Notification"
_LAUNCHER = "com.canonical.Unity.LauncherEntry"
_ICON = "application://org.sorter.Sorter.desktop"
_NOTICE = "run"  # a newer notice takes the place of the one before
_COME = "come"  # what a click on it does


class SessionBus(QObject):
    """Notices through the desktop's portal, progress as docks and task bars listen to it; waits for no answer."""

    def __init__(self, bus: QDBusConnection, instead: Desktop, clicked: Clicked) -> None:
        """`instead` shows the notices that no portal takes; `clicked` is called for those that it took."""
        super().__init__()
        self._bus, self._instead, self._clicked = bus, instead, clicked
        slot = SLOT("_hear(QString,QString,QVariantList)")
        # PySide takes the text that `SLOT` returns, its stub asks for bytes
        bus.connect(_PORTAL, _PORTAL_AT, _NOTIFICATION, "ActionInvoked", self, slot)  # type: ignore[call-overload]
        self._asked: list[tuple[QDBusPendingCallWatcher, str, str]] = []

    def notify(self, title: str, text: str) -> None:
        """Show a notice; the portal takes text as it is."""
        message = QDBusMessage.createMethodCall(_PORTAL, _PORTAL_AT, _NOTIFICATION, "AddNotification")
        message.setArguments([_NOTICE, {"title": title, "body": text, "default-action": _COME}])
        answer = QDBusPendingCallWatcher(self._bus.asyncCall(message))
        answer.finished.connect(self._look)
        self._asked.append((answer, title, text))

    def show_progress(self, share: float | None) -> None:
        """Show it at the icon, or take it away there."""
        shown = {"progress": share or 0.0, "progress-visible": share is not None}
        message = QDBusMessage.createSignal("/org/sorter/Sorter", _LAUNCHER, "Update")
        message.setArguments([_ICON, shown])
        self._bus.send(message)

    @Slot(str, str, "QVariantList")
    def _hear(self, notice: str, action: str, _: object) -> None:
        """Some portals send a token of Wayland's along, in a map, which PySide's QtDBus cannot read."""
        if (notice, action) == (_NOTICE, _COME):
            self._clicked()

    def _look(self) -> None:
        came = [asked for asked in self._asked if asked[0].isFinished()]
        self._asked = [asked for asked in self._asked if asked not in came]
        for answer, title, text in came:
            if answer.isError():
                self._instead.notify(title, text)
            answer.deleteLater()
