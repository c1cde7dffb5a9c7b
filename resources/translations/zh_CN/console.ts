<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::app::About</name>
    <message>
        <source>About Berth</source>
        <translation>关于泊位</translation>
    </message>
    <message>
        <source>Berth %1</source>
        <translation>泊位 Berth %1</translation>
    </message>
    <message>
        <source>A console for GPU deployments, with a whole cluster to rehearse on inside it.</source>
        <translation>GPU 部署控制台，内置一个可以演练的完整集群。</translation>
    </message>
    <message>
        <source>Your data are kept in %1.</source>
        <translation>你的数据保存在 %1。</translation>
    </message>
    <message>
        <source>Runs with Qt %1.</source>
        <translation>运行于 Qt %1。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>自由软件，按 GNU 通用公共许可证第 3 版或更新版本发布，不附带任何担保。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>berth::app::BudgetNotices</name>
    <message>
        <source>The budget of this month is spent</source>
        <translation>本月预算已用完</translation>
    </message>
    <message>
        <source>The forecast passes the budget of this month</source>
        <translation>预测将超出本月预算</translation>
    </message>
    <message>
        <source>%1 of %2 are charged. Nothing is stopped because of it.</source>
        <translation>已计费 %1 / %2。不会因此停止任何部署。</translation>
    </message>
    <message>
        <source>%1 of %2 are charged; at the cost per hour now it will be %3.</source>
        <translation>已计费 %1 / %2；按当前每小时费用，本月将达到 %3。</translation>
    </message>
    <message>
        <source>Show the money</source>
        <translation>查看费用</translation>
    </message>
</context>
<context>
    <name>berth::app::Console</name>
    <message>
        <source>The saved simulation cannot be continued</source>
        <translation>无法继续上次保存的模拟</translation>
    </message>
    <message>
        <source>Start a new one</source>
        <translation>开始新的模拟</translation>
    </message>
</context>
<context>
    <name>berth::app::MenuEntries</name>
    <message>
        <source>&amp;New deployment</source>
        <translation>新建部署(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;All deployments</source>
        <translation>全部部署(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;About Berth …</source>
        <translation>关于泊位(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Show the simulator</source>
        <translation>打开模拟器(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tep</source>
        <translation>单步(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Run simulation</source>
        <translation>继续模拟(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause simulation</source>
        <translation>暂停模拟(&amp;P)</translation>
    </message>
    <message>
        <source>Add a &amp;connection …</source>
        <translation>添加连接(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;All connections</source>
        <translation>全部连接(&amp;A)</translation>
    </message>
</context>
<context>
    <name>berth::app::OperationNotices</name>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
</context>
<context>
    <name>berth::app::PageNames</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>新建部署</translation>
    </message>
    <message>
        <source>Edit a deployment</source>
        <translation>编辑部署</translation>
    </message>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查看内部</translation>
    </message>
</context>
<context>
    <name>berth::app::ProfileNotices</name>
    <message>
        <source>Your data was damaged and has been restored</source>
        <translation>数据曾损坏，现已恢复</translation>
    </message>
    <message>
        <source>It is as it was on %1. The damaged file is kept as %2.</source>
        <translation>已恢复到 %1 的状态。损坏的文件保留为 %2。</translation>
    </message>
    <message>
        <source>Your data was damaged; there is no backup</source>
        <translation>数据已损坏，没有备份</translation>
    </message>
    <message>
        <source>Berth starts empty. The damaged file is kept as %1.</source>
        <translation>Berth 将从空白开始。损坏的文件保留为 %1。</translation>
    </message>
    <message>
        <source>Your newest changes are missing</source>
        <translation>最近的改动丢失了</translation>
    </message>
    <message numerus="yes">
        <source>The last %n change(s) are not there any more, because a part of your data was damaged. Everything before them is kept. The data as they were found are in %1.</source>
        <translation>
            <numerusform>部分数据已损坏，最后 %n 次改动丢失，之前的内容都还在。发现损坏时的数据保留为 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>These data belong to a newer Berth</source>
        <translation>这些数据来自更新版本的 Berth</translation>
    </message>
    <message>
        <source>You can look at them; nothing will be saved. Install the newer version to go on.</source>
        <translation>可以查看，但不会保存任何改动。请安装新版本后继续。</translation>
    </message>
</context>
<context>
    <name>berth::app::StartFailure</name>
    <message>
        <source>Berth is already open with these data.</source>
        <translation>Berth 已经打开了这份数据。</translation>
    </message>
    <message>
        <source>Berth may not write to its folder.</source>
        <translation>Berth 没有权限写入自己的文件夹。</translation>
    </message>
    <message>
        <source>Berth cannot open its data.</source>
        <translation>Berth 无法打开自己的数据。</translation>
    </message>
    <message>
        <source>Use the window that is open, or start this one with --profile and another folder. The folder is %1.</source>
        <translation>请使用已打开的窗口，或用 --profile 指定另一个文件夹启动。当前文件夹：%1。</translation>
    </message>
    <message>
        <source>Make %1 writable for you, or start with --profile and another folder.</source>
        <translation>请让自己对 %1 有写权限，或用 --profile 指定另一个文件夹启动。</translation>
    </message>
    <message>
        <source>The folder is %1. Free some space on its disk, or start with --profile and another folder.</source>
        <translation>文件夹是 %1。请在它的磁盘上腾出空间，或用 --profile 指定另一个文件夹启动。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>berth::app::SupportEntry</name>
    <message>
        <source>&amp;Support bundle …</source>
        <translation>支持包(&amp;S)…</translation>
    </message>
</context>
<context>
    <name>berth::app::WindowPresenter</name>
    <message>
        <source>restoring, %1</source>
        <translation>正在恢复，%1</translation>
    </message>
    <message>
        <source>%1 · jumping</source>
        <translation>%1 · 跳转中</translation>
    </message>
    <message>
        <source>%1 · paused</source>
        <translation>%1 · 已暂停</translation>
    </message>
    <message>
        <source>%1 · as fast as it goes</source>
        <translation>%1 · 全速</translation>
    </message>
    <message>
        <source>%1 · %2×</source>
        <translation>%1 · %2×</translation>
    </message>
    <message numerus="yes">
        <source>%n need attention</source>
        <translation>
            <numerusform>%n 个需要关注</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Simulator runs on this computer</source>
        <translation>模拟器在本机运行</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Restoring the simulation</source>
        <translation>正在恢复模拟</translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s): %1</source>
        <translation>
            <numerusform>%n 个操作：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Connecting …</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Reading: %1 of %2 deployments</source>
        <extracomment>Of a platform with many deployments, for the first half minute</extracomment>
        <translation>正在读取：%2 个部署中的 %1 个</translation>
    </message>
    <message>
        <source>View of %1</source>
        <extracomment>Of a connection that is lost: %1 is the time of what is still shown</extracomment>
        <translation>%1 的状态</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
</context>
</TS>
