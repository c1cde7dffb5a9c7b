<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::AutoscalingSection</name>
    <message>
        <source>Scaling</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Whether the number of nodes follows the requests, or only you change it.</source>
        <translation>节点数随请求自动变化，还是只由您更改。</translation>
    </message>
    <message>
        <source>The number of nodes stays as it is until somebody changes it.</source>
        <translation>节点数保持不变，直到有人更改。</translation>
    </message>
    <message>
        <source>The number of nodes changes</source>
        <translation>节点数的变化方式</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>not for a job</source>
        <translation>作业不适用</translation>
    </message>
    <message>
        <source>not on this platform</source>
        <translation>此平台不支持</translation>
    </message>
    <message>
        <source>A job has as many nodes as runs are missing.</source>
        <translation>作业的节点数等于尚缺的运行次数。</translation>
    </message>
    <message>
        <source>This platform does not scale by itself.</source>
        <translation>此平台不会自动伸缩。</translation>
    </message>
    <message>
        <source>At least, nodes</source>
        <translation>最少节点数</translation>
    </message>
    <message>
        <source>the first request waits for a start</source>
        <translation>首个请求要等节点启动</translation>
    </message>
    <message>
        <source>At most, nodes</source>
        <translation>最多节点数</translation>
    </message>
    <message>
        <source>What is looked at</source>
        <translation>观察指标</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>exactly %1</source>
        <translation>准确值 %1</translation>
    </message>
    <message>
        <source>Requests a node works on at once</source>
        <translation>每节点同时处理的请求</translation>
    </message>
    <message>
        <source>Idle before it ends</source>
        <translation>空闲多久后结束</translation>
    </message>
    <message>
        <source>Looks at requests to</source>
        <translation>观察哪些请求</translation>
    </message>
    <message>
        <source>all ports</source>
        <translation>全部端口</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Nodes kept warm</source>
        <translation>预热节点数</translation>
    </message>
    <message>
        <source>ready, and paid, without requests</source>
        <translation>已就绪并计费，但不接收请求</translation>
    </message>
    <message>
        <source>or, of the nodes in service</source>
        <translation>或占在用节点的</translation>
    </message>
    <message>
        <source>Further settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Further settings of scaling</source>
        <translation>伸缩的更多设置</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) kept warm at the most</source>
        <translation>
            <numerusform>最多预热 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>none in use</source>
        <translation>均未启用</translation>
    </message>
