<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ActionReasons</name>
    <message>
        <source>This platform cannot change a deployment. Make a new one and delete this.</source>
        <translation>这个平台不能修改部署。请新建一个，再删除这个。</translation>
    </message>
    <message>
        <source>This platform cannot pause. Delete the deployment to stop it.</source>
        <translation>这个平台不能暂停。要停止，请删除部署。</translation>
    </message>
    <message>
        <source>This platform cannot restart a deployment. Replace its nodes one by one instead.</source>
        <translation>这个平台不能重启部署。可以逐个替换节点。</translation>
    </message>
    <message>
        <source>This platform cannot restart a deployment.</source>
        <translation>这个平台不能重启部署。</translation>
    </message>
    <message>
        <source>This platform cannot replace a single node.</source>
        <translation>这个平台不能单独替换节点。</translation>
    </message>
    <message>
        <source>This platform cannot try a version on a part of the requests.</source>
        <translation>这个平台不能用一部分请求试用版本。</translation>
    </message>
    <message>
        <source>This platform cannot change a job. Delete it to stop it.</source>
        <translation>这个平台不能修改作业。要停止，请删除作业。</translation>
    </message>
    <message>
        <source>This connection is read only. Unlock it under Connections to change anything.</source>
        <translation>这个连接是只读的。要做更改，请在“连接”里解除只读。</translation>
    </message>
</context>
<context>
    <name>berth::ui::Changes</name>
    <message numerus="yes">
        <source>This starts %n node(s)</source>
        <translation>
            <numerusform>将启动 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>This edit restarts no node</source>
        <translation>这次修改不会重启节点</translation>
    </message>
    <message numerus="yes">
        <source>This edit restarts %n node(s)</source>
        <translation>
            <numerusform>这次修改会重启 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s)</source>
        <translation>
            <numerusform>将结束 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n more node(s)</source>
        <translation>
            <numerusform>将再启动 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>This changes no node</source>
        <translation>节点不变</translation>
    </message>
    <message numerus="yes">
        <source>Pausing ends %n node(s)</source>
        <translation>
            <numerusform>暂停会结束 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This restarts %n node(s)</source>
        <translation>
            <numerusform>将重启 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>This replaces one node</source>
        <translation>将更换 1 个节点</translation>
    </message>
    <message numerus="yes">
        <source>This deletes %n node(s) and the links</source>
        <translation>
            <numerusform>将删除 %n 个节点和链接</numerusform>
        </translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>扩缩容</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Replace the node</source>
        <translation>更换节点</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>%1 and wipes %2.</source>
        <extracomment>%1 is e.g. &quot;This edit restarts 4 nodes&quot;, %2 a size</extracomment>
        <translation>%1，并清除 %2 数据。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>%1 is e.g. &quot;This edit restarts 4 nodes&quot;</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1; no data is lost.</source>
        <translation>%1，不丢失数据。</translation>
    </message>
    <message>
        <source>The links keep their addresses but do not answer for a while.</source>
        <translation>链接地址不变，但有一段时间无法访问。</translation>
    </message>
    <message>
        <source>The links keep their addresses and stay up.</source>
        <translation>链接地址不变，一直可用。</translation>
    </message>
    <message>
        <source>nothing to lose</source>
        <translation>没有会丢失的数据</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), last written %1</source>
        <translation>
            <numerusform>%n 个文件，最后写入：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of another version</source>
        <translation>
            <numerusform>这会启动另一个版本的 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Promoting replaces %n node(s) of the old version</source>
        <translation>
            <numerusform>采用新版本会替换旧版本的 %n 个节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rolling back ends %n node(s) of the new version</source>
        <translation>
            <numerusform>回滚会结束新版本的 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Try a version</source>
        <translation>试用版本</translation>
    </message>
    <message>
        <source>Promote the version</source>
        <translation>采用该版本</translation>
    </message>
    <message>
        <source>Roll the version back</source>
        <translation>回滚版本</translation>
    </message>
</context>
<context>
    <name>berth::ui::Errors</name>
    <message>
        <source>A value cannot be used.</source>
        <translation>有一个值不能使用。</translation>
    </message>
    <message>
        <source>It is not there any more.</source>
        <translation>它已经不存在了。</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>名称已被占用。</translation>
    </message>
    <message>
        <source>This cannot be done in its present state.</source>
        <translation>当前状态下不能这样操作。</translation>
    </message>
    <message>
        <source>The state has changed since the plan was made; nothing was done.</source>
        <translation>方案生成后状态已变化，没有执行任何操作。</translation>
    </message>
    <message>
        <source>This platform cannot do that.</source>
        <translation>这个平台不支持此操作。</translation>
    </message>
    <message>
        <source>There is no free place for it.</source>
        <translation>没有空闲资源。</translation>
    </message>
    <message>
        <source>The platform does not answer now.</source>
        <translation>平台暂时没有响应。</translation>
    </message>
    <message>
        <source>No answer came in time; whether it took effect is not known.</source>
        <translation>没有及时收到答复，不知道是否已生效。</translation>
    </message>
    <message>
        <source>Permission was denied.</source>
        <translation>没有权限。</translation>
    </message>
    <message>
        <source>It could not be written to the disk.</source>
        <translation>无法写入磁盘。</translation>
    </message>
    <message>
        <source>A limit was passed.</source>
        <translation>超出了限制。</translation>
    </message>
    <message>
        <source>It could not be read.</source>
        <translation>内容无法读取。</translation>
    </message>
    <message>
        <source>The connection is being closed; nothing was done.</source>
        <translation>连接正在关闭，没有执行任何操作。</translation>
    </message>
    <message>
        <source>Berth made a mistake.</source>
        <translation>Berth 内部出错。</translation>
    </message>
    <message>
        <source>Correct the field that is marked.</source>
        <translation>请改正标出的字段。</translation>
    </message>
    <message>
        <source>Look at the list again; it has moved on.</source>
        <translation>请重新查看列表，情况已经变化。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>Wait until its state has changed.</source>
        <translation>请等状态变化后再试。</translation>
    </message>
    <message>
        <source>Look at the new plan, then apply that.</source>
        <translation>请查看新方案，再执行。</translation>
    </message>
    <message>
        <source>Use another way or another connection.</source>
        <translation>请换一种方式，或换一个连接。</translation>
    </message>
    <message>
        <source>Allow another region or another GPU.</source>
        <translation>请放开其他区域，或换一种 GPU。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Look at Activity before you try again.</source>
        <translation>重试之前，请先看活动记录。</translation>
    </message>
    <message>
        <source>Check the credentials and the rights of the folder.</source>
        <translation>请检查凭据和文件夹权限。</translation>
    </message>
    <message>
        <source>Free some space, or choose a folder that can be written to.</source>
        <translation>请腾出空间，或选择可写的文件夹。</translation>
    </message>
    <message>
        <source>Ask for less at a time.</source>
        <translation>请减少一次请求的数量。</translation>
    </message>
    <message>
        <source>Mend the line that the details name.</source>
        <translation>请修正详情中指出的那一行。</translation>
    </message>
    <message>
        <source>Connect again, then repeat it.</source>
        <translation>请重新连接后再操作。</translation>
    </message>
    <message>
        <source>Please report it with the details below.</source>
        <translation>请附上下面的详情报告此问题。</translation>
    </message>
