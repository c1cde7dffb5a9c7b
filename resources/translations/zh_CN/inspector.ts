<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ConnectCard</name>
    <message>
        <source>Change how it is reached …</source>
        <translation>修改连接方式…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 is not the computer it was</source>
        <translation>%1 不再是原来那台计算机</translation>
    </message>
    <message>
        <source>It shows another key than before. Either it was installed anew, or somebody stands between you and it and reads along. Berth does not connect.</source>
        <translation>它出示的密钥和以前不同。要么它重装过，要么有人夹在中间偷看。Berth 不会连接。</translation>
    </message>
    <message>
        <source>known: %1</source>
        <translation>已知：%1</translation>
    </message>
    <message>
        <source>Ask whoever looks after this computer whether its key was changed on purpose. If so, have the old key removed from the file named above.</source>
        <translation>请问管理这台计算机的人，密钥是否有意更换。如果是，请把旧密钥从上面写明的文件中删去。</translation>
    </message>
    <message>
        <source>Is this the right computer?</source>
        <translation>这是正确的计算机吗？</translation>
    </message>
    <message>
        <source>Berth connects to %1 for the first time. A computer proves who it is by its key; this is the fingerprint of the key it shows:</source>
        <translation>Berth 第一次连接 %1。计算机用密钥证明自己的身份；这是它出示的密钥的指纹：</translation>
    </message>
    <message>
        <source>Compare it with what the provider&apos;s site, or whoever looks after the computer, says. If they are the same, nobody stands between you and it. Berth remembers the key and refuses any other from now on.</source>
        <translation>请与服务商网站或管理者给出的指纹对照。两者一致，就说明没有人夹在中间。Berth 会记住这把密钥，今后拒绝其他密钥。</translation>
    </message>
    <message>
        <source>They are the same: connect</source>
        <translation>一致，连接</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>The password of “%1” on %2:</source>
        <translation>“%1”在 %2 上的密码：</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Passphrase of a key</source>
        <translation>密钥的口令</translation>
    </message>
    <message>
        <source>The key file %1 is locked by a passphrase:</source>
        <translation>密钥文件 %1 有口令保护：</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>%1 asks</source>
        <translation>%1 提问</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>That was not right. Try again.</source>
        <translation>不正确，请再试一次。</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>To %1 as “%2”</source>
        <translation>到 %1，用户“%2”</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Keep it in the keychain</source>
        <translation>保存到密钥环</translation>
    </message>
</context>
<context>
    <name>berth::ui::ContainersTab</name>
    <message>
        <source>Containers</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>No containers are seen from here</source>
        <translation>从这里看不到容器</translation>
    </message>
    <message>
        <source>Inside a node this is as it should be: containers are seen from the machine below, by crictl, docker or podman.</source>
        <translation>在节点内部这是正常的：容器要在下面的机器上通过 crictl、docker 或 podman 才能看到。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CourseTab</name>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>All GPUs</source>
        <translation>全部 GPU</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>整机</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message numerus="yes">
        <source>%n look(s) over %1</source>
        <translation>
            <numerusform>共 %n 次查看，历时 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Not enough looks yet</source>
        <translation>查看次数还不够</translation>
    </message>
    <message>
        <source>The course appears with the second look that shows it.</source>
        <translation>第二次查看到数据后显示走势。</translation>
    </message>
    <message>
        <source>GPU use, %</source>
        <translation>GPU 使用率（%）</translation>
    </message>
    <message>
        <source>GPU memory, %</source>
        <translation>显存使用率（%）</translation>
    </message>
    <message>
        <source>Temperature, °C</source>
        <translation>温度（°C）</translation>
    </message>
    <message>
        <source>Power, W</source>
        <translation>功耗（W）</translation>
    </message>
    <message>
        <source>Processor, %</source>
        <translation>处理器（%）</translation>
    </message>
    <message>
        <source>Memory, %</source>
        <translation>内存（%）</translation>
    </message>
    <message>
        <source>Whose course is shown</source>
        <translation>显示哪一项的走势</translation>
    </message>
</context>
<context>
    <name>berth::ui::DisksCard</name>
    <message>
        <source>Disks</source>
        <translation>磁盘</translation>
    </message>
</context>
<context>
    <name>berth::ui::FindingsCard</name>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
    <message numerus="yes">
        <source>%n, worst first</source>
        <translation>
            <numerusform>%n 项，最严重的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is out of the ordinary.</source>
        <translation>没有异常。</translation>
    </message>
    <message>
        <source>Show the worst only</source>
        <translation>只看最严重的</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::GpusCard</name>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>driver %1</source>
        <translation>驱动 %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::InspectionFindingRow</name>
    <message>
        <source>Show its files</source>
        <translation>查看文件</translation>
    </message>
</context>
<context>
    <name>berth::ui::InspectorHead</name>
    <message>
        <source>seen %1</source>
        <translation>%1查看</translation>
    </message>
    <message>
        <source>Look when asked</source>
        <translation>手动查看</translation>
    </message>
    <message>
        <source>Look every %1</source>
        <translation>每 %1 查看一次</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>立即查看</translation>
    </message>
    <message>
        <source>How often to look</source>
        <translation>查看频率</translation>
    </message>
    <message>
        <source>Support bundle …</source>
        <translation>支持包…</translation>
    </message>
