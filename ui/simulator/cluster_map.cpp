// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/cluster_map.h"

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QRegion>
#include <QToolTip>
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "ui/simulator/map_changes.h"
#include "ui/simulator/map_painter.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

namespace {

constexpr int kLeastHeight = 120;
constexpr int kMostRects = 64;  // of a region that is worth asking

}  // namespace

ClusterMapView::ClusterMapView(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_map(std::make_shared<domain::ClusterMap>()),
      m_snapshot(std::make_shared<domain::Snapshot>()) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void ClusterMapView::set(domain::ClusterMapPtr map, domain::SnapshotPtr snapshot) {
    const bool reshaped = !sameShape(*map, *m_map);
    const domain::ClusterMapPtr before = std::exchange(m_map, std::move(map));
    m_snapshot = std::move(snapshot);
    const auto series = seriesOf(*m_snapshot);
    const bool recoloured = series != m_series;
    m_series = series;
    if (reshaped) relayout();
    if (m_focused) setAccessibleDescription(describe(m_layout.machines[*m_focused]));
    if (reshaped || recoloured) {
        update();
    } else if (m_map != before) {
        for (const QRect& part : changedParts(*before, *m_map, m_layout))
            update(part);
    }
}

MapSeries ClusterMapView::seriesOf(const domain::Snapshot& snapshot) const {
    // By the deployments' order, which is by name: colours do not jump while nodes come and go.
    MapSeries series;
    int next = 0;
    for (const domain::Deployment& deployment : snapshot.deployments)
        series[deployment.id] = std::min(next++, kOtherSeries);
    return series;
}

std::vector<ClusterMapView::LegendEntry> ClusterMapView::legend() const {
    std::vector<LegendEntry> entries;
    for (const domain::Deployment& deployment : m_snapshot->deployments) {
        const int series = m_series.at(deployment.id);
        if (series == kOtherSeries) {
            entries.push_back({m_snapshot->deployments.size() == kOtherSeries + 1
                                   ? QString::fromStdString(deployment.spec.name)
                                   : tr("others"),
                               kOtherSeries});
            break;
        }
        entries.push_back({QString::fromStdString(deployment.spec.name), series});
    }
    return entries;
}

int ClusterMapView::heightForWidth(int width) const {
    return std::max(kLeastHeight, sizeOf(*m_map, width, cell()).height());
}

int ClusterMapView::cell() const {
    return m_zoomed.value_or(m_fitting);
}

void ClusterMapView::setRoom(const QSize& room) {
    if (m_room == room) return;
    m_room = room;
    relayout();
}

bool ClusterMapView::canZoom(int step) const {
    if (step == 0) return !isFitted();
    return step > 0 ? cell() < kMapCells.back() : cell() > kMapCells.front();
}

void ClusterMapView::zoom(int step) {
    if (!canZoom(step)) return;
    if (step == 0) {
        m_zoomed.reset();
    } else {
        const auto at = std::find(kMapCells.begin(), kMapCells.end(), cell());
        m_zoomed = *(step > 0 ? std::next(at) : std::prev(at));
    }
    relayout();
    update();
    Q_EMIT zoomChanged();
}

void ClusterMapView::relayout() {
    const int before = cell();
    m_fitting = fittingCell(*m_map, m_room.isEmpty() ? size() : m_room);
    m_layout = layOut(*m_map, width(), cell());
    if (m_focused && *m_focused >= m_layout.machines.size()) m_focused.reset();
    updateGeometry();
    setMinimumHeight(std::max(kLeastHeight, m_layout.size.height()));
    if (cell() != before) Q_EMIT zoomChanged();
}

void ClusterMapView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    relayout();
}

const domain::MapRegion& ClusterMapView::regionOf(const PlacedMachine& placed) const {
    return m_map->regions[static_cast<std::size_t>(placed.region)];
}

const domain::MapMachine& ClusterMapView::machineOf(const PlacedMachine& placed) const {
    return regionOf(placed).machines[static_cast<std::size_t>(placed.machine)];
}

const domain::MapMachine* ClusterMapView::focusedMachine() const {
    return m_focused ? &machineOf(m_layout.machines[*m_focused]) : nullptr;
}

QString ClusterMapView::describe(const PlacedMachine& placed) const {
    const domain::MapMachine& machine = machineOf(placed);
    QStringList parts{QString::fromStdString(machine.id.value),
                      QString::fromStdString(machine.gpuSpec)};
    if (machine.down) parts << tr("down");
    if (machine.diskFull) parts << tr("disk full");
    if (machine.unreachable) parts << tr("cut off");
    if (machine.draining) parts << tr("draining");
    if (machine.cordoned || machine.diskFull) parts << tr("takes no new nodes");
    const auto busy = std::count_if(machine.cards.begin(), machine.cards.end(), [](const auto& c) {
        return c.state == domain::CardState::Busy || c.state == domain::CardState::Pulling;
    });
    const auto lost = std::count_if(machine.cards.begin(), machine.cards.end(), [](const auto& c) {
        return c.state == domain::CardState::Lost;
    });
    if (lost > 0 && !machine.down) parts << tr("%n card(s) lost", nullptr, static_cast<int>(lost));
    parts
        << tr("%1 of %n card(s) in use", nullptr, static_cast<int>(machine.cards.size())).arg(busy);
    QStringList nodes;
    const auto add = [&](const domain::NodeId& id) {
        const domain::Node* node = m_snapshot->findNode(id);
        if (node == nullptr) return;
        const QString name = QString::fromStdString(node->name);
        if (!nodes.contains(name)) nodes << name;
    };
    for (const domain::MapCard& card : machine.cards) {
        for (const domain::NodeId& id : card.sharing)
            add(id);
        add(card.node);
    }
    if (!nodes.isEmpty()) parts << nodes.join(QStringLiteral(", "));
    return parts.join(QStringLiteral(" · "));
}

