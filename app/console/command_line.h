// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>
#include <tl/expected.hpp>

namespace berth::app {

// What the command line asks of the console. Absent: as saved, or the default.
struct CommandLine {
    QString profile;                  // folder that holds all state; empty: the user's own
    std::optional<QString> language;  // "en" or "zh_CN"
    std::optional<QString> theme;     // "light", "dark", "high-contrast" or "system"
    QString page;                     // name or route of a page
    QString screenshot;               // PNG file to write once data is shown, then exit
    std::optional<QSize> size;        // of the window, in device-independent pixels
    bool help = false;
    bool version = false;

    friend bool operator==(const CommandLine&, const CommandLine&) = default;
};

// Why a command line was refused: a sentence that names the option and what it accepts. The program
// prints it and ends with kUsageExit.
struct UsageError {
    QString message;
};

inline constexpr int kUsageExit = 2;

// `arguments` without the program's name. Options are "--name VALUE" or "--name=VALUE", each at
// most once. "--help" and "--version" win over everything after them.
[[nodiscard]] tl::expected<CommandLine, UsageError> parseCommandLine(const QStringList& arguments);

[[nodiscard]] QString usageText();

}  // namespace berth::app
