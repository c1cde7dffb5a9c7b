<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::AutoscalingSection</name>
    <message numerus="yes">
        <source>%n node(s) kept warm at the most</source>
        <translation>
            <numerusform>%n node kept warm at the most</numerusform>
            <numerusform>%n nodes kept warm at the most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::BatchDialog</name>
    <message numerus="yes">
        <source>This publishes %n separate deployment(s)</source>
        <translation>
            <numerusform>This publishes %n separate deployment</numerusform>
            <numerusform>This publishes %n separate deployments</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishing: %1 of %n done</source>
        <translation>
            <numerusform>Publishing: %1 of %n done</numerusform>
            <numerusform>Publishing: %1 of %n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n deployment(s) published</source>
        <translation>
            <numerusform>%1 of %n deployment published</numerusform>
            <numerusform>%1 of %n deployments published</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %n deployment(s)</source>
        <translation>
            <numerusform>Publish %n deployment</numerusform>
            <numerusform>Publish %n deployments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::CostPanel</name>
    <message numerus="yes">
        <source>%n run(s) in all, about</source>
        <translation>
            <numerusform>%n run in all, about</numerusform>
            <numerusform>%n runs in all, about</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n deployment(s) together</source>
        <translation>
            <numerusform>all %n deployment together</numerusform>
            <numerusform>all %n deployments together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::EnvironmentSection</name>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n value</numerusform>
            <numerusform>%n values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::FindingsPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n warning(s)</source>
        <translation>
            <numerusform>and %n warning</numerusform>
            <numerusform>and %n warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::GpuCard</name>
    <message numerus="yes">
        <source>%1 cores · %2 · %n card(s)</source>
        <translation>
            <numerusform>%1 cores · %2 · %n card</numerusform>
            <numerusform>%1 cores · %2 · %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n free</source>
        <translation>
            <numerusform>%1: %n free</numerusform>
            <numerusform>%1: %n free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::GpuSection</name>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n region</numerusform>
            <numerusform>%n regions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::HealthSection</name>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n check</numerusform>
            <numerusform>%n checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::JobSection</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::NewDeploymentPage</name>
    <message numerus="yes">
        <source>Review plan: %n problem(s) left</source>
        <translation>
            <numerusform>Review plan: %n problem left</numerusform>
            <numerusform>Review plan: %n problems left</numerusform>
        </translation>
    </message>
</context>
</TS>
