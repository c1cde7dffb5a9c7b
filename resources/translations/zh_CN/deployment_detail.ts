<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::CanaryDialog</name>
    <message>
        <source>See what it does …</source>
        <translation>看看会怎样…</translation>
    </message>
    <message>
        <source>Try a new version</source>
        <translation>试用新版本</translation>
    </message>
    <message>
        <source>Try a new version of %1</source>
        <translation>试用 %1 的新版本</translation>
    </message>
    <message>
        <source>It runs beside the old version and answers a part of the requests. If it keeps its limits it takes over; if not, or if it is not clear after three times the time, the old version stays. Its nodes cost as any others.</source>
        <translation>新版本与旧版本同时运行，回答一部分请求。如果它守住各项限度，就采用它；如果没有守住，或者过了三倍的观察时间仍不明确，就保留旧版本。它的节点照常计费。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CanaryForm</name>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source> % more</source>
        <translation> %（多出）</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> 毫秒</translation>
    </message>
    <message>
        <source>as the share needs</source>
        <translation>按比例决定</translation>
    </message>
    <message>
        <source>not looked at</source>
        <translation>不看这一项</translation>
    </message>
    <message>
        <source>Image of the new version</source>
        <translation>新版本的镜像</translation>
    </message>
    <message>
        <source>Share of the requests</source>
        <translation>请求的比例</translation>
    </message>
    <message>
        <source>Nodes of the new version</source>
        <translation>新版本的节点数</translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation>观察时间</translation>
    </message>
    <message>
        <source>once it is ready</source>
        <translation>从它就绪算起</translation>
    </message>
    <message>
        <source>Fewest requests</source>
        <translation>最少请求数</translation>
    </message>
    <message>
        <source>before anything is decided</source>
        <translation>达到后才作决定</translation>
    </message>
    <message>
        <source>Lowest availability</source>
        <translation>最低可用率</translation>
    </message>
    <message>
        <source>in percent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Highest cost of an answer</source>
        <translation>每次回答最多多花</translation>
    </message>
    <message>
        <source>Longest time of an answer</source>
        <translation>回答最长用时</translation>
    </message>
    <message>
        <source>19 of 20 are faster</source>
        <translation>20 次中有 19 次更快</translation>
    </message>
    <message>
        <source>This is the version that runs already. Type the image of another one.</source>
        <translation>这就是正在运行的版本。请填写另一个版本的镜像。</translation>
    </message>
    <message>
        <source>The new version cannot have more nodes than the deployment.</source>
        <translation>新版本的节点不能比部署的节点多。</translation>
    </message>
    <message>
        <source>Type a number from 0 to 100.</source>
        <translation>请填写 0 到 100 之间的数。</translation>
    </message>
</context>
<context>
    <name>berth::ui::CanaryTab</name>
    <message>
        <source>Promote now …</source>
        <translation>立即采用…</translation>
    </message>
    <message>
        <source>Promote now</source>
        <translation>立即采用</translation>
    </message>
    <message>
        <source>Roll back now …</source>
        <translation>立即回滚…</translation>
    </message>
    <message>
        <source>Roll back now</source>
        <translation>立即回滚</translation>
    </message>
    <message>
        <source>Old and new version</source>
        <translation>新旧版本对比</translation>
    </message>
    <message>
        <source>since the new one was ready</source>
        <translation>从新版本就绪算起</translation>
    </message>
    <message>
        <source>Old version</source>
        <translation>旧版本</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>What the new one has to keep</source>
        <translation>新版本要守住的限度</translation>
    </message>
    <message>
        <source>%1: not kept</source>
        <translation>%1：没有守住</translation>
    </message>
