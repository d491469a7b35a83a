<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AcceptedLine</name>
    <message>
        <source>{0} accepted</source>
        <translation>{0} bestätigt</translation>
    </message>
    <message>
        <source>Fold them away again</source>
        <translation>Wieder einklappen</translation>
    </message>
    <message>
        <source>Show them again</source>
        <translation>Wieder zeigen</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>There is no task to sort by: this installation is damaged; install Sorter again.</source>
        <translation>Es gibt keine Aufgabe zum Sortieren: Diese Installation ist beschädigt; bitte Sorter neu installieren.</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Meldung schließen</translation>
    </message>
    <message>
        <source>Files that the message is about</source>
        <translation>Dateien, um die es in der Meldung geht</translation>
    </message>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Board</name>
    <message>
        <source>Board</source>
        <translation>Übersicht</translation>
    </message>
</context>
<context>
    <name>BoardBar</name>
    <message>
        <source>Filter by name or folder</source>
        <translation>Filter: Name oder Ordner</translation>
    </message>
    <message>
        <source>Which photos are shown</source>
        <translation>Welche Fotos gezeigt werden</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Order of the photos</source>
        <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Size of the photos</source>
        <translation>Größe der Fotos</translation>
    </message>
    <message>
        <source>{0} of {1} shown; the plan takes all</source>
        <translation>{0} von {1} gezeigt; der Plan nimmt alle</translation>
    </message>
    <message>
        <source>As they come</source>
        <translation>Wie sie kommen</translation>
    </message>
    <message>
        <source>Least certain first</source>
        <translation>Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most certain first</source>
        <translation>Sicherste zuerst</translation>
    </message>
    <message>
        <source>By time taken</source>
        <translation>Nach Aufnahmezeit</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Name</translation>
    </message>
    <message>
        <source>Look-alikes side by side</source>
        <translation>Ähnliche nebeneinander</translation>
    </message>
    <message>
        <source>No camera named</source>
        <translation>Ohne Kameraangabe</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>BoardWords</name>
    <message>
        <source>Unsure</source>
        <translation>Unsicher</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Left in place</source>
        <translation>Bleibt liegen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>{0} in general</source>
        <translation>{0} allgemein</translation>
    </message>
    <message>
        <source>Set by you: {0}</source>
        <translation>Von Hand gesetzt: {0}</translation>
    </message>
    <message>
        <source>Accepted: {0}</source>
        <translation>Bestätigt: {0}</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Close Sorter?</source>
        <translation>Sorter schließen?</translation>
    </message>
    <message>
        <source>Files are still being copied or moved.</source>
        <translation>Es werden noch Dateien kopiert oder verschoben.</translation>
    </message>
    <message>
        <source>Sorter ends after the file in hand; what was done can be undone later.</source>
        <translation>Sorter endet nach der laufenden Datei; was getan ist, lässt sich später rückgängig machen.</translation>
    </message>
    <message>
        <source>A task is still being taught or imported.</source>
        <translation>Eine Aufgabe wird noch angelernt oder importiert.</translation>
    </message>
    <message>
        <source>What is not done yet is not kept.</source>
        <translation>Was noch nicht fertig ist, geht verloren.</translation>
    </message>
    <message>
        <source>Sorting is still going on.</source>
        <translation>Es wird noch sortiert.</translation>
    </message>
    <message>
        <source>No file has been touched.</source>
        <translation>Keine Datei wurde angerührt.</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Anhalten und schließen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>ColumnSpine</name>
    <message>
        <source>Show the photos of {0}</source>
        <translation>Die Fotos von „{0}“ zeigen</translation>
    </message>
    <message>
        <source>{0}, folded: {1}</source>
        <translation>{0}, eingeklappt: {1}</translation>
    </message>
</context>
<context>
    <name>CommandLine</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>CompletionList</name>
    <message>
        <source>Fields</source>
        <translation>Felder</translation>
    </message>
</context>
<context>
    <name>Crumbs</name>
    <message>
        <source>What is open</source>
        <translation>Was offen ist</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>Deeds</name>
    <message>
        <source>Add a folder</source>
        <translation>Ordner hinzufügen</translation>
    </message>
    <message>
        <source>Photos ({0})</source>
        <translation>Fotos ({0})</translation>
    </message>
    <message>
        <source>Add photos</source>
        <translation>Fotos hinzufügen</translation>
    </message>
    <message>
        <source>Choose the target folder</source>
        <translation>Zielordner wählen</translation>
    </message>
    <message>
        <source>not read here; to mend that: {0}</source>
        <translation>hier nicht lesbar; Abhilfe: {0}</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesbar</translation>
    </message>
    <message>
        <source>Photo formats</source>
        <translation>Fotoformate</translation>
    </message>
    <message>
        <source>Sorts photos into folders by what is in them, and puts everything back on undo.</source>
        <translation>Sortiert Fotos in Ordner nach dem, was sie zeigen, und legt beim Rückgängigmachen alles zurück.</translation>
    </message>
    <message>
        <source>Nothing leaves this computer.</source>
        <translation>Nichts verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>About Sorter</source>
        <translation>Über Sorter</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Destination</name>
    <message>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Hard link</source>
        <translation>Hardlink</translation>
    </message>
    <message>
        <source>Hard link: a second name for the same file</source>
        <translation>Hardlink: ein zweiter Name für dieselbe Datei</translation>
    </message>
    <message>
        <source>Symlink</source>
        <translation>Symlink</translation>
    </message>
    <message>
        <source>Symbolic link: a file that leads to the photo</source>
        <translation>Symlink: eine Datei, die zum Foto führt</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Stichwort</translation>
    </message>
    <message>
        <source>Tag: keywords for photo programs; photos stay where they are</source>
        <translation>Stichwort: Stichwörter für Fotoprogramme; die Fotos bleiben, wo sie sind</translation>
    </message>
    <message>
        <source>Companions and links</source>
        <translation>Begleitdateien und Links</translation>
    </message>
    <message>
        <source>Change the target folder</source>
        <translation>Zielordner ändern</translation>
    </message>
    <message>
        <source>Target folder</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>Wohin</translation>
    </message>
    <message>
        <source>Beside the folder</source>
        <translation>Neben den Ordner</translation>
    </message>
    <message>
        <source>In this folder</source>
        <translation>In diesen Ordner</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
</context>
<context>
    <name>DestinationOptions</name>
    <message>
        <source>Also link, or tag, where a second label is at least {0} sure</source>
        <translation>Auch das zweite Label, wo es zu mindestens {0} sicher ist</translation>
    </message>
    <message>
        <source>Hard links</source>
        <translation>Hardlinks</translation>
    </message>
    <message>
        <source>Symbolic links</source>
        <translation>Symlinks</translation>
    </message>
    <message>
        <source>Links of second labels</source>
        <translation>Links für zweite Labels</translation>
    </message>
    <message>
        <source>Symbolic links tell the way from their own folder (relative)</source>
        <translation>Symlinks nennen den Weg vom eigenen Ordner aus (relativ)</translation>
    </message>
    <message>
        <source>What goes with its photo</source>
        <translation>Was mit seinem Foto geht</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>Links</translation>
    </message>
</context>
<context>
    <name>DestinationWords</name>
    <message>
        <source>Nothing to copy</source>
        <translation>Nichts zu kopieren</translation>
    </message>
    <message>
        <source>Nothing to move</source>
        <translation>Nichts zu verschieben</translation>
    </message>
    <message>
        <source>Nothing to hard link</source>
        <translation>Nichts zu verlinken</translation>
    </message>
    <message>
        <source>Nothing to symlink</source>
        <translation>Nichts zu verlinken</translation>
    </message>
    <message>
        <source>Nothing to tag</source>
        <translation>Nichts zu verschlagworten</translation>
    </message>
    <message>
        <source>Copy {0}</source>
        <translation>{0} kopieren</translation>
    </message>
    <message>
        <source>Move {0}</source>
        <translation>{0} verschieben</translation>
    </message>
    <message>
        <source>Hard link {0}</source>
        <translation>{0} als Hardlink</translation>
    </message>
    <message>
        <source>Symlink {0}</source>
        <translation>{0} als Symlink</translation>
    </message>
    <message>
        <source>Tag {0}</source>
        <translation>{0} verschlagworten</translation>
    </message>
    <message>
        <source>1 link for a second label.</source>
        <translation>1 Link für ein zweites Label.</translation>
    </message>
    <message>
        <source>{0} links for second labels.</source>
        <translation>{0} Links für zweite Labels.</translation>
    </message>
    <message>
        <source>{0} renamed, 0 overwritten.</source>
        <translation>{0} umbenannt, 0 überschrieben.</translation>
    </message>
    <message>
        <source>{0} done before.</source>
        <translation>{0} schon erledigt.</translation>
    </message>
    <message>
        <source>{0} files move on their own disk, {1} are copied to another one.</source>
        <translation>{0} Dateien bleiben auf ihrem Laufwerk, {1} werden auf ein anderes kopiert.</translation>
    </message>
    <message>
        <source>{0} needed, {1} free.</source>
        <translation>{0} nötig, {1} frei.</translation>
    </message>
    <message>
        <source>{1} free.</source>
        <translation>{1} frei.</translation>
    </message>
    <message>
        <source>1 companion</source>
        <translation>1 Begleitdatei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln companions</source>
        <translation>
            <numerusform>%Ln Begleitdatei</numerusform>
            <numerusform>%Ln Begleitdateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} and {1}</source>
        <translation>{0} und {1}</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} unsure stay.</source>
        <translation>{0} unsicher, nicht einsortiert.</translation>
    </message>
    <message>
        <source>{0} outside stay.</source>
        <translation>{0} zeigen anderes.</translation>
    </message>
    <message>
        <source>{0} left in place.</source>
        <translation>{0} liegen gelassen.</translation>
    </message>
    <message>
        <source>{0} in place already.</source>
        <translation>{0} schon am Platz.</translation>
    </message>
    <message>
        <source>{0} there already.</source>
        <translation>{0} schon vorhanden.</translation>
    </message>
</context>
<context>
    <name>DropOverlay</name>
    <message>
        <source>Drop to add these photos</source>
        <translation>Loslassen, um diese Fotos hinzuzufügen</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop folders or photos here</source>
        <translation>Ordner oder Fotos hierher ziehen</translation>
    </message>
    <message>
        <source>Nothing on disk changes until you say so, and every run can be undone.</source>
        <translation>Auf dem Laufwerk ändert sich nichts ohne Auftrag, und jeder Lauf lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Try the sample photos</source>
        <translation>Beispielfotos ausprobieren</translation>
    </message>
    <message>
        <source>See what they can be sorted by</source>
        <translation>Wonach sich sortieren lässt</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln folders of last time</source>
        <translation>
            <numerusform>%Ln Ordner vom letzten Mal</numerusform>
            <numerusform>Alle %Ln Ordner vom letzten Mal</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FileTable</name>
    <message>
        <source>Old place</source>
        <translation>Alter Ort</translation>
    </message>
    <message>
        <source>New place</source>
        <translation>Neuer Ort</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>FilingFlow</name>
    <message>
        <source>I have looked: go on</source>
        <translation>Durchgesehen: weiter</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Put the edited ones back too</source>
        <translation>Auch bearbeitete zurücklegen</translation>
    </message>
    <message>
        <source>Move the edited ones too</source>
        <translation>Auch bearbeitete verschieben</translation>
    </message>
    <message>
        <source>Take the tags out of the edited ones too</source>
        <translation>Stichwörter auch aus den bearbeiteten nehmen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
</context>
<context>
    <name>FilingWords</name>
    <message>
        <source>{0} put back</source>
        <translation>{0} zurückgelegt</translation>
    </message>
    <message>
        <source>{0} under another name</source>
        <translation>{0} unter anderem Namen</translation>
    </message>
    <message>
        <source>{0} renamed</source>
        <translation>{0} umbenannt</translation>
    </message>
    <message>
        <source>0 overwritten</source>
        <translation>0 überschrieben</translation>
    </message>
    <message>
        <source>earlier tags replaced: {0}</source>
        <translation>frühere Stichwörter ersetzt: {0}</translation>
    </message>
    <message>
        <source>{0} stay</source>
        <translation>{0} nicht einsortiert</translation>
    </message>
    <message>
        <source>{0} left alone</source>
        <translation>{0} belassen</translation>
    </message>
    <message>
        <source>{0} not reached</source>
        <translation>{0} nicht erreicht</translation>
    </message>
    <message>
        <source>Stopped: </source>
        <translation>Angehalten: </translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}: it was written beside the copy or link since, so it stays</source>
        <translation>{0}: seither neben der Kopie oder dem Link entstanden, bleibt daher</translation>
    </message>
    <message>
        <source>{0} is called {1} now, since its name was taken</source>
        <translation>{0} heißt jetzt {1}, da der Name vergeben war</translation>
    </message>
    <message>
        <source>An interrupted run was settled. Photos at the new place: {0}, at the old: {1}, left alone: {2}.</source>
        <translation>Ein unterbrochener Lauf ist geklärt. Fotos am neuen Ort: {0}, am alten: {1}, belassen: {2}.</translation>
    </message>
    <message>
        <source>{0}: {1}; look at both places and keep the file that you want</source>
        <translation>{0}: {1}; bitte an beiden Orten nachsehen und die gewünschte Datei behalten</translation>
    </message>
    <message>
        <source>Redo copies {0} again to {1}.</source>
        <translation>Wiederholen kopiert {0} erneut nach {1}.</translation>
    </message>
    <message>
        <source>Redo moves {0} again to {1}.</source>
        <translation>Wiederholen verschiebt {0} erneut nach {1}.</translation>
    </message>
    <message>
        <source>Redo makes the hard links of {0} again in {1}.</source>
        <translation>Wiederholen legt die Hardlinks von {0} in {1} erneut an.</translation>
    </message>
    <message>
        <source>Redo makes the symbolic links of {0} again in {1}.</source>
        <translation>Wiederholen legt die Symlinks von {0} in {1} erneut an.</translation>
    </message>
    <message>
        <source>Redo tags {0} again in {1}.</source>
        <translation>Wiederholen verschlagwortet {0} in {1} erneut.</translation>
    </message>
    <message>
        <source>Undo removes the copies of {0} from {1}; the originals stay.</source>
        <translation>Rückgängig entfernt die Kopien von {0} aus {1}; die Originale bleiben.</translation>
    </message>
    <message>
        <source>Undo puts {0} back from {1}.</source>
        <translation>Rückgängig legt {0} aus {1} zurück.</translation>
    </message>
    <message>
        <source>Undo removes the hard links of {0} from {1}; the originals stay.</source>
        <translation>Rückgängig entfernt die Hardlinks von {0} aus {1}; die Originale bleiben.</translation>
    </message>
    <message>
        <source>Undo removes the symbolic links of {0} from {1}; the originals stay.</source>
        <translation>Rückgängig entfernt die Symlinks von {0} aus {1}; die Originale bleiben.</translation>
    </message>
    <message>
        <source>Undo takes the tags of {0} in {1} away again: each file is what it was.</source>
        <translation>Rückgängig nimmt {0} in {1} die Stichwörter wieder: Jede Datei ist, was sie war.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Press the keys again to do it.</source>
        <translation>Zum Ausführen die Tasten noch einmal drücken.</translation>
    </message>
    <message>
        <source>{0} copied</source>
        <translation>{0} kopiert</translation>
    </message>
    <message>
        <source>{0} moved</source>
        <translation>{0} verschoben</translation>
    </message>
    <message>
        <source>{0} hard linked</source>
        <translation>{0} als Hardlink angelegt</translation>
    </message>
    <message>
        <source>{0} symlinked</source>
        <translation>{0} als Symlink angelegt</translation>
    </message>
    <message>
        <source>{0} tagged</source>
        <translation>{0} verschlagwortet</translation>
    </message>
</context>
<context>
    <name>FilterPanel</name>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Taken from</source>
        <translation>Aufgenommen ab</translation>
    </message>
    <message>
        <source>Taken to</source>
        <translation>Aufgenommen bis</translation>
    </message>
    <message>
        <source>How sure the task is of the photo</source>
        <translation>Wie sicher sich die Aufgabe bei dem Foto ist</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Any camera</source>
        <translation>Alle Kameras</translation>
    </message>
    <message>
        <source>No camera named</source>
        <translation>Ohne Kameraangabe</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>A year, a month or a day: 2026, 2026-06, 2026-06-14</source>
        <translation>Ein Jahr, ein Monat oder ein Tag: 2026, 2026-06, 2026-06-14</translation>
    </message>
</context>
<context>
    <name>Flow</name>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>Sorter samples</source>
        <translation>Sorter-Beispiele</translation>
    </message>
    <message>
        <source>There is no photo in what was opened: choose another folder, or photos themselves.</source>
        <translation>In dem, was geöffnet wurde, ist kein Foto: bitte einen anderen Ordner wählen oder die Fotos selbst.</translation>
    </message>
    <message>
        <source>None of the photos could be read: each in the column Failed says why.</source>
        <translation>Keines der Fotos konnte gelesen werden: In der Spalte „Fehler“ steht bei jedem, warum.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped after {0}</source>
        <translation>Angehalten nach {0}</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>Folders that the plan makes</source>
        <translation>Ordner, die der Plan anlegt</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}, level {2}</source>
        <translation>{0}, {1}, Ebene {2}</translation>
    </message>
</context>
<context>
    <name>Foot</name>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>of {0}</source>
        <translation>von {0}</translation>
    </message>
    <message>
        <source>images/s</source>
        <translation>Bilder/s</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
    <message>
        <source>{0} of {1} reviewed</source>
        <translation>{0} von {1} durchgesehen</translation>
    </message>
    <message>
        <source>Device: {0}</source>
        <translation>Gerät: {0}</translation>
    </message>
    <message>
        <source>Limited by the disk</source>
        <translation>Begrenzt durch das Laufwerk</translation>
    </message>
    <message>
        <source>Limited by decoding</source>
        <translation>Begrenzt durch das Dekodieren</translation>
    </message>
    <message>
        <source>Limited by the model</source>
        <translation>Begrenzt durch das Modell</translation>
    </message>
    <message>
        <source>Photos are sorted on {0}.</source>
        <translation>Fotos werden sortiert auf: {0}.</translation>
    </message>
    <message>
        <source>{0}, so no graphics card is used.</source>
        <translation>{0}, daher wird keine Grafikkarte benutzt.</translation>
    </message>
    <message>
        <source>This command mends that: {0}</source>
        <translation>Dieser Befehl hilft ab: {0}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>Forgetting</name>
    <message>
        <source>Forget what was measured</source>
        <translation>Messwerte vergessen</translation>
    </message>
    <message>
        <source>What was measured of photos is remembered: {0} measurements and {1} small pictures, {2}.</source>
        <translation>Was an Fotos gemessen wurde, bleibt gemerkt: {0} Messungen und {1} kleine Bilder, {2}.</translation>
    </message>
    <message>
        <source>Forgotten photos are measured again, which takes time. Photos, history and undo stay.</source>
        <translation>Vergessene Fotos werden neu gemessen, das braucht Zeit. Fotos, Verlauf und Rückgängig bleiben.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Nothing is remembered of any photo.</source>
        <translation>Von keinem Foto ist etwas gemerkt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What was measured cannot be forgotten: {0} cannot be removed ({1}).</source>
        <translation>Die Messwerte lassen sich nicht vergessen: {0} kann nicht entfernt werden ({1}).</translation>
    </message>
    <message>
        <source>What was measured is forgotten.</source>
        <translation>Die Messwerte sind vergessen.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>The key {0} moves photos here</source>
        <translation>Die Taste {0} verschiebt Fotos hierher</translation>
    </message>
    <message>
        <source>Fold {0} away</source>
        <translation>„{0}“ einklappen</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>How sure the photos are</source>
        <translation>Wie sicher die Fotos sind</translation>
    </message>
    <message>
        <source>They belong here from {0} on</source>
        <translation>Ab {0} gehören sie hierher</translation>
    </message>
    <message>
        <source>Drag to say from when on photos are sure. By keyboard: the slider “Sure from” above.</source>
        <translation>Ziehen, um zu sagen, ab wann Fotos sicher sind. Mit der Tastatur: der Regler „Sicher ab“ darüber.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
    <message>
        <source>Files of the run</source>
        <translation>Dateien des Laufs</translation>
    </message>
    <message>
        <source>Filter by name, folder or reason</source>
        <translation>Filter: Name, Ordner oder Grund</translation>
    </message>
    <message>
        <source>Filter the files</source>
        <translation>Dateien filtern</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message numerus="yes">
        <source>%Ln files</source>
        <translation>
            <numerusform>%Ln Datei</numerusform>
            <numerusform>%Ln Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
