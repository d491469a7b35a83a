"""What stands in the place of the desktop in tests."""

from PySide6.QtCore import QObject, QUrl, Slot


class System(QObject):
    """Takes the place of the desktop: remembers what is to be opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())
