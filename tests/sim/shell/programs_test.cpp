// SPDX-License-Identifier: GPL-3.0-or-later
// What the programs say of the node.
#include <gtest/gtest.h>

#include "sim/shell/file_tree.h"
#include "tests/sim/shell/fake_node.h"

namespace berth::sim::shell::testing {
namespace {

class NodePrograms : public ::testing::Test {
  protected:
    std::string out(std::string_view script) {
        const RunResult result = runScript(node, script);
        EXPECT_EQ(result.error, "") << script;
        return result.out;
    }
    bool shows(std::string_view script, std::string_view part) {
        const std::string text = out(script);
        return text.find(part) != std::string::npos || (ADD_FAILURE() << script << "\n"
                                                                      << text,
                                                        false);
    }

    FakeNode node;
};

TEST_F(NodePrograms, TellTheNodesNameTimeAndSystem) {
    EXPECT_EQ(out("hostname; whoami; uname; uname -n; cat /etc/hostname"),
              "echo-1\nroot\nLinux\necho-1\necho-1\n");
    EXPECT_EQ(out("date +%s; date -u '+%F %T'; getconf PAGESIZE"),
              "1800000000\n2027-01-15 08:00:00\n4096\n");
    node.now.clockError = 90;
    EXPECT_EQ(out("date +%s"), "1800000090\n");
    EXPECT_TRUE(shows("id", "uid=0(root)"));
    EXPECT_EQ(out("echo $MODEL $PORT $HOME; printenv MODEL"), "llama 8000 /root\nllama\n");
}

TEST_F(NodePrograms, ListCards) {
    EXPECT_EQ(out("nvidia-smi -L | wc -l; nvidia-smi -L | head -n 1"),
              "2\nGPU 0: NVIDIA A100-SXM4-80GB (UUID: GPU-00000000-0000-0000-0000-000000000000)\n");
    EXPECT_EQ(
        out("nvidia-smi --query-gpu=index,memory.used,utilization.gpu --format=csv"),
        "index, memory.used [MiB], utilization.gpu [%]\n0, 30720 MiB, 87 %\n1, 30720 MiB, 42 %\n");
    EXPECT_EQ(out("nvidia-smi --query-gpu=name,power.draw --format=csv,noheader,nounits"),
              "NVIDIA A100-SXM4-80GB, 312.45\nNVIDIA A100-SXM4-80GB, 210.50\n");
    EXPECT_EQ(out("nvidia-smi --query-compute-apps=pid,used_memory --format=csv,noheader"),
              "7, 30720 MiB\n7, 30720 MiB\n");
    EXPECT_TRUE(shows("nvidia-smi", "30720MiB / 81920MiB"));
    EXPECT_TRUE(shows("nvidia-smi", "550.54.15"));
    EXPECT_TRUE(shows("nvidia-smi -q", "GPU Current Temp"));
}

TEST_F(NodePrograms, SayOfACardThatIsLostThatTheyCannotReachIt) {
    node.now.gpus[0].lost = true;
    const std::string lost =
        "Unable to determine the device handle for GPU0000:3B:00.0: Unknown Error\n";
    for (const char* command : {"nvidia-smi", "nvidia-smi -q", "nvidia-smi -q -x"})
        EXPECT_EQ(out(std::string(command) + "; echo $?"), lost + "255\n") << command;
    EXPECT_EQ(out("nvidia-smi -L | head -n 1; nvidia-smi -L | wc -l"), lost + "2\n");
    EXPECT_EQ(out("nvidia-smi --query-gpu=index --format=csv,noheader"), lost + "1\n");
    EXPECT_EQ(out("nvidia-smi --query-compute-apps=pid --format=csv,noheader"), "7\n");
    node.now.gpus[1].lost = true;
    EXPECT_EQ(out("nvidia-smi; echo $?"), lost + "255\n");
}

TEST_F(NodePrograms, ListProcesses) {
    EXPECT_TRUE(shows("ps aux", "python3 -m server --port 8000"));
    EXPECT_EQ(out("ps -o pid,ppid,stat,comm"),
              "PID PPID STAT COMMAND\n  1    0 S    tini\n  7    1 R    "
              "python3\n 21    7 D    worker\n 22    7 Z    defunct\n");
    EXPECT_EQ(out("ps -eo pid= | wc -l"), "4\n");
    EXPECT_TRUE(shows("top -b -n 1", "python3"));
    EXPECT_EQ(out("cat /proc/7/cmdline | tr '\\0' ' '; cat /proc/7/comm"),
              "python3 -m server --port 8000 python3\n");
    EXPECT_EQ(runScript(node, "top -n 1").status, 1);
}

TEST_F(NodePrograms, TellMemoryAndDisks) {
    EXPECT_EQ(out("free -b | grep Mem | tr -s ' ' | cut -d' ' -f2,3"), "68719476736 21474836480\n");
    EXPECT_EQ(out("df -P -k /data | tail -n 1 | tr -s ' ' | cut -d' ' -f1,2,3,5,6"),
              "nas:/vol-1 1048576000 125829120 12% /data\n");
    EXPECT_TRUE(shows("df -h", "200G"));
    EXPECT_EQ(out("grep MemTotal /proc/meminfo"), "MemTotal:       67108864 kB\n");
    EXPECT_EQ(out("cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/cpu.max"),
              "68719476736\n1600000 100000\n");
}

TEST_F(NodePrograms, TellTheKernelsMessagesAndThePorts) {
    EXPECT_EQ(out("dmesg | tail -n 1"),
              "[999000.250000] nvidia-nvlink: Nvlink Core is being initialized\n");
    EXPECT_TRUE(shows("dmesg -T", "[Fri Jan 15 07:43:20 2027]"));
    EXPECT_TRUE(shows("ss -ltn", "0.0.0.0:8000"));
    EXPECT_TRUE(shows("netstat -ltn", "0.0.0.0:9090"));
    EXPECT_EQ(out("grep -c ' 0A ' /proc/net/tcp"), "2\n");
}

TEST_F(NodePrograms, AskThePortsOfTheNode) {
    node.answer = [](const std::string& method, const std::string& target,
                     const std::string& body) {
        return PortAnswer{method == "POST" ? 201 : 200, "text/plain",
                          method + ' ' + target + ' ' + body + '\n'};
    };
    EXPECT_EQ(out("curl -s localhost:8000/a?b=1"), "GET /a?b=1 \n");
    EXPECT_EQ(out("curl -s -d hello -w '%{http_code}' http://127.0.0.1:8000/"),
              "POST / hello\n201");
    EXPECT_TRUE(shows("curl -s -i http://echo-1:8000/", "HTTP/1.1 200\r\n"));
    EXPECT_EQ(out("curl -s -o /tmp/got localhost:8000/x; cat /tmp/got"), "GET /x \n");
    const RunResult closed = runScript(node, "curl localhost:1234");
    EXPECT_EQ(closed.status, 7);
    const RunResult far = runScript(node, "curl http://example.com/");
    EXPECT_EQ(far.status, 6);
    EXPECT_EQ(far.error, "curl: (6) Could not resolve host: example.com\n");
}

TEST_F(NodePrograms, SayPlainlyWhatThereIsNot) {
    for (const char* const script :
         {"ping localhost", "kill 7", "ln -s a b", "chmod 600 /f", "chown a /f", "scp -t /f"}) {
        const RunResult result = runScript(node, script);
        EXPECT_NE(result.status, 0) << script;
        EXPECT_NE(result.error, "") << script;
        EXPECT_EQ(result.out, "") << script;
    }
    const RunResult missing = runScript(node, "docker ps");
    EXPECT_EQ(missing.status, 127);
    EXPECT_EQ(missing.error, "sh: 1: docker: not found\n");
    EXPECT_TRUE(shows("help", "simulated node echo-1"));
    EXPECT_TRUE(shows("help", "nvidia-smi"));
}

TEST_F(NodePrograms, FollowAFileThatGrows) {
    SilentSource in;
    TextSink screen, error;
    Shell shell(node, {in, screen, error});
    EXPECT_EQ(shell.run("echo first >/log; { sleep 0.3; echo second >>/log; } & "
                        "timeout 2 tail -f /log | head -n 2"),
              0);
    EXPECT_EQ(screen.text(), "first\nsecond\n");
}

TEST(FileTree, ShowsWhatTheKernelHasAndRefusesToChangeIt) {
    FakeNode node;
    FileTree tree(node);
    EXPECT_TRUE(tree.status("/proc/meminfo"));
    EXPECT_TRUE(tree.status("/proc/7")->folder);
    EXPECT_FALSE(tree.status("/proc/8"));
    EXPECT_FALSE(tree.status("/proc/8/stat"));
    for (const char* const path : {"/proc/meminfo", "/sys/fs/cgroup/cpu.max", "/etc/os-release"}) {
        EXPECT_EQ(tree.write(path, 0, "x").error().code, domain::ErrorCode::PermissionDenied);
        EXPECT_EQ(tree.remove(path).error().code, domain::ErrorCode::PermissionDenied);
        EXPECT_EQ(tree.rename(path, "/x").error().code, domain::ErrorCode::PermissionDenied);
    }
    EXPECT_TRUE(tree.write("/dev/null", 0, "gone"));
    EXPECT_EQ(*tree.read("/dev/zero", 5, 3), std::string(3, '\0'));
}

TEST(FileTree, HasWhatTheNodeHasAndResolvesPaths) {
    FakeNode node;
    FileTree tree(node);
    EXPECT_TRUE(tree.write("/tmp/a", 0, "text"));
    EXPECT_EQ(*tree.read("//tmp/../tmp/./a", 1, 2), "ex");
    EXPECT_EQ(node.files["/tmp/a"], "text");
    EXPECT_TRUE(tree.rename("/tmp/a", "/b"));
    EXPECT_FALSE(tree.status("/tmp/a"));
    std::vector<std::string> names;
    const auto files = tree.list("/");
    ASSERT_TRUE(files);
    for (const FileStatus& each : *files)
        names.push_back(each.path);
    EXPECT_EQ(names,
              (std::vector<std::string>{"/b", "/dev", "/etc", "/proc", "/root", "/sys", "/tmp"}));
}

TEST(FileTree, ListsNothingThatItCannotTellOf) {
    FakeNode node;
    FileTree tree(node);
    std::vector<std::string> open{"/"};
    int files = 0;
    while (!open.empty()) {
        const std::string folder = open.back();
        open.pop_back();
        const auto listed = tree.list(folder);
        ASSERT_TRUE(listed) << folder;
        for (const FileStatus& each : *listed) {
            const auto status = tree.status(each.path);
            ASSERT_TRUE(status) << each.path;
            EXPECT_EQ(status->folder, each.folder) << each.path;
            if (each.folder) {
                open.push_back(each.path);
            } else {
                EXPECT_TRUE(tree.read(each.path, 0, 10)) << each.path;
                ++files;
            }
        }
    }
    EXPECT_GT(files, 40);
}

TEST(ShellInput, ReadsAScriptLineByLineSoThatItsCommandsCanReadOn) {
    FakeNode node;
    EXPECT_EQ(runFromInput(node, "read x\nline one\necho got $x; read y\nline two\necho $y\n").out,
              "got line one\nline two\n");
    EXPECT_EQ(runFromInput(node, "read x\nthe line\necho $x; exit 4\necho never\n").status, 4);
}

}  // namespace
}  // namespace berth::sim::shell::testing