</context>
<context>
    <name>HistoryWords</name>
    <message>
        <source>{0} photos copied</source>
        <translation>{0} Fotos kopiert</translation>
    </message>
    <message>
        <source>{0} photos put back</source>
        <translation>{0} Fotos zurückgelegt</translation>
    </message>
    <message>
        <source>{0} photos moved</source>
        <translation>{0} Fotos verschoben</translation>
    </message>
    <message>
        <source>{0} photos hard linked</source>
        <translation>{0} Fotos als Hardlink</translation>
    </message>
    <message>
        <source>{0} photos symlinked</source>
        <translation>{0} Fotos als Symlink</translation>
    </message>
    <message>
        <source>{0} photos tagged</source>
        <translation>{0} Fotos verschlagwortet</translation>
    </message>
    <message>
        <source>{0} photos untagged</source>
        <translation>{0} Fotos ohne Stichwort</translation>
    </message>
    <message>
        <source>{0} copies removed</source>
        <translation>{0} Kopien entfernt</translation>
    </message>
    <message>
        <source>{0} hard links removed</source>
        <translation>{0} Hardlinks entfernt</translation>
    </message>
    <message>
        <source>{0} symlinks removed</source>
        <translation>{0} Symlinks entfernt</translation>
    </message>
    <message>
        <source>1 photo copied</source>
        <translation>1 Foto kopiert</translation>
    </message>
    <message>
        <source>1 photo put back</source>
        <translation>1 Foto zurückgelegt</translation>
    </message>
    <message>
        <source>1 photo moved</source>
        <translation>1 Foto verschoben</translation>
    </message>
    <message>
        <source>1 photo hard linked</source>
        <translation>1 Foto als Hardlink</translation>
    </message>
    <message>
        <source>1 photo symlinked</source>
        <translation>1 Foto als Symlink</translation>
    </message>
    <message>
        <source>1 photo tagged</source>
        <translation>1 Foto verschlagwortet</translation>
    </message>
    <message>
        <source>1 photo untagged</source>
        <translation>1 Foto ohne Stichwort</translation>
    </message>
    <message>
        <source>1 copy removed</source>
        <translation>1 Kopie entfernt</translation>
    </message>
    <message>
        <source>1 hard link removed</source>
        <translation>1 Hardlink entfernt</translation>
    </message>
    <message>
        <source>1 symlink removed</source>
        <translation>1 Symlink entfernt</translation>
    </message>
    <message>
        <source>all done again</source>
        <translation>alle wiederholt</translation>
    </message>
    <message>
        <source>{0} done again</source>
        <translation>{0} wiederholt</translation>
    </message>
    <message>
        <source>all put back</source>
        <translation>alle zurückgelegt</translation>
    </message>
    <message>
        <source>{0} put back</source>
        <translation>{0} zurückgelegt</translation>
    </message>
    <message>
        <source>{0} not done</source>
        <translation>{0} nicht ausgeführt</translation>
    </message>
    <message>
        <source>{0} unfinished</source>
        <translation>{0} unfertig</translation>
    </message>
    <message>
        <source>{0} not reached</source>
        <translation>{0} nicht erreicht</translation>
    </message>
    <message>
        <source>Redo the whole run</source>
        <translation>Ganzen Lauf wiederholen</translation>
    </message>
    <message>
        <source>Put back the whole run</source>
        <translation>Ganzen Lauf zurücklegen</translation>
    </message>
    <message>
        <source>Redo 1 photo</source>
        <translation>1 Foto wiederholen</translation>
    </message>
    <message>
        <source>Put back 1 photo</source>
        <translation>1 Foto zurücklegen</translation>
    </message>
    <message>
        <source>Redo {0} photos</source>
        <translation>{0} Fotos wiederholen</translation>
    </message>
    <message>
        <source>Put back {0} photos</source>
        <translation>{0} Fotos zurücklegen</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>Wiederholt</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zurückgelegt</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Left alone</source>
        <translation>Belassen</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>Nicht erreicht</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Bitte ansehen</translation>
    </message>
    <message>
        <source>Unfinished</source>
        <translation>Unfertig</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Companion</source>
        <translation>Begleitdatei</translation>
    </message>
    <message>
        <source>Second label</source>
        <translation>Zweites Label</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Add it to teach with</source>
        <translation>Zum Anlernen aufnehmen</translation>
    </message>
    <message>
        <source>Add the task</source>
        <translation>Aufgabe aufnehmen</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>Name der Aufgabe</translation>
    </message>
    <message>
        <source>How photos are prepared</source>
        <translation>Wie Fotos vorbereitet werden</translation>
    </message>
    <message>
        <source>As it is found out</source>
        <translation>Wie es sich ergibt</translation>
    </message>
    <message>
        <source>Try labelled examples…</source>
        <translation>Beispiele mit Label prüfen…</translation>
    </message>
    <message>
        <source>A folder for each label: the way that gets most of them right is taken</source>
        <translation>Ein Ordner je Label: Genommen wird der Weg, der am häufigsten stimmt</translation>
    </message>
    <message>
        <source>How many examples it gets right</source>
        <translation>Wie viele Beispiele es richtig erkennt</translation>
    </message>
    <message>
        <source>Labels, one on each line</source>
        <translation>Labels, eines je Zeile</translation>
    </message>
    <message>
        <source>Labels, one on each line, in the order of the model&apos;s classes</source>
        <translation>Labels, eines je Zeile, in der Reihenfolge der Klassen des Modells</translation>
    </message>
    <message>
        <source>Labels from a file…</source>
        <translation>Labels aus Datei…</translation>
    </message>
    <message>
        <source>Only teach with it</source>
        <translation>Nur zum Anlernen</translation>
    </message>
    <message>
        <source>It needs no labels then: tasks are taught by what it makes of photos</source>
        <translation>Dann braucht es keine Labels: Aufgaben lernen aus dem, was es in Fotos sieht</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Importing</name>
    <message>
        <source>The model could not be looked at.</source>
        <translation>Das Modell ließ sich nicht ansehen.</translation>
    </message>
    <message>
        <source>Choose the folder of examples</source>
        <translation>Ordner mit Beispielen wählen</translation>
    </message>
    <message>
        <source>Choose the file of labels</source>
        <translation>Datei mit Labels wählen</translation>
    </message>
</context>
<context>
    <name>Inspector</name>
    <message>
        <source>{0} photos chosen, {1}</source>
        <translation>{0} Fotos gewählt, {1}</translation>
    </message>
    <message>
        <source>Not sorted: {0}.</source>
        <translation>Nicht sortiert: {0}.</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
</context>
<context>
    <name>Labels</name>
    <message>
        <source>accessory</source>
        <translation>Accessoire</translation>
    </message>
    <message>
        <source>aircraft</source>
        <translation>Luftfahrzeug</translation>
    </message>
    <message>
        <source>amphibian</source>
        <translation>Amphibie</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>appliance</source>
        <translation>Haushaltsgerät</translation>
    </message>
    <message>
        <source>armour</source>
        <translation>Rüstung</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>bathroom</source>
        <translation>Badezimmer</translation>
    </message>
    <message>
        <source>bear</source>
        <translation>Bär</translation>
    </message>
    <message>
        <source>bicycle</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>bird</source>
        <translation>Vogel</translation>
    </message>
    <message>
        <source>boat</source>
        <translation>Boot</translation>
    </message>
    <message>
        <source>bread and cake</source>
        <translation>Brot und Kuchen</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>church and temple</source>
        <translation>Kirche und Tempel</translation>
    </message>
    <message>
        <source>clock</source>
        <translation>Uhr</translation>
    </message>
    <message>
        <source>clothing</source>
        <translation>Bekleidung</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>container</source>
        <translation>Behälter</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>dessert</source>
        <translation>Nachspeise</translation>
    </message>
    <message>
        <source>dish</source>
        <translation>Gericht</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>Hund</translation>
    </message>
    <message>
        <source>drink</source>
        <translation>Getränk</translation>
    </message>
    <message>
        <source>electronics</source>
        <translation>Elektronik</translation>
    </message>
    <message>
        <source>elephant</source>
        <translation>Elefant</translation>
    </message>
    <message>
        <source>fence and wall</source>
        <translation>Zaun und Mauer</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>Fisch</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>Blume</translation>
    </message>
    <message>
        <source>food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>fruit</source>
        <translation>Obst</translation>
    </message>
    <message>
        <source>fruit and seed</source>
        <translation>Frucht und Samen</translation>
    </message>
    <message>
        <source>furniture</source>
        <translation>Möbel</translation>
    </message>
    <message>
        <source>garment</source>
        <translation>Kleidungsstück</translation>
    </message>
    <message>
        <source>hat and mask</source>
        <translation>Hut und Maske</translation>
    </message>
    <message>
        <source>hoofed animal</source>
        <translation>Huftier</translation>
    </message>
    <message>
        <source>house and hall</source>
        <translation>Haus und Halle</translation>
    </message>
    <message>
        <source>household</source>
        <translation>Haushalt</translation>
    </message>
    <message>
        <source>indoor</source>
        <translation>Innenraum</translation>
    </message>
    <message>
        <source>insect</source>
        <translation>Insekt</translation>
    </message>
    <message>
        <source>instrument</source>
        <translation>Instrument</translation>
    </message>
    <message>
        <source>kangaroo and koala</source>
        <translation>Känguru und Koala</translation>
    </message>
    <message>
        <source>keyboard</source>
        <translation>Tasteninstrument</translation>
    </message>
    <message>
        <source>kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>lamp</source>
        <translation>Lampe</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>Landschaft</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>measuring</source>
        <translation>Messgerät</translation>
    </message>
    <message>
        <source>monkey and ape</source>
        <translation>Affe</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>Motorrad</translation>
    </message>
    <message>
        <source>mushroom</source>
        <translation>Pilz</translation>
    </message>
    <message>
        <source>natural object</source>
        <translation>Naturobjekt</translation>
    </message>
    <message>
        <source>night</source>
        <translation>Nacht</translation>
    </message>
    <message>
        <source>no animal or plant</source>
        <translation>kein Tier, keine Pflanze</translation>
    </message>
    <message>
        <source>no vehicle</source>
        <translation>kein Fahrzeug</translation>
    </message>
    <message>
        <source>object</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>other building</source>
        <translation>anderes Gebäude</translation>
    </message>
    <message>
        <source>other electronics</source>
        <translation>andere Elektronik</translation>
    </message>
    <message>
        <source>other mammal</source>
        <translation>anderes Säugetier</translation>
    </message>
    <message>
        <source>other object</source>
        <translation>anderer Gegenstand</translation>
    </message>
    <message>
        <source>other plant</source>
        <translation>andere Pflanze</translation>
    </message>
    <message>
        <source>other vehicle</source>
        <translation>anderes Fahrzeug</translation>
    </message>
    <message>
        <source>percussion</source>
        <translation>Schlaginstrument</translation>
    </message>
    <message>
        <source>person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>pier and dam</source>
        <translation>Pier und Damm</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>Pflanze</translation>
    </message>
    <message>
        <source>reptile</source>
        <translation>Reptil</translation>
    </message>
    <message>
        <source>rodent and rabbit</source>
        <translation>Nagetier und Kaninchen</translation>
    </message>
    <message>
        <source>screenshot</source>
        <translation>Bildschirmfoto</translation>
    </message>
    <message>
        <source>sea animal</source>
        <translation>Meerestier</translation>
    </message>
    <message>
        <source>sea mammal</source>
        <translation>Meeressäuger</translation>
    </message>
    <message>
        <source>shoes</source>
        <translation>Schuhe</translation>
    </message>
    <message>
        <source>shop and restaurant</source>
        <translation>Laden und Restaurant</translation>
    </message>
    <message>
        <source>spider</source>
        <translation>Spinne</translation>
    </message>
    <message>
        <source>sport</source>
        <translation>Sport</translation>
    </message>
    <message>
        <source>string</source>
        <translation>Saiteninstrument</translation>
    </message>
    <message>
        <source>text and signs</source>
        <translation>Text und Schilder</translation>
    </message>
    <message>
        <source>textile</source>
        <translation>Textilie</translation>
    </message>
    <message>
        <source>tool</source>
        <translation>Werkzeug</translation>
    </message>
    <message>
        <source>tower and monument</source>
        <translation>Turm und Denkmal</translation>
    </message>
    <message>
        <source>toy</source>
        <translation>Spielzeug</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Zug</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>Lastwagen</translation>
    </message>
    <message>
        <source>twilight</source>
        <translation>Dämmerung</translation>
    </message>
    <message>
        <source>vegetable</source>
        <translation>Gemüse</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>weapon</source>
        <translation>Waffe</translation>
    </message>
    <message>
        <source>wild cat</source>
        <translation>Wildkatze</translation>
    </message>
    <message>
        <source>wild dog</source>
        <translation>Wildhund</translation>
    </message>
    <message>
        <source>wind</source>
        <translation>Blasinstrument</translation>
    </message>
</context>
<context>
    <name>LargePhoto</name>
    <message>
        <source>This photo cannot be shown</source>
        <translation>Dieses Foto lässt sich nicht zeigen</translation>
    </message>
</context>
<context>
    <name>LargeView</name>
    <message>
        <source>Back to the board</source>
        <translation>Zurück</translation>
    </message>
</context>
<context>
    <name>LinkWords</name>
    <message>
        <source>1 link for a second label removed</source>
        <translation>1 Link für ein zweites Label entfernt</translation>
    </message>
    <message>
        <source>1 link for a second label made</source>
        <translation>1 Link für ein zweites Label angelegt</translation>
    </message>
    <message>
        <source>{0} links for second labels removed</source>
        <translation>{0} Links für zweite Labels entfernt</translation>
    </message>
    <message>
        <source>{0} links for second labels made</source>
        <translation>{0} Links für zweite Labels angelegt</translation>
    </message>
</context>
<context>
    <name>Looking</name>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Finding out what speaks for {0}…</source>
        <translation>Sucht, was für „{0}“ spricht…</translation>
    </message>
    <message>
        <source>What speaks for {0} could not be found out</source>
        <translation>Was für {0} spricht, ließ sich nicht herausfinden</translation>
    </message>
    <message>
        <source>No part by itself speaks for {0}</source>
        <translation>Kein Teil allein spricht für „{0}“</translation>
    </message>
    <message>
        <source>What speaks for {0} is clear (map)</source>
        <translation>Was für „{0}“ spricht, ist klar zu sehen (Karte)</translation>
    </message>
    <message>
        <source>By the model&apos;s own map of the photo (class-activation map)</source>
        <translation>Nach der Karte, die das Modell selbst vom Foto hat (Class-Activation-Map)</translation>
    </message>
    <message>
        <source>What speaks for {0} is clear (covering)</source>
        <translation>Was für „{0}“ spricht, ist klar zu sehen (Abdecken)</translation>
    </message>
    <message>
        <source>By covering parts of the photo one after the other (occlusion)</source>
        <translation>Durch Abdecken von Teilen des Fotos, eines nach dem anderen (Okklusion)</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Add photos…</source>
        <translation>Fotos hinzufügen…</translation>
    </message>
    <message>
        <source>Try the sample photos</source>
        <translation>Beispielfotos ausprobieren</translation>
    </message>
    <message>
        <source>Copy, move or link the photos</source>
        <translation>Fotos kopieren, verschieben oder verlinken</translation>
    </message>
    <message>
        <source>Teach by example…</source>
        <translation>An Beispielen anlernen…</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren…</translation>
    </message>
    <message>
        <source>Forget what was measured…</source>
        <translation>Messwerte vergessen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Select all of the column</source>
        <translation>Ganze Spalte auswählen</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Set to unsure</source>
        <translation>Auf unsicher setzen</translation>
    </message>
    <message>
        <source>Leave in place</source>
        <translation>Liegen lassen</translation>
    </message>
    <message>
        <source>Pause or go on</source>
        <translation>Pause oder weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Photo and destination</source>
        <translation>Foto und Ziel</translation>
    </message>
    <message>
        <source>Quick look first</source>
        <translation>Zuerst Schnelldurchlauf</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Legen nach…</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>Open the section of a tree</source>
        <translation>Abschnitt eines Baums öffnen</translation>
    </message>
    <message>
        <source>Open what lies above it</source>
        <translation>Eine Ebene höher gehen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Photo formats</source>
        <translation>Fotoformate</translation>
    </message>
    <message>
        <source>Report a problem…</source>
        <translation>Problem melden…</translation>
    </message>
    <message>
        <source>About Sorter</source>
        <translation>Über Sorter</translation>
    </message>
    <message>
        <source>Close tasks, history or settings, show all photos, or stop</source>
        <translation>Aufgaben, Verlauf oder Einstellungen schließen, alle Fotos zeigen oder anhalten</translation>
    </message>
    <message>
        <source>Open recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Sort on</source>
        <translation>Sortieren auf</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Show in its folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <source>Copy the path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>What it looked at</source>
        <translation>Worauf die Aufgabe sah</translation>
    </message>
    <message>
        <source>Large view</source>
        <translation>Große Ansicht</translation>
    </message>
    <message>
        <source>Filter the photos</source>
        <translation>Fotos filtern</translation>
    </message>
    <message>
        <source>Larger photos</source>
        <translation>Größere Fotos</translation>
    </message>
    <message>
        <source>Smaller photos</source>
        <translation>Kleinere Fotos</translation>
    </message>
    <message>
        <source>Photos as large as at first</source>
        <translation>Fotos in Anfangsgröße</translation>
    </message>
    <message>
        <source>Fold the column, or show it</source>
        <translation>Spalte ein- oder ausklappen</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>The fastest device</source>
        <translation>Das schnellste Gerät</translation>
    </message>
    <message>
        <source>1 to 9</source>
        <translation>1 bis 9</translation>
    </message>
    <message>
        <source>Move the chosen photos to the column with this key</source>
        <translation>Gewählte Fotos in die Spalte mit dieser Taste legen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>See the chosen photo large, and back; plus, minus and 0 go nearer and away</source>
        <translation>Gewähltes Foto groß zeigen und zurück; Plus, Minus und 0 gehen näher und weiter weg</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>Pfeile</translation>
    </message>
    <message>
        <source>Go through the photos and on into the next column</source>
        <translation>Durch die Fotos gehen und weiter in die nächste Spalte</translation>
    </message>
    <message>
        <source>Escape</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tab</translation>
    </message>
    <message>
        <source>Sources, tasks, board, destination, button</source>
        <translation>Quellen, Aufgaben, Übersicht, Ziel, Knopf</translation>
    </message>
    <message>
        <source>In the template: propose fields; Enter or Tab takes one</source>
        <translation>In der Vorlage: Felder vorschlagen; Eingabe oder Tab übernimmt eines</translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
</context>
<context>
    <name>MovePanel</name>
    <message>
        <source>Find a label</source>
        <translation>Label suchen</translation>
    </message>
    <message>
        <source>No label of this name</source>
        <translation>Kein Label dieses Namens</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