</context>
<context>
    <name>berth::ui::EventKinds</name>
    <message>
        <source>Deployment created</source>
        <translation>部署已创建</translation>
    </message>
    <message>
        <source>Deployment edited</source>
        <translation>部署已修改</translation>
    </message>
    <message>
        <source>Deployment scaled</source>
        <translation>部署已扩缩容</translation>
    </message>
    <message>
        <source>Deployment paused</source>
        <translation>部署已暂停</translation>
    </message>
    <message>
        <source>Deployment resumed</source>
        <translation>部署已恢复</translation>
    </message>
    <message>
        <source>Deployment restarted</source>
        <translation>部署已重启</translation>
    </message>
    <message>
        <source>Deployment deleted</source>
        <translation>部署已删除</translation>
    </message>
    <message>
        <source>Stopped by stop-after</source>
        <translation>到时自动停止</translation>
    </message>
    <message>
        <source>Node pending</source>
        <translation>节点等待中</translation>
    </message>
    <message>
        <source>Node placed</source>
        <translation>节点已分配机器</translation>
    </message>
    <message>
        <source>Pull started</source>
        <translation>开始拉取镜像</translation>
    </message>
    <message>
        <source>Pull failed</source>
        <translation>镜像拉取失败</translation>
    </message>
    <message>
        <source>Image pulled</source>
        <translation>镜像已拉取</translation>
    </message>
    <message>
        <source>Node starting</source>
        <translation>节点启动中</translation>
    </message>
    <message>
        <source>Node ready</source>
        <translation>节点就绪</translation>
    </message>
    <message>
        <source>Node not ready</source>
        <translation>节点未就绪</translation>
    </message>
    <message>
        <source>Container ended</source>
        <translation>容器已退出</translation>
    </message>
    <message>
        <source>Container restarting</source>
        <translation>容器重启中</translation>
    </message>
    <message>
        <source>Node terminating</source>
        <translation>节点停止中</translation>
    </message>
    <message>
        <source>Node ended</source>
        <translation>节点已结束</translation>
    </message>
    <message>
        <source>Node unknown</source>
        <translation>节点状态未知</translation>
    </message>
    <message>
        <source>Node replaced</source>
        <translation>节点已更换</translation>
    </message>
    <message>
        <source>Data wiped</source>
        <translation>数据已清除</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Link opened</source>
        <translation>链接已开通</translation>
    </message>
    <message>
        <source>Link closed</source>
        <translation>链接已关闭</translation>
    </message>
    <message>
        <source>Link failed</source>
        <translation>链接失败</translation>
    </message>
    <message>
        <source>Machine down</source>
        <translation>机器停机</translation>
    </message>
    <message>
        <source>Machine up</source>
        <translation>机器恢复</translation>
    </message>
    <message>
        <source>Machine cordoned</source>
        <translation>机器停止接收节点</translation>
    </message>
    <message>
        <source>Machine uncordoned</source>
        <translation>机器恢复接收节点</translation>
    </message>
    <message>
        <source>Fault begins</source>
        <translation>故障开始</translation>
    </message>
    <message>
        <source>Fault cleared</source>
        <translation>故障解除</translation>
    </message>
    <message>
        <source>Load started</source>
        <translation>压测开始</translation>
    </message>
    <message>
        <source>Load stopped</source>
        <translation>压测停止</translation>
    </message>
    <message>
        <source>Bill settled</source>
        <translation>账单已结算</translation>
    </message>
    <message>
        <source>Node failed</source>
        <translation>节点失败</translation>
    </message>
    <message>
        <source>Job completed</source>
        <translation>作业完成</translation>
    </message>
    <message>
        <source>Job failed</source>
        <translation>作业失败</translation>
    </message>
    <message>
        <source>Alarm raised</source>
        <translation>告警</translation>
    </message>
    <message>
        <source>Alarm cleared</source>
        <translation>告警结束</translation>
    </message>
    <message>
        <source>Error budget used up</source>
        <translation>错误预算用完</translation>
    </message>
    <message>
        <source>Deployment scaled by itself</source>
        <translation>部署自动扩缩</translation>
    </message>
    <message>
        <source>Changes of a volume lost</source>
        <translation>存储卷的改动丢失</translation>
    </message>
    <message>
        <source>Version tried</source>
        <translation>试用版本</translation>
    </message>
    <message>
        <source>Version gets requests</source>
        <translation>试用版本开始分得请求</translation>
    </message>
    <message>
        <source>Version promoted</source>
        <translation>版本已被采用</translation>
    </message>
    <message>
        <source>Version rolled back</source>
        <translation>版本已回滚</translation>
    </message>
    <message>
        <source>Version no longer tried</source>
        <translation>版本停止试用</translation>
    </message>
</context>
<context>
    <name>berth::ui::Events</name>
    <message numerus="yes">
        <source>%1 was created with %n node(s)</source>
        <translation>
            <numerusform>已创建 %1，共 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was edited: revision %2</source>
        <translation>已修改 %1：第 %2 版</translation>
    </message>
    <message numerus="yes">
        <source>%1 was scaled to %n node(s)</source>
        <translation>
            <numerusform>已将 %1 调整为 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was paused</source>
        <translation>已暂停 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 was resumed with %n node(s)</source>
        <translation>
            <numerusform>已恢复 %1，共 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 restarts its nodes one after another</source>
        <translation>%1 正在逐个重启节点</translation>
    </message>
    <message>
        <source>%1 was deleted</source>
        <translation>已删除 %1</translation>
    </message>
    <message>
        <source>%1 stopped itself after its set time</source>
        <translation>%1 已按设定时间自动停止</translation>
    </message>
    <message>
        <source>%1 waits for a machine</source>
        <translation>%1 在等待机器</translation>
    </message>
    <message>
        <source>%1 has a machine</source>
        <translation>%1 已分配到机器</translation>
    </message>
    <message>
        <source>%1 pulls its image, %2</source>
        <translation>%1 正在拉取镜像，%2</translation>
    </message>
    <message>
        <source>%1 could not pull its image</source>
        <translation>%1 拉取镜像失败</translation>
    </message>
    <message>
        <source>%1 has its image</source>
        <translation>%1 的镜像已就位</translation>
    </message>
    <message>
        <source>%1 starts its program</source>
        <translation>%1 正在启动程序</translation>
    </message>
    <message>
        <source>%1 is ready</source>
        <translation>%1 已就绪</translation>
    </message>
    <message>
        <source>%1 is not ready</source>
        <translation>%1 未就绪</translation>
    </message>
    <message>
        <source>The program of %1 ended with exit code %2</source>
        <translation>%1 的程序已退出，退出码 %2</translation>
    </message>
    <message>
        <source>%1 starts its program again, restart %2</source>
        <translation>%1 重新启动程序，第 %2 次重启</translation>
    </message>
    <message>
        <source>%1 finishes open requests and ends</source>
        <translation>%1 处理完请求后停止</translation>
    </message>
    <message>
        <source>%1 has ended</source>
        <translation>%1 已结束</translation>
    </message>
    <message>
        <source>%1 is unknown: its machine is silent</source>
        <translation>%1 状态未知：所在机器没有响应</translation>
    </message>
    <message>
        <source>%1 is replaced by a new node</source>
        <translation>%1 由新节点替换</translation>
    </message>
    <message>
        <source>%1 lost %2 on its disk</source>
        <translation>%1 的磁盘上有 %2 被清除</translation>
    </message>
    <message>
        <source>The disk of %1 is full</source>
        <translation>%1 的磁盘已满</translation>
    </message>
    <message>
        <source>%1 was billed %2</source>
        <translation>%1 已计费 %2</translation>
    </message>
    <message>
        <source>Alarm for %1: %2</source>
        <translation>%1 告警：%2</translation>
    </message>
    <message>
        <source>The alarm for %1 is over: %2</source>
        <translation>%1 的告警已结束：%2</translation>
    </message>
    <message>
        <source>The error budget of %1 is used up: %2</source>
        <translation>%1 的错误预算已用完：%2</translation>
    </message>
    <message>
        <source>The link of %1 for port %2 is open</source>
        <translation>%1 的端口 %2 链接已开通</translation>
    </message>
    <message>
        <source>The link of %1 for port %2 is closed</source>
        <translation>%1 的端口 %2 链接已关闭</translation>
    </message>
    <message>
        <source>The link of %1 for port %2 could not keep its address</source>
        <extracomment>%2 is the number of a port of the deployment</extracomment>
        <translation>%1 的端口 %2 链接未能保留原地址</translation>
    </message>
    <message>
        <source>Machine %1 is down</source>
        <translation>机器 %1 停机</translation>
    </message>
    <message>
        <source>Machine %1 is back</source>
        <translation>机器 %1 已恢复</translation>
    </message>
    <message>
        <source>Machine %1 takes no new nodes</source>
        <translation>机器 %1 不再接收新节点</translation>
    </message>
    <message>
        <source>Machine %1 takes new nodes again</source>
        <translation>机器 %1 重新接收新节点</translation>
    </message>
    <message>
        <source>Load on %1, port %2, begins</source>
        <translation>开始对 %1 的端口 %2 压测</translation>
    </message>
    <message>
        <source>Load on %1, port %2, ends</source>
        <translation>停止对 %1 的端口 %2 压测</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>Fault begins: %1 (%2)</source>
        <translation>故障开始：%1（%2）</translation>
    </message>
    <message>
        <source>Fault cleared: %1 (%2)</source>
        <translation>故障解除：%1（%2）</translation>
    </message>
    <message>
        <source>%1 was evicted: the disk of its machine is full</source>
        <translation>%1 被驱逐：所在机器磁盘已满</translation>
    </message>
    <message numerus="yes">
        <source>%1 is complete: %n run(s) succeeded</source>
        <translation>
            <numerusform>%1 已完成：%n 次运行成功</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has failed; %n run(s) had succeeded</source>
        <translation>
            <numerusform>%1 已失败；此前有 %n 次运行成功</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has failed with exit code %2</source>
        <translation>%1 已失败，退出码 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 scaled itself to %n node(s)</source>
        <translation>
            <numerusform>%1 已自动扩缩到 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 written to %2 had not been uploaded and is lost</source>
        <extracomment>%1 is a size, %2 a volume</extracomment>
        <translation>写入 %2 的 %1 尚未上传，已丢失</translation>
    </message>
    <message>
        <source>%1 tries another version: revision %2</source>
        <translation>%1 正在试用另一个版本：修订 %2</translation>
    </message>
    <message>
        <source>Revision %2 of %1 gets its share of the requests</source>
        <translation>%1 的修订 %2 开始分得请求</translation>
    </message>
    <message>
        <source>Revision %2 of %1 was promoted</source>
        <translation>%1 的修订 %2 已被采用</translation>
    </message>
    <message>
        <source>Revision %2 of %1 was rolled back</source>
        <translation>%1 的修订 %2 已回滚</translation>
    </message>
    <message>
        <source>Revision %2 of %1 is no longer tried</source>
        <translation>%1 的修订 %2 已停止试用</translation>
    </message>
