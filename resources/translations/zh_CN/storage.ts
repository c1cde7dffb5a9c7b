<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::StoragePage</name>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Filter volumes</source>
        <translation>筛选存储卷</translation>
    </message>
    <message>
        <source>Volumes</source>
        <translation>存储卷</translation>
    </message>
    <message>
        <source>Show the nodes</source>
        <translation>查看节点</translation>
    </message>
    <message>
        <source>Which volumes are shown</source>
        <translation>显示哪些存储卷</translation>
    </message>
    <message>
        <source>All volumes</source>
        <translation>全部存储卷</translation>
    </message>
    <message>
        <source>Mounted ones</source>
        <translation>已挂载的</translation>
    </message>
    <message numerus="yes">
        <source>%n volume(s)</source>
        <translation>
            <numerusform>%n 个存储卷</numerusform>
        </translation>
    </message>
    <message>
        <source>What is written below a volume&apos;s path stays when nodes end; everything else on a node is wiped with it.</source>
        <translation>写在存储卷路径下的内容在节点结束后仍会保留；节点上的其他内容会随节点一起清除。</translation>
    </message>
    <message>
        <source>A node keeps nothing: what is written on it is wiped when it ends.</source>
        <translation>节点不保留任何内容：写在节点上的数据会在节点结束时清除。</translation>
    </message>
    <message>
        <source>This platform has no volumes</source>
        <translation>此平台没有存储卷</translation>
    </message>
    <message>
        <source>Download what you want to keep from the node, or let the program send it to a storage of your own.</source>
        <translation>请从节点下载要保留的内容，或让程序把它发送到您自己的存储。</translation>
    </message>
    <message>
        <source>No volumes</source>
        <translation>没有存储卷</translation>
    </message>
    <message>
        <source>Volumes are made on the platform&apos;s own pages; they appear here, and deployments can then mount them.</source>
        <translation>存储卷在平台自己的页面上创建；创建后会显示在这里，部署就可以挂载它们。</translation>
    </message>
    <message>
        <source>The volumes of a simulation are named in its scenario, under &quot;volumes&quot;. Start the simulator over with such a scenario to have some.</source>
        <translation>模拟中的存储卷写在场景文件的 &quot;volumes&quot; 下。用这样的场景重新开始模拟，就会有存储卷。</translation>
    </message>
    <message numerus="yes">
        <source>%1 lie on %n node(s) alone now.</source>
        <translation>
            <numerusform>现在有 %1 只存在于 %n 个节点上。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::VolumeDetails</name>
    <message>
        <source>%1 used; how large it is the platform does not tell.</source>
        <translation>已用 %1；平台没有提供总容量。</translation>
    </message>
    <message>
        <source>How large it is and how full, the platform does not tell.</source>
        <translation>平台没有提供它的容量和用量。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s).</source>
        <translation>
            <numerusform>%n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>No volume chosen</source>
        <translation>未选择存储卷</translation>
    </message>
    <message>
        <source>Choose a volume in the list to see who mounts it.</source>
        <translation>在列表中选择一个存储卷，查看哪些部署挂载了它。</translation>
    </message>
    <message>
        <source>Mounted in every node of</source>
        <translation>挂载于以下部署的每个节点</translation>
    </message>
    <message>
        <source>No deployment mounts it. A deployment gets it under Volumes when it is made or edited.</source>
        <translation>没有部署挂载它。创建或编辑部署时，可以在“存储卷”一步挂载。</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 used (%3).</source>
        <translation>已用 %1，共 %2（%3）。</translation>
    </message>
    <message>
        <source>What a node writes is there for all nodes at once.</source>
        <translation>任一节点写入的内容，所有节点立即可见。</translation>
    </message>
    <message>
        <source>A file server of one region (%1): only nodes there can mount it.</source>
        <translation>区域 %1 的文件服务器：只有该区域的节点能挂载。</translation>
    </message>
    <message>
        <source>A file server of one region: only nodes there can mount it.</source>
        <translation>一个区域的文件服务器：只有该区域的节点能挂载。</translation>
    </message>
    <message>
        <source>What a node writes is there for its region at once; it is uploaded a little later, and then seen in other regions.</source>
        <translation>节点写入的内容立即对本区域可见；稍后上传，之后其他区域才能看到。</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s), %1, are not uploaded yet: they are lost if their machine fails now.</source>
        <translation>
            <numerusform>有 %n 个文件（%1）尚未上传：此时所在机器故障，它们就会丢失。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::VolumeTableText</name>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>存储卷</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>容量</translation>
    </message>
    <message>
        <source>Filled</source>
        <translation>使用率</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Mounted by</source>
        <translation>挂载者</translation>
    </message>
    <message>
        <source>Shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Object storage</source>
        <translation>对象存储</translation>
    </message>
    <message>
        <source>File server</source>
        <translation>文件服务器</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
</context>
</TS>