</context>
<context>
    <name>Moving</name>
    <message>
        <source>Move 1 photo to</source>
        <translation>1 Foto legen nach</translation>
    </message>
    <message numerus="yes">
        <source>Move %Ln photos to</source>
        <translation>
            <numerusform>%Ln Foto legen nach</numerusform>
            <numerusform>%Ln Fotos legen nach</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notifying</name>
    <message>
        <source>{0} in {1}.</source>
        <translation>{0} in {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read.</source>
        <translation>{0} nicht lesbar.</translation>
    </message>
    <message>
        <source>Photos are sorted</source>
        <translation>Fotos sind sortiert</translation>
    </message>
    <message>
        <source>{0}, in {1}.</source>
        <translation>{0}, in {1}.</translation>
    </message>
    <message>
        <source>A task is taught</source>
        <translation>Eine Aufgabe ist beigebracht</translation>
    </message>
    <message>
        <source>A model was looked at, and can be kept</source>
        <translation>Ein Modell wurde angesehen und kann behalten werden</translation>
    </message>
    <message>
        <source>Sorter could not finish</source>
        <translation>Sorter konnte nicht fertig werden</translation>
    </message>
    <message>
        <source>The window says why.</source>
        <translation>Warum, steht im Fenster.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Photos are put back</source>
        <translation>Fotos sind zurückgelegt</translation>
    </message>
    <message>
        <source>Photos are copied</source>
        <translation>Fotos sind kopiert</translation>
    </message>
    <message>
        <source>Photos are moved</source>
        <translation>Fotos sind verschoben</translation>
    </message>
    <message>
        <source>Photos are linked</source>
        <translation>Fotos sind verlinkt</translation>
    </message>
    <message>
        <source>Photos are tagged</source>
        <translation>Fotos sind verschlagwortet</translation>
    </message>
</context>
<context>
    <name>OwnTasks</name>
    <message>
        <source>Models (*.onnx *.zip)</source>
        <translation>Modelle (*.onnx *.zip)</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>Modell importieren</translation>
    </message>
    <message>
        <source>Remove the task {0}? Photos that were sorted by it stay where they are.</source>
        <translation>Aufgabe „{0}“ entfernen? Damit sortierte Fotos bleiben, wo sie sind.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>This task comes with Sorter and stays.</source>
        <translation>Diese Aufgabe gehört zu Sorter und bleibt.</translation>
    </message>
    <message>
        <source>There is a task that is called {0}: choose another name.</source>
        <translation>Es gibt schon eine Aufgabe „{0}“: Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>Tasks can be taught with {0} now.</source>
        <translation>Mit „{0}“ lassen sich jetzt Aufgaben anlernen.</translation>
    </message>
    <message>
        <source>Teach by example…</source>
        <translation>An Beispielen anlernen…</translation>
    </message>
    <message>
        <source>{0} is among your tasks now.</source>
        <translation>„{0}“ steht jetzt bei den Aufgaben.</translation>
    </message>
    <message>
        <source>Sort by it</source>
        <translation>Danach sortieren</translation>
    </message>
    <message>
        <source>{0} was written to {1}.</source>
        <translation>„{0}“ ist in {1} geschrieben.</translation>
    </message>
    <message>
        <source>The graph alone does not tell photos that belong to none of the labels; a .zip does.</source>
        <translation>Der Graph allein erkennt nicht, welche Fotos zu keinem der Labels gehören; eine .zip-Datei kann das.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>The task {0} is removed.</source>
        <translation>Die Aufgabe „{0}“ ist entfernt.</translation>
    </message>
</context>
<context>
    <name>OwnWords</name>
    <message>
        <source>{0} learnt from {1} photos.</source>
        <translation>„{0}“ hat aus {1} Fotos gelernt.</translation>
    </message>
    <message>
        <source>{0} of {1} taken for {2}</source>
        <translation>{0} × „{1}“ für „{2}“ gehalten</translation>
    </message>
    <message>
        <source>looks like {0} ({1}), lies in {2}: {3}</source>
        <translation>sieht aus wie „{0}“ ({1}), liegt in „{2}“: {3}</translation>
    </message>
    <message>
        <source>not learnt from: {0}: {1}</source>
        <translation>nicht gelernt: {0}: {1}</translation>
    </message>
    <message>
        <source>and {0} more not learnt from</source>
        <translation>und aus {0} weiteren nicht gelernt</translation>
    </message>
    <message>
        <source> and {0} more</source>
        <translation> und {0} weitere</translation>
    </message>
    <message>
        <source>{0} labels: {1}{2}</source>
        <translation>{0} Labels: {1}{2}</translation>
    </message>
    <message>
        <source>as its task says</source>
        <translation>wie in der Aufgabe angegeben</translation>
    </message>
    <message>
        <source>Photos are prepared by: {0}{1}</source>
        <translation>Fotos werden vorbereitet nach: {0}{1}</translation>
    </message>
    <message>
        <source>It has no labels: nothing is sorted by it, and tasks can be taught with it.</source>
        <translation>Es hat keine Labels: Danach wird nicht sortiert, aber Aufgaben lassen sich damit anlernen.</translation>
    </message>
    <message>
        <source>as it says itself</source>
        <translation>wie es selbst angibt</translation>
    </message>
    <message>
        <source>, which is a guess</source>
        <translation> (vermutet)</translation>
    </message>
    <message>
        <source>The model has {0} classes, and {1} of them have a label: give one for each, in their order.</source>
        <translation>Das Modell hat {0} Klassen, und {1} davon haben ein Label: Bitte jeder eines geben, in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>The model has {0} classes, and {1} does not have so many labels.</source>
        <translation>Das Modell hat {0} Klassen, und {1} hat nicht so viele Labels.</translation>
    </message>
    <message>
        <source>The model has {0} classes, and it does not say what they are: give their labels.</source>
        <translation>Das Modell hat {0} Klassen und sagt nicht, was sie sind: Bitte die Labels angeben.</translation>
    </message>
    <message>
        <source>{0} of {1} right: {2}</source>
        <translation>{0} von {1} richtig: {2}</translation>
    </message>
    <message>
        <source>With so few examples nothing can be measured: add some of each.</source>
        <translation>Mit so wenigen Beispielen lässt sich nichts messen: Bitte von jedem einige hinzufügen.</translation>
    </message>
    <message>
        <source>Of examples that it had not seen it got {0} right (95 % interval {1} to {2}).</source>
        <translation>Von Beispielen, die es nicht gesehen hatte, waren {0} richtig (Intervall zu 95 %: {1} bis {2}).</translation>
    </message>
    <message>
        <source>With fewer than five of a label that says little.</source>
        <translation>Bei weniger als fünf je Label besagt das wenig.</translation>
    </message>
    <message>
        <source>That may be too little to rely on.</source>
        <translation>Das ist vielleicht zu wenig, um sich darauf zu verlassen.</translation>
    </message>
    <message>
        <source>, which is a guess: examples would find out</source>
        <translation> (vermutet: Beispiele würden es klären)</translation>
    </message>
    <message>
        <source>, which gets most of the examples right</source>
        <translation> (trifft die meisten Beispiele)</translation>
    </message>
</context>
<context>
    <name>PairsDialog</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Photo</name>
    <message>
        <source>Chosen photo</source>
        <translation>Gewähltes Foto</translation>
    </message>
    <message>
        <source>This photo cannot be shown</source>
        <translation>Dieses Foto lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>Choose a photo to see it here</source>
        <translation>Foto wählen, um es hier zu sehen</translation>
    </message>
</context>
<context>
    <name>PhotoDeeds</name>
    <message>
        <source>{0} is no longer there.</source>
        <translation>{0} ist nicht mehr da.</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>There is no folder {0} yet: nothing had to be kept so far.</source>
        <translation>Den Ordner {0} gibt es noch nicht: Bisher war nichts abzulegen.</translation>
    </message>
    <message>
        <source>The settings are as they were at first.</source>
        <translation>Die Einstellungen sind wie am Anfang.</translation>
    </message>
    <message>
        <source>Put all settings of this page back to what they were at first?</source>
        <translation>Alle Einstellungen dieser Seite auf ihre Anfangswerte zurücksetzen?</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The settings are as they were before.</source>
        <translation>Die Einstellungen sind wieder wie vorher.</translation>
    </message>
</context>
<context>
    <name>PreflightView</name>
    <message>
        <source>{0} Looking at the disks…</source>
        <translation>{0} Laufwerke werden geprüft…</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
</context>
<context>
    <name>QuickLook</name>
    <message numerus="yes">
        <source>About %n minutes are left. A quick look goes by the small pictures in the photos first, and looks at the photos themselves afterwards.</source>
        <translation>
            <numerusform>Noch etwa %n Minute. Ein Schnelldurchlauf geht zuerst nach den kleinen Bildern in den Fotos und sieht die Fotos selbst danach an.</numerusform>
            <numerusform>Noch etwa %n Minuten. Ein Schnelldurchlauf geht zuerst nach den kleinen Bildern in den Fotos und sieht die Fotos selbst danach an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Quick look</source>
        <translation>Schnelldurchlauf</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Something went wrong in Sorter</source>
        <translation>In Sorter ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>Report a problem</source>
        <translation>Problem melden</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Leave out my name, my home folder, and the names of photos and folders</source>
        <translation>Eigenen Namen, persönlichen Ordner und die Namen von Fotos und Ordnern weglassen</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>Bericht kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>This is a fault in Sorter. Your photos are as safe as the journal says. The report below can be copied; it is sent nowhere.</source>
        <translation>Das ist ein Fehler in Sorter. Die Fotos sind so sicher, wie es im Journal steht. Der Bericht hier lässt sich kopieren; er wird nirgendwohin gesendet.</translation>
    </message>
    <message>
        <source>This is what a report needs besides what you did and what happened. It can be copied; it is sent nowhere.</source>
        <translation>Das braucht ein Bericht außer dem, was getan wurde und was dann geschah. Es lässt sich kopieren; es wird nirgendwohin gesendet.</translation>
    </message>
</context>
<context>
    <name>Reviewing</name>
    <message>
        <source>accepted</source>
        <translation>bestätigt</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
</context>
<context>
    <name>RunTable</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Sorted by</source>
        <translation>Sortiert nach</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>Said</name>
    <message>
        <source>en</source>
        <translation>de</translation>
    </message>
    <message>
        <source>0 to 1, middle square (Ultralytics)</source>
        <translation>0 bis 1, mittleres Quadrat (Ultralytics)</translation>
    </message>
    <message>
        <source>0 to 1, squashed to a square</source>
        <translation>0 bis 1, zum Quadrat gestaucht</translation>
    </message>
    <message>
        <source>0 to 255, middle square</source>
        <translation>0 bis 255, mittleres Quadrat</translation>
    </message>
    <message>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <source>1 example</source>
        <translation>1 Beispiel</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>1 folder</source>
        <translation>1 Ordner</translation>
    </message>
    <message>
        <source>1 hard link</source>
        <translation>1 Hardlink</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message>
        <source>1 name</source>
        <translation>1 Name</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>1 photo lies</source>
        <translation>1 Foto liegt</translation>
    </message>
    <message>
        <source>1 tag</source>
        <translation>1 Stichwort</translation>
    </message>
    <message>
        <source>A JPEG without loss</source>
        <translation>Ein verlustfreies JPEG</translation>
    </message>
    <message>
        <source>A task is exported into a file that ends in .zip (whole) or .onnx (one graph).</source>
        <translation>Eine Aufgabe wird in eine Datei exportiert, die auf .zip (ganz) oder .onnx (ein Graph) endet.</translation>
    </message>
    <message>
        <source>A task needs two labels or more, each a folder with photos in {0}; there is none.</source>
        <translation>Eine Aufgabe braucht zwei Labels oder mehr, jedes ein Ordner mit Fotos in {0}; es gibt keines.</translation>
    </message>
    <message>
        <source>A task needs two labels or more, each a folder with photos in {0}; there is only {1}.</source>
        <translation>Eine Aufgabe braucht zwei Labels oder mehr, jedes ein Ordner mit Fotos in {0}; es gibt nur {1}.</translation>
    </message>
    <message>
        <source>Another Sorter is at work in {0}; wait until it is done.</source>
        <translation>Ein anderes Sorter arbeitet in {0}; bitte abwarten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Another Sorter is moving or copying files just now; wait until it is done.</source>
        <translation>Ein anderes Sorter verschiebt oder kopiert gerade Dateien; bitte abwarten, bis es fertig ist.</translation>
    </message>
    <message>
        <source>Bad file descriptor</source>
        <translation>ungültiger Dateideskriptor</translation>
    </message>
    <message>
        <source>CLIP: own mean, middle square</source>
        <translation>CLIP: eigenes Mittel, mittleres Quadrat</translation>
    </message>
    <message>
        <source>CPU, {0}</source>
        <translation>CPU, {0}</translation>
    </message>
    <message>
        <source>CUDA libraries not found</source>
        <translation>CUDA-Bibliotheken nicht gefunden</translation>
    </message>
    <message>
        <source>CUDA libraries not found: {0}</source>
        <translation>CUDA-Bibliotheken nicht gefunden: {0}</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>nicht genügend Speicher</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>Zeitüberschreitung der Verbindung</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät belegt</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Ordner nicht leer</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Speicherkontingent überschritten</translation>
    </message>
    <message>
        <source>Edited pictures of Apple&apos;s Photos beside their original (IMG_E1234.JPG)</source>
        <translation>Bearbeitete Bilder aus Apple Fotos neben ihrem Original (IMG_E1234.JPG)</translation>
    </message>
    <message>
        <source>Edits of Apple&apos;s Photos (.aae)</source>
        <translation>Bearbeitungen aus Apple Fotos (.aae)</translation>
    </message>
    <message>
        <source>Edits of other programs (.pp3, .arp, .dop, .on1, .cos, .acr, .vrd, .dr4)</source>
        <translation>Bearbeitungen anderer Programme (.pp3, .arp, .dop, .on1, .cos, .acr, .vrd, .dr4)</translation>
    </message>
    <message>
        <source>EfficientNet-Lite: {0}, middle {1}</source>
        <translation>EfficientNet-Lite: {0}, Mitte {1}</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei existiert bereits</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>Function not implemented</source>
        <translation>Funktion nicht vorhanden</translation>
    </message>
    <message>
        <source>Host is down</source>
        <translation>Rechner nicht erreichbar</translation>
    </message>
    <message>
        <source>ImageNet mean, middle square</source>
        <translation>ImageNet-Mittel, mittleres Quadrat</translation>
    </message>
    <message>
        <source>ImageNet mean, squashed to a square</source>
        <translation>ImageNet-Mittel, zum Quadrat gestaucht</translation>
    </message>
    <message>
        <source>Imported from {0}.</source>
        <translation>Importiert aus {0}.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>ungültiges Argument</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>Link über Laufwerke hinweg</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>JSON, not a photo</source>
        <translation>JSON, kein Foto</translation>
    </message>
    <message>
        <source>Keras EfficientNet: 0 to 255, squashed</source>
        <translation>Keras EfficientNet: 0 bis 255, gestaucht</translation>
    </message>
    <message>
        <source>Keras MobileNet, Inception: -1 to 1</source>
        <translation>Keras MobileNet, Inception: -1 bis 1</translation>
    </message>
    <message>
        <source>Keras MobileNet, Inception: -1 to 1, {0}, middle {1}</source>
        <translation>Keras MobileNet, Inception: -1 bis 1, {0}, Mitte {1}</translation>
    </message>
    <message>
        <source>Keras VGG, ResNet: blue first, mean subtracted</source>
        <translation>Keras VGG, ResNet: Blau zuerst, Mittel abgezogen</translation>
    </message>
    <message>
        <source>Keras VGG, ResNet: {0}, middle {1}</source>
        <translation>Keras VGG, ResNet: {0}, Mitte {1}</translation>
    </message>
    <message>
        <source>No NVIDIA GPU found</source>
        <translation>Keine NVIDIA-GPU gefunden</translation>
    </message>
    <message>
        <source>No labels were found in {0}: write one on each line, in the order of the classes.</source>
        <translation>In {0} fanden sich keine Labels: Bitte eines je Zeile schreiben, in der Reihenfolge der Klassen.</translation>
    </message>
    <message>
        <source>No room is left on the disk of {0}: what is done stands, the rest is where it was.</source>
        <translation>Auf dem Laufwerk von {0} ist kein Platz mehr: Was getan ist, bleibt; der Rest liegt, wo er lag.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>kein Platz mehr auf dem Laufwerk</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>kein solches Gerät</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>keine solche Datei und kein solcher Ordner</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>ist kein Ordner</translation>
    </message>
    <message>
        <source>Not measured: no label has a second example.</source>
        <translation>Nicht gemessen: Kein Label hat ein zweites Beispiel.</translation>
    </message>
    <message>
        <source>Nothing can be brought into {0}: {1}.</source>
        <translation>In {0} lässt sich nichts ablegen: {1}.</translation>
    </message>
    <message>
        <source>Nothing can be put into {0}, since the disk of {1} can only be read.</source>
        <translation>In {0} lässt sich nichts ablegen, da das Laufwerk von {1} nur lesbar ist.</translation>
    </message>
    <message>
        <source>Nothing can be put into {0}, since {1} can only be read.</source>
        <translation>In {0} lässt sich nichts ablegen, da {1} nur lesbar ist.</translation>
    </message>
    <message>
        <source>Nothing can be put into {0}: {1}.</source>
        <translation>In {0} lässt sich nichts ablegen: {1}.</translation>
    </message>
    <message>
        <source>ONNX Runtime</source>
        <translation>ONNX Runtime</translation>
    </message>
    <message>
        <source>ONNX Runtime, which runs models, does not take its graph; export it anew</source>
        <translation>ONNX Runtime, das Modelle ausführt, nimmt seinen Graphen nicht; bitte neu exportieren</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} are closed to other users in a way that the disk of {2} cannot hold; others can read the copies.</source>
        <translation>Von {0} geprüften Dateien sind {1} für andere Benutzer auf eine Weise gesperrt, die das Laufwerk von {2} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} are closed to other users in a way that {2} cannot hold; others can read the copies.</source>
        <translation>Von {0} geprüften Dateien sind {1} für andere Benutzer auf eine Weise gesperrt, die {2} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} carries extra attributes (tags of a file manager, for example) that the disk of {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien trägt {1} zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die das Laufwerk von {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} carries extra attributes (tags of a file manager, for example) that {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien trägt {1} zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} carry extra attributes (tags of a file manager, for example) that the disk of {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien tragen {1} zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die das Laufwerk von {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} carry extra attributes (tags of a file manager, for example) that {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien tragen {1} zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} has a time of change that the disk of {2} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>Von {0} geprüften Dateien hat {1} eine Änderungszeit, die das Laufwerk von {2} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} has a time of change that {2} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>Von {0} geprüften Dateien hat {1} eine Änderungszeit, die {2} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} has access lists that the disk of {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien hat {1} Zugriffslisten, die das Laufwerk von {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} has access lists that {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien hat {1} Zugriffslisten, die {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} have a time of change that the disk of {2} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>Von {0} geprüften Dateien haben {1} eine Änderungszeit, die das Laufwerk von {2} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} have a time of change that {2} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>Von {0} geprüften Dateien haben {1} eine Änderungszeit, die {2} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} have access lists that the disk of {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien haben {1} Zugriffslisten, die das Laufwerk von {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} have access lists that {2} cannot hold; the copies go without.</source>
        <translation>Von {0} geprüften Dateien haben {1} Zugriffslisten, die {2} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} is closed to other users in a way that the disk of {2} cannot hold; others can read the copies.</source>
        <translation>Von {0} geprüften Dateien ist {1} für andere Benutzer auf eine Weise gesperrt, die das Laufwerk von {2} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>Of {0} files looked at, {1} is closed to other users in a way that {2} cannot hold; others can read the copies.</source>
        <translation>Von {0} geprüften Dateien ist {1} für andere Benutzer auf eine Weise gesperrt, die {2} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>Of {0} unusual names {1} were tried, and the disk of {2} refuses {3} of them, such as {4}.</source>
        <translation>Von {0} ungewöhnlichen Namen wurden {1} geprüft, und das Laufwerk von {2} lehnt {3} davon ab, etwa {4}.</translation>
    </message>
    <message>
        <source>Of {0} unusual names {1} were tried, and {2} refuses {3} of them, such as {4}.</source>
        <translation>Von {0} ungewöhnlichen Namen wurden {1} geprüft, und {2} lehnt {3} davon ab, etwa {4}.</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>Vorgang nicht unterstützt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Photos cannot be measured: the process that does it ended three times before its first result. Choose another device; if that does not help, install Sorter again.</source>
        <translation>Fotos lassen sich nicht messen: Der Prozess dafür endete dreimal vor dem ersten Ergebnis. Bitte ein anderes Gerät wählen; hilft das nicht, Sorter neu installieren.</translation>
    </message>
    <message>
        <source>Photos cannot be prepared in such a way.</source>
        <translation>So lassen sich Fotos nicht vorbereiten.</translation>
    </message>
    <message>
        <source>RAW files beside a JPEG or HEIC of the same shot</source>
        <translation>RAW-Dateien neben einem JPEG oder HEIC derselben Aufnahme</translation>
    </message>
    <message>
        <source>RAW without a large preview</source>
        <translation>RAW ohne große Vorschau</translation>
    </message>
    <message>
        <source>Radiance HDR</source>
        <translation>Radiance HDR</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Dateisystem nur lesbar</translation>
    </message>
    <message>
        <source>Remote I/O error</source>
        <translation>Ein-/Ausgabefehler der Gegenstelle</translation>
    </message>
    <message>
        <source>Run {0} did nothing.</source>
        <translation>Lauf {0} hat nichts getan.</translation>
    </message>
    <message>
        <source>Run {0} has been done again already by run {1}{2}{3}.</source>
        <translation>Lauf {0} wurde schon wiederholt durch Lauf {1}{2}{3}.</translation>
    </message>
    <message>
        <source>Run {0} has been done again already by runs {1} and {2}{3}{4}.</source>
        <translation>Lauf {0} wurde schon wiederholt durch die Läufe {1} und {2}{3}{4}.</translation>
    </message>
    <message>
        <source>Run {0} has been undone already by run {1}{2}{3}.</source>
        <translation>Lauf {0} wurde schon rückgängig gemacht durch Lauf {1}{2}{3}.</translation>
    </message>
    <message>
        <source>Run {0} has been undone already by runs {1} and {2}{3}{4}.</source>
        <translation>Lauf {0} wurde schon rückgängig gemacht durch die Läufe {1} und {2}{3}{4}.</translation>
    </message>
    <message>
        <source>Run {0} has nothing to put back for {1}.</source>
        <translation>Lauf {0} hat für {1} nichts zurückzulegen.</translation>
    </message>
    <message>
        <source>Run {0} was undone as far as that was possible. To try the rest again: sorter undo {1}.</source>
        <translation>Lauf {0} wurde rückgängig gemacht, soweit möglich. Um den Rest erneut zu versuchen: sorter undo {1}.</translation>
    </message>
    <message>
        <source>Run {0} was undone as far as that was possible. To try the rest again: sorter undo {1}; to go on to the run before it: sorter undo {2}.</source>
        <translation>Lauf {0} wurde rückgängig gemacht, soweit möglich. Um den Rest erneut zu versuchen: sorter undo {1}; weiter zum Lauf davor: sorter undo {2}.</translation>
    </message>
    <message>
        <source>Several files beside the model could be its {0} labels ({1}): give the right one with --labels.</source>
        <translation>Mehrere Dateien neben dem Modell könnten seine {0} Labels sein ({1}): Bitte die richtige mit --labels angeben.</translation>
    </message>
    <message>
        <source>Small pictures that a camera puts beside a photo (.thm)</source>
        <translation>Kleine Bilder, die eine Kamera neben ein Foto legt (.thm)</translation>
    </message>
    <message>
        <source>Sorter is being closed</source>
        <translation>Sorter wird geschlossen</translation>
    </message>
    <message>
        <source>Sorter is being closed.</source>
        <translation>Sorter wird geschlossen.</translation>
    </message>
    <message>
        <source>Sorter&apos;s own words in the model</source>
        <translation>Sorters eigene Angaben im Modell</translation>
    </message>
    <message>
        <source>Spoken notes of a camera (.wav, .m4a, .mp3)</source>
        <translation>Sprachnotizen einer Kamera (.wav, .m4a, .mp3)</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>veralteter Dateiverweis</translation>
    </message>
    <message>
        <source>Symbolic links cannot be made on the disk of {0}; choose hard links, or copy.</source>
        <translation>Auf dem Laufwerk von {0} lassen sich keine Symlinks anlegen; bitte Hardlinks wählen oder kopieren.</translation>
    </message>
    <message>
        <source>Symbolic links cannot be made on {0}; choose hard links, or copy.</source>
        <translation>Auf {0} lassen sich keine Symlinks anlegen; bitte Hardlinks wählen oder kopieren.</translation>
    </message>
    <message>
        <source>Taught by examples: {0} or {1}.</source>
        <translation>An Beispielen angelernt: {0} oder {1}.</translation>
    </message>
    <message>
        <source>Taught by examples: {0}.</source>
        <translation>An Beispielen angelernt: {0}.</translation>
    </message>
    <message>
        <source>Teachable Machine: -1 to 1, middle square</source>
        <translation>Teachable Machine: -1 bis 1, mittleres Quadrat</translation>
    </message>
    <message>
        <source>The NVIDIA driver is not installed or does not answer</source>
        <translation>Der NVIDIA-Treiber ist nicht installiert oder antwortet nicht</translation>
    </message>
    <message>
        <source>The device {0} cannot be used: {1}.</source>
        <translation>Das Gerät {0} ist nicht benutzbar: {1}.</translation>
    </message>
    <message>
        <source>The disk at {0} is no longer there, so nothing was touched; connect it, or choose another target folder.</source>
        <translation>Das Laufwerk unter {0} ist nicht mehr da, daher wurde nichts angerührt; bitte verbinden oder einen anderen Zielordner wählen.</translation>
    </message>
    <message>
        <source>The disk of {0} does not take what is written ({1}), so nothing further is touched; the next start says where each photo is.</source>
        <translation>Das Laufwerk von {0} nimmt nicht an, was geschrieben wird ({1}); daher wird nichts weiter angerührt. Der nächste Start sagt, wo jedes Foto ist.</translation>
    </message>
    <message>
        <source>The disk of {0} does not tell capitals from small letters, so {1} become one with another.</source>
        <translation>Das Laufwerk von {0} unterscheidet nicht zwischen Groß- und Kleinbuchstaben, daher fallen {1} mit anderen zusammen.</translation>
    </message>
    <message>
        <source>The disk of {0} does not tell capitals from small letters, so {1} becomes one with another.</source>
        <translation>Das Laufwerk von {0} unterscheidet nicht zwischen Groß- und Kleinbuchstaben, daher fällt {1} mit einem anderen zusammen.</translation>
    </message>
    <message>
        <source>The disk of {0} is on a network share ({1}), which keeps its word less well than a disk of this computer: let nothing else write there meanwhile.</source>
        <translation>Das Laufwerk von {0} liegt auf einer Netzwerkfreigabe ({1}), die weniger verlässlich ist als ein Laufwerk dieses Computers: Bitte sonst nichts dorthin schreiben lassen.</translation>
    </message>
    <message>
        <source>The disk of {0} knows no hard links; choose symbolic links, or copy.</source>
        <translation>Das Laufwerk von {0} kennt keine Hardlinks; bitte Symlinks wählen oder kopieren.</translation>
    </message>
    <message>
        <source>The disk of {0} refuses paths as long as {1}.</source>
        <translation>Das Laufwerk von {0} lehnt so lange Pfade ab wie {1}.</translation>
    </message>
    <message>
        <source>The disk of {0} refuses {1} of this plan, such as {2}.</source>
        <translation>Das Laufwerk von {0} lehnt {1} dieses Plans ab, etwa {2}.</translation>
    </message>
    <message>
        <source>The examples cannot be learnt from: the search for the best classifier does not come to an end.</source>
        <translation>Aus den Beispielen lässt sich nicht lernen: Die Suche nach dem besten Klassifikator kommt zu keinem Ende.</translation>
    </message>
    <message>
        <source>The file {0} cannot be written: {1}.</source>
        <translation>Die Datei {0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>The file {0} in {1}</source>
        <translation>Die Datei {0} in {1}</translation>
    </message>
    <message>
        <source>The files lie inside the target folder {0} already, in {1}.</source>
        <translation>Die Dateien liegen schon im Zielordner {0}, in {1}.</translation>
    </message>
    <message>
        <source>The film of a Live Photo (.mov, .mp4)</source>
        <translation>Der Film eines Live Photos (.mov, .mp4)</translation>
    </message>
    <message>
        <source>The film of a motion photo (PXL_….MP, MVIMG_….mp4)</source>
        <translation>Der Film eines Motion Photos (PXL_….MP, MVIMG_….mp4)</translation>
    </message>
    <message>
        <source>The folder {0} cannot be opened: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht öffnen: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be read: {1}.</source>
        <translation>Der Ordner {0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} is no longer there; is its disk still connected? What is done stands, and the rest was not reached.</source>
        <translation>Der Ordner {0} ist nicht mehr da; ist sein Laufwerk noch verbunden? Was getan ist, bleibt; der Rest wurde nicht erreicht.</translation>
    </message>
    <message>
        <source>The folder {0} is not there, so nothing can be put back from it; if it is on a disk, connect that and undo again.</source>
        <translation>Der Ordner {0} ist nicht da, daher lässt sich nichts daraus zurücklegen; liegt er auf einem Laufwerk, bitte verbinden und erneut rückgängig machen.</translation>
    </message>
    <message>
        <source>The folder {0} is not there, so nothing can be put back from it; if it is on a disk, connect that and undo again. To undo the run before it: sorter undo {1}.</source>
        <translation>Der Ordner {0} ist nicht da, daher lässt sich nichts daraus zurücklegen; liegt er auf einem Laufwerk, bitte verbinden und erneut rückgängig machen. Den Lauf davor macht sorter undo {1} rückgängig.</translation>
    </message>
    <message>
        <source>The folder {0} is not there; connect its disk and undo again.</source>
        <translation>Der Ordner {0} ist nicht da; bitte sein Laufwerk verbinden und erneut rückgängig machen.</translation>
    </message>
    <message>
        <source>The folder {0} is not there; connect its disk and undo again. To undo the run before it: sorter undo {1}.</source>
        <translation>Der Ordner {0} ist nicht da; bitte sein Laufwerk verbinden und erneut rückgängig machen. Den Lauf davor macht sorter undo {1} rückgängig.</translation>
    </message>
    <message>
        <source>The gate of the task looks at {0} values, its model gives {1}.</source>
        <translation>Der Filter der Aufgabe achtet auf {0} Werte, ihr Modell liefert {1}.</translation>
    </message>
    <message>
        <source>The gate {0} is wrong: there must be one number for each value of the embedding.</source>
        <translation>Der Filter {0} ist falsch: Jeder Wert des Embeddings braucht eine Zahl.</translation>
    </message>
    <message>
        <source>The head of the task looks at {0} values, its model gives {1}.</source>
        <translation>Der Kopf der Aufgabe achtet auf {0} Werte, ihr Modell liefert {1}.</translation>
    </message>
    <message>
        <source>The head {0} does not fit the task&apos;s {1} labels.</source>
        <translation>Der Kopf {0} passt nicht zu den {1} Labels der Aufgabe.</translation>
    </message>
    <message>
        <source>The head {0} does not fit the task&apos;s {1} labels: its table of the {2} is wrong.</source>
        <translation>Der Kopf {0} passt nicht zu den {1} Labels der Aufgabe: Seine Tabelle {2} ist falsch.</translation>
    </message>
    <message>
        <source>The head {0} is damaged: it has values that are no numbers; teach the task again.</source>
        <translation>Der Kopf {0} ist beschädigt: Er enthält Werte, die keine Zahlen sind; bitte die Aufgabe neu beibringen.</translation>
    </message>
    <message>
        <source>The journal cannot be kept in {0}, since that is on a network share (another computer); choose a data folder on a disk of this computer.</source>
        <translation>Das Journal kann nicht in {0} liegen, da das eine Netzwerkfreigabe ist (anderer Computer); bitte einen Datenordner auf einem Laufwerk dieses Computers wählen.</translation>
    </message>
    <message>
        <source>The journal cannot be kept in {0}, since that is on a network share ({1}); choose a data folder on a disk of this computer.</source>
        <translation>Das Journal kann nicht in {0} liegen, da das eine Netzwerkfreigabe ist ({1}); bitte einen Datenordner auf einem Laufwerk dieses Computers wählen.</translation>
    </message>
    <message>
        <source>The journal {0} can only be read, so no file is touched: make it and its folder writable, or choose another data folder.</source>
        <translation>Das Journal {0} ist nur lesbar, daher wird keine Datei angerührt: Bitte es und seinen Ordner beschreibbar machen oder einen anderen Datenordner wählen.</translation>
    </message>
    <message>
        <source>The known photos {0} are wrong: there must be one row of numbers for each.</source>
        <translation>Die bekannten Fotos {0} sind falsch: Jedes braucht eine Zeile mit Zahlen.</translation>
    </message>
    <message>
        <source>The labels {0} are wrong: a name in line {1} is empty.</source>
        <translation>Die Labels {0} sind falsch: Ein Name in Zeile {1} ist leer.</translation>
    </message>
    <message>
        <source>The labels {0} cannot be read: {1}.</source>
        <translation>Die Labels {0} sind nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The model cannot be used, since reading it fails ({0}).</source>
        <translation>Das Modell ist nicht benutzbar, da das Lesen scheitert ({0}).</translation>
    </message>
    <message>
        <source>The model cannot be used: the process that looked at it says what makes no sense.</source>
        <translation>Das Modell ist nicht benutzbar: Der Prozess, der es ansah, sagt Unsinniges.</translation>
    </message>
    <message>
        <source>The model failed on {0}: {1}.</source>
        <translation>Das Modell scheiterte auf {0}: {1}.</translation>
    </message>
    <message>
        <source>The model gives an embedding and no scores for classes, so it takes no labels: leave --label, --labels, --examples and --multi-label out, and teach a task with it afterwards.</source>
        <translation>Das Modell liefert ein Embedding und keine Werte für Klassen, nimmt also keine Labels: Bitte --label, --labels, --examples und --multi-label weglassen und danach eine Aufgabe damit anlernen.</translation>
    </message>
    <message>
        <source>The model has {0} classes, and no list of so many labels was found (found: {1}): give one with --labels FILE, a label on each line, or name each with --label (or import it with --backbone, to teach with).</source>
        <translation>Das Modell hat {0} Klassen, und es fand sich keine Liste mit so vielen Labels (gefunden: {1}): Bitte mit --labels DATEI angeben, ein Label je Zeile, oder jedes mit --label nennen (oder mit --backbone zum Anlernen importieren).</translation>
    </message>
    <message>
        <source>The model has {0} classes, and no list of so many labels was found: give one with --labels FILE, a label on each line, or name each with --label (or import it with --backbone, to teach with).</source>
        <translation>Das Modell hat {0} Klassen, und es fand sich keine Liste mit so vielen Labels: Bitte mit --labels DATEI angeben, ein Label je Zeile, oder jedes mit --label nennen (oder mit --backbone zum Anlernen importieren).</translation>
    </message>
    <message>
        <source>The model has {0} classes, and {1} was given: name each once, in order.</source>
        <translation>Das Modell hat {0} Klassen, angegeben wurde {1}: Bitte jede einmal nennen, in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>The model has {0} classes, and {1} were given: name each once, in order.</source>
        <translation>Das Modell hat {0} Klassen, angegeben wurden {1}: Bitte jede einmal nennen, in ihrer Reihenfolge.</translation>
    </message>
    <message>
        <source>The model of the task {0} gives {1} scores, its task file has {2}.</source>
        <translation>Das Modell der Aufgabe {0} liefert {1} Werte, ihre Aufgabendatei hat {2}.</translation>
    </message>
    <message>
        <source>The model of the task {0} has no output {1}.</source>
        <translation>Das Modell der Aufgabe {0} hat keine Ausgabe {1}.</translation>
    </message>
    <message>
        <source>The model of the task {0} has no output {1}; it has {2}.</source>
        <translation>Das Modell der Aufgabe {0} hat keine Ausgabe {1}; es hat {2}.</translation>
    </message>
    <message>
        <source>The model of the task {0} takes longer than {1} s for a few photos: it may never end.</source>
        <translation>Das Modell der Aufgabe {0} braucht für wenige Fotos länger als {1} s: Womöglich endet es nie.</translation>
    </message>
    <message>
        <source>The model of the task {0} takes {1}, not {2} as its manifest says.</source>
        <translation>Das Modell der Aufgabe {0} nimmt {1}, nicht {2} wie im Manifest.</translation>
    </message>
    <message>
        <source>The model of the task {0} {1}.</source>
        <translation>Das Modell der Aufgabe {0} {1}.</translation>
    </message>
    <message>
        <source>The model says that it is made to {0}, and Sorter sorts by classes only.</source>
        <translation>Das Modell ist nach eigener Angabe für „{0}“ gemacht, Sorter sortiert aber nur nach Klassen.</translation>
    </message>
    <message>
        <source>The model {0} cannot be loaded: {1}</source>
        <translation>Das Modell {0} lässt sich nicht laden: {1}</translation>
    </message>
    <message>
        <source>The model {0} cannot be read: {1}.</source>
        <translation>Das Modell {0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The model {0}.</source>
        <translation>Das Modell {0}.</translation>
    </message>
    <message>
        <source>The photos lie inside the target folder {0} already, in {1}.</source>
        <translation>Die Fotos liegen schon im Zielordner {0}, in {1}.</translation>
    </message>
    <message>
        <source>The photos lie on several drives; tag those of one drive at a time.</source>
        <translation>Die Fotos liegen auf mehreren Laufwerken; bitte die eines Laufwerks nach dem anderen verschlagworten.</translation>
    </message>
    <message>
        <source>The settings {0} cannot be read ({1}); mend or remove the file.</source>
        <translation>Die Einstellungen {0} sind nicht lesbar ({1}); bitte die Datei richten oder entfernen.</translation>
    </message>
    <message>
        <source>The settings {0} cannot be saved: {1}.</source>
        <translation>Die Einstellungen {0} lassen sich nicht speichern: {1}.</translation>
    </message>
    <message>
        <source>The shots of one burst as one item</source>
        <translation>Die Aufnahmen einer Serie als Einheit</translation>
    </message>
    <message>
        <source>The target folder {0} cannot be looked into: {1}.</source>
        <translation>In den Zielordner {0} lässt sich nicht hineinsehen: {1}.</translation>
    </message>
    <message>
        <source>The target folder {0} cannot be used: {1}.</source>
        <translation>Der Zielordner {0} ist nicht benutzbar: {1}.</translation>
    </message>
    <message>
        <source>The target folder {0} cannot be used: {1}. Choose another one.</source>
        <translation>Der Zielordner {0} ist nicht benutzbar: {1}. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>The target folder {0} has to be given with its whole path.</source>
        <translation>Der Zielordner {0} muss mit ganzem Pfad angegeben werden.</translation>
    </message>
    <message>
        <source>The task cannot be kept in {0}: {1}.</source>
        <translation>Die Aufgabe lässt sich nicht in {0} aufbewahren: {1}.</translation>
    </message>
    <message>
        <source>The task cannot be written to {0}: {1}.</source>
        <translation>Die Aufgabe lässt sich nicht nach {0} schreiben: {1}.</translation>
    </message>
    <message>
        <source>The task file {0} cannot be read: {1}.</source>
        <translation>Die Aufgabendatei {0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The task file {0} is not valid TOML: {1}.</source>
        <translation>Die Aufgabendatei {0} ist kein gültiges TOML: {1}.</translation>
    </message>
    <message>
        <source>The task file {0} is wrong: it needs at least two labels.</source>
        <translation>Die Aufgabendatei {0} ist falsch: Sie braucht mindestens zwei Labels.</translation>
    </message>
    <message>
        <source>The task file {0} is wrong: {1} in {2} must be {3}.</source>
        <translation>Die Aufgabendatei {0} ist falsch: {1} in {2} muss {3} sein.</translation>
    </message>
    <message>
        <source>The task file {0} is wrong: {1} must be the name of a file beside it.</source>
        <translation>Die Aufgabendatei {0} ist falsch: {1} muss der Name einer Datei daneben sein.</translation>
    </message>
    <message>
        <source>The task file {0} is wrong: {1} must be {2}.</source>
        <translation>Die Aufgabendatei {0} ist falsch: {1} muss {2} sein.</translation>
    </message>
    <message>
        <source>The task knows photos by {0} values, its model gives {1}.</source>
        <translation>Die Aufgabe kennt Fotos an {0} Werten, ihr Modell liefert {1}.</translation>
    </message>
    <message>
        <source>The task {0} also looks at how light a photo is, which no model alone can: export it as a bundle.</source>
        <translation>Die Aufgabe {0} achtet auch auf die Helligkeit, was kein Modell allein kann: Bitte als Bündel exportieren.</translation>
    </message>
    <message>
        <source>The task {0} cannot be kept in {1}: {2}.</source>
        <translation>Die Aufgabe {0} lässt sich nicht in {1} ablegen: {2}.</translation>
    </message>
    <message>
        <source>The task {0} cannot be removed from {1}: {2}.</source>
        <translation>Die Aufgabe {0} lässt sich nicht aus {1} entfernen: {2}.</translation>
    </message>
    <message>
        <source>The task {0} has no embedding, so nothing can be taught with its model.</source>
        <translation>Die Aufgabe {0} hat kein Embedding, mit ihrem Modell lässt sich daher nichts anlernen.</translation>
    </message>
    <message>
        <source>The template &quot;{0}&quot; {1} (character {2}).</source>
        <translation>Die Vorlage „{0}“ {1} (Zeichen {2}).</translation>
    </message>
    <message>
        <source>The zip {0} cannot be read: {1}.</source>
        <translation>Das Zip-Archiv {0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>The zip {0} holds a link, {1}: pack the file it leads to.</source>
        <translation>Das Zip-Archiv {0} enthält einen Link, {1}: Bitte die Datei packen, zu der er führt.</translation>
    </message>
    <message>
        <source>The zip {0} holds {1}, which would lie outside it: do not trust it.</source>
        <translation>Das Zip-Archiv {0} enthält {1}, das außerhalb läge: Bitte nicht vertrauen.</translation>
    </message>
    <message>
        <source>The zip {0} is a bomb: {1} unpacks to {2}.</source>
        <translation>Das Zip-Archiv {0} ist eine Bombe: {1} wird entpackt {2} groß.</translation>
    </message>
    <message>
        <source>The zip {0} is damaged.</source>
        <translation>Das Zip-Archiv {0} ist beschädigt.</translation>
    </message>
    <message>
        <source>The zip {0} is encrypted: unpack it, and import the folder.</source>
        <translation>Das Zip-Archiv {0} ist verschlüsselt: Bitte entpacken und den Ordner importieren.</translation>
    </message>
    <message>
        <source>The {0} {1} cannot be used ({2}), {3}.</source>
        <translation>{0} {1} ist nicht benutzbar ({2}), {3}.</translation>
    </message>
    <message>
        <source>The {0} {1} was written by a newer version of Sorter, {2}.</source>
        <translation>{0} {1} stammt von einer neueren Version von Sorter, {2}.</translation>
    </message>
    <message>
        <source>There are no photos in {0}.</source>
        <translation>In {0} sind keine Fotos.</translation>
    </message>
    <message>
        <source>There are no photos in {0}: examples lie in a folder for each label.</source>
        <translation>In {0} sind keine Fotos: Beispiele liegen in je einem Ordner pro Label.</translation>
    </message>
    <message>
        <source>There is a file {0} already: choose another name.</source>
        <translation>Es gibt schon eine Datei {0}: Bitte einen anderen Namen wählen.</translation>
    </message>
    <message>
        <source>There is a task {0} already: choose another name, or let it be replaced.</source>
        <translation>Es gibt schon eine Aufgabe {0}: Bitte anders nennen oder ersetzen lassen.</translation>
    </message>
    <message>
        <source>There is no device {0}: choose auto, cpu, cuda, cuda:1, coreml or directml.</source>
        <translation>Es gibt kein Gerät {0}: Möglich sind auto, cpu, cuda, cuda:1, coreml oder directml.</translation>
    </message>
    <message>
        <source>There is no file or folder {0}.</source>
        <translation>Es gibt keine Datei und keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>There is no preset {0}; there are {1}.</source>
        <translation>Es gibt keine Voreinstellung {0}; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no room left on the disk of {0}, not even for a new folder.</source>
        <translation>Auf dem Laufwerk von {0} ist kein Platz mehr, nicht einmal für einen neuen Ordner.</translation>
    </message>
    <message>
        <source>There is no room left on {0}, not even for a new folder.</source>
        <translation>Auf {0} ist kein Platz mehr, nicht einmal für einen neuen Ordner.</translation>
    </message>
    <message>
        <source>There is no rule for companions called {0}. There are: {1}.</source>
        <translation>Es gibt keine Regel für Begleitdateien namens {0}. Es gibt: {1}.</translation>
    </message>
    <message>
        <source>There is no run {0} in the history.</source>
        <translation>Es gibt keinen Lauf {0} im Verlauf.</translation>
    </message>
    <message>
        <source>There is no task {0} of your own.</source>
        <translation>Es gibt keine eigene Aufgabe {0}.</translation>
    </message>
    <message>
        <source>There is no task {0}; there are none.</source>
        <translation>Es gibt keine Aufgabe {0}; es gibt keine.</translation>
    </message>
    <message>
        <source>There is no task {0}; there are {1}.</source>
        <translation>Es gibt keine Aufgabe {0}; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>This BMP</source>
        <translation>Dieses BMP</translation>
    </message>
    <message>
        <source>This TIFF</source>
        <translation>Dieses TIFF</translation>
    </message>
    <message>
        <source>This installation has no {0} support</source>
        <translation>Diese Installation unterstützt {0} nicht</translation>
    </message>
    <message>
        <source>This is a whole task, which has its labels and its preparation of photos already: leave --label, --labels, --preset, --multi-label and --backbone out.</source>
        <translation>Das ist eine ganze Aufgabe, die ihre Labels und die Vorbereitung der Fotos schon hat: Bitte --label, --labels, --preset, --multi-label und --backbone weglassen.</translation>
    </message>
    <message>
        <source>This may mend it: {0}</source>
        <translation>Das hilft vielleicht: {0}</translation>
    </message>
    <message>
        <source>This user may not write to {0}; choose another target folder.</source>
        <translation>Dieser Benutzer darf nicht in {0} schreiben; bitte einen anderen Zielordner wählen.</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Symlinks hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>Gegenstelle nicht verbunden</translation>
    </message>
    <message>
        <source>Ultralytics&apos; words in the model</source>
        <translation>Ultralytics-Angaben im Modell</translation>
    </message>
    <message>
        <source>What Google Takeout says of a photo (.json)</source>
        <translation>Was Google Takeout über ein Foto sagt (.json)</translation>
    </message>
    <message>
        <source>What run {0} left was {1} since by run {2}; undo that first: {3}.</source>
        <translation>Was Lauf {0} hinterließ, wurde seither {1} durch Lauf {2}; bitte erst rückgängig machen: {3}.</translation>
    </message>
    <message>
        <source>What run {0} left was {1} since by runs {2}; undo those first, the newest first: {3}.</source>
        <translation>Was Lauf {0} hinterließ, wurde seither {1} durch die Läufe {2}; bitte erst rückgängig machen, den neuesten zuerst: {3}.</translation>
    </message>
    <message>
        <source>What the model of the task {0} looked at makes no sense, so nothing is shown.</source>
        <translation>Worauf das Modell der Aufgabe {0} geachtet hat, ergibt keinen Sinn, daher wird nichts gezeigt.</translation>
    </message>
    <message>
        <source>XML, not a photo</source>
        <translation>XML, kein Foto</translation>
    </message>
    <message>
        <source>XMP sidecars (IMG.jpg.xmp and IMG.xmp)</source>
        <translation>XMP-Sidecars (IMG.jpg.xmp und IMG.xmp)</translation>
    </message>
    <message>
        <source>a 7-Zip archive, not a photo: unpack it</source>
        <translation>ein 7-Zip-Archiv, kein Foto: bitte entpacken</translation>
    </message>
    <message>
        <source>a Core ML file</source>
        <translation>eine Core-ML-Datei</translation>
    </message>
    <message>
        <source>a JPEG of {0} scans, which is made to keep a computer busy; a photo has a dozen</source>
        <translation>ein JPEG mit {0} Durchgängen, gemacht, um Computer zu beschäftigen; ein Foto hat ein Dutzend</translation>
    </message>
    <message>
        <source>a Keras file</source>
        <translation>eine Keras-Datei</translation>
    </message>
    <message>
        <source>a PyTorch checkpoint</source>
        <translation>ein PyTorch-Checkpoint</translation>
    </message>
    <message>
        <source>a PyTorch file</source>
        <translation>eine PyTorch-Datei</translation>
    </message>
    <message>
        <source>a Python pickle</source>
        <translation>ein Python-Pickle</translation>
    </message>
    <message>
        <source>a RAR archive, not a photo: unpack it</source>
        <translation>ein RAR-Archiv, kein Foto: bitte entpacken</translation>
    </message>
    <message>
        <source>a TensorFlow Lite file</source>
        <translation>eine TensorFlow-Lite-Datei</translation>
    </message>
    <message>
        <source>a TensorFlow graph</source>
        <translation>ein TensorFlow-Graph</translation>
    </message>
    <message>
        <source>a ZIP archive, not a photo: unpack it</source>
        <translation>ein ZIP-Archiv, kein Foto: bitte entpacken</translation>
    </message>
    <message>
        <source>a database, not a photo</source>
        <translation>eine Datenbank, kein Foto</translation>
    </message>
    <message>
        <source>a drawing (EMF), not a photo</source>
        <translation>eine Zeichnung (EMF), kein Foto</translation>
    </message>
    <message>
        <source>a drawing (WMF), not a photo</source>
        <translation>eine Zeichnung (WMF), kein Foto</translation>
    </message>
    <message>
        <source>a file of weights alone</source>
        <translation>eine Datei nur mit Gewichten</translation>
    </message>
    <message>
        <source>a gzip archive, not a photo: unpack it</source>
        <translation>ein gzip-Archiv, kein Foto: bitte entpacken</translation>
    </message>
    <message>
        <source>a link or a device, not a photo of its own</source>
        <translation>ein Link oder Gerät, kein eigenes Foto</translation>
    </message>
    <message>
        <source>a link, so it does not go along with {0}; put the file itself in its place if it should</source>
        <translation>ein Link, geht daher nicht mit {0}; wenn doch, bitte die Datei selbst an seine Stelle legen</translation>
    </message>
    <message>
        <source>a link; links are not followed, so name the folder itself</source>
        <translation>ein Link; Links wird nicht gefolgt, bitte den Ordner selbst angeben</translation>
    </message>
    <message>
        <source>a list in which no two are equal</source>
        <translation>eine Liste, in der keine zwei gleich sind</translation>
    </message>
    <message>
        <source>a list of texts</source>
        <translation>eine Liste von Texten</translation>
    </message>
    <message>
        <source>a name that cannot be a label; give the folder another one</source>
        <translation>ein Name, der kein Label sein kann; bitte den Ordner umbenennen</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>a number from 0 to 1</source>
        <translation>eine Zahl von 0 bis 1</translation>
    </message>
    <message>
        <source>a program, not a photo</source>
        <translation>ein Programm, kein Foto</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>eine Tabelle</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>a text, not a photo</source>
        <translation>ein Text, kein Foto</translation>
    </message>
    <message>
        <source>a web page, not a photo: download it again</source>
        <translation>eine Webseite, kein Foto: bitte noch einmal herunterladen</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>eine ganze Zahl</translation>
    </message>
    <message>
        <source>a whole number of at least 1</source>
        <translation>eine ganze Zahl ab 1</translation>
    </message>
    <message>
        <source>a {0}, not a photo</source>
        <translation>ein {0}, kein Foto</translation>
    </message>
    <message>
        <source>already there</source>
        <translation>schon da</translation>
    </message>
    <message>
        <source>another one in each table</source>
        <translation>in jeder Tabelle ein anderer Wert</translation>
    </message>
    <message>
        <source>another program changed it just now</source>
        <translation>ein anderes Programm hat es eben geändert</translation>
    </message>
    <message>
        <source>another program changed it just then</source>
        <translation>ein anderes Programm hat es in dem Moment geändert</translation>
    </message>
    <message>
        <source>another program put a file there just now</source>
        <translation>ein anderes Programm hat dort eben eine Datei angelegt</translation>
    </message>
    <message>
        <source>at least one table</source>
        <translation>mindestens eine Tabelle</translation>
    </message>
    <message>
        <source>at least size ({0})</source>
        <translation>mindestens size ({0}) sein</translation>
    </message>
    <message>
        <source>begins with a slash, but it is a path within the target folder</source>
        <translation>beginnt mit einem Schrägstrich, ist aber ein Pfad im Zielordner</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>cannot be looked at: {0}</source>
        <translation>nicht zugänglich: {0}</translation>
    </message>
    <message>
        <source>cannot be read: {0}</source>
        <translation>nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>cannot be shown</source>
        <translation>lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>closed to this user</source>
        <translation>für diesen Benutzer gesperrt</translation>
    </message>
    <message>
        <source>could not be read: {0}</source>
        <translation>nicht lesbar: {0}</translation>
    </message>
    <message>
        <source>damaged, or of a format that cannot be read</source>
        <translation>beschädigt oder in einem nicht lesbaren Format</translation>
    </message>
    <message>
        <source>decoding it takes longer than {0} s</source>
        <translation>das Dekodieren dauert länger als {0} s</translation>
    </message>
    <message>
        <source>decoding it takes more memory than there is: close other programs</source>
        <translation>das Dekodieren braucht mehr Speicher, als da ist: bitte andere Programme schließen</translation>
    </message>
    <message>
        <source>decoding it takes too much memory</source>
        <translation>das Dekodieren braucht zu viel Speicher</translation>
    </message>
    <message>
        <source>decoding it takes {0} GB of memory, and {1} GB are free: close other programs</source>
        <translation>das Dekodieren braucht {0} GB Speicher, frei sind {1} GB: bitte andere Programme schließen</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Dokument</translation>
    </message>
    <message>
        <source>drawing (SVG)</source>
        <translation>Zeichnung (SVG)</translation>
    </message>
    <message>
        <source>empty file</source>
        <translation>leere Datei</translation>
    </message>
    <message>
        <source>ends the process that loads it: it is damaged, or made to do harm</source>
        <translation>beendet den Prozess, der es lädt: es ist beschädigt oder soll schaden</translation>
    </message>
    <message>
        <source>export the model it was made from to ONNX</source>
        <translation>bitte das Modell, aus dem sie entstand, nach ONNX exportieren</translation>
    </message>
    <message>
        <source>file of your corrections</source>
        <translation>Korrekturdatei</translation>
    </message>
    <message>
        <source>film</source>
        <translation>Film</translation>
    </message>
    <message>
        <source>gate</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>gives every photo the same name; it needs {name}, {stem} or {n}</source>
        <translation>gibt jedem Foto denselben Namen; sie braucht {name}, {stem} oder {n}</translation>
    </message>
    <message>
        <source>has a character {0}, which not every disk takes in a name</source>
        <translation>hat ein Zeichen {0}, das nicht jedes Laufwerk in Namen nimmt</translation>
    </message>
    <message>
        <source>has a part {0} that is no folder&apos;s name</source>
        <translation>hat einen Teil {0}, der kein Ordnername ist</translation>
    </message>
    <message>
        <source>has a {0} without its partner</source>
        <translation>hat ein {0} ohne Gegenstück</translation>
    </message>
    <message>
        <source>has an unknown field {{0}}; did you mean {{1}}?</source>
        <translation>hat ein unbekanntes Feld {{0}}; gemeint ist vielleicht {{1}}?</translation>
    </message>
    <message>
        <source>has an unknown field {{0}}; there are {1}</source>
        <translation>hat ein unbekanntes Feld {{0}}; es gibt {1}</translation>
    </message>
    <message>
        <source>has no name before {ext}</source>
        <translation>hat keinen Namen vor {ext}</translation>
    </message>
    <message>
        <source>has to end with {name} or {ext}, since it names the file</source>
        <translation>muss mit {name} oder {ext} enden, da sie die Datei benennt</translation>
    </message>
    <message>
        <source>has {0} after {n}, which would number a folder and not the file</source>
        <translation>hat {0} nach {n}, was einen Ordner und nicht die Datei nummerieren würde</translation>
    </message>
    <message>
        <source>has {n} in a folder&apos;s name; it numbers files, so it belongs after the last /</source>
        <translation>hat {n} in einem Ordnernamen; es nummeriert Dateien und gehört hinter den letzten /</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>how sure the label is, in percent, from 00 to 99</source>
        <translation>wie sicher das Label ist, in Prozent, 00 bis 99</translation>
    </message>
    <message>
        <source>in Python, torch.onnx.export(model, torch.zeros(1, 3, 224, 224), &apos;model.onnx&apos;) makes one</source>
        <translation>in Python erzeugt torch.onnx.export(model, torch.zeros(1, 3, 224, 224), &apos;model.onnx&apos;) eine</translation>
    </message>
    <message>
        <source>in a folder that this user may not take files from</source>
        <translation>in einem Ordner, aus dem dieser Benutzer nichts wegnehmen darf</translation>
    </message>
    <message>
        <source>in place</source>
        <translation>am Platz</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>is empty</source>
        <translation>ist leer</translation>
    </message>
    <message>
        <source>it</source>
        <translation>das Foto</translation>
    </message>
    <message>
        <source>it could not be looked at after it was moved: {0}</source>
        <translation>nach dem Verschieben nicht zugänglich: {0}</translation>
    </message>
    <message>
        <source>it could not be put back, so it is left alone</source>
        <translation>ließ sich nicht zurücklegen, bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>it could not be settled: {0}</source>
        <translation>ließ sich nicht klären: {0}</translation>
    </message>
    <message>
        <source>it ends early, and what there is of it is too little: copy or download it again</source>
        <translation>endet zu früh, und was da ist, ist zu wenig: bitte noch einmal kopieren oder herunterladen</translation>
    </message>
    <message>
        <source>it has changed since it was copied to {0}; both are kept</source>
        <translation>geändert seit dem Kopieren nach {0}; beide bleiben</translation>
    </message>
    <message>
        <source>it has changed since it was copied; both are kept</source>
        <translation>seit dem Kopieren geändert; beide bleiben</translation>
    </message>
    <message>
        <source>it has changed since it was looked at</source>
        <translation>geändert, seit es angesehen wurde</translation>
    </message>
    <message>
        <source>it has changed since it was sorted</source>
        <translation>seit dem Sortieren geändert</translation>
    </message>
    <message>
        <source>it has changed since it was tagged</source>
        <translation>seit dem Verschlagworten geändert</translation>
    </message>
    <message>
        <source>it has no {0}</source>
        <translation>{0} fehlt darin</translation>
    </message>
    <message>
        <source>it has two XMP packets, so it is left alone</source>
        <translation>hat zwei XMP-Pakete, bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>it is a link or a device now</source>
        <translation>jetzt ein Link oder Gerät</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>it is damaged, so nothing is written into it</source>
        <translation>beschädigt, daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>it is no JPEG, whatever its name says, so nothing is written into it</source>
        <translation>kein JPEG, gleich was der Name sagt; daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>it is no longer the link that was made</source>
        <translation>nicht mehr der Link, der angelegt wurde</translation>
    </message>
    <message>
        <source>it is no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>it is no longer there, or the folder that it was to go to</source>
        <translation>nicht mehr da, oder der Ordner, in den es sollte</translation>
    </message>
    <message>
        <source>Sorter does not write into files of its format; use sidecars for it</source>
        <translation>Sorter schreibt nicht in Dateien dieses Formats; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>BPG, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>BPG, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>DICOM, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>DICOM, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>FLIF, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>FLIF, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>JNG, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>JNG, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>JPEG with loss</source>
        <translation>JPEG mit Verlust</translation>
    </message>
    <message>
        <source>MIFF of ImageMagick, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>MIFF von ImageMagick, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>OpenEXR, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>OpenEXR, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>PGF, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>PGF, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>Photoshop file</source>
        <translation>Photoshop-Datei</translation>
    </message>
    <message>
        <source>SGI picture</source>
        <translation>SGI-Bild</translation>
    </message>
    <message>
        <source>Sun raster picture</source>
        <translation>Sun-Rasterbild</translation>
    </message>
    <message>
        <source>The model of the task {0} takes photos of one size alone, and previews of {1} no more.</source>
        <translation>Das Modell der Aufgabe {0} nimmt nur Fotos einer einzigen Größe, Vorschaubilder mit {1} Pixeln also nicht.</translation>
    </message>
    <message>
        <source>The model {0} cannot be read: {1}; teach or import the task again, or install Sorter again if it came with it.</source>
        <translation>Das Modell {0} ist nicht lesbar: {1}. Bitte die Aufgabe neu beibringen oder importieren; kam sie mit Sorter, dann Sorter neu installieren.</translation>
    </message>
    <message>
        <source>The model {0} is not the one its task names: its checksum differs; teach or import the task again, or install Sorter again if it came with it.</source>
        <translation>Das Modell {0} ist nicht das, das seine Aufgabe nennt: Die Prüfsumme weicht ab. Bitte die Aufgabe neu beibringen oder importieren; kam sie mit Sorter, dann Sorter neu installieren.</translation>
    </message>
    <message>
        <source>The {0} {1} cannot be read: {2}; teach or import the task again, or install Sorter again if it came with it.</source>
        <translation>{0} {1} nicht lesbar: {2}. Bitte die Aufgabe neu beibringen oder importieren; kam sie mit Sorter, dann Sorter neu installieren.</translation>
    </message>
    <message>
        <source>This Photoshop file</source>
        <translation>Diese Photoshop-Datei</translation>
    </message>
    <message>
        <source>a FITS file without a picture that can be read: copy it again, or save it as JPEG with a program that shows it</source>
        <translation>eine FITS-Datei ohne lesbares Bild: bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a JPEG without a picture, of which only the begin is there: get it again from where it came</source>
        <translation>ein JPEG ohne Bild, von dem nur der Anfang da ist: bitte noch einmal von der Quelle holen</translation>
    </message>
    <message>
        <source>a TIFF packed as {0}, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein als {0} gepacktes TIFF, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a damaged RAW, or one of a camera that is not known, without a preview: copy it again, or save it as JPEG with a program that shows it</source>
        <translation>ein beschädigtes RAW oder eines von einer unbekannten Kamera, ohne Vorschaubild: bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged animation (FLC): copy it again, or save it as JPEG with a program that shows it</source>
        <translation>eine beschädigte Animation (FLC): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged animation (FLI): copy it again, or save it as JPEG with a program that shows it</source>
        <translation>eine beschädigte Animation (FLI): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged picture of Paint (MSP): copy it again, or save it as JPEG with a program that shows it</source>
        <translation>ein beschädigtes Bild von Paint (MSP): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged texture of a game (BLP): copy it again, or save it as JPEG with a program that shows it</source>
        <translation>eine beschädigte Textur eines Spiels (BLP): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged {0}, or one of a rare sort: copy it again, or save it as JPEG with a program that shows it</source>
        <translation>beschädigt oder von seltener Art ({0}): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a damaged {0}, whose header says no size: copy it again, or save it as JPEG with a program that shows it</source>
        <translation>beschädigt, ohne Größe im Kopf der Datei ({0}): bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>a document (DjVu), not a photo</source>
        <translation>ein Dokument (DjVu), kein Foto</translation>
    </message>
    <message>
        <source>a painting (OpenRaster), which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Gemälde (OpenRaster), wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a painting of Clip Studio, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Gemälde von Clip Studio, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a painting of Krita, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Gemälde von Krita, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of Affinity, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Bild von Affinity, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of GIMP (XCF), which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Bild von GIMP (XCF), wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of Paint Shop Pro, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Bild von Paint Shop Pro, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of Softimage (PIC), which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Bild von Softimage (PIC), wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of an Amiga (IFF), which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Amiga-Bild (IFF), wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a picture of paint.net, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Bild von paint.net, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>a property list of macOS, not a photo</source>
        <translation>eine Eigenschaftsliste von macOS, kein Foto</translation>
    </message>
    <message>
        <source>a shortcut of Windows, not a photo: bring the photo that it stands for</source>
        <translation>eine Verknüpfung von Windows, kein Foto: bitte das Foto selbst nehmen, für das sie steht</translation>
    </message>
    <message>
        <source>an X3F of Sigma, which is not read: save it as JPEG or TIFF with Sigma&apos;s program</source>
        <translation>ein X3F von Sigma, wird nicht gelesen: bitte mit Sigmas Programm als JPEG oder TIFF speichern</translation>
    </message>
    <message>
        <source>an alias of macOS, not a photo: bring the photo that it stands for</source>
        <translation>ein Alias von macOS, kein Foto: bitte das Foto selbst nehmen, für das er steht</translation>
    </message>
    <message>
        <source>an animation (MNG), which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>eine Animation (MNG), wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>an office document or a FlashPix, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>ein Office-Dokument oder FlashPix, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>at most that in [input] ({0})</source>
        <translation>höchstens das in [input] ({0})</translation>
    </message>
    <message>
        <source>copy it again, or save it as JPEG with a program that shows it</source>
        <translation>bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>cursor of Windows or TGA</source>
        <translation>Mauszeiger von Windows oder TGA</translation>
    </message>
    <message>
        <source>farbfeld, which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>farbfeld, wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>get it again from where it came</source>
        <translation>bitte noch einmal von der Quelle holen</translation>
    </message>
    <message>
        <source>icon of Windows</source>
        <translation>Symbol von Windows</translation>
    </message>
    <message>
        <source>icon of macOS</source>
        <translation>Symbol von macOS</translation>
    </message>
    <message>
        <source>it is another file than {0} by now, so it stays; where one of them is enough, delete the other</source>
        <translation>inzwischen eine andere Datei als {0}, bleibt daher; wo eine davon genügt, bitte die andere löschen</translation>
    </message>
    <message>
        <source>it is built as a TIFF and has no ending, as RAW photos may be; use sidecars for it</source>
        <translation>wie ein TIFF aufgebaut und ohne Endung, wie es RAW-Fotos sein können; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>it is built as a TIFF and is called {0}, as RAW photos may be; use sidecars for it</source>
        <translation>wie ein TIFF aufgebaut und mit der Endung {0}, wie es RAW-Fotos sein können; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>it is not there any more</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>it is not there, and {0} is missing or another file</source>
        <translation>nicht da, und {0} fehlt oder ist eine andere Datei</translation>
    </message>
    <message>
        <source>it is not what was copied</source>
        <translation>nicht das, was kopiert wurde</translation>
    </message>
    <message>
        <source>it is so large that nothing more has room in it; use sidecars for it</source>
        <translation>so groß, dass nichts mehr hineinpasst; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>it is tagged so already</source>
        <translation>schon so verschlagwortet</translation>
    </message>
    <message>
        <source>it is the original {0} itself by now, so it stays</source>
        <translation>inzwischen das Original {0} selbst, bleibt daher</translation>
    </message>
    <message>
        <source>it lies on another disk than the target, where a hard link cannot reach</source>
        <translation>liegt auf einem anderen Laufwerk als das Ziel; dorthin reicht kein Hardlink</translation>
    </message>
    <message>
        <source>it needs an operator that ONNX Runtime does not know</source>
        <translation>es braucht einen Operator, den ONNX Runtime nicht kennt</translation>
    </message>
    <message>
        <source>it needs more memory than there is</source>
        <translation>es braucht mehr Speicher, als da ist</translation>
    </message>
    <message>
        <source>it needs the operator {0}, which ONNX Runtime does not know</source>
        <translation>es braucht den Operator {0}, den ONNX Runtime nicht kennt</translation>
    </message>
    <message>
        <source>it or its original has changed</source>
        <translation>die Datei oder ihr Original ist geändert</translation>
    </message>
    <message>
        <source>it stands beside its place as {0}: {1}</source>
        <translation>steht neben seinem Platz als {0}: {1}</translation>
    </message>
    <message>
        <source>it was edited since it was tagged, and none of its tags is in it any more</source>
        <translation>bearbeitet, seit es verschlagwortet ist, und keins der Stichwörter steht mehr darin</translation>
    </message>
    <message>
        <source>its XMP has a document type, which no program writes, so it is left alone</source>
        <translation>sein XMP hat einen Dokumenttyp, den kein Programm schreibt; es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP has a list of keywords twice, so it is left alone</source>
        <translation>sein XMP hat eine Stichwortliste zweimal, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP has more in it than any program writes, so it is left alone</source>
        <translation>sein XMP enthält mehr, als irgendein Programm schreibt; es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP holds no RDF, so it is left alone</source>
        <translation>sein XMP enthält kein RDF, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is damaged (nothing says what {0}: means), so it is left alone</source>
        <translation>sein XMP ist beschädigt (nichts sagt, was {0}: bedeutet), es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is damaged ({0} in line {1}), so it is left alone</source>
        <translation>sein XMP ist beschädigt ({0} in Zeile {1}), es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is damaged, or larger than any program writes, so it is left alone</source>
        <translation>sein XMP ist beschädigt oder größer, als irgendein Programm schreibt; es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is damaged, so it is left alone</source>
        <translation>sein XMP ist beschädigt, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is larger than {0} MB, so it is left alone</source>
        <translation>sein XMP ist größer als {0} MB, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is so long that keywords have no room in it; use sidecars for it</source>
        <translation>sein XMP ist so lang, dass Stichwörter keinen Platz haben; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>its XMP is written in UTF-16 and not in UTF-8, so it is left alone</source>
        <translation>sein XMP ist in UTF-16 und nicht in UTF-8 geschrieben, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is written in a way that is not understood, so it is left alone</source>
        <translation>sein XMP ist unverständlich geschrieben, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its XMP is written in {0} and not in UTF-8, so it is left alone</source>
        <translation>sein XMP ist in {0} und nicht in UTF-8 geschrieben, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its companion {0}</source>
        <translation>die Begleitdatei {0}</translation>
    </message>
    <message>
        <source>its companion {0} is only in the cloud; download it first to have the photo sorted</source>
        <translation>die Begleitdatei {0} ist nur in der Cloud; bitte erst herunterladen, damit das Foto sortiert wird</translation>
    </message>
    <message>
        <source>its companion {0}: {1}</source>
        <translation>die Begleitdatei {0}: {1}</translation>
    </message>
    <message>
        <source>its disk offers no way to put a new content in the place of an old one safely</source>
        <translation>sein Laufwerk kann neuen Inhalt nicht sicher an die Stelle des alten setzen</translation>
    </message>
    <message>
        <source>its first part is damaged, so nothing is written into it</source>
        <translation>sein erster Teil ist beschädigt, daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>its folder is not there any more</source>
        <translation>sein Ordner ist nicht mehr da</translation>
    </message>
    <message>
        <source>its format is newer than ONNX Runtime knows; export it with an older onnx package</source>
        <translation>sein Format ist neuer, als ONNX Runtime kennt; bitte mit einem älteren onnx-Paket exportieren</translation>
    </message>
    <message>
        <source>its further link {0}</source>
        <translation>der weitere Link {0}</translation>
    </message>
    <message>
        <source>its further link {0}: {1}</source>
        <translation>der weitere Link {0}: {1}</translation>
    </message>
    <message>
        <source>its keywords are in the long part of its XMP, so it is left alone; use sidecars for it</source>
        <translation>seine Stichwörter stehen im langen Teil seines XMP, es bleibt daher, wie es ist; dafür bitte Sidecars benutzen</translation>
    </message>
    <message>
        <source>its keywords are written in a way that is not understood, so it is left alone</source>
        <translation>seine Stichwörter sind unverständlich geschrieben, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>its opset is newer than ONNX Runtime knows; export it with an older one, as 17</source>
        <translation>sein Opset ist neuer, als ONNX Runtime kennt; bitte mit einem älteren exportieren, etwa 17</translation>
    </message>
    <message>
        <source>its step {0} fails on a photo of the size that it takes; export it anew</source>
        <translation>sein Schritt {0} scheitert an einem Foto der Größe, die es nimmt; bitte neu exportieren</translation>
    </message>
    <message>
        <source>its step {0} is not sound; export it anew</source>
        <translation>sein Schritt {0} ist nicht in Ordnung; bitte neu exportieren</translation>
    </message>
    <message>
        <source>journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>known photos</source>
        <translation>bekannte Fotos</translation>
    </message>
    <message>
        <source>larger than {0} megapixels</source>
        <translation>größer als {0} Megapixel</translation>
    </message>
    <message>
        <source>left in place</source>
        <translation>liegen gelassen</translation>
    </message>
    <message>
        <source>made of a-z, 0-9 and -</source>
        <translation>aus a-z, 0-9 und - bestehen</translation>
    </message>
    <message>
        <source>made of {0}</source>
        <translation>bestehen aus {0}</translation>
    </message>
    <message>
        <source>moved on</source>
        <translation>weiter verschoben</translation>
    </message>
    <message>
        <source>needs more memory than a model is given</source>
        <translation>braucht mehr Speicher, als ein Modell bekommt</translation>
    </message>
    <message>
        <source>needs no dot before {ext}, which brings its own</source>
        <translation>braucht keinen Punkt vor {ext}, das den eigenen mitbringt</translation>
    </message>
    <message>
        <source>neither it nor the original {0} is there</source>
        <translation>weder da noch das Original {0}</translation>
    </message>
    <message>
        <source>no longer there</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <source>no photo by what it begins with, or damaged there: copy it again, or save it as JPEG with a program that shows it</source>
        <translation>dem Anfang nach kein Foto oder dort beschädigt: bitte noch einmal kopieren oder mit einem Programm, das es anzeigt, als JPEG speichern</translation>
    </message>
    <message>
        <source>no photo in this folder, so it makes no label</source>
        <translation>kein Foto in diesem Ordner, er ergibt daher kein Label</translation>
    </message>
    <message>
        <source>not a photo: unpack it</source>
        <translation>kein Foto: bitte entpacken</translation>
    </message>
    <message>
        <source>not as when the plan was made</source>
        <translation>nicht mehr wie zur Zeit des Plans</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>nicht installiert</translation>
    </message>
    <message>
        <source>not stated</source>
        <translation>nicht angegeben</translation>
    </message>
    <message>
        <source>not to be tagged, since the file to be written has further hard links, which would keep the old content</source>
        <translation>nicht zu verschlagworten, weil die Datei dafür weitere Hardlinks hat, die den alten Inhalt behielten</translation>
    </message>
    <message>
        <source>not to be tagged, since the file to be written is read-only</source>
        <translation>nicht zu verschlagworten, weil die Datei dafür schreibgeschützt ist</translation>
    </message>
    <message>
        <source>not well formed</source>
        <translation>nicht wohlgeformt</translation>
    </message>
    <message>
        <source>nothing but zeros: its content was lost; get it again from where it came</source>
        <translation>nichts als Nullen: Der Inhalt ging verloren; bitte von der Quelle noch einmal holen</translation>
    </message>
    <message>
        <source>numbers (HDF5), not a photo</source>
        <translation>Zahlen (HDF5), kein Foto</translation>
    </message>
    <message>
        <source>numbers of MATLAB, not a photo</source>
        <translation>Zahlen von MATLAB, kein Foto</translation>
    </message>
    <message>
        <source>of a format into which tags are not written, but sidecars take them</source>
        <translation>in einem Format, in das keine Stichwörter geschrieben werden; Sidecars nehmen sie</translation>
    </message>
    <message>
        <source>on a disk that can only be read, so copying is possible and moving not</source>
        <translation>auf einem nur lesbaren Laufwerk; Kopieren geht, Verschieben nicht</translation>
    </message>
    <message>
        <source>one of the task&apos;s labels</source>
        <translation>eines der Labels der Aufgabe</translation>
    </message>
    <message>
        <source>one of {0}</source>
        <translation>eines von {0}</translation>
    </message>
    <message>
        <source>only in the cloud; download it first to have the photo sorted</source>
        <translation>nur in der Cloud; bitte erst herunterladen, damit es sortiert wird</translation>
    </message>
    <message>
        <source>optimum-cli export onnx makes one of a Hugging Face model</source>
        <translation>optimum-cli export onnx erzeugt eine aus einem Hugging-Face-Modell</translation>
    </message>
    <message>
        <source>put back</source>
        <translation>zurückgelegt</translation>
    </message>
    <message>
        <source>python -m tf2onnx.convert --saved-model FOLDER --output model.onnx makes one</source>
        <translation>python -m tf2onnx.convert --saved-model ORDNER --output model.onnx erzeugt eine</translation>
    </message>
    <message>
        <source>python -m tf2onnx.convert --tflite FILE --output model.onnx makes one</source>
        <translation>python -m tf2onnx.convert --tflite DATEI --output model.onnx erzeugt eine</translation>
    </message>
    <message>
        <source>rare picture</source>
        <translation>seltenes Bild</translation>
    </message>
    <message>
        <source>run {0} moved {1} on since; undo that first: sorter undo {2}</source>
        <translation>Lauf {0} hat {1} seither weiter verschoben; bitte erst rückgängig machen: sorter undo {2}</translation>
    </message>
    <message>
        <source>run {0} put another file in the place of {1} since, so that stays</source>
        <translation>Lauf {0} hat seither eine andere Datei an die Stelle von {1} gelegt, die bleibt</translation>
    </message>
    <message>
        <source>run {0} tagged {1} since; undo that first: sorter undo {2}</source>
        <translation>Lauf {0} hat {1} seither verschlagwortet; bitte erst rückgängig machen: sorter undo {2}</translation>
    </message>
    <message>
        <source>scores in [outputs]</source>
        <translation>scores in [outputs]</translation>
    </message>
    <message>
        <source>side in [[quick]]</source>
        <translation>side in [[quick]]</translation>
    </message>
    <message>
        <source>sidecar without a picture</source>
        <translation>Sidecar ohne Bild</translation>
    </message>
    <message>
        <source>so no file is touched</source>
        <translation>daher wird keine Datei angerührt</translation>
    </message>
    <message>
        <source>so no further file is touched; where it is damaged, move it away: earlier runs cannot be undone then</source>
        <translation>daher wird keine weitere Datei angerührt; ist es beschädigt, bitte an einen anderen Ort verschieben: Frühere Durchläufe lassen sich dann nicht mehr rückgängig machen</translation>
    </message>
    <message>
        <source>so photos are sorted without them and new ones are not kept</source>
        <translation>daher wird ohne sie sortiert, und neue werden nicht aufbewahrt</translation>
    </message>
    <message>
        <source>so photos are sorted without them and new ones are not kept; move it away to begin anew</source>
        <translation>daher wird ohne sie sortiert, und neue werden nicht aufbewahrt; zum Neuanfang die Datei bitte wegräumen</translation>
    </message>
    <message>
        <source>something else</source>
        <translation>etwas anderes</translation>
    </message>
    <message>
        <source>sorted</source>
        <translation>sortiert</translation>
    </message>
    <message>
        <source>sound (FLAC), not a photo</source>
        <translation>Ton (FLAC), kein Foto</translation>
    </message>
    <message>
        <source>sound (MP3), not a photo</source>
        <translation>Ton (MP3), kein Foto</translation>
    </message>
    <message>
        <source>sound or a film (Ogg), not a photo</source>
        <translation>Ton oder ein Film (Ogg), kein Foto</translation>
    </message>
    <message>
        <source>tagged</source>
        <translation>verschlagwortet</translation>
    </message>
    <message>
        <source>takes too long to be loaded and tried: it may never end</source>
        <translation>braucht zu lange zum Laden und Probieren: womöglich endet es nie</translation>
    </message>
    <message>
        <source>texture (DDS)</source>
        <translation>Textur (DDS)</translation>
    </message>
    <message>
        <source>tf2onnx makes one (python -m tf2onnx.convert), or model.export(&apos;model.onnx&apos;, format=&apos;onnx&apos;) in Keras 3</source>
        <translation>tf2onnx erzeugt eine (python -m tf2onnx.convert), oder model.export(&apos;model.onnx&apos;, format=&apos;onnx&apos;) in Keras 3</translation>
    </message>
    <message>
        <source>the camera&apos;s maker and model</source>
        <translation>Hersteller und Modell der Kamera</translation>
    </message>
    <message>
        <source>the copy reads back different from the original</source>
        <translation>die Kopie liest sich anders zurück als das Original</translation>
    </message>
    <message>
        <source>the day of the month it was taken, 01 to 31</source>
        <translation>der Aufnahmetag im Monat, 01 bis 31</translation>
    </message>
    <message>
        <source>the decoder crashed on it</source>
        <translation>der Dekoder stürzte daran ab</translation>
    </message>
    <message>
        <source>the disk fails ({0}), so where it is will be settled at the next start</source>
        <translation>das Laufwerk versagt ({0}); wo es ist, klärt der nächste Start</translation>
    </message>
    <message>
        <source>the disk of {0}</source>
        <translation>das Laufwerk von {0}</translation>
    </message>
    <message>
        <source>the extension with its dot</source>
        <translation>die Endung mit Punkt</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>the file&apos;s name</source>
        <translation>der Dateiname</translation>
    </message>
    <message>
        <source>the file&apos;s name without its extension</source>
        <translation>der Dateiname ohne Endung</translation>
    </message>
    <message>
        <source>the first free number in the folder, 001</source>
        <translation>die erste freie Nummer im Ordner, 001</translation>
    </message>
    <message>
        <source>the folder is not there, so run {0} waits: connect its disk and start Sorter again</source>
        <translation>der Ordner ist nicht da, daher wartet Lauf {0}: bitte sein Laufwerk verbinden und Sorter neu starten</translation>
    </message>
    <message>
        <source>the folder that the file lies in</source>
        <translation>der Ordner, in dem die Datei liegt</translation>
    </message>
    <message>
        <source>the folder {0} cannot be made or opened: {1}</source>
        <translation>der Ordner {0} lässt sich nicht anlegen oder öffnen: {1}</translation>
    </message>
    <message>
        <source>the folders between the one that you sort and the file</source>
        <translation>die Ordner zwischen dem sortierten und der Datei</translation>
    </message>
    <message>
        <source>the head of a medical scan (Analyze or NIfTI), not a photo</source>
        <translation>der Kopf einer medizinischen Aufnahme (Analyze oder NIfTI), kein Foto</translation>
    </message>
    <message>
        <source>the label, a folder for each of its parts</source>
        <translation>das Label, ein Ordner je Teil</translation>
    </message>
    <message>
        <source>the long part of its XMP is damaged, so it is left alone</source>
        <translation>der lange Teil seines XMP ist beschädigt, es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>the model gives no number for this photo</source>
        <translation>das Modell liefert für dieses Foto keine Zahl</translation>
    </message>
    <message>
        <source>the model itself</source>
        <translation>das Modell selbst</translation>
    </message>
    <message>
        <source>the month it was taken, 01 to 12</source>
        <translation>der Aufnahmemonat, 01 bis 12</translation>
    </message>
    <message>
        <source>the name of an output, or embedding</source>
        <translation>der Name einer Ausgabe, oder embedding</translation>
    </message>
    <message>
        <source>the name of an output, where there is no head</source>
        <translation>der Name einer Ausgabe sein, wo es keinen Kopf gibt</translation>
    </message>
    <message>
        <source>the name that it would get is longer than its disk takes: give the photo a shorter one</source>
        <translation>der Name, den sie bekäme, ist länger, als ihr Laufwerk nimmt: bitte dem Foto einen kürzeren geben</translation>
    </message>
    <message>
        <source>the original {0}</source>
        <translation>das Original {0}</translation>
    </message>
    <message>
        <source>the original {0} is not there with the same content, so the copy stays</source>
        <translation>das Original {0} ist nicht mit gleichem Inhalt da, daher bleibt die Kopie</translation>
    </message>
    <message>
        <source>the original {0} is not there with the same content, so the link stays</source>
        <translation>das Original {0} ist nicht mit gleichem Inhalt da, daher bleibt der Link</translation>
    </message>
    <message>
        <source>the outermost part of the label</source>
        <translation>der äußerste Teil des Labels</translation>
    </message>
    <message>
        <source>the rest of its item is done, and {0} is another file</source>
        <translation>der Rest ist erledigt, und {0} ist eine andere Datei</translation>
    </message>
    <message>
        <source>the run ended early</source>
        <translation>der Lauf endete vorzeitig</translation>
    </message>
    <message>
        <source>the same link is there already</source>
        <translation>derselbe Link ist schon da</translation>
    </message>
    <message>
        <source>the same photo as {0}: taken once</source>
        <translation>dasselbe Foto wie {0}: einmal genommen</translation>
    </message>
    <message>
        <source>the same photo is there already</source>
        <translation>dasselbe Foto ist schon da</translation>
    </message>
    <message>
        <source>the same photo lies under {0}: left out of each</source>
        <translation>dasselbe Foto liegt unter {0}: überall ausgelassen</translation>
    </message>
    <message>
        <source>the system refuses: {0}</source>
        <translation>das System lehnt ab: {0}</translation>
    </message>
    <message>
        <source>the threshold of one of the task&apos;s labels</source>
        <translation>die Schwelle eines Labels der Aufgabe</translation>
    </message>
    <message>
        <source>the year it was taken, 2020</source>
        <translation>das Aufnahmejahr, 2020</translation>
    </message>
    <message>
        <source>there is no room left on the disk</source>
        <translation>auf dem Laufwerk ist kein Platz mehr</translation>
    </message>
    <message>
        <source>this disk offers no way to rename without replacing</source>
        <translation>dieses Laufwerk kann nicht umbenennen, ohne zu ersetzen</translation>
    </message>
    <message>
        <source>this folder cannot be opened: {0}</source>
        <translation>dieser Ordner lässt sich nicht öffnen: {0}</translation>
    </message>
    <message>
        <source>three numbers</source>
        <translation>drei Zahlen</translation>
    </message>
    <message>
        <source>three numbers other than 0</source>
        <translation>drei Zahlen ungleich 0</translation>
    </message>
    <message>
        <source>to go into a folder that this user may not write to</source>
        <translation>für einen Ordner bestimmt, in den dieser Benutzer nicht schreiben darf</translation>
    </message>
    <message>
        <source>to go where a link or a file stands in the way</source>
        <translation>für einen Ort bestimmt, an dem ein Link oder eine Datei im Weg ist</translation>
    </message>
    <message>
        <source>to move it all the same, as it is now</source>
        <translation>um es trotzdem zu verschieben, wie es jetzt ist</translation>
    </message>
    <message>
        <source>to take its tags out all the same, and leave the edit</source>
        <translation>um die Stichwörter trotzdem herauszunehmen und die Bearbeitung zu lassen</translation>
    </message>
    <message>
        <source>too much of it would change to be kept for an undo, so it is left alone</source>
        <translation>zu viel daran würde sich ändern, um es fürs Rückgängigmachen aufzubewahren; es bleibt daher, wie es ist</translation>
    </message>
    <message>
        <source>torchvision&apos;s newer weights: {0}, middle {1}</source>
        <translation>neuere Gewichte von torchvision: {0}, Mitte {1}</translation>
    </message>
    <message>
        <source>torchvision: {0}, middle {1}</source>
        <translation>torchvision: {0}, Mitte {1}</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>unknown camera</source>
        <translation>unbekannte Kamera</translation>
    </message>
    <message>
        <source>what is in it is damaged</source>
        <translation>der Inhalt ist beschädigt</translation>
    </message>
    <message>
        <source>what is kept of it is damaged, so it stays</source>
        <translation>was davon aufbewahrt ist, ist beschädigt; es bleibt daher</translation>
    </message>
    <message>
        <source>what it was before is not kept any more</source>
        <translation>was es vorher war, ist nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>what macOS keeps beside a photo (AppleDouble), not a photo</source>
        <translation>was macOS neben einem Foto ablegt (AppleDouble), kein Foto</translation>
    </message>
    <message>
        <source>what stands for a file in Git LFS, not a photo: fetch it with git lfs pull</source>
        <translation>der Platzhalter einer Datei in Git LFS, kein Foto: bitte mit git lfs pull holen</translation>
    </message>
    <message>
        <source>what was written reads back different, so its disk is not to be trusted</source>
        <translation>was geschrieben wurde, liest sich anders zurück; dem Laufwerk ist nicht zu trauen</translation>
    </message>
    <message>
        <source>which is not read: save it as JPEG or PNG with the program that made it</source>
        <translation>wird nicht gelesen: bitte mit dem Programm, das es erstellt hat, als JPEG oder PNG speichern</translation>
    </message>
    <message>
        <source>without a name</source>
        <translation>ohne Namen</translation>
    </message>
    <message>
        <source>{0} % of {1} right in cross-validation (95 % interval {2} to {3} %).</source>
        <translation>{1}, in Kreuzvalidierung {0} % davon richtig (Intervall zu 95 %: {2} bis {3} %).</translation>
    </message>
    <message>
        <source>{0} % of {1} right in cross-validation (95 % interval {2} to {3} %). With fewer than {4} examples of a label this says little.</source>
        <translation>{1}, in Kreuzvalidierung {0} % davon richtig (Intervall zu 95 %: {2} bis {3} %). Bei weniger als {4} Beispielen je Label besagt das wenig.</translation>
    </message>
    <message>
        <source>{0} are closed to other users in a way that the disk of {1} cannot hold; others can read the copies.</source>
        <translation>{0} sind für andere Benutzer auf eine Weise gesperrt, die das Laufwerk von {1} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>{0} are closed to other users in a way that {1} cannot hold; others can read the copies.</source>
        <translation>{0} sind für andere Benutzer auf eine Weise gesperrt, die {1} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>{0} are not there or empty, such as {1}, and {2} are to come from them; if they are on a disk that is not connected, connect that first.</source>
        <translation>{0} sind nicht da oder leer, etwa {1}, und {2} sollen daraus kommen; liegen sie auf einem nicht verbundenen Laufwerk, bitte erst verbinden.</translation>
    </message>
    <message>
        <source>{0} are not there or empty, such as {1}, and {2} is to come from them; if they are on a disk that is not connected, connect that first.</source>
        <translation>{0} sind nicht da oder leer, etwa {1}, und {2} soll daraus kommen; liegen sie auf einem nicht verbundenen Laufwerk, bitte erst verbinden.</translation>
    </message>
    <message>
        <source>{0} are {1}: such as {2}.</source>
        <translation>{0} sind {1}, etwa {2}.</translation>
    </message>
    <message>
        <source>{0} are {1}: {2}.</source>
        <translation>{0} sind {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} belongs to another user or group, which this user cannot keep, so nothing is written into it</source>
        <translation>{0} gehört anderem Benutzer oder anderer Gruppe, was dieser Benutzer nicht erhalten kann; daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} ist nicht lesbar: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be used: {1}.</source>
        <translation>{0} ist nicht benutzbar: {1}.</translation>
    </message>
    <message>
        <source>{0} carries extra attributes (tags of a file manager, for example) that the disk of {1} cannot hold; the copies go without.</source>
        <translation>{0} trägt zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die das Laufwerk von {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} carries extra attributes (tags of a file manager, for example) that {1} cannot hold; the copies go without.</source>
        <translation>{0} trägt zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} carry extra attributes (tags of a file manager, for example) that the disk of {1} cannot hold; the copies go without.</source>
        <translation>{0} tragen zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die das Laufwerk von {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} carry extra attributes (tags of a file manager, for example) that {1} cannot hold; the copies go without.</source>
        <translation>{0} tragen zusätzliche Attribute (etwa Etiketten einer Dateiverwaltung), die {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} cores</source>
        <translation>{0} Kerne</translation>
    </message>
    <message>
        <source>{0} did not start</source>
        <translation>{0} startete nicht</translation>
    </message>
    <message>
        <source>{0} did not start: {1}</source>
        <translation>{0} startete nicht: {1}</translation>
    </message>
    <message>
        <source>{0} does not tell capitals from small letters, so {1} become one with another.</source>
        <translation>{0} unterscheidet nicht zwischen Groß- und Kleinbuchstaben, daher fallen {1} mit anderen zusammen.</translation>
    </message>
    <message>
        <source>{0} does not tell capitals from small letters, so {1} becomes one with another.</source>
        <translation>{0} unterscheidet nicht zwischen Groß- und Kleinbuchstaben, daher fällt {1} mit einem anderen zusammen.</translation>
    </message>
    <message>
        <source>{0} examples</source>
        <translation>{0} Beispiele</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>{0} folders</source>
        <translation>{0} Ordner</translation>
    </message>
    <message>
        <source>{0} gives no numbers for a photo of noise: it is damaged.</source>
        <translation>{0} liefert für ein Rauschbild keine Zahlen: Es ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} gives no scores for classes: it may find things in photos, which is something else.</source>
        <translation>{0} liefert keine Werte für Klassen: Vielleicht findet es Dinge in Fotos, das ist etwas anderes.</translation>
    </message>
    <message>
        <source>{0} gives {1} numbers for a photo, from which nothing can be learnt.</source>
        <translation>{0} liefert {1} Zahlen je Foto; daraus lässt sich nichts lernen.</translation>
    </message>
    <message>
        <source>{0} gives {1} scores for a photo, and at most {2} labels are taken.</source>
        <translation>{0} liefert {1} Werte je Foto, genommen werden höchstens {2} Labels.</translation>
    </message>
    <message>
        <source>{0} hard links</source>
        <translation>{0} Hardlinks</translation>
    </message>
    <message>
        <source>{0} has a second name (a hard link): make a copy of it, and import that.</source>
        <translation>{0} hat einen zweiten Namen (Hardlink): Bitte eine Kopie anlegen und die importieren.</translation>
    </message>
    <message>
        <source>{0} has a time of change that the disk of {1} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>{0} hat eine Änderungszeit, die das Laufwerk von {1} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>{0} has a time of change that {1} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>{0} hat eine Änderungszeit, die {1} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>{0} has access lists that the disk of {1} cannot hold; the copies go without.</source>
        <translation>{0} hat Zugriffslisten, die das Laufwerk von {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} has access lists that {1} cannot hold; the copies go without.</source>
        <translation>{0} hat Zugriffslisten, die {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} has further hard links, which would keep the old content, so nothing is written into it</source>
        <translation>{0} hat weitere Hardlinks, die den alten Inhalt behielten; daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>{0} has more than {1} steps, which no classifier needs.</source>
        <translation>{0} hat mehr als {1} Schritte; das braucht kein Klassifikator.</translation>
    </message>
    <message>
        <source>{0} has no labels to sort by; sorter teach NAME EXAMPLES --backbone {1} makes a task with it.</source>
        <translation>{0} hat keine Labels zum Sortieren; sorter teach NAME BEISPIELE --backbone {1} macht eine Aufgabe damit.</translation>
    </message>
    <message>
        <source>{0} has no labels, and is a model already: export it as a bundle.</source>
        <translation>{0} hat keine Labels und ist schon ein Modell: Bitte als Bündel exportieren.</translation>
    </message>
    <message>
        <source>{0} has not enough memory for a single photo: close other programs that use it, or choose the CPU.</source>
        <translation>{0} hat nicht einmal für ein Foto genug Speicher: Bitte andere Programme schließen, die es benutzen, oder die CPU wählen.</translation>
    </message>
    <message>
        <source>{0} has other names elsewhere; only the name in this plan moves.</source>
        <translation>{0} hat anderswo weitere Namen; nur der Name in diesem Plan wird verschoben.</translation>
    </message>
    <message>
        <source>{0} have a time of change that the disk of {1} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>{0} haben eine Änderungszeit, die das Laufwerk von {1} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>{0} have a time of change that {1} cannot hold exactly; the copies get the nearest one that it can.</source>
        <translation>{0} haben eine Änderungszeit, die {1} nicht genau aufnimmt; die Kopien bekommen die nächstliegende.</translation>
    </message>
    <message>
        <source>{0} have access lists that the disk of {1} cannot hold; the copies go without.</source>
        <translation>{0} haben Zugriffslisten, die das Laufwerk von {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} have access lists that {1} cannot hold; the copies go without.</source>
        <translation>{0} haben Zugriffslisten, die {1} nicht aufnimmt; den Kopien fehlen sie.</translation>
    </message>
    <message>
        <source>{0} have other names elsewhere; only the names in this plan move.</source>
        <translation>{0} haben anderswo weitere Namen; nur die Namen in diesem Plan werden verschoben.</translation>
    </message>
    <message>
        <source>{0} holds no model: a file whose name ends in .onnx is needed.</source>
        <translation>{0} enthält kein Modell: Gebraucht wird eine Datei mit der Endung .onnx.</translation>
    </message>
    <message>
        <source>{0} holds the sparse tensor {1}, which is too large.</source>
        <translation>{0} enthält den dünnbesetzten Tensor {1}, der zu groß ist.</translation>
    </message>
    <message>
        <source>{0} holds the tensor {1} of {2}, which is too large.</source>
        <translation>{0} enthält den Tensor {1} mit {2}, der zu groß ist.</translation>
    </message>
    <message>
        <source>{0} holds too many files for a model: choose the model&apos;s own folder.</source>
        <translation>{0} enthält zu viele Dateien für ein Modell: Bitte den Ordner des Modells selbst wählen.</translation>
    </message>
    <message>
        <source>{0} holds {1} files, more than a model comes with.</source>
        <translation>{0} enthält {1} Dateien, mehr als zu einem Modell gehören.</translation>
    </message>
    <message>
        <source>{0} holds {1} models ({2}): import one of them by its own name.</source>
        <translation>{0} enthält {1} Modelle ({2}): Bitte eines davon mit eigenem Namen importieren.</translation>
    </message>
    <message>
        <source>{0} holds {1} tasks: import them one by one.</source>
        <translation>{0} enthält {1} Aufgaben: Bitte einzeln importieren.</translation>
    </message>
    <message>
        <source>{0} in this folder itself, not in the folder of a label</source>
        <translation>{0} in diesem Ordner selbst, nicht im Ordner eines Labels</translation>
    </message>
    <message>
        <source>{0} is a link or a device, so nothing is written into it</source>
        <translation>{0} ist ein Link oder Gerät, daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>{0} is a link or a file, where a folder has to be</source>
        <translation>{0} ist ein Link oder eine Datei, wo ein Ordner sein muss</translation>
    </message>
    <message>
        <source>{0} is a symbolic link: name the file it leads to.</source>
        <translation>{0} ist ein Symlink: Bitte die Datei angeben, zu der er führt.</translation>
    </message>
    <message>
        <source>{0} is another file by now</source>
        <translation>{0} ist inzwischen eine andere Datei</translation>
    </message>
    <message>
        <source>{0} is another file by now, and the old one is {1}</source>
        <translation>{0} ist inzwischen eine andere Datei, und die alte ist {1}</translation>
    </message>
    <message>
        <source>{0} is another file by now, so it stays at its new place</source>
        <translation>{0} ist inzwischen eine andere Datei, bleibt daher am neuen Ort</translation>
    </message>
    <message>
        <source>{0} is closed to other users in a way that the disk of {1} cannot hold; others can read the copies.</source>
        <translation>{0} ist für andere Benutzer auf eine Weise gesperrt, die das Laufwerk von {1} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>{0} is closed to other users in a way that {1} cannot hold; others can read the copies.</source>
        <translation>{0} ist für andere Benutzer auf eine Weise gesperrt, die {1} nicht aufnimmt; andere können die Kopien lesen.</translation>
    </message>
    <message>
        <source>{0} is damaged: the tensor {1} has no shape or kind that there is.</source>
        <translation>{0} ist beschädigt: Der Tensor {1} hat keine mögliche Form oder Art.</translation>
    </message>
    <message>
        <source>{0} is damaged: the tensor {1} holds less or more than it says.</source>
        <translation>{0} ist beschädigt: Der Tensor {1} enthält weniger oder mehr als angegeben.</translation>
    </message>
    <message>
        <source>{0} is larger than {1} GB, so nothing is written into it</source>
        <translation>{0} ist größer als {1} GB, daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>{0} is larger than {1}, which is more than Sorter takes.</source>
        <translation>{0} ist größer als {1}; das ist mehr, als Sorter nimmt.</translation>
    </message>
    <message>
        <source>{0} is larger than {1}, which no ONNX file can be.</source>
        <translation>{0} ist größer als {1}; das kann keine ONNX-Datei sein.</translation>
    </message>
    <message>
        <source>{0} is missing, which the task in {1} is made of.</source>
        <translation>{0} fehlt, woraus die Aufgabe in {1} besteht.</translation>
    </message>
    <message>
        <source>{0} is neither a file nor a folder.</source>
        <translation>{0} ist weder Datei noch Ordner.</translation>
    </message>
    <message>
        <source>{0} is no ONNX model, or is damaged: export or download it again.</source>
        <translation>{0} ist kein ONNX-Modell oder beschädigt: Bitte neu exportieren oder herunterladen.</translation>
    </message>
    <message>
        <source>{0} is no ONNX model, or is damaged: it has no graph that makes anything.</source>
        <translation>{0} ist kein ONNX-Modell oder beschädigt: Es hat keinen Graphen, der etwas ergibt.</translation>
    </message>
    <message>
        <source>{0} is no folder with a folder for each label.</source>
        <translation>{0} ist kein Ordner mit einem Ordner je Label.</translation>
    </message>
    <message>
        <source>{0} is not there any more</source>
        <translation>{0} ist nicht mehr da</translation>
    </message>
    <message>
        <source>{0} is not there or empty, and {1} are to come from it; if it is on a disk that is not connected, connect that first.</source>
        <translation>{0} ist nicht da oder leer, und {1} sollen daraus kommen; liegt es auf einem nicht verbundenen Laufwerk, bitte erst verbinden.</translation>
    </message>
    <message>
        <source>{0} is not there or empty, and {1} is to come from it; if it is on a disk that is not connected, connect that first.</source>
        <translation>{0} ist nicht da oder leer, und {1} soll daraus kommen; liegt es auf einem nicht verbundenen Laufwerk, bitte erst verbinden.</translation>
    </message>
    <message>
        <source>{0} is on a network share ({1}), which keeps its word less well than a disk of this computer: let nothing else write there meanwhile.</source>
        <translation>{0} liegt auf einer Netzwerkfreigabe ({1}), die weniger verlässlich ist als ein Laufwerk dieses Computers: Bitte sonst nichts dorthin schreiben lassen.</translation>
    </message>
    <message>
        <source>{0} is read by the package {1}, which is not here: {2}</source>
        <translation>{0} wird vom Paket {1} gelesen, das hier fehlt: {2}</translation>
    </message>
    <message>
        <source>{0} is read-only, so nothing is written into it</source>
        <translation>{0} ist schreibgeschützt, daher wird nichts hineingeschrieben</translation>
    </message>
    <message>
        <source>{0} is {1}, and Sorter reads ONNX files only: {2}.</source>
        <translation>{0} ist {1}, und Sorter liest nur ONNX-Dateien: {2}.</translation>
    </message>
    <message>
        <source>{0} is {1}: such as {2}.</source>
        <translation>{0} ist {1}, etwa {2}.</translation>
    </message>
    <message>
        <source>{0} is {1}: {2}.</source>
        <translation>{0} ist {1}: {2}.</translation>
    </message>
    <message>
        <source>{0} keeps its data in another file ({1}): import the folder that holds both.</source>
        <translation>{0} hat seine Daten in einer anderen Datei ({1}): Bitte den Ordner importieren, der beide enthält.</translation>
    </message>
    <message>
        <source>{0} keeps its data in another file, which no exported task does.</source>
        <translation>{0} hat seine Daten in einer anderen Datei; das tut keine exportierte Aufgabe.</translation>
    </message>
    <message>
        <source>{0} keeps its data in {1}, which is not in the bundle.</source>
        <translation>{0} hat seine Daten in {1}, das nicht im Bündel ist.</translation>
    </message>
    <message>
        <source>{0} knows no hard links; choose symbolic links, or copy.</source>
        <translation>{0} kennt keine Hardlinks; bitte Symlinks wählen oder kopieren.</translation>
    </message>
    <message>
        <source>{0} labels</source>
        <translation>{0} Labels</translation>
    </message>
    <message>
        <source>{0} lies outside of the folders of its run</source>
        <translation>{0} liegt außerhalb der Ordner seines Laufs</translation>
    </message>
    <message>
        <source>{0} may be the only one by now</source>
        <translation>{0} ist inzwischen vielleicht die einzige</translation>
    </message>
    <message>
        <source>{0} names</source>
        <translation>{0} Namen</translation>
    </message>
    <message>
        <source>{0} need {1} on the disk of {2}, where {3} is free.</source>
        <translation>{0} brauchen {1} auf dem Laufwerk von {2}; frei ist dort {3}.</translation>
    </message>
    <message>
        <source>{0} need {1} on the disk of {2}, where {3} is free; a disk needs some room for itself, so the last ones may find none.</source>
        <translation>{0} brauchen {1} auf dem Laufwerk von {2}; frei ist dort {3}. Etwas Platz braucht ein Laufwerk selbst, daher finden die letzten vielleicht keinen.</translation>
    </message>
    <message>
        <source>{0} need {1} on {2}, where {3} is free.</source>
        <translation>{0} brauchen {1} auf {2}; frei ist dort {3}.</translation>
    </message>
    <message>
        <source>{0} need {1} on {2}, where {3} is free; a disk needs some room for itself, so the last ones may find none.</source>
        <translation>{0} brauchen {1} auf {2}; frei ist dort {3}. Etwas Platz braucht ein Laufwerk selbst, daher finden die letzten vielleicht keinen.</translation>
    </message>
    <message>
        <source>{0} needs the operator {1} of {2}, which is a program of its own: it is not run.</source>
        <translation>{0} braucht den Operator {1} von {2}, der ein eigenes Programm ist: Er wird nicht ausgeführt.</translation>
    </message>
    <message>
        <source>{0} needs {1} on the disk of {2}, where {3} is free.</source>
        <translation>{0} braucht {1} auf dem Laufwerk von {2}; frei ist dort {3}.</translation>
    </message>
    <message>
        <source>{0} needs {1} on the disk of {2}, where {3} is free; a disk needs some room for itself, so the last ones may find none.</source>
        <translation>{0} braucht {1} auf dem Laufwerk von {2}; frei ist dort {3}. Etwas Platz braucht ein Laufwerk selbst, daher finden die letzten vielleicht keinen.</translation>
    </message>
    <message>
        <source>{0} needs {1} on {2}, where {3} is free.</source>
        <translation>{0} braucht {1} auf {2}; frei ist dort {3}.</translation>
    </message>
    <message>
        <source>{0} needs {1} on {2}, where {3} is free; a disk needs some room for itself, so the last ones may find none.</source>
        <translation>{0} braucht {1} auf {2}; frei ist dort {3}. Etwas Platz braucht ein Laufwerk selbst, daher finden die letzten vielleicht keinen.</translation>
    </message>
    <message>
        <source>{0} of {1} right when it was imported, by which the preparation was chosen.</source>
        <translation>{1}, beim Import {0} davon richtig; danach wurde die Vorbereitung gewählt.</translation>
    </message>
    <message>
        <source>{0} of {1} right when it was imported.</source>
        <translation>{1}, beim Import {0} davon richtig.</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} Fotos</translation>
    </message>
    <message>
        <source>{0} photos lie</source>
        <translation>{0} Fotos liegen</translation>
    </message>
    <message>
        <source>{0} refuses paths as long as {1}.</source>
        <translation>{0} lehnt so lange Pfade ab wie {1}.</translation>
    </message>
    <message>
        <source>{0} refuses {1} of this plan, such as {2}.</source>
        <translation>{0} lehnt {1} dieses Plans ab, etwa {2}.</translation>
    </message>
    <message>
        <source>{0} tags</source>
        <translation>{0} Stichwörter</translation>
    </message>
    <message>
        <source>{0} takes an input of {1} dimensions, and a batch of photos has four.</source>
        <translation>{0} nimmt eine Eingabe mit {1} Dimensionen, ein Stapel Fotos hat aber vier.</translation>
    </message>
    <message>
        <source>{0} takes an input of {1}, and photos have three colours: it is made for something else.</source>
        <translation>{0} nimmt eine Eingabe von {1}, Fotos haben aber drei Farben: Es ist für etwas anderes gemacht.</translation>
    </message>
    <message>
        <source>{0} takes photos of {1} x {2} pixels, and Sorter makes squares only.</source>
        <translation>{0} nimmt Fotos von {1} x {2} Pixeln, Sorter liefert aber nur Quadrate.</translation>
    </message>
    <message>
        <source>{0} takes photos of {1} x {2} pixels, which is more than Sorter makes.</source>
        <translation>{0} nimmt Fotos von {1} x {2} Pixeln; das ist mehr, als Sorter liefert.</translation>
    </message>
    <message>
        <source>{0} takes {1} inputs ({2}), and a classifier takes one: a photo.</source>
        <translation>{0} nimmt {1} Eingaben ({2}), ein Klassifikator aber eine: ein Foto.</translation>
    </message>
    <message>
        <source>{0} takes {1}, and photos are given as float32, float16 or uint8.</source>
        <translation>{0} nimmt {1}, Fotos werden aber als float32, float16 oder uint8 übergeben.</translation>
    </message>
    <message>
        <source>{0} that this task wrote before go.</source>
        <translation>{0}, die diese Aufgabe früher geschrieben hat, fallen weg.</translation>
    </message>
    <message>
        <source>{0} that this task wrote before goes.</source>
        <translation>{0}, das diese Aufgabe früher geschrieben hat, fällt weg.</translation>
    </message>
    <message>
        <source>{0} vanished just now</source>
        <translation>{0} ist eben verschwunden</translation>
    </message>
    <message>
        <source>{0} wants data from outside its folder ({1}): do not trust it.</source>
        <translation>{0} verlangt Daten von außerhalb seines Ordners ({1}): Bitte nicht vertrauen.</translation>
    </message>
    <message>
        <source>{0} was changed just after it was made; it stays</source>
        <translation>{0} wurde gleich nach dem Anlegen geändert; bleibt daher</translation>
    </message>
    <message>
        <source>{0} was changed just then; what it was before is beside it as {1}</source>
        <translation>{0} wurde in dem Moment geändert; was es vorher war, liegt daneben als {1}</translation>
    </message>
    <message>
        <source>{0} was edited since it was {1}, so it stays</source>
        <translation>{0} wurde bearbeitet, seit es {1} ist, bleibt daher</translation>
    </message>
    <message>
        <source>{0} was edited since it was {1}; {2}: sorter undo --edited {3}</source>
        <translation>{0} wurde bearbeitet, seit es {1} ist; {2}: sorter undo --edited {3}</translation>
    </message>
    <message>
        <source>{0} would have to reach from one disk to another, which no disk can do: {1}; choose symbolic links, or copy.</source>
        <translation>{0} müssten von einem Laufwerk aufs andere reichen, was nicht geht: {1}; bitte Symlinks wählen oder kopieren.</translation>
    </message>
    <message>
        <source>{0}/{1} gives {2} scores for {3} labels.</source>
        <translation>{0}/{1} liefert {2} Werte für {3} Labels.</translation>
    </message>
    <message>
        <source>{0}: the data of {1} is not where the model says it is.</source>
        <translation>{0}: Die Daten von {1} sind nicht dort, wo das Modell sie angibt.</translation>
    </message>
