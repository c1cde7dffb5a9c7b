// SPDX-License-Identifier: GPL-3.0-or-later
// The map of 5,000 machines with 40,000 cards: laid out, drawn, asked what is at a point, and drawn
// again when one machine has changed. Beside it as many rectangles in Qt's graphics scene, which is
// what one would take otherwise. Prints processor time, milliseconds. Usage: bench_map [ROUNDS]
#include <fmt/format.h>

#include <QApplication>
#include <QGraphicsRectItem>
#include <QGraphicsScene>
#include <QGraphicsView>
#include <QImage>
#include <QPainter>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/bench/measure.h"
#include "ui/simulator/cluster_map.h"
#include "ui/simulator/map_layout.h"

namespace berth::bench {
namespace {

constexpr int kRegions = 5;
constexpr int kMachinesPerRegion = 1'000;
constexpr int kCards = 8;
constexpr int kDeployments = 20;
constexpr int kHits = 1'000;
// What is in sight of the map in a window of 1920 by 1080.
constexpr QSize kRoom(1300, 560);

domain::ClusterMap cluster() {
    std::mt19937 random(1);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same map in each run
    domain::ClusterMap map;
    for (int r = 0; r < kRegions; ++r) {
        domain::MapRegion region;
        region.region.id.value = fmt::format("region-{}", r);
        region.region.name = fmt::format("Region {}", r);
        for (int m = 0; m < kMachinesPerRegion; ++m) {
            domain::MapMachine machine;
            machine.id.value = fmt::format("region-{}-h20-{:04}", r, m);
            machine.rack = fmt::format("region-{}-rack-{}", r, m / 8);
            machine.gpuSpec = m < kMachinesPerRegion / 2 ? "H20 x 8" : "4090 x 8";
            machine.down = random() % 100 == 0;
            machine.cordoned = random() % 50 == 0;
            for (int c = 0; c < kCards; ++c) {
                domain::MapCard card;
                const auto draw = random() % 10;
                card.state = draw < 6   ? domain::CardState::Busy
                             : draw < 7 ? domain::CardState::Pulling
                                        : domain::CardState::Free;
                card.deployment.value = fmt::format("d-{:02}", random() % kDeployments);
                card.node.value = fmt::format("n-{}-{}-{}", r, m, c);
                machine.cards.push_back(std::move(card));
            }
            region.machines.push_back(std::move(machine));
        }
        map.regions.push_back(std::move(region));
    }
    return map;
}

domain::SnapshotPtr deployments() {
    auto snapshot = std::make_shared<domain::Snapshot>();
    for (int d = 0; d < kDeployments; ++d) {
        domain::Deployment deployment;
        deployment.id.value = fmt::format("d-{:02}", d);
        deployment.spec.name = fmt::format("deployment-{}", d);
        snapshot->deployments.push_back(std::move(deployment));
    }
    return snapshot;
}

double milliseconds(int rounds, const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i)
        times.push_back(cpuSecondsOf(work) * 1000);
    return median(std::move(times));
}

// What is in sight at the top of the widget, as a scroll area shows it.
void draw(QWidget& widget, QImage& image) {
    QPainter painter(&image);
    widget.render(&painter, {}, QRegion(QRect({}, image.size())));
}

std::string measureMap(ui::UiContext& ui, int rounds) {
    const auto first = std::make_shared<domain::ClusterMap>(cluster());
    const auto second = std::make_shared<domain::ClusterMap>(*first);
    second->regions[2].machines[500].down = !second->regions[2].machines[500].down;
    const domain::SnapshotPtr snapshot = deployments();
    const double fit = milliseconds(rounds, [&] { (void)ui::fittingCell(*first, kRoom); });
    const double place = milliseconds(rounds, [&] { (void)ui::layOut(*first, kRoom.width(), 10); });
    ui::ClusterMapView view(ui);
    view.resize(kRoom);
    view.setRoom(kRoom);
    view.set(first, snapshot);
    view.resize(kRoom.width(), view.heightForWidth(kRoom.width()));
    QImage image(kRoom, QImage::Format_ARGB32_Premultiplied);
    const double fitted = milliseconds(rounds, [&] { draw(view, image); });
    bool other = false;
    const double change = milliseconds(rounds, [&] {
        other = !other;
        view.set(other ? second : first, snapshot);
    });
    const double hits = milliseconds(rounds, [&] {
        for (int i = 0; i < kHits; ++i)
            (void)view.machineAt({i * 7 % kRoom.width(), i * 13 % kRoom.height()});
    });
    std::string zoomed;
    while (view.canZoom(1)) {
        view.zoom(1);
        view.resize(kRoom.width(), view.heightForWidth(kRoom.width()));
        zoomed += fmt::format("{}{:.2f}", zoomed.empty() ? "" : ", ",
                              milliseconds(rounds, [&] { draw(view, image); }));
    }
    return fmt::format(
        "{{\"fit_ms\": {:.2f}, \"lay_out_ms\": {:.2f}, \"draw_ms\": {:.2f}, \"change_ms\": {:.2f}, "
        "\"thousand_hits_ms\": {:.2f}, \"draw_zoomed_ms\": [{}]}}",
        fit, place, fitted, change, hits, zoomed);
}

// A rectangle for each machine, as small as the map draws them.
std::string measureScene(int rounds) {
    std::unique_ptr<QGraphicsScene> scene;
    std::vector<QGraphicsRectItem*> items;
    const double place = milliseconds(rounds, [&] {
        items.clear();
        scene = std::make_unique<QGraphicsScene>();
        const int across = kRoom.width() / 6;
        for (int i = 0; i < kRegions * kMachinesPerRegion; ++i) {
            auto* item = scene->addRect(i % across * 6, i / across * 6, 5, 5, QPen(Qt::gray),
                                        QBrush(i % 3 == 0 ? Qt::blue : Qt::green));
            items.push_back(item);
        }
    });
    QGraphicsView view(scene.get());
    view.setRenderHint(QPainter::Antialiasing);
    view.resize(kRoom);
    QImage image(kRoom, QImage::Format_ARGB32_Premultiplied);
    const double drawn = milliseconds(rounds, [&] {
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        scene->render(&painter, QRectF(QPointF(), kRoom), QRectF(QPointF(), kRoom));
    });
    const double hits = milliseconds(rounds, [&] {
        for (int i = 0; i < kHits; ++i)
            (void)scene->itemAt(QPointF(i * 7 % kRoom.width(), i * 13 % kRoom.height()), {});
    });
    return fmt::format(
        "{{\"lay_out_ms\": {:.2f}, \"draw_ms\": {:.2f}, \"thousand_hits_ms\": {:.2f}}}", place,
        drawn, hits);
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    using namespace berth::bench;
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 25;
    berth::ui::UiContext ui(berth::ui::ThemeChoice::Light, berth::ui::LanguageCode::English);
    const double load = loadAverage();
    const std::string map = measureMap(ui, rounds);
    const std::string scene = measureScene(rounds);
    fmt::print(
        "{{\n  \"machines\": {}, \"cards\": {}, \"rounds\": {}, \"load_before\": {:.2f}, "
        "\"load_after\": {:.2f},\n  \"map\": {},\n  \"graphics_scene\": {}\n}}\n",
        kRegions * kMachinesPerRegion, kRegions * kMachinesPerRegion * kCards, rounds, load,
        loadAverage(), map, scene);
    return 0;
}
