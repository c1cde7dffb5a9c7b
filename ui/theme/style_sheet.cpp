// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include <QFile>
#include <QLatin1String>
#include <QStringView>
#include <cstddef>

namespace berth::ui {
namespace {

bool isNamePart(QChar c) {
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
}

QString valueOf(QStringView name, const Theme& theme) {
    if (name == QLatin1String("focus")) {
        return QString::number(theme.focusWidth()) + QLatin1String("px");
    }
    for (std::size_t i = 0; i < kTokenNames.size(); ++i) {
        const QLatin1String token(kTokenNames[i].data(), static_cast<int>(kTokenNames[i].size()));
        if (name == token) return theme.color(static_cast<Token>(i)).name();
    }
    return QStringLiteral("@") + name.toString();
}

}  // namespace

QString expandStyleSheet(const QString& sheet, const Theme& theme) {
    QString result;
    result.reserve(sheet.size());
    for (qsizetype i = 0; i < sheet.size(); ++i) {
        if (sheet.at(i) != u'@') {
            result.append(sheet.at(i));
            continue;
        }
        qsizetype end = i + 1;
        while (end < sheet.size() && isNamePart(sheet.at(end)))
            ++end;
        result.append(valueOf(QStringView(sheet).mid(i + 1, end - i - 1), theme));
        i = end - 1;
    }
    return result;
}

QString styleSheetFor(const Theme& theme) {
    QFile file(QStringLiteral(":/berth/style/berth.qss"));
    const bool opened = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(opened, "styleSheetFor", "the resources are not linked in");
    return opened ? expandStyleSheet(QString::fromUtf8(file.readAll()), theme) : QString();
}

}  // namespace berth::ui
