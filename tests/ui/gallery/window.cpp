// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the frame of the window around an empty page, to be laid beside the pictures of pages:
//   gallery_window light|dark|high-contrast en|zh_CN WIDTHxHEIGHT FILE.png [palette|narrow]
#include <QApplication>
#include <QHash>
#include <QTextStream>
#include <QTimer>
#include <QVBoxLayout>

#include "ui/shell/main_window.h"
#include "ui/shell/rail.h"
#include "ui/shell/status_line.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/toast_area.h"

namespace {

using namespace berth;

class NoSettings final : public ui::SettingsPort {
  public:
    [[nodiscard]] QByteArray value(const QString& /*key*/) const override { return {}; }
    void setValue(const QString& /*key*/, const QByteArray& /*value*/) override {}
};

class EmptyPage final : public ui::Page {
  public:
    EmptyPage(ui::UiContext& ui, const QString& name, QWidget* parent) : Page(name, parent) {
        auto* rows = new QVBoxLayout(this);
        auto* state = new ui::EmptyState(ui, ui::Icon::Deployments, this);
        state->setTexts(name, QStringLiteral("One image, one GPU, one link."));
        rows->addWidget(state);
    }
    [[nodiscard]] QString title() const override { return objectName(); }

  protected:
    void retranslate() override {}
};

void addPages(ui::UiContext& ui, ui::PageHost& pages) {
    struct Row {
        const char* name;
        ui::Icon icon;
        int group;
    };
    static constexpr Row kRows[] = {{"Overview", ui::Icon::Overview, 0},
                                    {"Deployments", ui::Icon::Deployments, 1},
                                    {"Nodes", ui::Icon::Nodes, 1},
                                    {"Simulator", ui::Icon::Simulator, 2},
                                    {"Activity", ui::Icon::Activity, 3}};
    for (const Row& row : kRows) {
        ui::PageEntry entry;
        entry.name = QString::fromLatin1(row.name);
        entry.title = [name = entry.name] { return name; };
        entry.icon = row.icon;
        entry.group = row.group;
        entry.make = [&ui, name = entry.name](QWidget* parent) {
            return new EmptyPage(ui, name, parent);
        };
        pages.add(entry);
    }
}

void fill(ui::UiContext& ui, ui::MainWindow& window) {
    window.rail().setCounter(QStringLiteral("Deployments"), 2, ui::Tone::Bad,
                             QStringLiteral("2 need attention"));
    window.rail().setCounter(QStringLiteral("Nodes"), 24, ui::Tone::Off,
                             QStringLiteral("24 nodes"));
    window.band().setKind(ui::BandKind::Simulated);
    window.band().setConnection(QStringLiteral("Embedded simulator · sample cluster"));
    window.band().setAge(
        ui.format().moment({38'520'000'000'000}, domain::TimeBase::SimulationStart));
    window.status().setConnection(ui::Icon::Check, ui::Token::Ok,
                                  QStringLiteral("Simulator 1× real time"));
    window.status().setOperation(
        ui::RunningOperation{QStringLiteral("1 operation: replacing node 5"), 0.61, true});
    window.status().setSums(QStringLiteral("1,204 events/s"));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 5) {
        QTextStream(stderr) << "gallery_window light|dark|high-contrast en|zh_CN WIDTHxHEIGHT "
                               "FILE.png [palette|narrow]\n";
        return 2;
    }
    QApplication application(argc, argv);
    const QString theme = QString::fromLocal8Bit(argv[1]);
    ui::ThemeChoice choice = ui::ThemeChoice::Light;
    if (theme == QStringLiteral("dark")) choice = ui::ThemeChoice::Dark;
    if (theme == QStringLiteral("high-contrast")) choice = ui::ThemeChoice::HighContrast;
    ui::UiContext ui(choice, QString::fromLocal8Bit(argv[2]) == QStringLiteral("zh_CN")
                                 ? ui::LanguageCode::Chinese
                                 : ui::LanguageCode::English);
    NoSettings settings;
    ui::MainWindow window(ui, settings);
    ui::PageHost pages;
    addPages(ui, pages);
    window.start(pages);
    fill(ui, window);
    const QStringList size = QString::fromLocal8Bit(argv[3]).split(u'x');
    window.resize(size.value(0).toInt(), size.value(1).toInt());
    window.show();
    const QString mode = argc > 5 ? QString::fromLocal8Bit(argv[5]) : QString();
    if (mode == QStringLiteral("palette")) window.palette().open();
    if (mode == QStringLiteral("narrow")) window.rail().setCollapsed(true);
    window.toasts().show({ui::visualOf(domain::NodeState::Running),
                          QStringLiteral("comfy-api is running"),
                          QStringLiteral("6 of 6 nodes, after 8 min 12 s"),
                          QStringLiteral("Open link"),
                          {},
                          true});
    int result = 1;
    QTimer::singleShot(400, &window, [&] {
        result = window.grab().save(QString::fromLocal8Bit(argv[4]), "PNG") ? 0 : 1;
        QApplication::quit();
    });
    QApplication::exec();
    return result;
}
