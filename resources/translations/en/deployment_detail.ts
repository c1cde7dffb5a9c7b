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
    <message numerus="yes">
        <source>%n node(s), or %1 of those in service</source>
        <translation>
            <numerusform>%n node, or %1 of those in service</numerusform>
            <numerusform>%n nodes, or %1 of those in service</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) at once to a node</source>
        <translation>
            <numerusform>%n request at once to a node</numerusform>
            <numerusform>%n requests at once to a node</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may wait</source>
        <translation>
            <numerusform>%n request may wait</numerusform>
            <numerusform>%n requests may wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sends a request that failed again, %n time(s), at most %1 of all</source>
        <translation>
            <numerusform>sends a request that failed again, %n time, at most %1 of all</numerusform>
            <numerusform>sends a request that failed again, %n times, at most %1 of all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaves a node out for %1 after %n failure(s) in a row, at most %2 of all</source>
        <translation>
            <numerusform>leaves a node out for %1 after %n failure, at most %2 of all</numerusform>
            <numerusform>leaves a node out for %1 after %n failures in a row, at most %2 of all</numerusform>
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
    <name>berth::ui::FrontCard</name>
    <message numerus="yes">
        <source>one for %n deployment(s), port %1</source>
        <translation>
            <numerusform>one for %n deployment, port %1</numerusform>
            <numerusform>one for %n deployments, port %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::FrontMembers</name>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>and %n other</numerusform>
            <numerusform>and %n others</numerusform>
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