</context>
<context>
    <name>berth::ui::BalancingDetails</name>
    <message>
        <source>Port %1: %2</source>
        <translation>端口 %1：%2</translation>
    </message>
    <message>
        <source>Callers are told apart by</source>
        <translation>如何区分访问者</translation>
    </message>
    <message>
        <source>Port %1: callers are told apart by</source>
        <translation>端口 %1：如何区分访问者</translation>
    </message>
    <message>
        <source>their address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>a header</source>
        <translation>请求头</translation>
    </message>
    <message>
        <source>a cookie</source>
        <translation>Cookie</translation>
    </message>
    <message>
        <source>a query parameter</source>
        <translation>查询参数</translation>
    </message>
    <message>
        <source>Its name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Port %1: name of what tells callers apart</source>
        <translation>端口 %1：区分访问者所用的名称</translation>
    </message>
    <message>
        <source>A node gets at most, above its share</source>
        <translation>每节点最多超出其份额</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Requests at once to a node</source>
        <translation>每节点并发请求数</translation>
    </message>
    <message>
        <source>Requests that may wait</source>
        <translation>可排队的请求数</translation>
    </message>
    <message>
        <source>a further one gets 429</source>
        <translation>超出的返回 429</translation>
    </message>
    <message>
        <source>Longest wait for a node</source>
        <translation>等待节点的上限</translation>
    </message>
    <message>
        <source>Longest work on a request</source>
        <translation>处理请求的上限</translation>
    </message>
    <message>
        <source>A new node gets its full share after</source>
        <translation>新节点多久后得到全部份额</translation>
    </message>
    <message>
        <source>0: at once</source>
        <translation>0：立即</translation>
    </message>
    <message>
        <source>Send a request that failed to another node</source>
        <translation>把失败的请求发给另一个节点</translation>
    </message>
    <message>
        <source>Port %1: send again</source>
        <translation>端口 %1：重发</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>At most, of all requests</source>
        <translation>最多占全部请求的</translation>
    </message>
    <message>
        <source>Leave out a node that fails again and again</source>
        <translation>停用反复失败的节点</translation>
    </message>
    <message>
        <source>Port %1: leave out nodes that fail</source>
        <translation>端口 %1：停用失败的节点</translation>
    </message>
    <message>
        <source>Failures in a row</source>
        <translation>连续失败次数</translation>
    </message>
    <message>
        <source>Left out for</source>
        <translation>停用时长</translation>
    </message>
    <message>
        <source>At most, of the nodes</source>
        <translation>最多停用节点的</translation>
    </message>
    <message>
        <source>Cut off requests of a node that leaves</source>
        <translation>切断退出节点的请求</translation>
    </message>
    <message>
        <source>Port %1: cut off requests</source>
        <translation>端口 %1：切断请求</translation>
    </message>
    <message>
        <source>After</source>
        <translation>时限</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>slow start</source>
        <translation>慢启动</translation>
    </message>
    <message>
        <source>sends again</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>leaves out nodes that fail</source>
        <translation>停用失败的节点</translation>
    </message>
    <message>
        <source>cuts off</source>
        <translation>切断</translation>
    </message>
    <message>
        <source>none in use</source>
        <translation>均未启用</translation>
    </message>
    <message>
        <source>Further settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Further settings of port %1</source>
        <translation>端口 %1 的更多设置</translation>
    </message>
</context>
<context>
    <name>berth::ui::BatchDialog</name>
    <message>
        <source>Publish several deployments</source>
        <translation>发布多个部署</translation>
    </message>
    <message numerus="yes">
        <source>This publishes %n separate deployment(s)</source>
        <translation>
            <numerusform>将发布 %n 个独立的部署</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publishing: %1 of %n done</source>
        <translation>
            <numerusform>正在发布：%n 个中已完成 %1 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n deployment(s) published</source>
        <translation>
            <numerusform>%n 个部署中已发布 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Each has one node and links of its own; they share nothing. You can change and delete each by itself.</source>
        <translation>每个部署有一个节点和自己的链接，彼此不共享任何内容，可以分别修改和删除。</translation>
    </message>
    <message>
        <source>Cost per hour of all together</source>
        <translation>全部部署每小时的费用</translation>
    </message>
    <message>
        <source>%1 a day while all nodes run</source>
        <translation>所有节点运行时每天 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等，另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No card is free for these now: %1. They wait for one or are refused.</source>
        <translation>目前没有空闲的显卡供这些部署使用：%1。它们会等待空闲显卡，或被拒绝。</translation>
    </message>
    <message>
        <source>Deployments to be published</source>
        <translation>将要发布的部署</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Publish %n deployment(s)</source>
        <translation>
            <numerusform>发布 %n 个部署</numerusform>
        </translation>
    </message>
    <message>
        <source>Publish all</source>
        <translation>全部发布</translation>
    </message>
    <message>
        <source>one node</source>
        <translation>一个节点</translation>
    </message>
    <message>
        <source>State of %1</source>
        <translation>%1 的状态</translation>
    </message>
</context>
<context>
    <name>berth::ui::BatchFields</name>
    <message>
        <source>Publish as several separate deployments</source>
        <translation>发布为多个独立的部署</translation>
    </message>
    <message>
        <source>For programs that keep what a user does on the node, such as ComfyUI: each deployment has one node and links of its own, and a user keeps to one of them.</source>
        <translation>适用于把用户的操作保存在节点上的程序，例如 ComfyUI：每个部署有一个节点和自己的链接，一个用户固定使用其中一个。</translation>
    </message>
    <message>
        <source>Number of deployments</source>
        <translation>部署数量</translation>
    </message>
