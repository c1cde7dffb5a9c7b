// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "ui/new_deployment/deployment_draft.h"
#include "ui/support/ui_context.h"

class QCheckBox;

namespace berth::ui {

class ChoiceField;
class DurationField;
class FieldRow;
class Fold;
class Label;
class NumberField;
class TextField;

// How a port balances beyond its policy: what the policy itself needs at once, the rest folded
// away. Nothing of it is shown where the platform takes no such settings.
class BalancingDetails final : public QWidget {
    Q_OBJECT

  public:
    // `index`: of the port in the spec.
    BalancingDetails(UiContext& ui, DeploymentDraft& draft, int index, QWidget* parent);

    // From the draft, with all texts in the current language.
    void refresh();

  private:
    using Options = domain::BalancingOptions;
    // A number in the form: where it stands in the options, and which findings are about it.
    struct Number {
        NumberField* field;
        FieldRow* row;
        const char* finding;
        std::function<int(const Options&)> get;
    };
    struct Span {
        DurationField* field;
        FieldRow* row;
        const char* finding;
        std::function<domain::Duration(const Options&)> get;
    };

    [[nodiscard]] QWidget* makeKey();
    [[nodiscard]] QWidget* makeQueue();
    [[nodiscard]] QWidget* makeFurther();
    NumberField* addNumber(QWidget* parent, const char* finding, int least, int most,
                           std::function<int(const Options&)> get,
                           std::function<void(Options&, int)> set);
    DurationField* addSpan(QWidget* parent, const char* finding,
                           std::function<domain::Duration(const Options&)> get,
                           std::function<void(Options&, domain::Duration)> set);
    [[nodiscard]] FieldRow* rowOf(const QWidget* field) const;
    [[nodiscard]] std::string fieldName(const char* finding) const;
    [[nodiscard]] const domain::PortSpec* port() const;
    [[nodiscard]] Options options() const;
    void edit(const std::function<void(Options&)>& change);
    void setLabel(const QWidget* field, const QString& label);
    void refreshTexts();
    void refreshValues(const Options& options);
    void refreshKey(const domain::HashKey& key);
    [[nodiscard]] QString furtherNote(const Options& options) const;

    UiContext& m_ui;
    DeploymentDraft& m_draft;
    int m_index;
    std::vector<Number> m_numbers;
    std::vector<Span> m_spans;
    ChoiceField* m_source = nullptr;
    TextField* m_name = nullptr;
    FieldRow* m_sourceRow = nullptr;
    FieldRow* m_nameRow = nullptr;
    NumberField* m_bound = nullptr;
    NumberField* m_limit = nullptr;
    NumberField* m_perNode = nullptr;
    DurationField* m_wait = nullptr;
    DurationField* m_processing = nullptr;
    DurationField* m_slowStart = nullptr;
    QCheckBox* m_drains = nullptr;
    DurationField* m_drain = nullptr;
    QCheckBox* m_retries = nullptr;
    NumberField* m_attempts = nullptr;
    NumberField* m_budget = nullptr;
    QCheckBox* m_ejects = nullptr;
    NumberField* m_failures = nullptr;
    DurationField* m_out = nullptr;
    NumberField* m_mostOut = nullptr;
    // After the fields, which the groups are made of.
    Label* m_hint;
    QWidget* m_key;
    QWidget* m_queue;
    Fold* m_fold;
};

}  // namespace berth::ui
