// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/objective_list.h"

#include <QVBoxLayout>

#include "ui/simulator/objective_row.h"

namespace berth::ui {

ObjectiveList::ObjectiveList(UiContext& ui, QWidget* parent)
    : QWidget(parent), m_ui(ui), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void ObjectiveList::set(const std::vector<domain::ObjectiveStatus>& objectives,
                        domain::TimeBase base) {
    while (m_rows.size() > objectives.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < objectives.size()) {
        m_rows.push_back(new ObjectiveRow(m_ui, this));
        m_layout->addWidget(m_rows.back());
    }
    for (std::size_t i = 0; i < objectives.size(); ++i)
        m_rows[i]->set(objectives[i], base);
}

}  // namespace berth::ui
