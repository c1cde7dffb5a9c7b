// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/band_widget.h"

#include <QEvent>
#include <QFontMetrics>
#include <QLatin1String>
#include <QPainter>
#include <QPushButton>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/band_paint.h"

namespace berth::ui {
namespace {

constexpr int kBandWidgetIcon = 16;
constexpr int kSide = 12;

// The connection at the left: an outlined button on the band, drawn in the band's colours.
class Switcher final : public QPushButton {
  public:
    Switcher(UiContext& ui, const BandWidget& band, QWidget* parent)
        : QPushButton(parent), m_ui(ui), m_band(band) {
        setAutoDefault(false);
        setFont(fontFor(TextStyle::SecondStrong));
    }

    [[nodiscard]] QSize sizeHint() const override {
        const int text = std::min(fontMetrics().horizontalAdvance(this->text()), 320);
        return {text + 2 * kBandWidgetIcon + 34, 24};
    }

  protected:
    void paintEvent(QPaintEvent* /*event*/) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool filled = m_band.kind() == BandKind::Simulated || m_band.kind() == BandKind::Lost;
        const QColor ink = m_ui.color(filled ? Token::Ink : Token::OnLive);
        QColor ground = m_ui.color(filled ? Token::Surf : Token::LiveBand);
        if (underMouse()) ground = filled ? m_ui.color(Token::Hover) : ground.darker(115);
        painter.setBrush(ground);
        const QColor edge = m_ui.color(filled ? bandInk(m_band.kind()) : Token::OnLive);
        const qreal width = hasFocus() ? m_ui.theme().focusWidth() : 1.0;
        painter.setPen(QPen(edge, width));
        const qreal half = width / 2;
        painter.drawRoundedRect(QRectF(rect()).adjusted(half, half, -half, -half), 4, 4);
        const qreal y = (height() - kBandWidgetIcon) / 2.0;
        m_ui.icons().paint(painter, QRectF(9, y, kBandWidgetIcon, kBandWidgetIcon),
                           Icon::Connections, ink);
        m_ui.icons().paint(
            painter,
            QRectF(this->width() - kBandWidgetIcon - 7, y, kBandWidgetIcon, kBandWidgetIcon),
            Icon::Down, ink);
        painter.setFont(font());
        painter.setPen(ink);
        const QRect room(9 + kBandWidgetIcon + 6, 0, this->width() - 2 * kBandWidgetIcon - 28,
                         height());
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
    }

  private:
    UiContext& m_ui;
    const BandWidget& m_band;
};

// Text on a piece of plain ground, so that stripes never run through letters. Gives the right end.
int paintOnGround(QPainter& painter, int x, int height, const QFont& font, const QString& text,
                  const QColor& ink, const QColor* ground) {
    const int width = QFontMetrics(font).horizontalAdvance(text);
    if (ground != nullptr) {
        painter.fillRect(QRect(x - 6, (height - 22) / 2, width + 12, 22), *ground);
    }
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(QRect(x, 0, width + 1, height), Qt::AlignLeft | Qt::AlignVCenter, text);
    return x + width;
}

}  // namespace

