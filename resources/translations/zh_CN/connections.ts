<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::ui::ConnectionCard</name>
    <message>
        <source>SIMULATED</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>shown now</source>
        <translation>当前显示</translation>
    </message>
    <message>
        <source>a part of this program: works offline and costs nothing</source>
        <translation>在本程序内：离线可用，不产生费用</translation>
    </message>
    <message>
        <source>API key: %1</source>
        <translation>API 密钥：%1</translation>
    </message>
    <message>
        <source>one key trusted by exception</source>
        <translation>例外信任了一个证书密钥</translation>
    </message>
    <message>
        <source>deployments</source>
        <translation>个部署</translation>
    </message>
    <message>
        <source>play money, now</source>
        <translation>当前模拟费用</translation>
    </message>
    <message>
        <source>spent now</source>
        <translation>当前花费</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Test %1</source>
        <translation>测试 %1</translation>
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
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Read only: %1</source>
        <translation>只读：%1</translation>
    </message>
    <message>
        <source>Look, and change nothing: every action is locked.</source>
        <translation>只看不改：所有操作都被锁定。</translation>
    </message>
    <message>
        <source>It is being tested.</source>
        <translation>正在测试。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConnectionDialog</name>
    <message>
        <source>Save without a working test …</source>
        <translation>不通过测试也保存…</translation>
    </message>
    <message>
        <source>Save anyway</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Add a connection</source>
        <translation>添加连接</translation>
    </message>
    <message>
        <source>Edit the connection</source>
        <translation>编辑连接</translation>
    </message>
    <message>
        <source>Connect to a platform</source>
        <translation>连接到平台</translation>
    </message>
    <message>
        <source>Edit “%1”</source>
        <translation>编辑“%1”</translation>
    </message>
    <message>
        <source>You need the platform&apos;s address and an API key that its site has made for you. Fill in what you have, in any order.</source>
        <translation>需要平台的地址，以及在平台网站上生成的 API 密钥。按任意顺序填写即可。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Test and save</source>
        <translation>测试并保存</translation>
    </message>
    <message>
        <source>This connection has not passed a test. It can be kept as it is, but shows nothing until it works; you can edit it later.</source>
        <translation>这个连接没有通过测试。可以先保存，但在连通之前不会显示任何内容；以后可以再编辑。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConnectionMenu</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add a connection …</source>
        <translation>添加连接…</translation>
    </message>
    <message>
        <source>All connections</source>
        <translation>全部连接</translation>
    </message>
    <message>
        <source>Switch to %1</source>
        <translation>切换到 %1</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConnectionTexts</name>
    <message>
        <source>Embedded simulator</source>
        <translation>内置模拟器</translation>
    </message>
    <message>
        <source>signed (RSA)</source>
        <translation>加验签（RSA）</translation>
    </message>
    <message>
        <source>simple</source>
        <translation>简易</translation>
    </message>
    <message>
        <source>Not opened yet</source>
        <translation>尚未打开</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Needs its API key</source>
        <translation>缺少 API 密钥</translation>
    </message>
    <message>
        <source>Cannot be opened</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Runs on this computer</source>
        <translation>在本机运行</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Does not answer</source>
        <translation>没有响应</translation>
    </message>
    <message>
        <source>Data %1 old</source>
        <translation>数据更新于 %1前</translation>
    </message>
    <message>
        <source>Give the connection a name of your own.</source>
        <translation>给这个连接起个名字。</translation>
    </message>
    <message numerus="yes">
        <source>A name has at most %n characters.</source>
        <translation>
            <numerusform>名称最多 %n 个字符。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is a character in it that cannot be seen. Type it anew.</source>
        <translation>其中有看不见的字符，请重新输入。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>Type where the platform answers.</source>
        <translation>请输入平台的地址。</translation>
    </message>
    <message>
        <source>An address begins with https://.</source>
        <translation>地址以 https:// 开头。</translation>
    </message>
    <message>
        <source>Only https:// can be used, and http:// on this computer.</source>
        <translation>只能用 https://；本机地址可用 http://。</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>端口是 1 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Leave out what stands before “@”: the key has its own field.</source>
        <translation>去掉“@”之前的部分：密钥有单独的输入框。</translation>
    </message>
    <message>
        <source>Only the server and its port belong here, no path.</source>
        <translation>这里只填服务器和端口，不填路径。</translation>
    </message>
    <message>
        <source>With http:// everybody on the way could read the key.</source>
        <translation>用 http:// 的话，途中任何人都能读到密钥。</translation>
    </message>
    <message>
        <source>Paste the key that the platform&apos;s site has shown.</source>
        <translation>粘贴平台网站上显示的 API 密钥。</translation>
    </message>
    <message>
        <source>A key has %1 characters; %2 are here. The end is missing.</source>
        <translation>密钥有 %1 个字符，这里只有 %2 个，缺少后面的部分。</translation>
    </message>
    <message>
        <source>Character %1 does not belong into a key. A key looks like xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-20260131120000.</source>
        <translation>第 %1 个字符不会出现在密钥里。密钥的样子是 xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-20260131120000。</translation>
    </message>
    <message>
        <source>A key has %1 characters; here are more.</source>
        <translation>密钥有 %1 个字符，这里多了。</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>里面没有内容。</translation>
    </message>
    <message>
        <source>This is no private key: that begins with “-----BEGIN”.</source>
        <translation>这不是私钥：私钥以“-----BEGIN”开头。</translation>
    </message>
    <message>
        <source>This is a public key. The other one of the pair is needed here.</source>
        <translation>这是公钥，这里需要的是同一对中的私钥。</translation>
    </message>
    <message>
        <source>This private key is locked with a password. Use one without.</source>
        <translation>这个私钥带密码保护，请换一个不带密码的。</translation>
    </message>
    <message>
        <source>This is a key of another kind. An RSA key is needed.</source>
        <translation>这是另一种密钥，这里需要 RSA 私钥。</translation>
    </message>
    <message>
        <source>The end of the key is missing. Copy it as a whole.</source>
        <translation>密钥缺少结尾，请完整复制。</translation>
    </message>
    <message>
        <source>Its API key is not kept on this computer, or not any more. Type it in once more.</source>
        <translation>本机没有（或不再有）它的 API 密钥，请重新输入。</translation>
    </message>
    <message>
        <source>The keychain of this desktop is locked or was not opened. Unlock it, then try again.</source>
        <translation>桌面的密钥环已锁定或未打开。请解锁后再试。</translation>
    </message>
    <message>
        <source>The keychain of this desktop does not answer. Try again in a moment.</source>
        <translation>桌面的密钥环没有响应，请稍后再试。</translation>
    </message>
    <message>
        <source>Looking for the keychain of this desktop … If the desktop asks to unlock it, do so.</source>
        <translation>正在查找桌面的密钥环… 如果桌面要求解锁，请照做。</translation>
    </message>
    <message>
        <source>Secrets go into the keychain of this desktop, never into Berth&apos;s own files.</source>
        <translation>密钥保存在桌面的密钥环里，不会写进 Berth 自己的文件。</translation>
    </message>
    <message>
        <source>This desktop has no keychain that answers: secrets are kept in memory for this run only, and asked for again at the next start.</source>
        <translation>这个桌面没有可用的密钥环：密钥只在本次运行期间留在内存里，下次启动时需要重新输入。</translation>
    </message>
    <message>
        <source>Another connection has this name. Choose a different one.</source>
        <translation>已有同名的连接，请换一个名称。</translation>
    </message>
    <message>
        <source>This is no address: https:// and the name of the server.</source>
        <translation>这不是有效的地址：应为 https:// 加服务器名。</translation>
    </message>
    <message>
        <source>This is no name of a server.</source>
        <translation>这不是有效的服务器名。</translation>
    </message>
    <message>
        <source>Its private key cannot be used: it is no RSA key of 2048 bits or more. Give it another one.</source>
        <translation>私钥无法使用：它不是 2048 位或以上的 RSA 密钥。请换一个。</translation>
    </message>
    <message>
        <source>Its API key or its address cannot be used. Edit the connection.</source>
        <translation>API 密钥或地址无法使用，请编辑此连接。</translation>
    </message>
    <message>
        <source>The keychain of this desktop is locked: secrets are kept in memory for this run only, and asked for again at the next start. Unlock it, then look again.</source>
        <translation>此桌面的密钥环已锁定：密钥只保存在内存中，仅本次运行有效，下次启动时会再次询问。请先解锁，然后重新查找。</translation>
    </message>
