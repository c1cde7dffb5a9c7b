// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <thread>

#include "tests/app/simtool/child_process.h"
#include "tests/app/simtool/http_client.h"

namespace berth::app {
namespace {

using testing::ChildProcess;
using testing::Finished;
using testing::HttpAnswer;
using testing::readAll;
using testing::request;
using testing::run;
using testing::TemporaryFolder;
using testing::writeAll;
using Json = nlohmann::json;

std::string scenarioOf(const std::string& image, int nodes) {
    return "scenario: Served\nseed: 3\ndeployments:\n  - {name: web, gpu: '4090', image: " + image +
           ", nodes: " + std::to_string(nodes) + ", ports: [80]}\n";
}

// berth-sim serve of one deployment, and what its ready line says.
class Served {
  public:
    explicit Served(std::vector<std::string> words) : m_child(withSpeed(std::move(words))) {
        const auto line = m_child.readLine();
        if (!line) return;
        m_ready = Json::parse(*line);
    }

    [[nodiscard]] const Json& ready() const { return m_ready; }
    [[nodiscard]] std::string url() const { return m_ready["links"][0]["url"]; }
    void kill() const { m_child.signal(SIGKILL); }
    Finished stop(int signal = SIGTERM) {
        m_child.signal(signal);
        return m_child.finish();
    }

    // Asks until as many different nodes have answered, a minute at most; their names.
    [[nodiscard]] std::set<std::string> awaitNodes(std::size_t count) const {
        std::set<std::string> names;
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        while (std::chrono::steady_clock::now() < end) {
            names.clear();
            for (std::size_t i = 0; i < count; ++i) {
                const HttpAnswer answer = request("GET", url());
                if (answer.status == 200) names.insert(answer.node);
            }
            if (names.size() == count) break;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return names;
    }

  private:
    // A pull of ten seconds takes a tenth of one.
    static std::vector<std::string> withSpeed(std::vector<std::string> words) {
        words.insert(words.begin(), {"serve", "--speed", "100"});
        return words;
    }

    mutable ChildProcess m_child;
    Json m_ready;
};

TEST(BerthSimServe, AnswersNineRequestsToThreeNodesInStrictTurn) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("echo", 3));
    Served served({"--scenario", folder.at("a.yaml")});
    ASSERT_EQ(served.ready()["links"].size(), 1U);
    EXPECT_EQ(served.ready()["links"][0]["deployment"], "web");
    EXPECT_EQ(served.ready()["links"][0]["port"], 80);
    ASSERT_EQ(served.awaitNodes(3).size(), 3U);
    std::vector<std::string> order;
    std::map<std::string, int> shares;
    for (int i = 0; i < 9; ++i) {
        const HttpAnswer answer = request("GET", served.url() + "/hello");
        ASSERT_EQ(answer.status, 200);
        order.push_back(answer.node);
        ++shares[answer.node];
    }
    for (std::size_t i = 3; i < order.size(); ++i)
        EXPECT_EQ(order[i], order[i - 3]);
    EXPECT_EQ(shares, (std::map<std::string, int>{{"web-1", 3}, {"web-2", 3}, {"web-3", 3}}));
    const Finished end = served.stop();
    EXPECT_EQ(end.code, 0) << end.err;
    EXPECT_EQ(std::count(end.out.begin(), end.out.end(), '\n'), 1);
}

TEST(BerthSimServe, ContinuesWhereItWasWithTheSameLinksAndNodes) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("counter", 2));
    std::string url;
    std::map<std::string, int> counts;  // of the process in each node
    {
        Served served({"--scenario", folder.at("a.yaml"), "--state", folder.at("state")});
        ASSERT_EQ(served.awaitNodes(2), (std::set<std::string>{"web-1", "web-2"}));
        url = served.url();
        for (int i = 0; i < 2; ++i) {
            const HttpAnswer answer = request("GET", url);
            counts[answer.node] = std::stoi(answer.body);
        }
        EXPECT_EQ(served.stop(SIGHUP).code, 0);
    }
    ASSERT_EQ(counts.size(), 2U);
    for (const bool withScenario : {true, false}) {
        std::vector<std::string> words{"--state", folder.at("state")};
        if (withScenario) words.insert(words.end(), {"--scenario", folder.at("a.yaml")});
        Served served(words);
        EXPECT_EQ(served.url(), url);
        for (int i = 0; i < 2; ++i) {
            const HttpAnswer answer = request("GET", url);
            ASSERT_EQ(answer.status, 200);
            EXPECT_EQ(std::stoi(answer.body), ++counts[answer.node]) << answer.node;
        }
        EXPECT_EQ(counts.size(), 2U);
        EXPECT_EQ(served.stop(withScenario ? SIGINT : SIGTERM).code, 0);
    }
}