BandWidget::BandWidget(UiContext& ui, Place place, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_place(place) {
    setFixedHeight(place == Place::Window ? 34 : 28);
    if (place == Place::Window) {
        m_switcher = new Switcher(ui, *this, this);
        m_switcher->setObjectName(QStringLiteral("connectionSwitcher"));
        // popup() and not QPushButton's own menu: that one runs a nested event loop.
        connect(m_switcher, &QPushButton::clicked, this, [this] {
            if (m_menu) m_menu->popup(m_switcher->mapToGlobal(QPoint(0, m_switcher->height() + 2)));
        });
    }
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
    retranslate();
}

void BandWidget::setKind(BandKind kind) {
    if (kind == m_kind) return;
    m_kind = kind;
    retranslate();
    update();
}

void BandWidget::setConnection(const QString& name) {
    if (name == m_connection) return;
    m_connection = name;
    if (m_switcher != nullptr) m_switcher->setText(name);
    retranslate();
    placeSwitcher();
    update();
}

void BandWidget::setNote(const QString& note) {
    if (note == m_note) return;
    m_note = note;
    retranslate();
    update();
}

void BandWidget::setAge(const QString& age) {
    if (age == m_age) return;
    m_age = age;
    setAccessibleDescription(age);
    update();
}

void BandWidget::setSwitcherMenu(QMenu* menu) {
    m_menu = menu;
}

QSize BandWidget::sizeHint() const {
    return {600, height()};
}

QString BandWidget::word() const {
    switch (m_kind) {
        case BandKind::Simulated:
            return tr("SIMULATED");
        case BandKind::Live:
        case BandKind::ReadOnly:
            return tr("LIVE");
        case BandKind::Lost:
            return tr("LOST");
    }
    Q_UNREACHABLE();
}

QString BandWidget::noteText() const {
    if (!m_note.isEmpty()) return m_note;
    switch (m_kind) {
        case BandKind::Simulated:
            return tr("No real money, nothing real can break");
        case BandKind::Live:
            return tr("Actions cost real money");
        case BandKind::ReadOnly:
            return tr("Read only: nothing can be changed from here");
        case BandKind::Lost:
            return tr("The platform does not answer; values are old");
    }
    Q_UNREACHABLE();
}

void BandWidget::retranslate() {
    setAccessibleName(word() + QLatin1String(". ") + noteText());
    if (m_switcher != nullptr) {
        m_switcher->setAccessibleName(tr("Connection: %1").arg(m_connection));
        m_switcher->setToolTip(tr("Switch the connection"));
    }
}

void BandWidget::placeSwitcher() {
    if (m_switcher == nullptr) return;
    const QSize size = m_switcher->sizeHint();
    m_switcher->setGeometry(kSide, (height() - size.height()) / 2, size.width(), size.height());
}

void BandWidget::resizeEvent(QResizeEvent* event) {
    placeSwitcher();
    QWidget::resizeEvent(event);
}

void BandWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::LanguageChange) retranslate();
    QWidget::changeEvent(event);
}

void BandWidget::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    paintBandGround(painter, rect(), m_ui, m_kind);
    const bool striped = m_kind == BandKind::Simulated;
    const QColor ink = m_ui.color(bandInk(m_kind));
    const QColor tint = m_ui.color(Token::SimTint);
    const QColor* ground = striped ? &tint : nullptr;
    int x = m_switcher != nullptr ? m_switcher->geometry().right() + 11 : kSide + 8;
    const qreal iconTop = (height() - kBandWidgetIcon) / 2.0;

    QFont wordFont = fontFor(TextStyle::SecondStrong);
    wordFont.setLetterSpacing(QFont::AbsoluteSpacing, 0.6);
    const int wordWidth = QFontMetrics(wordFont).horizontalAdvance(word());
    if (striped) {
        painter.fillRect(QRect(x - 6, (height() - 22) / 2, kBandWidgetIcon + wordWidth + 24, 22),
                         tint);
    }
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_kind == BandKind::Live) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawEllipse(QRectF(x, (height() - 10) / 2.0, 10, 10));
        x += 17;
    } else {
        Icon sign = Icon::Simulator;
        if (m_kind == BandKind::ReadOnly) sign = Icon::Lock;
        if (m_kind == BandKind::Lost) sign = Icon::Connections;
        m_ui.icons().paint(painter, QRectF(x, iconTop, kBandWidgetIcon, kBandWidgetIcon), sign,
                           ink);
        x += kBandWidgetIcon + 7;
    }
    x = paintOnGround(painter, x, height(), wordFont, word(), ink, nullptr) + (striped ? 22 : 12);

    const QFont font = fontFor(TextStyle::Second);
    const QFontMetrics metrics(font);
    const int ageWidth = m_age.isEmpty() ? 0 : metrics.horizontalAdvance(m_age);
    const int ageLeft =
        width() - kSide - ageWidth - (m_place == Place::Window ? kBandWidgetIcon + 6 : 0);
    QString note = noteText();
    if (m_switcher == nullptr && !m_connection.isEmpty()) {
        note = m_connection + QStringLiteral(" · ") + note;
    }
    const int room = ageLeft - x - 20;
    if (room > 60) {
        paintOnGround(painter, x, height(), font, metrics.elidedText(note, Qt::ElideRight, room),
                      ink, ground);
    }
    if (m_age.isEmpty()) return;
    if (striped) {
        painter.fillRect(QRect(ageLeft - 6, (height() - 22) / 2, width() - ageLeft - 2, 22), tint);
    }
    int ageX = ageLeft;
    if (m_place == Place::Window) {
        m_ui.icons().paint(painter, QRectF(ageX, iconTop + 1, 14, 14), Icon::Clock, ink);
        ageX += kBandWidgetIcon + 4;
    }
    paintOnGround(painter, ageX, height(), font, m_age, ink, nullptr);
}

}  // namespace berth::ui
