// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <vector>

#include "ui/theme/icons.h"
#include "ui/theme/style_sheet.h"
#include "ui/theme/type_scale.h"

namespace berth::ui {
namespace {

constexpr ThemeKind kKinds[] = {ThemeKind::Light, ThemeKind::Dark, ThemeKind::HighContrast};

double worst(const Theme& theme, Token ink, const std::vector<Token>& grounds) {
    double least = 21;
    for (const Token ground : grounds) {
        least = std::min(least, contrastRatio(theme.color(ink), theme.color(ground)));
    }
    return least;
}

std::vector<Token> surfaces(const Theme& theme) {
    std::vector<Token> grounds = {Token::Win, Token::Surf, Token::Surf2, Token::Rail};
    // A selection in high contrast is bright and has an ink of its own.
    if (!theme.isHighContrast()) grounds.push_back(Token::Selection);
    return grounds;
}

TEST(Contrast, IsThatOfTheDefinition) {
    EXPECT_NEAR(contrastRatio(Qt::black, Qt::white), 21.0, 1e-9);
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::white), 1.0, 1e-9);
    EXPECT_NEAR(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.005);
}

TEST(Theme, GivesEveryTextAtLeastFourAndAHalfToOneOnEverySurface) {
    for (const ThemeKind kind : kKinds) {
        const Theme theme = Theme::load(kind);
        for (const Token ink :
             {Token::Ink, Token::Ink2, Token::Ink3, Token::Accent, Token::Ok, Token::Info,
              Token::Start, Token::Warn, Token::Bad, Token::Off, Token::Sim}) {
            EXPECT_GE(worst(theme, ink, surfaces(theme)), 4.5)
                << kTokenNames[static_cast<std::size_t>(ink)] << " in theme "
                << static_cast<int>(kind);
        }
    }
}

TEST(Theme, GivesEveryStateFourAndAHalfToOneOnItsOwnTint) {
    for (const ThemeKind kind : kKinds) {
        const Theme theme = Theme::load(kind);
        const std::pair<Token, Token> kPairs[] = {{Token::Ok, Token::OkTint},
                                                  {Token::Info, Token::InfoTint},
                                                  {Token::Start, Token::StartTint},
                                                  {Token::Warn, Token::WarnTint},
                                                  {Token::Bad, Token::BadTint},
                                                  {Token::Off, Token::OffTint},
                                                  {Token::Sim, Token::SimTint},
                                                  {Token::Sim, Token::SimStripe},
                                                  {Token::OnAccent, Token::Accent},
                                                  {Token::OnAccent, Token::AccentHover},
                                                  {Token::OnBad, Token::Bad},
                                                  {Token::OnLive, Token::LiveBand},
                                                  {Token::SelectionInk, Token::Selection}};
        for (const auto& [ink, ground] : kPairs) {
            EXPECT_GE(contrastRatio(theme.color(ink), theme.color(ground)), 4.5)
                << kTokenNames[static_cast<std::size_t>(ink)] << " on "
                << kTokenNames[static_cast<std::size_t>(ground)] << " in theme "
                << static_cast<int>(kind);
        }
    }
}

TEST(Theme, GivesControlEdgesAndChartLinesThreeToOne) {
    for (const ThemeKind kind : kKinds) {
        const Theme theme = Theme::load(kind);
        for (const Token edge :
             {Token::Line2, Token::C1, Token::C2, Token::C3, Token::C4, Token::C5, Token::C6}) {
            EXPECT_GE(contrastRatio(theme.color(edge), theme.color(Token::Surf)), 3.0)
                << kTokenNames[static_cast<std::size_t>(edge)];
        }
    }
}

TEST(Theme, HasTheLowestRatiosOfItsTable) {
    const Theme light = Theme::load(ThemeKind::Light);
    const Theme dark = Theme::load(ThemeKind::Dark);
    EXPECT_NEAR(worst(light, Token::Ink, surfaces(light)), 13.6, 0.1);
    EXPECT_NEAR(worst(light, Token::Ink3, surfaces(light)), 4.9, 0.1);
    EXPECT_NEAR(worst(light, Token::Accent, surfaces(light)), 6.0, 0.1);
    EXPECT_NEAR(worst(dark, Token::Ink, surfaces(dark)), 11.2, 0.1);
    EXPECT_NEAR(worst(dark, Token::Ink3, surfaces(dark)), 5.0, 0.1);
    const Theme high = Theme::load(ThemeKind::HighContrast);
    EXPECT_NEAR(contrastRatio(high.color(Token::Accent), high.color(Token::Surf)), 16.0, 0.1);
    EXPECT_NEAR(contrastRatio(high.color(Token::Bad), high.color(Token::Surf)), 10.3, 0.1);
}

