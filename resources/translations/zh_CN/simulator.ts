<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::AlarmList</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>No alarm has been raised yet.</source>
        <translation>还没有触发过告警。</translation>
    </message>
    <message>
        <source>When alarms were raised</source>
        <translation>告警记录</translation>
    </message>
    <message numerus="yes">
        <source>and %n time(s) before that</source>
        <translation>
            <numerusform>此前还有 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ApiLine</name>
    <message>
        <source>Open API</source>
        <translation>开放 API</translation>
    </message>
    <message>
        <source>Try programs made for the real platform: give them this address and token.</source>
        <translation>为真实平台编写的程序可以在这里试用：填入此地址和令牌即可。</translation>
    </message>
    <message>
        <source>Other programs cannot reach this simulator. %1</source>
        <translation>其他程序无法访问此模拟器。%1</translation>
    </message>
    <message>
        <source>Address of the Open API</source>
        <translation>开放 API 的地址</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>It is another one whenever Berth starts.</source>
        <translation>每次启动 Berth 都会更换。</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>复制令牌</translation>
    </message>
    <message>
        <source>It is another one whenever Berth starts, and stays on the clipboard for 20 seconds.</source>
        <translation>每次启动 Berth 都会更换；在剪贴板中保留 20 秒。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CardFields</name>
    <message>
        <source>Which GPU</source>
        <translation>哪块 GPU</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>What the driver reports (Xid)</source>
        <translation>驱动报告的错误（Xid）</translation>
    </message>
    <message>
        <source>Xid</source>
        <translation>Xid</translation>
    </message>
    <message>
        <source>What is left of its speed</source>
        <translation>还剩多少速度</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>the program that uses the GPU ends</source>
        <translation>使用该 GPU 的程序会结束</translation>
    </message>
    <message>
        <source>only reported: programs go on</source>
        <translation>只报告，程序继续运行</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::ClusterMapView</name>
    <message>
        <source>disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>takes no new nodes</source>
        <translation>不接收新节点</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n card(s) in use</source>
        <translation>
            <numerusform>%n 张卡中 %1 张在用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card(s) lost</source>
        <translation>
            <numerusform>%n 张卡掉线</numerusform>
        </translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>draining</source>
        <translation>正在排空</translation>
    </message>
