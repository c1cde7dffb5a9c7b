// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <QVector>
#include <QWidget>
#include <functional>

namespace berth::ui {

// Editors for the elements of a list, one below the other. Rows are made and removed at the end, so
// that typing into one never replaces the widget that has the focus.
template <class Row>
class RowList final : public QWidget {
  public:
    RowList(std::function<Row*(int index, QWidget* parent)> make, QWidget* parent)
        : QWidget(parent), m_make(std::move(make)), m_layout(new QVBoxLayout(this)) {
        m_layout->setContentsMargins(0, 0, 0, 0);
        m_layout->setSpacing(8);
    }

    void resizeTo(int count) {
        while (m_rows.size() > count) {
            // Later: the button that was pressed may be in it.
            Row* row = m_rows.takeLast();
            row->hide();
            row->deleteLater();
        }
        while (m_rows.size() < count) {
            Row* row = m_make(static_cast<int>(m_rows.size()), this);
            m_layout->addWidget(row);
            row->show();
            m_rows.push_back(row);
        }
        setVisible(count > 0);
    }
    [[nodiscard]] const QVector<Row*>& rows() const { return m_rows; }

  private:
    std::function<Row*(int, QWidget*)> m_make;
    QVBoxLayout* m_layout;
    QVector<Row*> m_rows;
};

}  // namespace berth::ui