</context>
<context>
    <name>berth::ui::Faults</name>
    <message>
        <source>Kill the node</source>
        <translation>杀死节点</translation>
    </message>
    <message>
        <source>Crash the container</source>
        <translation>让容器崩溃</translation>
    </message>
    <message>
        <source>Run out of memory</source>
        <translation>耗尽内存</translation>
    </message>
    <message>
        <source>Fill the disk</source>
        <translation>写满磁盘</translation>
    </message>
    <message>
        <source>Take the machine down</source>
        <translation>让机器停机</translation>
    </message>
    <message>
        <source>Cordon the machine</source>
        <translation>停止接收新节点</translation>
    </message>
    <message>
        <source>Slow the registry</source>
        <translation>放慢镜像仓库</translation>
    </message>
    <message>
        <source>Take the registry down</source>
        <translation>让镜像仓库停机</translation>
    </message>
    <message>
        <source>The node is gone at once with its disk; another takes its place.</source>
        <translation>节点连同磁盘立即消失，由新节点接替。</translation>
    </message>
    <message>
        <source>Its program ends and is started again in the same node.</source>
        <translation>程序退出，并在同一节点上重新启动。</translation>
    </message>
    <message>
        <source>Its program is ended with exit code 137 and started again.</source>
        <translation>程序以退出码 137 被终止，然后重新启动。</translation>
    </message>
    <message>
        <source>The disk of the node takes no more bytes.</source>
        <translation>节点的磁盘无法再写入。</translation>
    </message>
    <message>
        <source>Power off: all nodes on the machine are lost.</source>
        <translation>断电：这台机器上的节点全部丢失。</translation>
    </message>
    <message>
        <source>The machine takes no new nodes.</source>
        <translation>这台机器不再接收新节点。</translation>
    </message>
    <message>
        <source>Images arrive at a part of the speed.</source>
        <translation>镜像以一部分速度到达。</translation>
    </message>
    <message>
        <source>No image can be fetched.</source>
        <translation>无法拉取任何镜像。</translation>
    </message>
    <message>
        <source>Node killed</source>
        <translation>节点被杀死</translation>
    </message>
    <message>
        <source>Container crashed</source>
        <translation>容器崩溃</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Machine down</source>
        <translation>机器停机</translation>
    </message>
    <message>
        <source>Machine cordoned</source>
        <translation>机器停止接收节点</translation>
    </message>
    <message>
        <source>Registry slow</source>
        <translation>镜像仓库变慢</translation>
    </message>
    <message>
        <source>Registry down</source>
        <translation>镜像仓库停机</translation>
    </message>
    <message>
        <source>Fill the machine&apos;s disk</source>
        <translation>写满机器磁盘</translation>
    </message>
    <message>
        <source>Its nodes are evicted one after another; others take their places elsewhere.</source>
        <translation>其上的节点逐个被驱逐，由其他机器上的新节点接替。</translation>
    </message>
    <message>
        <source>Disk of the machine full</source>
        <translation>机器磁盘已满</translation>
    </message>
    <message>
        <source>Lose a GPU</source>
        <translation>让一块 GPU 掉卡</translation>
    </message>
    <message>
        <source>Report a GPU error</source>
        <translation>报告 GPU 错误</translation>
    </message>
    <message>
        <source>Slow a GPU</source>
        <translation>让一块 GPU 变慢</translation>
    </message>
    <message>
        <source>It falls off the bus (Xid 79). Its program ends and cannot start again until the GPU is back, its machine starts again, or the node is replaced onto another.</source>
        <translation>GPU 从总线上掉线（Xid 79）。它的程序会结束，直到 GPU 恢复、机器重新启动，或节点换到别的 GPU 上才能再启动。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver reports an error of the GPU, once.</source>
        <translation>NVIDIA 驱动报告一次该 GPU 的错误。</translation>
    </message>
    <message>
        <source>It gets too hot and lowers its clocks: requests and jobs take longer.</source>
        <translation>GPU 过热而降频：请求和作业都会变慢。</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU 掉卡</translation>
    </message>
    <message>
        <source>GPU error</source>
        <translation>GPU 错误</translation>
    </message>
    <message>
        <source>GPU slow</source>
        <translation>GPU 变慢</translation>
    </message>
    <message>
        <source>Slow the disk of a machine</source>
        <translation>降低机器磁盘的速度</translation>
    </message>
    <message>
        <source>Take a rack down</source>
        <translation>让一个机架停机</translation>
    </message>
    <message>
        <source>Take a region down</source>
        <translation>让一个区域停机</translation>
    </message>
    <message>
        <source>Cut machines off</source>
        <translation>中断机器的连接</translation>
    </message>
    <message>
        <source>Lose packets</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>Delay the network</source>
        <translation>增加网络延迟</translation>
    </message>
    <message>
        <source>Let the registry refuse (401)</source>
        <translation>让镜像仓库拒绝（401）</translation>
    </message>
    <message>
        <source>Let the registry throttle (429)</source>
        <translation>让镜像仓库限流（429）</translation>
    </message>
    <message>
        <source>Damage image layers</source>
        <translation>损坏镜像层</translation>
    </message>
    <message>
        <source>Let health checks flap</source>
        <translation>让健康检查时好时坏</translation>
    </message>
    <message>
        <source>Set a clock wrong</source>
        <translation>把时钟调错</translation>
    </message>
    <message>
        <source>Let the version crash</source>
        <translation>让该版本崩溃</translation>
    </message>
    <message>
        <source>Let the version fail</source>
        <translation>让该版本出错</translation>
    </message>
    <message>
        <source>Let the API fail</source>
        <translation>让 API 出错</translation>
    </message>
    <message>
        <source>Let the API hang</source>
        <translation>让 API 无应答</translation>
    </message>
    <message>
        <source>Do API calls twice</source>
        <translation>重复执行 API 调用</translation>
    </message>
    <message>
        <source>Lose replies of the API</source>
        <translation>丢失 API 的应答</translation>
    </message>
    <message>
        <source>Drain the machine</source>
        <translation>排空机器</translation>
    </message>
    <message>
        <source>Writes and pulls on the machine take longer.</source>
        <translation>机器上的写入和拉取变慢。</translation>
    </message>
    <message>
        <source>Power off: all nodes on its machines are lost.</source>
        <translation>断电：机架上的节点全部丢失。</translation>
    </message>
    <message>
        <source>Power off: all nodes in the region are lost.</source>
        <translation>断电：区域中的节点全部丢失。</translation>
    </message>
    <message>
        <source>The platform, clients, or both cannot reach the machines, which go on. Where the platform cannot, it starts other nodes elsewhere; the old ones end once it can again.</source>
        <translation>平台、客户端或两者都连不上这些机器，机器本身继续运行。平台连不上时会在别处启动新节点；恢复连接后旧节点结束。</translation>
    </message>
    <message>
        <source>Requests are lost on their way and sent again; they take longer, and some fail.</source>
        <translation>请求在途中丢失后重发：耗时变长，少数失败。</translation>
    </message>
    <message>
        <source>Requests take longer.</source>
        <translation>请求耗时变长。</translation>
    </message>
    <message>
        <source>Pulls of images are refused as unauthorized.</source>
        <translation>拉取镜像因未授权被拒绝。</translation>
    </message>
    <message>
        <source>Pulls of images are refused as too many, and tried again later and later.</source>
        <translation>拉取镜像因次数过多被拒绝，重试间隔越来越长。</translation>
    </message>
    <message>
        <source>Layers that a machine has fail their checksum and are pulled again.</source>
        <translation>机器上已有的层校验失败，重新拉取。</translation>
    </message>
    <message>
        <source>Health checks of the node fail now and then, whatever its program does.</source>
        <translation>无论程序如何，节点的健康检查时常失败。</translation>
    </message>
    <message>
        <source>Log lines and files of the machine get wrong times.</source>
        <translation>机器上的日志和文件时间不对。</translation>
    </message>
    <message>
        <source>The newest version of the deployment does not start; an edit leads out of it.</source>
        <translation>部署的最新版本启动不了；再次编辑即可摆脱。</translation>
    </message>
    <message>
        <source>The newest version of the deployment answers requests with 500; an edit leads out of it.</source>
        <translation>部署的最新版本以 500 应答请求；再次编辑即可摆脱。</translation>
    </message>
    <message>
        <source>Calls of the platform&apos;s API are answered with an error, and nothing is done.</source>
        <translation>平台 API 的调用得到错误，且什么也不做。</translation>
    </message>
    <message>
        <source>Calls of the platform&apos;s API are never answered, and nothing is done.</source>
        <translation>平台 API 的调用得不到应答，且什么也不做。</translation>
    </message>
    <message>
        <source>What changes something is done twice, as after a retry on the way.</source>
        <translation>会产生变更的调用执行两次，如同途中被重发。</translation>
    </message>
    <message>
        <source>Calls of the platform&apos;s API are done, and their replies never come.</source>
        <translation>平台 API 的调用已执行，但得不到应答。</translation>
    </message>
    <message>
        <source>It takes no new nodes, and its own are replaced elsewhere, new ones first.</source>
        <translation>机器不再接收新节点，其上的节点先启动新的再替换到别处。</translation>
    </message>
    <message>
        <source>Disk slow</source>
        <translation>磁盘变慢</translation>
    </message>
    <message>
        <source>Rack down</source>
        <translation>机架停机</translation>
    </message>
    <message>
        <source>Region down</source>
        <translation>区域停机</translation>
    </message>
    <message>
        <source>Cut off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>Packets lost</source>
        <translation>丢包</translation>
    </message>
    <message>
        <source>Network delayed</source>
        <translation>网络延迟</translation>
    </message>
    <message>
        <source>Registry refuses (401)</source>
        <translation>镜像仓库拒绝（401）</translation>
    </message>
    <message>
        <source>Registry throttles (429)</source>
        <translation>镜像仓库限流（429）</translation>
    </message>
    <message>
        <source>Image layers damaged</source>
        <translation>镜像层损坏</translation>
    </message>
    <message>
        <source>Health checks flapping</source>
        <translation>健康检查时好时坏</translation>
    </message>
    <message>
        <source>Clock wrong</source>
        <translation>时钟不准</translation>
    </message>
    <message>
        <source>Version crashes</source>
        <translation>版本崩溃</translation>
    </message>
    <message>
        <source>Version fails</source>
        <translation>版本出错</translation>
    </message>
    <message>
        <source>API fails</source>
        <translation>API 出错</translation>
    </message>
    <message>
        <source>API hangs</source>
        <translation>API 无应答</translation>
    </message>
    <message>
        <source>API calls done twice</source>
        <translation>API 调用重复执行</translation>
    </message>
    <message>
        <source>API replies lost</source>
        <translation>API 应答丢失</translation>
    </message>
    <message>
        <source>Machine draining</source>
        <translation>机器正在排空</translation>
    </message>
