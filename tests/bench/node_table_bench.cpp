// SPDX-License-Identifier: GPL-3.0-or-later
// 5,000 nodes that change 5,000 times a second, from a thread of the platform's through bridge and
// item model into the nodes page in the window, while somebody filters and sorts twice a second.
// Beside it the same rows and changes in Qt's ready-made models. Usage: bench_node_table [SECONDS]
#include <fmt/format.h>

#include <QApplication>
#include <QHeaderView>
#include <QMainWindow>
#include <atomic>
#include <chrono>
#include <functional>
#include <thread>
#include <vector>

#include "tests/bench/changing_nodes.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/measure.h"
#include "tests/bench/nodes_window.h"
#include "tests/bench/standard_table.h"
#include "tests/bench/table_questions.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_platform.h"
#include "ui/tables/node_table.h"

namespace berth::bench {
namespace {

using items::NodeColumn;
using namespace std::chrono_literals;

constexpr int kNodes = 5'000;
constexpr auto kChangeEvery = 50ms;
constexpr int kChangesAtOnce = 250;
constexpr int kShownEveryMs = 250;  // as the bridge does

std::string measure(TableHands hands, double seconds, const std::function<std::string()>& more) {
    Heartbeat heartbeat;
    TableQuestions questions(std::move(hands));
    questions.start();
    heartbeat.start();
    QTimer::singleShot(static_cast<int>(seconds * 1000), QCoreApplication::instance(),
                       &QCoreApplication::quit);
    QCoreApplication::exec();
    heartbeat.stop();
    questions.stop();
    return fmt::format("{{{}, {}, {}}}", heartbeat.figures(), questions.figures(), more());
}

std::string measureConsole(ui::UiContext& ui, double seconds) {
    ChangingNodes nodes(kNodes);
    support::FakePlatform platform(nodes.publish());
    NodesWindow shownIn(ui, platform);
    int shown = 0;
    QObject::connect(&shownIn.bridge, &bridge::PlatformBridge::snapshotChanged, &shownIn.window,
                     [&] { ++shown; });
    std::atomic<std::int64_t> changed = 0;
    std::string figures;
    {
        const std::jthread platformsOwn([&](const std::stop_token& stop) {
            auto next = std::chrono::steady_clock::now();
            while (!stop.stop_requested()) {
                nodes.change(kChangesAtOnce);
                platform.publish(nodes.publish());
                changed += kChangesAtOnce;
                std::this_thread::sleep_until(next += kChangeEvery);
            }
        });
        figures = measure(shownIn.hands(), seconds, [&] {
            return fmt::format("\"changes_per_s\": {:.0f}, \"shown_per_s\": {:.1f}",
                               static_cast<double>(changed) / seconds, shown / seconds);
        });
    }
    return figures;
}

std::string measureStandard(ui::UiContext& ui, double seconds) {
    ChangingNodes nodes(kNodes);
    const ui::NodeWords words(ui);
    const std::vector<NodeColumn> columns = {
        NodeColumn::Name, NodeColumn::Deployment, NodeColumn::State,    NodeColumn::Region,
        NodeColumn::Gpu,  NodeColumn::GpuUse,     NodeColumn::Requests, NodeColumn::Restarts,
        NodeColumn::Age,  NodeColumn::DiskOnly};
    StandardTable table(words, columns);
    table.fill(nodes.now());
    QMainWindow window;
    window.resize(1440, 900);
    window.setCentralWidget(&table.view());
    window.show();
    support::drain();
    QTimer timer;
    timer.setInterval(kShownEveryMs);
    int shown = 0;
    std::int64_t changed = 0;
    QObject::connect(&timer, &QTimer::timeout, &window, [&] {
        const int count = kChangesAtOnce * static_cast<int>(kShownEveryMs / kChangeEvery.count());
        table.update(nodes.now(), nodes.change(count));
        changed += count;
        ++shown;
    });
    timer.start();
    const auto place = [&](NodeColumn column) {
        return static_cast<int>(std::ranges::find(columns, column) - columns.begin());
    };
    std::string figures =
        measure({[&](const QString& text) { table.filter(text); },
                 [&](NodeColumn column, Qt::SortOrder order) { table.sort(place(column), order); },
                 [&] { table.sort(-1, Qt::AscendingOrder); }, table.view().viewport()},
                seconds, [&] {
                    return fmt::format("\"changes_per_s\": {:.0f}, \"shown_per_s\": {:.1f}",
                                       static_cast<double>(changed) / seconds, shown / seconds);
                });
    (void)window.takeCentralWidget();  // the view belongs to the table
    table.view().setParent(nullptr);
    return figures;
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    using namespace berth::bench;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const double seconds = argc > 1 ? std::max(0.5, std::atof(argv[1])) : 10;
    berth::ui::UiContext ui(berth::ui::ThemeChoice::Light, berth::ui::LanguageCode::English);
    const double load = loadAverage();
    const std::string console = measureConsole(ui, seconds);
    const std::string standard = measureStandard(ui, seconds);
    fmt::print(
        "{{\n  \"nodes\": {}, \"seconds\": {:.1f}, \"load_before\": {:.2f}, "
        "\"load_after\": {:.2f},\n  \"console\": {},\n  \"standard_items\": {}\n}}\n",
        kNodes, seconds, load, loadAverage(), console, standard);
    return 0;
}
