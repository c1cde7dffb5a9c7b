// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>
#include <algorithm>
#include <cmath>
#include <cstddef>

namespace berth::ui {
namespace {

constexpr qreal kLineWidth = 1.75;

QString sectionName(ThemeKind kind) {
    switch (kind) {
        case ThemeKind::Light:
            return QStringLiteral("light");
        case ThemeKind::Dark:
            return QStringLiteral("dark");
        case ThemeKind::HighContrast:
            return QStringLiteral("high-contrast");
    }
    Q_UNREACHABLE();
}

double linear(int channel) {
    const double value = channel / 255.0;
    return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
    return 0.2126 * linear(color.red()) + 0.7152 * linear(color.green()) +
           0.0722 * linear(color.blue());
}

}  // namespace

Theme Theme::load(ThemeKind kind) {
    QFile file(QStringLiteral(":/berth/tokens.json"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "Theme::load", "the resources are not linked in");
    const QJsonObject section = QJsonDocument::fromJson(opened ? file.readAll() : QByteArray())
                                    .object()
                                    .value(sectionName(kind))
                                    .toObject();
    Theme theme;
    theme.m_kind = kind;
    for (std::size_t i = 0; i < kTokenNames.size(); ++i) {
        const QString name =
            QString::fromLatin1(kTokenNames[i].data(), static_cast<int>(kTokenNames[i].size()));
        theme.m_colors[i] = QColor(section.value(name).toString());
        Q_ASSERT_X(theme.m_colors[i].isValid(), "Theme::load", qPrintable(name));
    }
    return theme;
}

QColor Theme::color(Token token) const {
    return m_colors[static_cast<std::size_t>(token)];
}

QColor Theme::onSelection(Token token) const {
    return isHighContrast() ? color(Token::SelectionInk) : color(token);
}

QColor Theme::series(int index) const {
    return m_colors[static_cast<std::size_t>(Token::C1) + static_cast<std::size_t>(index % 6)];
}

QVector<qreal> Theme::seriesDashes(int index) {
    static constexpr std::array<std::array<int, 4>, 6> kPixels = {
        {{0, 0, 0, 0}, {6, 3, 0, 0}, {2, 3, 0, 0}, {8, 3, 2, 3}, {4, 2, 0, 0}, {1, 3, 0, 0}}};
    QVector<qreal> dashes;
    for (const int pixels : kPixels[static_cast<std::size_t>(index % 6)]) {
        if (pixels > 0) dashes.append(pixels / kLineWidth);
    }
    return dashes;
}

QPalette Theme::palette() const {
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Win));
    palette.setColor(QPalette::Base, color(Token::Surf));
    palette.setColor(QPalette::AlternateBase, color(Token::Surf2));
    palette.setColor(QPalette::Button, color(Token::Surf));
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, color(Token::Ink));
        palette.setColor(QPalette::Disabled, role, color(Token::Ink3));
    }
    palette.setColor(QPalette::PlaceholderText, color(Token::Ink3));
    palette.setColor(QPalette::Highlight, color(Token::Selection));
    palette.setColor(QPalette::HighlightedText, color(Token::SelectionInk));
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::Light, color(Token::Surf));
    palette.setColor(QPalette::Midlight, color(Token::Surf2));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Dark, color(Token::Line2));
    palette.setColor(QPalette::Shadow, color(Token::Line2));
    palette.setColor(QPalette::BrightText, color(Token::OnAccent));
    palette.setColor(QPalette::ToolTipBase, color(Token::Surf2));
    return palette;
}

double contrastRatio(const QColor& a, const QColor& b) {
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace berth::ui
