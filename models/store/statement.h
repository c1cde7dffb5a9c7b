// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "models/domain/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace berth::store {

// A prepared statement. Errors of bind show in the next step. One thread; must not outlive its
// Database.
class Statement {
  public:
    [[nodiscard]] static domain::Result<Statement> prepare(sqlite3* connection,
                                                           std::string_view sql);

    // Parameters count from 1. Text and blobs are copied.
    Statement& bind(int index, std::int64_t value);
    Statement& bind(int index, std::string_view text);
    Statement& bindBlob(int index, std::string_view bytes);

    // True: a row is there. False: done.
    [[nodiscard]] domain::Result<bool> step();
    // Steps to the end and resets, for statements without a result.
    [[nodiscard]] domain::Result<void> run();
    void reset();

    // Columns of the current row count from 0.
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] std::string text(int column) const;  // text or blob, byte for byte
    [[nodiscard]] bool isNull(int column) const;

  private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };

    explicit Statement(sqlite3_stmt* statement) : m_statement(statement) {}

    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bindError = 0;
};

}  // namespace berth::store
