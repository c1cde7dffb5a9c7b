// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/storage/volume_details.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

#include "models/bridge/log_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
// More than that are counted: the list of deployments is the place to look through them.
constexpr std::size_t kMostMounts = 12;
}  // namespace

VolumeDetails::VolumeDetails(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_size(new Label(ui, TextStyle::Body, m_card)),
      m_heading(new Label(ui, TextStyle::SecondStrong, m_card)),
      m_list(new QVBoxLayout),
      m_more(new Label(ui, TextStyle::Second, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_size->setWraps(true);
    m_size->setCopyable(true);
    m_heading->setTone(Token::Ink2);
    m_heading->setWraps(true);
    m_more->setTone(Token::Ink2);
    m_card->body().setSpacing(10);
    m_card->body().addWidget(m_size);
    m_card->body().addWidget(m_heading);
    m_list->setSpacing(6);
    m_card->body().addLayout(m_list);
    m_card->body().addWidget(m_more);
    m_card->body().addStretch();
}

QString VolumeDetails::sizeText(const items::VolumeRow& row) const {
    const Formatter& format = m_ui.format();
    const domain::Volume& volume = *row.volume;
    QString text =
        row.sizeTold() ? tr("%1 of %2 used (%3).")
                             .arg(format.bytes(volume.used), format.bytes(volume.capacity),
                                  format.percent(row.fill()))
        : volume.used.count > 0 ? tr("%1 used; how large it is the platform does not tell.")
                                      .arg(format.bytes(volume.used))
                                : tr("How large it is and how full, the platform does not tell.");
    if (volume.files > 0) text += QLatin1Char(' ') + tr("%n file(s).", nullptr, volume.files);
    return text;
}

// What its kind means for whoever writes to it.
QString VolumeDetails::kindText(const domain::Volume& volume) const {
    switch (volume.kind) {
        case domain::VolumeKind::Shared:
            return tr("What a node writes is there for all nodes at once.");
        case domain::VolumeKind::Nas:
            return volume.region
                       ? tr("A file server of one region (%1): only nodes there can mount it.")
                             .arg(bridge::toDisplayText(volume.region->value))
                       : tr("A file server of one region: only nodes there can mount it.");
        case domain::VolumeKind::Bucket:
            break;
    }
    QString text =
        tr("What a node writes is there for its region at once; it is uploaded a little "
           "later, and then seen in other regions.");
    if (volume.filesWaiting > 0) {
        text +=
            QLatin1Char(' ') +
            tr("%n file(s), %1, are not uploaded yet: they are lost if their machine fails now.",
               nullptr, volume.filesWaiting)
                .arg(m_ui.format().bytes(volume.bytesWaiting));
    }
    return text;
}

VolumeDetails::Mount& VolumeDetails::mountAt(std::size_t index) {
    while (m_mounts.size() <= index) {
        auto* open = new Button(m_ui, ButtonKind::Link, {}, Icon::Deployments, m_card);
        auto* path = new ElidedLabel(m_ui, TextStyle::Mono, {}, m_card);
        path->setTone(Token::Ink2);
        path->setElideMode(Qt::ElideMiddle);
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(open);
        line->addWidget(path, 1);
        m_list->addLayout(line);
        const std::size_t mine = m_mounts.size();
        connect(open, &QPushButton::clicked, this,
                [this, mine] { Q_EMIT deploymentRequested(m_mounts[mine].deployment); });
        m_mounts.push_back({{}, open, path});
    }
    return m_mounts[index];
}

void VolumeDetails::show(const items::VolumeRow* row) {
    const std::size_t all = row == nullptr ? 0 : row->uses.size();
    const std::size_t shown = std::min(all, kMostMounts);
    m_size->setVisible(row != nullptr);
    m_more->setVisible(all > shown);
    if (row == nullptr) {
        m_card->header().setTitle(tr("No volume chosen"));
        m_heading->setText(tr("Choose a volume in the list to see who mounts it."));
    } else {
        m_card->header().setTitle(bridge::toDisplayText(row->volume->name));
        m_size->setText(sizeText(*row) + QLatin1Char('\n') + kindText(*row->volume));
        m_heading->setText(all > 0 ? tr("Mounted in every node of")
                                   : tr("No deployment mounts it. A deployment gets it under "
                                        "Volumes when it is made or edited."));
    }
    for (std::size_t i = 0; i < shown; ++i) {
        const items::VolumeUse& use = row->uses[i];
        Mount& mount = mountAt(i);
        mount.deployment = QString::fromStdString(use.deployment->id.value);
        const QString name = bridge::toDisplayText(use.deployment->spec.name);
        const QString path = bridge::toDisplayText(use.mount->path);
        mount.open->setText(name);
        mount.open->setAccessibleName(tr("Open %1").arg(name));
        mount.open->setAccessibleDescription(path);
        mount.path->setText(path);
    }
    for (std::size_t i = 0; i < m_mounts.size(); ++i) {
        m_mounts[i].open->setVisible(i < shown);
        m_mounts[i].path->setVisible(i < shown);
    }
    m_more->setText(tr("and %n more", nullptr, static_cast<int>(all - shown)));
}

}  // namespace berth::ui
