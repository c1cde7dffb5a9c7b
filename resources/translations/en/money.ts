<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::SpendingCard</name>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other(s)</source>
        <translation>
            <numerusform>%n other</numerusform>
            <numerusform>%n others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are charged and not ready: %1</source>
        <translation>
            <numerusform>%n node is charged and not ready: %1</numerusform>
            <numerusform>%n nodes are charged and not ready: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) had no request within the last minute and leave the GPU idle: %1</source>
        <translation>
            <numerusform>%n node had no request within the last minute and leaves the GPU idle: %1</numerusform>
            <numerusform>%n nodes had no request within the last minute and leave the GPU idle: %1</numerusform>
        </translation>
    </message>
</context>
</TS>