TEST(Theme, TurnsMarksBlackOnTheBrightSelectionOfHighContrast) {
    const Theme high = Theme::load(ThemeKind::HighContrast);
    EXPECT_EQ(high.onSelection(Token::Bad), QColor(Qt::black));
    const Theme light = Theme::load(ThemeKind::Light);
    EXPECT_EQ(light.onSelection(Token::Bad), light.color(Token::Bad));
}

TEST(StyleSheet, LeavesNoTokenOfTheTemplateOpen) {
    for (const ThemeKind kind : kKinds) {
        const QString sheet = styleSheetFor(Theme::load(kind));
        EXPECT_FALSE(sheet.isEmpty());
        EXPECT_FALSE(sheet.contains(u'@')) << qPrintable(sheet.mid(sheet.indexOf(u'@'), 40));
        EXPECT_FALSE(sheet.contains(QStringLiteral("* {")));
    }
}

TEST(StyleSheet, PrefersTheLongerOfTwoTokensThatBeginAlike) {
    const Theme theme = Theme::load(ThemeKind::Light);
    EXPECT_EQ(expandStyleSheet(QStringLiteral("a @accent b @accent-hover;"), theme),
              QStringLiteral("a #0e5f80 b #0b4e69;"));
    EXPECT_EQ(expandStyleSheet(QStringLiteral("@nothing"), theme), QStringLiteral("@nothing"));
}

bool hasInk(const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) > 128) return true;
        }
    }
    return false;
}

TEST(Icons, AllDrawAtEverySizeOfTheFamily) {
    const auto theme = std::make_shared<Theme>(Theme::load(ThemeKind::Light));
    const Icons icons(theme);
    for (int i = 0; i < kIconCount; ++i) {
        const QIcon icon = icons.icon(static_cast<Icon>(i));
        for (const int size : {14, 16, 18, 20}) {
            EXPECT_TRUE(hasInk(icon.pixmap(QSize(size, size), 1.0).toImage()))
                << iconFile(static_cast<Icon>(i)) << " at " << size;
        }
    }
}

TEST(Icons, FollowTheThemeWithoutBeingSetAgain) {
    const auto theme = std::make_shared<Theme>(Theme::load(ThemeKind::Light));
    const Icons icons(theme);
    const QIcon icon = icons.icon(Icon::Stop);
    const QImage before = icon.pixmap(QSize(20, 20), 1.0).toImage();
    *theme = Theme::load(ThemeKind::Dark);
    EXPECT_NE(icon.pixmap(QSize(20, 20), 1.0).toImage(), before);
}

TEST(Icons, AreSharpOnScreensOfTwiceTheDensity) {
    const auto theme = std::make_shared<Theme>(Theme::load(ThemeKind::Light));
    const Icons icons(theme);
    EXPECT_EQ(icons.icon(Icon::Plus).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
}

TEST(Marks, HaveEachAShapeOfTheirOwn) {
    const auto theme = std::make_shared<Theme>(Theme::load(ThemeKind::Light));
    const Icons icons(theme);
    std::vector<QImage> seen;
    for (int i = 0; i < kMarkCount; ++i) {
        QImage image(28, 28, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        icons.paint(painter, QRectF(0, 0, 28, 28), static_cast<Mark>(i), Qt::black, Qt::white);
        painter.end();
        EXPECT_TRUE(hasInk(image)) << markFile(static_cast<Mark>(i));
        EXPECT_EQ(std::count(seen.begin(), seen.end(), image), 0)
            << markFile(static_cast<Mark>(i)) << " looks like another";
        seen.push_back(image);
    }
}

TEST(TypeScale, IsSetInPointsThatAreThreeQuartersOfThePixels) {
    EXPECT_DOUBLE_EQ(fontFor(TextStyle::Figure).pointSizeF(), 21.0);
    EXPECT_DOUBLE_EQ(fontFor(TextStyle::Body).pointSizeF(), 9.75);
    EXPECT_DOUBLE_EQ(fontFor(TextStyle::Small).pointSizeF(), 8.25);
    EXPECT_EQ(fontFor(TextStyle::Mono).families().constFirst(), QStringLiteral("JetBrains Mono"));
}

}  // namespace
}  // namespace berth::ui
