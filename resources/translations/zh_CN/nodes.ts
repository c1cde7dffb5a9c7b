<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::NodeDetails</name>
    <message>
        <source>Open deployment</source>
        <translation>打开部署</translation>
    </message>
    <message>
        <source>Replace node …</source>
        <translation>替换节点…</translation>
    </message>
    <message>
        <source>Replace node</source>
        <translation>替换节点</translation>
    </message>
    <message>
        <source>No node chosen</source>
        <translation>未选择节点</translation>
    </message>
    <message>
        <source>Choose a node in the list to see why it is in its state.</source>
        <translation>在列表中选择一个节点，查看它为何处于当前状态。</translation>
    </message>
    <message>
        <source>not placed on</source>
        <translation>不能放在</translation>
    </message>
    <message>
        <source>in this state for</source>
        <translation>处于此状态</translation>
    </message>
    <message>
        <source>image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>next try in</source>
        <translation>下次重试</translation>
    </message>
    <message>
        <source>last end</source>
        <translation>上次退出</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>GPU</source>
        <translation>GPU</translation>
    </message>
    <message>
        <source>restarts</source>
        <translation>重启次数</translation>
    </message>
    <message>
        <source>requests served</source>
        <translation>已处理请求</translation>
    </message>
    <message>
        <source>only on its disk</source>
        <translation>仅在磁盘</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), lost with the node</source>
        <translation>
            <numerusform>%n 个文件，共 %1，随节点丢失</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>cost so far</source>
        <translation>累计费用</translation>
    </message>
    <message>
        <source>this platform does not tell</source>
        <translation>这个平台不提供</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
</context>
<context>
    <name>berth::ui::NodesPage</name>
    <message>
        <source>Nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>Filter nodes</source>
        <translation>筛选节点</translation>
    </message>
    <message>
        <source>No nodes</source>
        <translation>没有节点</translation>
    </message>
    <message>
        <source>Nodes appear when a deployment starts.</source>
        <translation>部署启动后，节点会显示在这里。</translation>
    </message>
    <message>
        <source>Filter by state</source>
        <translation>按状态筛选</translation>
    </message>
    <message>
        <source>State: all</source>
        <translation>状态：全部</translation>
    </message>
    <message>
        <source>%1 running</source>
        <translation>%1 个运行中</translation>
    </message>
    <message>
        <source>Open deployment</source>
        <translation>打开部署</translation>
    </message>
    <message>
        <source>Replace node …</source>
        <translation>替换节点…</translation>
    </message>
    <message>
        <source>Look inside</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>This platform offers no way into its nodes.</source>
        <translation>这个平台不提供进入节点的途径。</translation>
    </message>
    <message>
        <source>There is a way in once its container runs.</source>
        <translation>容器运行之后才能进入。</translation>
    </message>
</context>
</TS>
