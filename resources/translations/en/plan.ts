<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::LedgerRow</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not saved</source>
        <translation>
            <numerusform>%n file not saved</numerusform>
            <numerusform>%n files not saved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::PlanText</name>
    <message numerus="yes">
        <source>This creates %1 and starts %n node(s).</source>
        <translation>
            <numerusform>This creates %1 and starts %n node.</numerusform>
            <numerusform>This creates %1 and starts %n nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This edit restarts %n node(s) of %1.</source>
        <translation>
            <numerusform>This edit restarts %n node of %1.</numerusform>
            <numerusform>This edit restarts %n nodes of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s) of %1.</source>
        <translation>
            <numerusform>This ends %n node of %1.</numerusform>
            <numerusform>This ends %n nodes of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n more node(s) of %1. Nothing is lost.</source>
        <translation>
            <numerusform>This starts %n more node of %1. Nothing is lost.</numerusform>
            <numerusform>This starts %n more nodes of %1. Nothing is lost.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pausing ends all %n node(s) of %1.</source>
        <translation>
            <numerusform>Pausing ends %n node of %1.</numerusform>
            <numerusform>Pausing ends all %n nodes of %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of %1 again, with empty disks.</source>
        <translation>
            <numerusform>This starts %n node of %1 again, with an empty disk.</numerusform>
            <numerusform>This starts %n nodes of %1 again, with empty disks.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This restarts all %n node(s) of %1, one after another.</source>
        <translation>
            <numerusform>This restarts %n node of %1.</numerusform>
            <numerusform>This restarts all %n nodes of %1, one after another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This deletes %1 with its links and %n node(s).</source>
        <translation>
            <numerusform>This deletes %1 with its links and %n node.</numerusform>
            <numerusform>This deletes %1 with its links and %n nodes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of another version of %1 beside those that run, and gives them %2 of the requests.</source>
        <translation>
            <numerusform>This starts %n node of another version of %1 beside those that run, and gives it %2 of the requests.</numerusform>
            <numerusform>This starts %n nodes of another version of %1 beside those that run, and gives them %2 of the requests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This replaces %n node(s) of the old version of %1, one after another.</source>
        <translation>
            <numerusform>This replaces %n node of the old version of %1.</numerusform>
            <numerusform>This replaces %n nodes of the old version of %1, one after another.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s) of the new version of %1.</source>
        <translation>
            <numerusform>This ends %n node of the new version of %1.</numerusform>
            <numerusform>This ends %n nodes of the new version of %1.</numerusform>
        </translation>
    </message>
</context>
</TS>
