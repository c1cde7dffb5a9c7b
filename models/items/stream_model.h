// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace berth::items {

// A table over what only grows, newest first: the newest 10,000 are kept, and those of them shown
// that the model's filter lets through. GUI thread.
template <class T>
class StreamModel : public QAbstractTableModel {
  public:
    static constexpr std::size_t kCapacity = 10'000;

    using QAbstractTableModel::QAbstractTableModel;

    // Oldest first, all newer than those before.
    void append(const std::vector<T>& items);
    void clear();
    [[nodiscard]] const T& itemAt(int row) const {
        const std::uint64_t serial = m_shown[m_shown.size() - 1 - static_cast<std::size_t>(row)];
        return m_items[static_cast<std::size_t>(serial - m_dropped)];
    }
    // All that are kept, shown or not.
    [[nodiscard]] std::size_t size() const { return m_items.size(); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
    }

  protected:
    [[nodiscard]] virtual bool shows(const T& item) const = 0;
    // To be called inside beginResetModel() and endResetModel(), once shows() decides otherwise.
    void filterAgain();
    [[nodiscard]] const std::deque<T>& items() const { return m_items; }

  private:
    void dropOldest(std::size_t count);

    std::deque<T> m_items;              // oldest first
    std::uint64_t m_dropped = 0;        // items that are no longer in m_items
    std::deque<std::uint64_t> m_shown;  // position + m_dropped of those shown, oldest first
};

template <class T>
void StreamModel<T>::append(const std::vector<T>& items) {
    if (items.empty()) return;
    std::vector<std::uint64_t> fresh;
    std::uint64_t serial = m_dropped + m_items.size();
    for (const T& item : items) {
        if (shows(item)) fresh.push_back(serial);
        ++serial;
    }
    if (fresh.empty()) {
        m_items.insert(m_items.end(), items.begin(), items.end());
    } else {
        beginInsertRows({}, 0, static_cast<int>(fresh.size()) - 1);
        m_items.insert(m_items.end(), items.begin(), items.end());
        m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    if (m_items.size() > kCapacity) dropOldest(m_items.size() - kCapacity);
}

template <class T>
void StreamModel<T>::dropOldest(std::size_t count) {
    const std::uint64_t firstKept = m_dropped + count;
    std::size_t rows = 0;
    while (rows < m_shown.size() && m_shown[rows] < firstKept)
        ++rows;
    const auto drop = [&] {
        m_items.erase(m_items.begin(), m_items.begin() + static_cast<std::ptrdiff_t>(count));
        m_shown.erase(m_shown.begin(), m_shown.begin() + static_cast<std::ptrdiff_t>(rows));
        m_dropped = firstKept;
    };
    if (rows == 0) {
        drop();
        return;
    }
    const int total = static_cast<int>(m_shown.size());
    beginRemoveRows({}, total - static_cast<int>(rows), total - 1);
    drop();
    endRemoveRows();
}

template <class T>
void StreamModel<T>::clear() {
    beginResetModel();
    m_items.clear();
    m_shown.clear();
    m_dropped = 0;
    endResetModel();
}

template <class T>
void StreamModel<T>::filterAgain() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        if (shows(m_items[i])) m_shown.push_back(m_dropped + i);
    }
}

}  // namespace berth::items
