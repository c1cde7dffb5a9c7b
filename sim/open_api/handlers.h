// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim/open_api/api_context.h"

namespace berth::sim::open_api {

// What each path does; see Handler. Those of the two generations differ in how services look.

void searchResources(ApiContext& context, const ApiCall& call, const Responder& responder);

void searchTasksOld(ApiContext& context, const ApiCall& call, const Responder& responder);
void searchTasksNew(ApiContext& context, const ApiCall& call, const Responder& responder);
void showTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder);
void showTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder);
void listPoints(ApiContext& context, const ApiCall& call, const Responder& responder);
void showLogs(ApiContext& context, const ApiCall& call, const Responder& responder);
void showEvents(ApiContext& context, const ApiCall& call, const Responder& responder);

void createTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder);
void createTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder);
void updateTaskOld(ApiContext& context, const ApiCall& call, const Responder& responder);
void updateTaskNew(ApiContext& context, const ApiCall& call, const Responder& responder);
void pauseTask(ApiContext& context, const ApiCall& call, const Responder& responder);
void recoverTask(ApiContext& context, const ApiCall& call, const Responder& responder);
void stopTask(ApiContext& context, const ApiCall& call, const Responder& responder);
void changePoints(ApiContext& context, const ApiCall& call, const Responder& responder);
void deletePod(ApiContext& context, const ApiCall& call, const Responder& responder);

void showBilling(ApiContext& context, const ApiCall& call, const Responder& responder);
void showTaskBilling(ApiContext& context, const ApiCall& call, const Responder& responder);

void searchStorage(ApiContext& context, const ApiCall& call, const Responder& responder);
void searchStorageById(ApiContext& context, const ApiCall& call, const Responder& responder);
void showStorage(ApiContext& context, const ApiCall& call, const Responder& responder);
void listStorageRegions(ApiContext& context, const ApiCall& call, const Responder& responder);
void listNas(ApiContext& context, const ApiCall& call, const Responder& responder);
void sumUpNas(ApiContext& context, const ApiCall& call, const Responder& responder);

void searchJobs(ApiContext& context, const ApiCall& call, const Responder& responder);
void showJob(ApiContext& context, const ApiCall& call, const Responder& responder);
void createJob(ApiContext& context, const ApiCall& call, const Responder& responder);
void stopJob(ApiContext& context, const ApiCall& call, const Responder& responder);

}  // namespace berth::sim::open_api