</context>
<context>
    <name>SectionHeader</name>
    <message>
        <source>Open {0}</source>
        <translation>„{0}“ öffnen</translation>
    </message>
    <message>
        <source>Show the photos of {0}</source>
        <translation>Die Fotos von „{0}“ zeigen</translation>
    </message>
    <message>
        <source>{0}, folded: {1}</source>
        <translation>{0}, eingeklappt: {1}</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Find a setting or a key</source>
        <translation>Einstellung oder Taste suchen</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>shortcut keyboard key</source>
        <translation>Tastenkürzel Kurzbefehl Tastatur Taste shortcut keyboard key</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Nothing here is found by “{0}”. Escape shows everything again.</source>
        <translation>„{0}“ findet hier nichts. Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>1 found</source>
        <translation>1 gefunden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln found</source>
        <translation>
            <numerusform>%Ln gefunden</numerusform>
            <numerusform>%Ln gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SettingsRows</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Sorting</source>
        <translation>Sortieren</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>What is remembered</source>
        <translation>Was gemerkt bleibt</translation>
    </message>
    <message>
        <source>Sorter itself</source>
        <translation>Sorter selbst</translation>
    </message>
    <message>
        <source>The fastest device</source>
        <translation>Das schnellste Gerät</translation>
    </message>
    <message>
        <source>Photos are sorted on {0}.</source>
        <translation>Fotos werden sortiert auf: {0}.</translation>
    </message>
    <message>
        <source>{0}, so no graphics card is used.</source>
        <translation>{0}, daher wird keine Grafikkarte benutzt.</translation>
    </message>
    <message>
        <source>This command mends that; start Sorter again afterwards:</source>
        <translation>Dieser Befehl hilft ab; danach Sorter neu starten:</translation>
    </message>
    <message>
        <source>1 measurement, {1}</source>
        <translation>1 Messung, {1}</translation>
    </message>
    <message>
        <source>{0} measurements, {1}</source>
        <translation>{0} Messungen, {1}</translation>
    </message>
    <message>
        <source>1 picture, {1}</source>
        <translation>1 Bild, {1}</translation>
    </message>
    <message>
        <source>{0} pictures, {1}</source>
        <translation>{0} Bilder, {1}</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Erscheinungsbild</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Light or dark, at once.</source>
        <translation>Hell oder dunkel, sofort.</translation>
    </message>
    <message>
        <source>theme mode night day colours scheme</source>
        <translation>Design Modus Thema Nacht Tag Farben Farbschema theme mode night day colours scheme</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What the window speaks, from the next start on.</source>
        <translation>Was das Fenster spricht, ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>translation locale german english words text</source>
        <translation>Übersetzung Sprachen Deutsch Englisch Wörter Texte translation locale language german english words text</translation>
    </message>
    <message>
        <source>What the model runs on. Photos on the board are looked at again.</source>
        <translation>Worauf das Modell läuft. Fotos der Übersicht werden neu angesehen.</translation>
    </message>
    <message>
        <source>device gpu cpu cuda nvidia graphics card processor speed driver</source>
        <translation>Gerät Grafikkarte Prozessor Tempo Geschwindigkeit Treiber device gpu cpu cuda nvidia graphics card processor speed driver</translation>
    </message>
    <message>
        <source>Sort on</source>
        <translation>Sortieren auf</translation>
    </message>
    <message>
        <source>The command that mends it</source>
        <translation>Der Befehl, der abhilft</translation>
    </message>
    <message>
        <source>Goes by the small pictures in the photos first, and looks at the photos themselves where those are not enough.</source>
        <translation>Geht zuerst nach den kleinen Bildern in den Fotos und sieht die Fotos selbst an, wo jene nicht genügen.</translation>
    </message>
    <message>
        <source>Quick look first</source>
        <translation>Zuerst Schnelldurchlauf</translation>
    </message>
    <message>
        <source>fast speed preview thumbnail embedded</source>
        <translation>schnell Tempo Geschwindigkeit Vorschau Miniatur eingebettet fast speed preview thumbnail embedded</translation>
    </message>
    <message>
        <source>A message of the desktop, only while the window is in the background.</source>
        <translation>Eine Meldung des Desktops, nur solange das Fenster im Hintergrund ist.</translation>
    </message>
    <message>
        <source>notification alert notify desktop finished done</source>
        <translation>Benachrichtigung Hinweis Mitteilung fertig beendet notification alert notify desktop finished done</translation>
    </message>
    <message>
        <source>Tell me when a long run ends</source>
        <translation>Das Ende langer Läufe melden</translation>
    </message>
    <message>
        <source>A photo that was looked at before is not looked at again. What no run has asked for the longest goes first, and losing it costs only time.</source>
        <translation>Ein schon angesehenes Foto wird nicht noch einmal angesehen. Was am längsten kein Lauf gebraucht hat, geht zuerst; sein Verlust kostet nur Zeit.</translation>
    </message>
    <message>
        <source>cache store database disk space size limit memory</source>
        <translation>Zwischenspeicher Datenbank Speicherplatz Platz Größe Grenze Laufwerk cache store database disk space size limit memory</translation>
    </message>
    <message>
        <source>What was measured, at most</source>
        <translation>Messwerte, höchstens</translation>
    </message>
    <message>
        <source>The board shows photos at once that it has shown before.</source>
        <translation>Die Übersicht zeigt sofort, was sie schon einmal gezeigt hat.</translation>
    </message>
    <message>
        <source>cache thumbnails previews disk space size limit</source>
        <translation>Zwischenspeicher Miniaturen Vorschau Speicherplatz Platz Größe Grenze Laufwerk cache thumbnails previews disk space size limit</translation>
    </message>
    <message>
        <source>Small pictures, at most</source>
        <translation>Kleine Bilder, höchstens</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>Vergessen…</translation>
    </message>
    <message>
        <source>Frees the disk of both. Photos, corrections, history and undo stay.</source>
        <translation>Gibt den Platz von beidem frei. Fotos, Korrekturen, Verlauf und Rückgängig bleiben.</translation>
    </message>
    <message>
        <source>clear empty delete remove cache disk space</source>
        <translation>leeren löschen entfernen aufräumen Zwischenspeicher Speicherplatz clear empty delete remove cache disk space</translation>
    </message>
    <message>
        <source>Forget what was measured</source>
        <translation>Messwerte vergessen</translation>
    </message>
    <message>
        <source>Show in the file manager</source>
        <translation>Im Dateimanager zeigen</translation>
    </message>
    <message>
        <source>The journal for undo, your corrections, these settings and your own tasks lie in this folder:</source>
        <translation>Das Journal fürs Rückgängigmachen, Korrekturen, diese Einstellungen und eigene Aufgaben liegen in diesem Ordner:</translation>
    </message>
    <message>
        <source>data folder path location directory journal where</source>
        <translation>Daten Datenordner Pfad Ort Verzeichnis Journal wo data folder path location directory journal where</translation>
    </message>
    <message>
        <source>Where Sorter keeps its own things</source>
        <translation>Wo Sorter das Seine ablegt</translation>
    </message>
    <message>
        <source>Reset…</source>
        <translation>Zurücksetzen…</translation>
    </message>
    <message>
        <source>All of this page as it was at first. A message asks before, and offers the way back.</source>
        <translation>Alles auf dieser Seite wie am Anfang. Eine Meldung fragt vorher nach und bietet den Weg zurück.</translation>
    </message>
    <message>
        <source>default factory original start over standard</source>
        <translation>Standard Voreinstellung Vorgabe Werkseinstellung ursprünglich default factory original start over standard</translation>
    </message>
    <message>
        <source>Reset to first settings</source>
        <translation>Auf Anfangswerte zurücksetzen</translation>
    </message>
    <message>
        <source>{0} GB</source>
        <translation>{0} GB</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>Sortieren nach</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Nothing sorted yet</source>
        <translation>Noch nichts sortiert</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>Aus der Liste nehmen</translation>
    </message>
    <message>
        <source>Remove the task…</source>
        <translation>Aufgabe entfernen…</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>zurück</translation>
    </message>
    <message>
        <source>+ Add folder</source>
        <translation>+ Ordner hinzufügen</translation>
    </message>
    <message>
        <source>All tasks…</source>
        <translation>Alle Aufgaben…</translation>
    </message>
    <message>
        <source>What they are, tried on your photos; import, teach and keep your own</source>
        <translation>Was sie sind, an Fotos ausprobiert; eigene importieren, anlernen und verwalten</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photos</source>
        <translation>
            <numerusform>%Ln Foto</numerusform>
            <numerusform>%Ln Fotos</numerusform>
        </translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>Put back {0}</source>
        <translation>Zurückgelegt {0}</translation>
    </message>
    <message>
        <source>Today {0}</source>
        <translation>Heute {0}</translation>
    </message>
