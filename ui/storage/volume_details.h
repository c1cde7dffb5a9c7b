// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "models/items/volume_model.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class ElidedLabel;
class Label;

// One volume: how full it is, and which deployments mount it and where.
class VolumeDetails final : public QWidget {
    Q_OBJECT

  public:
    explicit VolumeDetails(UiContext& ui, QWidget* parent = nullptr);

    // Null: nothing is chosen.
    void show(const items::VolumeRow* row);

  Q_SIGNALS:
    void deploymentRequested(const QString& id);

  private:
    struct Mount {
        QString deployment;
        Button* open;
        ElidedLabel* path;
    };

    [[nodiscard]] QString sizeText(const items::VolumeRow& row) const;
    [[nodiscard]] QString kindText(const domain::Volume& volume) const;
    Mount& mountAt(std::size_t index);

    UiContext& m_ui;
    Card* m_card;
    Label* m_size;
    Label* m_heading;
    QVBoxLayout* m_list;
    std::vector<Mount> m_mounts;
    Label* m_more;
};

}  // namespace berth::ui
