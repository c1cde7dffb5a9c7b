<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::app::ProfileNotices</name>
    <message numerus="yes">
        <source>The last %n change(s) are not there any more, because a part of your data was damaged. Everything before them is kept. The data as they were found are in %1.</source>
        <translation>
            <numerusform>The last %n change is not there any more, because a part of your data was damaged. Everything before it is kept. The data as they were found are in %1.</numerusform>
            <numerusform>The last %n changes are not there any more, because a part of your data was damaged. Everything before them is kept. The data as they were found are in %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::app::WindowPresenter</name>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s): %1</source>
        <translation>
            <numerusform>%n operation: %1</numerusform>
            <numerusform>%n operations: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
