// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change nothing and are answered at once, from the newest state.
#include <algorithm>
#include <string>
#include <vector>

#include "sim/open_api/catalogue_codec.h"
#include "sim/open_api/find_task.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/json_writer.h"
#include "sim/open_api/point_codec.h"
#include "sim/open_api/storage_codec.h"
#include "sim/open_api/task_view.h"
#include "sim/open_api/write_task.h"

namespace berth::sim::open_api {

namespace {

bool isAmong(const std::vector<std::string_view>& wanted, std::string_view value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

ApiResult<std::string> tasksData(ApiContext& context, const Query& query, Generation generation) {
    const auto page = query.page();
    if (!page) return tl::unexpected(page.error());
    const auto state = context.state();
    const auto statuses = query.list("status");
    const std::string_view name = query.text("search_value").value_or(std::string_view());
    std::vector<const TaskRef*> found;
    if (isAmong(query.list("type"), "Deployment")) {
        for (const TaskRef& task : state->tasks()) {
            if (isAmong(statuses, statusOf(task)) &&
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

ApiResult<std::string> taskData(ApiContext& context, const Query& query, Generation generation) {
    const auto state = context.state();
    const auto task = findTask(*state, query);
    if (!task) return tl::unexpected(task.error());
    JsonWriter out;
    writeTask(out, *state, **task, generation, context.wall());
    return out.take();
}

}  // namespace

void searchResources(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.success(catalogueData(context.state()->snapshot().catalogue, call.query));
}

void searchTasksOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(tasksData(context, call.query, Generation::Old));
}
void searchTasksNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(tasksData(context, call.query, Generation::New));
}
void showTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(taskData(context, call.query, Generation::Old));
}
void showTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(taskData(context, call.query, Generation::New));
}

void listPoints(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(pointsData(*context.state(), call.query, context.wall()));
}

void searchStorage(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(storagesData(*context.state(), call.query, context.wall()));
}
void searchStorageById(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(storagesByIdData(*context.state(), call.query, context.wall()));
}
void showStorage(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(storageData(*context.state(), call.query, context.wall()));
}
void listStorageRegions(ApiContext& context, const ApiCall&, const Responder& responder) {
    responder.success(storageRegionsData(*context.state()));
}
void listNas(ApiContext&, const ApiCall&, const Responder& responder) {
    responder.success(nasListData());
}
void sumUpNas(ApiContext&, const ApiCall&, const Responder& responder) {
    responder.success(nasSummaryData());
}

}  // namespace berth::sim::open_api
