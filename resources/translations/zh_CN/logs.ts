<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::LogNote</name>
    <message numerus="yes">
        <source>%n line(s) are missing here</source>
        <translation>
            <numerusform>此处缺少 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) of node %1 are missing here</source>
        <translation>
            <numerusform>此处缺少节点 %1 的 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Reconnected after %1</source>
        <translation>中断 %1 后已重新连接</translation>
    </message>
    <message>
        <source>%1 was replaced</source>
        <translation>%1 已被替换</translation>
    </message>
    <message>
        <source>%1 was replaced: %2</source>
        <translation>%1 已被替换：%2</translation>
    </message>
</context>
<context>
    <name>berth::ui::LogPanel</name>
    <message>
        <source>Search the log</source>
        <translation>搜索日志</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Search with a regular expression</source>
        <translation>用正则表达式搜索</translation>
    </message>
    <message>
        <source>Hit before</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next hit</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>all lines</source>
        <translation>所有行</translation>
    </message>
    <message>
        <source>info and worse</source>
        <translation>信息及以上</translation>
    </message>
    <message>
        <source>warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>errors only</source>
        <translation>仅错误</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Wrap</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Break long lines</source>
        <translation>长行自动换行</translation>
    </message>
    <message>
        <source>Follow</source>
        <translation>跟随</translation>
    </message>
    <message>
        <source>Keep the newest line in view</source>
        <translation>始终显示最新一行</translation>
    </message>
    <message>
        <source>Save the log</source>
        <translation>保存日志</translation>
    </message>
    <message>
        <source>not a valid expression</source>
        <translation>表达式无效</translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s), too slow to go on</source>
        <translation>
            <numerusform>%n 处，太慢，已停止</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>第 %1 处，共 %n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>No line passes the filter</source>
        <translation>没有符合筛选条件的行</translation>
    </message>
    <message>
        <source>No lines yet</source>
        <translation>还没有日志</translation>
    </message>
    <message>
        <source>Choose another severity or other nodes.</source>
        <translation>请选择其他级别或其他节点。</translation>
    </message>
    <message>
        <source>Lines appear here as soon as a node writes them.</source>
        <translation>节点一输出，日志就显示在这里。</translation>
    </message>
    <message>
        <source>Log files (*.log)</source>
        <translation>日志文件 (*.log)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) are saved in %1</source>
        <translation>
            <numerusform>已将 %n 行保存到 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>This platform gives no logs</source>
        <translation>这个平台不提供日志</translation>
    </message>
    <message>
        <source>What its nodes write cannot be read from here.</source>
        <translation>这里读不到节点输出的内容。</translation>
    </message>
</context>
<context>
    <name>berth::ui::LogView</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>berth::ui::NodeSwatches</name>
    <message>
        <source>Lines of node %1</source>
        <translation>节点 %1 的日志</translation>
    </message>
</context>
</TS>
