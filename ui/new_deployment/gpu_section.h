// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "ui/new_deployment/section.h"

class QGridLayout;

namespace berth::ui {

class ChoiceField;
class GpuCard;
class ElidedLabel;
class SegmentedControl;

// Which GPU each node gets, and in which regions: cards with price, memory and stock.
class GpuSection final : public Section {
    Q_OBJECT

  public:
    GpuSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fillFilters();
    void fillRegions();
    void fillCards();
    void arrange();
    [[nodiscard]] QString regionName(const domain::RegionId& id) const;
    [[nodiscard]] std::string shownField() const;

    SegmentedControl* m_filter;
    ChoiceField* m_region;
    ChoiceField* m_order;
    ElidedLabel* m_legend;  // gives way in a small window
    QWidget* m_grid;
    QGridLayout* m_layout;
    QVector<GpuCard*> m_cards;
    FieldRow* m_message;
    int m_columns = 0;
};

}  // namespace berth::ui
