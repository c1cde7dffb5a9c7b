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

#include "ui/theme/type_scale.h"
#include "ui/widgets/plain_tool_tip.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {

constexpr int kLeastHeight = 120;
constexpr int kFocusRoom = 3;   // around a machine, for the frame of the focus
constexpr int kMostRects = 64;  // of a region that is worth asking
constexpr int kSmallCell = 8;   // below it a machine is one cell
constexpr int kOthers = 5;      // the sixth colour of the palette

// Whether both are laid out alike: another cluster may have as many machines.
bool sameShape(const domain::MapRegion& a, const domain::MapRegion& b) {
    return std::equal(a.machines.begin(), a.machines.end(), b.machines.begin(), b.machines.end(),
                      [](const domain::MapMachine& x, const domain::MapMachine& y) {
                          return x.cards.size() == y.cards.size() && x.gpuSpec == y.gpuSpec;
                      });
}

bool looksAlike(const domain::MapCard& a, const domain::MapCard& b) {
    return a.state == b.state && a.deployment == b.deployment;
}

bool looksAlike(const domain::MapMachine& a, const domain::MapMachine& b) {
    return a.down == b.down && a.cordoned == b.cordoned && a.diskFull == b.diskFull &&
           std::equal(a.cards.begin(), a.cards.end(), b.cards.begin(), b.cards.end(),
                      [](const auto& x, const auto& y) { return looksAlike(x, y); });
}

// Its frame and its lines of text, without its machines.
bool looksAlike(const domain::MapRegion& a, const domain::MapRegion& b) {
    const auto sameCache = [](const domain::MapMachine& x, const domain::MapMachine& y) {
        return x.cacheUsed == y.cacheUsed && x.cacheCapacity == y.cacheCapacity;
    };
    return a.registryDown == b.registryDown && a.registrySlow == b.registrySlow &&
           a.registryRate == b.registryRate &&
           std::equal(a.machines.begin(), a.machines.end(), b.machines.begin(), b.machines.end(),
                      sameCache);
}

bool anyDown(const domain::MapRegion& region) {
    return region.registryDown ||
           std::any_of(region.machines.begin(), region.machines.end(),
                       [](const domain::MapMachine& machine) { return machine.down; });
}

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
    const bool reshaped =
        map->regions.size() != m_map->regions.size() ||
        !std::equal(map->regions.begin(), map->regions.end(), m_map->regions.begin(),
                    [](const auto& a, const auto& b) { return sameShape(a, b); });
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
        updateChanged(*before);
    }
}

void ClusterMapView::updateChanged(const domain::ClusterMap& before) {
    for (std::size_t i = 0; i < m_layout.regions.size(); ++i) {
        const domain::MapRegion& old = before.regions[i];
        const domain::MapRegion& now = m_map->regions[i];
        const PlacedRegion& placed = m_layout.regions[i];
        if (old.region != now.region || anyDown(old) != anyDown(now)) {
            update(placed.frame);
        } else if (!looksAlike(old, now)) {
            update(placed.cache);
        }
    }
    for (const PlacedMachine& placed : m_layout.machines) {
        const auto region = static_cast<std::size_t>(placed.region);
        const auto machine = static_cast<std::size_t>(placed.machine);
        if (!looksAlike(before.regions[region].machines[machine], machineOf(placed)))
            update(placed.frame.adjusted(-kFocusRoom, -kFocusRoom, kFocusRoom, kFocusRoom));
    }
}

std::map<domain::DeploymentId, int> ClusterMapView::seriesOf(
    const domain::Snapshot& snapshot) const {
    // By the deployments' order, which is by name: colours do not jump while nodes come and go.
    std::map<domain::DeploymentId, int> series;
    int next = 0;
    for (const domain::Deployment& deployment : snapshot.deployments)
        series[deployment.id] = std::min(next++, kOthers);
    return series;
}

std::vector<ClusterMapView::LegendEntry> ClusterMapView::legend() const {
    std::vector<LegendEntry> entries;
    for (const domain::Deployment& deployment : m_snapshot->deployments) {
        const int series = m_series.at(deployment.id);
        if (series == kOthers) {
            entries.push_back({m_snapshot->deployments.size() == kOthers + 1
                                   ? QString::fromStdString(deployment.spec.name)
                                   : tr("others"),
                               kOthers});
            break;
        }
        entries.push_back({QString::fromStdString(deployment.spec.name), series});
    }
    return entries;
}

