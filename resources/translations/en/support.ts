<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::Changes</name>
    <message numerus="yes">
        <source>This starts %n node(s)</source>
        <translation>
            <numerusform>This starts %n node</numerusform>
            <numerusform>This starts %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This edit restarts %n node(s)</source>
        <translation>
            <numerusform>This edit restarts %n node</numerusform>
            <numerusform>This edit restarts %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s)</source>
        <translation>
            <numerusform>This ends %n node</numerusform>
            <numerusform>This ends %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n more node(s)</source>
        <translation>
            <numerusform>This starts %n more node</numerusform>
            <numerusform>This starts %n more nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pausing ends %n node(s)</source>
        <translation>
            <numerusform>Pausing ends %n node</numerusform>
            <numerusform>Pausing ends %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This restarts %n node(s)</source>
        <translation>
            <numerusform>This restarts %n node</numerusform>
            <numerusform>This restarts %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This deletes %n node(s) and the links</source>
        <translation>
            <numerusform>This deletes %n node and the links</numerusform>
            <numerusform>This deletes %n nodes and the links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), last written %1</source>
        <translation>
            <numerusform>%n file, last written %1</numerusform>
            <numerusform>%n files, last written %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of another version</source>
        <translation>
            <numerusform>This starts %n node of another version</numerusform>
            <numerusform>This starts %n nodes of another version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Promoting replaces %n node(s) of the old version</source>
        <translation>
            <numerusform>Promoting replaces %n node of the old version</numerusform>
            <numerusform>Promoting replaces %n nodes of the old version</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rolling back ends %n node(s) of the new version</source>
        <translation>
            <numerusform>Rolling back ends %n node of the new version</numerusform>
            <numerusform>Rolling back ends %n nodes of the new version</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::Events</name>
    <message numerus="yes">
        <source>%1 was created with %n node(s)</source>
        <translation>
            <numerusform>%1 was created with %n node</numerusform>
            <numerusform>%1 was created with %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was scaled to %n node(s)</source>
        <translation>
            <numerusform>%1 was scaled to %n node</numerusform>
            <numerusform>%1 was scaled to %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was resumed with %n node(s)</source>
        <translation>
            <numerusform>%1 was resumed with %n node</numerusform>
            <numerusform>%1 was resumed with %n nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is complete: %n run(s) succeeded</source>
        <translation>
            <numerusform>%1 is complete: %n run succeeded</numerusform>
            <numerusform>%1 is complete: %n runs succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has failed; %n run(s) had succeeded</source>
        <translation>
            <numerusform>%1 has failed; %n run had succeeded</numerusform>
            <numerusform>%1 has failed; %n runs had succeeded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 scaled itself to %n node(s)</source>
        <translation>
            <numerusform>%1 scaled itself to %n node</numerusform>
            <numerusform>%1 scaled itself to %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::Fixes</name>
    <message numerus="yes">
        <source>Use %n node(s)</source>
        <translation>
            <numerusform>Use %n node</numerusform>
            <numerusform>Use %n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::Reasons</name>
    <message numerus="yes">
        <source>%1 Restarted %n time(s).</source>
        <translation>
            <numerusform>%1 Restarted %n time.</numerusform>
            <numerusform>%1 Restarted %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s): %1</source>
        <extracomment>How many machines one rule excludes: %1 is &quot;all GPUs in use&quot;, &quot;down&quot; …</extracomment>
        <translation>
            <numerusform>%n machine: %1</numerusform>
            <numerusform>%n machines: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::Warnings</name>
    <message numerus="yes">
        <source>%n node(s) crash again and again</source>
        <translation>
            <numerusform>%n node crashes again and again</numerusform>
            <numerusform>%n nodes crash again and again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) cannot fetch the image</source>
        <translation>
            <numerusform>%n node cannot fetch the image</numerusform>
            <numerusform>%n nodes cannot fetch the image</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) wait for a machine</source>
        <translation>
            <numerusform>%n node waits for a machine</numerusform>
            <numerusform>%n nodes wait for a machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are not ready</source>
        <translation>
            <numerusform>%n node is not ready</numerusform>
            <numerusform>%n nodes are not ready</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are on a silent machine</source>
        <translation>
            <numerusform>%n node is on a silent machine</numerusform>
            <numerusform>%n nodes are on a silent machine</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) were ordered with an offer that is gone</source>
        <translation>
            <numerusform>%n node was ordered with an offer that is gone</numerusform>
            <numerusform>%n nodes were ordered with an offer that is gone</numerusform>
        </translation>
    </message>
</context>
</TS>
