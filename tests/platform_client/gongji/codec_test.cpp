// SPDX-License-Identifier: GPL-3.0-or-later
// What the answers of the documentation are read as.
#include <gtest/gtest.h>

#include <string>

#include "platform_client/gongji/account_codec.h"
#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/point_codec.h"
#include "platform_client/gongji/rfc3339.h"
#include "platform_client/gongji/task_codec.h"
#include "platform_client/gongji/task_detail_codec.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace testing;

WireTaskDetail detailOf(const std::string& body, Generation generation) {
    return dataOf(body, [&](const JsonReader& data) { return readTaskDetail(data, generation); });
}

TEST(CatalogueCodec, TakesTheMarkOutOfTheObjectAroundIt) {
    const auto offers = dataOf(catalogueExample(), readOffers);
    ASSERT_EQ(offers.size(), 3U);
    EXPECT_EQ(offers[0].mark, "ha8GDGEAORN3a9Hhu7X+W4Vt==");
    EXPECT_EQ(offers[0].device.deviceName, "H20 x 8");
    EXPECT_EQ(offers[0].device.gpuMemory, 786432);
    EXPECT_EQ(offers[0].price, 16416);
    EXPECT_EQ(offers[0].inventory, 0);
    EXPECT_EQ(offers[1].device.gpuCount, 1) << "written as a text";
    EXPECT_EQ(offers[1].device.cpuCores, 16) << "written as a text";
    EXPECT_EQ(offers[1].price, 466) << "no discount: the price";
    EXPECT_EQ(offers[2].price, 466) << "the discounted price";
}

TEST(CatalogueCodec, ReadsTheFormOf2025) {
    const auto offers = dataOf(catalogueExample2025(), readOffers);
    ASSERT_EQ(offers.size(), 1U);
    EXPECT_EQ(offers[0].region, "hebeif-1");
    EXPECT_EQ(offers[0].mark, "old-mark");
    EXPECT_EQ(offers[0].inventory, 2);
}

TEST(TaskCodec, ReadsATaskOfTheList) {
    const auto page = dataOf(taskListExample(), readTasks);
    EXPECT_EQ(page.count, 1);
    ASSERT_EQ(page.results.size(), 1U);
    const WireTask& task = page.results[0];
    EXPECT_EQ(task.id, 1229831);
    EXPECT_EQ(task.status, TaskStatus::Pending);
    EXPECT_EQ(task.name, "任务名称");
    ASSERT_EQ(task.resources.size(), 2U);
    EXPECT_EQ(task.resources[1].region, "beijing-jxq-p1");
    EXPECT_EQ(task.resources[1].mark, "mark-bj");
    ASSERT_EQ(task.services.size(), 1U);
    EXPECT_EQ(task.services[0].name, "d1767756476463-64661100");
    EXPECT_TRUE(task.services[0].ports.empty());
    EXPECT_EQ(task.created, parseRfc3339("2026-01-01T03:27:57.653136Z"));
}

TEST(TaskCodec, TakesAStatusNobodyKnowsAsOther) {
    const auto page = dataOf(
        R"({"code":"0000","data":{"results":[{"task_id":"1","status":"Migrating"},{"task_id":2}]}})",
        readTasks);
    ASSERT_EQ(page.results.size(), 2U);
    EXPECT_EQ(page.count, 2) << "a count that is missing";
    EXPECT_EQ(page.results[0].id, 1);
    EXPECT_EQ(page.results[0].status, TaskStatus::Other);
    EXPECT_EQ(page.results[0].points, 1) << "as for a create";
}

TEST(TaskCodec, SaysWhichTaskHasNoNumber) {
    EXPECT_EQ(readData(R"({"code":"0000","data":{"results":[{"task_id":1},{"status":"End"}]}})",
                       [](const JsonReader& data) { (void)readTasks(data); }),
              "data.results[1].task_id: it is missing");
}

TEST(TaskCodec, TellsMoneyFromWhatMatters) {
    const WireTask task = dataOf(taskListExample(), readTasks).results[0];
    WireTask other = task;
    other.billingValue = 1;
    other.forecastValue = 2;
    EXPECT_TRUE(task.sameButMoney(other));
    other.runningPoints = 1;
    EXPECT_FALSE(task.sameButMoney(other));
}

TEST(TaskDetailCodec, ReadsTheOlderForm) {
    const WireTaskDetail detail = detailOf(oldDetailExample(), Generation::Old);
    EXPECT_EQ(detail.balance.type, "LeastConnection");
    ASSERT_EQ(detail.services.size(), 1U);
    const WireService& service = detail.services[0];
    EXPECT_EQ(service.environment, (std::vector<WireVariable>{{"MODE", "fast"}, {"LEVEL", "2"}}));
    EXPECT_EQ(service.command, std::vector<std::string>{"node"});
    EXPECT_EQ(service.args, (std::vector<std::string>{"server.js", "--port", "6688"}));
    EXPECT_EQ(service.sharedMemory, 64);
    EXPECT_EQ(service.mounts, (std::vector<WireMount>{{StorageKind::Juicefs, 36, "/root/data"}}));
    EXPECT_EQ(service.summary.ports,
              (std::vector<WirePort>{{6688, "https://d-6688.550c.cloud"}, {80, ""}}));
    EXPECT_FALSE(service.health.liveness.on);
    EXPECT_EQ(service.health.readiness.path, "/ready");
}

