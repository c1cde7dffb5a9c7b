// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/command_line.h"

#include <QLatin1String>
#include <QRegularExpression>
#include <QSet>
#include <array>

namespace berth::app {
namespace {

struct Option {
    const char* name;
    const char* value;
    const char* meaning;
};

constexpr std::array<Option, 6> kOptions = {{
    {"--profile", "DIR", "keep all state in this folder"},
    {"--lang", "LANG", "en or zh_CN"},
    {"--theme", "THEME", "light, dark, high-contrast or system"},
    {"--page", "NAME", "open this page, e.g. overview, deployments, simulator"},
    {"--screenshot", "FILE", "write a PNG of the window once data is shown, then exit"},
    {"--size", "WxH", "size of the window in pixels, e.g. 1280x800"},
}};

constexpr int kSmallestSide = 320;
constexpr int kLargestSide = 8192;

// The part of a route before its first "/"; what follows, a page looks at itself.
const QStringList& pageNames() {
    static const QStringList kNames = {
        QStringLiteral("overview"),    QStringLiteral("deployments"), QStringLiteral("deployment"),
        QStringLiteral("nodes"),       QStringLiteral("storage"),     QStringLiteral("money"),
        QStringLiteral("simulator"),   QStringLiteral("computers"),   QStringLiteral("inspect"),
        QStringLiteral("connections"), QStringLiteral("activity")};
    return kNames;
}

// An argument may hold anything; a terminal must not obey it.
tl::unexpected<UsageError> refuse(QString message) {
    for (QChar& each : message) {
        const bool turns = (each >= QChar(0x202A) && each <= QChar(0x202E)) ||
                           (each >= QChar(0x2066) && each <= QChar(0x2069));
        if (turns || each.category() == QChar::Other_Control) each = QChar::ReplacementCharacter;
    }
    return tl::unexpected<UsageError>(UsageError{message});
}

tl::unexpected<UsageError> refuseValue(const QString& option, const QString& value,
                                       const QString& allowed) {
    return refuse(QStringLiteral("%1 does not take \"%2\": use %3").arg(option, value, allowed));
}

bool isOption(const QString& name) {
    for (const Option& option : kOptions) {
        if (name == QLatin1String(option.name)) return true;
    }
    return false;
}

std::optional<QSize> parseSize(const QString& text) {
    static const QRegularExpression kForm(QStringLiteral("^([0-9]{1,5})x([0-9]{1,5})$"));
    const QRegularExpressionMatch match = kForm.match(text);
    if (!match.hasMatch()) return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int side) { return side >= kSmallestSide && side <= kLargestSide; };
    return fits(size.width()) && fits(size.height()) ? std::optional(size) : std::nullopt;
}

tl::expected<void, UsageError> assign(CommandLine& line, const QString& name,
                                      const QString& value) {
    if (name == QLatin1String("--profile")) {
        line.profile = value;
    } else if (name == QLatin1String("--lang")) {
        if (value != QLatin1String("en") && value != QLatin1String("zh_CN")) {
            return refuseValue(name, value, QStringLiteral("en or zh_CN"));
        }
        line.language = value;
    } else if (name == QLatin1String("--theme")) {
        static const QStringList kThemes = {QStringLiteral("light"), QStringLiteral("dark"),
                                            QStringLiteral("high-contrast"),
                                            QStringLiteral("system")};
        if (!kThemes.contains(value)) {
            return refuseValue(name, value, QStringLiteral("light, dark, high-contrast or system"));
        }
        line.theme = value;
    } else if (name == QLatin1String("--page")) {
        if (!pageNames().contains(value.section(u'/', 0, 0))) {
            return refuseValue(name, value, pageNames().join(QStringLiteral(", ")));
        }
        line.page = value;
    } else if (name == QLatin1String("--screenshot")) {
        if (!value.endsWith(QLatin1String(".png"), Qt::CaseInsensitive)) {
            return refuseValue(name, value, QStringLiteral("a file name that ends with .png"));
        }
        line.screenshot = value;
    } else {
        line.size = parseSize(value);
        if (!line.size) {
            return refuseValue(name, value,
                               QStringLiteral("WIDTHxHEIGHT with both from %1 to %2, e.g. 1280x800")
                                   .arg(kSmallestSide)
                                   .arg(kLargestSide));
        }
    }
    return {};
}

}  // namespace

tl::expected<CommandLine, UsageError> parseCommandLine(const QStringList& arguments) {
    CommandLine line;
    QSet<QString> seen;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& argument = arguments.at(i);
        if (argument == QLatin1String("--help") || argument == QLatin1String("-h")) {
            line.help = true;
            return line;
        }
        if (argument == QLatin1String("--version")) {
            line.version = true;
            return line;
        }
        // What is not UTF-8 arrives with a replacement; as a path it would name another file.
        if (argument.contains(QChar::ReplacementCharacter)) {
            return refuse(
                QStringLiteral("\"%1\" is not valid UTF-8: use other characters").arg(argument));
        }
        const qsizetype equals = argument.indexOf(u'=');
        const QString name = equals < 0 ? argument : argument.left(equals);
        if (!isOption(name)) {
            return refuse(QStringLiteral("%1 is not known: see --help for what can be used")
                              .arg(name.isEmpty() ? QStringLiteral("an empty argument") : name));
        }
        if (seen.contains(name)) {
            return refuse(QStringLiteral("%1 is given twice: give it once").arg(name));
        }
        seen.insert(name);
        QString value = equals < 0 ? QString() : argument.mid(equals + 1);
        if (equals < 0 && i + 1 < arguments.size() &&
            !arguments.at(i + 1).startsWith(QLatin1String("--"))) {
            value = arguments.at(++i);
            if (value.contains(QChar::ReplacementCharacter)) {
                return refuse(QStringLiteral("%1 does not take \"%2\": it is not valid UTF-8")
                                  .arg(name, value));
            }
        }
        if (value.isEmpty()) {
            return refuse(QStringLiteral("%1 needs a value: see --help").arg(name));
        }
        if (const auto assigned = assign(line, name, value); !assigned) {
            return tl::unexpected<UsageError>(assigned.error());
        }
    }
    return line;
}

QString usageText() {
    QString text = QStringLiteral(
        "Berth: a console for GPU deployments with a cluster simulator inside it.\n\n"
        "Usage: berth [OPTIONS]\n\n");
    for (const Option& option : kOptions) {
        const QString head =
            QStringLiteral("%1 %2").arg(QLatin1String(option.name), QLatin1String(option.value));
        text += QStringLiteral("  %1 %2\n").arg(head, -20).arg(QLatin1String(option.meaning));
    }
    text += QStringLiteral("  --help               show this text\n");
    text += QStringLiteral("  --version            show the version\n");
    return text;
}

}  // namespace berth::app
