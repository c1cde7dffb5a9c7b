<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ComputersPage</name>
    <message>
        <source>Computers</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>From ssh&apos;s settings</source>
        <translation>从 ssh 设置导入</translation>
    </message>
    <message>
        <source>Add a computer …</source>
        <translation>添加计算机…</translation>
    </message>
    <message>
        <source>No computer is set up yet</source>
        <translation>还没有设置计算机</translation>
    </message>
    <message>
        <source>A machine or a node that lets you in over SSH can be looked at from inside: its GPUs, disks, processes and the kernel&apos;s messages, with what is wrong in plain words. Nodes of the simulator are opened from the page Nodes.</source>
        <translation>凡是允许通过 SSH 登录的机器或节点，都可以从内部查看：GPU、磁盘、进程和内核消息，并用通俗的话说明哪里有问题。模拟器的节点请在“节点”页面打开。</translation>
    </message>
    <message numerus="yes">
        <source>%n reached over SSH</source>
        <translation>
            <numerusform>%n 台可通过 SSH 到达</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>berth::ui::HostCard</name>
    <message>
        <source>%1 as “%2”</source>
        <translation>%1，用户“%2”</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>端口 %1</translation>
    </message>
    <message numerus="yes">
        <source>through %n other(s)</source>
        <translation>
            <numerusform>经由另外 %n 台</numerusform>
        </translation>
    </message>
    <message>
        <source>Inspect</source>
        <translation>查看内部</translation>
    </message>
    <message>
        <source>Inspect %1</source>
        <translation>查看 %1 内部</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>断开 %1</translation>
    </message>
    <message>
        <source>Edit …</source>
        <translation>编辑…</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>编辑 %1</translation>
    </message>
    <message>
        <source>Remove …</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
</context>
<context>
    <name>berth::ui::HostDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Add a computer</source>
        <translation>添加计算机</translation>
    </message>
    <message>
        <source>Edit the computer</source>
        <translation>编辑计算机</translation>
    </message>
    <message>
        <source>Reach a computer over SSH</source>
        <translation>通过 SSH 连接一台计算机</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>编辑“%1”</translation>
    </message>
    <message>
        <source>Its address and a user name come from the provider, or from whoever looks after it.</source>
        <translation>地址和用户名由服务商或它的管理者提供。</translation>
    </message>
    <message>
        <source>for example: training machine 3</source>
        <translation>例如：训练机 3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>yours alone</source>
        <translation>只给你自己看</translation>
    </message>
    <message>
        <source>It is reached through another computer</source>
        <translation>要经由另一台计算机才能到达</translation>
    </message>
    <message>
        <source>Not through this one</source>
        <translation>不经由这一台</translation>
    </message>
    <message>
        <source>On the way</source>
        <translation>途经</translation>
    </message>
    <message>
        <source>On the way, number %1</source>
        <translation>途经的第 %1 台</translation>
    </message>
    <message>
        <source>And through a further one</source>
        <translation>还要再经由一台</translation>
    </message>
</context>
<context>
    <name>berth::ui::ImportMenu</name>
    <message>
        <source>Reading …</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>There are no settings of ssh on this computer</source>
        <translation>这台电脑上没有 ssh 设置</translation>
    </message>
    <message>
        <source>The settings of ssh name no computer</source>
        <translation>ssh 设置里没有写明计算机</translation>
    </message>
</context>
<context>
    <name>berth::ui::KeyFileRow</name>
    <message>
        <source>Choose …</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Make it</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>where the private key is</source>
        <translation>私钥所在的位置</translation>
    </message>
    <message>
        <source>A passphrase locks the file, should somebody get hold of it. Without one, leave the field empty.</source>
        <translation>口令会锁住密钥文件，万一被别人拿到也用不了。不需要口令就留空。</translation>
    </message>
    <message>
        <source>Passphrase of the new key</source>
        <translation>新密钥的口令</translation>
    </message>
    <message>
        <source>passphrase, if you want one</source>
        <translation>口令（可不填）</translation>
    </message>
    <message>
        <source>The computer lets in whoever has this key once its public half is known there. Copy it and paste it where the provider&apos;s site asks for an SSH key, or give it to whoever looks after the computer:</source>
        <translation>对方计算机登记了公钥之后，持有这把密钥的人就能登录。请复制公钥，粘贴到服务商网站要求填写 SSH 密钥的地方，或者交给管理这台计算机的人：</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation>复制公钥</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Choose a private key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这个文件。</translation>
    </message>
    <message>
        <source>It is locked by a passphrase, which is asked for.</source>
        <translation>它有口令保护，使用时会询问。</translation>
    </message>
    <message>
        <source>It is not locked by a passphrase.</source>
        <translation>它没有口令保护。</translation>
    </message>
    <message>
        <source>A new key is there.</source>
        <translation>新密钥已建好。</translation>
    </message>
    <message>
        <source>This is a key.</source>
        <translation>这是一把密钥。</translation>
    </message>
</context>
<context>
    <name>berth::ui::RemoveHostDialog</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the computer</source>
        <translation>移除计算机</translation>
    </message>
    <message>
        <source>Remove “%1” from the list?</source>
        <translation>从列表中移除“%1”？</translation>
    </message>
    <message>
        <source>Its address and its passwords are removed from here. The computer itself, its key files and what is remembered of its identity stay as they are.</source>
        <translation>这里会删去它的地址和密码。计算机本身、密钥文件以及记住的主机身份都保持不变。</translation>
    </message>
</context>
<context>
    <name>berth::ui::StopForm</name>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>a name or a number: gpu-1.example.org, 10.0.0.7</source>
        <translation>主机名或 IP：gpu-1.example.org、10.0.0.7</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>often root or ubuntu</source>
        <translation>常见的是 root 或 ubuntu</translation>
    </message>
    <message>
        <source>Log in with</source>
        <translation>登录方式</translation>
    </message>
    <message>
        <source>a key file</source>
        <translation>密钥文件</translation>
    </message>
    <message>
        <source>a password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>keys of ssh-agent</source>
        <translation>ssh-agent 的密钥</translation>
    </message>
</context>
</TS>
