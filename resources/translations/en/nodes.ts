<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::NodeDetails</name>
    <message numerus="yes">
        <source>%1 in %n file(s), lost with the node</source>
        <translation>
            <numerusform>%1 in %n file, lost with the node</numerusform>
            <numerusform>%1 in %n files, lost with the node</numerusform>
        </translation>
    </message>
</context>
</TS>
