<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::FileChoosers</name>
    <message>
        <source>Upload files</source>
        <translation>上传文件</translation>
    </message>
    <message>
        <source>Upload a folder</source>
        <translation>上传文件夹</translation>
    </message>
    <message>
        <source>Download into</source>
        <translation>下载到</translation>
    </message>
</context>
<context>
    <name>berth::ui::FileErrors</name>
    <message>
        <source>It is not there.</source>
        <translation>它不在那里。</translation>
    </message>
    <message>
        <source>Something of this name is there already.</source>
        <translation>那里已有同名的内容。</translation>
    </message>
    <message>
        <source>Whoever has logged in may not do that.</source>
        <translation>当前登录的用户无权这样做。</translation>
    </message>
    <message>
        <source>This computer cannot do that.</source>
        <translation>此计算机无法做到。</translation>
    </message>
    <message>
        <source>There is no connection to this computer.</source>
        <translation>与此计算机没有连接。</translation>
    </message>
    <message>
        <source>This computer did not answer in time.</source>
        <translation>此计算机没有及时应答。</translation>
    </message>
    <message>
        <source>There are more files than can be dealt with.</source>
        <translation>文件数量超过可处理的上限。</translation>
    </message>
    <message>
        <source>It cannot be moved over.</source>
        <translation>无法传输。</translation>
    </message>
    <message>
        <source>What came cannot be trusted to be what is there.</source>
        <translation>收到的内容与那里的内容不一致。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>berth::ui::FileWords</name>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>已保存 %1</translation>
    </message>
    <message>
        <source>Lost with the node</source>
        <translation>随节点丢失</translation>
    </message>
    <message>
        <source>On a volume</source>
        <translation>在存储卷</translation>
    </message>
    <message>
        <source>From the image</source>
        <translation>来自镜像</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Last written</source>
        <translation>最后写入</translation>
    </message>
    <message>
        <source>When the node stops</source>
        <translation>节点停止后</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
</context>
<context>
    <name>berth::ui::FolderCard</name>
    <message>
        <source>%1 cannot be shown. %2</source>
        <translation>无法显示 %1。%2</translation>
    </message>
    <message>
        <source>Show hidden (%1)</source>
        <translation>显示隐藏文件（%1）</translation>
    </message>
    <message>
        <source>The folder is being read …</source>
        <translation>正在读取文件夹…</translation>
    </message>
    <message>
        <source>No folder is shown</source>
        <translation>没有显示文件夹</translation>
    </message>
    <message>
        <source>Type a folder above, or go to the home folder.</source>
        <translation>在上方输入文件夹路径，或前往主文件夹。</translation>
    </message>
    <message>
        <source>This folder is empty</source>
        <translation>此文件夹为空</translation>
    </message>
    <message>
        <source>It holds hidden files alone.</source>
        <translation>其中只有隐藏文件。</translation>
    </message>
    <message>
        <source>Drop files here to upload them.</source>
        <translation>把文件拖到这里即可上传。</translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>已选 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename “%1”</source>
        <translation>重命名“%1”</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新建文件夹</translation>
    </message>
    <message>
        <source>New folder in %1</source>
        <translation>在 %1 中新建文件夹</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>创建</translation>
    </message>
    <message>
        <source>New folder …</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>上传</translation>
    </message>
    <message>
        <source>Download …</source>
        <translation>下载…</translation>
    </message>
    <message>
        <source>Rename …</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Upload files …</source>
        <translation>上传文件…</translation>
    </message>
    <message>
        <source>Upload a folder …</source>
        <translation>上传文件夹…</translation>
    </message>
</context>
<context>
    <name>berth::ui::FolderTable</name>
    <message>
        <source>Files of this folder</source>
        <translation>此文件夹中的文件</translation>
    </message>
