// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/bundle_preview.h"

#include <gtest/gtest.h>

#include <QTextBlock>
#include <QTextLayout>

#include "tests/ui/page_fixture.h"

namespace berth::ui {
namespace {

struct Preview : testing::Test {
    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    BundlePreview preview{ui};

    [[nodiscard]] QStringList marked() const {
        QStringList found;
        for (QTextBlock block = preview.document()->begin(); block.isValid();
             block = block.next()) {
            for (const QTextLayout::FormatRange& range : block.layout()->formats())
                found << block.text().mid(range.start, range.length);
        }
        return found;
    }
};

TEST_F(Preview, MarksWhatWasTakenOut) {
    preview.setPart("token=[redacted]\nip-1 said [redacted], zip-1", false);
    EXPECT_EQ(marked(), QStringList({QStringLiteral("[redacted]"), QStringLiteral("[redacted]")}));
    preview.setPart("token=[redacted]\nip-1 said [redacted], zip-1", true);
    EXPECT_EQ(marked(), QStringList({QStringLiteral("[redacted]"), QStringLiteral("ip-1"),
                                     QStringLiteral("[redacted]")}));
}

TEST_F(Preview, ShowsTheBeginningOfWhatIsLong) {
    std::string text;
    while (text.size() <= BundlePreview::kMostBytes)
        text += "a line of a log\n";
    preview.setPart(text, false);
    EXPECT_TRUE(preview.isCut());
    EXPECT_LE(preview.toPlainText().size(), static_cast<qsizetype>(BundlePreview::kMostBytes));
    preview.setPart(std::string(BundlePreview::kMostBytes - 1, 'x') + "\n", false);
    EXPECT_FALSE(preview.isCut());
    EXPECT_EQ(preview.toPlainText().size(), static_cast<qsizetype>(BundlePreview::kMostInLine + 2));
    preview.setPart("", false);
    EXPECT_EQ(preview.toPlainText(), QString());
}

TEST_F(Preview, ShowsMarkupAsItIsWrittenAndTakesNoInput) {
    preview.setPart(kHostileText, false);
    EXPECT_TRUE(preview.toPlainText().contains(QStringLiteral("<b>bold</b><img src=x>")));
    EXPECT_TRUE(preview.isReadOnly());
    EXPECT_TRUE(preview.tabChangesFocus());
}

}  // namespace
}  // namespace berth::ui