</context>
<context>
    <name>berth::ui::CanaryWords</name>
    <message>
        <source>Being tried</source>
        <translation>正在试用</translation>
    </message>
    <message>
        <source>Promoted</source>
        <translation>已采用</translation>
    </message>
    <message>
        <source>Rolled back</source>
        <translation>已回滚</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>The new version is compared with the old one.</source>
        <translation>正在把新版本与旧版本作比较。</translation>
    </message>
    <message>
        <source>No node of the new version is ready yet.</source>
        <translation>新版本还没有节点就绪。</translation>
    </message>
    <message>
        <source>The new version kept all its limits and has taken over.</source>
        <translation>新版本守住了所有限度，已被采用。</translation>
    </message>
    <message>
        <source>The new version has taken over because a person wanted it.</source>
        <translation>按人工决定，新版本已被采用。</translation>
    </message>
    <message>
        <source>The old version stays because a person wanted it.</source>
        <translation>按人工决定，保留旧版本。</translation>
    </message>
    <message>
        <source>The old version stays: the new one failed too many requests.</source>
        <translation>保留旧版本：新版本失败的请求太多。</translation>
    </message>
    <message>
        <source>The old version stays: answers of the new one cost too much.</source>
        <translation>保留旧版本：新版本的回答太贵。</translation>
    </message>
    <message>
        <source>The old version stays: the new one answered too slowly.</source>
        <translation>保留旧版本：新版本回答得太慢。</translation>
    </message>
    <message>
        <source>The old version stays: the new one crashed again and again.</source>
        <translation>保留旧版本：新版本反复崩溃。</translation>
    </message>
    <message>
        <source>The old version stays: the image of the new one could not be fetched.</source>
        <translation>保留旧版本：新版本的镜像拉取不到。</translation>
    </message>
    <message>
        <source>The old version stays: there were too few requests, or it was too close.</source>
        <translation>保留旧版本：请求太少，或者离限度太近，无法判断。</translation>
    </message>
    <message>
        <source>It ended because the deployment was paused.</source>
        <translation>部署被暂停，试用随之结束。</translation>
    </message>
    <message>
        <source>It ended because the deployment was deleted.</source>
        <translation>部署被删除，试用随之结束。</translation>
    </message>
    <message>
        <source>It ended because the deployment was edited.</source>
        <translation>部署被编辑，试用随之结束。</translation>
    </message>
    <message>
        <source>It ended because the deployment was scaled to 0 nodes.</source>
        <translation>部署被缩到 0 个节点，试用随之结束。</translation>
    </message>
    <message>
        <source>%1 of the requests went to the new version, until %2.</source>
        <translation>曾有 %1 的请求分给新版本，到 %2 为止。</translation>
    </message>
    <message>
        <source>%1 of the requests are for the new version once it is ready. Undecided in %2, it is rolled back.</source>
        <translation>新版本就绪后分到 %1 的请求。如果 %2后仍未决定，就回滚。</translation>
    </message>
    <message>
        <source>%1 of the requests go to the new version. It is watched for %2 more, and takes over if it keeps its limits.</source>
        <translation>%1 的请求分给新版本。还要观察 %2，守住限度就会被采用。</translation>
    </message>
    <message>
        <source>%1 of the requests go to the new version. Its time is over and nothing is decided yet: undecided in %2, it is rolled back.</source>
        <translation>%1 的请求分给新版本。观察时间已到，但还没有决定：如果 %2后仍未决定，就回滚。</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>修订号</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Nodes ready</source>
        <translation>就绪节点</translation>
    </message>
    <message>
        <source>Requests sent</source>
        <translation>收到的请求</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Ended in all</source>
        <translation>结束的总数</translation>
    </message>
    <message>
        <source>at least %1</source>
        <translation>至少 %1</translation>
    </message>
    <message>
        <source>Availability</source>
        <translation>可用率</translation>
    </message>
    <message>
        <source>Slowest of 20 answers (p95)</source>
        <translation>20 次回答中最慢的一次（p95）</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>最多 %1</translation>
    </message>
    <message>
        <source>at most %1 more</source>
        <translation>最多多 %1</translation>
    </message>
    <message>
        <source>Cost of 1,000 answers</source>
        <translation>每 1,000 次回答的费用</translation>
    </message>