</context>
<context>
    <name>berth::ui::Findings</name>
    <message>
        <source>Use 1 to 40 of a–z, 0–9 and “-”, starting with a letter.</source>
        <translation>用 1 到 40 个 a–z、0–9 和“-”，以字母开头。</translation>
    </message>
    <message>
        <source>Use at most 40 characters.</source>
        <translation>最多 40 个字符。</translation>
    </message>
    <message>
        <source>Only a–z, 0–9 and “-”, starting with a letter.</source>
        <translation>只能用 a–z、0–9 和“-”，以字母开头。</translation>
    </message>
    <message>
        <source>Two deployments cannot have the same name.</source>
        <translation>两个部署不能同名。</translation>
    </message>
    <message>
        <source>Choose a GPU card: price and stock depend on it.</source>
        <translation>请选择 GPU，价格和库存由它决定。</translation>
    </message>
    <message>
        <source>It would wait for ever. Choose one of the list.</source>
        <translation>它会一直等待。请从列表中选择。</translation>
    </message>
    <message>
        <source>The image needs more GPU memory on one card than this GPU has.</source>
        <translation>镜像需要的单卡显存超过这种 GPU。</translation>
    </message>
    <message>
        <source>Allow a region that has it, or choose another GPU.</source>
        <translation>请放开有这种 GPU 的区域，或换一种 GPU。</translation>
    </message>
    <message>
        <source>Its nodes would wait until one is free.</source>
        <translation>节点要等到有空闲才能启动。</translation>
    </message>
    <message>
        <source>The other nodes would wait until machines are free.</source>
        <translation>其余节点要等到有空闲机器。</translation>
    </message>
    <message>
        <source>Choose a preset or give an address.</source>
        <translation>请选择预设镜像或填写地址。</translation>
    </message>
    <message>
        <source>An address reads like registry/name:tag.</source>
        <translation>地址的写法是 仓库/名称:标签。</translation>
    </message>
    <message>
        <source>The platform allows only a certain number of nodes for one deployment.</source>
        <translation>平台限制了一个部署的节点数。</translation>
    </message>
    <message>
        <source>Ports go from 1 to 65535.</source>
        <translation>端口范围是 1 到 65535。</translation>
    </message>
    <message>
        <source>Each port has one link.</source>
        <translation>每个端口只有一个链接。</translation>
    </message>
    <message>
        <source>The image listens on other ports; this link would refuse every request.</source>
        <translation>镜像监听的是其他端口，这个链接会拒绝所有请求。</translation>
    </message>
    <message>
        <source>Without a port there is no link. That is right only for nodes that fetch their own work.</source>
        <translation>没有端口就没有链接，只适合自己领取任务的节点。</translation>
    </message>
    <message>
        <source>What one node has saved, the others do not know; each request may reach another.</source>
        <translation>一个节点保存的内容，其他节点并不知道，而每次请求可能到不同节点。</translation>
    </message>
    <message>
        <source>Only one of the values can apply.</source>
        <translation>只有一个值能生效。</translation>
    </message>
    <message>
        <source>Each path takes one volume.</source>
        <translation>一个路径只能挂载一个存储卷。</translation>
    </message>
    <message>
        <source>Choose one of the list, or take it out.</source>
        <translation>请从列表中选择，或去掉它。</translation>
    </message>
    <message>
        <source>Check a port that the deployment publishes.</source>
        <translation>请检查部署已开放的端口。</translation>
    </message>
    <message>
        <source>It would restart the nodes again and again.</source>
        <translation>它会让节点反复重启。</translation>
    </message>
    <message>
        <source>Allow one node more or one fewer while nodes are replaced.</source>
        <translation>更换节点期间，请允许多一个或少一个节点。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
    <message>
        <source>Choose one of the policies that it offers.</source>
        <translation>请选择平台提供的策略。</translation>
    </message>
    <message>
        <source>Use between 0 seconds and 1 hour.</source>
        <translation>请用 0 秒到 1 小时。</translation>
    </message>
    <message>
        <source>A forgotten trial goes on costing money.</source>
        <translation>忘了关的试用会一直花钱。</translation>
    </message>
    <message>
        <source>The image writes files, and a node keeps nothing: restart, edit and pause wipe its disk. Mount a volume for what must last.</source>
        <translation>镜像会写文件，而节点什么都不保留：重启、修改、暂停都会清空磁盘。要保留的数据请挂载存储卷。</translation>
    </message>
    <message>
        <source>The name is missing</source>
        <translation>还没有名称</translation>
    </message>
    <message>
        <source>The name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>The name has signs that cannot be used</source>
        <translation>名称里有不能用的字符</translation>
    </message>
    <message>
        <source>The name %1 is taken</source>
        <translation>名称 %1 已被占用</translation>
    </message>
    <message>
        <source>No GPU is chosen</source>
        <translation>还没有选择 GPU</translation>
    </message>
    <message>
        <source>The platform has no GPU %1</source>
        <translation>平台没有 %1 这种 GPU</translation>
    </message>
    <message>
        <source>%1 has too little memory for the image</source>
        <translation>%1 的显存不够运行这个镜像</translation>
    </message>
    <message>
        <source>%1 is not sold in the chosen regions</source>
        <translation>所选区域没有 %1</translation>
    </message>
    <message>
        <source>No free %1</source>
        <translation>没有空闲的 %1</translation>
    </message>
    <message>
        <source>Only %1 can start now</source>
        <translation>现在只能启动 %1 个</translation>
    </message>
    <message>
        <source>No image is chosen</source>
        <translation>还没有选择镜像</translation>
    </message>
    <message>
        <source>%1 is no image address</source>
        <translation>%1 不是镜像地址</translation>
    </message>
    <message>
        <source>%1 nodes are not possible</source>
        <translation>节点数不能是 %1</translation>
    </message>
    <message>
        <source>Port %1 does not exist</source>
        <translation>端口 %1 不存在</translation>
    </message>
    <message>
        <source>Port %1 is listed twice</source>
        <translation>端口 %1 重复</translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation>端口 %1 没有程序监听</translation>
    </message>
    <message>
        <source>No port is published</source>
        <translation>没有开放端口</translation>
    </message>
    <message>
        <source>%1 keeps state: it needs exactly one node</source>
        <translation>%1 会保存状态，只能用一个节点</translation>
    </message>
    <message>
        <source>%1 is no variable name</source>
        <translation>%1 不能作变量名</translation>
    </message>
    <message>
        <source>Variable %1 is set twice</source>
        <translation>变量 %1 重复设置</translation>
    </message>
    <message>
        <source>The value of %1 cannot be used</source>
        <translation>%1 的值不能使用</translation>
    </message>
    <message>
        <source>The command cannot be used</source>
        <translation>启动命令不能使用</translation>
    </message>
    <message>
        <source>%1 is no path to mount at</source>
        <translation>%1 不能作挂载路径</translation>
    </message>
    <message>
        <source>Two volumes are mounted at %1</source>
        <translation>有两个存储卷挂载在 %1</translation>
    </message>
    <message>
        <source>There is no volume %1</source>
        <translation>没有存储卷 %1</translation>
    </message>
    <message>
        <source>The health check asks port %1, which is not published</source>
        <translation>健康检查访问的端口 %1 没有开放</translation>
    </message>
    <message>
        <source>%1 is no path for a health check</source>
        <translation>%1 不能作健康检查路径</translation>
    </message>
    <message>
        <source>The times of the health check cannot work</source>
        <translation>健康检查的时间设置行不通</translation>
    </message>
    <message>
        <source>This health check will fail on this image</source>
        <translation>这个健康检查在此镜像上会失败</translation>
    </message>
    <message>
        <source>An update could never begin</source>
        <translation>更新将无法开始</translation>
    </message>
    <message>
        <source>The platform has no region %1</source>
        <translation>平台没有区域 %1</translation>
    </message>
    <message>
        <source>This platform cannot balance by %1</source>
        <translation>这个平台不支持“%1”均衡</translation>
    </message>
    <message>
        <source>The time to finish requests is out of range</source>
        <translation>处理剩余请求的时间超出范围</translation>
    </message>
    <message>
        <source>The time after which it stops cannot be used</source>
        <translation>自动停止的时间不能使用</translation>
    </message>
    <message>
        <source>The shared memory does not fit</source>
        <translation>共享内存大小不合适</translation>
    </message>
    <message>
        <source>Runs until somebody stops it</source>
        <translation>没有人停就一直运行</translation>
    </message>
    <message>
        <source>Its data would be kept on nodes only</source>
        <translation>数据只会存在节点上</translation>
    </message>
    <message>
        <source>Choose one of the list, or give the whole address with its registry.</source>
        <translation>请从列表中选择，或填写带仓库的完整地址。</translation>
    </message>
    <message>
        <source>Use letters, digits, “_”, “-” and “.”, with no digit first.</source>
        <translation>用字母、数字、“_”、“-”和“.”，不能以数字开头。</translation>
    </message>
    <message>
        <source>It must be text of a bearable length, without a zero byte.</source>
        <translation>必须是长度合适的文本，不能有零字节。</translation>
    </message>
    <message>
        <source>The first word is the program; every word must be text.</source>
        <translation>第一个词是程序，每个词都必须是文本。</translation>
    </message>
    <message>
        <source>Use an absolute path such as /data, outside the folders of the system.</source>
        <translation>用绝对路径，例如 /data，不能在系统文件夹内。</translation>
    </message>
    <message>
        <source>A path starts with “/” and has no spaces.</source>
        <translation>路径以“/”开头，不含空格。</translation>
    </message>
    <message>
        <source>Period 1 second to 1 hour, time-out 1 second to 5 minutes, at least one failure.</source>
        <translation>间隔 1 秒到 1 小时，超时 1 秒到 5 分钟，至少失败一次。</translation>
    </message>
    <message>
        <source>Use 1 minute to 365 days, or never where the platform cannot stop by itself.</source>
        <translation>用 1 分钟到 365 天；平台不支持自动停止时选“从不”。</translation>
    </message>
    <message>
        <source>It can be at most the memory of the node; 0 is the default.</source>
        <translation>最多为节点内存大小，0 表示默认值。</translation>
    </message>
    <message>
        <source>There is no preset %1</source>
        <translation>没有预设镜像 %1</translation>
    </message>
    <message>
        <source>Offers change with time. Nodes ordered with an old one would wait for ever; take what is on offer now, at the price of now.</source>
        <translation>报价会随时间变化。用旧报价下单的节点会一直等待；请改用当前报价，价格以当前为准。</translation>
    </message>
    <message>
        <source>Its nodes would try for ever. Use a preset, or copy the image to a registry that the platform reaches.</source>
        <translation>节点会不停重试却始终拉取不到。请改用预设镜像，或把镜像复制到平台能访问的镜像仓库。</translation>
    </message>
    <message>
        <source>The offer for %1 is not on the list any more</source>
        <extracomment>%1 is a GPU: it would be ordered by an offer that is not on the list any more</extracomment>
        <translation>%1 的报价已不在列表中</translation>
    </message>
    <message>
        <source>This platform cannot fetch images from %1</source>
        <extracomment>%1 is the host of a registry</extracomment>
        <translation>此平台无法从 %1 拉取镜像</translation>
    </message>
    <message>
        <source>Make a deployment that serves until you stop it.</source>
        <translation>请改为一直运行、由您停止的部署。</translation>
    </message>
    <message>
        <source>Use between 1 and 10,000 runs.</source>
        <translation>请使用 1 到 10,000 次运行。</translation>
    </message>
    <message>
        <source>One run takes 1 second to 24 hours, the whole job 1 second to 365 days.</source>
        <translation>单次运行为 1 秒到 24 小时，整个作业为 1 秒到 365 天。</translation>
    </message>
    <message>
        <source>Use 0 for none, or a number that is not too large.</source>
        <translation>0 表示不重试；也可填一个不太大的数。</translation>
    </message>
    <message>
        <source>Give it the time of several runs: the image has to be pulled, too.</source>
        <translation>请给出几次运行所需的时间：镜像也要拉取。</translation>
    </message>
    <message>
        <source>This platform runs no jobs</source>
        <translation>此平台不支持作业</translation>
    </message>
    <message>
        <source>A job of %1 runs is not possible</source>
        <translation>作业不能有 %1 次运行</translation>
    </message>
    <message>
        <source>A time of the job cannot be used</source>
        <translation>作业的某个时间不可用</translation>
    </message>
    <message>
        <source>%1 retries are not possible</source>
        <translation>不能重试 %1 次</translation>
    </message>
    <message>
        <source>The job would be stopped before one run is done</source>
        <translation>作业会在一次运行完成之前被停止</translation>
    </message>
    <message>
        <source>Leave them as they are by default.</source>
        <translation>保持默认设置即可。</translation>
    </message>
    <message>
        <source>Times are at most an hour. Waiting requests: up to 1,000,000. Requests per node: 1 to 10,000. Failures in a row: 1 to 1,000. Retries: 1 to 10. Load above the average: 1% to 1,000%.</source>
        <translation>时间最长 1 小时。排队的请求：最多 1,000,000 个。每个节点的请求：1 到 10,000 个。连续失败：1 到 1,000 次。重试：1 到 10 次。超出平均的负载：1% 到 1,000%。</translation>
    </message>
    <message>
        <source>Write the name of a header, cookie or query parameter: letters, digits, “-”, “.” and “_”.</source>
        <translation>请写请求头、cookie 或查询参数的名称：字母、数字、“-”、“.”和“_”。</translation>
    </message>
    <message>
        <source>This platform has no further settings for balancing port %1</source>
        <extracomment>%1 is a port</extracomment>
        <translation>此平台没有端口 %1 的其他负载均衡设置</translation>
    </message>
    <message>
        <source>%1 is out of range for balancing</source>
        <translation>负载均衡的 %1 超出范围</translation>
    </message>
    <message>
        <source>The name of what tells callers apart is missing</source>
        <translation>缺少用来区分访问者的名称</translation>
    </message>
    <message>
        <source>%1 cannot be what tells callers apart</source>
        <translation>%1 不能用来区分访问者</translation>
    </message>
    <message>
        <source>Choose another policy that it has, or scale by hand.</source>
        <translation>选择平台支持的其他策略，或手动扩缩。</translation>
    </message>
    <message>
        <source>It has as many nodes as runs are missing, up to its own number.</source>
        <translation>还差多少次运行，它就有多少个节点，最多为自己的节点数。</translation>
    </message>
    <message>
        <source>The maximum is at least the minimum and at least 1; what it begins with lies between them.</source>
        <translation>上限不小于下限，也不小于 1；起始节点数在两者之间。</translation>
    </message>
    <message>
        <source>Use a number that can be reached, and a port that is published.</source>
        <translation>填写可以达到的数值，以及已公开的端口。</translation>
    </message>
    <message>
        <source>It is a number of nodes, or a share of 0 to 100 %; with the nodes in service it must not be more than a deployment can have.</source>
        <translation>填写节点数，或 0 到 100 % 的比例；与服务节点合计不能超过一个部署可有的节点数。</translation>
    </message>
    <message>
        <source>This platform cannot scale by itself in this way</source>
        <translation>此平台不支持这种自动扩缩方式</translation>
    </message>
    <message>
        <source>A job cannot scale by itself</source>
        <translation>作业不能自动扩缩</translation>
    </message>
    <message>
        <source>%1 nodes do not fit the bounds of autoscaling</source>
        <translation>%1 个节点不在自动扩缩的上下限之内</translation>
    </message>
    <message>
        <source>Autoscaling cannot work with %1</source>
        <translation>自动扩缩不能使用 %1</translation>
    </message>
    <message>
        <source>This warm pool is not possible</source>
        <translation>这样的预热池无法实现</translation>
    </message>
    <message>
        <source>It is a file server of one region: nodes elsewhere cannot mount it.</source>
        <translation>它是一个区域的文件服务器，其他区域的节点无法挂载。</translation>
    </message>
    <message>
        <source>Volume %1 is not there in every region chosen</source>
        <translation>存储卷 %1 并非在所选的每个区域都有</translation>
    </message>
