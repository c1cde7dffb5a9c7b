// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/progress_bar.h"

#include <QPainter>
#include <algorithm>

namespace berth::ui {
namespace {

constexpr qreal kProgressBarHeight = 6;
constexpr int kDelayMs = 300;
constexpr int kPeriodMs = 1600;
constexpr int kFrameMs = 33;

}  // namespace

void paintBar(QPainter& painter, const QRectF& rect, const UiContext& ui, double ratio,
              Token color) {
    const QRectF track(rect.x(), rect.y() + (rect.height() - kProgressBarHeight) / 2, rect.width(),
                       kProgressBarHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (ui.theme().isHighContrast()) {
        painter.setPen(ui.color(Token::Line));
        painter.setBrush(ui.color(Token::Surf));
        painter.drawRoundedRect(track.adjusted(0.5, -0.5, -0.5, 0.5), 3, 3);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(ui.color(Token::Line));
        painter.drawRoundedRect(track, 3, 3);
    }
    painter.setPen(Qt::NoPen);
    const double part = std::clamp(ratio, 0.0, 1.0);
    if (part > 0) {
        painter.setBrush(ui.color(color));
        painter.setClipRect(QRectF(track.x(), track.y(), track.width() * part, kProgressBarHeight));
        painter.drawRoundedRect(track, 3, 3);
    }
    painter.restore();
}

ProgressBar::ProgressBar(UiContext& ui, QWidget* parent) : QWidget(parent), m_ui(ui) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(8);
    m_timer.setInterval(kFrameMs);
    connect(&m_timer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void ProgressBar::setRatio(double ratio) {
    m_determinate = true;
    m_timer.stop();
    m_ratio = ratio;
    setAccessibleDescription(m_ui.format().percent(ratio));
    update();
}

void ProgressBar::setIndeterminate() {
    if (!m_determinate) return;
    m_determinate = false;
    m_since.start();
    setAccessibleDescription({});
    if (isVisible()) m_timer.start();
    update();
}

void ProgressBar::setColor(Token color) {
    m_color = color;
    update();
}

void ProgressBar::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    if (m_determinate) {
        paintBar(painter, rect(), m_ui, m_ratio, m_color);
        return;
    }
    paintBar(painter, rect(), m_ui, 0);
    const qint64 elapsed = m_since.elapsed();
    if (elapsed < kDelayMs) return;
    const qreal part = width() * 0.3;
    const qreal phase = static_cast<qreal>(elapsed % kPeriodMs) / kPeriodMs;
    const qreal x = phase * (width() + part) - part;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ui.color(m_color));
    painter.setClipRect(rect());
    painter.drawRoundedRect(
        QRectF(x, (height() - kProgressBarHeight) / 2, part, kProgressBarHeight), 3, 3);
}

void ProgressBar::showEvent(QShowEvent* event) {
    if (!m_determinate) m_timer.start();
    QWidget::showEvent(event);
}

void ProgressBar::hideEvent(QHideEvent* event) {
    m_timer.stop();
    QWidget::hideEvent(event);
}

}  // namespace berth::ui
