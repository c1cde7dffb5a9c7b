// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <optional>

#include "models/domain/capabilities.h"
#include "models/items/node_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

// Cells of nodes in words.
class NodeWords final : public items::NodeText {
  public:
    explicit NodeWords(UiContext& ui) : m_ui(ui) {}

    [[nodiscard]] QString heading(items::NodeColumn column) const override;
    [[nodiscard]] QString cell(const items::NodeRow& row, items::NodeColumn column) const override;

  private:
    UiContext& m_ui;
};

// Whether the platform tells what stands in the column.
[[nodiscard]] bool isTold(items::NodeColumn column, const domain::Capabilities& capabilities);

// A table of nodes; the columns are chosen by the page.
class NodeTable final : public QWidget {
    Q_OBJECT

  public:
    struct Column {
        items::NodeColumn column;
        int width;
    };

    // The first column takes the room that is left over; what the platform does not tell is left
    // out.
    NodeTable(UiContext& ui, const QVector<Column>& columns,
              const domain::Capabilities& capabilities, QWidget* parent = nullptr);

    [[nodiscard]] items::NodeModel& model() { return m_model; }
    [[nodiscard]] DataTable& view() { return *m_view; }
    // The node the keyboard is on; empty when there is none.
    [[nodiscard]] domain::NodeId current() const;

  Q_SIGNALS:
    void activated(const QString& id);
    void menuRequested(const QString& id, const QPoint& position);
    void currentChanged();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void setCells();

    UiContext& m_ui;
    NodeWords m_words;
    items::NodeModel m_model;
    DataTable* m_view;
};

// The name of a region in the language of the interface; its id when it is unknown.
[[nodiscard]] QString regionText(const domain::RegionId& id, const domain::Catalogue& catalogue,
                                 const UiContext& ui);

}  // namespace berth::ui