</context>
<context>
    <name>berth::ui::Fixes</name>
    <message>
        <source>Use %1</source>
        <extracomment>A button that puts a better value in: %1 is a name, a GPU, an address</extracomment>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Publish %1</source>
        <translation>开放 %1</translation>
    </message>
    <message>
        <source>Do not publish %1</source>
        <translation>不开放 %1</translation>
    </message>
    <message numerus="yes">
        <source>Use %n node(s)</source>
        <translation>
            <numerusform>改用 %n 个节点</numerusform>
        </translation>
    </message>
    <message>
        <source>Allow any region</source>
        <translation>不限区域</translation>
    </message>
    <message>
        <source>Stop after %1</source>
        <translation>%1后停止</translation>
    </message>
    <message>
        <source>Never stop</source>
        <translation>从不停止</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>改正</translation>
    </message>
    <message>
        <source>Keep the last one</source>
        <translation>保留最后一个</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Use the only volume</source>
        <translation>用唯一的存储卷</translation>
    </message>
    <message>
        <source>Use a check that works</source>
        <translation>换成可用的检查</translation>
    </message>
    <message>
        <source>Use times that work</source>
        <translation>改用可行的时间</translation>
    </message>
    <message>
        <source>Allow one node more</source>
        <translation>允许多一个节点</translation>
    </message>
    <message>
        <source>Mount a volume</source>
        <translation>挂载存储卷</translation>
    </message>
    <message>
        <source>Switch it off</source>
        <translation>关闭此检查</translation>
    </message>
    <message>
        <source>Connect to port %1</source>
        <translation>改为连接端口 %1</translation>
    </message>
    <message>
        <source>Ask %1 on port %2</source>
        <extracomment>A button that changes a health check: %1 is a path such as /health, %2 a port</extracomment>
        <translation>改为访问端口 %2 的 %1</translation>
    </message>
    <message>
        <source>Take the present offer</source>
        <translation>改用当前报价</translation>
    </message>
    <message>
        <source>Make it no job</source>
        <translation>改为普通部署</translation>
    </message>
    <message>
        <source>Give it %1</source>
        <translation>给它 %1</translation>
    </message>
    <message>
        <source>Balance by the policy alone</source>
        <translation>只用策略</translation>
    </message>
    <message>
        <source>Use the nearest that is possible</source>
        <translation>用最接近的可用值</translation>
    </message>
    <message>
        <source>Tell callers apart by address</source>
        <translation>按地址区分访问者</translation>
    </message>
    <message>
        <source>Use another policy</source>
        <translation>使用其他策略</translation>
    </message>
    <message>
        <source>Scale by hand</source>
        <translation>手动扩缩</translation>
    </message>
    <message>
        <source>Use its region only</source>
        <translation>只用它所在的区域</translation>
    </message>
