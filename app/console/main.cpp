// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QTextStream>
#include <utility>

#include "app/console/appearance.h"
#include "app/console/command_line.h"
#include "app/console/console.h"
#include "app/console/core_dumps.h"
#include "app/console/memory_settings.h"
#include "app/console/profile_folder.h"
#include "app/console/start_failure.h"
#include "app/console/stop_signals.h"
#include "app/embedded/standard_streams.h"
#include "models/domain/clock.h"
#include "models/store/profile_store.h"
#include "ui/widgets/scroll_area_access.h"

namespace {

constexpr int kFailedExit = 1;

// Says on the terminal and, where somebody looks at a window, in a window why the console cannot
// start.
int explain(const berth::app::CommandLine& line, const QString& folder,
            const berth::domain::Error& error) {
    QTextStream(stderr) << "berth: profile " << folder << ": "
                        << QString::fromStdString(error.detail) << '\n';
    if (!line.screenshot.isEmpty()) return kFailedExit;
    berth::app::MemorySettings settings;
    berth::ui::UiContext ui(themeOf(line, settings), languageOf(line, settings));
    berth::app::showStartFailure(ui, folder, error);
    QApplication::exec();
    return kFailedExit;
}

}  // namespace

int main(int argc, char** argv) {
    berth::app::holdStandardStreams();
    if (!berth::app::forbidCoreDumps()) {
        QTextStream(stderr) << "berth: core dumps cannot be switched off here; if it crashes, one "
                               "may hold secrets\n";
    }
    // The command line is checked before there is a display to connect to.
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto parsed = berth::app::parseCommandLine(arguments);
    if (!parsed) {
        QTextStream(stderr) << "berth: " << parsed.error().message << '\n';
        return berth::app::kUsageExit;
    }
    const berth::app::CommandLine& line = *parsed;
    if (line.help) {
        QTextStream(stdout) << berth::app::usageText();
        return 0;
    }
    if (line.version) {
        QTextStream(stdout) << "berth " BERTH_VERSION "\n";
        return 0;
    }

    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("berth"));
    QApplication::setApplicationVersion(QStringLiteral(BERTH_VERSION));
    berth::ui::installScrollAreaAccess();
    const berth::app::StopSignals stopSignals;
    const QString folder = berth::app::profileFolder(line.profile);
    const berth::domain::SystemClock clock;
    auto store = berth::store::ProfileStore::start(folder.toStdString(), clock);
    if (!store) return explain(line, folder, store.error());
    const auto outcome = (*store)->waitUntilOpen();
    if (!outcome) return explain(line, folder, outcome.error());
    berth::app::Console console(line, std::move(*store), *outcome);
    console.show();
    return QApplication::exec();
}