</context>
<context>
    <name>berth::ui::LossBanner</name>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%n 个文件，共 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for what exists on this node alone …</source>
        <translation>正在查找只存在于此节点的内容…</translation>
    </message>
    <message>
        <source>Its own disk is walked through for files written since it began.</source>
        <translation>正在查找节点启动以来写入其自身磁盘的文件。</translation>
    </message>
    <message>
        <source>What would be lost could not be found out</source>
        <translation>无法查明会丢失哪些内容</translation>
    </message>
    <message>
        <source>Nothing would be lost with this node</source>
        <translation>此节点没有会丢失的内容</translation>
    </message>
    <message>
        <source>No file was written to its own disk since it began.</source>
        <translation>节点启动以来没有文件写入其自身磁盘。</translation>
    </message>
    <message>
        <source>All that would be lost with this node is saved</source>
        <translation>会随此节点丢失的内容已全部保存</translation>
    </message>
    <message>
        <source>%1 would be lost with this node</source>
        <translation>%1，会随此节点丢失</translation>
    </message>
    <message>
        <source>Its own disk keeps nothing when it is replaced, paused, edited or deleted.</source>
        <translation>节点被更换、暂停、编辑或删除时，其自身磁盘不保留任何内容。</translation>
    </message>
    <message>
        <source>There are more files than are looked at.</source>
        <translation>文件数量超过可查看的上限。</translation>
    </message>
    <message numerus="yes">
        <source>%n other file(s) are saved.</source>
        <translation>
            <numerusform>另有 %n 个文件已保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Save all to this computer …</source>
        <translation>全部保存到本机…</translation>
    </message>
</context>
<context>
    <name>berth::ui::NameDialog</name>
    <message>
        <source>“.” and “..” stand for folders already.</source>
        <translation>“.”和“..”已用来表示文件夹。</translation>
    </message>
    <message>
        <source>A name cannot hold a “/”.</source>
        <translation>名称中不能有“/”。</translation>
    </message>
    <message>
        <source>A name cannot hold invisible control characters.</source>
        <translation>名称中不能有不可见的控制字符。</translation>
    </message>
    <message>
        <source>A name can have 255 bytes at most.</source>
        <translation>名称最多 255 个字节。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
</context>
<context>
    <name>berth::ui::PathBar</name>
    <message>
        <source>Home folder</source>
        <translation>主文件夹</translation>
    </message>
    <message>
        <source>Folder above</source>
        <translation>上一级文件夹</translation>
    </message>
    <message>
        <source>Read this folder again</source>
        <translation>重新读取此文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>berth::ui::RemoveFilesDialog</name>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete files</source>
        <translation>删除文件</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n item(s)?</source>
        <translation>
            <numerusform>删除 %n 项？</numerusform>
        </translation>
    </message>
    <message>
        <source>Folders go with all that is in them. What is deleted cannot be brought back.</source>
        <translation>文件夹会连同其中的全部内容一起删除。删除后无法恢复。</translation>
    </message>
    <message>
        <source>What is deleted cannot be brought back.</source>
        <translation>删除后无法恢复。</translation>
    </message>
</context>
<context>
    <name>berth::ui::TransferRow</name>
    <message>
        <source>Go on: %1</source>
        <translation>继续：%1</translation>
    </message>
    <message>
        <source>Pause: %1</source>
        <translation>暂停：%1</translation>
    </message>
    <message>
        <source>Go on where it ended</source>
        <translation>从中断处继续</translation>
    </message>
    <message>
        <source>Go on where it ended: %1</source>
        <translation>从中断处继续：%1</translation>
    </message>
    <message>
        <source>Replace what is there</source>
        <translation>替换已有文件</translation>
    </message>
    <message>
        <source>Replace what is there: %1</source>
        <translation>替换已有文件：%1</translation>
    </message>
    <message>
        <source>Remove from this list: %1</source>
        <translation>从列表中移除：%1</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::TransferTexts</name>
    <message numerus="yes">
        <source>Counting: %n file(s) so far</source>
        <translation>
            <numerusform>正在统计：目前 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>comparing both sides</source>
        <translation>正在比对两端</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还需 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s), compared on both sides, %2</source>
        <translation>
            <numerusform>%n 个文件，共 %1，两端比对一致，%2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) did not come through</source>
        <translation>
            <numerusform>%n 个文件未传输成功</numerusform>
        </translation>
    </message>
    <message>
        <source>Download %1</source>
        <translation>下载 %1</translation>
    </message>
    <message>
        <source>Upload %1</source>
        <translation>上传 %1</translation>
    </message>
    <message numerus="yes">
        <source>Download %1 and %n more</source>
        <translation>
            <numerusform>下载 %1 等，另有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Upload %1 and %n more</source>
        <translation>
            <numerusform>上传 %1 等，另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Waits for the transfers before it</source>
        <translation>等待前面的传输完成</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::TransfersCard</name>
    <message>
        <source>Transfers</source>
        <translation>传输</translation>
    </message>
    <message>
        <source>Clear those that ended</source>
        <translation>清除已结束的传输</translation>
    </message>
    <message numerus="yes">
        <source>%n under way</source>
        <translation>
            <numerusform>%n 项进行中</numerusform>
        </translation>
    </message>
</context>
</TS>
