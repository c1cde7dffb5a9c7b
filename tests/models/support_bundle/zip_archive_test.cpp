// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/zip_archive.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/support/seeded_random.h"

namespace berth::support_bundle {
namespace {

Bundle sample() {
    Bundle bundle;
    bundle.name = "berth-support";
    bundle.madeUnixMs = 1'796'000'000'000;
    std::string big;
    support::SeededRandom random(3);
    while (big.size() < 300'000)
        big += std::to_string(random.next()) + '\n';
    bundle.parts = {{PartKind::ReadMe, "README.txt", "hello\n"},
                    {PartKind::Events, "empty.csv", ""},
                    {PartKind::History, "历史/机器.csv", "x"},
                    {PartKind::Inspection, "big.json", big}};
    return bundle;
}

struct Folder {
    Folder() {
        char pattern[] = "/tmp/berth-zip-XXXXXX";
        path = ::mkdtemp(pattern);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    std::filesystem::path path;
};

std::string write(const Folder& folder, const std::string& bytes) {
    const std::string path = folder.path / "bundle.zip";
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
}

int run(const std::vector<const char*>& arguments) {
    std::vector<char*> list;
    for (const char* argument : arguments)
        list.push_back(const_cast<char*>(argument));
    list.push_back(nullptr);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execvp(list.front(), list.data());
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(ZipArchive, IsReadBackByTheLibraryAsItWasMade) {
    const Bundle bundle = sample();
    const auto bytes = zipArchive(bundle);
    ASSERT_TRUE(bytes) << bytes.error().detail;
    const Folder folder;
    const std::string path = write(folder, *bytes);
    int error = 0;
    zip_t* archive = zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error);
    ASSERT_NE(archive, nullptr) << error;
    ASSERT_EQ(zip_get_num_entries(archive, 0), 4);
    for (zip_uint64_t i = 0; i < 4; ++i) {
        EXPECT_EQ(zip_get_name(archive, i, ZIP_FL_ENC_STRICT),
                  "berth-support/" + bundle.parts[i].path);
        zip_file_t* file = zip_fopen_index(archive, i, 0);
        std::string text(bundle.parts[i].text.size() + 1, '\0');
        text.resize(static_cast<std::size_t>(zip_fread(file, text.data(), text.size())));
        EXPECT_EQ(text, bundle.parts[i].text);
        zip_fclose(file);
        zip_uint8_t system = 0;
        zip_uint32_t attributes = 0;
        zip_file_get_external_attributes(archive, i, 0, &system, &attributes);
        EXPECT_EQ(attributes >> 16U, 0100600U);
    }
    zip_discard(archive);
}

TEST(ZipArchive, IsReadByOtherPrograms) {
    const auto bytes = zipArchive(sample());
    ASSERT_TRUE(bytes);
    const Folder folder;
    const std::string path = write(folder, *bytes);
    EXPECT_EQ(run({"unzip", "-tqq", path.c_str()}), 0);
    EXPECT_EQ(run({PYTHON3, "-c",
                   "import sys, zipfile\n"
                   "z = zipfile.ZipFile(sys.argv[1])\n"
                   "assert z.testzip() is None\n"
                   "names = [i.filename for i in z.infolist()]\n"
                   "assert names[2] == 'berth-support/历史/机器.csv', names\n"
                   "assert z.infolist()[0].date_time == (2026, 11, 30, 0, 53, 20)\n"
                   "assert z.read('berth-support/README.txt') == b'hello\\n'\n"
                   "assert z.read('berth-support/empty.csv') == b''\n"
                   "assert len(z.read('berth-support/big.json')) >= 300000\n",
                   path.c_str()}),
              0);
}

TEST(ZipArchive, IsTheSameForTheSameBundleInAnyTimeZone) {
    const auto once = zipArchive(sample());
    ::setenv("TZ", "America/Los_Angeles", 1);
    ::tzset();
    const auto again = zipArchive(sample());
    ::setenv("TZ", "Asia/Shanghai", 1);
    ::tzset();
    ASSERT_TRUE(once && again);
    EXPECT_EQ(*once, *again);
}

TEST(ZipArchive, RefusesPathsThatLeadSomewhereElse) {
    for (const char* path : {"",   ".",     "..",   "../x", "a/../b", "/etc/passwd", "a//b",
                             "a/", "C:\\x", "a\\b", "-rf",  "con",    "COM1.txt",    "nul.csv",
                             "x.", "a b",   "a\nb", "a:b",  "a\xFF",  "a*b"})
        EXPECT_FALSE(isSafePath(path)) << path;
    EXPECT_FALSE(isSafePath(std::string(201, 'a')));
    for (const char* path : {"README.txt", "a/b-c_d.1", ".hidden", "机器.csv", "console.txt"})
        EXPECT_TRUE(isSafePath(path)) << path;
    Bundle bundle = sample();
    bundle.parts[1].path = "../up";
    ASSERT_FALSE(zipArchive(bundle));
    EXPECT_EQ(zipArchive(bundle).error().code, domain::ErrorCode::InvalidArgument);
    bundle.parts[1].path = "readme.TXT";
    ASSERT_FALSE(zipArchive(bundle));
    EXPECT_EQ(zipArchive(bundle).error().field, "path");
}

TEST(ZipArchive, TakesAnyMoment) {
    Bundle bundle = sample();
    for (const std::int64_t ms : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{1} << 60,
                                  std::int64_t{4'354'819'199'999}}) {
        bundle.madeUnixMs = ms;
        EXPECT_TRUE(zipArchive(bundle).has_value()) << ms;
    }
}

TEST(ZipArchive, IsNotMadeOfNothing) {
    Bundle bundle;
    bundle.name = "x";
    ASSERT_FALSE(zipArchive(bundle));
    EXPECT_EQ(zipArchive(bundle).error().code, domain::ErrorCode::InvalidArgument);
}

}  // namespace
}  // namespace berth::support_bundle
