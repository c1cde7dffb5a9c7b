<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ActivityPage</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Filter activity</source>
        <translation>筛选活动</translation>
    </message>
    <message>
        <source>Nothing has happened yet</source>
        <translation>还没有发生任何事</translation>
    </message>
    <message>
        <source>What you and the platform do is listed here.</source>
        <translation>你和平台做的事都列在这里。</translation>
    </message>
    <message>
        <source>Filter by importance</source>
        <translation>按级别筛选</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Information and worse</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors only</source>
        <translation>仅错误</translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>What to list</source>
        <translation>列出什么</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>接口调用</translation>
    </message>
    <message>
        <source>No event fits the filter</source>
        <translation>没有符合筛选条件的事件</translation>
    </message>
    <message>
        <source>Take away words, or lower the importance.</source>
        <translation>减少筛选词，或放宽重要程度。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CallText</name>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>返回码</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>第几次</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>berth::ui::CallsView</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 次调用</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter calls</source>
        <translation>筛选调用</translation>
    </message>
    <message>
        <source>Problems only</source>
        <translation>只看有问题的</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all calls that are shown</source>
        <translation>复制当前显示的全部调用</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>接口调用</translation>
    </message>
    <message>
        <source>No calls over the network</source>
        <translation>没有经过网络的调用</translation>
    </message>
    <message>
        <source>The embedded simulator is a part of this program. Calls are listed for connections to a platform.</source>
        <translation>内置模拟器就在本程序里。连接到平台后，这里会列出对平台的每次调用。</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>还没有调用</translation>
    </message>
    <message>
        <source>Every request to the platform is listed here with its answer.</source>
        <translation>对平台的每次请求及其结果都会列在这里。</translation>
    </message>
    <message>
        <source>No call fits the filter</source>
        <translation>没有符合筛选条件的调用</translation>
    </message>
    <message>
        <source>Take away words, or show more than problems.</source>
        <translation>减少筛选词，或不只看有问题的。</translation>
    </message>
</context>
</TS>
