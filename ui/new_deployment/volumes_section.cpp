// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/volumes_section.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

MountRow::MountRow(UiContext& ui, int rowIndex, QWidget* parent)
    : QWidget(parent),
      volume(nullptr),
      path(nullptr),
      remove(Button::iconOnly(ui, Icon::Trash, {}, this)),
      field(nullptr),
      index(rowIndex) {
    auto* line = new QWidget(this);
    volume = new ChoiceField(ui, line);
    path = new TextField(ui, line);
    path->setMono(true);
    remove->setParent(line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(volume, 2);
    layout->addWidget(path, 3);
    layout->addWidget(remove);
    field = new FieldRow(ui, line, this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(field);
}

VolumesSection::VolumesSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"mounts"}, parent),
      m_rows(
          new RowList<MountRow>([this](int index, QWidget* p) { return makeRow(index, p); }, this)),
      m_add(new Button(ui, ButtonKind::Plain, {}, Icon::Plus, this)),
      m_message(nullptr) {
    auto* foot = new QWidget(this);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_add);
    layout->addStretch();
    m_message = new FieldRow(ui, foot, this);
    body().addWidget(m_rows);
    body().addWidget(m_message);
    mendBy(*m_message, [] { return std::string("mounts"); });
    connect(m_add, &QPushButton::clicked, this, &VolumesSection::add);
    follow();
}

QString VolumesSection::title() const {
    return tr("Volumes");
}

QString VolumesSection::summary() const {
    const auto& mounts = draft().spec().mounts;
    if (mounts.empty()) return tr("none");
    return QString::fromStdString(mounts.front().path);
}

MountRow* VolumesSection::makeRow(int index, QWidget* parent) {
    auto* row = new MountRow(ui(), index, parent);
    const auto at = static_cast<std::size_t>(index);
    connect(row->volume, &QComboBox::activated, this, [this, at, row](int choice) {
        const std::string id = row->volume->itemData(choice).toString().toStdString();
        draft().edit([&](domain::DeploymentSpec& spec) { spec.mounts[at].volume = {id}; });
    });
    connect(row->path, &QLineEdit::textChanged, this, [this, at](const QString& text) {
        draft().edit([&](domain::DeploymentSpec& s) { s.mounts[at].path = text.toStdString(); });
    });
    connect(row->remove, &QPushButton::clicked, this, [this, at] {
        QMetaObject::invokeMethod(
            this,
            [this, at] {
                draft().edit([=](domain::DeploymentSpec& spec) {
                    if (at < spec.mounts.size()) {
                        spec.mounts.erase(spec.mounts.begin() + static_cast<std::ptrdiff_t>(at));
                    }
                });
            },
            Qt::QueuedConnection);
    });
    mendBy(*row->field, [index] { return "mounts[" + std::to_string(index) + "]"; });
    return row;
}

void VolumesSection::add() {
    draft().edit([this](domain::DeploymentSpec& spec) {
        const auto& volumes = draft().volumes();
        if (volumes.empty()) return;
        const domain::Volume& volume = volumes[std::min(spec.mounts.size(), volumes.size() - 1)];
        spec.mounts.push_back({volume.id, "/root/" + volume.name});
    });
}

void VolumesSection::refresh() {
    card().header().setTitle(title());
    const bool possible = draft().capabilities().volumes;
    card().header().setNote(
        possible ? tr("A node keeps nothing. What is written below a volume's path stays.")
                 : tr("A node keeps nothing, and this platform has no volumes."));
    m_rows->resizeTo(static_cast<int>(draft().spec().mounts.size()));
    for (MountRow* row : m_rows->rows())
        refreshRow(*row);
    m_add->setText(tr("Add volume"));
    setOffered(*m_add, !possible                   ? tr("This platform has no volumes.")
                       : draft().volumes().empty() ? tr("There is no volume that could be mounted.")
                                                   : QString());
    m_message->setLabel({});
    const domain::Finding* finding = draft().findingFor("mounts");
    if (finding != nullptr && finding->field == "mounts") {
        showFinding(*m_message, "mounts");
    } else {
        m_message->setMessage({});
    }
}

void VolumesSection::refreshRow(MountRow& row) {
    const auto& mount = draft().spec().mounts[static_cast<std::size_t>(row.index)];
    const int number = row.index + 1;
    row.field->setLabel({});
    row.volume->setPurpose(tr("Volume %1").arg(number));
    row.path->setAccessibleName(tr("Path of volume %1").arg(number));
    row.remove->setIconName(tr("Remove volume %1").arg(number));
    const QSignalBlocker first(row.volume);
    const QSignalBlocker second(row.path);
    row.volume->clear();
    const QString id = QString::fromStdString(mount.volume.value);
    for (const domain::Volume& volume : draft().volumes()) {
        row.volume->addItem(QString::fromStdString(volume.name),
                            QString::fromStdString(volume.id.value));
    }
    if (row.volume->findData(id) < 0) row.volume->addItem(id, id);
    row.volume->setCurrentIndex(row.volume->findData(id));
    const QString path = QString::fromStdString(mount.path);
    if (row.path->text() != path) row.path->setText(path);
    showFinding(*row.field, "mounts[" + std::to_string(row.index) + "]");
}

}  // namespace berth::ui