TEST(TaskDetailCodec, ReadsTheNewerForm) {
    const WireTaskDetail detail = detailOf(newDetailExample(), Generation::New);
    EXPECT_EQ(detail.balance, WireBalance{});
    ASSERT_EQ(detail.services.size(), 1U);
    const WireService& service = detail.services[0];
    ASSERT_TRUE(service.environment);
    ASSERT_EQ(service.environment->size(), 3U);
    EXPECT_TRUE((*service.environment)[0].plain);
    EXPECT_FALSE((*service.environment)[1].plain);
    EXPECT_EQ(service.command, std::vector<std::string>{"tail"});
    EXPECT_EQ(service.args, (std::vector<std::string>{"-f", "/dev/null"}));
    EXPECT_EQ(service.mounts, (std::vector<WireMount>{{StorageKind::Share, 78, "/root/share"}}));
    EXPECT_EQ(service.sharedMemory, 64);
    EXPECT_FALSE(service.onlyDevShm) << "there is a shared disk too";
}

TEST(TaskDetailCodec, KeepsNoRegistryPasswords) {
    for (const auto& detail : {detailOf(oldDetailExample(), Generation::Old),
                               detailOf(severalContainersExample(), Generation::New)}) {
        EXPECT_EQ(detail.json.find("hunter2"), std::string::npos);
        for (const WireService& service : detail.services)
            EXPECT_EQ(service.json.find("hunter2"), std::string::npos);
    }
}

TEST(PointCodec, ReadsNodesWithNumbersInEitherForm) {
    const auto page = dataOf(pointsExample(), readPoints);
    ASSERT_EQ(page.results.size(), 2U);
    EXPECT_EQ(page.results[0].status, PointStatus::Running);
    EXPECT_EQ(page.results[0].restarts, 2);
    EXPECT_EQ(page.results[0].runningTime, 14593);
    EXPECT_EQ(page.results[0].billingValue, 6710400);
    EXPECT_FALSE(page.results[0].containers[0].exitCode);
    EXPECT_EQ(page.results[1].id, 2);
    EXPECT_EQ(page.results[1].containers[0].exitCode, 137);
    EXPECT_EQ(page.results[1].containers[0].reason, "OOMKilled");
    EXPECT_TRUE(page.results[1].lastRestart);
}

TEST(PointCodec, PutsEventsInTheOrderTheyHappened) {
    const auto events = dataOf(eventsExample(), readPodEvents);
    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].reason, "Pulling");
    EXPECT_EQ(events[1].reason, "Failed");
    EXPECT_TRUE(events[1].warning);
    const auto untimed = dataOf(
        R"({"code":"0000","data":{"events":[{"reason":"b"},{"reason":"a"}]}})", readPodEvents);
    ASSERT_EQ(untimed.size(), 2U);
    EXPECT_EQ(untimed[0].reason, "a") << "the first is the latest";
}

TEST(PointCodec, ReadsLogsThatThereAreNot) {
    EXPECT_EQ(dataOf(logExample(), readLogs), "first\nsecond\n");
    EXPECT_EQ(dataOf(R"({"code":"0000","data":{"logs":null}})", readLogs), "");
}

TEST(AccountCodec, ReadsStorageWhoseUseIsNotKnown) {
    const auto page = dataOf(storageExample(), readStorages);
    ASSERT_EQ(page.results.size(), 1U);
    EXPECT_EQ(page.results[0].id, 36);
    EXPECT_EQ(page.results[0].size, 18506235904);
    EXPECT_EQ(page.results[0].useSize, 0);
}

TEST(AccountCodec, ReadsWhatWasCharged) {
    const auto page = dataOf(billingExample(), readBillingRecords);
    ASSERT_EQ(page.results.size(), 2U);
    EXPECT_EQ(page.results[1].billed, 279600);
    EXPECT_EQ(page.results[1].from, parseRfc3339("2026-01-01T04:00:00Z"));
    EXPECT_EQ(readData(R"({"code":"0000","data":{"results":[{"start_time":"noon"}]}})",
                       [](const JsonReader& data) { (void)readBillingRecords(data); }),
              "data.results[0].start_time: expected a time of RFC 3339, found a text");
    EXPECT_EQ(dataOf(billingShareExample(), readBillingShares).results[0].billed, 419400);
}

TEST(Envelope, TakesAnswersWithoutDataOrMessage) {
    for (const char* body :
         {R"({"code":"0000","message":"success","data":null})", R"({"code":"0000","message":null})",
          R"({"code":"200"})", R"({"code":0,"message":7,"data":null})"}) {
        const auto envelope = readEnvelope(body);
        ASSERT_TRUE(envelope) << body;
        EXPECT_TRUE(envelope->succeeded()) << body;
        JsonStatus status;
        EXPECT_FALSE(envelope->data(status, [](const JsonReader&) {})) << body;
    }
    const auto refused = readEnvelope(R"({"code":"C999","message":"no","data":null})");
    ASSERT_TRUE(refused);
    EXPECT_FALSE(refused->succeeded());
}

TEST(Envelope, RefusesWhatIsNone) {
    for (const char* body : {"", "<html><body>404</body></html>", "[]", "7", "{}", R"({"data":{}})",
                             R"({"code":null})", R"({"code":{}})"})
        EXPECT_FALSE(readEnvelope(body)) << body;
}

TEST(Envelope, AnswersCutAtEveryByteAreRefused) {
    for (const std::string& body : allExamples()) {
        for (std::size_t length = 0; length < body.size(); ++length)
            ASSERT_FALSE(readEnvelope(body.substr(0, length)));
    }
}

}  // namespace
}  // namespace berth::platform_client::gongji
