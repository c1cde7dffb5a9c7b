<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::LedgerCard</name>
    <message>
        <source>Download into</source>
        <translation>下载到</translation>
    </message>
    <message>
        <source>%1 will be wiped, %2 not saved yet</source>
        <translation>将清除 %1，其中 %2 还没有保存</translation>
    </message>
    <message>
        <source>Download all …</source>
        <translation>全部下载…</translation>
    </message>
    <message>
        <source>No volume is mounted: what is not downloaded is lost.</source>
        <translation>没有挂载存储卷：未下载的数据会丢失。</translation>
    </message>
    <message>
        <source>Kept: %1</source>
        <translation>会保留：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::LedgerRow</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, the largest %2</source>
        <translation>%1，最大的是 %2</translation>
    </message>
    <message>
        <source>last written %1</source>
        <translation>%1写入</translation>
    </message>
    <message>
        <source>Download first</source>
        <translation>先下载</translation>
    </message>
    <message>
        <source>Download first: %1</source>
        <translation>先下载：%1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>失败：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) not saved</source>
        <translation>
            <numerusform>%n 个文件没有保存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Not saved:</source>
        <translation>没有保存：</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Saved under another name:</source>
        <translation>以其他名称保存：</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 保存为 %2</translation>
    </message>
</context>
<context>
    <name>berth::ui::PlanDialog</name>
    <message>
        <source>Plan</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>执行</translation>
    </message>
    <message>
        <source>Number of nodes</source>
        <translation>节点数</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>I do not need the %1 that are not downloaded</source>
        <translation>不需要未下载的 %1 数据</translation>
    </message>
    <message>
        <source>I do not need this data</source>
        <translation>我不需要这些数据</translation>
    </message>
    <message>
        <source>Type %1 to delete it</source>
        <translation>输入 %1 以删除</translation>
    </message>
    <message>
        <source>Name of the deployment to delete</source>
        <translation>要删除的部署名称</translation>
    </message>
    <message>
        <source>What changes</source>
        <translation>改动内容</translation>
    </message>
    <message>
        <source>Cost per hour</source>
        <translation>每小时费用</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>%1 a day while all nodes run</source>
        <translation>所有节点运行时每天 %1</translation>
    </message>
    <message>
        <source>The state had changed meanwhile, so the plan was made again. %1</source>
        <translation>状态已经变化，方案已重新生成。%1</translation>
    </message>
    <message>
        <source>What these nodes have written is not known: this platform does not tell. Whatever lies on no volume is lost with them. Where you can log in to them over SSH, add them under Computers: their files can be saved there first.</source>
        <translation>这些节点写入了什么无从得知：该平台不提供。不在存储卷上的内容都会随节点丢失。如果能通过 SSH 登录这些节点，请在“计算机”中添加它们，先在那里保存文件。</translation>
    </message>