TEST(BerthSimServe, LosesNothingItHasAnsweredWhenItIsKilled) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("files", 1));
    std::vector<std::string> words{"--scenario", folder.at("a.yaml"), "--state",
                                   folder.at("state")};
    std::vector<std::string> written;
    for (int life = 0; life < 3; ++life) {
        Served served(words);
        ASSERT_EQ(served.awaitNodes(1).size(), 1U);
        for (const std::string& name : written) {
            const HttpAnswer answer = request("GET", served.url() + "/" + name);
            EXPECT_EQ(answer.status, 200) << name;
            EXPECT_EQ(answer.body, "content of " + name);
        }
        for (int i = 0; i < 5; ++i) {
            const std::string name = "file-" + std::to_string(life) + "-" + std::to_string(i);
            if (request("PUT", served.url() + "/" + name, "content of " + name).status == 201) {
                written.push_back(name);
            }
        }
        served.kill();
    }
    EXPECT_EQ(written.size(), 15U);
}

TEST(BerthSimServe, RefusesASecondOneOnTheSameState) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("echo", 1));
    Served first({"--scenario", folder.at("a.yaml"), "--state", folder.at("state")});
    const Finished second = run({"serve", "--state", folder.at("state")});
    EXPECT_EQ(second.code, 2);
    EXPECT_EQ(second.out, "");
    EXPECT_NE(second.err.find("--state: another Berth"), std::string::npos) << second.err;
    ASSERT_EQ(first.awaitNodes(1).size(), 1U);  // the first one is none the worse
    EXPECT_EQ(first.stop().code, 0);
}

TEST(BerthSimServe, WillNotGoOnAsSomethingElse) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("echo", 1));
    writeAll(folder.at("b.yaml"), scenarioOf("echo", 2));
    const std::vector<std::string> state{"serve", "--state", folder.at("state")};
    {
        Served served({"--scenario", folder.at("a.yaml"), "--state", folder.at("state")});
        EXPECT_EQ(served.stop().code, 0);
    }
    for (const auto& [option, value, text] :
         {std::tuple{"--scenario", folder.at("b.yaml"), "holds a simulation of another scenario"},
          std::tuple{"--seed", std::string{"4"}, "holds a simulation with seed 3"}}) {
        std::vector<std::string> words = state;
        words.insert(words.end(), {option, value});
        const Finished result = run(words);
        EXPECT_EQ(result.code, 2);
        EXPECT_NE(result.err.find(text), std::string::npos) << result.err;
    }
}

// One user, one deployment: by cookie, over a restart too.
TEST(BerthSimServe, SendsAUserToOneDeploymentBehindAFront) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"),
             "scenario: Front\ndeployments:\n  - {name: page, gpu: '4090', image: counter, ports: "
             "[80], copies: 3, front: {name: pages, hash_key: {source: cookie, name: sid}}}\n");
    std::string url;
    std::map<std::string, HttpAnswer> last;
    const auto ask = [&](const std::string& user) {
        return request("GET", url, {}, "Cookie: a=1; sid=" + user + "\r\n");
    };
    {
        Served served({"--scenario", folder.at("a.yaml"), "--state", folder.at("state")});
        const Json& fronts = served.ready()["fronts"];
        ASSERT_EQ(fronts.size(), 1U);
        EXPECT_EQ(fronts[0]["front"], "pages");
        EXPECT_EQ(fronts[0]["port"], 80);
        url = fronts[0]["url"];
        const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
        std::set<std::string> ready;
        for (int user = 0; ready.size() < 3 && std::chrono::steady_clock::now() < end; ++user) {
            const HttpAnswer answer = ask("wait-" + std::to_string(user));
            if (answer.status == 200) ready.insert(answer.deployment);
        }
        ASSERT_EQ(ready, (std::set<std::string>{"page-1", "page-2", "page-3"}));
        for (int user = 0; user < 12; ++user) {
            const std::string name = "user-" + std::to_string(user);
            const HttpAnswer first = ask(name);
            last[name] = ask(name);
            EXPECT_EQ(first.status, 200);
            EXPECT_EQ(last[name].deployment, first.deployment);
            EXPECT_EQ(last[name].node, first.node);
            EXPECT_EQ(last[name].node, last[name].deployment + "-1");
            EXPECT_GT(std::stoi(last[name].body), std::stoi(first.body));
        }
        EXPECT_EQ(served.stop().code, 0);
    }
    Served served({"--state", folder.at("state")});
    ASSERT_EQ(served.ready()["fronts"].size(), 1U);
    EXPECT_EQ(served.ready()["fronts"][0]["url"], url);
    for (const auto& [name, before] : last) {
        const HttpAnswer answer = ask(name);
        EXPECT_EQ(answer.deployment, before.deployment);
        EXPECT_GT(std::stoi(answer.body), std::stoi(before.body));
    }
    EXPECT_EQ(served.stop().code, 0);
}

