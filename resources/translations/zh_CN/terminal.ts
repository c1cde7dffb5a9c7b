<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::TerminalPane</name>
    <message>
        <source>Connect again</source>
        <translation>重新连接</translation>
    </message>
    <message>
        <source>The program says that it takes a paste as one piece.</source>
        <translation>程序声明会把粘贴内容当作一个整体接收。</translation>
    </message>
    <message>
        <source>Each line end acts like the Enter key: commands run at once.</source>
        <translation>每个换行都等于按下回车键：命令会立即执行。</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message numerus="yes">
        <source>Paste %n line(s) into the terminal?</source>
        <translation>
            <numerusform>将 %n 行粘贴到终端？</numerusform>
        </translation>
    </message>
    <message>
        <source>Control characters are left out.</source>
        <translation>控制字符会被去掉。</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open a page of %1 in the browser?</source>
        <translation>在浏览器中打开 %1 的页面？</translation>
    </message>
    <message>
        <source>The link comes from what the terminal shows.</source>
        <translation>该链接来自终端显示的内容。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Let the program replace what is on the clipboard?</source>
        <translation>允许程序替换剪贴板上的内容？</translation>
    </message>
    <message>
        <source>A program in the terminal asks to put this there. Whoever pastes it next gets it.</source>
        <translation>终端中的程序请求写入以下内容。之后粘贴时得到的就是它。</translation>
    </message>
    <message>
        <source>Replace the clipboard</source>
        <translation>替换剪贴板</translation>
    </message>
</context>
<context>
    <name>berth::ui::TerminalSearchBar</name>
    <message>
        <source>Search the terminal</source>
        <translation>搜索终端</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Hit above</source>
        <translation>上一个匹配</translation>
    </message>
    <message>
        <source>Hit below</source>
        <translation>下一个匹配</translation>
    </message>
    <message>
        <source>Close the search</source>
        <translation>关闭搜索</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n hit(s)</source>
        <translation>
            <numerusform>第 %1 个，共 %n 个匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %n hit(s)</source>
        <translation>
            <numerusform>前 %n 个匹配</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hit(s)</source>
        <translation>
            <numerusform>%n 个匹配</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::TerminalTabs</name>
    <message>
        <source>Terminals</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Another terminal to the same place</source>
        <translation>再开一个到同一处的终端</translation>
    </message>
    <message>
        <source>Split: another terminal beside this one</source>
        <translation>分屏：在旁边再开一个终端</translation>
    </message>
    <message>
        <source>Split: another terminal below this one</source>
        <translation>分屏：在下方再开一个终端</translation>
    </message>
    <message>
        <source>Close this terminal</source>
        <translation>关闭此终端</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Close the terminal</source>
        <translation>关闭终端</translation>
    </message>
    <message>
        <source>Close a terminal whose session is running?</source>
        <translation>关闭仍在运行的终端？</translation>
    </message>
    <message>
        <source>What runs in it is ended, unless it was started to go on without a terminal.</source>
        <translation>其中运行的程序会被结束，除非它以脱离终端的方式启动。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>berth::ui::TerminalView</name>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>%1
Ctrl+click to open</source>
        <translation>%1
按住 Ctrl 单击打开</translation>
    </message>
    <message>
        <source>Open link…</source>
        <translation>打开链接…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>搜索…</translation>
    </message>
</context>
</TS>
