// SPDX-License-Identifier: GPL-3.0-or-later
// The same known_hosts files, given to the engine and to ssh itself.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <map>
#include <thread>

#include "tests/platform_client/ssh/known_hosts_cases.h"

namespace berth::platform_client::ssh::testing {
namespace {

constexpr int kWorkers = 4;
constexpr int kGenerated = 300;
constexpr std::size_t kLeastCases = 500;

// How hard a verdict is to get past, so that more lenient is less.
int strictness(SshDecision decision) {
    return static_cast<int>(decision);
}

SshDecision decisionOf(HostKeyVerdictKind kind) {
    switch (kind) {
        case HostKeyVerdictKind::Trusted:
            return SshDecision::Trusted;
        case HostKeyVerdictKind::Unknown:
            return SshDecision::Unknown;
        case HostKeyVerdictKind::Changed:
            return SshDecision::Changed;
        case HostKeyVerdictKind::Revoked:
            return SshDecision::Revoked;
        case HostKeyVerdictKind::Unusable:
            return SshDecision::Unclear;
    }
    return SshDecision::Unclear;
}

const char* nameOf(SshDecision decision) {
    constexpr std::array kNames{"trusted", "unknown", "changed", "revoked", "unclear"};
    return kNames[static_cast<std::size_t>(decision)];
}

// "[host]:port" apart: the alias is looked up as it stands.
HostAddress addressOf(const KnownHostsCase& given, int serverPort) {
    if (given.alias.empty()) return {"127.0.0.1", serverPort};
    const std::size_t bracket = given.alias.find("]:");
    if (bracket == std::string::npos) return {given.alias, 22};
    return {given.alias.substr(1, bracket - 1), std::stoi(given.alias.substr(bracket + 2))};
}

struct Answer {
    SshDecision ours = SshDecision::Unclear;
    SshDecision theirs = SshDecision::Unclear;
    std::string said;
};

Answer ask(const SshServer& server, const KnownHostsCase& given, const ScratchFolder& folder,
           int worker) {
    const std::string user = folder.write(std::to_string(worker) + "u", given.user);
    const std::string global = folder.write(std::to_string(worker) + "g", given.global);
    Answer answer;
    const auto known = KnownHosts::load({user, global});
    if (known)
        answer.ours = decisionOf(known
                                     ->judge(addressOf(given, server.port()),
                                             keyTypeName(given.shown), server.blob(given.shown))
                                     .kind);
    answer.theirs = server.ask(given.shown, given.alias, user, global, &answer.said);
    return answer;
}

std::vector<Answer> askAll(const SshServer& server, const std::vector<KnownHostsCase>& cases) {
    const ScratchFolder folder;
    std::vector<Answer> answers(cases.size());
    std::atomic<std::size_t> next = 0;
    std::vector<std::thread> workers;
    for (int worker = 0; worker < kWorkers; ++worker)
        workers.emplace_back([&, worker] {
            for (std::size_t i = next++; i < cases.size(); i = next++)
                answers[i] = ask(server, cases[i], folder, worker);
        });
    for (std::thread& worker : workers)
        worker.join();
    return answers;
}

TEST(KnownHostsBesideSsh, AreNeverMoreLenientAndStricterOnlyWhereNamed) {
    const SshServer server;
    std::vector<KnownHostsCase> cases = handMadeCases(server);
    for (std::vector<KnownHostsCase> more :
         {cutCases(server), generatedCases(server, kGenerated, 1)})
        cases.insert(cases.end(), more.begin(), more.end());
    ASSERT_GE(cases.size(), kLeastCases);

    const std::vector<Answer> answers = askAll(server, cases);
    std::map<std::string, int> counts;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const Answer& answer = answers[i];
        SCOPED_TRACE(cases[i].name + "\n" + answer.said);
        ASSERT_NE(answer.theirs, SshDecision::Unclear);
        ASSERT_NE(answer.ours, SshDecision::Unclear);
        ++counts[nameOf(answer.theirs)];
        EXPECT_GE(strictness(answer.ours), strictness(answer.theirs))
            << "more lenient: ours " << nameOf(answer.ours) << ", ssh " << nameOf(answer.theirs);
        const bool stricter = strictness(answer.ours) > strictness(answer.theirs);
        if (cases[i].beside != Beside::AtLeastAsStrict) {
            EXPECT_EQ(stricter, cases[i].beside == Beside::Stricter)
                << "ours " << nameOf(answer.ours) << ", ssh " << nameOf(answer.theirs);
        }
        counts["stricter"] += stricter ? 1 : 0;
    }
    // Each verdict was reached, or nothing has been compared.
    for (const char* verdict : {"trusted", "unknown", "changed", "revoked"})
        EXPECT_GE(counts[verdict], 20) << verdict;
    for (const auto& [what, count] : counts)
        RecordProperty(what, count);
    RecordProperty("cases", static_cast<int>(cases.size()));
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
