// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/task_list.h"

#include <algorithm>
#include <vector>

#include "sim/open_api/find_task.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/write_task.h"

namespace berth::sim::open_api {

namespace {

bool isAmong(const std::vector<std::string_view>& wanted, std::string_view value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

}  // namespace

ApiResult<std::string> tasksData(ApiContext& context, const Query& query, TaskKind kind,
                                 Generation generation) {
    const auto page = query.page();
    if (!page) return tl::unexpected(page.error());
    const auto state = context.state();
    const auto statuses = query.list("status");
    const std::string_view name = query.text("search_value").value_or(std::string_view());
    std::vector<const TaskRef*> found;
    if (isAmong(query.list("type"), typeText(kind))) {
        for (const TaskRef& task : state->tasks()) {
            if (kindOf(task) == kind && isAmong(statuses, statusOf(task)) &&
                task.deployment->spec.name.find(name) != std::string::npos)
                found.push_back(&task);
        }
    }
    const WallTime wall = context.wall();
    JsonWriter out;
    out.beginObject().number("count", static_cast<std::int64_t>(found.size()));
    out.key("results").beginArray();
    for (std::size_t i = page->begin(found.size()); i < page->end(found.size()); ++i)
        writeListedTask(out, *state, *found[i], generation, wall);
    return out.endArray().endObject().take();
}

ApiResult<std::string> taskData(ApiContext& context, const Query& query, TaskKind kind,
                                Generation generation) {
    const auto state = context.state();
    const auto task = findTask(*state, query, kind);
    if (!task) return tl::unexpected(task.error());
    JsonWriter out;
    writeTask(out, *state, **task, generation, context.wall());
    return out.take();
}

}  // namespace berth::sim::open_api
