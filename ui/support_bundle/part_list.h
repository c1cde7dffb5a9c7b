// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <set>

#include "models/support_bundle/bundle.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// The parts of a bundle as rows with a tick box, and which of them a person has left out. The
// choice is by kind, so that it outlives the bundle that is made anew. GUI thread.
class PartList final : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Name, Size, Taken, Columns };

    explicit PartList(UiContext& ui, QObject* parent = nullptr);

    void set(support_bundle::Bundle bundle);
    // With what was left out marked as such.
    [[nodiscard]] const support_bundle::Bundle& bundle() const { return m_bundle; }
    [[nodiscard]] const support_bundle::Part* partAt(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex find(support_bundle::PartKind kind) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  Q_SIGNALS:
    void choiceChanged();

  private:
    void writeReadMe();
    [[nodiscard]] QString textOf(const support_bundle::Part& part, int column) const;

    UiContext& m_ui;
    support_bundle::Bundle m_bundle;
    std::set<support_bundle::PartKind> m_leftOut;
};

}  // namespace berth::ui