QColor ClusterMapView::colourOf(const domain::DeploymentId& deployment) const {
    const auto it = m_series.find(deployment);
    const int series = it == m_series.end() ? kOthers : it->second;
    return m_ui.color(static_cast<Token>(static_cast<int>(Token::C1) + series));
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

QString ClusterMapView::regionName(const domain::MapRegion& region) const {
    const bool chinese = m_ui.format().locale().language() == QLocale::Chinese;
    return QString::fromStdString(chinese && !region.region.nameZh.empty() ? region.region.nameZh
                                                                           : region.region.name);
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
    // A few changed machines far from each other: not all that lies between them.
    const QRegion& region = event->region();
    const bool few = region.rectCount() <= kMostRects;
    const auto isTouched = [&](const QRect& rect) {
        return rect.intersects(event->rect()) && (!few || region.intersects(rect));
    };
    for (std::size_t i = 0; i < m_layout.regions.size(); ++i) {
        if (isTouched(m_layout.regions[i].frame)) paintRegion(painter, i);
    }
    for (std::size_t i = 0; i < m_layout.machines.size(); ++i) {
        const PlacedMachine& placed = m_layout.machines[i];
        if (isTouched(placed.frame.adjusted(-kFocusRoom, -kFocusRoom, kFocusRoom, kFocusRoom)))
            paintMachine(painter, placed, hasFocus() && m_focused == i);
    }
}

void ClusterMapView::paintRegion(QPainter& painter, std::size_t index) const {
    const PlacedRegion& placed = m_layout.regions[index];
    const domain::MapRegion& region = m_map->regions[index];
    const bool trouble = anyDown(region);
    painter.setPen(QPen(m_ui.color(trouble ? Token::Bad : Token::Line), 1));
    painter.setBrush(m_ui.color(Token::Surf2));
    painter.drawRoundedRect(QRectF(placed.frame).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.setFont(fontFor(TextStyle::Strong));
    painter.setPen(m_ui.color(Token::Ink));
    painter.drawText(placed.heading, Qt::AlignLeft | Qt::AlignVCenter, regionName(region));
    painter.setFont(fontFor(TextStyle::Second));
    painter.setPen(m_ui.color(Token::Ink2));
    painter.drawText(placed.heading, Qt::AlignRight | Qt::AlignVCenter,
                     tr("%n machine(s)", nullptr, static_cast<int>(region.machines.size())));
    for (const PlacedPool& pool : placed.pools) {
        painter.drawText(pool.heading, Qt::AlignLeft | Qt::AlignVCenter, pool.name);
    }
    domain::Bytes used, capacity;
    for (const domain::MapMachine& machine : region.machines) {
        used += machine.cacheUsed;
        capacity += machine.cacheCapacity;
    }
    if (region.registryDown || region.registrySlow) {
        painter.setPen(m_ui.color(region.registryDown ? Token::Bad : Token::Warn));
        painter.drawText(
            placed.cache, Qt::AlignLeft | Qt::AlignVCenter,
            region.registryDown
                ? tr("Registry down: images cannot be pulled")
                : tr("Registry slow: %1").arg(m_ui.format().bytesPerSecond(region.registryRate)));
        return;
    }
    const double share = capacity.count > 0
                             ? static_cast<double>(used.count) / static_cast<double>(capacity.count)
                             : 0;
    const QString name = tr("Image cache");
    painter.drawText(placed.cache, Qt::AlignLeft | Qt::AlignVCenter, name);
    const int left = painter.fontMetrics().horizontalAdvance(name) + 10;
    const int percent = 44;
    const QRectF bar(placed.cache.left() + left, placed.cache.center().y() - 2,
                     placed.cache.width() - left - percent, 6);
    if (bar.width() > 20) paintBar(painter, bar, m_ui, share, Token::C6);
    painter.setPen(m_ui.color(Token::Ink2));
    painter.drawText(placed.cache, Qt::AlignRight | Qt::AlignVCenter, m_ui.format().percent(share));
}

void ClusterMapView::paintMachine(QPainter& painter, const PlacedMachine& placed,
                                  bool focused) const {
    const domain::MapMachine& machine = machineOf(placed);
    if (placed.cards.size() > 1) {
        painter.setPen(QPen(m_ui.color(machine.down ? Token::Bad : Token::Line2), 1));
        painter.setBrush(m_ui.color(Token::Surf));
        painter.drawRoundedRect(QRectF(placed.frame).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    for (std::size_t i = 0; i < placed.cards.size(); ++i) {
        const domain::MapCard card =
            i < machine.cards.size() ? machine.cards[i] : domain::MapCard{};
        paintCard(painter, placed.cards[i], machine, card);
    }
    if (placed.cards.empty()) {
        // One cell for the whole machine: the busiest card speaks for it.
        domain::MapCard shown;
        for (const domain::MapCard& card : machine.cards) {
            if (card.state != domain::CardState::Free) shown = card;
        }
        paintCard(painter, placed.frame, machine, shown);
    }
    if (focused) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_ui.color(Token::Accent), 2));
        painter.drawRoundedRect(QRectF(placed.frame).adjusted(-2, -2, 2, 2), 4, 4);
    }
}

void ClusterMapView::paintCard(QPainter& painter, const QRect& cell,
                               const domain::MapMachine& machine,
                               const domain::MapCard& card) const {
    if (cell.width() < kSmallCell) return paintSmall(painter, cell, machine, card);
    const QRectF rect = QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5);
    const qreal radius = cell.width() >= 10 ? 2.5 : 1;
    if (machine.down || card.state == domain::CardState::Lost) {
        painter.setPen(QPen(m_ui.color(Token::Bad), 1, Qt::DashLine));
        painter.setBrush(m_ui.color(Token::BadTint));
        painter.drawRoundedRect(rect, radius, radius);
        painter.setPen(QPen(m_ui.color(Token::Bad), 1));
        const QRectF cross = rect.adjusted(3, 3, -3, -3);
        if (cross.width() > 2) {
            painter.drawLine(cross.topLeft(), cross.bottomRight());
            painter.drawLine(cross.topRight(), cross.bottomLeft());
        }
        return;
    }
    painter.setPen(QPen(m_ui.color(Token::Line2), 1));
    painter.setBrush(m_ui.color(Token::Surf));
    if (card.state == domain::CardState::Busy) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colourOf(card.deployment));
        painter.drawRoundedRect(QRectF(cell), radius, radius);
    } else {
        painter.drawRoundedRect(rect, radius, radius);
        if (card.state == domain::CardState::Pulling) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colourOf(card.deployment));
            painter.drawRect(QRectF(rect.left() + 1, rect.center().y(), rect.width() - 2,
                                    rect.height() / 2 - 1));
        }
    }
    if (machine.cordoned || machine.diskFull) {
        painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
        painter.drawLine(rect.bottomLeft(), rect.topRight());
    }
}

void ClusterMapView::paintSmall(QPainter& painter, const QRect& cell,
                                const domain::MapMachine& machine,
                                const domain::MapCard& card) const {
    const QRect inner = cell.adjusted(1, 1, -1, -1);
    if (machine.down || card.state == domain::CardState::Lost) {
        // Red with a light core: told from a busy one by more than its colour.
        painter.fillRect(cell, m_ui.color(Token::Bad));
        painter.fillRect(inner, m_ui.color(Token::BadTint));
        return;
    }
    if (card.state == domain::CardState::Busy) {
        painter.fillRect(cell, colourOf(card.deployment));
    } else {
        painter.fillRect(cell, m_ui.color(Token::Line2));
        painter.fillRect(inner, m_ui.color(Token::Surf));
        if (card.state == domain::CardState::Pulling)
            painter.fillRect(inner.adjusted(0, inner.height() / 2, 0, 0),
                             colourOf(card.deployment));
    }
    if (machine.cordoned || machine.diskFull) {
        painter.setPen(QPen(m_ui.color(Token::Ink2), 1));
        painter.drawLine(cell.bottomLeft(), cell.topRight());
    }
}

}  // namespace berth::ui
