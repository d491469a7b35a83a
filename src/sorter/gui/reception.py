"""Takes letters of later starts, of this user alone, and drops whoever sends something else."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from sorter.gui.letter import TAKEN, NotALetter, opened

_GUESTS = 8  # at once; more of them are no starts that a person makes
_PATIENCE = 3000  # milliseconds


class Reception(QObject):
    """Listens at an address from its making until it is closed."""

    came = Signal(object)  # Letter

    def __init__(self, address: str, parent: QObject, *, patience: int = _PATIENCE) -> None:
        """`address` must be nobody else's: a socket that lies there is of a window that was killed.

        `patience` is how many milliseconds a letter may take to come.
        """
        super().__init__(parent)
        self._patience = patience
        self._guests: set[_Guest] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._let_in)
        QLocalServer.removeServer(address)
        self.is_open = self._server.listen(address)

    def close(self) -> None:
        """Take nothing any more: who comes now opens a window of their own."""
        self.is_open = False
        self._server.close()
        for guest in tuple(self._guests):
            guest.leave()

    def _let_in(self) -> None:
        while line := self._server.nextPendingConnection():
            if len(self._guests) >= _GUESTS:
                line.abort()
                line.deleteLater()
                continue
            guest = _Guest(line, self._patience, self)
            self._guests.add(guest)
            guest.told.connect(self.came)
            guest.left.connect(lambda guest=guest: self._guests.discard(guest))
            guest.listen()


class _Guest(QObject):
    told = Signal(object)  # Letter
    left = Signal()

    def __init__(self, line: QLocalSocket, patience: int, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._data = bytearray()
        self._late = QTimer(self, interval=patience, singleShot=True)
        self._late.timeout.connect(self.leave)
        line.readyRead.connect(self.listen)
        line.disconnected.connect(self.leave)
        self._late.start()

    def listen(self) -> None:
        """Take what has come; some of it may have come before there was anybody to listen."""
        self._data += self._line.readAll().data()
        try:
            letter = opened(self._data)
        except NotALetter:
            self.leave()
            return
        if letter:
            self._line.readyRead.disconnect(self.listen)
            self._line.write(TAKEN)
            self.told.emit(letter)
            self._line.disconnectFromServer()  # once the answer is away

    def leave(self) -> None:
        """End it, whatever is still to come."""
        self._late.stop()
        self._line.disconnected.disconnect(self.leave)
        self._line.abort()
        self._line.deleteLater()
        self.left.emit()
        self.deleteLater()