</context>
<context>
    <name>berth::ui::Formatter</name>
    <message>
        <source>%1/h</source>
        <extracomment>A price per hour, %1 is an amount of money such as ¥10.07</extracomment>
        <translation>%1/时</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <extracomment>Progress, e.g. &quot;15.5 of 25.4 GiB&quot;</extracomment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <extracomment>A rate, %1 is a size or a number</extracomment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <extracomment>Durations: the letters stand for days, hours, minutes, seconds and milliseconds</extracomment>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 m %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 分</translation>
    </message>
    <message>
        <source>%1 h %2 m</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 天 %2 小时</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1前</translation>
    </message>
    <message>
        <source>Day %1, %2</source>
        <extracomment>The clock of a simulation: %1 is the number of the day, %2 the time of day</extracomment>
        <translation>第 %1 天 %2</translation>
    </message>
</context>
<context>
    <name>berth::ui::HostFindings</name>
    <message>
        <source>This entry cannot be kept. Close it and add it anew.</source>
        <translation>这一项无法保存。请关闭后重新添加。</translation>
    </message>
    <message>
        <source>Give it a name by which you will know it.</source>
        <translation>请取一个便于辨认的名称。</translation>
    </message>
    <message>
        <source>The name is longer than 60 characters. Shorten it.</source>
        <translation>名称超过 60 个字符，请缩短。</translation>
    </message>
    <message>
        <source>The name has signs that cannot be shown. Type it anew.</source>
        <translation>名称中有无法显示的字符，请重新输入。</translation>
    </message>
    <message>
        <source>You have another one with this name. Choose a different one.</source>
        <translation>已有同名的一项，请换一个名称。</translation>
    </message>
    <message>
        <source>Enter its host name or IP address.</source>
        <translation>请输入主机名或 IP 地址。</translation>
    </message>
    <message>
        <source>This is no host name or IP address. User and port have fields of their own.</source>
        <translation>这不是主机名或 IP 地址。用户和端口有各自的输入框。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; 22 is usual.</source>
        <translation>端口是 1 到 65535 之间的数字，通常是 22。</translation>
    </message>
    <message>
        <source>Enter the user name to log in with, such as root.</source>
        <translation>请输入登录用的用户名，例如 root。</translation>
    </message>
    <message>
        <source>A user name has no blanks, no @ and no /, and does not begin with a hyphen.</source>
        <translation>用户名不能含空格、@ 和 /，也不能以连字符开头。</translation>
    </message>
    <message>
        <source>Choose the file that holds your private key.</source>
        <translation>请选择存放私钥的文件。</translation>
    </message>
    <message>
        <source>Name the key file by its whole path, or choose it anew.</source>
        <translation>请写出密钥文件的完整路径，或重新选择。</translation>
    </message>
    <message>
        <source>At most 8 computers can be passed on the way. Remove some.</source>
        <translation>途中最多经过 8 台计算机，请去掉一些。</translation>
    </message>
</context>
<context>
    <name>berth::ui::Reasons</name>
    <message>
        <source>%1 Next try in %2.</source>
        <extracomment>%1 is a sentence that says what happened, %2 a duration</extracomment>
        <translation>%1%2后再试。</translation>
    </message>
    <message>
        <source>Its program ended: %1.</source>
        <translation>程序已退出：%1。</translation>
    </message>
    <message>
        <source>Its program ended.</source>
        <translation>程序已退出。</translation>
    </message>
    <message numerus="yes">
        <source>%1 Restarted %n time(s).</source>
        <translation>
            <numerusform>%1已重启 %n 次。</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for a machine.</source>
        <translation>在等待机器。</translation>
    </message>
    <message>
        <source>Its machine fetches the image: %1.</source>
        <translation>所在机器正在拉取镜像：%1。</translation>
    </message>
    <message>
        <source>Its program has started and is not ready yet.</source>
        <translation>程序已启动，还没有就绪。</translation>
    </message>
    <message>
        <source>Ready: the link sends it requests.</source>
        <translation>已就绪，链接会把请求分给它。</translation>
    </message>
    <message>
        <source>Its program runs, but the link sends it no requests.</source>
        <translation>程序在运行，但链接不会把请求分给它。</translation>
    </message>
    <message>
        <source>Its program ends again and again.</source>
        <translation>程序反复退出。</translation>
    </message>
    <message>
        <source>Its image could not be fetched.</source>
        <translation>镜像没能拉取下来。</translation>
    </message>
    <message>
        <source>It finishes open requests, then it ends and its disk is wiped.</source>
        <translation>处理完剩余请求后结束，磁盘会被清空。</translation>
    </message>
    <message>
        <source>It has ended; its disk is wiped.</source>
        <translation>已结束，磁盘已清空。</translation>
    </message>
    <message>
        <source>Its machine is silent; nobody knows how it is.</source>
        <translation>所在机器没有响应，状态未知。</translation>
    </message>
    <message>
        <source>in another region</source>
        <translation>在其他区域</translation>
    </message>
    <message>
        <source>another GPU model</source>
        <translation>GPU 型号不同</translation>
    </message>
    <message>
        <source>all GPUs in use</source>
        <translation>GPU 都在用</translation>
    </message>
    <message>
        <source>too few free cores</source>
        <translation>空闲 CPU 核不足</translation>
    </message>
    <message>
        <source>too little free memory</source>
        <translation>空闲内存不足</translation>
    </message>
    <message>
        <source>take no new nodes</source>
        <translation>不接收新节点</translation>
    </message>
    <message>
        <source>down</source>
        <translation>停机</translation>
    </message>
    <message>
        <source>No machine has a free place for it.</source>
        <translation>没有机器能容纳它。</translation>
    </message>
    <message>
        <source>The registry did not give its image.</source>
        <translation>镜像仓库没有给出镜像。</translation>
    </message>
    <message>
        <source>Its startup check failed too often, so it was restarted.</source>
        <translation>启动检查失败次数过多，已重启。</translation>
    </message>
    <message>
        <source>Its liveness check failed too often, so it was restarted.</source>
        <translation>存活检查失败次数过多，已重启。</translation>
    </message>
    <message>
        <source>Its readiness check fails, so the link sends it no requests.</source>
        <translation>就绪检查失败，链接不会把请求分给它。</translation>
    </message>
    <message>
        <source>Its machine is down.</source>
        <translation>所在机器已停机。</translation>
    </message>
    <message>
        <source>Its machine does not answer.</source>
        <translation>所在机器没有响应。</translation>
    </message>
    <message>
        <source>It finishes open requests before it ends.</source>
        <translation>正在处理剩余请求，之后结束。</translation>
    </message>
    <message>
        <source>A node with the new configuration takes its place.</source>
        <translation>由采用新配置的节点接替。</translation>
    </message>
    <message>
        <source>You asked for another in its place.</source>
        <translation>你要求更换了它。</translation>
    </message>
    <message>
        <source>The deployment was scaled down.</source>
        <translation>部署缩减了节点。</translation>
    </message>
    <message>
        <source>The deployment is paused.</source>
        <translation>部署已暂停。</translation>
    </message>
    <message>
        <source>The deployment was deleted.</source>
        <translation>部署已删除。</translation>
    </message>
    <message>
        <source>It was killed from the simulator page.</source>
        <translation>在模拟器页面被杀死。</translation>
    </message>
    <message numerus="yes">
        <source>%n machine(s): %1</source>
        <extracomment>How many machines one rule excludes: %1 is &quot;all GPUs in use&quot;, &quot;down&quot; …</extracomment>
        <translation>
            <numerusform>%n 台机器：%1</numerusform>
        </translation>
    </message>
    <message>
        <source>exit %1</source>
        <translation>退出码 %1</translation>
    </message>
    <message>
        <source>out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>被终止</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>正常结束</translation>
    </message>
    <message>
        <source>It failed and will not be started again; its disk is wiped.</source>
        <translation>已失败，不会再启动，磁盘已清空。</translation>
    </message>
    <message>
        <source>disk full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>It was evicted because the disk of its machine is full; another node takes its place.</source>
        <translation>所在机器磁盘已满，节点被驱逐，由新节点接替。</translation>
    </message>
    <message>
        <source>It was ordered with an offer that is no longer known, so it will never get a machine. Edit the deployment to order it anew.</source>
        <translation>下单时所用的报价已失效，节点永远分配不到机器。请编辑部署以重新下单。</translation>
    </message>
    <message>
        <source>Its program has done its work.</source>
        <translation>它的程序已完成工作。</translation>
    </message>
    <message>
        <source>Its job has failed, so its work is not needed any more.</source>
        <translation>所属作业已失败，不再需要它的工作。</translation>
    </message>
    <message>
        <source>have one of its deployment&apos;s nodes already, or their rack has</source>
        <translation>本机或所在机架已有该部署的节点</translation>
    </message>
    <message>
        <source>It is ready and waits until more nodes are needed.</source>
        <translation>它已就绪，等到需要更多节点时投入服务。</translation>
    </message>
    <message>
        <source>The version that it ran was tried and not taken.</source>
        <translation>它运行的版本试用后未被采用。</translation>
    </message>