</context>
<context>
    <name>Suggesting</name>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Dorthin legen</translation>
    </message>
    <message>
        <source>1 photo looks like this one: move it to {1} too?</source>
        <translation>1 Foto sieht diesem ähnlich: auch nach „{1}“ legen?</translation>
    </message>
    <message>
        <source>1 photo looks like these: move it to {1} too?</source>
        <translation>1 Foto sieht diesen ähnlich: auch nach „{1}“ legen?</translation>
    </message>
    <message>
        <source>{0} photos look like this one: move them to {1} too?</source>
        <translation>{0} Fotos sehen diesem ähnlich: auch nach „{1}“ legen?</translation>
    </message>
    <message>
        <source>{0} photos look like these: move them to {1} too?</source>
        <translation>{0} Fotos sehen diesen ähnlich: auch nach „{1}“ legen?</translation>
    </message>
</context>
<context>
    <name>Sureness</name>
    <message>
        <source>Sure from</source>
        <translation>Sicher ab</translation>
    </message>
    <message>
        <source>How sure a photo has to be to go into a folder</source>
        <translation>Wie sicher ein Foto sein muss, um in einen Ordner zu kommen</translation>
    </message>
    <message>
        <source>Outside below</source>
        <translation>Anderes unter</translation>
    </message>
    <message>
        <source>How like what the task knows a photo has to be, or it is outside</source>
        <translation>Wie ähnlich ein Foto dem sein muss, was die Aufgabe kennt; sonst ist es anderes</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Back to the task&apos;s own thresholds</source>
        <translation>Zurück zu den eigenen Schwellen der Aufgabe</translation>
    </message>
    <message>
        <source>by label</source>
        <translation>je Label</translation>
    </message>
    <message>
        <source>{0} wrong, {1} to review</source>
        <translation>{0} falsch, {1} zum Durchsehen</translation>
    </message>
    <message>
        <source>under 1 %</source>
        <translation>unter 1 %</translation>
    </message>
    <message>
        <source>about {0} %</source>
        <translation>etwa {0} %</translation>
    </message>
