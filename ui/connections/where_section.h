// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>
#include <vector>

#include "models/domain/connection.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/field_row.h"

namespace berth::ui {

class Label;
class TextField;

// The first step of setting up a connection: what it is called, and where the platform answers.
class WhereSection final : public QWidget {
    Q_OBJECT

  public:
    // `all`: the connections there are, whose names are taken but for that of `own`.
    WhereSection(UiContext& ui, std::vector<domain::ConnectionSettings> all,
                 domain::ConnectionId own, QWidget* parent);

    void set(const domain::ConnectionSettings& settings);
    void read(domain::ConnectionSettings& into) const;
    void setAddress(const QString& address);
    // An exception from the usual authorities, for the address that stands here now.
    void trust(const std::string& fingerprint);
    [[nodiscard]] bool isInOrder() const;
    // Says what is missing, also of what nobody has touched yet, and goes there. False: nothing is.
    bool showProblems();

  Q_SIGNALS:
    void changed();

  private:
    QWidget* makeTrusted(UiContext& ui);
    [[nodiscard]] FieldMessage nameMessage() const;
    [[nodiscard]] FieldMessage addressMessage() const;
    void check();
    void showTrusted();

    std::vector<domain::ConnectionSettings> m_all;
    domain::ConnectionId m_own;
    TextField* m_name;
    FieldRow* m_nameRow;
    TextField* m_address;
    FieldRow* m_addressRow;
    QWidget* m_trusted;
    Label* m_trustedKey;
    std::string m_pinned;     // fingerprint; empty: no exception is made
    std::string m_pinnedFor;  // the address it is made for
    bool m_nameTouched = false;
};

}  // namespace berth::ui
