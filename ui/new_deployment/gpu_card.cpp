// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/gpu_card.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>
#include <algorithm>

#include "ui/theme/type_scale.h"
#include "ui/widgets/chip.h"

namespace berth::ui {

namespace {

constexpr int kPadding = 12;
constexpr int kStockLines = 3;
constexpr int kLine = 20;

Tone toneOf(GpuFit fit) {
    switch (fit) {
        case GpuFit::Recommended:
            return Tone::Ok;
        case GpuFit::Works:
            return Tone::Info;
        case GpuFit::TooSmall:
            return Tone::Bad;
        case GpuFit::Oversized:
        case GpuFit::Unknown:
            return Tone::Off;
    }
    return Tone::Off;
}

void write(QPainter& painter, const QRect& rect, const QString& words, TextStyle style,
           const QColor& color, Qt::Alignment align = Qt::AlignLeft) {
    const QFont font = fontFor(style);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, align | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(words, Qt::ElideRight, rect.width()));
}

}  // namespace

GpuFit fitOf(const domain::GpuSpec& spec, const domain::Catalogue& catalogue,
             domain::Bytes needed) {
    if (needed.count == 0) return GpuFit::Unknown;
    if (spec.memoryPerCard() < needed) return GpuFit::TooSmall;
    std::optional<std::pair<domain::Rate, std::string>> cheapest;
    for (const domain::GpuSpec& other : catalogue.gpuSpecs) {
        const auto price = catalogue.priceOf(other.name, {});
        if (other.memoryPerCard() < needed || !price) continue;
        if (!cheapest || price->lowest < cheapest->first) cheapest = {price->lowest, other.name};
    }
    if (cheapest && cheapest->second == spec.name) return GpuFit::Recommended;
    const bool muchMore = spec.memoryPerCard().count > 2 * needed.count || spec.cards > 1;
    return muchMore ? GpuFit::Oversized : GpuFit::Works;
}

GpuCard::GpuCard(UiContext& ui, QWidget* parent) : QAbstractButton(parent), m_ui(ui) {
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

QSize GpuCard::sizeHint() const {
    return {226, 180};
}

void GpuCard::set(const GpuCardContent& content) {
    m_content = content;
    setAccessibleName(QString::fromStdString(content.spec.name));
    setAccessibleDescription(words());
    update();
}

QString GpuCard::priceText() const {
    if (!m_content.price) return tr("not sold here");
    return m_ui.format().moneyRange(m_content.price->lowest.perHour(),
                                    m_content.price->highest.perHour());
}

QString GpuCard::coresText() const {
    const Formatter& format = m_ui.format();
    const domain::GpuSpec& spec = m_content.spec;
    if (spec.milliPerCard < domain::GpuSpec{}.milliPerCard) {
        return tr("%1 cores · %2 · %3 of a card")
            .arg(format.number(qint64{spec.cpuCores}), format.bytes(spec.memory),
                 format.percent(spec.milliPerCard / 1000.0));
    }
    return tr("%1 cores · %2 · %n card(s)", nullptr, m_content.spec.cards)
        .arg(format.number(qint64{m_content.spec.cpuCores}), format.bytes(m_content.spec.memory));
}

static QString fitText(GpuFit fit) {
    switch (fit) {
        case GpuFit::Recommended:
            return GpuCard::tr("Recommended");
        case GpuFit::Works:
            return GpuCard::tr("Works");
        case GpuFit::TooSmall:
            return GpuCard::tr("Too small");
        case GpuFit::Oversized:
            return GpuCard::tr("Oversized");
        case GpuFit::Unknown:
            return {};
    }
    return {};
}

QString GpuCard::words() const {
    QStringList parts{tr("%1 per hour and node").arg(priceText()), coresText(),
                      fitText(m_content.fit)};
    for (const auto& [region, free] : m_content.stock) {
        parts << tr("%1: %n free", nullptr, free).arg(region);
    }
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

bool GpuCard::event(QEvent* event) {
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave) update();
    if (event->type() == QEvent::LanguageChange) setAccessibleDescription(words());
    return QAbstractButton::event(event);
}

void GpuCard::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool chosen = isChecked();
    const qreal width = chosen || hasFocus() ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2);
    const Token edge = chosen || hasFocus() ? Token::Accent : Token::Line;
    painter.setPen(QPen(m_ui.color(edge), width));
    painter.setBrush(m_ui.color(underMouse() && !chosen ? Token::Hover : Token::Surf));
    painter.drawRoundedRect(frame, 6, 6);
    if (chosen && hasFocus()) {
        // The edge alone says that it is chosen.
        painter.setPen(QPen(m_ui.color(Token::Accent), 1));
        painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 4, 4);
    }

    const QRect inner = rect().adjusted(kPadding, 10, -kPadding, -8);
    paintHead(painter, inner);

    const bool dim = m_content.fit == GpuFit::TooSmall;
    QRect line(inner.left(), inner.top() + 28, inner.width(), 24);
    const QFont priceFont = fontFor(TextStyle::Section);
    const QString price = priceText();
    write(painter, line, price, TextStyle::Section, m_ui.color(dim ? Token::Ink2 : Token::Ink));
    if (m_content.price) {
        const int used = QFontMetrics(priceFont).horizontalAdvance(price) + 6;
        write(painter, line.adjusted(used, 1, 0, 0), tr("/ h per node"), TextStyle::Second,
              m_ui.color(Token::Ink2));
    }
    line = QRect(inner.left(), line.bottom() + 1, inner.width(), kLine);
    write(painter, line, coresText(), TextStyle::Second, m_ui.color(Token::Ink2));
    line.translate(0, kLine + 2);
    paintMemory(painter, line);
    painter.setPen(QPen(m_ui.color(Token::Line), 1));
    const qreal y = line.bottom() + 5.5;
    painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y));
    line.translate(0, kLine + 9);
    paintStock(painter, line);
}

