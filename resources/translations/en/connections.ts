<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ConnectionTexts</name>
    <message numerus="yes">
        <source>A name has at most %n characters.</source>
        <translation>
            <numerusform>A name has at most %n character.</numerusform>
            <numerusform>A name has at most %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ConnectionsPage</name>
    <message numerus="yes">
        <source>the simulator and %n platform(s)</source>
        <translation>
            <numerusform>the simulator and %n platform</numerusform>
            <numerusform>the simulator and %n platforms</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::RemoveDialog</name>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::VerdictTexts</name>
    <message numerus="yes">
        <source>%n kind(s) of GPU</source>
        <translation>
            <numerusform>%n kind of GPU</numerusform>
            <numerusform>%n kinds of GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n deployment</numerusform>
            <numerusform>%n deployments</numerusform>
        </translation>
    </message>
</context>
</TS>
