<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::RailButton</name>
    <message>
        <source>current page</source>
        <translation>当前页面</translation>
    </message>
</context>
<context>
    <name>berth::ui::CommandPalette</name>
    <message>
        <source>Search pages, objects, actions</source>
        <translation>搜索页面、对象和操作</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>Command palette</source>
        <translation>命令面板</translation>
    </message>
</context>
<context>
    <name>berth::ui::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>&amp;Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>&amp;Simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>&amp;Search pages, objects, actions</source>
        <translation>搜索页面、对象和操作</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>&amp;Narrow page list</source>
        <translation>收窄页面列表</translation>
    </message>
    <message>
        <source>Berth</source>
        <extracomment>The title of the window: %1 is that of the page</extracomment>
        <translation>Berth 泊位</translation>
    </message>
    <message>
        <source>%1 — Berth</source>
        <translation>%1 — Berth 泊位</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>berth::ui::Rail</name>
    <message>
        <source>Pages</source>
        <translation>页面列表</translation>
    </message>
</context>
<context>
    <name>berth::ui::StatusLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>berth::ui::TopBar</name>
    <message>
        <source>Search pages, objects, actions</source>
        <translation>搜索页面、对象和操作</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>berth::ui::ViewMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>高对比度</translation>
    </message>
</context>
</TS>
