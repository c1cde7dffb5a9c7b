<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>berth::inspection</name>
    <message>
        <source>ahead</source>
        <translation>快</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>慢</translation>
    </message>
    <message>
        <source>Its command may not be run.</source>
        <translation>它的命令不允许执行。</translation>
    </message>
    <message>
        <source>Its command was not found.</source>
        <translation>找不到它的命令。</translation>
    </message>
    <message>
        <source>It ended itself after a fault.</source>
        <translation>它出错后自行终止。</translation>
    </message>
    <message>
        <source>It was killed, often because memory ran out.</source>
        <translation>它被强制终止，常见原因是内存耗尽。</translation>
    </message>
    <message>
        <source>It used memory that is not its own.</source>
        <translation>它访问了不属于自己的内存。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reboot</source>
        <translation>重启</translation>
    </message>
    <message>
        <source>Drain P2P</source>
        <translation>停止 GPU 之间的直接通信（Drain P2P）</translation>
    </message>
    <message>
        <source>Drain and Reset</source>
        <translation>腾空后重置</translation>
    </message>
    <message>
        <source>{subject}: Xid {code}, {meaning}.</source>
        <translation>{subject}：Xid {code}，{meaning}。</translation>
    </message>
    <message>
        <source>{step}.</source>
        <translation>{step}。</translation>
    </message>
    <message>
        <source>nvidia-smi gives no answer: the driver waits for a GPU that does not react.</source>
        <translation>nvidia-smi 没有应答：驱动在等待一块没有反应的 GPU。</translation>
    </message>
    <message>
        <source>Save what can be saved, then restart the machine, or replace the node.</source>
        <translation>先抢救能保存的数据，再重启机器，或更换节点。</translation>
    </message>
    <message>
        <source>NVIDIA&apos;s driver is not loaded: no program can use a GPU. {message}</source>
        <translation>没有加载 NVIDIA 驱动：任何程序都无法使用 GPU。{message}</translation>
    </message>
    <message>
        <source>Load it with `modprobe nvidia`; if that fails, install the driver for the running kernel. In a container, start it with access to GPUs.</source>
        <translation>用 `modprobe nvidia` 加载；如果失败，请为正在运行的内核安装驱动。如果是容器，启动时要让它能使用 GPU。</translation>
    </message>
    <message>
        <source>The driver&apos;s library and its kernel module {module} are of different versions: programs that start now cannot use a GPU.</source>
        <translation>驱动的库与内核模块 {module} 版本不同：现在启动的程序无法使用 GPU。</translation>
    </message>
    <message>
        <source>Restart the machine so that the updated module is loaded.</source>
        <translation>重启机器，让更新后的模块得以加载。</translation>
    </message>
    <message>
        <source>The driver {module} is loaded, but there is no nvidia-smi to ask.</source>
        <translation>驱动 {module} 已加载，但没有可供查询的 nvidia-smi。</translation>
    </message>
    <message>
        <source>Install the driver&apos;s utilities, or give the container the capability `utility`.</source>
        <translation>安装驱动的工具程序，或为容器加上 `utility` 能力。</translation>
    </message>
    <message>
        <source>nvidia-smi failed: {message}</source>
        <translation>nvidia-smi 执行失败：{message}</translation>
    </message>
    <message>
        <source>Look at the kernel&apos;s messages for what the driver says at the same time.</source>
        <translation>查看内核消息，看驱动在同一时间说了什么。</translation>
    </message>
    <message>
        <source>The driver works and sees no GPU.</source>
        <translation>驱动正常，但看不到任何 GPU。</translation>
    </message>
    <message>
        <source>Check that the machine has a GPU and that the container was given it.</source>
        <translation>检查机器是否装有 GPU，以及是否把它分配给了容器。</translation>
    </message>
    <message>
        <source>A GPU&apos;s own configuration memory (InfoROM) is damaged: {message}</source>
        <translation>有一块 GPU 自己的配置存储（InfoROM）已损坏：{message}</translation>
    </message>
    <message>
        <source>The GPU may go on working; have it checked or exchanged at the next chance.</source>
        <translation>这块 GPU 也许还能继续工作；有机会时请检修或更换。</translation>
    </message>
    <message>
        <source>{subject}: Xid {code}, which is not in the list: {message}</source>
        <translation>{subject}：Xid {code}，不在列表中：{message}</translation>
    </message>
    <message>
        <source>Look it up in NVIDIA&apos;s list of Xid errors.</source>
        <translation>请在 NVIDIA 的 Xid 错误列表中查找。</translation>
    </message>
    <message>
        <source>{subject} ({bus}) is lost: the driver cannot reach it.</source>
        <translation>{subject}（{bus}）已失联：驱动无法访问它。</translation>
    </message>
    <message>
        <source>Restart the machine. If it is lost again, have the card, its power and its slot checked.</source>
        <translation>重启机器。如果再次失联，请检查显卡、供电和插槽。</translation>
    </message>
    <message>
        <source>{before} GPUs were there before, now there are {now}.</source>
        <translation>之前有 {before} 块 GPU，现在只有 {now} 块。</translation>
    </message>
    <message>
        <source>Look for Xid 79 in the kernel&apos;s messages; restart the machine.</source>
        <translation>在内核消息中查找 Xid 79；重启机器。</translation>
    </message>
    <message>
        <source>{subject} asks to be recovered: {action}.</source>
        <translation>{subject} 要求恢复：{action}。</translation>
    </message>
    <message>
        <source>End what uses the GPU, then do that: reset it with `nvidia-smi -r`, or restart the machine.</source>
        <translation>先结束使用这块 GPU 的程序，再照做：用 `nvidia-smi -r` 重置，或重启机器。</translation>
    </message>
    <message>
        <source>{subject} has met {count} memory errors that could not be corrected since the driver was loaded.</source>
        <translation>自驱动加载以来，{subject} 出现了 {count} 个无法纠正的内存错误。</translation>
    </message>
    <message>
        <source>Results computed since may be wrong. End what uses the GPU and reset it; exchange it if errors come again.</source>
        <translation>此后的计算结果可能有误。结束使用这块 GPU 的程序并重置它；如果再次出错，请更换。</translation>
    </message>
    <message>
        <source>{subject} has corrected {count} memory errors since the last look.</source>
        <translation>自上次查看以来，{subject} 纠正了 {count} 个内存错误。</translation>
    </message>
    <message>
        <source>Nothing is lost yet. Watch it, and plan to exchange the card if it goes on.</source>
        <translation>目前没有损失。请继续观察，如果还在增加，请安排更换显卡。</translation>
    </message>
    <message>
        <source>{subject} will put damaged rows of its memory out of use at its next reset.</source>
        <translation>{subject} 将在下次重置时停用显存中损坏的行。</translation>
    </message>
    <message>
        <source>Reset the GPU, or restart the machine, when nothing runs on it.</source>
        <translation>等没有程序运行时，重置这块 GPU，或重启机器。</translation>
    </message>
    <message>
        <source>{subject} could not replace a damaged row of its memory: its spare rows are used up.</source>
        <translation>{subject} 无法替换显存中损坏的一行：备用行已用完。</translation>
    </message>
    <message>
        <source>Take the GPU out of use and have it exchanged.</source>
        <translation>停用这块 GPU，并安排更换。</translation>
    </message>
    <message>
        <source>{subject} has damaged memory pages that are put out of use at its next reset.</source>
        <translation>{subject} 有损坏的显存页，将在下次重置时停用。</translation>
    </message>
    <message>
        <source>{subject} is too hot ({temperature}) and runs slower to protect itself.</source>
        <translation>{subject} 过热（{temperature}），正在降速以自我保护。</translation>
    </message>
    <message>
        <source>Check the cooling: fans, filters, the air before the machine. Another machine usually helps at once.</source>
        <translation>检查散热：风扇、滤网、机器前方的进风。换一台机器通常立即见效。</translation>
    </message>
    <message>
        <source>{subject} was told by the power supply to brake, and runs slower.</source>
        <translation>{subject} 收到电源的制动信号，正在降速运行。</translation>
    </message>
    <message>
        <source>Have the machine&apos;s power supply and its cables checked.</source>
        <translation>请检修机器的电源和电源线。</translation>
    </message>
    <message>
        <source>{subject} runs at half its clock or less: it is too hot or has too little power.</source>
        <translation>{subject} 以一半或更低的频率运行：过热，或供电不足。</translation>
    </message>
    <message>
        <source>Check the cooling and the power supply.</source>
        <translation>检查散热和供电。</translation>
    </message>
    <message>
        <source>{subject} runs at its power limit: {draw} of {limit}.</source>
        <translation>{subject} 正以功率上限运行：{draw}，上限 {limit}。</translation>
    </message>
    <message>
        <source>That is normal under full load. Raise the limit only if it is below the card&apos;s default.</source>
        <translation>满负载时这是正常的。只有当上限低于显卡的默认值时才需要调高。</translation>
    </message>
    <message>
        <source>{subject} is at {temperature}, {margin} below the point where it slows down.</source>
        <translation>{subject} 的温度为 {temperature}，再高 {margin} 就会降速。</translation>
    </message>
    <message>
        <source>Check the cooling before it gets slower.</source>
        <translation>在它降速之前检查散热。</translation>
    </message>
    <message>
        <source>The memory of {subject} is at {temperature}; its limit is {limit}.</source>
        <translation>{subject} 的显存温度为 {temperature}，上限是 {limit}。</translation>
    </message>
    <message>
        <source>The fan of {subject} does not report its speed.</source>
        <translation>{subject} 的风扇没有报告转速。</translation>
    </message>
    <message>
        <source>Have the fan exchanged; until then keep load off this GPU.</source>
        <translation>请更换风扇；在此之前不要让这块 GPU 承担负载。</translation>
    </message>
    <message>
        <source>{subject} uses {lanes} of {most} PCIe lanes: data comes in slower.</source>
        <translation>{subject} 只用了 {most} 条 PCIe 通道中的 {lanes} 条：数据传输变慢。</translation>
    </message>
    <message>
        <source>Have the card reseated; check the slot and the riser.</source>
        <translation>请重新插好显卡；检查插槽和转接卡。</translation>
    </message>
    <message>
        <source>{subject} is busy and its PCIe link runs at generation {generation} of {most}.</source>
        <translation>{subject} 正忙，但它的 PCIe 链路只运行在第 {generation} 代（最高第 {most} 代）。</translation>
    </message>
    <message>
        <source>Check the slot&apos;s setting in the firmware; have the card reseated.</source>
        <translation>检查固件中插槽的设置；重新插好显卡。</translation>
    </message>
    <message>
        <source>{subject} had to send {count} PCIe packets again since the last look.</source>
        <translation>自上次查看以来，{subject} 重发了 {count} 个 PCIe 数据包。</translation>
    </message>
    <message>
        <source>{subject}: {down} of {links} NVLinks are down.</source>
        <translation>{subject}：{links} 条 NVLink 中有 {down} 条断开。</translation>
    </message>
    <message>
        <source>Reset the GPUs or restart the machine; if a link stays down, have it checked.</source>
        <translation>重置这些 GPU 或重启机器；如果仍有链路断开，请检修。</translation>
    </message>
    <message>
        <source>{subject} has not joined the NVSwitch fabric ({state}): CUDA cannot start on it.</source>
        <translation>{subject} 没有加入 NVSwitch 互联（{state}）：CUDA 无法在它上面启动。</translation>
    </message>
    <message>
        <source>Start the fabric manager of the same version as the driver: `systemctl restart nvidia-fabricmanager`.</source>
        <translation>启动与驱动版本相同的 fabric manager：`systemctl restart nvidia-fabricmanager`。</translation>
    </message>
    <message>
        <source>Persistence mode of {subject} is off: the first program waits while the driver wakes the GPU.</source>
        <translation>{subject} 没有打开持久模式：第一个程序要等驱动唤醒 GPU。</translation>
    </message>
    <message>
        <source>Start nvidia-persistenced, or run `nvidia-smi -pm 1`.</source>
        <translation>启动 nvidia-persistenced，或执行 `nvidia-smi -pm 1`。</translation>
    </message>
    <message>
        <source>{subject} is in compute mode {mode}: not every program that wants it can have it.</source>
        <translation>{subject} 处于计算模式 {mode}：不是每个想用它的程序都能用上。</translation>
    </message>
    <message>
        <source>If several are to share it: `nvidia-smi -c DEFAULT`.</source>
        <translation>如果要让几个程序共用：`nvidia-smi -c DEFAULT`。</translation>
    </message>
    <message>
        <source>{subject} is set to be divided (MIG) and has no part: no program can use it.</source>
        <translation>{subject} 已设为可划分（MIG），但没有划出任何分区：没有程序能使用它。</translation>
    </message>
    <message>
        <source>Make parts with `nvidia-smi mig -cgi`, or turn MIG off.</source>
        <translation>用 `nvidia-smi mig -cgi` 划出分区，或关闭 MIG。</translation>
    </message>
    <message>
        <source>{subject}: {used} of {total} memory are used. The next allocation may fail.</source>
        <translation>{subject}：显存已用 {used}，共 {total}。下一次分配可能失败。</translation>
    </message>
    <message>
        <source>Take a smaller batch or model, or a GPU with more memory.</source>
        <translation>减小批次或换小一些的模型，或换显存更大的 GPU。</translation>
    </message>
    <message>
        <source>{subject} computes nothing while {process} holds {used} of its memory.</source>
        <translation>{subject} 没有在计算，而 {process} 占着它 {used} 的显存。</translation>
    </message>
    <message>
        <source>If that program waits for work, all is well; if it has hung, end it.</source>
        <translation>如果那个程序在等任务，就没有问题；如果它卡住了，请结束它。</translation>
    </message>
    <message>
        <source>{process} has ended and still holds {used} of the memory of {subject}.</source>
        <translation>{process} 已经结束，却仍占着 {subject} 的 {used} 显存。</translation>
    </message>
    <message>
        <source>End its parent process, or restart the container; the memory is free after that.</source>
        <translation>结束它的父进程，或重启容器；之后显存就会释放。</translation>
    </message>
    <message>
        <source>the processor reported a hardware error</source>
        <translation>处理器报告了硬件错误</translation>
    </message>
    <message>
        <source>a page of memory was damaged</source>
        <translation>有一页内存损坏</translation>
    </message>
    <message>
        <source>a part of it died</source>
        <translation>内核的一部分已崩溃</translation>
    </message>
    <message>
        <source>a processor was stuck</source>
        <translation>有处理器卡死</translation>
    </message>
    <message>
        <source>Only {available} of {total} memory are left.</source>
        <translation>内存只剩 {available}，共 {total}。</translation>
    </message>
    <message>
        <source>End what is not needed, or move to a machine with more memory.</source>
        <translation>结束不需要的程序，或换到内存更大的机器。</translation>
    </message>
    <message>
        <source>The container uses {used} of the {limit} memory it may use.</source>
        <translation>容器已用 {used} 内存，上限为 {limit}。</translation>
    </message>
    <message>
        <source>Raise its limit, or let it use less; past the limit its processes are killed.</source>
        <translation>调高它的上限，或让它少用一些；超过上限时它的进程会被强制终止。</translation>
    </message>
    <message>
        <source>{count} processes of this container were killed because its memory ran out.</source>
        <translation>这个容器的内存耗尽，有 {count} 个进程被强制终止。</translation>
    </message>
    <message>
        <source>Raise the container&apos;s memory limit, or let it use less.</source>
        <translation>调高容器的内存上限，或让它少用一些。</translation>
    </message>
    <message>
        <source>The machine ran out of memory and the kernel killed {process}.</source>
        <translation>机器的内存耗尽，内核终止了 {process}。</translation>
    </message>
    <message>
        <source>Look what used the memory; restart what was killed if nobody has.</source>
        <translation>看看是什么占用了内存；被终止的程序如果还没有恢复，请重新启动。</translation>
    </message>
    <message>
        <source>Memory is moved to disk and back, {rate} pages a second: everything is slow.</source>
        <translation>内存与磁盘之间来回交换，每秒 {rate} 页：一切都变慢。</translation>
    </message>
    <message>
        <source>All tasks stood still for {share} of the last minute, waiting for memory.</source>
        <translation>最近一分钟里，有 {share} 的时间所有任务都停下来等内存。</translation>
    </message>
    <message>
        <source>The {processors} processors are busy for {share}.</source>
        <translation>{processors} 个处理器的占用率为 {share}。</translation>
    </message>
    <message>
        <source>Look at the processes for what uses them; a GPU may be waiting for data.</source>
        <translation>在进程列表里看是什么占用了它们；可能有 GPU 在等数据。</translation>
    </message>
    <message>
        <source>The container was stopped in {share} of the last periods: it may use {limit} processors.</source>
        <translation>在最近 {share} 的调度周期里，容器被暂停：它最多可用 {limit} 个处理器。</translation>
    </message>
    <message>
        <source>Raise its processor limit, or start fewer worker threads.</source>
        <translation>调高它的处理器上限，或少开一些工作线程。</translation>
    </message>
    <message>
        <source>The host gives {share} of this virtual machine&apos;s processor time to others.</source>
        <translation>宿主机把这台虚拟机 {share} 的处理器时间给了别人。</translation>
    </message>
    <message>
        <source>Move to another machine, or ask the provider.</source>
        <translation>换一台机器，或询问提供方。</translation>
    </message>
    <message>
        <source>{load} tasks want to run or wait for disks, on {processors} processors.</source>
        <translation>有 {load} 个任务想运行或在等磁盘，而处理器只有 {processors} 个。</translation>
    </message>
    <message>
        <source>Look at the processes for what they are.</source>
        <translation>在进程列表里看它们是什么。</translation>
    </message>
    <message>
        <source>{count} processes have ended and nobody collects them.</source>
        <translation>有 {count} 个进程已经结束，却没有谁来回收。</translation>
    </message>
    <message>
        <source>Start the container with an init process (`--init`), or restart it.</source>
        <translation>启动容器时加上 init 进程（`--init`），或重启容器。</translation>
    </message>
    <message>
        <source>{count} processes wait for a disk or a device and cannot be ended, such as {process}.</source>
        <translation>有 {count} 个进程在等磁盘或设备，无法结束，例如 {process}。</translation>
    </message>
    <message>
        <source>Look for a disk or a network share that does not answer, or a hung GPU.</source>
        <translation>找出没有应答的磁盘或网络共享，或卡住的 GPU。</translation>
    </message>
    <message>
        <source>{count} of {limit} processes and threads are in use.</source>
        <translation>进程和线程已用 {count} 个，上限 {limit} 个。</translation>
    </message>
    <message>
        <source>Raise the limit, or look for a program that starts too many.</source>
        <translation>调高上限，或找出启动了太多进程的程序。</translation>
    </message>
    <message>
        <source>{count} of {limit} possible files are open.</source>
        <translation>已打开 {count} 个文件，最多可同时打开 {limit} 个。</translation>
    </message>
    <message>
        <source>Look for a program that does not close its files.</source>
        <translation>找出不关闭文件的程序。</translation>
    </message>
    <message>
        <source>{subject} is full: {available} of {size} are left.</source>
        <translation>{subject} 已满：剩余 {available}，共 {size}。</translation>
    </message>
    <message>
        <source>Delete or move files now: programs that write there fail.</source>
        <translation>现在就删除或移走文件：往那里写的程序正在失败。</translation>
    </message>
    <message>
        <source>{subject} is {share} full: {available} are left.</source>
        <translation>{subject} 已用 {share}：剩余 {available}。</translation>
    </message>
    <message>
        <source>Delete or move files before it is full.</source>
        <translation>在写满之前删除或移走文件。</translation>
    </message>
    <message>
        <source>{subject} will be full in about {time}: it grows by {rate} a minute and {available} are left.</source>
        <translation>{subject} 大约 {time} 后写满：每分钟增加 {rate}，剩余 {available}。</translation>
    </message>
    <message>
        <source>Delete or move files, or stop what writes there.</source>
        <translation>删除或移走文件，或停止往那里写的程序。</translation>
    </message>
    <message>
        <source>{subject} has room for {left} more files, whatever their size.</source>
        <translation>{subject} 还能再放 {left} 个文件，与大小无关。</translation>
    </message>
    <message>
        <source>Delete small files: caches, old checkpoints, package folders.</source>
        <translation>删除小文件：缓存、旧的检查点、软件包目录。</translation>
    </message>
    <message>
        <source>{subject} can no longer be written: it has become read-only.</source>
        <translation>{subject} 不能再写入：它已变为只读。</translation>
    </message>
    <message>
        <source>Save its data; check the disk and the kernel&apos;s messages before mounting it again.</source>
        <translation>保存其中的数据；重新挂载之前检查磁盘和内核消息。</translation>
    </message>
    <message>
        <source>Asking for the disks&apos; sizes got no answer.</source>
        <translation>查询磁盘大小没有得到应答。</translation>
    </message>
    <message>
        <source>A network share does not answer: check the network and the server of the share.</source>
        <translation>有网络共享没有应答：检查网络和提供共享的服务器。</translation>
    </message>
    <message>
        <source>The kernel reports a damaged file system: {message}</source>
        <translation>内核报告文件系统损坏：{message}</translation>
    </message>
    <message>
        <source>Save the data, unmount it and check it (fsck, xfs_repair).</source>
        <translation>保存数据，卸载后检查（fsck、xfs_repair）。</translation>
    </message>
    <message>
        <source>A disk fails to read or write: {message}</source>
        <translation>有磁盘读写失败：{message}</translation>
    </message>
    <message>
        <source>Save the data now and have the disk exchanged.</source>
        <translation>现在就保存数据，并更换磁盘。</translation>
    </message>
    <message>
        <source>All tasks stood still for {share} of the last minute, waiting for disks.</source>
        <translation>最近一分钟里，有 {share} 的时间所有任务都停下来等磁盘。</translation>
    </message>
    <message>
        <source>Move data to a faster disk, or read it in larger pieces.</source>
        <translation>把数据移到更快的磁盘，或每次读取更大的块。</translation>
    </message>
    <message>
        <source>{used} are on {subject}, which is wiped when the node stops.</source>
        <translation>{used} 数据在 {subject} 上，节点停止时会被清空。</translation>
    </message>
    <message>
        <source>Download what must stay, or write it to a mounted volume.</source>
        <translation>下载需要保留的内容，或写到挂载的存储卷。</translation>
    </message>
    <message>
        <source>No disk of this node outlives it: all that is written is lost when it stops.</source>
        <translation>这个节点没有能在它结束后保留的磁盘：写入的一切在它停止时都会丢失。</translation>
    </message>
    <message>
        <source>Mount a volume where results are written.</source>
        <translation>在写结果的位置挂载一个存储卷。</translation>
    </message>
    <message>
        <source>An image cannot be pulled: {message}</source>
        <translation>有镜像拉取失败：{message}</translation>
    </message>
    <message>
        <source>Check the image&apos;s name, the registry&apos;s access data and the network.</source>
        <translation>检查镜像名称、镜像仓库的登录信息和网络。</translation>
    </message>
    <message>
        <source>{subject} keeps ending and being started again ({restarts} times).</source>
        <translation>{subject} 不断结束又被重新启动（{restarts} 次）。</translation>
    </message>
    <message>
        <source>Look at the end of its log for why it ends.</source>
        <translation>看它日志的末尾，找出结束的原因。</translation>
    </message>
    <message>
        <source>{subject} ended with code {code}. {hint}</source>
        <translation>{subject} 已结束，退出码 {code}。{hint}</translation>
    </message>
    <message>
        <source>Look at the end of its log for why.</source>
        <translation>看它日志的末尾，找出原因。</translation>
    </message>
    <message>
        <source>{subject} is dead: its runtime could not remove it.</source>
        <translation>{subject} 已失效：容器运行时无法移除它。</translation>
    </message>
    <message>
        <source>Restart the container runtime, then remove it.</source>
        <translation>重启容器运行时，再移除它。</translation>
    </message>
    <message>
        <source>Nobody listens on {subject}.</source>
        <translation>没有程序在监听{subject}。</translation>
    </message>
    <message>
        <source>See whether the program has started, and on which port it listens.</source>
        <translation>看看程序是否已启动，以及它监听哪个端口。</translation>
    </message>
    <message>
        <source>{subject} is open only on {address}: from outside nobody reaches it.</source>
        <translation>{subject} 只在 {address} 上开放：外部无法访问。</translation>
    </message>
    <message>
        <source>Let the program listen on 0.0.0.0.</source>
        <translation>让程序监听 0.0.0.0。</translation>
    </message>
    <message>
        <source>No name server is set: names cannot be looked up.</source>
        <translation>没有设置域名服务器：无法解析域名。</translation>
    </message>
    <message>
        <source>Enter one in /etc/resolv.conf, or check the container&apos;s network settings.</source>
        <translation>在 /etc/resolv.conf 中填写一个，或检查容器的网络设置。</translation>
    </message>
    <message>
        <source>There is no way to the network outside (default route).</source>
        <translation>没有通往外部网络的路由（默认路由）。</translation>
    </message>
    <message>
        <source>Check the network settings; the gateway may not have been given.</source>
        <translation>检查网络设置；可能没有给出网关。</translation>
    </message>
    <message>
        <source>{subject} has had {count} transmission errors since the last look.</source>
        <translation>自上次查看以来，{subject} 有 {count} 个传输错误。</translation>
    </message>
    <message>
        <source>Have the cable, the port of the switch and the card checked.</source>
        <translation>请检查网线、交换机端口和网卡。</translation>
    </message>
    <message>
        <source>{subject} has dropped {count} packets since the last look.</source>
        <translation>自上次查看以来，{subject} 丢弃了 {count} 个数据包。</translation>
    </message>
    <message>
        <source>More arrives than is taken; look at the load of the processors.</source>
        <translation>到达的比收下的多；查看处理器的负载。</translation>
    </message>
    <message>
        <source>The machine&apos;s clock is {skew} {direction}.</source>
        <translation>机器的时钟{direction}了 {skew}。</translation>
    </message>
    <message>
        <source>Set it and let it be synchronised: signed requests and certificates fail otherwise.</source>
        <translation>校准时钟并开启自动校时：否则带签名的请求和证书都会失败。</translation>
    </message>
    <message>
        <source>Nobody keeps the machine&apos;s clock right.</source>
        <translation>没有服务为机器校时。</translation>
    </message>
    <message>
        <source>Start a time service (systemd-timesyncd, chrony).</source>
        <translation>启动校时服务（systemd-timesyncd、chrony）。</translation>
    </message>
    <message>
        <source>The machine started {uptime} ago.</source>
        <translation>机器在 {uptime} 前启动过。</translation>
    </message>
    <message>
        <source>If nobody restarted it, look for the reason; start again what ran on it.</source>
        <translation>如果没有人重启过它，请查明原因；把原来运行的程序重新启动。</translation>
    </message>
    <message>
        <source>The kernel has hit a fault of its own: {message}</source>
        <translation>内核自身出错：{message}</translation>
    </message>
    <message>
        <source>Save what can be saved and restart the machine.</source>
        <translation>先抢救能保存的数据，再重启机器。</translation>
    </message>
    <message>
        <source>The kernel has marked itself: {reasons}.</source>
        <translation>内核给自己做了标记：{reasons}。</translation>
    </message>
    <message>
        <source>Look at the kernel&apos;s messages for what happened; restart the machine.</source>
        <translation>在内核消息中看发生了什么；重启机器。</translation>
    </message>
    <message>
        <source>The hardware reports an error: {message}</source>
        <translation>硬件报告错误：{message}</translation>
    </message>
    <message>
        <source>Have the memory and the processors of the machine checked.</source>
        <translation>请检修机器的内存和处理器。</translation>
    </message>
    <message>
        <source>A task has not moved for minutes: {message}</source>
        <translation>有任务几分钟没有进展：{message}</translation>
    </message>
    <message>
        <source>A processor was stuck in the kernel: {message}</source>
        <translation>有处理器在内核中卡死：{message}</translation>
    </message>
    <message>
        <source>The kernel&apos;s messages may not be read: Xid errors and lost disks stay unseen.</source>
        <translation>没有权限读取内核消息：看不到 Xid 错误和掉线的磁盘。</translation>
    </message>
    <message>
        <source>Ask as root, or allow it: `sysctl kernel.dmesg_restrict=0`.</source>
        <translation>以 root 身份查询，或放开权限：`sysctl kernel.dmesg_restrict=0`。</translation>
    </message>
    <message>
        <source>Look for the fault in the program first: run it with compute-sanitizer or cuda-memcheck; if others fail alike, test the GPU with `dcgmi diag -r 3`</source>
        <translation>先在程序中找错误：用 compute-sanitizer 或 cuda-memcheck 运行它；如果其他程序也同样出错，用 `dcgmi diag -r 3` 测试 GPU</translation>
    </message>
    <message>
        <source>Start the program again; if it comes back, bring driver and CUDA up to date and test the GPU</source>
        <translation>重新启动程序；如果再次出现，更新驱动和 CUDA 并测试 GPU</translation>
    </message>
    <message>
        <source>End what uses the GPU and reset it with `nvidia-smi -r`, or restart the machine; if it comes back, have the GPU exchanged</source>
        <translation>结束使用这块 GPU 的程序并用 `nvidia-smi -r` 重置，或重启机器；如果再次出现，请更换 GPU</translation>
    </message>
    <message>
        <source>Restart the machine; if it comes back, bring the driver up to date, then have the GPU checked</source>
        <translation>重启机器；如果再次出现，先更新驱动，再检修 GPU</translation>
    </message>
    <message>
        <source>Take the machine out of use and restart it from power off; check the card&apos;s seat, power cables and cooling</source>
        <translation>停用这台机器，断电后重新启动；检查显卡是否插好，以及电源线和散热</translation>
    </message>
    <message>
        <source>Reset the GPUs that are linked or restart the machine; if it comes back, have the bridge or NVSwitch checked</source>
        <translation>重置相连的 GPU 或重启机器；如果再次出现，请检修桥接器或 NVSwitch</translation>
    </message>
    <message>
        <source>Look at the Xid that came before it; this one only follows</source>
        <translation>看它之前的那个 Xid；这一个只是后果</translation>
    </message>
    <message>
        <source>Nothing to do now; reset the GPU when it is free</source>
        <translation>现在无需处理；等 GPU 空闲时重置</translation>
    </message>
    <message>
        <source>Collect `nvidia-bug-report.sh`, restart the machine and tell who provides it</source>
        <translation>用 `nvidia-bug-report.sh` 收集信息，重启机器，并告知提供方</translation>
    </message>
    <message>
        <source>a copy engine failed</source>
        <translation>有一个复制引擎出错</translation>
    </message>
    <message>
        <source>the video encoder failed</source>
        <translation>视频编码器出错</translation>
    </message>
    <message>
        <source>the video decoder failed</source>
        <translation>视频解码器出错</translation>
    </message>
    <message>
        <source>the decoder for JPEG pictures failed</source>
        <translation>JPEG 图片解码器出错</translation>
    </message>
    <message>
        <source>the optical flow engine failed</source>
        <translation>光流引擎出错</translation>
    </message>
    <message>
        <source>work on the GPU did not end in time</source>
        <translation>GPU 上的任务没有按时结束</translation>
    </message>
    <message>
        <source>a damaged stream of commands reached the GPU</source>
        <translation>GPU 收到了损坏的命令流</translation>
    </message>
    <message>
        <source>a program did something illegal on the GPU, such as an access outside of an array</source>
        <translation>程序在 GPU 上做了非法操作，例如数组越界访问</translation>
    </message>
    <message>
        <source>the display engine hung</source>
        <translation>显示引擎卡死</translation>
    </message>
    <message>
        <source>the driver waited too long for the GPU</source>
        <translation>驱动等待 GPU 的时间过长</translation>
    </message>
    <message>
        <source>the stream of commands was cut short</source>
        <translation>命令流被截断</translation>
    </message>
    <message>
        <source>a program used an address that has no GPU memory behind it</source>
        <translation>程序使用了没有对应显存的地址</translation>
    </message>
    <message>
        <source>the stream of commands was damaged on its way over PCIe</source>
        <translation>命令流在经过 PCIe 时损坏</translation>
    </message>
    <message>
        <source>the driver&apos;s firmware on the GPU failed</source>
        <translation>驱动在 GPU 上的固件出错</translation>
    </message>
    <message>
        <source>the engine for video pictures failed</source>
        <translation>视频图像引擎出错</translation>
    </message>
    <message>
        <source>a program&apos;s work was stopped after a fault of its own; the GPU itself goes on</source>
        <translation>程序因自身的错误被停止；GPU 本身仍在工作</translation>
    </message>
    <message>
        <source>the GPU failed while it changed from one program to another</source>
        <translation>GPU 在切换程序时出错</translation>
    </message>
    <message>
        <source>a program&apos;s work was cleared away, because it ended or after an earlier error</source>
        <translation>程序的任务被清除，因为程序已结束，或之前已出错</translation>
    </message>
    <message>
        <source>the GPU stopped working on its commands</source>
        <translation>GPU 停止处理命令</translation>
    </message>
    <message>
        <source>a memory error of two bits that could not be corrected</source>
        <translation>无法纠正的双比特内存错误</translation>
    </message>
    <message>
        <source>the card&apos;s own power cable gives no power</source>
        <translation>显卡自己的电源线没有供电</translation>
    </message>
    <message>
        <source>the display engine failed</source>
        <translation>显示引擎出错</translation>
    </message>
    <message>
        <source>the memory could not be set up</source>
        <translation>显存无法初始化</translation>
    </message>
    <message>
        <source>the connection to the GPU&apos;s memory is unstable</source>
        <translation>与 GPU 显存的连接不稳定</translation>
    </message>
    <message>
        <source>the security processor failed</source>
        <translation>安全处理器出错</translation>
    </message>
    <message>
        <source>the GPU&apos;s power controller stopped at a fault</source>
        <translation>GPU 的电源控制器遇到故障而停止</translation>
    </message>
    <message>
        <source>the GPU&apos;s power controller has halted</source>
        <translation>GPU 的电源控制器已停机</translation>
    </message>
    <message>
        <source>a damaged piece of memory was marked to be put out of use</source>
        <translation>一块损坏的显存已被标记，将被停用</translation>
    </message>
    <message>
        <source>a damaged piece of memory could not be marked</source>
        <translation>一块损坏的显存无法标记</translation>
    </message>
    <message>
        <source>the driver&apos;s kernel part used memory that it must not</source>
        <translation>驱动的内核部分使用了不该使用的内存</translation>
    </message>
    <message>
        <source>a program sent a command that the engine does not know</source>
        <translation>程序发出了引擎不认识的命令</translation>
    </message>
    <message>
        <source>an NVLink between GPUs failed</source>
        <translation>GPU 之间的一条 NVLink 出错</translation>
    </message>
    <message>
        <source>a virtual GPU could not start</source>
        <translation>虚拟 GPU 无法启动</translation>
    </message>
    <message>
        <source>the GPU fell off the bus: it does not answer over PCIe</source>
        <translation>GPU 从总线上掉线：通过 PCIe 没有应答</translation>
    </message>
    <message>
        <source>data was damaged on its way to the GPU</source>
        <translation>数据在送往 GPU 的途中损坏</translation>
    </message>
    <message>
        <source>single memory errors come at a high rate</source>
        <translation>单个内存错误出现得很频繁</translation>
    </message>
    <message>
        <source>the configuration memory has been written too often</source>
        <translation>配置存储的写入次数过多</translation>
    </message>
    <message>
        <source>a memory error hit one program only; the others are safe</source>
        <translation>内存错误只影响了一个程序；其他程序不受影响</translation>
    </message>
    <message>
        <source>Start the program that ended again, and reset the GPU when it is free</source>
        <translation>重新启动被终止的程序，等 GPU 空闲时重置</translation>
    </message>
    <message>
        <source>a memory error may have hit any program on this GPU</source>
        <translation>内存错误可能影响了这块 GPU 上的任何程序</translation>
    </message>
    <message>
        <source>changing from one program to another took too long</source>
        <translation>从一个程序切换到另一个的时间过长</translation>
    </message>
    <message>
        <source>a security fault on the GPU</source>
        <translation>GPU 上出现安全故障</translation>
    </message>
    <message>
        <source>the GPU&apos;s system processor (GSP) does not answer</source>
        <translation>GPU 的系统处理器（GSP）没有应答</translation>
    </message>
    <message>
        <source>the GPU&apos;s system processor (GSP) failed</source>
        <translation>GPU 的系统处理器（GSP）出错</translation>
    </message>
    <message>
        <source>an error on the link between processor and GPU was corrected</source>
        <translation>处理器与 GPU 之间链路上的一个错误已被纠正</translation>
    </message>
    <message>
        <source>the card&apos;s flash memory could not be read</source>
        <translation>无法读取显卡的闪存</translation>
    </message>
    <message>
        <source>the card&apos;s flash memory could not be written</source>
        <translation>无法写入显卡的闪存</translation>
    </message>
    <message>
        <source>the card&apos;s flash memory could not be erased</source>
        <translation>无法擦除显卡的闪存</translation>
    </message>
    <message>
        <source>the configuration memory (InfoROM) is damaged</source>
        <translation>配置存储（InfoROM）已损坏</translation>
    </message>
    <message>
        <source>an NVLink could not be trained</source>
        <translation>有一条 NVLink 无法建立</translation>
    </message>
    <message>
        <source>a program used the memory of another GPU over NVLink without the right to</source>
        <translation>程序未经许可通过 NVLink 使用了另一块 GPU 的显存</translation>
    </message>
    <message>
        <source>a memory error from which the GPU did not recover</source>
        <translation>出现内存错误，GPU 没能恢复</translation>
    </message>
    <message>
        <source>the fast path by which CUDA gives work to the GPU failed</source>
        <translation>CUDA 向 GPU 提交任务的快速通道出错</translation>
    </message>
    <message>
        <source>the GPU could not be set up</source>
        <translation>GPU 无法初始化</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (SAW)</source>
        <translation>GPU 的 NVLink 单元报告错误（SAW）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (RLW)</source>
        <translation>GPU 的 NVLink 单元报告错误（RLW）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (TLW)</source>
        <translation>GPU 的 NVLink 单元报告错误（TLW）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (TREX)</source>
        <translation>GPU 的 NVLink 单元报告错误（TREX）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (NVLPW_CTRL)</source>
        <translation>GPU 的 NVLink 单元报告错误（NVLPW_CTRL）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (NETIR)</source>
        <translation>GPU 的 NVLink 单元报告错误（NETIR）</translation>
    </message>
    <message>
        <source>the NVLink unit of the GPU reported an error (MSE)</source>
        <translation>GPU 的 NVLink 单元报告错误（MSE）</translation>
    </message>
    <message>
        <source>a key of confidential computing could not be changed</source>
        <translation>机密计算的密钥无法更换</translation>
    </message>
    <message>
        <source>Restart the virtual machine; if it comes back, tell who provides it</source>
        <translation>重启虚拟机；如果再次出现，请告知提供方</translation>
    </message>
    <message>
        <source>the GPU says how it has to be recovered</source>
        <translation>GPU 说明了应当如何恢复</translation>
    </message>
    <message>
        <source>Do what the message names: end the programs, reset the GPU, or restart the machine</source>
        <translation>照消息所说的做：结束程序、重置 GPU，或重启机器</translation>
    </message>
    <message>
        <source>an NVLink was taken down by software</source>
        <translation>有一条 NVLink 被软件断开</translation>
    </message>
    <message>
        <source>a damaged part of the GPU is put out of use at its next reset</source>
        <translation>GPU 的一个损坏部分将在下次重置时停用</translation>
    </message>
    <message>
        <source>End what uses the GPU and reset it with `nvidia-smi -r`, or restart the machine</source>
        <translation>结束使用这块 GPU 的程序并用 `nvidia-smi -r` 重置，或重启机器</translation>
    </message>
    <message>
        <source>a damaged part of the GPU could not be put out of use: no spare is left</source>
        <translation>GPU 的一个损坏部分无法停用：没有备用部分了</translation>
    </message>
    <message>
        <source>Programs may go on running and meet this again; have the GPU exchanged</source>
        <translation>程序可以继续运行，但可能再次遇到；请更换 GPU</translation>
    </message>
    <message>
        <source>the GPU did not answer in time and cannot go on</source>
        <translation>GPU 没有按时应答，无法继续工作</translation>
    </message>
    <message>
        <source>an error on the link between processor and GPU</source>
        <translation>处理器与 GPU 之间的链路出错</translation>
    </message>
    <message>
        <source>Programs that share memory with the processor may be hit: end them and reset the GPU with `nvidia-smi -r`</source>
        <translation>与处理器共享内存的程序可能受影响：结束它们，并用 `nvidia-smi -r` 重置 GPU</translation>
    </message>
    <message>
        <source>a damaged channel of the memory was marked to be put out of use</source>
        <translation>一个损坏的显存通道已被标记，将被停用</translation>
    </message>
    <message>
        <source>a damaged channel of the memory could not be put out of use</source>
        <translation>一个损坏的显存通道无法停用</translation>
    </message>
    <message>
        <source>the circuit that smooths the power draw works again</source>
        <translation>平滑功耗的电路恢复工作</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>无需处理</translation>
    </message>
    <message>
        <source>the circuit that smooths the power draw has switched off</source>
        <translation>平滑功耗的电路已关闭</translation>
    </message>
    <message>
        <source>Check the cooling; if it stays off, reset the GPU when it is free</source>
        <translation>检查散热；如果一直关闭，等 GPU 空闲时重置</translation>
    </message>
    <message>
        <source>the circuit that smooths the power draw is nearly worn out</source>
        <translation>平滑功耗的电路即将耗尽寿命</translation>
    </message>
    <message>
        <source>Tell who provides the machine: its power draw will soon swing more</source>
        <translation>请告知机器的提供方：它的功耗波动很快会变大</translation>
    </message>
    <message>
        <source>the circuit that smooths the power draw is worn out</source>
        <translation>平滑功耗的电路寿命已尽</translation>
    </message>
    <message>
        <source>Have the GPU exchanged if the power supply cannot take the swings</source>
        <translation>如果供电承受不了功耗波动，请更换 GPU</translation>
    </message>
    <message>
        <source>unencrypted data came over an NVLink of confidential computing</source>
        <translation>机密计算的 NVLink 上收到了未加密的数据</translation>
    </message>
    <message>
        <source>the GPU did not answer in time over PCIe</source>
        <translation>GPU 没有按时通过 PCIe 应答</translation>
    </message>
    <message>
        <source>the memory that the driver keeps for itself has errors</source>
        <translation>驱动为自己保留的显存有错误</translation>
    </message>
    <message>
        <source>Switch ECC on with `nvidia-smi -e 1` and restart the machine</source>
        <translation>用 `nvidia-smi -e 1` 打开 ECC，并重启机器</translation>
    </message>
    <message>
        <source>the GPU&apos;s security controller (SEC2) has halted</source>
        <translation>GPU 的安全控制器（SEC2）已停机</translation>
    </message>
    <message>
        <source>an NVLink of confidential computing reported an error</source>
        <translation>机密计算的一条 NVLink 报告错误</translation>
    </message>
    <message>
        <source>an error of the GPU&apos;s main memory that could not be corrected</source>
        <translation>GPU 主显存出现无法纠正的错误</translation>
    </message>
    <message>
        <source>an error of the memory inside the GPU&apos;s chip that could not be corrected</source>
        <translation>GPU 芯片内部存储出现无法纠正的错误</translation>
    </message>
</context>
</TS>