</context>
<context>
    <name>berth::ui::Remote</name>
    <message>
        <source>The address of %1 cannot be used.</source>
        <translation>%1 的地址无法使用。</translation>
    </message>
    <message>
        <source>The network does not know the address of %1.</source>
        <translation>网络中查不到 %1 的地址。</translation>
    </message>
    <message>
        <source>No way through the network leads to %1.</source>
        <translation>没有通往 %1 的网络。</translation>
    </message>
    <message>
        <source>%1 was found, but nothing there takes SSH connections.</source>
        <translation>找到了 %1，但那里没有接受 SSH 连接的服务。</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 没有按时应答。</translation>
    </message>
    <message>
        <source>What answers at %1 does not speak SSH.</source>
        <translation>%1 上应答的不是 SSH 服务。</translation>
    </message>
    <message>
        <source>%1 offers only encryption that is no longer safe.</source>
        <translation>%1 只提供已不安全的加密方式。</translation>
    </message>
    <message>
        <source>%1 shows another key than before: it was set up anew, or somebody stands between you and it.</source>
        <translation>%1 出示的密钥与以前不同：它被重新安装过，或者有人在中间冒充它。</translation>
    </message>
    <message>
        <source>The key of %1 is marked as one that must not be trusted.</source>
        <translation>%1 的密钥已被标记为不可信任。</translation>
    </message>
    <message>
        <source>The key of %1 is too weak or damaged.</source>
        <translation>%1 的密钥强度太弱或已损坏。</translation>
    </message>
    <message>
        <source>You did not accept the key of %1.</source>
        <translation>你没有接受 %1 的密钥。</translation>
    </message>
    <message>
        <source>The list of keys you know cannot be read, so that nobody can tell whether this is really %1.</source>
        <translation>无法读取已知密钥的列表，因此无法确认对方真的是 %1。</translation>
    </message>
    <message>
        <source>%1 did not accept the login.</source>
        <translation>%1 没有接受登录。</translation>
    </message>
    <message>
        <source>%1 does not offer the way of logging in that is set.</source>
        <translation>%1 不提供所设置的登录方式。</translation>
    </message>
    <message>
        <source>The key file for %1 cannot be used.</source>
        <translation>%1 的密钥文件无法使用。</translation>
    </message>
    <message>
        <source>The passphrase of the key file for %1 was wrong.</source>
        <translation>%1 的密钥文件口令不对。</translation>
    </message>
    <message>
        <source>There is no key agent here, or it has no key for %1.</source>
        <translation>本机没有密钥代理，或其中没有用于 %1 的密钥。</translation>
    </message>
    <message>
        <source>Logging in to %1 was cancelled.</source>
        <translation>登录 %1 已取消。</translation>
    </message>
    <message>
        <source>The computer before it on the way lets nothing through to %1.</source>
        <translation>途中的前一台计算机不让连接通往 %1。</translation>
    </message>
    <message>
        <source>The connection to %1 was lost.</source>
        <translation>与 %1 的连接已断开。</translation>
    </message>
    <message>
        <source>%1 answered in a way that makes no sense.</source>
        <translation>%1 的应答不合规范。</translation>
    </message>
    <message>
        <source>The connection to %1 was closed.</source>
        <translation>与 %1 的连接已关闭。</translation>
    </message>
    <message>
        <source>Correct its host name and port.</source>
        <translation>请更正主机名和端口。</translation>
    </message>
    <message>
        <source>Check how the address is spelt, and whether you are online.</source>
        <translation>请检查地址的拼写，以及是否已联网。</translation>
    </message>
    <message>
        <source>Check whether you are online, and the VPN if one is needed.</source>
        <translation>请检查是否已联网；如果需要 VPN，请检查 VPN。</translation>
    </message>
    <message>
        <source>Check the port; if it is right, its SSH service has to be started.</source>
        <translation>请检查端口；如果端口正确，需要启动对方的 SSH 服务。</translation>
    </message>
    <message>
        <source>Check that it is switched on and that the address is right; a firewall may be in between.</source>
        <translation>请检查对方是否开机、地址是否正确；中间也可能有防火墙。</translation>
    </message>
    <message>
        <source>Check the port; 22 is usual for SSH.</source>
        <translation>请检查端口；SSH 通常用 22。</translation>
    </message>
    <message>
        <source>Ask who runs it to bring its SSH service up to date.</source>
        <translation>请联系它的管理者更新 SSH 服务。</translation>
    </message>
    <message>
        <source>Ask who runs it whether its key has changed. Only if so, remove the old key from the file known_hosts and connect again.</source>
        <translation>请向它的管理者确认密钥是否换过。只有确实换过，才从 known_hosts 文件中删除旧密钥，再重新连接。</translation>
    </message>
    <message>
        <source>Do not log in there; ask who runs it.</source>
        <translation>不要登录；请联系它的管理者。</translation>
    </message>
    <message>
        <source>Ask who runs it to make a new one.</source>
        <translation>请联系它的管理者换一个新密钥。</translation>
    </message>
    <message>
        <source>Compare the fingerprint with the one that who runs it tells you, then connect again.</source>
        <translation>请把指纹与管理者告诉你的比对，一致后再连接。</translation>
    </message>
    <message>
        <source>Look at the file known_hosts in the folder .ssh: you must be able to read it.</source>
        <translation>请检查 .ssh 文件夹中的 known_hosts 文件：你必须能读取它。</translation>
    </message>
    <message>
        <source>Check the user name, and the password or key; ask who runs it whether you may log in.</source>
        <translation>请检查用户名以及密码或密钥；向它的管理者确认你是否可以登录。</translation>
    </message>
    <message>
        <source>Set another one: password, key file or agent.</source>
        <translation>请设置另一种方式：密码、密钥文件或密钥代理。</translation>
    </message>
    <message>
        <source>Choose another key file, or mend this one.</source>
        <translation>请换一个密钥文件，或修好这一个。</translation>
    </message>
    <message>
        <source>Connect again and type it once more.</source>
        <translation>请重新连接，再输入一次。</translation>
    </message>
    <message>
        <source>Start the agent and add your key to it, or choose a key file.</source>
        <translation>请启动密钥代理并加入你的密钥，或选择密钥文件。</translation>
    </message>
    <message>
        <source>Connect again to be asked again.</source>
        <translation>重新连接后会再次询问。</translation>
    </message>
    <message>
        <source>Ask who runs that computer to allow it, or take another way.</source>
        <translation>请联系那台计算机的管理者放行，或换一条路。</translation>
    </message>
    <message>
        <source>Check the network; what ran there in a terminal may have ended.</source>
        <translation>请检查网络；在那边终端里运行的程序可能已经结束。</translation>
    </message>
    <message>
        <source>Connect again; if that does not help, tell who runs it.</source>
        <translation>请重新连接；如果没有用，请告知它的管理者。</translation>
    </message>
    <message>
        <source>Connect again when you need it.</source>
        <translation>需要时请重新连接。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>Two sentences: %1 what happened, %2 what to do</extracomment>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Checking the key of the other side</source>
        <translation>正在核对对方的密钥</translation>
    </message>
    <message>
        <source>Logging in</source>
        <translation>正在登录</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connection lost; next try in %1</source>
        <translation>连接已断开，%1 后重试</translation>
    </message>
    <message>
        <source>Connection lost; it is tried again</source>
        <translation>连接已断开，正在重试</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
</context>
<context>
    <name>berth::ui::Scaling</name>
    <message>
        <source>%1 requests wait and there is no node</source>
        <translation>%1 个请求在等待，没有节点</translation>
    </message>
    <message>
        <source>a request has waited %1 s, more than %2 s</source>
        <translation>有请求等待了 %1 秒，超过 %2 秒</translation>
    </message>
    <message>
        <source>no request has waited more than %2 s (%1 s)</source>
        <translation>没有请求等待超过 %2 秒（%1 秒）</translation>
    </message>
    <message>
        <source>no more than %1 were needed for %2 s</source>
        <translation>%2 秒内最多需要 %1 个</translation>
    </message>
    <message>
        <source>there are %1 requests, %2 to a node</source>
        <translation>共 %1 个请求，每节点 %2 个</translation>
    </message>
    <message>
        <source>there are %1 requests on average, %2 to a node</source>
        <translation>平均 %1 个请求，每节点 %2 个</translation>
    </message>
    <message>
        <source>a rush: %1 requests within 6 s, %2 to a node</source>
        <translation>请求激增：6 秒内 %1 个请求，每节点 %2 个</translation>
    </message>
    <message>
        <source>no node is ready, so nothing is measured</source>
        <translation>没有就绪节点，无法测量</translation>
    </message>
    <message>
        <source>%1 a node, aimed at %2</source>
        <translation>每节点 %1，目标 %2</translation>
    </message>
    <message>
        <source>no more than %1 within 15 s</source>
        <translation>15 秒内最多 %1 个</translation>
    </message>
    <message>
        <source>%1 were needed within the last 5 minutes</source>
        <translation>最近 5 分钟内曾需要 %1 个</translation>
    </message>
    <message>
        <source>the machines have room for %1</source>
        <translation>机器只容得下 %1 个</translation>
    </message>
    <message>
        <source>By waiting time</source>
        <translation>按等待时间</translation>
    </message>
    <message>
        <source>By requests per node</source>
        <translation>按每节点请求数</translation>
    </message>
    <message>
        <source>By load of the nodes (Kubernetes HPA)</source>
        <translation>按节点负载（Kubernetes HPA）</translation>
    </message>
    <message>
        <source>By requests at the same time (Knative)</source>
        <translation>按并发请求数（Knative）</translation>
    </message>
    <message>
        <source>Adds a node while a request waits longer than you allow, and ends nodes that have had nothing to do. Right for most services.</source>
        <translation>有请求等待超过您允许的时间时增加节点，并结束空闲的节点。适合大多数服务。</translation>
    </message>
    <message>
        <source>So many nodes that each has the number of requests you name, waiting ones included. Right where every request keeps a node busy.</source>
        <translation>节点数使每个节点分到您指定数量的请求（含排队的）。适合每个请求都占满节点的情形。</translation>
    </message>
    <message>
        <source>Keeps the ready nodes as busy on average as you name. Takes nodes away only after five calm minutes, and never the last one.</source>
        <translation>使就绪节点的平均繁忙程度保持在您指定的水平。平静五分钟后才减少节点，且至少保留一个。</translation>
    </message>
    <message>
        <source>So many requests at once to a node, on average over a minute. Answers a rush within seconds, and can go down to no node at all.</source>
        <translation>按一分钟平均，每节点同时处理指定数量的请求。几秒内即可应对激增，也可以缩到零个节点。</translation>
    </message>
    <message>
        <source>how busy they are</source>
        <translation>繁忙程度</translation>
    </message>
    <message>
        <source>requests per second</source>
        <translation>每秒请求数</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>Requests to a node</source>
        <translation>每节点请求数</translation>
    </message>
    <message>
        <source>Requests at once to a node</source>
        <translation>每节点并发请求数</translation>
    </message>
    <message>
        <source>How busy nodes are to be</source>
        <translation>节点目标繁忙程度</translation>
    </message>
    <message>
        <source>Requests per second to a node</source>
        <translation>每节点每秒请求数</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
