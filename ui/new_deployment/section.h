// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "ui/new_deployment/deployment_draft.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class Card;
class FieldRow;

enum class SectionState { Fine, Warning, Problem };

// One step of the page: a card with fields that edit the draft and show what is wrong with them.
class Section : public QWidget {
    Q_OBJECT

  public:
    // `fields`: the parts of the spec that belong here, for findings.
    Section(UiContext& ui, DeploymentDraft& draft, std::vector<std::string> fields,
            QWidget* parent = nullptr);

    [[nodiscard]] virtual QString title() const = 0;
    // What is chosen, in a few words, for the list of steps.
    [[nodiscard]] virtual QString summary() const = 0;
    [[nodiscard]] SectionState state() const;
    [[nodiscard]] bool owns(const std::string& field) const;

  protected:
    // Takes the draft's values into the fields, and all texts in the current language. Called after
    // every change of either; must not edit the draft.
    virtual void refresh() = 0;
    // Call at the end of the constructor.
    void follow();
    void changeEvent(QEvent* event) override;

    [[nodiscard]] UiContext& ui() const { return m_ui; }
    [[nodiscard]] DeploymentDraft& draft() const { return m_draft; }
    [[nodiscard]] QVBoxLayout& body();
    [[nodiscard]] Card& card() const { return *m_card; }
    // Shows the first finding of `field` at the row, and lets its button mend it.
    void showFinding(FieldRow& row, const std::string& field);
    // To be called once per row, with the field its fix is about.
    void mendBy(FieldRow& row, std::function<std::string()> field);

  private:
    UiContext& m_ui;
    DeploymentDraft& m_draft;
    std::vector<std::string> m_fields;
    Card* m_card;
};

}  // namespace berth::ui