</context>
<context>
    <name>berth::ui::ComparisonDialog</name>
    <message>
        <source>Compare policies</source>
        <translation>比较均衡策略</translation>
    </message>
    <message>
        <source>The traffic of the last minutes, shared out by each policy</source>
        <translation>最近几分钟的流量，按每种策略分配的结果</translation>
    </message>
    <message>
        <source>Policies side by side</source>
        <translation>各策略并排比较</translation>
    </message>
    <message>
        <source>The traffic is played again</source>
        <translation>正在重放流量</translation>
    </message>
    <message>
        <source>Use this policy…</source>
        <translation>采用此策略…</translation>
    </message>
    <message>
        <source>%1 in %2, played again on %3 with the same work in each request. Nodes are warm and none fails.</source>
        <translation>取自 %2 的 %1，在 %3上重放，每个请求的工作量相同。节点都已预热，且没有节点出故障。</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s)</source>
        <translation>
            <numerusform>%n 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::ComparisonText</name>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>Not answered</source>
        <translation>未应答</translation>
    </message>
    <message>
        <source>Mean wait</source>
        <translation>平均等待</translation>
    </message>
    <message>
        <source>Mean latency</source>
        <translation>平均延迟</translation>
    </message>
    <message>
        <source>Busiest node</source>
        <translation>最忙节点</translation>
    </message>
    <message>
        <source>%1 (now)</source>
        <translation>%1（当前）</translation>
    </message>
    <message>
        <source>%1 × mean</source>
        <translation>平均值的 %1 倍</translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultDialog</name>
    <message>
        <source>What it happens to</source>
        <translation>作用对象</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>持续时间</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>until it is cleared</source>
        <translation>直到解除</translation>
    </message>
    <message>
        <source>Inject</source>
        <translation>注入</translation>
    </message>
    <message>
        <source>There is nothing it could happen to.</source>
        <translation>没有可以作用的对象。</translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultFields</name>
    <message>
        <source>How often it hits</source>
        <translation>命中的概率</translation>
    </message>
    <message>
        <source>What is left of its speed</source>
        <translation>还剩多少速度</translation>
    </message>
    <message>
        <source>How much longer requests take</source>
        <translation>请求多花多少时间</translation>
    </message>
    <message>
        <source>How wrong it is</source>
        <translation>偏差多少</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>快 %1</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>慢 %1</translation>
    </message>
    <message>
        <source>Who cannot reach them</source>
        <translation>谁连不上</translation>
    </message>
    <message>
        <source>the platform and clients</source>
        <translation>平台和客户端</translation>
    </message>
    <message>
        <source>the platform only</source>
        <translation>仅平台</translation>
    </message>
    <message>
        <source>clients only</source>
        <translation>仅客户端</translation>
    </message>
    <message>
        <source>What is answered</source>
        <translation>应答什么</translation>
    </message>
    <message>
        <source>500, an error inside</source>
        <translation>500，内部错误</translation>
    </message>
    <message>
        <source>503, not available</source>
        <translation>503，不可用</translation>
    </message>
    <message>
        <source>429, too many calls</source>
        <translation>429，调用过多</translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultMenu</name>
    <message>
        <source>Let no new nodes in</source>
        <translation>停止接收新节点</translation>
    </message>
    <message>
        <source>Take its rack down: %1</source>
        <translation>让所在机架停机：%1</translation>
    </message>
    <message>
        <source>Take the whole region down</source>
        <translation>让整个区域停机</translation>
    </message>
    <message>
        <source>Make the registry slow here</source>
        <translation>放慢此区域的镜像仓库</translation>
    </message>
    <message>
        <source>Take the registry down here</source>
        <translation>让此区域的镜像仓库停机</translation>
    </message>
    <message>
        <source>Bring the machine back</source>
        <translation>恢复机器</translation>
    </message>
    <message>
        <source>Stop draining</source>
        <translation>停止排空</translation>
    </message>
    <message>
        <source>Let new nodes in again</source>
        <translation>重新接收新节点</translation>
    </message>
    <message>
        <source>Make room on its disk</source>
        <translation>释放磁盘空间</translation>
    </message>
    <message>
        <source>Bring its rack back</source>
        <translation>恢复所在机架</translation>
    </message>
    <message>
        <source>Bring the region back</source>
        <translation>恢复该区域</translation>
    </message>
    <message>
        <source>Make the registry fast again</source>
        <translation>恢复镜像仓库速度</translation>
    </message>
    <message>
        <source>Bring the registry back</source>
        <translation>恢复镜像仓库</translation>
    </message>
    <message>
        <source>Bring card %1 back</source>
        <translation>恢复卡 %1</translation>
    </message>
    <message>
        <source>Cool card %1 down</source>
        <translation>让卡 %1 降温</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>解除：%1</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Take it down for %1</source>
        <translation>断电 %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultOffer</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · free</source>
        <translation>%1 · 空闲</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n card(s) in use</source>
        <translation>
            <numerusform>%1 · %n 张卡在用</numerusform>
        </translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>rack %1</source>
        <translation>机架 %1</translation>
    </message>
    <message>
        <source>the platform&apos;s API</source>
        <translation>平台的 API</translation>
    </message>
</context>
<context>
    <name>berth::ui::FaultPanel</name>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>Around it</source>
        <translation>周边</translation>
    </message>
    <message>
        <source>Lasting now</source>
        <translation>正在持续</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>解除</translation>
    </message>
    <message>
        <source>Clear: %1</source>
        <translation>解除：%1</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>%1, card %2</source>
        <translation>%1，卡 %2</translation>
    </message>
    <message>
        <source>%1, %2 of its speed</source>
        <translation>%1，速度只剩 %2</translation>
    </message>
    <message>
        <source>Network and layers</source>
        <translation>网络与镜像层</translation>
    </message>
</context>
<context>
    <name>berth::ui::FiguresCard</name>
    <message>
        <source>Last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>nodes answer now</source>
        <translation>个节点可应答</translation>
    </message>
    <message>
        <source>nodes hit by a fault</source>
        <translation>个节点受故障影响</translation>
    </message>
    <message>
        <source>nodes replaced</source>
        <translation>个节点被替换</translation>
    </message>
    <message>
        <source>nodes without machine</source>
        <translation>个节点在等待机器</translation>
    </message>
    <message>
        <source>wiped with nodes</source>
        <translation>随节点被清除</translation>
    </message>
    <message>
        <source>real money</source>
        <translation>真实费用</translation>
    </message>