</context>
<context>
    <name>berth::ui::CommandSection</name>
    <message>
        <source>Command</source>
        <translation>启动命令</translation>
    </message>
    <message>
        <source>from the image</source>
        <translation>按镜像设定</translation>
    </message>
    <message>
        <source>Leave it empty to run what the image runs.</source>
        <translation>留空则运行镜像自带的命令。</translation>
    </message>
    <message>
        <source>Command and arguments</source>
        <translation>命令和参数</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>引号没有闭合。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CopyStates</name>
    <message>
        <source>waits for its turn</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>being published …</source>
        <translation>正在发布…</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>not published</source>
        <translation>未发布</translation>
    </message>
    <message>
        <source>no answer yet: it is looked up</source>
        <translation>尚无应答，正在查询</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
</context>
<context>
    <name>berth::ui::CostPanel</name>
    <message>
        <source>What it costs</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>while all nodes run</source>
        <translation>所有节点运行时</translation>
    </message>
    <message>
        <source>Cost per hour</source>
        <translation>每小时费用</translation>
    </message>
    <message>
        <source>/ hour</source>
        <translation>/ 小时</translation>
    </message>
    <message>
        <source>per day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>per month, 30 days</source>
        <translation>每月（30 天）</translation>
    </message>
    <message>
        <source>pull and start</source>
        <translation>拉取和启动</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>one run, about</source>
        <translation>单次运行，约</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s) in all, about</source>
        <translation>
            <numerusform>共 %n 次运行，约</numerusform>
        </translation>
    </message>
    <message>
        <source>with %1 nodes</source>
        <translation>%1 个节点时</translation>
    </message>
    <message numerus="yes">
        <source>all %n deployment(s) together</source>
        <translation>
            <numerusform>%n 个部署合计</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::DurationField</name>
    <message>
        <source>%1: unit</source>
        <extracomment>%1 is what a time is for: &quot;Time limit&quot;</extracomment>
        <translation>%1：单位</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
</context>
<context>
    <name>berth::ui::EnvironmentSection</name>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s)</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Values the program in the image reads at its start.</source>
        <translation>镜像里的程序启动时读取的值。</translation>
    </message>
    <message>
        <source>Add variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>Variable %1 name</source>
        <translation>变量 %1 名称</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Variable %1 value</source>
        <translation>变量 %1 的值</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Remove variable %1</source>
        <translation>移除变量 %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::FindingRow</name>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Show the field of: %1</source>
        <translation>查看对应的字段：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::FindingsPanel</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message numerus="yes">
        <source>and %n warning(s)</source>
        <translation>
            <numerusform>和 %n 个警告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n 个警告</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix all</source>
        <translation>全部修复</translation>
    </message>
    <message>
        <source>Nothing speaks against it.</source>
        <translation>没有发现问题。</translation>
    </message>
</context>
<context>
    <name>berth::ui::GpuCard</name>
    <message>
        <source>not sold here</source>
        <translation>这里不提供</translation>
    </message>
    <message numerus="yes">
        <source>%1 cores · %2 · %n card(s)</source>
        <translation>
            <numerusform>%1 核 · %2 · %n 张卡</numerusform>
        </translation>
    </message>
    <message>
        <source>Recommended</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Works</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>显存不足</translation>
    </message>
    <message>
        <source>Oversized</source>
        <translation>大材小用</translation>
    </message>
    <message>
        <source>%1 per hour and node</source>
        <translation>每节点每小时 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n free</source>
        <translation>
            <numerusform>%1：空闲 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>/ h per node</source>
        <translation>/ 小时·节点</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 cores · %2 · %3 of a card</source>
        <translation>%1 核 · %2 · 一张卡的 %3</translation>
    </message>
