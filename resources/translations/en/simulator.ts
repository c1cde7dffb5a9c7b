<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::AlarmList</name>
    <message numerus="yes">
        <source>and %n time(s) before that</source>
        <translation>
            <numerusform>and %n time before that</numerusform>
            <numerusform>and %n times before that</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ClusterMapView</name>
    <message numerus="yes">
        <source>%1 of %n card(s) in use</source>
        <translation>
            <numerusform>%1 of %n card in use</numerusform>
            <numerusform>%1 of %n cards in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) lost</source>
        <translation>
            <numerusform>%n card lost</numerusform>
            <numerusform>%n cards lost</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ComparisonDialog</name>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n request</numerusform>
            <numerusform>%n requests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n node</numerusform>
            <numerusform>%n nodes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultOffer</name>
    <message numerus="yes">
        <source>%1 · %n card(s) in use</source>
        <translation>
            <numerusform>%1 · %n card in use</numerusform>
            <numerusform>%1 · %n cards in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::MapPainter</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::SimulatorPage</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n machine</numerusform>
            <numerusform>%n machines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n GPU</numerusform>
            <numerusform>%n GPUs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n down</source>
        <translation>
            <numerusform>%1 · %n down</numerusform>
            <numerusform>%1 · %n down</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::StartOverDialog</name>
    <message numerus="yes">
        <source>This ends the simulation with its %n deployment(s).</source>
        <translation>
            <numerusform>This ends the simulation with its %n deployment.</numerusform>
            <numerusform>This ends the simulation with its %n deployments.</numerusform>
        </translation>
    </message>
</context>
</TS>
