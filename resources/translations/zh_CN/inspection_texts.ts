<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::Sections</name>
    <message>
        <source>System files</source>
        <translation>系统文件</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>Open ports</source>
        <translation>开放的端口</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>Room for more files</source>
        <translation>还能存放的文件数</translation>
    </message>
    <message>
        <source>Time service</source>
        <translation>校时服务</translation>
    </message>
    <message>
        <source>Kernel log</source>
        <translation>内核日志</translation>
    </message>
    <message>
        <source>Log of the container services</source>
        <translation>容器服务的日志</translation>
    </message>
    <message>
        <source>Containers (Kubernetes)</source>
        <translation>容器（Kubernetes）</translation>
    </message>
    <message>
        <source>Containers (Docker)</source>
        <translation>容器（Docker）</translation>
    </message>
    <message>
        <source>Containers (Podman)</source>
        <translation>容器（Podman）</translation>
    </message>
    <message>
        <source>Restarts of containers (Podman)</source>
        <translation>容器重启次数（Podman）</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU 列表</translation>
    </message>
    <message>
        <source>NVLinks</source>
        <translation>NVLink 链路</translation>
    </message>
    <message>
        <source>GPUs, short form</source>
        <translation>GPU 列表（简略）</translation>
    </message>
    <message>
        <source>Programs on GPUs</source>
        <translation>GPU 上的程序</translation>
    </message>
    <message>
        <source>what it asks is not on this machine</source>
        <translation>这台机器上没有要查询的程序</translation>
    </message>
    <message>
        <source>%1 may not be run by this user</source>
        <extracomment>%1 is a program of the machine, such as nvidia-smi</extracomment>
        <translation>这个用户不能执行 %1</translation>
    </message>
    <message>
        <source>there is no %1 on this machine</source>
        <translation>这台机器上没有 %1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>有应答</translation>
    </message>
    <message>
        <source>failed with status %1</source>
        <translation>失败，退出码 %1</translation>
    </message>
    <message>
        <source>gave no answer in time</source>
        <translation>没有按时应答</translation>
    </message>
    <message>
        <source>the connection ended before it answered</source>
        <translation>应答之前连接就断了</translation>
    </message>
    <message>
        <source>may not be read by this user</source>
        <translation>这个用户没有权限读取</translation>
    </message>
    <message>
        <source>%1; more than is looked at</source>
        <extracomment>How a part of a look at a machine went: %1 &quot;answered&quot;, and that not all of it was taken</extracomment>
        <translation>%1；内容过长，只看了一部分</translation>
    </message>
    <message>
        <source>%1; a part could not be read: %2</source>
        <extracomment>%1 &quot;answered&quot;, %2 what could not be read, in English</extracomment>
        <translation>%1；有一部分无法读懂：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a part of a look at a machine, %2 how it went: &quot;GPUs: answered&quot;</extracomment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>There is no nvidia-smi on this machine to ask after its GPUs.</source>
        <translation>这台机器上没有 nvidia-smi，无法查询 GPU。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is not loaded: no program can use a GPU.</source>
        <translation>没有加载 NVIDIA 驱动：任何程序都无法使用 GPU。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver was updated and the machine not restarted: programs that start now cannot use a GPU.</source>
        <translation>NVIDIA 驱动更新后没有重启机器：现在启动的程序无法使用 GPU。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver works and sees no GPU.</source>
        <translation>NVIDIA 驱动正常，但看不到 GPU。</translation>
    </message>
    <message>
        <source>nvidia-smi gives no answer: a GPU may hang.</source>
        <translation>nvidia-smi 没有应答：可能有 GPU 卡住了。</translation>
    </message>
    <message>
        <source>nvidia-smi failed, so nothing is known of the GPUs.</source>
        <translation>nvidia-smi 执行失败，因此不知道 GPU 的情况。</translation>
    </message>
</context>
<context>
    <name>berth::ui::Sentences</name>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a sentence that says what was found, %2 &quot;12 m ago&quot;</extracomment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>berth::ui::Severities</name>
    <message>
        <source>Critical</source>
        <translation>严重</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>berth::ui::Subjects</name>
    <message>
        <source>, </source>
        <extracomment>Between the members of a list</extracomment>
        <translation>、</translation>
    </message>
    <message>
        <source>the machine</source>
        <translation>这台机器</translation>
    </message>
    <message>
        <source>a GPU</source>
        <translation>某块 GPU</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>container %1</source>
        <translation>容器 %1</translation>
    </message>
    <message>
        <source>network interface %1</source>
        <translation>网络接口 %1</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
</context>
</TS>
