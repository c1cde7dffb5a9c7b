// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/api_error.h"

#include <array>
#include <utility>

namespace berth::sim::open_api {

namespace {

using domain::ErrorCode;

// What a field of a DeploymentSpec is called in the bodies of this API. The longest prefix first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 20> kFields{{
    {"job.completions", "points"},
    {"job.runTime", "job_support.estimated_exec_sec"},
    {"job.timeout", "job_support.timeout_sec"},
    {"job.backoffLimit", "job_support.mod_param.default.backoff_limit"},
    {"job.indexes.backoffLimit", "job_support.mod_param.index.index_backoff_limit"},
    {"job.indexes.maxFailed", "job_support.mod_param.index.max_failed_index"},
    {"health.startup", "health_checks.startup_probe"},
    {"health.liveness", "health_checks.liveness_probe"},
    {"health.readiness", "health_checks.readiness_probe"},
    {"environment", "env"},
    {"gpuSpec", "resources"},
    {"regions", "resources"},
    {"offers", "resources"},
    {"command", "start_script"},
    {"mounts", "storage_config"},
    {"ports", "remote_ports"},
    {"image", "service_image"},
    {"nodes", "points"},
    {"name", "task_name"},
    {"sharedMemory", "shared_mem_size"},
}};

std::string wireName(const std::string& field) {
    for (const auto& [ours, theirs] : kFields) {
        if (field.starts_with(ours)) return std::string(theirs) + field.substr(ours.size());
    }
    return field;
}

}  // namespace

ApiError badBody(const domain::Error& error) {
    return {code::kGeneral, "参数错误: " + error.detail};
}

ApiError toApiError(const domain::Error& error) {
    const std::string where = error.field.empty() ? "" : " " + wireName(error.field);
    const auto say = [&](std::string_view words, std::string_view code = code::kGeneral) {
        return ApiError{code, std::string(words) + where + ": " + error.detail};
    };
    switch (error.code) {
        case ErrorCode::InvalidArgument:
        case ErrorCode::Malformed:
            return say("参数错误");
        case ErrorCode::NotFound:
            return say("任务或节点不存在");
        case ErrorCode::AlreadyExists:
            return say("名称已存在", code::kConflict);
        case ErrorCode::WrongState:
        case ErrorCode::StateMoved:
            return say("当前状态不允许此操作", code::kConflict);
        case ErrorCode::NotSupported:
            return say("不支持此操作");
        case ErrorCode::NoCapacity:
            return say("库存不足");
        case ErrorCode::LimitExceeded:
            return say("超出限制");
        case ErrorCode::PermissionDenied:
            return say("没有权限");
        case ErrorCode::StorageFailed:
            return say("数据保存失败");
        case ErrorCode::Unavailable:
        case ErrorCode::TimedOut:
        case ErrorCode::ShuttingDown:
            return say("服务暂不可用，请稍后重试");
        case ErrorCode::Internal:
            break;
    }
    return say("内部错误");
}

}  // namespace berth::sim::open_api
