<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::AttentionCard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另外 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::AttentionRow</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::MoneyCard</name>
    <message>
        <source>Money</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>settled every 5 min</source>
        <translation>每 5 分钟结算</translation>
    </message>
    <message>
        <source>simulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Cost now per hour: %1</source>
        <translation>当前每小时费用：%1</translation>
    </message>
    <message>
        <source>per hour, now</source>
        <translation>当前每小时</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>a day at this rate</source>
        <translation>按此速率每天</translation>
    </message>
    <message>
        <source>Most of it: %1, %2</source>
        <translation>最多的是 %1，%2</translation>
    </message>
    <message>
        <source>Nothing is charged now.</source>
        <translation>当前不计费。</translation>
    </message>
</context>
<context>
    <name>berth::ui::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>新建部署</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>worst first</source>
        <translation>最需要关注的在前</translation>
    </message>
    <message>
        <source>Nothing runs yet.</source>
        <translation>还没有运行任何部署。</translation>
    </message>
    <message>
        <source>Everything runs.</source>
        <translation>一切正常。</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need you. The rest is running.</source>
        <translation>
            <numerusform>%n 件事需要你处理，其余运行正常。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 nodes answer · %2</source>
        <translation>%1 个节点可应答 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n link(s)</source>
        <translation>
            <numerusform>%n 个链接</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::RecentCard</name>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Show all activity</source>
        <translation>显示全部活动</translation>
    </message>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>还没有发生任何事。</translation>
    </message>
</context>
<context>
    <name>berth::ui::StockCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n free</source>
        <translation>
            <numerusform>空闲 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Free GPUs</source>
        <translation>空闲 GPU</translation>
    </message>
    <message>
        <source>all regions, per hour</source>
        <translation>所有区域，每小时</translation>
    </message>
</context>
<context>
    <name>berth::ui::WelcomeCard</name>
    <message>
        <source>Three steps to a link that answers</source>
        <translation>三步得到可用的链接</translation>
    </message>
    <message>
        <source>You see the price and the plan before anything is done.</source>
        <translation>执行之前，你会先看到价格和方案。</translation>
    </message>
    <message>
        <source>This cluster is simulated: nothing here costs money or can break.</source>
        <translation>这是模拟集群：不花钱，也不会弄坏什么。</translation>
    </message>
    <message>
        <source>Pick a GPU and an image</source>
        <translation>选择 GPU 和镜像</translation>
    </message>
    <message>
        <source>Say how many nodes</source>
        <translation>设定节点数</translation>
    </message>
    <message>
        <source>Open the link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>4090 and the image “echo” are a good start.</source>
        <translation>可以先试试 4090 和镜像 echo。</translation>
    </message>
    <message>
        <source>They pull the image and start; pulling is free.</source>
        <translation>节点拉取镜像并启动，拉取免费。</translation>
    </message>
    <message>
        <source>One address per port, shared over all nodes in turn.</source>
        <translation>每个端口一个地址，由所有节点轮流应答。</translation>
    </message>
    <message>
        <source>Start the first deployment</source>
        <translation>开始第一个部署</translation>
    </message>
    <message>
        <source>One with enough memory for the image; the list says which.</source>
        <translation>选显存足够的型号，列表里有提示。</translation>
    </message>
</context>
</TS>
