<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ActionText</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Scale …</source>
        <translation>扩缩容…</translation>
    </message>
    <message>
        <source>Pause …</source>
        <translation>暂停…</translation>
    </message>
    <message>
        <source>Resume …</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Restart …</source>
        <translation>重启…</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
</context>
<context>
    <name>berth::ui::DeploymentsPage</name>
    <message>
        <source>Deployments</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>New deployment</source>
        <translation>新建部署</translation>
    </message>
    <message>
        <source>Make the first deployment</source>
        <translation>创建第一个部署</translation>
    </message>
    <message>
        <source>No deployment yet</source>
        <translation>还没有部署</translation>
    </message>
    <message>
        <source>One image, one GPU, one link.</source>
        <translation>一个镜像、一种 GPU、一个链接。</translation>
    </message>
    <message>
        <source>One image, one GPU, one link. Try it here first: it costs nothing.</source>
        <translation>一个镜像、一种 GPU、一个链接。先在这里试试，不花钱。</translation>
    </message>
    <message>
        <source>Filter deployments</source>
        <translation>筛选部署</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>GPU: all</source>
        <translation>GPU：全部</translation>
    </message>
    <message>
        <source>Region: all</source>
        <translation>区域：全部</translation>
    </message>
    <message>
        <source>Filter by GPU</source>
        <translation>按 GPU 筛选</translation>
    </message>
    <message>
        <source>Filter by region</source>
        <translation>按区域筛选</translation>
    </message>
    <message>
        <source>Which deployments to show</source>
        <translation>显示哪些部署</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Failing</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>需关注</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>%1, %2 failing, %3 to watch</source>
        <translation>%1，%2 个故障，%3 个需关注</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n 个部署</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 nodes ready</source>
        <translation>%1 个节点就绪</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>累计 %1</translation>
    </message>
    <message>
        <source>%1 selected · %2 · %3</source>
        <translation>已选 %1 个 · %2 · %3</translation>
    </message>
    <message numerus="yes">
        <source>%n node(s)</source>
        <translation>
            <numerusform>%n 个节点</numerusform>
        </translation>
    </message>
</context>
</TS>
