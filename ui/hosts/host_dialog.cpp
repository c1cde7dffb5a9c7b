// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/host_dialog.h"

#include <QDateTime>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/bridge/host_desk.h"
#include "models/domain/given_name.h"
#include "ui/hosts/stop_form.h"
#include "ui/support/error_texts.h"
#include "ui/support/host_finding_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

HostDialog* HostDialog::show(HostServices& services, domain::HostProfile start, QWidget* parent) {
    auto* dialog = new HostDialog(services, std::move(start), parent);
    dialog->present();
    return dialog;
}

HostDialog::HostDialog(HostServices& services, domain::HostProfile start, QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_start(std::move(start)),
      m_fresh(services.desk.find(m_start.id) == nullptr),
      m_scroll(new QScrollArea(this)),
      m_name(nullptr),
      m_nameRow(nullptr),
      m_target(nullptr),
      m_addJump(nullptr),
      m_problem(new Label(services.ui, TextStyle::Body, this)),
      m_save(new Button(services.ui, ButtonKind::Primary, tr("Save"), std::nullopt, this)) {
    if (m_start.id.empty()) m_start.id = bridge::HostDesk::newId();
    build();
    m_name->setText(QString::fromStdString(m_start.name));
    m_target->set(m_start.target);
    for (const domain::HostStop& jump : m_start.jumps)
        addJump(jump);
    connect(m_name, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_addJump, &QPushButton::clicked, this, [this] { addJump({}); });
    connect(m_save, &QPushButton::clicked, this, &HostDialog::save);
}

void HostDialog::build() {
    UiContext& ui = m_services.ui;
    const int room = parentWidget() != nullptr ? parentWidget()->window()->height() : 0;
    resize(720, std::clamp(room - 80, 560, 760));
    setMinimumSize(600, 420);
    setWindowTitle(m_fresh ? tr("Add a computer") : tr("Edit the computer"));
    setSentence(m_fresh ? tr("Reach a computer over SSH")
                        : tr("Edit “%1”").arg(shownText(m_start.name)));
    setNote(
        tr("Its address and a user name come from the provider, or from whoever looks after "
           "it."));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_scroll);
    m_scroll->setWidget(content);
    m_scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 8, 0);
    m_rows->setSpacing(12);
    auto* card = new Card(ui, content);
    card->body().setSpacing(10);
    m_name = new TextField(ui, card);
    m_nameRow = new FieldRow(ui, m_name, card);
    m_target = new StopForm(ui, m_services.desk, QStringLiteral("target"), card);
    m_name->setObjectName(QStringLiteral("hostName"));
    m_name->setMaxLength(200);
    m_name->setPlaceholderText(tr("for example: training machine 3"));
    m_nameRow->setLabel(tr("Name"));
    m_nameRow->setNote(tr("yours alone"));
    card->body().addWidget(m_nameRow);
    card->body().addWidget(m_target);
    m_rows->addWidget(card);
    m_addJump = new Button(ui, ButtonKind::Plain, tr("It is reached through another computer"),
                           Icon::Plus, content);
    m_addJump->setObjectName(QStringLiteral("addJump"));
    m_rows->addWidget(m_addJump, 0, Qt::AlignLeft);
    m_rows->addStretch(1);
    body().addWidget(m_scroll, 1);
    m_problem->setTone(Token::Bad);
    m_problem->setWraps(true);
    m_problem->hide();
    body().addWidget(m_problem);
    m_save->setObjectName(QStringLiteral("saveHost"));
    addCancel();
    addButton(m_save);
}

void HostDialog::addJump(const domain::HostStop& stop) {
    if (static_cast<std::size_t>(m_jumps.size()) >= domain::kMaxJumps) return;
    auto* card = new Card(m_services.ui, m_scroll->widget());
    auto* form = new StopForm(m_services.ui, m_services.desk,
                              QStringLiteral("jump%1").arg(m_jumps.size()), card);
    form->set(stop);
    card->body().addWidget(form);
    auto* remove =
        new Button(m_services.ui, ButtonKind::Link, tr("Not through this one"), std::nullopt, card);
    card->header().addAction(remove);
    connect(remove, &QPushButton::clicked, this, [this, card] {
        m_jumps.removeIf([card](const Jump& jump) { return jump.card == card; });
        card->hide();
        card->deleteLater();
        nameJumps();
    });
    m_rows->insertWidget(static_cast<int>(m_jumps.size()) + 1, card);
    m_jumps.push_back({card, form});
    card->show();
    nameJumps();
}

void HostDialog::nameJumps() {
    for (qsizetype i = 0; i < m_jumps.size(); ++i)
        m_jumps[i].card->header().setTitle(
            m_jumps.size() == 1 ? tr("On the way") : tr("On the way, number %1").arg(i + 1));
    m_addJump->setText(m_jumps.isEmpty() ? tr("It is reached through another computer")
                                         : tr("And through a further one"));
    m_addJump->setVisible(static_cast<std::size_t>(m_jumps.size()) < domain::kMaxJumps);
}

domain::HostProfile HostDialog::profile() const {
    domain::HostProfile profile = m_start;
    profile.name = domain::normalisedGivenName(m_name->text().toStdString());
    profile.target = m_target->stop();
    profile.jumps.clear();
    for (const Jump& jump : m_jumps)
        profile.jumps.push_back(jump.form->stop());
    if (m_fresh) profile.createdUnixMs = QDateTime::currentMSecsSinceEpoch();
    return profile;
}

void HostDialog::check(bool everywhere) {
    m_problem->hide();
    const auto found = domain::checkHostProfile(profile(), m_services.desk.profiles());
    const bool name = found && found->field == "name" && (everywhere || !m_name->text().isEmpty());
    m_nameRow->setMessage(name ? FieldMessage{FieldLevel::Error, hostFindingText(found->kind), {}}
                               : FieldMessage{});
    if (!everywhere || !found) return;
    if (found->field == "name") return m_name->setFocus(Qt::OtherFocusReason);
    for (const Jump& jump : m_jumps)
        jump.form->showProblems();
    m_target->showProblems();
}

void HostDialog::save() {
    const domain::HostProfile made = profile();
    check(true);
    if (domain::checkHostProfile(made, m_services.desk.profiles())) return;
    m_save->setEnabled(false);
    m_services.desk.keep(made, this, [this, id = made.id](const domain::Result<void>& done) {
        m_save->setEnabled(true);
        if (done) {
            Q_EMIT kept(id, m_fresh);
            accept();
            return;
        }
        m_problem->setText(errorReport(done.error()));
        m_problem->show();
    });
}

}  // namespace berth::ui
