<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::StoragePage</name>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n volume</numerusform>
            <numerusform>%n volumes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 lie on %n node(s) alone now.</source>
        <translation>
            <numerusform>%1 lie on %n node alone now.</numerusform>
            <numerusform>%1 lie on %n nodes alone now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::VolumeDetails</name>
    <message numerus="yes">
        <source>%n file(s).</source>
        <translation>
            <numerusform>%n file.</numerusform>
            <numerusform>%n files.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, are not uploaded yet: they are lost if their machine fails now.</source>
        <translation>
            <numerusform>%n file, %1, is not uploaded yet: it is lost if its machine fails now.</numerusform>
            <numerusform>%n files, %1, are not uploaded yet: they are lost if their machine fails now.</numerusform>
        </translation>
    </message>
</context>
</TS>