</context>
<context>
    <name>berth::ui::ChartsTab</name>
    <message>
        <source>All ports</source>
        <translation>所有端口</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>Port of the charts</source>
        <translation>图表的端口</translation>
    </message>
    <message>
        <source>Time shown</source>
        <translation>显示时段</translation>
    </message>
    <message>
        <source>5 min</source>
        <translation>5 分钟</translation>
    </message>
    <message>
        <source>30 min</source>
        <translation>30 分钟</translation>
    </message>
    <message>
        <source>2 h</source>
        <translation>2 小时</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 小时</translation>
    </message>
    <message>
        <source>Nothing measured yet</source>
        <translation>还没有测量数据</translation>
    </message>
    <message>
        <source>Requests a second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Requests to the link appear here, with those that failed.</source>
        <translation>发往链接的请求及失败数显示在这里。</translation>
    </message>
    <message>
        <source>Latency, ms</source>
        <translation>延迟（毫秒）</translation>
    </message>
    <message>
        <source>Latencies appear with the first answered request.</source>
        <translation>有请求得到应答后显示延迟。</translation>
    </message>
    <message>
        <source>GPU use, %</source>
        <translation>GPU 使用率（%）</translation>
    </message>
    <message>
        <source>The mean over all running nodes.</source>
        <translation>所有运行中节点的平均值。</translation>
    </message>
    <message>
        <source>Cost, ¥/h</source>
        <translation>费用（¥/小时）</translation>
    </message>
    <message>
        <source>What the nodes cost while they are billed.</source>
        <translation>节点计费期间的费用。</translation>
    </message>
    <message>
        <source>This platform gives no measurements</source>
        <translation>这个平台不提供监测数据</translation>
    </message>
    <message>
        <source>Requests, latencies and GPU use are not known here. What the deployment costs stands at the head of the page; its links can be tested under Overview.</source>
        <translation>这里无法得知请求、延迟和 GPU 使用率。费用显示在页面顶部；链接可以在“概览”里测试。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConfigurationRows</name>
    <message>
        <source>What runs</source>
        <translation>运行内容</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>as the image says</source>
        <translation>按镜像设定</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message>
        <source>none: it takes no requests</source>
        <translation>无：不接收请求</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Variables</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>存储卷</translation>
    </message>
    <message>
        <source>none: what nodes write ends with them</source>
        <translation>无：节点写入的数据随节点一起消失</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>GET %1 on port %2</source>
        <translation>GET %1，端口 %2</translation>
    </message>
    <message>
        <source>connects to port %1</source>
        <translation>连接端口 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1, every %2, limit %3, %n failure(s) in a row</source>
        <translation>
            <numerusform>%1，每 %2 一次，时限 %3，连续失败 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Startup</source>
        <translation>启动</translation>
    </message>
    <message>
        <source>Readiness</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Liveness</source>
        <translation>存活</translation>
    </message>
    <message>
        <source>Rolling update</source>
        <translation>滚动更新</translation>
    </message>
    <message>
        <source>at most %1 more and %2 fewer nodes than wanted</source>
        <translation>最多比期望多 %1 个、少 %2 个节点</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>the platform&apos;s default</source>
        <translation>平台默认值</translation>
    </message>
    <message>
        <source>Time to finish</source>
        <translation>收尾时间</translation>
    </message>
    <message>
        <source>Pauses itself</source>
        <translation>自动暂停</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 后</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>How it runs</source>
        <translation>运行方式</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>One run</source>
        <translation>单次运行</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>Time limit</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Retries</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%n for each piece</source>
        <translation>
            <numerusform>每个分片 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>May fail</source>
        <translation>允许失败</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n 个分片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in the same node</source>
        <translation>
            <numerusform>%n 次，在同一节点内</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with another node</source>
        <translation>
            <numerusform>%n 次，换新节点</numerusform>
        </translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>each on a machine of its own</source>
        <translation>各占一台机器</translation>
    </message>
    <message>
        <source>each in a rack of its own</source>
        <translation>各占一个机架</translation>
    </message>
    <message>
        <source>Nodes kept apart</source>
        <translation>节点分开放置</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>requests to port %1</source>
        <translation>端口 %1 的请求</translation>
    </message>
    <message>
        <source>all requests</source>
        <translation>全部请求</translation>
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
        <source>Kept warm</source>
        <translation>预热节点</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s), or %1 of those in service</source>
        <translation>
            <numerusform>%n 个，或在用节点的 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>callers told apart by address</source>
        <translation>按地址区分访问者</translation>
    </message>
    <message>
        <source>callers told apart by the header %1</source>
        <translation>按请求头 %1 区分访问者</translation>
    </message>
    <message>
        <source>callers told apart by the cookie %1</source>
        <translation>按 Cookie %1 区分访问者</translation>
    </message>
    <message>
        <source>callers told apart by the query parameter %1</source>
        <translation>按查询参数 %1 区分访问者</translation>
    </message>
    <message>
        <source>a node gets at most %1 above its share</source>
        <translation>每个节点最多超出其份额 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) at once to a node</source>
        <translation>
            <numerusform>每节点同时 %n 个请求</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) may wait</source>
        <translation>
            <numerusform>最多 %n 个请求排队</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %1 of waiting and %2 of work</source>
        <translation>最多等待 %1、处理 %2</translation>
    </message>
    <message>
        <source>a new node gets its full share after %1</source>
        <translation>新节点 %1 后得到全部份额</translation>
    </message>
    <message numerus="yes">
        <source>sends a request that failed again, %n time(s), at most %1 of all</source>
        <translation>
            <numerusform>失败的请求重发 %n 次，最多占全部的 %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>leaves a node out for %1 after %n failure(s) in a row, at most %2 of all</source>
        <translation>
            <numerusform>连续失败 %n 次的节点停用 %1，最多停用 %2 的节点</numerusform>
        </translation>
    </message>
    <message>
        <source>cuts requests of a node that leaves off after %1</source>
        <translation>节点退出 %1 后切断其请求</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConfigurationTab</name>
    <message>
        <source>Revision %1</source>
        <translation>版本 %1</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>复制为 JSON</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit configuration</source>
        <translation>编辑配置</translation>
    </message>
