// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include "tests/ui/gallery/sections.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::gallery {
namespace {

using ui::Button;
using ui::ButtonKind;
using ui::Icon;

QHBoxLayout* row(ui::Card& card, int spacing = 8) {
    auto* layout = new QHBoxLayout;
    layout->setSpacing(spacing);
    card.body().addLayout(layout);
    return layout;
}

}  // namespace

ui::Card* section(ui::UiContext& ui, const QString& title) {
    auto* card = new ui::Card(ui);
    auto* label = new ui::Label(ui, ui::TextStyle::SecondStrong, title);
    label->setTone(ui::Token::Ink3);
    card->body().addWidget(label);
    return card;
}

ui::Card* buttons(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Buttons"));
    QHBoxLayout* first = row(*card);
    first->addWidget(new Button(ui, ButtonKind::Primary, QStringLiteral("Create")));
    first->addWidget(new Button(ui, ButtonKind::Plain, QStringLiteral("Cancel")));
    first->addWidget(
        new Button(ui, ButtonKind::Offer, QStringLiteral("Download first"), Icon::Download));
    first->addStretch();
    QHBoxLayout* second = row(*card);
    second->addWidget(new Button(ui, ButtonKind::Danger, QStringLiteral("Delete …"), Icon::Trash));
    second->addWidget(new Button(ui, ButtonKind::DangerFinal, QStringLiteral("Delete 3")));
    auto* apply = new Button(ui, ButtonKind::Plain, QStringLiteral("Apply"), Icon::Lock);
    apply->setEnabled(false);
    second->addWidget(apply);
    second->addStretch();
    QHBoxLayout* third = row(*card);
    third->addWidget(new Button(ui, ButtonKind::Link, QStringLiteral("Copy"), Icon::Copy));
    third->addWidget(new Button(ui, ButtonKind::Ghost, QStringLiteral("Skip")));
    third->addWidget(Button::iconOnly(ui, Icon::More, QStringLiteral("More")));
    auto* focus = new Button(ui, ButtonKind::Plain, QStringLiteral("Focus"));
    focus->setObjectName(QStringLiteral("focusButton"));
    third->addWidget(focus);
    third->addStretch();
    QHBoxLayout* fourth = row(*card);
    auto* small = new Button(ui, ButtonKind::Plain, QStringLiteral("Small 26"));
    small->setSizeClass(ui::ButtonSize::Compact);
    fourth->addWidget(small);
    auto* import = new Button(ui, ButtonKind::Plain, QStringLiteral("Import"));
    import->setSizeClass(ui::ButtonSize::Compact);
    import->setMenuArrow(true);
    fourth->addWidget(import);
    fourth->addStretch();
    return card;
}

ui::Card* fields(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Fields"));
    auto* name = new ui::TextField(ui);
    name->setText(QStringLiteral("flux-studio"));
    name->setAccepted(true);
    auto* nameRow = new ui::FieldRow(ui, name);
    nameRow->setLabel(QStringLiteral("Name"));
    card->body().addWidget(nameRow);
    auto* port = new ui::TextField(ui);
    port->setObjectName(QStringLiteral("port"));
    port->setText(QStringLiteral("8188"));
    auto* portRow = new ui::FieldRow(ui, port);
    portRow->setLabel(QStringLiteral("Port"));
    card->body().addWidget(portRow);
    auto* bad = new ui::TextField(ui);
    bad->setText(QStringLiteral("Flux_Studio"));
    auto* badRow = new ui::FieldRow(ui, bad);
    badRow->setLabel(QStringLiteral("Name with an error and its fix"));
    badRow->setMessage({ui::FieldLevel::Error, QStringLiteral("Only a–z, 0–9 and “-”."),
                        QStringLiteral("Use flux-studio")});
    card->body().addWidget(badRow);
    auto* image = new ui::TextField(ui);
    image->setMono(true);
    image->setText(QStringLiteral("docker.io/comfy:0.5"));
    auto* imageRow = new ui::FieldRow(ui, image);
    imageRow->setLabel(QStringLiteral("Image with a warning"));
    imageRow->setMessage({ui::FieldLevel::Warning, QStringLiteral("One region cannot pull it."),
                          QStringLiteral("Use the registry")});
    card->body().addWidget(imageRow);
    QHBoxLayout* line = row(*card);
    auto* region = new ui::ChoiceField(ui);
    region->addItem(QStringLiteral("Any region"));
    line->addWidget(region, 3);
    auto* nodes = new ui::NumberField(ui);
    nodes->setRange(0, 1000);
    nodes->setValue(4);
    nodes->setSuffix(QStringLiteral(" nodes"));
    line->addWidget(nodes, 2);
    auto* locked = new ui::TextField(ui);
    locked->setText(QStringLiteral("locked"));
    locked->setEnabled(false);
    line->addWidget(locked, 2);
    QHBoxLayout* marks = row(*card, 16);
    auto* on = new QCheckBox(QStringLiteral("After 6 h"));
    on->setChecked(true);
    marks->addWidget(on);
    marks->addWidget(new QCheckBox(QStringLiteral("Off")));
    auto* one = new QRadioButton(QStringLiteral("One"));
    one->setChecked(true);
    marks->addWidget(one);
    marks->addWidget(new QRadioButton(QStringLiteral("Many")));
    marks->addStretch();
    return card;
}

ui::Card* type(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Type"));
    struct Sample {
        ui::TextStyle style;
        const char* text;
        const char* meaning;
    };
    static constexpr Sample kSamples[] = {
        {ui::TextStyle::Figure, "¥38.92", "28 / 34 figure, one a page"},
        {ui::TextStyle::Title, "comfy-api", "20 / 26 page title"},
        {ui::TextStyle::Section, "Image", "15 / 22 section"},
        {ui::TextStyle::Strong, "Running 运行中", "13 / 18 state, name, button"},
        {ui::TextStyle::Body, "3 of 4 ready", "13 / 18 body, cells"},
        {ui::TextStyle::Second, "since 10:20", "12 / 17 second line"},
        {ui::TextStyle::Small, "10:42", "11 / 15 axes, counters"},
        {ui::TextStyle::Mono, "GET /prompt 200", "12 / 18 logs, links"},
    };
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(4);
    int at = 0;
    for (const Sample& sample : kSamples) {
        auto* label = new ui::Label(ui, sample.style, QString::fromUtf8(sample.text));
        label->setTone(ui::Token::Ink);
        grid->addWidget(label, at, 0);
        grid->addWidget(new ui::Label(ui, ui::TextStyle::Second, QString::fromUtf8(sample.meaning)),
                        at, 1);
        ++at;
    }
    card->body().addLayout(grid);
    return card;
}

}  // namespace berth::gallery
