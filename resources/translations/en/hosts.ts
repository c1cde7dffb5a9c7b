<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ComputersPage</name>
    <message numerus="yes">
        <source>%n reached over SSH</source>
        <translation>
            <numerusform>%n reached over SSH</numerusform>
            <numerusform>%n reached over SSH</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::HostCard</name>
    <message numerus="yes">
        <source>through %n other(s)</source>
        <translation>
            <numerusform>through %n other</numerusform>
            <numerusform>through %n others</numerusform>
        </translation>
    </message>
</context>
</TS>