</context>
<context>
    <name>berth::ui::DeploymentDetailPage</name>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>Data at risk: %1</source>
        <translation>有风险的数据：%1</translation>
    </message>
    <message>
        <source>Written on the nodes&apos; own disks only: lost when they end.</source>
        <translation>只写在节点自己的磁盘上：节点结束即丢失。</translation>
    </message>
    <message>
        <source>Waiting for the platform</source>
        <translation>正在等待平台</translation>
    </message>
    <message>
        <source>The deployment is shown as soon as its state is known.</source>
        <translation>获知状态后即显示该部署。</translation>
    </message>
    <message>
        <source>%1 has been deleted</source>
        <translation>%1 已删除</translation>
    </message>
    <message>
        <source>Its nodes and its link are gone. What volumes hold is kept.</source>
        <translation>它的节点和链接已不存在。存储卷中的数据会保留。</translation>
    </message>
    <message>
        <source>There is no such deployment</source>
        <translation>没有这个部署</translation>
    </message>
    <message>
        <source>It was deleted, or belongs to another platform.</source>
        <translation>它已被删除，或属于另一个平台。</translation>
    </message>
    <message>
        <source>Back to all deployments</source>
        <translation>返回所有部署</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Charts</source>
        <translation>图表</translation>
    </message>
    <message>
        <source>Configuration</source>
        <translation>配置</translation>
    </message>
    <message>
        <source>Logs of all nodes</source>
        <translation>所有节点的日志</translation>
    </message>
    <message>
        <source>Scaling</source>
        <translation>伸缩</translation>
    </message>
    <message>
        <source>New version</source>
        <translation>新版本</translation>
    </message>
</context>
<context>
    <name>berth::ui::DetailHead</name>
    <message>
        <source>%1, %2 of %3 ready</source>
        <translation>%1，%3 个中 %2 个就绪</translation>
    </message>
    <message>
        <source>%1 now, %2 so far</source>
        <translation>当前 %1，累计 %2</translation>
    </message>
    <message>
        <source>%1 (simulated)</source>
        <translation>%1（模拟）</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Scale …</source>
        <translation>扩缩容…</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>扩缩容</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume …</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restart …</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, %2 of %3 done</source>
        <translation>%1，已完成 %2/%3</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n failed</source>
        <translation>
            <numerusform>%1，%n 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>Try a new version …</source>
        <translation>试用新版本…</translation>
    </message>
</context>
<context>
    <name>berth::ui::EventsTab</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>没有事件</translation>
    </message>
    <message>
        <source>What happens to this deployment appears here.</source>
        <translation>这个部署发生的事显示在这里。</translation>
    </message>
</context>
<context>
    <name>berth::ui::FrontCard</name>
    <message>
        <source>Shared address %1</source>
        <translation>共用地址 %1</translation>
    </message>
    <message numerus="yes">
        <source>one for %n deployment(s), port %1</source>
        <translation>
            <numerusform>%n 个部署共用，端口 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 get requests</source>
        <translation>%1 正在接收请求</translation>
    </message>
    <message>
        <source>No address: %1</source>
        <translation>没有地址：%1</translation>
    </message>
    <message>
        <source>No address yet</source>
        <translation>还没有地址</translation>
    </message>
    <message>
        <source>Copy shared address %1</source>
        <translation>复制共用地址 %1</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open shared address %1</source>
        <translation>打开共用地址 %1</translation>
    </message>
    <message>
        <source>Opens the address in the browser</source>
        <translation>在浏览器中打开此地址</translation>
    </message>
    <message>
        <source>Only protected addresses (https) and those on this computer are opened in the browser</source>
        <translation>浏览器只打开受保护的地址（https）和本机地址</translation>
    </message>