<context>
    <name>berth::ui::States</name>
    <message>
        <source>Pending</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Pulling</source>
        <translation>拉取镜像</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>CrashLoop</source>
        <translation>反复崩溃</translation>
    </message>
    <message>
        <source>ImagePullBackOff</source>
        <translation>镜像拉取失败</translation>
    </message>
    <message>
        <source>Failed</source>
        <extracomment>State of a job: it was given up</extracomment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Terminating</source>
        <translation>停止中</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>状态未知</translation>
    </message>
    <message>
        <source>Degraded</source>
        <extracomment>State of a deployment: some nodes are ready, not all</extracomment>
        <translation>部分就绪</translation>
    </message>
    <message>
        <source>Failing</source>
        <extracomment>State of a deployment: its nodes crash or cannot be pulled</extracomment>
        <translation>故障</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>删除中</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>debug</source>
        <translation>调试</translation>
    </message>
    <message>
        <source>info</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>warn</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Round robin</source>
        <translation>轮询</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Least connections</source>
        <translation>最少连接</translation>
    </message>
    <message>
        <source>Each request goes to the next ready node in turn.</source>
        <translation>每个请求依次分给下一个就绪节点。</translation>
    </message>
    <message>
        <source>Each request goes to a ready node drawn by chance.</source>
        <translation>每个请求随机分给一个就绪节点。</translation>
    </message>
    <message>
        <source>Each request goes to the ready node with the fewest open requests.</source>
        <translation>每个请求分给未完成请求最少的就绪节点。</translation>
    </message>
    <message>
        <source>HTTP request</source>
        <translation>HTTP 请求</translation>
    </message>
    <message>
        <source>TCP connection</source>
        <translation>TCP 连接</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>已计划</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>pulling</source>
        <translation>拉取中</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Constant</source>
        <extracomment>How requests arrive: in equal intervals</extracomment>
        <translation>匀速</translation>
    </message>
    <message>
        <source>Poisson</source>
        <extracomment>How requests arrive: by chance, as a Poisson process</extracomment>
        <translation>泊松</translation>
    </message>
    <message>
        <source>Completed</source>
        <extracomment>State of a job: all its runs have succeeded</extracomment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>too many failures</source>
        <extracomment>Why a job has failed</extracomment>
        <translation>失败次数过多</translation>
    </message>
    <message>
        <source>its time was up</source>
        <extracomment>Why a job has failed</extracomment>
        <translation>已超时</translation>
    </message>
    <message>
        <source>pieces were given up</source>
        <extracomment>Why a job has failed: pieces of its work</extracomment>
        <translation>有分片被放弃</translation>
    </message>
    <message>
        <source>Least of two</source>
        <translation>两者取闲</translation>
    </message>
    <message>
        <source>Same caller, same node (ring)</source>
        <translation>同一访问者到同一节点（哈希环）</translation>
    </message>
    <message>
        <source>Same caller, same node (Maglev)</source>
        <translation>同一访问者到同一节点（Maglev）</translation>
    </message>
    <message>
        <source>Same caller, same node (jump)</source>
        <translation>同一访问者到同一节点（跳跃哈希）</translation>
    </message>
    <message>
        <source>Request queue</source>
        <translation>请求队列</translation>
    </message>
    <message>
        <source>Two ready nodes are drawn by chance; the request goes to the less busy of them.</source>
        <translation>随机取两个就绪节点，请求分给其中较空闲的一个。</translation>
    </message>
    <message>
        <source>A caller stays with its node. When nodes come or go, only callers of those nodes move.</source>
        <translation>访问者固定到一个节点。节点增减时，只有这些节点的访问者会换节点。</translation>
    </message>
    <message>
        <source>A caller stays with its node, and nodes have equally many callers. When nodes come or go, a few other callers move too.</source>
        <translation>访问者固定到一个节点，各节点的访问者一样多。节点增减时，另有少数访问者会换节点。</translation>
    </message>
    <message>
        <source>A caller stays with its node, and nodes have equally many callers. Best where nodes are only added.</source>
        <translation>访问者固定到一个节点，各节点的访问者一样多。适合只增加节点的部署。</translation>
    </message>
    <message>
        <source>Requests wait in one line until a node is free; each node gets only so many at once.</source>
        <translation>请求排成一队，等到有节点空闲；每个节点同时只处理固定数量的请求。</translation>
    </message>
</context>
<context>
    <name>berth::ui::Warnings</name>
    <message numerus="yes">
        <source>%n node(s) crash again and again</source>
        <translation>
            <numerusform>%n 个节点反复崩溃</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) cannot fetch the image</source>
        <translation>
            <numerusform>%n 个节点拉取不到镜像</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) wait for a machine</source>
        <translation>
            <numerusform>%n 个节点在等待机器</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are not ready</source>
        <translation>
            <numerusform>%n 个节点未就绪</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) are on a silent machine</source>
        <translation>
            <numerusform>%n 个节点所在机器没有响应</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 only on nodes</source>
        <extracomment>%1 is a size: data that is lost with the nodes</extracomment>
        <translation>%1 只在节点上</translation>
    </message>
    <message>
        <source>Nothing listens on port %1</source>
        <translation>端口 %1 没有程序监听</translation>
    </message>
    <message>
        <source>Stops itself within the hour</source>
        <translation>一小时内自动停止</translation>
    </message>
    <message>
        <source>The program in these nodes ends by itself. Its last log lines and its exit code say why.</source>
        <translation>这些节点里的程序自行退出。最后几行日志和退出码会说明原因。</translation>
    </message>
    <message>
        <source>The registry refuses, is slow or is down. Check the address of the image; the nodes try again by themselves.</source>
        <translation>镜像仓库拒绝、很慢或停机。请检查镜像地址，节点会自动重试。</translation>
    </message>
    <message>
        <source>No machine has a free place for them. Another region or another GPU starts at once if it has stock.</source>
        <translation>没有机器能容纳它们。其他区域或其他 GPU 有库存就能马上启动。</translation>
    </message>
    <message>
        <source>They run, but their readiness check fails: the link sends them no requests until it passes.</source>
        <translation>它们在运行，但就绪检查失败；通过之前链接不会把请求分给它们。</translation>
    </message>
    <message>
        <source>Their machine does not answer. If it stays silent they are replaced elsewhere, and what is on their disks is lost.</source>
        <translation>所在机器没有响应。如果一直没有响应，会在别处重建，磁盘上的数据会丢失。</translation>
    </message>
    <message>
        <source>A node keeps nothing: this data is wiped when its node ends or restarts. Download it or mount a volume.</source>
        <translation>节点什么都不保留：节点结束或重启时这些数据会被清除。请下载，或挂载存储卷。</translation>
    </message>
    <message>
        <source>Requests to this link are refused inside the node. Publish the port that the image listens on.</source>
        <translation>发到这个链接的请求在节点内被拒绝。请开放镜像监听的端口。</translation>
    </message>
    <message>
        <source>It was set to stop after a time. When it stops its nodes end and their disks are wiped.</source>
        <translation>它设定了自动停止时间。停止时节点结束，磁盘被清空。</translation>
    </message>
    <message>
        <source>Show the logs</source>
        <translation>看日志</translation>
    </message>
    <message>
        <source>Edit the image …</source>
        <translation>修改镜像…</translation>
    </message>
    <message>
        <source>Allow other regions …</source>
        <translation>放开其他区域…</translation>
    </message>
    <message>
        <source>Show the nodes</source>
        <translation>看节点</translation>
    </message>
    <message>
        <source>Show the data</source>
        <translation>看数据</translation>
    </message>
    <message>
        <source>Edit the ports …</source>
        <translation>修改端口…</translation>
    </message>
    <message>
        <source>Change the time …</source>
        <translation>修改时间…</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) were ordered with an offer that is gone</source>
        <translation>
            <numerusform>%n 个节点下单时所用的报价已失效</numerusform>
        </translation>
    </message>
    <message>
        <source>The platform does not know the offer they were ordered with, so they wait for ever. Edit the deployment and take the present offer.</source>
        <translation>平台不认识下单时所用的报价，节点会一直等待。请编辑部署并改用当前报价。</translation>
    </message>
    <message>
        <source>Order anew …</source>
        <translation>重新下单…</translation>
    </message>
</context>
</TS>