</context>
<context>
    <name>berth::ui::Levels</name>
    <message>
        <source>%1, port %2</source>
        <translation>%1，端口 %2</translation>
    </message>
    <message>
        <source>met</source>
        <translation>达标</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>未达标</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>尚未测量</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1 倍</translation>
    </message>
    <message>
        <source>%1: a node is ready at least %2 of the time</source>
        <translation>%1：至少 %2 的时间有就绪节点</translation>
    </message>
    <message>
        <source>%1: at least %2 of requests are answered</source>
        <translation>%1：至少 %2 的请求得到应答</translation>
    </message>
    <message>
        <source>%1: 95 of 100 answers take at most %2</source>
        <translation>%1：100 个应答中有 95 个不超过 %2</translation>
    </message>
    <message>
        <source>%1: 99 of 100 answers take at most %2</source>
        <translation>%1：100 个应答中有 99 个不超过 %2</translation>
    </message>
    <message>
        <source>%1: costs at most %2</source>
        <translation>%1：费用不超过 %2</translation>
    </message>
    <message>
        <source>%1: at least %2 nodes are ready on average</source>
        <translation>%1：平均至少 %2 个节点就绪</translation>
    </message>
    <message>
        <source>%1: containers restart at most %2 times</source>
        <translation>%1：容器重启不超过 %2 次</translation>
    </message>
    <message>
        <source>%1: a node is ready less than %2 of the time</source>
        <translation>%1：有就绪节点的时间不足 %2</translation>
    </message>
    <message>
        <source>%1: less than %2 of requests are answered</source>
        <translation>%1：得到应答的请求不足 %2</translation>
    </message>
    <message>
        <source>%1: 5 of 100 answers take more than %2</source>
        <translation>%1：100 个应答中有 5 个超过 %2</translation>
    </message>
    <message>
        <source>%1: the GPUs are more than %2 in use</source>
        <translation>%1：GPU 使用率超过 %2</translation>
    </message>
    <message>
        <source>%1: a disk is more than %2 full</source>
        <translation>%1：有磁盘已用超过 %2</translation>
    </message>
    <message>
        <source>%1: errors come more than %2 as fast as allowed</source>
        <translation>%1：出错速度超过允许速度的 %2</translation>
    </message>
    <message>
        <source>used up since %1</source>
        <translation>已于 %1 用尽</translation>
    </message>
    <message>
        <source>%1 of %2 left</source>
        <translation>剩余 %1，共 %2</translation>
    </message>
    <message>
        <source>%1 of %2 requests left</source>
        <translation>剩余 %1 个请求，共 %2 个</translation>
    </message>
    <message>
        <source>burn rate %1 (5 min), %2 (1 h)</source>
        <translation>消耗速率：5 分钟 %1，1 小时 %2</translation>
    </message>
    <message>
        <source>raised</source>
        <translation>已触发</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>told only</source>
        <translation>仅通知</translation>
    </message>
    <message>
        <source>nodes were added</source>
        <translation>已增加节点</translation>
    </message>
    <message>
        <source>no nodes could be added</source>
        <translation>未能增加节点</translation>
    </message>
    <message>
        <source>the load was stopped</source>
        <translation>已停止负载</translation>
    </message>
    <message>
        <source>there was no load</source>
        <translation>当时没有负载</translation>
    </message>
    <message>
        <source>all nodes were restarted</source>
        <translation>已重启全部节点</translation>
    </message>
    <message>
        <source>the nodes could not be restarted</source>
        <translation>未能重启节点</translation>
    </message>
    <message>
        <source>the deployment was paused</source>
        <translation>已暂停部署</translation>
    </message>
    <message>
        <source>the deployment could not be paused</source>
        <translation>未能暂停部署</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 起</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
</context>
<context>
    <name>berth::ui::LevelsPanel</name>
    <message>
        <source>Objectives</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>Alarms</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>This scenario sets none: add objectives: to its file.</source>
        <translation>此场景没有设置：请在场景文件中加入 objectives:。</translation>
    </message>
    <message>
        <source>This scenario sets none: add alarms: to its file.</source>
        <translation>此场景没有设置：请在场景文件中加入 alarms:。</translation>
    </message>
    <message>
        <source>Try a scenario that has both…</source>
        <translation>试用一个两者都有的场景…</translation>
    </message>
    <message>
        <source>Nothing has been looked at yet</source>
        <translation>尚未检查</translation>
    </message>
    <message>
        <source>Objectives and alarms are looked at once a simulated minute, where the scenario has some.</source>
        <translation>如果场景设置了目标和告警，每个模拟分钟检查一次。</translation>
    </message>
    <message>
        <source>This scenario has no objectives and no alarms</source>
        <translation>此场景没有目标和告警</translation>
    </message>
    <message>
        <source>Objectives say what a deployment must keep to, such as being there 99.9 % of the time; alarms do something when a figure goes too far. They stand in the scenario file, under objectives: and alarms:.</source>
        <translation>目标规定部署必须做到什么，例如 99.9 % 的时间可用；告警在指标越界时采取行动。两者写在场景文件的 objectives: 和 alarms: 下。</translation>
    </message>
