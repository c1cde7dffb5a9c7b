// SPDX-License-Identifier: GPL-3.0-or-later
// Answers with mistakes in them: a codec reads them or says what is wrong, and never anything else.
#include <gtest/gtest.h>
#include <simdjson.h>

#include <functional>
#include <random>
#include <string>
#include <vector>

#include "models/domain/text.h"
#include "platform_client/gongji/account_codec.h"
#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/job_codec.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/point_codec.h"
#include "platform_client/gongji/task_body.h"
#include "platform_client/gongji/task_codec.h"
#include "platform_client/gongji/task_detail_codec.h"
#include "platform_client/json/canonical_json.h"
#include "platform_client/json/dom_access.h"
#include "platform_client/json/json_writer.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji {
namespace {

using namespace testing;
using simdjson::dom::element;
using simdjson::dom::element_type;

// Writes a value again, with a few things changed, left out or added.
class Mutator {
  public:
    Mutator(std::uint64_t seed, unsigned rarity) : m_random(seed), m_rarity(rarity) {}

    std::string mutate(const element& value) {
        JsonWriter writer;
        write(writer, value);
        return writer.take();
    }

  private:
    bool hit() { return m_random() % m_rarity == 0; }

    void write(JsonWriter& writer, const element& value) {
        if (hit()) return writeOther(writer);
        if (value.type() == element_type::OBJECT) {
            writer.beginObject();
            for (const auto [key, each] : objectOf(value)) {
                if (hit()) continue;
                writer.key(key);
                write(writer, each);
            }
            if (hit()) {
                writer.key("unknown_" + std::to_string(m_random() % 100));
                writeOther(writer);
            }
            writer.endObject();
        } else if (value.type() == element_type::ARRAY) {
            writer.beginList();
            for (const element each : listOf(value)) {
                write(writer, each);
                if (hit()) write(writer, each);
            }
            if (hit()) writeOther(writer);
            writer.endList();
        } else {
            writer.raw(canonicalJson(value));
        }
    }
    void writeOther(JsonWriter& writer) {
        static const std::vector<std::string> kOthers = {"null",
                                                         "true",
                                                         "[]",
                                                         "{}",
                                                         "0",
                                                         "-1",
                                                         "9223372036854775807",
                                                         "-9223372036854775808",
                                                         "18446744073709551615",
                                                         "1e300",
                                                         "0.5",
                                                         "\"\"",
                                                         "\"text\"",
                                                         "\"-9223372036854775808\"",
                                                         "\"9223372036854775807\"",
                                                         "[null]",
                                                         "[[[]]]",
                                                         "{\"mark\":{}}",
                                                         "2147483648",
                                                         "\"\xE6\x96\x87\\u0000\"",
                                                         "\"" + std::string(5000, 'x') + "\"",
                                                         "\"2026-01-01T11:27:57.653136+08:00\""};
        writer.raw(kOthers[m_random() % kOthers.size()]);
    }

    std::mt19937_64 m_random;
    unsigned m_rarity;
};

using Codec = std::function<void(const JsonReader&)>;

void writeBodies(const TaskDetails& details, Generation generation) {
    const OfferBook offers(dataOf(catalogueExample(), readOffers));
    domain::DeploymentSpec spec = toSpec(details, offers);
    spec.environment.push_back({"A", "b c"});
    (void)generationFor(spec, details, offers);
    for (const auto& body : {updateBody(spec, details, generation, offers),
                             createBody(spec, "b0", generation, offers)}) {
        if (!body) continue;
        EXPECT_TRUE(JsonDocument::parse(*body)) << *body;
    }
}

void writeBodies(const JsonReader& data, Generation generation) {
    TaskDetails details;
    (generation == Generation::Old ? details.old : details.fresh) =
        readTaskDetail(data, generation);
    writeBodies(details, generation);
}

// Reads many spoilt forms of the example. Whatever was wrong has been named.
void spoil(const std::string& example, const Codec& read) {
    const auto document = JsonDocument::parse(example);
    ASSERT_TRUE(document);
    int fine = 0;
    int named = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        Mutator mutator(seed, 10 + static_cast<unsigned>(seed % 190));
        const auto envelope = readEnvelope(mutator.mutate(document->root()));
        if (!envelope) continue;
        JsonStatus status;
        (void)envelope->data(status, read);
        if (status.ok()) {
            ++fine;
            continue;
        }
        ++named;
        EXPECT_FALSE(status.error().field.empty());
        EXPECT_TRUE(domain::isUtf8(status.error().detail));
    }
    EXPECT_GT(fine, 0) << "the seeds show both ways";
    EXPECT_GT(named, 0) << "the seeds show both ways";
}

TEST(CodecMutation, CataloguesWithMistakesAreReadOrNamed) {
    const Codec read = [](const JsonReader& data) { const OfferBook offers(readOffers(data)); };
    spoil(catalogueExample(), read);
    spoil(catalogueExample2025(), read);
}

TEST(CodecMutation, TasksWithMistakesAreReadOrNamed) {
    spoil(taskListExample(), [](const JsonReader& data) { (void)readTasks(data); });
}

TEST(CodecMutation, DetailsWithMistakesAreReadOrNamedAndSentBackAsJson) {
    spoil(oldDetailExample(), [](const JsonReader& data) { writeBodies(data, Generation::Old); });
    spoil(newDetailExample(), [](const JsonReader& data) { writeBodies(data, Generation::New); });
    spoil(severalContainersExample(),
          [](const JsonReader& data) { writeBodies(data, Generation::New); });
}

TEST(CodecMutation, JobsWithMistakesAreReadOrNamedAndWithinWhatCanBe) {
    spoil(jobExample(), [](const JsonReader& data) {
        const TaskDetails details{std::nullopt, readJobDetail(data)};
        writeBodies(details, Generation::New);
        const domain::DeploymentSpec spec =
            toSpec(details, OfferBook(dataOf(catalogueExample(), readOffers)));
        ASSERT_TRUE(spec.job);
        EXPECT_GE(spec.job->timeout.count(), 0);
        EXPECT_GE(spec.job->runTime.count(), 0);
        EXPECT_GE(spec.nodes, 0);
        const domain::JobProgress progress = progressOf(*details.job(), *spec.job, {});
        EXPECT_GE(progress.active, 0);
        EXPECT_GE(progress.succeeded, 0);
        EXPECT_GE(progress.failed, 0);
    });
    spoil(taskListExample(), [](const JsonReader& data) { (void)readJobs(data); });
}

TEST(CodecMutation, NodesLogsAndEventsWithMistakesAreReadOrNamed) {
    spoil(pointsExample(), [](const JsonReader& data) { (void)readPoints(data); });
    spoil(eventsExample(), [](const JsonReader& data) { (void)readPodEvents(data); });
    spoil(logExample(), [](const JsonReader& data) { (void)readLogs(data); });
}

TEST(CodecMutation, AccountsWithMistakesAreReadOrNamed) {
    spoil(storageExample(), [](const JsonReader& data) { (void)readStorages(data); });
    spoil(billingExample(), [](const JsonReader& data) { (void)readBillingRecords(data); });
    spoil(billingShareExample(), [](const JsonReader& data) { (void)readBillingShares(data); });
}

}  // namespace
}  // namespace berth::platform_client::gongji