void ClusterMapView::setFocused(std::optional<std::size_t> machine) {
    m_focused = machine;
    setAccessibleDescription(m_focused ? describe(m_layout.machines[*m_focused]) : QString());
    update();
}

void ClusterMapView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    if (!m_focused && !m_layout.machines.empty()) setFocused(0);
}

void ClusterMapView::moveFocus(int step) {
    if (m_layout.machines.empty()) return;
    const auto last = static_cast<std::ptrdiff_t>(m_layout.machines.size()) - 1;
    const auto at = static_cast<std::ptrdiff_t>(m_focused.value_or(0)) + step;
    setFocused(static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(at, 0, last)));
    Q_EMIT focusedMachineMoved(frameOf(*m_focused));
}

void ClusterMapView::moveFocusVertically(bool down) {
    if (!m_focused) return moveFocus(0);
    const QPoint from = m_layout.machines[*m_focused].frame.center();
    std::optional<std::size_t> best;
    int bestCost = 0;
    for (std::size_t i = 0; i < m_layout.machines.size(); ++i) {
        const QPoint to = m_layout.machines[i].frame.center();
        const int dy = down ? to.y() - from.y() : from.y() - to.y();
        if (dy < m_layout.cell / 2 + 1) continue;
        const int cost = 2 * dy + std::abs(to.x() - from.x());
        if (!best || cost < bestCost) {
            best = i;
            bestCost = cost;
        }
    }
    if (!best) return;
    setFocused(best);
    Q_EMIT focusedMachineMoved(frameOf(*best));
}

void ClusterMapView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Left:
            return moveFocus(-1);
        case Qt::Key_Right:
            return moveFocus(1);
        case Qt::Key_Up:
            return moveFocusVertically(false);
        case Qt::Key_Down:
            return moveFocusVertically(true);
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            if (m_focused) {
                const PlacedMachine& placed = m_layout.machines[*m_focused];
                Q_EMIT machineMenuRequested(QString::fromStdString(machineOf(placed).id.value),
                                            mapToGlobal(placed.frame.bottomLeft()));
            }
            return;
        case Qt::Key_Plus:
        case Qt::Key_Equal:  // the same key without Shift
            return zoom(1);
        case Qt::Key_Minus:
            return zoom(-1);
        case Qt::Key_0:
            return zoom(0);
        default:
            QWidget::keyPressEvent(event);
    }
}

void ClusterMapView::mousePressEvent(QMouseEvent* event) {
    if (const auto machine = m_layout.machineAt(event->pos())) setFocused(machine);
    QWidget::mousePressEvent(event);
}

void ClusterMapView::contextMenuEvent(QContextMenuEvent* event) {
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto machine = byKey ? m_focused : m_layout.machineAt(event->pos());
    if (machine) {
        setFocused(machine);
        const PlacedMachine& placed = m_layout.machines[*machine];
        Q_EMIT machineMenuRequested(
            QString::fromStdString(machineOf(placed).id.value),
            byKey ? mapToGlobal(placed.frame.bottomLeft()) : event->globalPos());
        return;
    }
    if (const auto region = m_layout.regionAt(event->pos())) {
        Q_EMIT regionMenuRequested(QString::fromStdString(m_map->regions[*region].region.id.value),
                                   event->globalPos());
    }
}

bool ClusterMapView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto machine = m_layout.machineAt(help->pos())) {
            QToolTip::showText(help->globalPos(),
                               plainToolTip(describe(m_layout.machines[*machine])), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

void ClusterMapView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const MapPainter paint(m_ui, m_series, painter);
    // A few changed machines far from each other: not all that lies between them.
    const QRegion& region = event->region();
    const bool few = region.rectCount() <= kMostRects;
    const auto isTouched = [&](const QRect& rect) {
        return rect.intersects(event->rect()) && (!few || region.intersects(rect));
    };
    for (std::size_t i = 0; i < m_layout.regions.size(); ++i) {
        if (isTouched(m_layout.regions[i].frame))
            paint.region(m_layout.regions[i], m_map->regions[i]);
    }
    for (std::size_t i = 0; i < m_layout.machines.size(); ++i) {
        const PlacedMachine& placed = m_layout.machines[i];
        if (isTouched(placed.frame.adjusted(-kMapFocusRoom, -kMapFocusRoom, kMapFocusRoom,
                                            kMapFocusRoom)))
            paint.machine(placed, machineOf(placed), hasFocus() && m_focused == i);
    }
}

}  // namespace berth::ui
