// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/log_panel.h"

#include <QEvent>
#include <QFileDialog>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/logs/log_view.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

LogPanel::LogPanel(UiContext& ui, const domain::Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_clock(clock),
      m_export(new LogExport(this)),
      m_card(new Card(ui, this)),
      m_swatches(new NodeSwatches(ui, m_card)),
      m_text(new SearchField(ui, m_card)),
      m_regex(new Button(ui, ButtonKind::Ghost, QStringLiteral(".*"), std::nullopt, m_card)),
      m_hits(new Label(ui, TextStyle::Second, m_card)),
      m_before(Button::iconOnly(ui, Icon::Up, {}, m_card)),
      m_after(Button::iconOnly(ui, Icon::Down, {}, m_card)),
      m_severity(new ChoiceField(ui, m_card)),
      m_wrap(new Button(ui, ButtonKind::Plain, {}, std::nullopt, m_card)),
      m_follow(new Button(ui, ButtonKind::Plain, {}, Icon::Down, m_card)),
      m_save(Button::iconOnly(ui, Icon::Download, {}, m_card)),
      m_view(new LogView(ui, m_card)),
      m_empty(new EmptyState(ui, Icon::Logs, m_card)),
      m_note(new ElidedLabel(ui, TextStyle::Second, {}, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    for (Button* button : {m_regex, m_before, m_after, m_wrap, m_follow, m_save})
        button->setSizeClass(ButtonSize::Compact);
    for (Button* button : {m_regex, m_wrap, m_follow})
        button->setCheckable(true);
    m_follow->setChecked(true);
    m_text->setFixedWidth(190);
    m_hits->setTone(Token::Ink2);
    m_note->hide();
    QWidget* const actions[] = {m_swatches, m_text,     m_regex, m_hits,   m_before,
                                m_after,    m_severity, m_wrap,  m_follow, m_save};
    for (QWidget* action : actions)
        m_card->header().addAction(action);
    m_card->body().addWidget(m_view, 1);
    m_card->body().addWidget(m_empty, 1);
    m_card->body().addWidget(m_note);
    m_note->setContentsMargins(14, 4, 14, 4);

    connect(m_swatches, &NodeSwatches::chosenChanged, this, &LogPanel::applyFilter);
    connect(m_severity, &QComboBox::currentIndexChanged, this, &LogPanel::applyFilter);
    connect(m_text, &QLineEdit::textChanged, this, &LogPanel::applySearch);
    connect(m_text, &QLineEdit::returnPressed, this, [this] { stepHit(1); });
    connect(m_regex, &QPushButton::toggled, this, &LogPanel::applySearch);
    connect(m_before, &QPushButton::clicked, this, [this] { stepHit(-1); });
    connect(m_after, &QPushButton::clicked, this, [this] { stepHit(1); });
    connect(m_wrap, &QPushButton::toggled, m_view, &LogView::setWraps);
    connect(m_follow, &QPushButton::clicked, m_view, &LogView::setFollows);
    connect(m_view, &LogView::followsChanged, this, [this](bool follows) {
        m_follow->setChecked(follows);
        m_follow->setKind(follows ? ButtonKind::Offer : ButtonKind::Plain);
    });
    m_follow->setKind(ButtonKind::Offer);
    connect(m_wrap, &QPushButton::toggled, this,
            [this](bool on) { m_wrap->setKind(on ? ButtonKind::Offer : ButtonKind::Plain); });
    connect(m_regex, &QPushButton::toggled, this,
            [this](bool on) { m_regex->setKind(on ? ButtonKind::Offer : ButtonKind::Ghost); });
    connect(m_save, &QPushButton::clicked, this, &LogPanel::chooseFile);
    connect(m_export, &LogExport::finished, this, &LogPanel::exported);
    retranslate();
    showEmpty();
}

LogPanel::~LogPanel() {
    m_view->setModel(nullptr, nullptr);
}

void LogPanel::setFeed(bridge::LogFeed* feed) {
    m_view->setModel(nullptr, nullptr);
    m_search.reset();
    m_model.reset();
    m_feed = feed;
    m_hit = -1;
    if (feed != nullptr) {
        m_model = std::make_unique<items::LogModel>(*feed);
        m_search =
            std::make_unique<bridge::LogSearch>(*feed, m_clock, bridge::LogSearch::Options{});
        connect(m_model.get(), &QAbstractItemModel::rowsInserted, this, &LogPanel::showEmpty);
        connect(m_model.get(), &QAbstractItemModel::rowsRemoved, this, &LogPanel::showEmpty);
        connect(m_model.get(), &QAbstractItemModel::modelReset, this, &LogPanel::showEmpty);
        connect(m_search.get(), &bridge::LogSearch::changed, this, &LogPanel::showHits);
        applyFilter();
        applySearch();
        m_view->setModel(m_model.get(), m_search.get());
        m_view->setFollows(true);
    }
    showEmpty();
    showHits();
}

void LogPanel::setNodes(const QVector<NodeSwatches::Item>& nodes) {
    m_swatches->setNodes(nodes);
    m_swatches->setVisible(nodes.size() > 1);
}

void LogPanel::setTimeBase(domain::TimeBase base) {
    m_timeBase = base;
    m_view->setTimeBase(base);
}

void LogPanel::setTitle(const QString& title) {
    m_title = title;
    m_card->header().setTitle(title);
    m_view->setAccessibleName(title);
}

void LogPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void LogPanel::retranslate() {
    m_text->setPurpose(tr("Search the log"));
    m_regex->setAccessibleName(tr("Regular expression"));
    m_regex->setToolTip(tr("Search with a regular expression"));
    m_before->setIconName(tr("Hit before"));
    m_after->setIconName(tr("Next hit"));
    const int severity = std::max(m_severity->currentIndex(), 0);
    {
        const QSignalBlocker quiet(m_severity);
        m_severity->clear();
        m_severity->addItems(
            {tr("all lines"), tr("info and worse"), tr("warnings and errors"), tr("errors only")});
        m_severity->setCurrentIndex(severity);
    }
    m_severity->setPurpose(tr("Severity"));
    m_wrap->setText(tr("Wrap"));
    m_wrap->setToolTip(tr("Break long lines"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Keep the newest line in view"));
    m_save->setIconName(tr("Save the log"));
    m_swatches->retranslate();
    showHits();
    showEmpty();
}

void LogPanel::applyFilter() {
    if (!m_model) return;
    const auto atLeast = static_cast<domain::Severity>(std::max(m_severity->currentIndex(), 0));
    m_model->setFilter({atLeast, m_swatches->chosen()});
    showEmpty();
}

void LogPanel::applySearch() {
    if (!m_search) return;
    m_hit = -1;
    m_search->setQuery({m_text->text(), m_regex->isChecked(), false});
    showHits();
}

void LogPanel::stepHit(int by) {
    const int count = m_search ? m_search->hitCount() : 0;
    if (count == 0) return;
    if (m_hit < 0) {
        // From what is in view: backwards to older hits, forwards to newer ones.
        const int row = std::min(m_view->topRow(), m_model->rowCount() - 1);
        const int from = row < 0 ? 0 : m_search->hitFrom(m_model->serialAt(row));
        m_hit = by > 0 ? from : from - 1;
    } else {
        m_hit += by;
    }
    m_hit = (m_hit % count + count) % count;
    m_view->showHit(m_search->hit(m_hit));
    showHits();
}

void LogPanel::showHits() {
    const bool searching = m_search && !m_search->query().text.isEmpty();
    const int count = searching ? m_search->hitCount() : 0;
    if (m_hit >= count) m_hit = -1;
    const QString problem = searching ? m_search->problem() : QString();
    setFieldLevel(*m_text, problem.isEmpty() ? FieldLevel::Fine : FieldLevel::Error);
    m_text->setToolTip(problem.isEmpty() ? QString() : plainToolTip(problem));
    m_hits->setTone(problem.isEmpty() ? Token::Ink2 : Token::Bad);
    if (!problem.isEmpty()) {
        m_hits->setText(tr("not a valid expression"));
    } else if (searching && m_search->gaveUp()) {
        m_hits->setText(tr("%n hit(s), too slow to go on", nullptr, count));
    } else if (m_hit >= 0) {
        m_hits->setText(tr("%1 of %n hit(s)", nullptr, count).arg(m_hit + 1));
    } else {
        m_hits->setText(searching ? tr("%n hit(s)", nullptr, count) : QString());
    }
    for (QWidget* widget : std::initializer_list<QWidget*>{m_hits, m_before, m_after})
        widget->setVisible(searching);
    m_before->setEnabled(count > 0);
    m_after->setEnabled(count > 0);
}

void LogPanel::setUntold(bool untold) {
    m_untold = untold;
    showEmpty();
}

void LogPanel::showEmpty() {
    const bool empty = !m_model || m_model->rowCount() == 0;
    const bool filtered = empty && m_feed != nullptr && m_feed->size() > 0;
    if (m_untold) {
        m_empty->setTexts(tr("This platform gives no logs"),
                          tr("What its nodes write cannot be read from here."));
    } else {
        m_empty->setTexts(filtered ? tr("No line passes the filter") : tr("No lines yet"),
                          filtered ? tr("Choose another severity or other nodes.")
                                   : tr("Lines appear here as soon as a node writes them."));
    }
    m_empty->setVisible(empty);
    m_view->setVisible(!empty);
    m_save->setEnabled(!empty);
}

void LogPanel::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("Save the log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->setNameFilters({tr("Log files (*.log)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &LogPanel::saveTo);
    dialog->open();
}

void LogPanel::saveTo(const QString& path) {
    if (!m_model) return;
    std::vector<bridge::LogEntry> entries;
    entries.reserve(static_cast<std::size_t>(m_model->rowCount()));
    for (int row = 0; row < m_model->rowCount(); ++row)
        entries.push_back(m_model->entryAt(row));
    m_save->setEnabled(false);
    m_export->write(std::move(entries), path, m_timeBase, m_ui.format());
}

void LogPanel::exported(const QString& path, int lines, const QString& problem) {
    m_save->setEnabled(true);
    m_note->show();
    m_note->setTone(problem.isEmpty() ? Token::Ink2 : Token::Bad);
    m_note->setText(problem.isEmpty() ? tr("%n line(s) are saved in %1", nullptr, lines).arg(path)
                                      : tr("%1 could not be written: %2").arg(path, problem));
    Q_EMIT saved(path, problem);
}

}  // namespace berth::ui
