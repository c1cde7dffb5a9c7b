<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="en_GB">
<context>
    <name>berth::ui::FolderCard</name>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n chosen</numerusform>
            <numerusform>%n chosen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::LossBanner</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) are saved.</source>
        <translation>
            <numerusform>%n other file is saved.</numerusform>
            <numerusform>%n other files are saved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::RemoveFilesDialog</name>
    <message numerus="yes">
        <source>Delete %n item(s)?</source>
        <translation>
            <numerusform>Delete %n item?</numerusform>
            <numerusform>Delete %n items?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::TransferTexts</name>
    <message numerus="yes">
        <source>Counting: %n file(s) so far</source>
        <translation>
            <numerusform>Counting: %n file so far</numerusform>
            <numerusform>Counting: %n files so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), compared on both sides, %2</source>
        <translation>
            <numerusform>%1 in %n file, compared on both sides, %2</numerusform>
            <numerusform>%1 in %n files, compared on both sides, %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) did not come through</source>
        <translation>
            <numerusform>%n file did not come through</numerusform>
            <numerusform>%n files did not come through</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Download %1 and %n more</source>
        <translation>
            <numerusform>Download %1 and %n more</numerusform>
            <numerusform>Download %1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upload %1 and %n more</source>
        <translation>
            <numerusform>Upload %1 and %n more</numerusform>
            <numerusform>Upload %1 and %n more</numerusform>
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
    <name>berth::ui::TransfersCard</name>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n under way</numerusform>
            <numerusform>%n under way</numerusform>
        </translation>
    </message>
</context>
</TS>
