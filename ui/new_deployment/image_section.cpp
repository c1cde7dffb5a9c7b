// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/image_section.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

ImageSection::ImageSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"image"}, parent),
      m_image(new TextField(ui, this)),
      m_presets(new Button(ui, ButtonKind::Plain, {}, Icon::Images, this)),
      m_menu(new QMenu(m_presets)),
      m_row(new FieldRow(ui, m_image, this)),
      m_about(new Label(ui, TextStyle::Second, this)) {
    m_image->setMono(true);
    m_image->setMaxLength(512);
    m_presets->setMenu(m_menu);
    m_presets->setMenuArrow(true);
    card().header().addAction(m_presets);
    body().addWidget(m_row);
    m_about->setTone(Token::Ink2);
    m_about->setWraps(true);
    body().addWidget(m_about);
    mendBy(*m_row, [] { return std::string("image"); });
    connect(m_image, &QLineEdit::textChanged, this,
            [this](const QString& text) { this->draft().setImage(text.trimmed().toStdString()); });
    follow();
}

QString ImageSection::title() const {
    return tr("Image");
}

QString ImageSection::summary() const {
    const QString image = QString::fromStdString(draft().spec().image);
    return image.section(QLatin1Char('/'), -1);
}

void ImageSection::fillPresets() {
    m_presets->setText(tr("Presets"));
    const auto& presets = draft().catalogue().presets;
    m_presets->setVisible(!presets.empty());
    if (presets == m_offered) return;
    m_offered = presets;
    m_menu->clear();
    for (const domain::ImagePreset& preset : presets) {
        QAction* action = m_menu->addAction(QString::fromStdString(preset.name));
        connect(action, &QAction::triggered, this,
                [this, preset] { draft().choosePreset(preset); });
    }
}

void ImageSection::refresh() {
    card().header().setTitle(title());
    fillPresets();
    m_row->setLabel(tr("Image address or name of a preset"));
    m_image->setAccessibleName(tr("Image"));
    const QString image = QString::fromStdString(draft().spec().image);
    if (m_image->text().trimmed() != image) {
        const QSignalBlocker blocker(m_image);
        m_image->setText(image);
    }
    const domain::ImagePreset* preset = draft().preset();
    m_image->setAccepted(preset != nullptr && draft().findingFor("image") == nullptr);
    if (preset == nullptr) {
        card().header().setNote({});
        m_about->setText(tr("Nothing is known about this image: ports and needs are up to you."));
    } else {
        QStringList ports;
        for (const domain::ImagePort& port : preset->ports)
            ports << QString::number(port.port);
        const QString name = QString::fromStdString(preset->name);
        const QString listed =
            ports.isEmpty() ? Formatter::none() : ports.join(QStringLiteral(", "));
        // Not every platform tells how large its images are.
        card().header().setNote(
            preset->size.count > 0
                ? tr("%1 · %2 · ports %3").arg(name, ui().format().bytes(preset->size), listed)
                : tr("%1 · ports %2").arg(name, listed));
        m_about->setText(QString::fromStdString(preset->reference));
    }
    showFinding(*m_row, "image");
}

}  // namespace berth::ui