</context>
<context>
    <name>berth::ui::GpuSection</name>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>The image needs about %1 of GPU memory on one card.</source>
        <translation>镜像单卡约需 %1 显存。</translation>
    </message>
    <message>
        <source>What each node gets. You choose a model; the platform chooses the machine.</source>
        <translation>每个节点的 GPU。你选型号，平台选机器。</translation>
    </message>
    <message>
        <source>| = memory the image needs</source>
        <translation>| = 镜像需要的显存</translation>
    </message>
    <message>
        <source>Which GPUs to show</source>
        <translation>显示哪些 GPU</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>全部 %1</translation>
    </message>
    <message>
        <source>Fits the image</source>
        <translation>适合镜像</translation>
    </message>
    <message>
        <source>Sort: price</source>
        <translation>排序：价格</translation>
    </message>
    <message>
        <source>Sort: memory</source>
        <translation>排序：显存</translation>
    </message>
    <message>
        <source>Sort: stock</source>
        <translation>排序：库存</translation>
    </message>
    <message>
        <source>Sort GPUs by</source>
        <translation>GPU 排序方式</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Any region</source>
        <translation>不限区域</translation>
    </message>
    <message numerus="yes">
        <source>%n region(s)</source>
        <translation>
            <numerusform>%n 个区域</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::HealthSection</name>
    <message>
        <source>Health checks</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>%n check(s)</source>
        <translation>
            <numerusform>%n 项检查</numerusform>
        </translation>
    </message>
    <message>
        <source>Startup check</source>
        <translation>启动检查</translation>
    </message>
    <message>
        <source>Readiness check</source>
        <translation>就绪检查</translation>
    </message>
    <message>
        <source>Liveness check</source>
        <translation>存活检查</translation>
    </message>
    <message>
        <source>A node that is not ready gets no requests; one that is not alive is restarted.</source>
        <translation>未就绪的节点收不到请求，不存活的节点会被重启。</translation>
    </message>
    <message>
        <source>%1: kind</source>
        <translation>%1：方式</translation>
    </message>
    <message>
        <source>%1: port</source>
        <translation>%1：端口</translation>
    </message>
    <message>
        <source>%1: path</source>
        <translation>%1：路径</translation>
    </message>
    <message>
        <source>%1: seconds between two checks</source>
        <translation>%1：间隔秒数</translation>
    </message>
    <message>
        <source>%1: failures in a row</source>
        <translation>%1：连续失败次数</translation>
    </message>
    <message>
        <source>every</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>fails after</source>
        <translation>失败次数</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A job seldom needs any: the end of its program tells.</source>
        <translation>作业很少需要检查：程序结束即可知道结果。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ImageSection</name>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Image address or name of a preset</source>
        <translation>镜像地址或预设名称</translation>
    </message>
    <message>
        <source>Nothing is known about this image: ports and needs are up to you.</source>
        <translation>不了解这个镜像，端口和资源需求请自行设定。</translation>
    </message>
    <message>
        <source>%1 · %2 · ports %3</source>
        <translation>%1 · %2 · 端口 %3</translation>
    </message>
    <message>
        <source>%1 · ports %2</source>
        <translation>%1 · 端口 %2</translation>
    </message>
