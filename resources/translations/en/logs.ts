<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::LogNote</name>
    <message numerus="yes">
        <source>%n line(s) are missing here</source>
        <translation>
            <numerusform>%n line is missing here</numerusform>
            <numerusform>%n lines are missing here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of node %1 are missing here</source>
        <translation>
            <numerusform>%n line of node %1 is missing here</numerusform>
            <numerusform>%n lines of node %1 are missing here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::LogPanel</name>
    <message numerus="yes">
        <source>%n hit(s), too slow to go on</source>
        <translation>
            <numerusform>%n hit, too slow to go on</numerusform>
            <numerusform>%n hits, too slow to go on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>%1 of %n hit</numerusform>
            <numerusform>%1 of %n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n hit</numerusform>
            <numerusform>%n hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are saved in %1</source>
        <translation>
            <numerusform>%n line is saved in %1</numerusform>
            <numerusform>%n lines are saved in %1</numerusform>
        </translation>
    </message>
</context>
</TS>