</context>
<context>
    <name>berth::ui::PlanText</name>
    <message>
        <source>%1 It wipes %2.</source>
        <translation>%1将清除 %2 数据。</translation>
    </message>
    <message>
        <source>Create %1</source>
        <translation>创建 %1</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Scale %1</source>
        <translation>扩缩容 %1</translation>
    </message>
    <message>
        <source>Pause %1</source>
        <translation>暂停 %1</translation>
    </message>
    <message>
        <source>Resume %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Restart %1</source>
        <translation>重启 %1</translation>
    </message>
    <message>
        <source>Replace node %1</source>
        <translation>替换节点 %1</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>删除 %1</translation>
    </message>
    <message numerus="yes">
        <source>This creates %1 and starts %n node(s).</source>
        <translation>
            <numerusform>将创建 %1 并启动 %n 个节点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This edit restarts %n node(s) of %1.</source>
        <translation>
            <numerusform>这次修改会重启 %1 的 %n 个节点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s) of %1.</source>
        <translation>
            <numerusform>将结束 %1 的 %n 个节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>This changes nothing at %1.</source>
        <translation>%1 没有任何变化。</translation>
    </message>
    <message numerus="yes">
        <source>This starts %n more node(s) of %1. Nothing is lost.</source>
        <translation>
            <numerusform>将为 %1 再启动 %n 个节点，不丢失数据。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Pausing ends all %n node(s) of %1.</source>
        <translation>
            <numerusform>暂停会结束 %1 的全部 %n 个节点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of %1 again, with empty disks.</source>
        <translation>
            <numerusform>将重新启动 %1 的 %n 个节点，磁盘是空的。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This restarts all %n node(s) of %1, one after another.</source>
        <translation>
            <numerusform>将逐个重启 %1 的全部 %n 个节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>A new node takes the place of %1.</source>
        <translation>将由新节点接替 %1。</translation>
    </message>
    <message numerus="yes">
        <source>This deletes %1 with its links and %n node(s).</source>
        <translation>
            <numerusform>将删除 %1 及其链接和 %n 个节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>You pay from the moment a node runs; pulling the image and starting are free.</source>
        <translation>节点开始运行后才计费，拉取镜像和启动免费。</translation>
    </message>
    <message>
        <source>Its links stop answering for good. This cannot be undone.</source>
        <translation>链接将永久失效，无法撤销。</translation>
    </message>
    <message>
        <source>The links keep their addresses and answer 503 until it is resumed. Nothing is charged meanwhile.</source>
        <translation>链接地址不变，恢复之前返回 503，期间不计费。</translation>
    </message>
    <message>
        <source>The links keep their addresses, but for a moment no node may answer.</source>
        <translation>链接地址不变，但可能短时间没有节点应答。</translation>
    </message>
    <message>
        <source>The links keep their addresses and stay up.</source>
        <translation>链接地址不变，一直可用。</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>Apply exactly this plan</source>
        <translation>按此方案执行</translation>
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
        <source>Replace node</source>
        <translation>替换节点</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Environment</source>
        <translation>环境变量</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>启动命令</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>存储卷</translation>
    </message>
    <message>
        <source>Health checks</source>
        <translation>健康检查</translation>
    </message>
    <message>
        <source>Rolling update</source>
        <translation>滚动更新</translation>
    </message>
    <message>
        <source>Shared memory</source>
        <translation>共享内存</translation>
    </message>
    <message>
        <source>Time to end</source>
        <translation>收尾时间</translation>
    </message>
    <message>
        <source>Stop after</source>
        <translation>自动停止</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>报价</translation>
    </message>
    <message>
        <source>The platform&apos;s own settings</source>
        <translation>平台自有设置</translation>
    </message>
    <message>
        <source>The links keep their addresses and do not answer until it is resumed. Nothing is charged meanwhile.</source>
        <translation>链接地址不变，恢复之前不会应答。期间不收费。</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>作业</translation>
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
        <source>Try a version of %1</source>
        <translation>试用 %1 的一个版本</translation>
    </message>
    <message>
        <source>Promote a version of %1</source>
        <translation>采用 %1 的一个版本</translation>
    </message>
    <message>
        <source>Roll back a version of %1</source>
        <translation>回滚 %1 的一个版本</translation>
    </message>
    <message numerus="yes">
        <source>This starts %n node(s) of another version of %1 beside those that run, and gives them %2 of the requests.</source>
        <translation>
            <numerusform>这会在现有节点之外启动 %1 另一个版本的 %n 个节点，并把 %2 的请求分给它们。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This replaces %n node(s) of the old version of %1, one after another.</source>
        <translation>
            <numerusform>这会逐个替换 %1 旧版本的 %n 个节点。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This ends %n node(s) of the new version of %1.</source>
        <translation>
            <numerusform>这会结束 %1 新版本的 %n 个节点。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试用</translation>
    </message>
    <message>
        <source>Promote</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Roll back</source>
        <translation>回滚</translation>
    </message>
</context>
</TS>
