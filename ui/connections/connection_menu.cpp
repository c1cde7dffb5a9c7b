// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_menu.h"

#include <QAction>
#include <QIcon>
#include <QPainter>
#include <QPixmap>

#include "ui/connections/connection_dialog.h"
#include "ui/connections/connection_rooms.h"
#include "ui/connections/connection_texts.h"
#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/band_paint.h"

namespace berth::ui {

namespace {

constexpr int kSwatch = 16;

// A piece of the band that the connection has, with its sign: colour is never alone.
QIcon swatchOf(BandKind kind, const UiContext& ui, qreal ratio) {
    QPixmap pixmap(QSize(kSwatch, kSwatch) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintBandGround(painter, QRect(0, 0, kSwatch, kSwatch), ui, kind);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = ui.color(bandInk(kind));
    if (kind == BandKind::Live) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QRectF(5, 5, 6, 6));
    } else {
        Icon sign = Icon::Simulator;
        if (kind == BandKind::ReadOnly) sign = Icon::Lock;
        if (kind == BandKind::Lost) sign = Icon::Connections;
        ui.icons().paint(painter, QRectF(2, 2, 12, 12), sign, ink);
    }
    return QIcon(pixmap);
}

// In a menu an ampersand marks a letter, and a tab begins the keys.
QString literal(QString text) {
    return text.replace(u'&', QStringLiteral("&&")).replace(u'\t', u' ');
}

}  // namespace

ConnectionMenu::ConnectionMenu(ConnectionServices& services, QWidget* parent)
    : QMenu(parent), m_services(services) {
    setObjectName(QStringLiteral("connectionMenu"));
    connect(this, &QMenu::aboutToShow, this, &ConnectionMenu::fill);
    // Never empty: an empty menu does not open, and so never asks to be filled.
    fill();
}

void ConnectionMenu::fill() {
    clear();
    setAccessibleName(tr("Connections"));
    const UiContext& ui = m_services.ui;
    const domain::ConnectionId current = m_services.rooms.current();
    for (const ConnectionView& view : m_services.rooms.views()) {
        const BandKind band = bandOf(view);
        QAction* action =
            addAction(swatchOf(band, ui, devicePixelRatioF()),
                      literal(connectionName(view.settings)) + u'\t' + literal(roomText(view)));
        if (view.settings.id == current) action->setFont(fontFor(TextStyle::Strong));
        connect(action, &QAction::triggered, this,
                [this, id = view.settings.id] { m_services.rooms.show(id); });
    }
    addSeparator();
    addAction(ui.icons().icon(Icon::Plus), tr("Add a connection …"), this,
              &ConnectionMenu::addConnection);
    addAction(ui.icons().icon(Icon::Connections), tr("All connections"), this,
              &ConnectionMenu::pageRequested);
}

void ConnectionMenu::addConnection() {
    auto* dialog = ConnectionDialog::show(m_services, {}, parentWidget());
    connect(dialog, &ConnectionDialog::kept, this,
            [this](const domain::ConnectionId& id) { m_services.rooms.show(id); });
}

QVector<Command> ConnectionMenu::commands() const {
    QVector<Command> commands;
    const domain::ConnectionId current = m_services.rooms.current();
    for (const ConnectionView& view : m_services.rooms.views()) {
        if (view.settings.id == current) continue;
        commands.append({tr("Switch to %1").arg(connectionName(view.settings)), tr("Connection"),
                         QString(), Icon::Connections,
                         [this, id = view.settings.id] { m_services.rooms.show(id); }});
    }
    return commands;
}

}  // namespace berth::ui