</context>
<context>
    <name>berth::ui::FrontMembers</name>
    <message numerus="yes">
        <source>and %n other(s)</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>this one</source>
        <translation>当前部署</translation>
    </message>
    <message>
        <source>State of %1</source>
        <translation>%1 的状态</translation>
    </message>
    <message>
        <source>Share of requests of %1</source>
        <translation>%1 的请求占比</translation>
    </message>
    <message>
        <source>Share of requests</source>
        <translation>请求占比</translation>
    </message>
</context>
<context>
    <name>berth::ui::FrontWords</name>
    <message>
        <source>Requests are shared out: %1</source>
        <translation>请求分配方式：%1</translation>
    </message>
    <message>
        <source>A user stays with one deployment; users are told apart by address</source>
        <translation>同一用户始终到同一部署；按来源地址区分用户</translation>
    </message>
    <message>
        <source>A user stays with one deployment; users are told apart by the header %1</source>
        <translation>同一用户始终到同一部署；按请求头 %1 区分用户</translation>
    </message>
    <message>
        <source>A user stays with one deployment; users are told apart by the cookie %1</source>
        <translation>同一用户始终到同一部署；按 Cookie %1 区分用户</translation>
    </message>
    <message>
        <source>A user stays with one deployment; users are told apart by the query parameter %1</source>
        <translation>同一用户始终到同一部署；按查询参数 %1 区分用户</translation>
    </message>
    <message>
        <source>Gets requests</source>
        <translation>正在接收请求</translation>
    </message>
    <message>
        <source>Does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Left out: its link is not open</source>
        <translation>未参与：它的链接未打开</translation>
    </message>
    <message>
        <source>Left out: no node is ready</source>
        <translation>未参与：没有就绪的节点</translation>
    </message>
    <message>
        <source>Left out for a while: it failed too often</source>
        <translation>暂不参与：失败次数过多</translation>
    </message>
</context>
<context>
    <name>berth::ui::LinkBars</name>
    <message>
        <source>no answer: %1</source>
        <translation>无应答：%1</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>%1 应答</translation>
    </message>
    <message>
        <source>node %1 in %2</source>
        <translation>节点 %1，%2</translation>
    </message>
    <message>
        <source>Who answered the test</source>
        <translation>谁应答了测试</translation>
    </message>
</context>
<context>
    <name>berth::ui::LinkCard</name>
    <message>
        <source>No address yet</source>
        <translation>还没有地址</translation>
    </message>
    <message>
        <source>No address: %1</source>
        <translation>没有地址：%1</translation>
    </message>
    <message>
        <source>paused, answers 503</source>
        <translation>已暂停，返回 503</translation>
    </message>
    <message>
        <source>%1, no node is ready: answers 503</source>
        <translation>%1，没有就绪节点：返回 503</translation>
    </message>
    <message numerus="yes">
        <source>%1 over %n ready node(s)</source>
        <translation>
            <numerusform>%1，%n 个就绪节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Link of port %1</source>
        <translation>端口 %1 的链接</translation>
    </message>
    <message>
        <source>Copy link of port %1</source>
        <translation>复制端口 %1 的链接</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open link of port %1</source>
        <translation>打开端口 %1 的链接</translation>
    </message>
    <message>
        <source>Testing …</source>
        <translation>测试中…</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test link of port %1</source>
        <translation>测试端口 %1 的链接</translation>
    </message>
    <message>
        <source>Opens the link in the browser</source>
        <translation>在浏览器中打开链接</translation>
    </message>
    <message numerus="yes">
        <source>Sends %n request(s) and shows who answers</source>
        <translation>
            <numerusform>发送 %n 个请求并显示谁应答</numerusform>
        </translation>
    </message>
    <message>
        <source>The test could not be made</source>
        <translation>无法进行测试</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n answered</source>
        <translation>
            <numerusform>%n 个中 %1 个得到应答</numerusform>
        </translation>
    </message>
    <message>
        <source>median %1 · slowest %2</source>
        <translation>中位数 %1 · 最慢 %2</translation>
    </message>
    <message numerus="yes">
        <source>%n ready node(s) never asked: %1</source>
        <translation>
            <numerusform>%n 个就绪节点从未被请求：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>paused, does not answer</source>
        <translation>已暂停，不响应</translation>
    </message>
    <message>
        <source>%1, no node is ready</source>
        <translation>%1，没有就绪的节点</translation>
    </message>
    <message>
        <source>Only protected links (https) and those on this computer are opened in the browser</source>
        <translation>只有受保护的链接（https）和本机的链接会在浏览器中打开</translation>
    </message>
    <message>
        <source>No address any more</source>
        <translation>地址已收回</translation>
    </message>
    <message>
        <source>closed: the job is over</source>
        <translation>已关闭：作业已结束</translation>
    </message>