</context>
<context>
    <name>berth::ui::LoadPanel</name>
    <message>
        <source>On the link</source>
        <translation>目标链接</translation>
    </message>
    <message>
        <source>Load on</source>
        <translation>压测目标</translation>
    </message>
    <message>
        <source>Arrivals</source>
        <translation>到达方式</translation>
    </message>
    <message>
        <source>Requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Start load</source>
        <translation>开始压测</translation>
    </message>
    <message>
        <source>Stop load</source>
        <translation>停止压测</translation>
    </message>
    <message>
        <source>Latency, ms</source>
        <translation>延迟（毫秒）</translation>
    </message>
    <message>
        <source>Share per node</source>
        <translation>各节点占比</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Start load, or open the link.</source>
        <translation>开始压测，或打开链接。</translation>
    </message>
    <message>
        <source>%1, port %2</source>
        <translation>%1，端口 %2</translation>
    </message>
    <message>
        <source>There is no link yet. A deployment gets one for each port.</source>
        <translation>还没有链接。部署的每个端口都会有一个链接。</translation>
    </message>
    <message>
        <source>No load runs on this link.</source>
        <translation>这个链接上没有压测。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>offered</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已应答</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Compare policies…</source>
        <translation>比较均衡策略…</translation>
    </message>
    <message>
        <source>Callers</source>
        <translation>访问者数</translation>
    </message>
    <message>
        <source>each stays with its node</source>
        <translation>各自固定在一个节点</translation>
    </message>
</context>
<context>
    <name>berth::ui::MapLegend</name>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>pulling</source>
        <translation>拉取中</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>takes no new nodes</source>
        <translation>不接收新节点</translation>
    </message>
</context>
<context>
    <name>berth::ui::MapPainter</name>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n 台机器</numerusform>
        </translation>
    </message>
    <message>
        <source>Registry down: images cannot be pulled</source>
        <translation>镜像仓库停机：无法拉取镜像</translation>
    </message>
    <message>
        <source>Registry slow: %1</source>
        <translation>镜像仓库变慢：%1</translation>
    </message>
    <message>
        <source>Image cache</source>
        <translation>镜像缓存</translation>
    </message>
</context>
<context>
    <name>berth::ui::MapZoom</name>
    <message>
        <source>Make the map smaller (−)</source>
        <translation>缩小地图（−）</translation>
    </message>
    <message>
        <source>Make the map larger (+)</source>
        <translation>放大地图（+）</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Fit the map into the window (0)</source>
        <translation>让地图适合窗口（0）</translation>
    </message>
</context>
<context>
    <name>berth::ui::ObjectiveRow</name>
    <message>
        <source>Error budget left: %1</source>
        <translation>剩余错误预算：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::RefusalLine</name>
    <message>
        <source>Not done: %1</source>
        <translation>未执行：%1</translation>
    </message>
    <message>
        <source>Not cleared: %1</source>
        <translation>未解除：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::Samples</name>
    <message>
        <source>Sample cluster</source>
        <translation>示例集群</translation>
    </message>
    <message>
        <source>Three regions with machines, and nothing deployed.</source>
        <translation>三个区域的机器，没有任何部署。</translation>
    </message>
    <message>
        <source>Echo on three nodes</source>
        <translation>三个节点的 echo</translation>
    </message>
    <message>
        <source>One deployment of three nodes behind one link.</source>
        <translation>一个部署，三个节点，一个链接。</translation>
    </message>
    <message>
        <source>Objectives and alarms</source>
        <translation>目标与告警</translation>
    </message>
    <message>
        <source>A chat service with an error budget; an alarm adds nodes in a rush.</source>
        <translation>带错误预算的聊天服务；高峰时告警会增加节点。</translation>
    </message>
    <message>
        <source>Evening rush</source>
        <translation>晚高峰</translation>
    </message>
    <message>
        <source>Load comes in steps, and the owner scales up before the peak.</source>
        <translation>负载分级上升，高峰前扩容。</translation>
    </message>
    <message>
        <source>Machine lost</source>
        <translation>机器失联</translation>
    </message>
    <message>
        <source>Every half hour a machine loses its power for ten minutes.</source>
        <translation>每半小时有一台机器断电十分钟。</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘写满</translation>
    </message>
    <message>
        <source>The disk of a machine runs full, and its nodes are evicted.</source>
        <translation>一台机器的磁盘写满，其上的节点被驱逐。</translation>
    </message>
    <message>
        <source>Registry down</source>
        <translation>镜像仓库故障</translation>
    </message>
    <message>
        <source>Images cannot be pulled, and just then the owner scales up.</source>
        <translation>镜像无法拉取，偏偏此时扩容。</translation>
    </message>
    <message>
        <source>GPU faults</source>
        <translation>GPU 故障</translation>
    </message>
    <message>
        <source>GPUs fall off the bus, get too hot and report errors.</source>
        <translation>GPU 掉卡、过热、报错。</translation>
    </message>