</context>
<context>
    <name>TagBox</name>
    <message>
        <source>Tags go into</source>
        <translation>Stichwörter kommen in</translation>
    </message>
    <message>
        <source>Above all tags</source>
        <translation>Oberstes Stichwort</translation>
    </message>
    <message>
        <source>Nothing above the labels</source>
        <translation>Nichts über den Labels</translation>
    </message>
    <message>
        <source>A slash between names makes several levels</source>
        <translation>Ein Schrägstrich zwischen Namen ergibt mehrere Ebenen</translation>
    </message>
    <message>
        <source>Also write how sure the labels are</source>
        <translation>Sicherheit mitschreiben</translation>
    </message>
    <message>
        <source>Sidecar</source>
        <translation>Sidecar</translation>
    </message>
    <message>
        <source>The sidecar that is there, else a new one: IMG.jpg.xmp</source>
        <translation>Die vorhandene Sidecar-Datei, sonst eine neue: IMG.jpg.xmp</translation>
    </message>
    <message>
        <source>Adobe&apos;s</source>
        <translation>Adobe</translation>
    </message>
    <message>
        <source>A sidecar as Adobe&apos;s programs call it: IMG.xmp</source>
        <translation>Eine Sidecar-Datei, benannt wie bei Adobe: IMG.xmp</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>The photo itself; its pixels stay as they are</source>
        <translation>Das Foto selbst; seine Pixel bleiben, wie sie sind</translation>
    </message>
