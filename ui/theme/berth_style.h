// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>
#include <memory>

#include "ui/theme/theme.h"

namespace berth::ui {

// Fusion below the style sheet, with the parts that a style sheet can only do with picture files:
// check boxes, radio buttons, arrows, and the times of our motion. The theme is shared with
// UiContext, which replaces its value.
class BerthStyle final : public QProxyStyle {
    Q_OBJECT

  public:
    explicit BerthStyle(std::shared_ptr<const Theme> theme);

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option,
                    const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* returnData) const override;

  private:
    void drawCheck(const QStyleOption& option, QPainter& painter) const;
    void drawRadio(const QStyleOption& option, QPainter& painter) const;
    void drawArrow(const QRect& rect, bool up, bool enabled, QPainter& painter) const;

    std::shared_ptr<const Theme> m_theme;
};

}  // namespace berth::ui