</context>
<context>
    <name>berth::ui::JobSection</name>
    <message>
        <source>Service or job</source>
        <translation>服务或作业</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n 次运行</numerusform>
        </translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>直到手动停止</translation>
    </message>
    <message>
        <source>Each run is a node; it is done when its program ends with 0.</source>
        <translation>每次运行是一个节点，程序以 0 退出即完成。</translation>
    </message>
    <message>
        <source>It serves, and costs, until somebody stops it.</source>
        <translation>它会一直服务并计费，直到有人停止它。</translation>
    </message>
    <message>
        <source>It runs</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>until it is stopped</source>
        <translation>直到被停止</translation>
    </message>
    <message>
        <source>to an end: a job</source>
        <translation>运行到结束：作业</translation>
    </message>
    <message>
        <source>This is decided when it is made.</source>
        <translation>创建时就已决定。</translation>
    </message>
    <message>
        <source>This platform runs no jobs.</source>
        <translation>这个平台不支持作业。</translation>
    </message>
    <message>
        <source>decided when it is made</source>
        <translation>创建时决定</translation>
    </message>
    <message>
        <source>not on this platform</source>
        <translation>这个平台不支持</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>One run takes about</source>
        <translation>单次运行约需</translation>
    </message>
    <message>
        <source>Time limit of the whole job</source>
        <translation>整个作业的时限</translation>
    </message>
    <message>
        <source>Numbered pieces: each run finds its number, from 0, in JOB_COMPLETION_INDEX</source>
        <translation>编号分片：每次运行可从 JOB_COMPLETION_INDEX 读到自己的编号（从 0 开始）</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试次数</translation>
    </message>
    <message>
        <source>of all runs together</source>
        <translation>所有运行合计</translation>
    </message>
    <message>
        <source>When a run fails</source>
        <translation>运行失败时</translation>
    </message>
    <message>
        <source>start its program again in the same node</source>
        <translation>在同一节点上重新启动程序</translation>
    </message>
    <message>
        <source>start another node in its place</source>
        <translation>换一个新节点</translation>
    </message>
    <message>
        <source>Retries of a piece</source>
        <translation>每个分片的重试次数</translation>
    </message>
    <message>
        <source>Pieces that may be given up</source>
        <translation>可放弃的分片数</translation>
    </message>
    <message>
        <source>one more, and the job has failed</source>
        <translation>再多一个，作业即失败</translation>
    </message>
</context>
<context>
    <name>berth::ui::NewDeploymentPage</name>
    <message>
        <source>New deployment</source>
        <translation>新建部署</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新填写</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Nothing is created until you have seen the plan.</source>
        <translation>看过方案之前不会创建任何东西。</translation>
    </message>
    <message>
        <source>Nothing is changed until you have seen the plan.</source>
        <translation>看过方案之前不会有任何改动。</translation>
    </message>
    <message>
        <source>draft saved %1</source>
        <translation>草稿已于 %1 保存</translation>
    </message>
    <message numerus="yes">
        <source>Review plan: %n problem(s) left</source>
        <translation>
            <numerusform>查看方案：还有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>没有改动</translation>
    </message>
    <message>
        <source>Review plan …</source>
        <translation>查看方案…</translation>
    </message>
    <message>
        <source>Review plan</source>
        <translation>查看方案</translation>
    </message>
</context>
<context>
    <name>berth::ui::NodesSection</name>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Copies that run at the same time. However many, each port has one link.</source>
        <translation>同时运行的副本。不管有多少个，每个端口都只有一个链接。</translation>
    </message>
    <message>
        <source>Number of nodes</source>
        <translation>节点数</translation>
    </message>
    <message>
        <source>changed by Scale</source>
        <translation>用扩缩容修改</translation>
    </message>
    <message>
        <source>So many runs are at work at the same time.</source>
        <translation>同时进行的运行数。</translation>
    </message>
    <message>
        <source>Nodes at the same time</source>
        <translation>同时运行的节点数</translation>
    </message>
    <message>
        <source>Nodes to begin with</source>
        <translation>初始节点数</translation>
    </message>
    <message>
        <source>Keep them apart</source>
        <translation>分开放置</translation>
    </message>
    <message>
        <source>so that one failure never takes two; where the platform can</source>
        <translation>一次故障不会同时带走两个；需平台支持</translation>
    </message>
    <message>
        <source>no: wherever there is room</source>
        <translation>否：有空位即可</translation>
    </message>
    <message>
        <source>each on its own machine</source>
        <translation>每个节点独占一台机器</translation>
    </message>
    <message>
        <source>each in its own rack</source>
        <translation>每个节点在不同机架</translation>
    </message>
    <message>
        <source>%1 separate</source>
        <translation>%1 个独立部署</translation>
    </message>
