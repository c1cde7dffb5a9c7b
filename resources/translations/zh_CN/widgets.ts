<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::BandWidget</name>
    <message>
        <source>SIMULATED</source>
        <translation>模拟 SIMULATED</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>真实集群 LIVE</translation>
    </message>
    <message>
        <source>LOST</source>
        <translation>连接已断 LOST</translation>
    </message>
    <message>
        <source>No real money, nothing real can break</source>
        <translation>不花钱，也不会影响真实集群</translation>
    </message>
    <message>
        <source>Actions cost real money</source>
        <translation>操作会产生真实费用</translation>
    </message>
    <message>
        <source>Read only: nothing can be changed from here</source>
        <translation>只读：这里不能改动任何东西</translation>
    </message>
    <message>
        <source>The platform does not answer; values are old</source>
        <translation>平台没有响应，显示的是旧数据</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message>
        <source>Switch the connection</source>
        <translation>切换连接</translation>
    </message>
</context>
<context>
    <name>berth::ui::DialogFrame</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>berth::ui::SecretField</name>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Copy for 20 seconds</source>
        <translation>复制（20 秒后清除）</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>berth::ui::ShareBars</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ToastArea</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭这条通知</translation>
    </message>
</context>
</TS>
