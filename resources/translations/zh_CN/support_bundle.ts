<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::PartList</name>
    <message>
        <source>Part</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已隐去</translation>
    </message>
</context>
<context>
    <name>berth::ui::PartTexts</name>
    <message>
        <source>What is in this file</source>
        <translation>文件说明</translation>
    </message>
    <message>
        <source>What is noticeable</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>System and memory</source>
        <translation>系统与内存</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Kernel messages</source>
        <translation>内核消息</translation>
    </message>
    <message>
        <source>How the look went</source>
        <translation>查看过程</translation>
    </message>
    <message>
        <source>All of it, for programs</source>
        <translation>全部数据（供程序读取）</translation>
    </message>
    <message>
        <source>Course of the figures</source>
        <translation>指标变化</translation>
    </message>
    <message>
        <source>Berth and this computer</source>
        <translation>Berth 与本机</translation>
    </message>
    <message>
        <source>Connections and computers</source>
        <translation>连接与计算机</translation>
    </message>
    <message>
        <source>Deployments and nodes</source>
        <translation>部署与节点</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Calls to the platform</source>
        <translation>平台接口调用</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更记录</translation>
    </message>
</context>
<context>
    <name>berth::ui::SupportBundleDialog</name>
    <message>
        <source>%1. This is its beginning; the rest is in the file that is written.</source>
        <translation>%1。这里只显示开头，其余内容在保存的文件里。</translation>
    </message>
    <message>
        <source>%1. Left out.</source>
        <translation>%1。不写入文件。</translation>
    </message>
    <message>
        <source>Save the support bundle</source>
        <translation>保存支持包</translation>
    </message>
    <message>
        <source>Archives (*.zip)</source>
        <translation>压缩包 (*.zip)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Support bundle</source>
        <translation>支持包</translation>
    </message>
    <message>
        <source>What Berth has seen of %1, in one file for support</source>
        <translation>把 Berth 看到的 %1 的情况整理成一个文件，便于请人协助</translation>
    </message>
    <message>
        <source>What Berth knows of itself and of the platform, in one file for support</source>
        <translation>把 Berth 自身和平台的情况整理成一个文件，便于请人协助</translation>
    </message>
    <message>
        <source>Parts of the bundle</source>
        <translation>支持包的内容</translation>
    </message>
    <message>
        <source>Text of the part</source>
        <translation>内容原文</translation>
    </message>
    <message>
        <source>Also hide addresses and names</source>
        <translation>同时隐藏地址和名称</translation>
    </message>
    <message>
        <source>ip-1, host-1 and user-1 stand for them then, the same in all parts.</source>
        <translation>届时以 ip-1、host-1、user-1 代替，各部分保持一致。</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved in %1</source>
        <translation>已保存到 %1</translation>
    </message>
    <message>
        <source>Nothing is sent anywhere: the file stays where you save it, and you decide who gets it. Passwords, keys and tokens are replaced by %1; look through it for anything else that you want to keep to yourself.</source>
        <translation>不会发送到任何地方：文件只保存在你选择的位置，由你决定交给谁。密码、密钥和令牌已替换为 %1；请再看一遍，其中是否还有你不想让别人知道的内容。</translation>
    </message>
    <message>
        <source>This folder is not there any more. Choose another one.</source>
        <translation>这个文件夹已经不存在了。请另选一个。</translation>
    </message>
</context>
</TS>