</context>
<context>
    <name>TaskCards</name>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
</context>
<context>
    <name>TaskChoice</name>
    <message>
        <source>{0} only advises: look at each photo before you rely on what it says.</source>
        <translation>„{0}“ berät nur: Bitte jedes Foto ansehen, ehe man sich darauf verlässt.</translation>
    </message>
</context>
<context>
    <name>TaskDetails</name>
    <message>
        <source>Name of the task</source>
        <translation>Name der Aufgabe</translation>
    </message>
    <message>
        <source>Teach a task with it…</source>
        <translation>Aufgabe damit anlernen…</translation>
    </message>
    <message>
        <source>Sort by this</source>
        <translation>Danach sortieren</translation>
    </message>
    <message>
        <source>About the task</source>
        <translation>Über die Aufgabe</translation>
    </message>
</context>
<context>
    <name>TaskWords</name>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Cannot be used</source>
        <translation>Unbrauchbar</translation>
    </message>
    <message>
        <source>To teach with</source>
        <translation>Zum Anlernen</translation>
    </message>
    <message>
        <source>Only advises</source>
        <translation>Berät nur</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Its model file {0} is not there.</source>
        <translation>Ihre Modelldatei {0} fehlt.</translation>
    </message>
    <message>
        <source>No labels: tasks are taught with it</source>
        <translation>Keine Labels: zum Anlernen von Aufgaben</translation>
    </message>
    <message>
        <source>1 label</source>
        <translation>1 Label</translation>
    </message>
    <message numerus="yes">
        <source>%Ln labels</source>
        <translation>
            <numerusform>%Ln Label</numerusform>
            <numerusform>%Ln Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>no model</source>
        <translation>kein Modell</translation>
    </message>
    <message>
        <source>Speed not measured here yet</source>
        <translation>Tempo hier noch nicht gemessen</translation>
    </message>
    <message>
        <source>{0} photos/s on {1}</source>
        <translation>{0} Fotos/s auf {1}</translation>
    </message>
    <message>
        <source>It is measured while photos are sorted by it.</source>
        <translation>Das Tempo wird gemessen, während danach sortiert wird.</translation>
    </message>
    <message>
        <source>Measured with {0} photos, {1}.</source>
        <translation>Gemessen mit {0} Fotos, {1}.</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Not measured here yet</source>
        <translation>Hier noch nicht gemessen</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Outside</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Unsure: {0}</source>
        <translation>Unsicher: {0}</translation>
    </message>
    <message>
        <source>{0} and {1} more, {2} labels</source>
        <translation>{0} und {1} weitere, {2} Labels</translation>
    </message>
    <message>
        <source>{0}, {1} labels</source>
        <translation>{0}, {1} Labels</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>96.1 % of the sure answers were right on 300 photos of 300 classes (18 unsure), 97.9 % on 160 of cars and motorcycles (16 unsure); portraits, papers, screens and x-rays are told as outside.</source>
        <translation>Bei 300 Fotos aus 300 Klassen stimmten 96,1 % der sicheren Antworten (18 unsicher), bei 160 von Autos und Motorrädern 97,9 % (16 unsicher); Porträts, Papiere, Bildschirme und Röntgenbilder gelten als anderes.</translation>
    </message>
    <message>
        <source>Animals and plants</source>
        <translation>Tiere und Pflanzen</translation>
    </message>
    <message>
        <source>Animals and plants, to the species or breed where that is sure; all else is outside.</source>
        <translation>Tiere und Pflanzen, bis zu Art oder Rasse, wo das sicher ist; alles Übrige ist anderes.</translation>
    </message>
    <message>
        <source>Cars, motorcycles, bicycles, trucks, buses, trains, boats and aircraft; all else is outside.</source>
        <translation>Autos, Motorräder, Fahrräder, Lastwagen, Busse, Züge, Boote und Luftfahrzeuge; alles Übrige ist anderes.</translation>
    </message>
    <message>
        <source>Day and night</source>
        <translation>Tag und Nacht</translation>
    </message>
    <message>
        <source>Day, night, twilight or indoor, from light and content.</source>
        <translation>Tag, Nacht, Dämmerung oder Innenraum, nach Licht und Inhalt.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Held out, 40 of 40 receipts, 40 of 40 screenshots and 2,011 of 2,013 photos were right; of drawn pages and screens of a layout that was not taught, 363 of 480.</source>
        <translation>Außerhalb des Trainings waren 40 von 40 Quittungen, 40 von 40 Bildschirmfotos und 2.011 von 2.013 Fotos richtig; von gezeichneten Seiten und Bildschirmen mit nicht gelerntem Aufbau 363 von 480.</translation>
    </message>
    <message>
        <source>Of 160 held-out photos of cars and motorcycles 159 were sure, 98.7 % of those right; none of 490 portraits, papers, screens, x-rays and animals was surely called a vehicle.</source>
        <translation>Von 160 Fotos von Autos und Motorrädern außerhalb des Trainings waren 159 sicher, davon 98,7 % richtig; keines von 490 Porträts, Papieren, Bildschirmen, Röntgenbildern und Tieren wurde sicher Fahrzeug genannt.</translation>
    </message>
    <message>
        <source>On 1,143 photos of groups held out from training 94.3 % of the sure answers were right (day 94.0 %, night 83.8 %), and 8.4 % unsure; of the decided day photos 98.1 % were found, of the night photos 97.5 %.</source>
        <translation>Bei 1.143 Fotos aus Gruppen, die nicht im Training waren, stimmten 94,3 % der sicheren Antworten (Tag 94,0 %, Nacht 83,8 %), 8,4 % waren unsicher; von den entschiedenen Tagfotos wurden 98,1 % gefunden, von den Nachtfotos 97,5 %.</translation>
    </message>
    <message>
        <source>Photos, documents and screenshots.</source>
        <translation>Fotos, Dokumente und Bildschirmfotos.</translation>
    </message>
    <message>
        <source>Right for 122 of 125 photos of as many animals and plants, 53 of 60 cats, 60 of 60 dogs, 57 of 60 ants and 57 of 60 bees; all of 335 other things were outside.</source>
        <translation>Richtig bei 122 von 125 Fotos ebenso vieler Tiere und Pflanzen, 53 von 60 Katzen, 60 von 60 Hunden, 57 von 60 Ameisen und 57 von 60 Bienen; alle 335 anderen Dinge waren anderes.</translation>
    </message>
    <message>
        <source>Subjects</source>
        <translation>Motive</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>Fahrzeuge</translation>
    </message>
    <message>
        <source>What a photo shows: animals, plants, food, vehicles, buildings and a thousand things.</source>
        <translation>Was ein Foto zeigt: Tiere, Pflanzen, Essen, Fahrzeuge, Gebäude und tausend Dinge.</translation>
    </message>
