// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/domain/connection.h"
#include "models/items/stream_model.h"
#include "models/items/text_filter.h"

namespace berth::items {

enum class ApiCallColumn : int { When, Method, Path, Status, Code, Took, Attempt, Problem };
inline constexpr int kApiCallColumns = 8;

using ApiCallText = CellText<domain::ApiCall, ApiCallColumn>;

struct ApiCallFilter {
    QString text{};  // in method, path, code, problem or the platform's request id
    bool problemsOnly = false;

    friend bool operator==(const ApiCallFilter&, const ApiCallFilter&) = default;
};

// The calls to a platform's API, newest first; the newest 10,000 are kept.
class ApiCallModel final : public StreamModel<domain::ApiCall, ApiCallColumn, kApiCallColumns> {
    Q_OBJECT
  public:
    explicit ApiCallModel(const ApiCallText* text, QObject* parent = nullptr);

    void setFilter(ApiCallFilter filter);
    [[nodiscard]] const ApiCallFilter& filter() const { return m_filter.get(); }

  protected:
    [[nodiscard]] Unit unitOf(Column column) const override;
    [[nodiscard]] QVariant value(const domain::ApiCall& call, Column column) const override;
    [[nodiscard]] bool shows(const domain::ApiCall& call) const override;

  private:
    TextFilter<ApiCallFilter> m_filter;
};

}  // namespace berth::items
