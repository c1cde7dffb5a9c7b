<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::CourseTab</name>
    <message numerus="yes">
        <source>%n look(s) over %1</source>
        <translation>
            <numerusform>%n look over %1</numerusform>
            <numerusform>%n looks over %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::FindingsCard</name>
    <message numerus="yes">
        <source>%n, worst first</source>
        <translation>
            <numerusform>%n, worst first</numerusform>
            <numerusform>%n, worst first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::LookWords</name>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n look</numerusform>
            <numerusform>%n looks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::MachineCard</name>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n processor</numerusform>
            <numerusform>%n processors</numerusform>
        </translation>
    </message>
</context>
</TS>
