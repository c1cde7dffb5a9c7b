// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/items/container_model.h"
#include "models/items/kernel_message_model.h"
#include "models/items/process_model.h"
#include "ui/inspector/look_words.h"

// Tabs of the inspector that are one table each.

class QCheckBox;

namespace berth::ui {

class Card;
class DataTable;
class EmptyState;
class SearchField;

class ProcessesTab final : public QWidget {
    Q_OBJECT

  public:
    explicit ProcessesTab(UiContext& ui, QWidget* parent = nullptr);
    void set(const domain::Inspection& look);
    void retranslate();

  private:
    void filter();

    ProcessWords m_words;
    items::ProcessModel m_model;
    SearchField* m_search;
    QCheckBox* m_gpuOnly;
    DataTable* m_table;
};

class ContainersTab final : public QWidget {
    Q_OBJECT

  public:
    explicit ContainersTab(UiContext& ui, QWidget* parent = nullptr);
    void set(const domain::Inspection& look);
    void retranslate();

  private:
    ContainerWords m_words;
    items::ContainerModel m_model;
    DataTable* m_table;
    Card* m_card;
    EmptyState* m_empty;
};

class KernelTab final : public QWidget {
    Q_OBJECT

  public:
    explicit KernelTab(UiContext& ui, QWidget* parent = nullptr);
    void set(const domain::Inspection& look);
    void retranslate();

  private:
    KernelWords m_words;
    items::KernelMessageModel m_model;
    SearchField* m_search;
    DataTable* m_table;
    Card* m_card;
    EmptyState* m_empty;
};

}  // namespace berth::ui
