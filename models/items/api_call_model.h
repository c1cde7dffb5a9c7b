// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/connection.h"
#include "models/items/stream_model.h"
#include "models/items/text_match.h"

namespace berth::items {

enum class ApiCallColumn : int { When, Method, Path, Status, Code, Took, Attempt, Problem };
inline constexpr int kApiCallColumns = 8;

// Turns cells into text of the user's language; handed in by the interface.
class ApiCallText {
  public:
    ApiCallText() = default;
    ApiCallText(const ApiCallText&) = delete;
    ApiCallText& operator=(const ApiCallText&) = delete;
    virtual ~ApiCallText() = default;
    [[nodiscard]] virtual QString heading(ApiCallColumn column) const = 0;
    [[nodiscard]] virtual QString cell(const domain::ApiCall& call, ApiCallColumn column) const = 0;
};

struct ApiCallFilter {
    QString text{};  // in method, path, code, problem or the platform's request id
    bool problemsOnly = false;

    friend bool operator==(const ApiCallFilter&, const ApiCallFilter&) = default;
};

// The calls to a platform's API, newest first; the newest 10,000 are kept. `text` may be null and
// must outlive the model. GUI thread.
class ApiCallModel final : public StreamModel<domain::ApiCall> {
    Q_OBJECT
  public:
    explicit ApiCallModel(const ApiCallText* text, QObject* parent = nullptr);

    void setFilter(ApiCallFilter filter);
    [[nodiscard]] const ApiCallFilter& filter() const { return m_filter; }
    void retranslate();

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

  protected:
    [[nodiscard]] bool shows(const domain::ApiCall& call) const override;

  private:
    const ApiCallText* m_text;
    ApiCallFilter m_filter;
    TextMatch m_match;  // of the filter's text
};

}  // namespace berth::items
