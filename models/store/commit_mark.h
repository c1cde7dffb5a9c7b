// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "models/store/write_ahead_log.h"

namespace berth::store {

// What the next opening must find in the database. Every transaction counts itself in the database
// (`meta`, key "commits"); the same number is noted in a small file beside it once the transaction
// is on disk and before anybody is told so. A database that counts less has lost what was
// acknowledged, whatever the reason: a damaged, cut or missing log, an older file put in its place.
struct Mark {
    std::uint64_t commits = 0;
    // So many frames of the log with these salts are on their way into the database, which without
    // them may be a mixture of old and new pages. 0: none are.
    std::uint64_t backfilling = 0;
    LogSalts salts = 0;

    friend bool operator==(const Mark&, const Mark&) = default;
};

[[nodiscard]] std::string markOf(const std::string& databasePath);

// The file. It is written after the database is, so it never claims too much, and not synchronised
// for each commit, so it costs next to nothing: killing the program leaves it right, and a power
// failure leaves at worst an older claim.
class CommitMark {
  public:
    explicit CommitMark(std::string path) : m_path(std::move(path)) {}

    // Nothing: there is none, or it is not as it was written; then nothing is claimed.
    [[nodiscard]] std::optional<Mark> read() const;
    // One that cannot be written is removed: no claim is better than an outdated one.
    // `durable`: on disk when it returns.
    void write(const Mark& mark, bool durable = false) const;

  private:
    std::string m_path;
};

}  // namespace berth::store
