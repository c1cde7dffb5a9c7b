// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QString>
#include <QVector>
#include <optional>
#include <utility>

#include "models/domain/catalogue.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

enum class GpuFit { Unknown, Recommended, Works, TooSmall, Oversized };

// What one card of the GPU section shows.
struct GpuCardContent {
    domain::GpuSpec spec;
    std::optional<domain::Catalogue::PriceRange> price;
    QVector<std::pair<QString, int>> stock;  // region, nodes that could start now
    GpuFit fit = GpuFit::Unknown;
    domain::Bytes needed;       // on one card; 0: nothing known
    domain::Bytes largestCard;  // of the catalogue, for the scale of the bar
};

// The fit of a spec for an image: the cheapest that has what it needs is recommended, cards with
// more than twice that are oversized.
[[nodiscard]] GpuFit fitOf(const domain::GpuSpec& spec, const domain::Catalogue& catalogue,
                           domain::Bytes needed);

// A GPU spec to choose: price, memory against what the image needs, stock by region. A radio button
// to assistive tools and to the keyboard.
class GpuCard final : public QAbstractButton {
    Q_OBJECT

  public:
    explicit GpuCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const GpuCardContent& content);
    [[nodiscard]] const GpuCardContent& content() const { return m_content; }
    [[nodiscard]] QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

  private:
    void paintHead(QPainter& painter, const QRect& inner) const;
    void paintMemory(QPainter& painter, const QRect& line) const;
    void paintStock(QPainter& painter, QRect line) const;
    [[nodiscard]] QString coresText() const;
    [[nodiscard]] QString priceText() const;
    [[nodiscard]] QString words() const;

    UiContext& m_ui;
    GpuCardContent m_content;
};

}  // namespace berth::ui
