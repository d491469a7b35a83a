"""A program of its own that offers files to drag: `python drag_source.py FILE...`."""

import sys

from PySide6.QtCore import QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Source(QWidget):
    """Dragging anywhere on it drags the files."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        files = QMimeData()
        files.setUrls([QUrl.fromLocalFile(file) for file in sys.argv[1:]])
        drag = QDrag(self)
        drag.setMimeData(files)
        drag.exec(Qt.DropAction.CopyAction)
        print("dropped", flush=True)


app = QApplication(sys.argv[:1])
source = Source()
source.setGeometry(0, 0, 120, 120)
source.show()
print("ready", flush=True)
QTimer.singleShot(60_000, app.quit)  # the test fails then, rather than waiting for a line that never comes
app.exec()
