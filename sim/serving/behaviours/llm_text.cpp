// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/llm_text.h"

#include <array>
#include <cstddef>

namespace berth::sim::serving {

namespace {

// The empty word stands for the name of the node.
constexpr std::array<std::string_view, 56> kWords{
    "This",     "answer", "comes",     "from",    "",      ",",      "a",       "node",
    "of",       "a",      "simulated", "cluster", ".",     "It",     "knows",   "nothing",
    "and",      "says",   "it",        "at",      "the",   "pace",   "of",      "a",
    "language", "model",  ":",         "a",       "first", "token",  "after",   "a",
    "pause",    ",",      "then",      "one",     "token", "after",  "another", ",",
    "as",       "fast",   "as",        "the",     "card",  "allows", ".",       "Ask",
    "again",    "and",    "another",   "node",    "may",   "answer", "you",     "."};

}  // namespace

std::string llmWord(std::string_view node, std::int64_t n) {
    const std::string_view word = kWords[static_cast<std::size_t>(n) % kWords.size()];
    const bool joined = n == 0 || word == "." || word == "," || word == ":";
    std::string out = joined ? "" : " ";
    out += word.empty() ? node : word;
    return out;
}

std::int64_t tokensIn(std::string_view text) {
    return static_cast<std::int64_t>(text.size() + 3) / 4;
}

}  // namespace berth::sim::serving
