// SPDX-License-Identifier: GPL-3.0-or-later
// Calls that change nothing and are answered at once, from the newest state.
#include "sim/open_api/catalogue_codec.h"
#include "sim/open_api/handlers.h"
#include "sim/open_api/point_codec.h"
#include "sim/open_api/storage_codec.h"
#include "sim/open_api/task_list.h"

namespace berth::sim::open_api {

void searchResources(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.success(catalogueData(context.state()->snapshot().catalogue, call.query));
}

void searchTasksOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(tasksData(context, call.query, TaskKind::Deployment, Generation::Old));
}
void searchTasksNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(tasksData(context, call.query, TaskKind::Deployment, Generation::New));
}
void showTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(taskData(context, call.query, TaskKind::Deployment, Generation::Old));
}
void showTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder) {
    responder.finish(taskData(context, call.query, TaskKind::Deployment, Generation::New));
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
