// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/type_scale.h"

#include <QFontMetrics>
#include <QStringList>
#include <algorithm>

namespace berth::ui {
namespace {

constexpr double kPointsPerPixel = 0.75;

struct Step {
    int pixels;
    int line;
    bool strong;
    bool mono;
};

Step stepOf(TextStyle style) {
    switch (style) {
        case TextStyle::Figure:
            return {28, 34, true, false};
        case TextStyle::Title:
            return {20, 26, true, false};
        case TextStyle::Section:
            return {15, 22, true, false};
        case TextStyle::Strong:
            return {13, 18, true, false};
        case TextStyle::Body:
            return {13, 18, false, false};
        case TextStyle::Second:
            return {12, 17, false, false};
        case TextStyle::SecondStrong:
            return {12, 17, true, false};
        case TextStyle::Small:
            return {11, 15, false, false};
        case TextStyle::SmallStrong:
            return {11, 15, true, false};
        case TextStyle::Mono:
            return {12, 18, false, true};
        case TextStyle::MonoStrong:
            return {12, 18, true, true};
    }
    Q_UNREACHABLE();
}

// Latin first, so that digits and names keep their width in a Chinese interface.
QStringList families(bool mono) {
#ifdef Q_OS_WIN
    return mono ? QStringList{QStringLiteral("Cascadia Mono"), QStringLiteral("Microsoft YaHei UI")}
                : QStringList{QStringLiteral("Segoe UI"), QStringLiteral("Microsoft YaHei UI")};
#else
    return mono ? QStringList{QStringLiteral("JetBrains Mono"), QStringLiteral("Noto Sans CJK SC")}
                : QStringList{QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC")};
#endif
}

}  // namespace

QFont fontFor(TextStyle style) {
    const Step step = stepOf(style);
    QFont font;
    font.setFamilies(families(step.mono));
    font.setStyleHint(step.mono ? QFont::Monospace : QFont::SansSerif);
    font.setPointSizeF(step.pixels * kPointsPerPixel);
    font.setWeight(step.strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

int lineHeight(TextStyle style) {
    return std::max(stepOf(style).line, QFontMetrics(fontFor(style)).height());
}

}  // namespace berth::ui
