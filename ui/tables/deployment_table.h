// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QVector>
#include <optional>

#include "models/domain/capabilities.h"
#include "models/items/deployment_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Cells of deployments in words.
class DeploymentWords final : public items::DeploymentText {
  public:
    explicit DeploymentWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::DeploymentColumn column) const override;
    [[nodiscard]] QString cell(const items::DeploymentRow& row,
                               items::DeploymentColumn column) const override;

  private:
    UiContext& m_ui;
};

// A deployment's state in one word, with progress while it pulls.
struct DeploymentStateView {
    StateVisual visual;
    QString word;
    std::optional<double> progress;
};
[[nodiscard]] DeploymentStateView stateViewOf(const items::DeploymentRow& row, UiContext& ui);

// A table of deployments with the marks of their nodes; the columns are chosen by the page.
class DeploymentTable final : public QWidget {
    Q_OBJECT

  public:
    struct Column {
        items::DeploymentColumn column;
        int width;
    };

    // The first column takes the room that is left over; what the platform does not tell is left
    // out.
    DeploymentTable(UiContext& ui, RowHeight rows, const QVector<Column>& columns,
                    const domain::Capabilities& capabilities, QWidget* parent = nullptr);

    [[nodiscard]] items::DeploymentModel& model() { return m_model; }
    [[nodiscard]] DataTable& view() { return *m_view; }
    [[nodiscard]] QVector<domain::DeploymentId> selected() const;

  Q_SIGNALS:
    void activated(const QString& id);
    void menuRequested(const QString& id, const QPoint& position);
    void selectionChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setCells();

    UiContext& m_ui;
    DeploymentWords m_words;
    items::DeploymentModel m_model;
    DataTable* m_view;
};

}  // namespace berth::ui