TEST(BerthSimServe, RunsTheSampleClusterWithoutAScenario) {
    Served served({});
    EXPECT_EQ(served.ready()["links"], Json::array());
    EXPECT_EQ(served.stop().code, 0);
}

TEST(BerthSimServe, ExpectsNoLinkOfADeploymentWithoutNodes) {
    const TemporaryFolder folder;
    writeAll(folder.at("a.yaml"), scenarioOf("echo", 0));
    Served served({"--scenario", folder.at("a.yaml")});
    EXPECT_TRUE(served.ready().contains("links"));
    EXPECT_EQ(served.stop().code, 0);
}

TEST(BerthSimServe, EndsWhenNobodyCanReadItsLineAndWritesItIntoNoOtherFile) {
    for (const char* output : {">&-", ">/dev/full"}) {
        const TemporaryFolder folder;
        const std::string command = std::string{"'"} + BERTH_SIM + "' serve --state '" +
                                    folder.at("state") + "' " + output + " 2>'" +
                                    folder.at("errors") + "'";
        const int status = std::system(command.c_str());
        ASSERT_TRUE(WIFEXITED(status));
        EXPECT_EQ(WEXITSTATUS(status), 2);
        EXPECT_NE(readAll(folder.at("errors")).find("standard output cannot be written"),
                  std::string::npos);
        for (const auto& file : std::filesystem::directory_iterator(folder.at("state"))) {
            if (!file.is_regular_file()) continue;
            EXPECT_EQ(readAll(file.path().string()).find("\"links\":"), std::string::npos)
                << file.path();
        }
    }
}

TEST(BerthSimServe, RefusesBadInputBeforeItStarts) {
    const TemporaryFolder folder;
    writeAll(folder.at("bad.yaml"), "scenario: X\nsead: 1\n");
    writeAll(folder.at("file"), "");
    struct Case {
        std::vector<std::string> words;
        std::string text;
    };
    for (const Case& c :
         {Case{{"--scenario", folder.at("bad.yaml")}, ":2:1: unknown field \"sead\""},
          Case{{"--scenario", folder.at("none")}, "No such file"},
          Case{{"--state", folder.at("file")}, "--state: "},
          Case{{"--speed", "fast"}, "--speed must be a number from 1 to 10000"},
          Case{{"--speed", "0.5"}, "not \"0.5\""}, Case{{"--speed", "20000"}, "not \"20000\""},
          Case{{"--seed", "x"}, "--seed must be"},
          Case{{"--ssh-port", "70000"}, "--ssh-port must be a whole number from 0 to 65535"},
          Case{{"--authorized-keys", folder.at("none")}, "--authorized-keys: "},
          Case{{"--authorized-keys", folder.at("bad.yaml")}, "line 1: this is no key"},
          Case{{"--sate", "x"}, "did you mean \"--state\"?"},
          Case{{"scenario.yaml"}, "serve takes no argument"}}) {
        std::vector<std::string> words{"serve"};
        words.insert(words.end(), c.words.begin(), c.words.end());
        const Finished result = run(words);
        EXPECT_EQ(result.code, 2) << c.text;
        EXPECT_EQ(result.out, "");
        EXPECT_NE(result.err.find(c.text), std::string::npos) << result.err;
    }
}

}  // namespace
}  // namespace berth::app
