// SPDX-License-Identifier: GPL-3.0-or-later
// The parsing tests of JSONTestSuite; see data/README.md.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "models/domain/text.h"
#include "platform_client/json/canonical_json.h"
#include "platform_client/json/json_document.h"

namespace berth::platform_client {
namespace {

std::map<std::string, std::string> suite(const std::string& prefix) {
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(BERTH_JSON_SUITE)) {
        const std::string name = entry.path().filename().string();
        if (name.rfind(prefix, 0) != 0) continue;
        std::ifstream in(entry.path(), std::ios::binary);
        files[name] = std::string(std::istreambuf_iterator<char>(in), {});
    }
    return files;
}

bool accepted(const std::string& text) {
    return JsonDocument::parse(text).has_value();
}

// Files that RFC 8259 allows and that say one key twice: refused by decision, see JsonDocument.
bool saysAKeyTwice(const std::string& name) {
    return name == "y_object_duplicated_key.json" ||
           name == "y_object_duplicated_key_and_value.json";
}

TEST(JsonSuite, IsThereWhole) {
    EXPECT_EQ(suite("y_").size(), 95U);
    EXPECT_EQ(suite("n_").size(), 188U);
    EXPECT_EQ(suite("i_").size(), 35U);
}

TEST(JsonSuite, WhatMustBeAcceptedIsAcceptedButForKeysSaidTwice) {
    for (const auto& [name, text] : suite("y_"))
        EXPECT_EQ(accepted(text), !saysAKeyTwice(name)) << name;
}

TEST(JsonSuite, WhatMustBeRefusedIsRefused) {
    for (const auto& [name, text] : suite("n_"))
        EXPECT_FALSE(accepted(text)) << name;
}

TEST(JsonSuite, WhatMayBeEitherIsDecided) {
    const std::map<std::string, bool> decided = {
        // A double comes as near as it can, also when that is zero.
        {"i_number_double_huge_neg_exp.json", true},
        {"i_number_real_underflow.json", true},
        // What no double can hold is refused, and so is a whole number beyond 64 bits: integers are
        // exact or nothing.
        {"i_number_huge_exp.json", false},
        {"i_number_neg_int_huge_exp.json", false},
        {"i_number_pos_double_huge_exp.json", false},
        {"i_number_real_neg_overflow.json", false},
        {"i_number_real_pos_overflow.json", false},
        {"i_number_too_big_neg_int.json", false},
        {"i_number_too_big_pos_int.json", false},
        {"i_number_very_big_negative_int.json", false},
        // Half of a surrogate pair is no character.
        {"i_object_key_lone_2nd_surrogate.json", false},
        {"i_string_1st_surrogate_but_2nd_missing.json", false},
        {"i_string_1st_valid_surrogate_2nd_invalid.json", false},
        {"i_string_incomplete_surrogate_and_escape_valid.json", false},
        {"i_string_incomplete_surrogate_pair.json", false},
        {"i_string_incomplete_surrogates_escape_valid.json", false},
        {"i_string_invalid_lonely_surrogate.json", false},
        {"i_string_invalid_surrogate.json", false},
        {"i_string_inverted_surrogates_U+1D11E.json", false},
        {"i_string_lone_second_surrogate.json", false},
        // UTF-8 only, well-formed only.
        {"i_string_UTF-16LE_with_BOM.json", false},
        {"i_string_UTF-8_invalid_sequence.json", false},
        {"i_string_UTF8_surrogate_U+D800.json", false},
        {"i_string_invalid_utf-8.json", false},
        {"i_string_iso_latin_1.json", false},
        {"i_string_lone_utf8_continuation_byte.json", false},
        {"i_string_not_in_unicode_range.json", false},
        {"i_string_overlong_sequence_2_bytes.json", false},
        {"i_string_overlong_sequence_6_bytes.json", false},
        {"i_string_overlong_sequence_6_bytes_null.json", false},
        {"i_string_truncated-utf-8.json", false},
        {"i_string_utf16BE_no_BOM.json", false},
        {"i_string_utf16LE_no_BOM.json", false},
        {"i_structure_UTF-8_BOM_empty_object.json", false},
        // Deeper than 64.
        {"i_structure_500_nested_arrays.json", false},
    };
    const auto files = suite("i_");
    ASSERT_EQ(decided.size(), files.size());
    for (const auto& [name, text] : files) {
        ASSERT_TRUE(decided.contains(name)) << name;
        EXPECT_EQ(accepted(text), decided.at(name)) << name;
    }
}

TEST(JsonSuite, TextCutAtEveryByteIsRefusedOrWholeAgain) {
    for (const auto& [name, text] : suite("y_")) {
        for (std::size_t length = 0; length < text.size(); ++length) {
            // On the heap and exactly as long, so that reading past the end is noticed.
            const std::string cut(text.data(), length);
            const auto read = JsonDocument::parse(cut);
            if (!read) continue;
            // Only a number, or a value with blanks behind it, is still a value when cut.
            const bool number = read->root().is_number();
            EXPECT_TRUE(number ||
                        cut.find_last_not_of(" \t\r\n") == text.find_last_not_of(" \t\r\n"))
                << name << " at " << length;
        }
    }
}

TEST(JsonSuite, WhatIsAcceptedIsWrittenAndReadBackTheSame) {
    for (const auto& [name, text] : suite("y_")) {
        const auto read = JsonDocument::parse(text);
        if (!read) continue;
        const std::string written = canonicalJson(read->root());
        EXPECT_TRUE(domain::isUtf8(written)) << name;
        const auto again = JsonDocument::parse(written);
        ASSERT_TRUE(again.has_value()) << name << ": " << written;
        EXPECT_EQ(canonicalJson(again->root()), written) << name;
    }
}

TEST(JsonDocument, AllowsNestingUpToItsLimitAndNoDeeper) {
    const auto nested = [](int depth) {
        return std::string(static_cast<std::size_t>(depth), '[') +
               std::string(static_cast<std::size_t>(depth), ']');
    };
    EXPECT_TRUE(accepted(nested(64)));
    const auto tooDeep = JsonDocument::parse(nested(65));
    ASSERT_FALSE(tooDeep);
    EXPECT_EQ(tooDeep.error().code, domain::ErrorCode::LimitExceeded);
    EXPECT_EQ(JsonDocument::parse(nested(100'000)).error().code, domain::ErrorCode::LimitExceeded);
    EXPECT_FALSE(accepted(std::string(1'000'000, '[')));
}

TEST(JsonDocument, RefusesATextBeyondItsSize) {
    const auto read = JsonDocument::parse("[1,2,3]", {6, 64});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, domain::ErrorCode::LimitExceeded);
    EXPECT_TRUE(JsonDocument::parse("[1,2,3]", {7, 64}));
}

TEST(JsonDocument, RefusesAKeyThatComesTwiceHoweverItIsWritten) {
    EXPECT_FALSE(accepted(R"({"a":1,"b":2,"a":1})"));
    EXPECT_FALSE(accepted(R"([{"x":{"a":1,"\u0061":2}}])"));
    EXPECT_TRUE(accepted(R"({"a":{"a":1},"b":{"a":1}})"));
}

TEST(JsonDocument, KeepsWholeNumbersOf64BitsExactly) {
    const auto read = JsonDocument::parse("[-9223372036854775808,18446744073709551615]");
    ASSERT_TRUE(read);
    EXPECT_EQ(canonicalJson(read->root()), "[-9223372036854775808,18446744073709551615]");
}

TEST(JsonDocument, IsReadTheSameAfterItWasMoved) {
    auto read = JsonDocument::parse(R"({"b":[1,"\u00e9"],"a":null})");
    ASSERT_TRUE(read);
    const simdjson::dom::element root = read->root();
    const JsonDocument moved = std::move(*read);
    EXPECT_EQ(canonicalJson(root), "{\"a\":null,\"b\":[1,\"\u00e9\"]}");
    EXPECT_EQ(canonicalJson(moved.root()), canonicalJson(root));
}

}  // namespace
}  // namespace berth::platform_client