</context>
<context>
    <name>berth::ui::MetricLines</name>
    <message>
        <source>offered</source>
        <translation>到达</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>mean of the running nodes</source>
        <translation>运行中节点的平均值</translation>
    </message>
    <message>
        <source>billed now</source>
        <translation>当前计费</translation>
    </message>
    <message>
        <source>node %1</source>
        <translation>节点 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>berth::ui::NodeCells</name>
    <message>
        <source>Deployment</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>GPU use</source>
        <translation>GPU 使用率</translation>
    </message>
    <message>
        <source>req/s</source>
        <translation>请求/秒</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>On disk only</source>
        <translation>仅在磁盘</translation>
    </message>
    <message>
        <source>¥/h</source>
        <translation>¥/小时</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>显存</translation>
    </message>
</context>
<context>
    <name>berth::ui::NodesCard</name>
    <message numerus="yes">
        <source>%1 of %n ready</source>
        <translation>
            <numerusform>%n 个中 %1 个就绪</numerusform>
        </translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Scale …</source>
        <translation>扩缩容…</translation>
    </message>
    <message>
        <source>Scale nodes</source>
        <translation>扩缩容节点</translation>
    </message>
    <message>
        <source>Replace node</source>
        <translation>替换节点</translation>
    </message>
</context>
<context>
    <name>berth::ui::OverviewTab</name>
    <message>
        <source>No port is open, so there is no link. Nodes fetch their work themselves.</source>
        <translation>没有开放端口，所以没有链接。节点自己领取任务。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ScalingLines</name>
    <message>
        <source>wanted</source>
        <translation>期望</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>kept warm</source>
        <translation>预热</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>for which the nodes are enough</source>
        <translation>节点可承受</translation>
    </message>
    <message>
        <source>aimed at</source>
        <translation>目标</translation>
    </message>
</context>
<context>
    <name>berth::ui::ScalingTab</name>
    <message>
        <source>%1, %2 nodes. %3</source>
        <translation>%1，%2 个节点。%3</translation>
    </message>
    <message>
        <source>It is paused, and does not scale until it is resumed. %1</source>
        <translation>已暂停，恢复之前不会伸缩。%1</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>%1, %</source>
        <translation>%1，%</translation>
    </message>
    <message>
        <source>Nothing decided yet</source>
        <translation>尚无决定</translation>
    </message>
    <message>
        <source>Nodes wanted and ready appear with the first looks.</source>
        <translation>首次检查后显示期望和就绪的节点数。</translation>
    </message>
    <message>
        <source>What is measured appears with the first looks.</source>
        <translation>首次检查后显示测量值。</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>The number of nodes has not been changed yet.</source>
        <translation>节点数尚未改变过。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n before that</source>
        <translation>
            <numerusform>此前还有 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::TrafficCard</name>
    <message>
        <source>Latency, ms</source>
        <translation>延迟（毫秒）</translation>
    </message>
    <message>
        <source>Latency of port %1, ms</source>
        <translation>端口 %1 的延迟（毫秒）</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Share of requests per node</source>
        <translation>各节点的请求占比</translation>
    </message>
    <message>
        <source>No traffic yet</source>
        <translation>还没有流量</translation>
    </message>
    <message>
        <source>Latencies appear with the first answered request.</source>
        <translation>有请求得到应答后显示延迟。</translation>
    </message>
    <message>
        <source>No request was answered in the last half hour.</source>
        <translation>最近半小时没有请求得到应答。</translation>
    </message>
    <message>
        <source>This platform gives no measurements</source>
        <translation>这个平台不提供监测数据</translation>
    </message>
    <message>
        <source>Test the link to see who answers, and how fast.</source>
        <translation>测试链接，看看谁在应答、有多快。</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
</context>
<context>
    <name>berth::ui::WhyRow</name>
    <message>
        <source>Node %1: %2. Why?</source>
        <translation>节点 %1：%2。为什么？</translation>
    </message>
    <message>
        <source>Replace …</source>
        <translation>替换…</translation>
    </message>
    <message>
        <source>Replace node</source>
        <translation>替换节点</translation>
    </message>
    <message>
        <source>Order the deployment anew</source>
        <translation>重新下单此部署</translation>
    </message>
</context>
</TS>
