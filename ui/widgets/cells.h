// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStyledItemDelegate>
#include <QVector>
#include <functional>
#include <optional>

#include "ui/support/ui_context.h"
#include "ui/theme/type_scale.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/state_visual.h"

namespace berth::ui {

// Delegates that paint the cells of a DataTable. Each asks a function for what to show, so that
// they know no model; the functions are called while painting and must be quick. The model's
// DisplayRole carries the same in words for assistive tools and for copying.
class Cell : public QStyledItemDelegate {
    Q_OBJECT

  public:
    Cell(UiContext& ui, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

  protected:
    struct Room {
        QRect rect;  // inside the paddings
        bool selected = false;
        bool stale = false;
    };
    virtual void paintContent(QPainter& painter, const Room& room,
                              const QModelIndex& index) const = 0;
    // Elided to the room, in the colour for the row's state.
    void paintText(QPainter& painter, const Room& room, const QString& text, TextStyle style,
                   Token color, Qt::Alignment align = Qt::AlignLeft) const;
    [[nodiscard]] UiContext& ui() const { return m_ui; }

  private:
    UiContext& m_ui;
};

// Text from DisplayRole, aligned by TextAlignmentRole. A check box before it when the model has a
// CheckStateRole. The colour may be chosen by a function.
class TextCell final : public Cell {
    Q_OBJECT

  public:
    explicit TextCell(UiContext& ui, QObject* parent, TextStyle style = TextStyle::Body);
    void setColor(std::function<Token(const QModelIndex&)> color) { m_color = std::move(color); }

    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    TextStyle m_style;
    std::function<Token(const QModelIndex&)> m_color;
};

// Mark and word of a state, and a bar after it while something is under way.
struct StateCellValue {
    StateVisual visual;
    QString word;
    std::optional<double> progress;
    bool quiet = false;  // ordinary words: the mark alone carries the colour
};
class StateCell final : public Cell {
    Q_OBJECT

  public:
    using Value = std::function<StateCellValue(const QModelIndex&)>;
    StateCell(UiContext& ui, Value value, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Value m_value;
};

// One mark a node.
class NodeStripCell final : public Cell {
    Q_OBJECT

  public:
    using Value = std::function<QVector<domain::NodeState>(const QModelIndex&)>;
    NodeStripCell(UiContext& ui, Value value, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Value m_value;
};

// A bar and its figure: "▇▇▇▁ 68 %".
struct BarCellValue {
    std::optional<double> ratio;  // nothing: only the text
    QString text;
    Token color = Token::Accent;
};
class BarCell final : public Cell {
    Q_OBJECT

  public:
    using Value = std::function<BarCellValue(const QModelIndex&)>;
    BarCell(UiContext& ui, Value value, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Value m_value;
};

// A short history without axes.
class SparklineCell final : public Cell {
    Q_OBJECT

  public:
    using Value = std::function<QVector<double>(const QModelIndex&)>;
    SparklineCell(UiContext& ui, Value value, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Value m_value;
};

// The number of a node on its colour, as in logs and charts.
class NodeNumberCell final : public Cell {
    Q_OBJECT

  public:
    using Value = std::function<int(const QModelIndex&)>;
    NodeNumberCell(UiContext& ui, Value ordinal, QObject* parent);

  protected:
    void paintContent(QPainter& painter, const Room& room, const QModelIndex& index) const override;

  private:
    Value m_value;
};

// Colour of the swatch of node `ordinal` (1, 2, 3 …) and the ink that reads on it.
[[nodiscard]] QColor nodeColor(const Theme& theme, int ordinal);
[[nodiscard]] QColor nodeNumberInk(const Theme& theme, int ordinal);
void paintNodeNumber(QPainter& painter, const QRect& rect, const UiContext& ui, int ordinal);

}  // namespace berth::ui