</context>
<context>
    <name>berth::ui::ConnectionsPage</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Add a connection …</source>
        <translation>添加连接…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>No platform is connected yet</source>
        <translation>还没有连接平台</translation>
    </message>
    <message>
        <source>To see and change what runs on a real platform, add a connection. You need its address and an API key that its site makes for you. Until then, everything can be tried in the simulator.</source>
        <translation>要查看和操作真实平台上的部署，请添加连接。需要平台的地址，以及在平台网站上生成的 API 密钥。在那之前，一切都可以在模拟器里试。</translation>
    </message>
    <message numerus="yes">
        <source>the simulator and %n platform(s)</source>
        <translation>
            <numerusform>模拟器和 %n 个平台</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” is removed, but the keychain did not let its key go. Delete the entry “Berth” in the keychain yourself.</source>
        <translation>“%1”已移除，但密钥环没有删除它的密钥。请在密钥环里自行删除名为“Berth”的条目。</translation>
    </message>
    <message>
        <source>the simulator only</source>
        <translation>只有模拟器</translation>
    </message>
</context>
<context>
    <name>berth::ui::KeyPairSection</name>
    <message>
        <source>Create key pair</source>
        <translation>生成密钥对</translation>
    </message>
    <message>
        <source>Paste a private key</source>
        <translation>粘贴私钥</translation>
    </message>
    <message>
        <source>Load a private key …</source>
        <translation>读取私钥文件…</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save …</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Open the platform&apos;s site</source>
        <translation>打开平台网站</translation>
    </message>
    <message>
        <source>Key pair</source>
        <translation>密钥对</translation>
    </message>
    <message>
        <source>the private key signs here, the public one goes to the platform</source>
        <translation>私钥留在本机用于签名，公钥交给平台</translation>
    </message>
    <message>
        <source>A key pair is being made</source>
        <translation>正在生成密钥对</translation>
    </message>
    <message>
        <source>Copy the public key below.</source>
        <translation>复制下面的公钥。</translation>
    </message>
    <message>
        <source>On the platform&apos;s site, under your picture and “API keys”, make a new key “with signature” and paste the public key there.</source>
        <translation>在平台网站点击头像进入“API 密钥”，新建“加验签”的密钥，把公钥粘贴进去。</translation>
    </message>
    <message>
        <source>The site then shows the new key once. Paste it above, under API key.</source>
        <translation>网站随后会显示新密钥（只显示一次）。把它粘贴到上面的“API 密钥”里。</translation>
    </message>
    <message>
        <source>Public key</source>
        <translation>公钥</translation>
    </message>
    <message>
        <source>Copy the public key</source>
        <translation>复制公钥</translation>
    </message>
    <message>
        <source>Save the public key</source>
        <translation>保存公钥</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>A key pair is missing: create one, or bring your own.</source>
        <translation>缺少密钥对：生成一对，或使用自己的。</translation>
    </message>
    <message>
        <source>A new pair is there. The private key stays here.</source>
        <translation>新的密钥对已生成，私钥留在本机。</translation>
    </message>
    <message>
        <source>Load a private key</source>
        <translation>读取私钥文件</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>密钥文件 (*.pem *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Your private key is taken in. It is not shown again.</source>
        <translation>私钥已读入，不会再显示。</translation>
    </message>
    <message>
        <source>The public key is saved in %1.</source>
        <translation>公钥已保存到 %1。</translation>
    </message>
    <message>
        <source>Create another pair</source>
        <translation>重新生成一对</translation>
    </message>
    <message>
        <source>A key pair is being made.</source>
        <translation>正在生成密钥对。</translation>
    </message>
    <message>
        <source>The private key is kept with the connection.</source>
        <translation>私钥已随这个连接保存。</translation>
    </message>
</context>
<context>
    <name>berth::ui::KeySection</name>
    <message>
        <source>API key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>made on the platform&apos;s site: your picture, then “API keys”</source>
        <translation>在平台网站生成：头像 → API 密钥</translation>
    </message>
    <message>
        <source>How was it made?</source>
        <translation>它是怎样生成的？</translation>
    </message>
    <message>
        <source>Simple</source>
        <translation>简易</translation>
    </message>
    <message>
        <source>Signed (RSA)</source>
        <translation>加验签（RSA）</translation>
    </message>
    <message>
        <source>The site asked for nothing but a name: “quick” mode. Whoever has the key can act for you.</source>
        <translation>网站上只填了名称（“快速”模式）。谁拿到密钥，谁就能以你的身份操作。</translation>
    </message>
    <message>
        <source>You upload a public key when you make it: “with signature”. A key that was stolen is of no use without the private key.</source>
        <translation>生成时要上传公钥（“加验签”模式）。没有私钥，密钥被偷也用不了。</translation>
    </message>
    <message>
        <source>kept; type here only to replace it</source>
        <translation>已保存；只在要更换时填写</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Hide the API key</source>
        <translation>隐藏 API 密钥</translation>
    </message>
    <message>
        <source>Show the API key</source>
        <translation>显示 API 密钥</translation>
    </message>
    <message>
        <source>Paste it here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Look for the keychain again</source>
        <translation>重新查找密钥环</translation>
    </message>
</context>
<context>
    <name>berth::ui::OpeningPage</name>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Go to the simulator meanwhile</source>
        <translation>先去模拟器</translation>
    </message>
    <message>
        <source>Enter the API key …</source>
        <translation>输入 API 密钥…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Go to the simulator</source>
        <translation>去模拟器</translation>
    </message>
    <message>
        <source>Opening “%1”: its API key is read from the keychain of this desktop. If the desktop asks to unlock it, do so.</source>
        <translation>正在打开“%1”：从桌面的密钥环读取 API 密钥。如果桌面要求解锁，请解锁。</translation>
    </message>
    <message>
        <source>“%1” needs its API key</source>
        <translation>“%1”缺少 API 密钥</translation>
    </message>
    <message>
        <source>“%1” cannot be opened</source>
        <translation>无法打开“%1”</translation>
    </message>
    <message>
        <source>Edit the connection …</source>
        <translation>编辑连接…</translation>
    </message>
</context>
<context>
    <name>berth::ui::RemoveDialog</name>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the connection</source>
        <translation>移除连接</translation>
    </message>
    <message>
        <source>Remove the connection “%1”?</source>
        <translation>移除连接“%1”？</translation>
    </message>
    <message>
        <source>Removed from this computer: its name and address, its key from the keychain, and what you have begun there and not finished.</source>
        <translation>从本机移除：名称和地址、密钥环里的密钥，以及在那里开始但没有完成的草稿。</translation>
    </message>
    <message>
        <source>Kept on the platform: %1 go on running and cost %2. Removing the connection stops nothing.</source>
        <translation>平台上保留：%1继续运行，花费 %2。移除连接不会停止任何东西。</translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n 个部署</numerusform>
        </translation>
    </message>
    <message>
        <source>Kept on the platform: everything. What runs there goes on running and costs money.</source>
        <translation>平台上的一切都保留。正在运行的会继续运行并产生费用。</translation>
    </message>
    <message>
        <source>The API key itself stays valid on the platform. To end it, delete it on the platform&apos;s site.</source>
        <translation>API 密钥在平台上仍然有效。要停用它，请在平台网站上删除。</translation>
    </message>
</context>
<context>
    <name>berth::ui::VerdictCard</name>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>asks for the kinds of GPU and your deployments; changes nothing</source>
        <translation>只查询 GPU 型号和你的部署，不做任何改动</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Cancel the test</source>
        <translation>取消测试</translation>
    </message>
    <message>
        <source>SHA-256 of the key that answered</source>
        <translation>对方密钥的 SHA-256</translation>
    </message>
    <message>
        <source>Fingerprint of the key</source>
        <translation>密钥指纹</translation>
    </message>
    <message>
        <source>I have compared it with the server&apos;s own key, and they are the same</source>
        <translation>我已与服务器自己的密钥核对，两者一致</translation>
    </message>
    <message>
        <source>Something was changed since the test.</source>
        <translation>测试之后又有改动。</translation>
    </message>
    <message>
        <source>Not tested yet.</source>
        <translation>尚未测试。</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>Evidence: %1</source>
        <translation>依据：%1</translation>
    </message>
</context>
<context>
    <name>berth::ui::VerdictTexts</name>
    <message>
        <source>The clock of this computer is %1 ahead of the platform&apos;s.</source>
        <translation>本机时钟比平台快 %1。</translation>
    </message>
    <message>
        <source>The clock of this computer is %1 behind the platform&apos;s.</source>
        <translation>本机时钟比平台慢 %1。</translation>
    </message>
    <message>
        <source>It works: %1 and %2, seen in %3.</source>
        <translation>连接可用：看到 %1和 %2，用时 %3。</translation>
    </message>
    <message numerus="yes">
        <source>%n kind(s) of GPU</source>
        <translation>
            <numerusform>%n 种 GPU</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n deployment(s)</source>
        <translation>
            <numerusform>%n 个部署</numerusform>
        </translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>再测一次</translation>
    </message>
    <message>
        <source>Nothing listens at %1.</source>
        <translation>%1 没有程序在监听。</translation>
    </message>
    <message>
        <source>This address is on this computer. Start the simulator there and take the port that it names.</source>
        <translation>这个地址在本机。请先启动模拟器，并使用它给出的端口。</translation>
    </message>
    <message>
        <source>%1 is there, but refuses the connection.</source>
        <translation>%1 存在，但拒绝连接。</translation>
    </message>
    <message>
        <source>Check the port in the address. If it is right, the platform may be down for a while.</source>
        <translation>请检查地址里的端口。如果没错，平台可能暂时停机。</translation>
    </message>
    <message>
        <source>Who answers cannot prove to be %1.</source>
        <translation>应答方无法证明自己就是 %1。</translation>
    </message>
    <message>
        <source>Somebody may stand between you and the platform and read along. Do not go on, unless you run that server yourself or know who does.</source>
        <translation>可能有人在你和平台之间窃听。除非服务器是你自己的，或你知道是谁的，否则不要继续。</translation>
    </message>
    <message>
        <source>Trust just this key</source>
        <translation>只信任这个密钥</translation>
    </message>
    <message>
        <source>This key was made without a signature.</source>
        <translation>这个密钥是不带验签生成的。</translation>
    </message>
    <message>
        <source>This key was made with a signature (RSA).</source>
        <translation>这个密钥是加验签（RSA）生成的。</translation>
    </message>
    <message>
        <source>The kind is fixed when a key is made. Switch to “simple”.</source>
        <translation>类型在生成密钥时就固定了。请切换到“简易”。</translation>
    </message>
    <message>
        <source>The kind is fixed when a key is made. Switch to “signed”; the private key that belongs to it is then needed as well.</source>
        <translation>类型在生成密钥时就固定了。请切换到“加验签”，并提供与它配对的私钥。</translation>
    </message>
    <message>
        <source>Switch to simple</source>
        <translation>切换到简易</translation>
    </message>
    <message>
        <source>Switch to signed</source>
        <translation>切换到加验签</translation>
    </message>
    <message>
        <source>Something answers at %1, but it is not the platform.</source>
        <translation>%1 有应答，但不是平台。</translation>
    </message>
    <message>
        <source>Check the address. In a hotel or a company, a sign-in page of the network may answer instead: open a browser and look.</source>
        <translation>请检查地址。在酒店或公司里，应答的可能是网络登录页：打开浏览器看一看。</translation>
    </message>
    <message>
        <source>Use %1</source>
        <translation>改用 %1</translation>
    </message>
    <message>
        <source>%1 From five minutes on it refuses every request: let this computer set its clock by itself.</source>
        <translation>%1相差五分钟以上时平台会拒绝一切请求：请让本机自动校时。</translation>
    </message>
    <message>
        <source>The address cannot be used.</source>
        <translation>这个地址不能用。</translation>
    </message>
    <message>
        <source>It is https://, the name of the server and nothing more.</source>
        <translation>地址只包括 https:// 和服务器名称。</translation>
    </message>
    <message>
        <source>There is no way to %1.</source>
        <translation>无法到达 %1。</translation>
    </message>
    <message>
        <source>Check that this computer is on the network, and how the address is spelled.</source>
        <translation>请检查本机是否联网，以及地址的拼写。</translation>
    </message>
    <message>
        <source>The proxy of this computer does not let it through.</source>
        <translation>本机的代理没有放行。</translation>
    </message>
    <message>
        <source>Look at the proxy in the network settings of this computer, or ask who runs it to allow %1.</source>
        <translation>请查看本机网络设置里的代理，或请管理员放行 %1。</translation>
    </message>
    <message>
        <source>The platform refuses whoever is off by more than five minutes. In the settings of this computer, under date and time, let it set its clock by itself; then test again.</source>
        <translation>平台会拒绝相差五分钟以上的请求。请在本机设置的“日期和时间”里打开自动校时，然后再测一次。</translation>
    </message>
    <message>
        <source>This text cannot be a key.</source>
        <translation>这段文字不可能是密钥。</translation>
    </message>
    <message>
        <source>Copy the key from the platform&apos;s site once more, as a whole.</source>
        <translation>请从平台网站重新完整复制密钥。</translation>
    </message>
    <message>
        <source>The platform does not know this key, or not any more.</source>
        <translation>平台不认识（或不再认识）这个密钥。</translation>
    </message>
    <message>
        <source>Look on its site, under your picture and “API keys”, whether the key is still there. If not, make a new one and paste it here.</source>
        <translation>请到平台网站的头像 → API 密钥查看它是否还在。不在的话，新建一个并粘贴到这里。</translation>
    </message>
    <message>
        <source>The private key does not belong to this key.</source>
        <translation>私钥与这个 API 密钥不配对。</translation>
    </message>
    <message>
        <source>Compare the public key on the platform&apos;s site with the one shown here. If they differ, upload this one, or take the private key that belongs to the other.</source>
        <translation>请比较平台网站上的公钥和这里显示的公钥。如果不同，就上传这里的公钥，或使用与网站上公钥配对的私钥。</translation>
    </message>
    <message>
        <source>The platform was asked too often and wants a pause.</source>
        <translation>请求过于频繁，平台要求暂停。</translation>
    </message>
    <message>
        <source>Wait a minute. Other programs with the same key count too.</source>
        <translation>请等一分钟。使用同一密钥的其他程序也计算在内。</translation>
    </message>
    <message>
        <source>%1 has not answered in time.</source>
        <translation>%1 没有及时响应。</translation>
    </message>
    <message>
        <source>The network or the platform is slow, or something on the way swallows the requests.</source>
        <translation>网络或平台较慢，或途中有设备丢弃了请求。</translation>
    </message>
    <message>
        <source>The platform answers with an error of its own.</source>
        <translation>平台返回了自身的错误。</translation>
    </message>
    <message>
        <source>It is not your doing. Try it again later; the evidence below helps its support.</source>
        <translation>这不是你的问题。请稍后再试；下面的依据可以提供给平台客服。</translation>
    </message>
</context>
<context>
    <name>berth::ui::WhereSection</name>
    <message>
        <source>Name and address</source>
        <translation>名称和地址</translation>
    </message>
    <message>
        <source>for example: Production</source>
        <translation>例如：生产环境</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>yours alone; it stands in the band at the top</source>
        <translation>只给自己看，显示在顶部横条里</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>a simulator on this computer: http://127.0.0.1: and its port</source>
        <translation>本机的模拟器：http://127.0.0.1: 加端口</translation>
    </message>
    <message>
        <source>Trust it no more</source>
        <translation>不再信任</translation>
    </message>
    <message>
        <source>By your exception, one key is trusted here: %1</source>
        <translation>按你的例外设置，这里信任一个密钥：%1</translation>
    </message>
    <message>
        <source>taken for a simulator: its money is shown as play money</source>
        <translation>视为模拟器：费用按模拟费用显示</translation>
    </message>
</context>
</TS>