</context>
<context>
    <name>berth::ui::SimulatorPage</name>
    <message>
        <source>Simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>Cluster map</source>
        <translation>集群地图</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s)</source>
        <translation>
            <numerusform>%n 台机器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n GPU(s)</source>
        <translation>
            <numerusform>%n 张 GPU</numerusform>
        </translation>
    </message>
    <message>
        <source>right click: faults</source>
        <translation>右键：故障</translation>
    </message>
    <message>
        <source>%1 · seed %2</source>
        <translation>%1 · 种子 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %n down</source>
        <translation>
            <numerusform>%1 · %n 台停机</numerusform>
        </translation>
    </message>
    <message>
        <source>Load</source>
        <translation>负载</translation>
    </message>
    <message>
        <source>Objectives and alarms</source>
        <translation>目标与告警</translation>
    </message>
    <message>
        <source>Below the map</source>
        <translation>地图下方</translation>
    </message>
</context>
<context>
    <name>berth::ui::StartOverDialog</name>
    <message>
        <source>Choose a scenario file …</source>
        <translation>选择场景文件…</translation>
    </message>
    <message>
        <source>Start over</source>
        <translation>重新开始</translation>
    </message>
    <message numerus="yes">
        <source>This ends the simulation with its %n deployment(s).</source>
        <translation>
            <numerusform>将结束当前模拟及其 %n 个部署。</numerusform>
        </translation>
    </message>
    <message>
        <source>All simulated deployments, their data and the history are gone. Nothing real is touched.</source>
        <translation>所有模拟部署、数据和历史都会清除，不影响真实集群。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>the same seed gives the same course</source>
        <translation>种子相同，过程就相同</translation>
    </message>
    <message>
        <source>Choose a scenario file</source>
        <translation>选择场景文件</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml)</source>
        <translation>场景 (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>This is not a file.</source>
        <translation>这不是文件。</translation>
    </message>
    <message>
        <source>The file is larger than 8 MiB.</source>
        <translation>文件超过 8 MiB。</translation>
    </message>
    <message>
        <source>The file is empty.</source>
        <translation>文件是空的。</translation>
    </message>
    <message>
        <source>Type a whole number.</source>
        <translation>请输入一个整数。</translation>
    </message>
    <message>
        <source>A seed is a whole number: digits only.</source>
        <translation>种子是整数，只能输入数字。</translation>
    </message>
    <message>
        <source>The largest seed is %1.</source>
        <translation>种子最大为 %1。</translation>
    </message>
    <message>
        <source>Scenario</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>the same again: %1</source>
        <translation>与现在相同：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::TimeControls</name>
    <message>
        <source>Jump</source>
        <translation>跳转</translation>
    </message>
    <message>
        <source>Jump ahead</source>
        <translation>向前跳转</translation>
    </message>
    <message>
        <source>%1 ahead</source>
        <translation>前进 %1</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Start over …</source>
        <translation>重新开始…</translation>
    </message>
    <message>
        <source>Run simulation</source>
        <translation>运行模拟</translation>
    </message>
    <message>
        <source>Pause simulation</source>
        <translation>暂停模拟</translation>
    </message>
    <message>
        <source>as fast as it goes</source>
        <translation>全速</translation>
    </message>
    <message>
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>%1 (%2× now)</source>
        <translation>%1（当前 %2×）</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
</context>
</TS>