</context>
<context>
    <name>berth::ui::InspectorPage</name>
    <message>
        <source>Inspect</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>What is shown was seen before the connection was lost.</source>
        <translation>以下是连接断开之前看到的情况。</translation>
    </message>
    <message>
        <source>The last look failed: %1</source>
        <translation>最近一次查看失败：%1</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史走势</translation>
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
        <source>Parts of the computer</source>
        <translation>计算机的各部分</translation>
    </message>
    <message>
        <source>There is nothing to connect to</source>
        <translation>没有可连接的对象</translation>
    </message>
    <message>
        <source>This computer is not in the list any more, or the node has ended, or its platform offers no way in.</source>
        <translation>这台计算机已不在列表中，或者节点已经结束，或者平台不提供进入的途径。</translation>
    </message>
    <message>
        <source>Terminal</source>
        <translation>终端</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>berth::ui::KernelTab</name>
    <message>
        <source>Filter messages</source>
        <translation>筛选消息</translation>
    </message>
    <message>
        <source>Kernel messages</source>
        <translation>内核消息</translation>
    </message>
    <message>
        <source>The kernel&apos;s messages cannot be read</source>
        <translation>无法读取内核消息</translation>
    </message>
    <message>
        <source>This user may not read them, or the computer keeps none. As “root” they are usually seen.</source>
        <translation>当前用户无权读取，或者计算机没有保留。用“root”登录通常可以看到。</translation>
    </message>
</context>
<context>
    <name>berth::ui::LookWords</name>
    <message>
        <source>runs</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>sleeps</source>
        <translation>休眠</translation>
    </message>
    <message>
        <source>waits for a device</source>
        <translation>等待设备</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>ended, not collected</source>
        <translation>已结束，未回收</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>GPU at %1</source>
        <translation>位于 %1 的 GPU</translation>
    </message>
    <message>
        <source>lost with the node</source>
        <translation>随节点丢失</translation>
    </message>
    <message>
        <source>stays on the machine</source>
        <translation>留在机器上</translation>
    </message>
    <message>
        <source>outlives it</source>
        <translation>独立保存</translation>
    </message>
    <message>
        <source>created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>restarting</source>
        <translation>正在重启</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>已失效</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>型号</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>功率</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>%1: lost</source>
        <translation>%1：丢失</translation>
    </message>
    <message numerus="yes">
        <source>%n look(s)</source>
        <translation>
            <numerusform>%n 次查看</numerusform>
        </translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>GPU memory</source>
        <translation>显存</translation>
    </message>
    <message>
        <source>GPUs</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Mounted at</source>
        <translation>挂载点</translation>
    </message>
    <message>
        <source>What is written</source>
        <translation>写入的数据</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>占用</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Container</source>
        <translation>容器</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>After the start</source>
        <translation>启动后</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
</context>
<context>
    <name>berth::ui::MachineCard</name>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>kernel</source>
        <translation>内核</translation>
    </message>
    <message>
        <source>runs for</source>
        <translation>已运行</translation>
    </message>
    <message numerus="yes">
        <source>%n processor(s)</source>
        <translation>
            <numerusform>%n 个处理器</numerusform>
        </translation>
    </message>
    <message>
        <source>processors</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>%1, %2 busy</source>
        <translation>%1，繁忙 %2</translation>
    </message>
    <message>
        <source>load over 1, 5 and 15 min</source>
        <translation>1、5、15 分钟负载</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>memory it may use</source>
        <translation>可用内存上限</translation>
    </message>
    <message>
        <source>network %1</source>
        <translation>网络 %1</translation>
    </message>
    <message>
        <source>%1 received, %2 sent</source>
        <translation>收 %1，发 %2</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>未看到</translation>
    </message>
    <message>
        <source>Processors</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>内存</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Course of processors and memory</source>
        <translation>处理器和内存的走势</translation>
    </message>
    <message>
        <source>No course yet</source>
        <translation>还没有走势</translation>
    </message>
    <message>
        <source>It begins with the second look, a few seconds after the first.</source>
        <translation>从第二次查看开始，即第一次之后几秒。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ProcessesTab</name>
    <message>
        <source>Filter processes</source>
        <translation>筛选进程</translation>
    </message>
    <message>
        <source>Only those that use a GPU</source>
        <translation>只看使用 GPU 的</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>进程</translation>
    </message>
</context>
<context>
    <name>berth::ui::ShellSession</name>
    <message>
        <source>There is no connection to this computer.</source>
        <translation>与这台计算机没有连接。</translation>
    </message>
    <message>
        <source>The connection was closed.</source>
        <translation>连接已关闭。</translation>
    </message>
    <message>
        <source>The shell has ended.</source>
        <translation>Shell 已结束。</translation>
    </message>
    <message>
        <source>The shell has ended with status %1.</source>
        <translation>Shell 已结束，状态码 %1。</translation>
    </message>
</context>
</TS>