</context>
<context>
    <name>berth::ui::PortsSection</name>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Each port gets one link, balanced over all ready nodes.</source>
        <translation>每个端口有一个链接，请求分给所有就绪节点。</translation>
    </message>
    <message>
        <source>Add port</source>
        <translation>添加端口</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Balancing of port %1</source>
        <translation>端口 %1 的负载均衡</translation>
    </message>
    <message>
        <source>Remove port %1</source>
        <translation>移除端口 %1</translation>
    </message>
    <message>
        <source>keeps state: exactly one node</source>
        <translation>有状态：只能一个节点</translation>
    </message>
    <message>
        <source>stateless: any number of nodes</source>
        <translation>无状态：节点数不限</translation>
    </message>
    <message>
        <source>A job needs none: nobody has to reach it.</source>
        <translation>作业不需要端口：没有人需要访问它。</translation>
    </message>
</context>
<context>
    <name>berth::ui::RunningSection</name>
    <message>
        <source>Running</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>stops after %1</source>
        <translation>%1后停止</translation>
    </message>
    <message>
        <source>to its end</source>
        <translation>运行到结束</translation>
    </message>
    <message>
        <source>until stopped</source>
        <translation>直到手动停止</translation>
    </message>
    <message>
        <source>When it stops by itself, and how nodes come and go.</source>
        <translation>何时自动停止，节点如何更替。</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source> GiB</source>
        <translation> GiB</translation>
    </message>
    <message>
        <source>as the platform gives</source>
        <translation>平台默认</translation>
    </message>
    <message>
        <source>Time to end</source>
        <translation>收尾时间</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Extra nodes during an edit</source>
        <translation>修改期间多开的节点</translation>
    </message>
    <message>
        <source>Missing nodes during an edit</source>
        <translation>修改期间可少的节点</translation>
    </message>
    <message>
        <source>This platform stops nothing by itself.</source>
        <translation>这个平台不会自动停止部署。</translation>
    </message>
    <message>
        <source>not on this platform</source>
        <translation>这个平台不支持</translation>
    </message>
    <message>
        <source>A job is not edited: it runs as it was made.</source>
        <translation>作业不可修改：它按创建时的设置运行。</translation>
    </message>
    <message>
        <source>not for a job</source>
        <translation>不适用于作业</translation>
    </message>
</context>
<context>
    <name>berth::ui::StepButton</name>
    <message>
        <source>fine</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>has a warning</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>has a problem</source>
        <translation>有问题</translation>
    </message>
    <message>
        <source>Step %1</source>
        <translation>步骤：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::VolumesSection</name>
    <message>
        <source>Volumes</source>
        <translation>存储卷</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A node keeps nothing. What is written below a volume&apos;s path stays.</source>
        <translation>节点什么都不保留，写在存储卷路径下的数据才会保留。</translation>
    </message>
    <message>
        <source>Add volume</source>
        <translation>添加存储卷</translation>
    </message>
    <message>
        <source>Volume %1</source>
        <translation>存储卷 %1</translation>
    </message>
    <message>
        <source>Path of volume %1</source>
        <translation>存储卷 %1 的路径</translation>
    </message>
    <message>
        <source>Remove volume %1</source>
        <translation>移除存储卷 %1</translation>
    </message>
    <message>
        <source>A node keeps nothing, and this platform has no volumes.</source>
        <translation>节点不保存任何数据，这个平台也没有存储卷。</translation>
    </message>
    <message>
        <source>This platform has no volumes.</source>
        <translation>这个平台没有存储卷。</translation>
    </message>
    <message>
        <source>There is no volume that could be mounted.</source>
        <translation>没有可以挂载的存储卷。</translation>
    </message>
</context>
</TS>