void GpuCard::paintHead(QPainter& painter, const QRect& inner) const {
    const QRectF radio(inner.left(), inner.top() + 3, 15, 15);
    painter.setPen(
        QPen(m_ui.color(isChecked() ? Token::Accent : Token::Line2), isChecked() ? 5 : 1));
    painter.setBrush(m_ui.color(Token::Surf));
    const qreal inset = isChecked() ? 2.5 : 0.5;
    painter.drawEllipse(radio.adjusted(inset, inset, -inset, -inset));

    int right = inner.right();
    const QString fit = fitText(m_content.fit);
    if (!fit.isEmpty()) {
        const int width =
            QFontMetrics(fontFor(TextStyle::SecondStrong)).horizontalAdvance(fit) + 14;
        paintChip(painter, QRect(inner.right() - width + 1, inner.top(), width, 20), m_ui,
                  toneOf(m_content.fit), fit);
        right -= width + 6;
    }
    const int left = inner.left() + 23;
    write(painter, QRect(left, inner.top(), right - left, 21),
          QString::fromStdString(m_content.spec.name), TextStyle::Section, m_ui.color(Token::Ink));
}

void GpuCard::paintMemory(QPainter& painter, const QRect& line) const {
    const Formatter& format = m_ui.format();
    const domain::GpuSpec& spec = m_content.spec;
    const QString size = spec.cards > 1
                             ? tr("%1 × %2").arg(spec.cards).arg(format.bytes(spec.memoryPerCard()))
                             : format.bytes(spec.gpuMemory);
    write(painter, line, size, TextStyle::Second, m_ui.color(Token::Ink));

    const int left = line.left() + 80;
    const QRectF track(left, line.center().y() - 3, line.right() - left, 7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_ui.color(Token::Line));
    painter.drawRoundedRect(track, 2, 2);
    const double scale = std::max<double>(1, static_cast<double>(m_content.largestCard.count));
    const double share = static_cast<double>(spec.memoryPerCard().count) / scale;
    const Token color = m_content.fit == GpuFit::Unknown || m_content.fit == GpuFit::Oversized
                            ? Token::C6
                            : inkOf(toneOf(m_content.fit));
    QRectF bar = track;
    bar.setWidth(track.width() * std::clamp(share, 0.02, 1.0));
    painter.setBrush(m_ui.color(color));
    painter.drawRoundedRect(bar, 2, 2);
    if (m_content.needed.count > 0) {
        const double at = static_cast<double>(m_content.needed.count) / scale;
        const qreal x = track.left() + track.width() * std::min(at, 1.0);
        painter.setBrush(m_ui.color(Token::Ink));
        painter.drawRect(QRectF(x - 1, track.top() - 3, 2, track.height() + 6));
    }
}

void GpuCard::paintStock(QPainter& painter, QRect line) const {
    const auto lines = std::min<qsizetype>(kStockLines, m_content.stock.size());
    for (qsizetype i = 0; i < lines; ++i) {
        const auto& [region, free] = m_content.stock[i];
        const Token tone = free > 0 ? Token::Ink : Token::Ink3;
        write(painter, line.adjusted(0, 0, -60, 0), region, TextStyle::Second, m_ui.color(tone));
        write(painter, line, free > 0 ? m_ui.format().number(qint64{free}) : tr("none"),
              free > 0 ? TextStyle::SecondStrong : TextStyle::Second, m_ui.color(tone),
              Qt::AlignRight);
        line.translate(0, kLine - 1);
    }
}

}  // namespace berth::ui
