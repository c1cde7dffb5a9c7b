<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ConfigurationRows</name>
    <message numerus="yes">
        <source>%1, every %2, limit %3, %n failure(s) in a row</source>
        <translation>
            <numerusform>%1, every %2, limit %3, %n failure</numerusform>
            <numerusform>%1, every %2, limit %3, %n failures in a row</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for each piece</source>
        <translation>
            <numerusform>%n for each piece</numerusform>
            <numerusform>%n for each piece</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the same node</source>
        <translation>
            <numerusform>%n in the same node</numerusform>
            <numerusform>%n in the same node</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with another node</source>
        <translation>
            <numerusform>%n with another node</numerusform>
            <numerusform>%n with another node</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::DetailHead</name>
    <message numerus="yes">
        <source>%1, %n failed</source>
        <translation>
            <numerusform>%1, %n failed</numerusform>
            <numerusform>%1, %n failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::EventsTab</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::LinkCard</name>
    <message numerus="yes">
        <source>%1 over %n ready node(s)</source>
        <translation>
            <numerusform>%1 over %n ready node</numerusform>
            <numerusform>%1 over %n ready nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sends %n request(s) and shows who answers</source>
        <translation>
            <numerusform>Sends %n request and shows who answers</numerusform>
            <numerusform>Sends %n requests and shows who answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n answered</source>
        <translation>
            <numerusform>%1 of %n answered</numerusform>
            <numerusform>%1 of %n answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ready node(s) never asked: %1</source>
        <translation>
            <numerusform>%n ready node was never asked: %1</numerusform>
            <numerusform>%n ready nodes were never asked: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::NodesCard</name>
    <message numerus="yes">
        <source>%1 of %n ready</source>
        <translation>
            <numerusform>%1 of %n ready</numerusform>
            <numerusform>%1 of %n ready</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ScalingTab</name>
    <message numerus="yes">
        <source>and %n before that</source>
        <translation>
            <numerusform>and %n before that</numerusform>
            <numerusform>and %n before that</numerusform>
        </translation>
    </message>
</context>
</TS>
