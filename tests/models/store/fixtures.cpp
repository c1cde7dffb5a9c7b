// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/store/fixtures.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace berth::store::fixtures {

TemporaryFolder::TemporaryFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "berth-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

std::string TemporaryFolder::backup(int number) const {
    return profile() + "/backups/berth-" + std::to_string(number) + ".db";
}

std::vector<std::string> TemporaryFolder::profileFiles(const std::string& prefix) const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(profile())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix)) names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string readFile(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void writeFile(const std::string& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(content.data(), static_cast<std::streamsize>(content.size()));
}

domain::CommandRecord recordNumber(std::uint64_t sequence) {
    std::string payload = "payload " + std::to_string(sequence);
    payload.append(sequence * 37 % 900, static_cast<char>(sequence % 256));
    return {sequence, {static_cast<std::int64_t>(sequence) * 1'000'000}, "change", payload};
}

domain::SimulationHead someHead() {
    return {"scenario: \xE6\xB3\x8A\n" + std::string(3000, 's'), 0xFFFF'FFFF'FFFF'FFFEU, {5}};
}

std::vector<domain::CommandRecord> allRecords(domain::CommandLog& log) {
    std::vector<domain::CommandRecord> records;
    const auto read = log.readAll([&](const domain::CommandRecord& record) {
        records.push_back(record);
        return true;
    });
    EXPECT_TRUE(read.has_value()) << read.error().detail;
    return records;
}

domain::ConnectionSettings connectionNumber(int number) {
    domain::ConnectionSettings settings;
    settings.id = {"connection-" + std::to_string(number)};
    settings.name = "Platform " + std::to_string(number);
    settings.baseUrl = "https://api-" + std::to_string(number) + ".example.com";
    settings.keyMode = number % 2 == 0 ? domain::KeyMode::Simple : domain::KeyMode::Rsa;
    settings.createdUnixMs = number;
    return settings;
}

std::vector<domain::ConnectionSettings> keptConnections(ProfileStore& store) {
    auto all = waitFor<std::vector<domain::ConnectionSettings>>(
        [&](auto reply) { store.connections().list(std::move(reply)); });
    EXPECT_TRUE(all.has_value()) << all.error().detail;
    return all.value_or(std::vector<domain::ConnectionSettings>{});
}

domain::HostProfile hostNumber(int number) {
    domain::HostProfile profile;
    profile.id = {"host-" + std::to_string(number)};
    profile.name = "Computer " + std::to_string(number);
    profile.target = {"10.0.0." + std::to_string(number), 22, "root", {}};
    profile.target.login.keyFile = "/keys/" + std::to_string(number);
    profile.createdUnixMs = number;
    return profile;
}

std::vector<domain::HostProfile> keptHosts(ProfileStore& store) {
    auto all = waitFor<std::vector<domain::HostProfile>>(
        [&](auto reply) { store.hosts().list(std::move(reply)); });
    EXPECT_TRUE(all.has_value()) << all.error().detail;
    return all.value_or(std::vector<domain::HostProfile>{});
}

std::unique_ptr<ProfileStore> startStore(const TemporaryFolder& folder,
                                         const domain::Clock& clock) {
    auto store = ProfileStore::start(folder.profile(), clock);
    if (!store) {
        ADD_FAILURE() << store.error().detail;
        std::abort();
    }
    return std::move(*store);
}

}  // namespace berth::store::fixtures
