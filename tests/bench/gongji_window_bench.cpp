// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand deployments with ten nodes each in the console's window, read over the Open API from a
// simulator in the same process: how long until something is shown and until everything is, how
// long the event loop is held meanwhile, and how long filtering and sorting ten thousand nodes
// takes while the platform is watched. Yardstick: the same loop with the same window and no
// platform. Usage: bench_gongji_window [deployments] [nodes of each] [seconds]. Prints JSON.
#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <cstdlib>
#include <memory>
#include <string>
#include <utility>

#include "platform_client/gongji/gongji_platform.h"
#include "platform_client/network/network_thread.h"
#include "platform_client/network/qt_http_transport.h"
#include "tests/bench/heartbeat.h"
#include "tests/bench/measure.h"
#include "tests/bench/nodes_window.h"
#include "tests/bench/served_cluster.h"
#include "tests/bench/table_questions.h"
#include "tests/support/event_loop.h"

namespace berth::bench {
namespace {

using platform_client::NetworkThread;
using platform_client::QtHttpTransport;
using platform_client::gongji::GongjiPlatform;

constexpr double kBareSeconds = 3;

struct Client {
    explicit Client(const ServedCluster& cluster) : transport(thread) {
        domain::ConnectionSettings settings;
        settings.id = {"bench"};
        settings.baseUrl = cluster.address();
        platform_client::gongji::GongjiOptions options;
        options.live = false;
        auto made = GongjiPlatform::make({thread, transport, clock, random, {}}, settings,
                                         {cluster.token(), {}}, options);
        if (!made) fail(made.error().detail);
        platform = std::move(*made);
    }

    domain::SystemClock clock;
    domain::SystemRandom random;
    NetworkThread thread;
    QtHttpTransport transport;
    std::unique_ptr<GongjiPlatform> platform;
};

void runFor(double seconds) {
    QTimer::singleShot(static_cast<int>(seconds * 1000), QCoreApplication::instance(),
                       &QCoreApplication::quit);
    QCoreApplication::exec();
}

std::string bareLoop() {
    QWidget window;
    window.resize(1280, 800);
    window.show();
    support::drain();
    Heartbeat heartbeat;
    heartbeat.start();
    runFor(kBareSeconds);
    heartbeat.stop();
    return heartbeat.figures();
}

std::string measure(const ServedCluster& cluster, ui::UiContext& ui, double seconds) {
    QElapsedTimer since;
    since.start();
    Heartbeat reading;
    reading.start();
    Client client(cluster);
    NodesWindow shownIn(ui, *client.platform);
    const bridge::PlatformBridge& bridge = shownIn.bridge;
    const auto step = [] { QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20); };
    waitUntil([&] { return !bridge.snapshot()->nodes.empty(); }, "a node", step);
    const double something = static_cast<double>(since.elapsed()) / 1000;
    waitUntil([&] { return bridge.snapshot()->isWhole() && cluster.allRun(*bridge.snapshot()); },
              "every node", step);
    const double everything = static_cast<double>(since.elapsed()) / 1000;
    reading.stop();

    TableQuestions questions(shownIn.hands());
    int shown = 0;
    QObject::connect(&bridge, &bridge::PlatformBridge::snapshotChanged, &shownIn.window,
                     [&] { ++shown; });
    Heartbeat watching;
    watching.start();
    questions.start();
    runFor(seconds);
    watching.stop();
    questions.stop();
    return fmt::format(
        "  \"something_shown_s\": {:.2f}, \"all_shown_s\": {:.2f},\n  \"reading\": {{{}}},\n"
        "  \"watching\": {{{}, {}, \"states_shown\": {}}}",
        something, everything, reading.figures(), watching.figures(), questions.figures(), shown);
}

int run(int deployments, int nodes, double seconds) {
    ui::UiContext ui(ui::ThemeChoice::Light, ui::LanguageCode::English);
    const std::string bare = bareLoop();
    const ServedCluster cluster(deployments, nodes);
    const std::string console = measure(cluster, ui, seconds);
    fmt::print(
        "{{\n  \"deployments\": {}, \"nodes\": {}, \"load\": {:.1f},\n"
        "  \"bare_loop\": {{{}}},\n{}\n}}\n",
        deployments, deployments * nodes, loadAverage(), bare, console);
    return 0;
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const auto number = [&](int which, int usual) {
        return argc > which ? std::max(1, std::atoi(argv[which])) : usual;
    };
    return berth::bench::run(number(1, 300), number(2, 10), number(3, 5));
}
