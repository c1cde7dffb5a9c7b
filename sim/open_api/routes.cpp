// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/routes.h"

#include <algorithm>
#include <array>

namespace berth::sim::open_api {

namespace {

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/api/deployment/resource/search", searchResources},

    {"GET", "/api/deployment/task/search", searchTasksOld},
    {"GET", "/api/deployment/task/detail", showTaskOld},
    {"POST", "/api/deployment/task/create", createTaskOld},
    {"POST", "/api/deployment/task/update", updateTaskOld},
    {"POST", "/api/deployment/task/pause", pauseTask},
    {"POST", "/api/deployment/task/recover", recoverTask},
    {"POST", "/api/deployment/task/stop", stopTask},
    {"POST", "/api/deployment/task/change_points", changePoints},
    {"GET", "/api/deployment/task/points", listPoints},
    {"POST", "/api/deployment/task/delete_pod", deletePod},
    {"GET", "/api/deployment/task/point_log", showLogs},
    {"GET", "/api/deployment/task/pod_event", showEvents},

    {"GET", "/api/task/deployment/search", searchTasksNew},
    {"GET", "/api/task/deployment/detail", showTaskNew},
    {"POST", "/api/task/deployment/create", createTaskNew},
    {"POST", "/api/task/deployment/update", updateTaskNew},

    {"GET", "/api/task/job/search", searchJobs},
    {"GET", "/api/task/job/detail", showJob},
    {"POST", "/api/task/job/create", createJob},
    {"POST", "/api/task/job/stop", stopJob},

    {"GET", "/api/billing/get_billing_record", showBilling},
    {"GET", "/api/billing/get_task_billing_record", showTaskBilling},

    {"GET", "/api/storage/get_storage", searchStorage},
    {"GET", "/api/storage/get_storage_by_ids", searchStorageById},
    {"GET", "/api/storage/storage_info", showStorage},
    {"GET", "/api/storage/get_regions", listStorageRegions},
    {"GET", "/api/storage/get_k3s_regions", listStorageRegions},
    {"GET", "/api/storage/nas/v1/list", listNas},
    {"GET", "/api/storage/nas/v1/summary", sumUpNas},
});

}  // namespace

const Route* findRoute(std::string_view path) {
    const auto found = std::find_if(kRoutes.begin(), kRoutes.end(),
                                    [path](const Route& route) { return route.path == path; });
    return found == kRoutes.end() ? nullptr : &*found;
}

}  // namespace berth::sim::open_api