</context>
<context>
    <name>TasksFlow</name>
    <message>
        <source>The whole task (*.zip);;One graph for other programs (*.onnx)</source>
        <translation>Die ganze Aufgabe (*.zip);;Ein Graph für andere Programme (*.onnx)</translation>
    </message>
    <message>
        <source>Export the task</source>
        <translation>Aufgabe exportieren</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Teach by example…</source>
        <translation>An Beispielen anlernen…</translation>
    </message>
    <message>
        <source>Import a model…</source>
        <translation>Modell importieren…</translation>
    </message>
    <message>
        <source>Back to the photos</source>
        <translation>Zurück zu den Fotos</translation>
    </message>
    <message>
        <source>Sort by this</source>
        <translation>Danach sortieren</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>Ordner zeigen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>Aufgaben</translation>
    </message>
    <message>
        <source>All tasks</source>
        <translation>Alle Aufgaben</translation>
    </message>
</context>
<context>
    <name>TeachDialog</name>
    <message>
        <source>Teach by example</source>
        <translation>An Beispielen anlernen</translation>
    </message>
    <message>
        <source>There have to be two folders or more with photos in this one, each named for its label.</source>
        <translation>In diesem Ordner müssen mindestens zwei Ordner mit Fotos liegen, jeder nach seinem Label benannt.</translation>
    </message>
    <message>
        <source>A folder for each label, with some photos in each.</source>
        <translation>Ein Ordner je Label, mit einigen Fotos darin.</translation>
    </message>
    <message>
        <source>Name of the task</source>
        <translation>Name der Aufgabe</translation>
    </message>
    <message>
        <source>Which model looks at the photos</source>
        <translation>Welches Modell die Fotos ansieht</translation>
    </message>
    <message>
        <source>By the model of {0}</source>
        <translation>Mit dem Modell von „{0}“</translation>
    </message>
    <message>
        <source>Only advises: nothing is sorted by it before you have looked</source>
        <translation>Berät nur: Nichts wird danach sortiert, ehe es durchgesehen ist</translation>
    </message>
    <message>
        <source>Replace the task that is called so</source>
        <translation>Die gleichnamige Aufgabe ersetzen</translation>
    </message>
    <message>
        <source>What stands out</source>
        <translation>Was auffällt</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Sort by it</source>
        <translation>Danach sortieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sorter learns from your photos what tells their labels apart.</source>
        <translation>Sorter lernt aus den Fotos, was ihre Labels unterscheidet.</translation>
    </message>
    <message>
        <source>Teach from {0} photos in {1} folders</source>
        <translation>Aus {0} Fotos in {1} Ordnern anlernen</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>Anlernen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>Choose the folder of examples</source>
        <translation>Ordner mit Beispielen wählen</translation>
    </message>
    <message>
        <source>Photos are being sorted: stop that first, or wait until it is done.</source>
        <translation>Fotos werden gerade sortiert: Bitte erst anhalten oder abwarten.</translation>
    </message>
    <message>
        <source>No task has a model that can be taught with.</source>
        <translation>Keine Aufgabe hat ein Modell, mit dem sich anlernen lässt.</translation>
    </message>
    <message>
        <source>There is a task that is called so: choose another name, or replace it.</source>
        <translation>Es gibt schon eine Aufgabe dieses Namens: Bitte anders nennen oder ersetzen.</translation>
    </message>
    <message>
        <source>Nothing was learnt.</source>
        <translation>Es wurde nichts gelernt.</translation>
    </message>
    <message>
        <source>Stopped; nothing was learnt.</source>
        <translation>Angehalten; es wurde nichts gelernt.</translation>
    </message>
</context>
<context>
    <name>TemplateBox</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the template to {0}</source>
        <translation>Vorlage auf {0} zurücksetzen</translation>
    </message>
    <message>
        <source>Where the first photo goes</source>
        <translation>Wohin das erste Foto kommt</translation>
    </message>
</context>
<context>
    <name>TemplateField</name>
    <message>
        <source>Folders and names of the photos</source>
        <translation>Ordner und Namen der Fotos</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Sorter</source>
        <translation>Sorter</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>TreePane</name>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
</context>
<context>
    <name>Trial</name>
    <message>
        <source>What it says of some photos. The way that is right most often is the right one.</source>
        <translation>Was es zu einigen Fotos sagt. Der Weg, der am häufigsten stimmt, ist der richtige.</translation>
    </message>
    <message>
        <source>What it says of some photos:</source>
        <translation>Was es zu einigen Fotos sagt:</translation>
    </message>
    <message>
        <source>Is taken</source>
        <translation>Gewählt</translation>
    </message>
    <message>
        <source>Take this</source>
        <translation>Diesen nehmen</translation>
    </message>
    <message>
        <source>Take {0}</source>
        <translation>{0} nehmen</translation>
    </message>
</context>
<context>
    <name>TryOut</name>
    <message>
        <source>On the sample photos</source>
        <translation>An den Beispielfotos</translation>
    </message>
    <message>
        <source>On some of your photos</source>
        <translation>An einigen eigenen Fotos</translation>
    </message>
</context>
<context>
    <name>Undoing</name>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Files are being copied or moved just now; stop that first.</source>
        <translation>Gerade werden Dateien kopiert oder verschoben; bitte erst anhalten.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Sorter</source>
        <translation>Sorter</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>bytes</source>
        <translation>Byte</translation>
    </message>
</context>
<context>
    <name>_Fitted</name>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
</context>
<context>
    <name>_Scrolled</name>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
</context>
</TS>
