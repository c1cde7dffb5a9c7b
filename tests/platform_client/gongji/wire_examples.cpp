// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji::testing {
namespace {

std::string answer(const std::string& data) {
    return R"({"code":"0000","message":"success","data":)" + data + "}";
}

// The seven figures of a device in a region.
std::string resource4090(const std::string& region) {
    return R"({"device_name":"4090","region":")" + region +
           R"(","gpu_name":"4090","gpu_count":1,"gpu_memory":24560,"memory":64512,"cpu_cores":16})";
}

std::string probe(const std::string& path) {
    return R"({"switch":false,"probe_type":"httpGet","path":")" + path +
           R"(","port":80,"initial_delay_seconds":0,"period_seconds":10,"timeout_seconds":1,)"
           R"("failure_threshold":3})";
}

std::string healthChecks() {
    return R"({"liveness_probe":)" + probe("/live") + R"(,"startup_probe":)" + probe("/health") +
           R"(,"readiness_probe":)" + probe("/ready") + "}";
}

}  // namespace

std::string catalogueExample() {
    return answer(R"({"count":2,"results":[
      {"device_name":"H20 x 8","gpu_name":"H20","gpu_count":8,"gpu_memory":786432,
       "memory":1572864,"cpu_cores":192,"disk_size":81920,"disk_type":"HDD",
       "regions":[{"region":"hebeif-1","region_name":"河北一区",
         "mark":{"resource":{"device_name":"H20 x 8","region":"hebeif-1","gpu_name":"H20",
                 "gpu_count":8,"gpu_memory":786432,"memory":1572864,"cpu_cores":192},
                 "region_name":null,"mark":"ha8GDGEAORN3a9Hhu7X+W4Vt=="},
         "price":16416,"discount_price":16416,"inventory":0}]},
      {"device_name":"4090","gpu_name":"4090","gpu_count":"1","gpu_memory":24560,
       "memory":64512,"cpu_cores":"16","disk_size":81920,"disk_type":"HDD",
       "regions":[{"region":"guangdong","region_name":"广东一区",
         "mark":{"resource":)" +
                  resource4090("guangdong") +
                  R"(,"region_name":null,"mark":"mark-gd"},
         "price":466,"discount_price":null,"inventory":7},
        {"region":"beijing-jxq-p1","region_name":"北京一区",
         "mark":{"resource":)" +
                  resource4090("beijing-jxq-p1") +
                  R"(,"region_name":null,"mark":"mark-bj"},
         "price":550,"discount_price":466,"inventory":3}]}]})");
}

std::string catalogueExample2025() {
    return answer(R"({"count":1,"results":[{"device_name":"910B x 4","gpu_name":"910B",
      "gpu_count":4,"gpu_memory":262144,"memory":524288,"cpu_cores":96,
      "region_map":{"hebeif-1":{"region_name":"河北一区","mark":"old-mark","price":2000,
        "inventory":2}}}]})");
}

std::string taskListExample() {
    return answer(R"({"count":1,"results":[{
      "task_id":1229831,"status":"Pending","task_name":"任务名称","points":1,"runing_points":0,
      "billing_value":0,"forecast_value":0,
      "resources":[{"resource":)" +
                  resource4090("guangdong") +
                  R"(,"region_name":"广东一区","mark":"mark-gd","weight":null},
       {"resource":)" +
                  resource4090("beijing-jxq-p1") +
                  R"(,"region_name":"北京一区","mark":"mark-bj","weight":null}],
      "create_time":"2026-01-01T11:27:57.653136+08:00",
      "services":[{"service_id":1229930,"service_name":"d1767756476463-64661100",
        "service_image":"harbor.suanleme.cn/public-hub/dailyhot:1.0","remote_ports":[]}]}]})");
}

std::string oldDetailExample() {
    return answer(R"({"task_id":7,"task_type":"Deployment","task_name":"dailyhot","namespace":null,
      "repository_username":"someone","repository_password":"hunter2","status":"Running","points":3,
      "runing_points":2,"billing_points":2,"billing_value":57956886,"forecast_value":932,
      "scheduler_strategy":{"mode":"Unrestricted"},"task_qos":{"class":"Guaranteed"},
      "load_balance":{"type":"LeastConnection","params":null},"dynamic_pod_strategy":null,
      "x_future":{"b":[1,2],"a":"kept"},
      "resources":[{"resource":)" +
                  resource4090("guangdong") +
                  R"(,"region_name":"广东一区","mark":"mark-gd","weight":5}],
      "services":[{"service_id":9,"service_name":"d1-1",
        "service_image":"harbor.suanleme.cn/public-hub/dailyhot:1.0",
        "env":"MODE=fast LEVEL=2","shared_mem_size":64,
        "storage_config":[{"storage_id":36,"target_dir":"/root/data"}],
        "share_storage_config":null,
        "remote_ports":[{"url":"https://d-6688.550c.cloud","service_port":6688},
                        {"url":null,"service_port":80}],
        "health_checks":)" +
                  healthChecks() +
                  R"(,"x_service":"kept too",
        "start_script_v2":{"command":"node","args":["server.js","--port","6688"]}}]})");
}

std::string newDetailExample() {
    return answer(R"({
      "task_id":6232,"task_type":"Deployment","task_name":"d202603261611-ubuntu2404",
      "namespace":"clijjgmdzglagqueg9ezem0m6vhzusxq-12",
      "resources":[{"resource":{"device_name":"4090","region":"bj-jxq-t2","gpu_name":"4090",
        "gpu_count":1,"gpu_memory":24560,"memory":129024,"cpu_cores":18},
        "region_name":"北京酒仙桥t2","mark":"J19C","weight":null}],
      "scheduler_strategy":null,"scheduler_resources":null,"status":"Running",
      "points":1,"runing_points":1,"billing_points":1,"billing_value":57956886,
      "forecast_value":466,
      "services":[{"service_id":6544,"service_name":"container-01",
        "service_image":"harbor.suanleme.cn/ogy4dqkh/ubuntu:24.04",
        "remote_ports":[{"url":"https://deployment-12-177lum01-80.novastream.cn",
                         "service_port":80}],
        "health_checks":)" +
                  healthChecks() +
                  R"(,"storage_config":[],
        "share_storage_config":[{"storage_id":78,"target_dir":"/root/share"}],
        "share_mem_config":[{"target_dir":"/dev/shm","volume_name":"mem-default"}],
        "share_disk_config":[{"target_dir":"/root/shd","volume_name":"edd"}],
        "env":[{"name":"a","value":"1","value_from":null},
          {"name":"MY_POD_NAME","value":null,"value_from":{"field_ref":
            {"field_path":"metadata.name"},"resource_field_ref":null}},
          {"name":"CPU_LIMIT","value":null,"value_from":{"field_ref":null,"resource_field_ref":
            {"service_name":"container-01","resource":"limits.cpu"}}}],
        "start_script":{"command":["tail"],"args":["-f","/dev/null"]},
        "repository_account":null,"is_update_repository":null,
        "resource_weight":{"cpu_weight":1,"mem_weight":1,"gpu_weight":1},
        "registered_ports":null}],
      "deployment_yaml":null,"development_support":null,
      "deployment_name":"deployment-12-177lum01","task_tags":null,"dynamic_pod_strategy":null,
      "load_balance":null,"task_schedules":null,"task_qos":{"class":"Guaranteed"},
      "share_disk_volumes":[{"name":"edd"}],
      "share_mem_volumes":[{"name":"mem-default","size_limit":64}],"scheduling_template":null})");
}

std::string jobExample() {
    return answer(R"({
      "task_id":1962322,"task_type":"Job","task_name":"batch","status":"Running","sub_type":"Spot",
      "namespace":"clijjgmdzglagqueg9ezem0m6vhzusxq-12",
      "points":12,"runing_points":2,"billing_points":2,"billing_value":5932,"billing_time":12,
      "forecast_value":932,"schedule_status":"Scheduled",
      "create_time":"2026-01-01T11:27:57.653136+08:00",
      "last_update_time":"2026-01-01T11:40:00.000000+08:00",
      "resources":[{"resource":)" +
                  resource4090("guangdong") +
                  R"(,"region_name":"广东一区","mark":"mark-gd","weight":null}],
      "services":[{"service_id":1962400,"service_name":"container-01",
        "service_image":"harbor.suanleme.cn/ogy4dqkh/render:1.0",
        "remote_ports":[{"url":"https://job-11391-olueehus-80.550w.link","service_port":80}],
        "env":[{"name":"SCENE","value":"a b","value_from":null}],
        "start_script":{"command":["render"],"args":["--all"]},
        "nas_storage_config":[{"storage_id":5,"target_dir":"/scenes"}],
        "resource_weight":{"cpu_weight":1,"mem_weight":1,"gpu_weight":1}}],
      "job_support":{"estimated_exec_sec":90,"timeout_sec":7200,"parallelism":3,
        "mod_param":{"default":{"backoff_limit":4,"restart_policy":"Never"},"index":null}},
      "job_status":{"create_time":"2026-01-01T11:27:58.000000+08:00","status":"Running",
        "completion_time":null,"active_pods":2,"succeeded_pods":5,"failed_pods":1,
        "completion_mode":"NonIndexed"},
      "task_qos":{"class":"Guaranteed"},"deployment_name":"job-11391-olueehus"})");
}

std::string severalContainersExample() {
    return answer(R"({"task_id":8,"task_type":"Deployment","task_name":"pair","status":"Running",
      "points":1,"runing_points":1,"billing_value":1,"forecast_value":466,
      "resources":[{"resource":)" +
                  resource4090("guangdong") +
                  R"(,"region_name":"广东一区","mark":"mark-gd"}],
      "services":[
       {"service_id":1,"service_name":"side","service_image":"a/side:1","remote_ports":[],
        "env":[],"start_script":{"command":[],"args":[]},
        "repository_account":{"repository_username":"u","repository_password":"hunter2"},
        "resource_weight":{"cpu_weight":1,"mem_weight":1,"gpu_weight":1}},
       {"service_id":2,"service_name":"web","service_image":"a/web:1",
        "remote_ports":[{"url":null,"service_port":80}],"env":[{"name":"A","value":"x y"}],
        "start_script":{"command":["sh","-c"],"args":["echo hi"]},
        "resource_weight":{"cpu_weight":3,"mem_weight":1,"gpu_weight":1}}],
      "task_tags":["team-a"]})");
}

std::string pointsExample() {
    return answer(R"({"count":2,"results":[
      {"point_id":1,"name":"deployment-5-8vxr7frs-5f876c5fc-8gz8b","status":"Running",
       "region":"guangdong-t-01","region_name":"广东-T1",
       "resource":{"gpu_name":"4090","gpu_count":1,"cpu_cores":16},
       "containers":[{"service_name":null,"name":"d1768790900909-38167100-container",
         "image":"idc.suanleme.cn/public-hub/test:latest","gpu_limit":1,
         "reason":null,"message":null,"exit_code":null}],
       "runing_time":14593,"billing_value":6710400,"port_mappings":null,
       "describe_dto":{"restart_count":2,"last_restart_time":null}},
      {"point_id":"2","name":"other","status":"Failed","region":null,"region_name":null,
       "resource":{"gpu_name":"4090","gpu_count":"1","cpu_cores":"16"},
       "containers":[{"name":"x-container","reason":"OOMKilled","message":"out of memory",
         "exit_code":"137"}],
       "runing_time":0,"billing_value":0,
       "describe_dto":{"restart_count":5,
                       "last_restart_time":"2026-01-01T11:27:57.653136+08:00"}}]})");
}

std::string logExample() {
    return answer(R"({"logs":"first\nsecond\n"})");
}

std::string eventsExample() {
    return answer(R"({"events":[
      {"reason":"Failed","message":"Error: ErrImagePull","type":"Warning",
       "event_time":"2026-01-01T11:28:10+08:00","service":null},
      {"reason":"Pulling","message":"Pulling image \"x\"","type":"Normal",
       "event_time":"2026-01-01T11:28:00+08:00","service":null}]})");
}

std::string storageExample() {
    return answer(R"({"count":1,"results":[{"storage_id":36,"storage_type":"Juicefs",
      "juicefs_region_id":1,"storage_name":"my data","k3s_cloud_name":"火山引擎",
      "k3s_region_name":"guangdong","regions":[{"tag":"guangdong-t-01","name":"广东-T1"}],
      "bucket":"b","size":18506235904,"dir":"/test","status":"Activate","use_size":-1,
      "deployments":[],"share_storage_type":null}]})");
}

std::string billingExample() {
    return answer(R"({"count":2,"results":[
      {"billing_coin":139800,"discount_coin":0,"start_time":"2026-01-01T11:00:00+08:00",
       "end_time":"2026-01-01T12:00:00+08:00"},
      {"billing_coin":"279600","discount_coin":100,"start_time":"2026-01-01T12:00:00+08:00",
       "end_time":"2026-01-01T13:00:00+08:00"}]})");
}

std::string billingShareExample() {
    return answer(R"({"count":1,"results":[{"task_id":7,"task_type":"Deployment",
      "task_name":null,"billing_coin":419400,"discount_coin":0}]})");
}

std::vector<std::string> allExamples() {
    return {catalogueExample(),   catalogueExample2025(), taskListExample(),
            oldDetailExample(),   newDetailExample(),     severalContainersExample(),
            jobExample(),         pointsExample(),        logExample(),
            eventsExample(),      storageExample(),       billingExample(),
            billingShareExample()};
}

std::string readData(const std::string& body, const std::function<void(const JsonReader&)>& read) {
    const auto envelope = readEnvelope(body);
    if (!envelope) return envelope.error().detail;
    JsonStatus status;
    if (!envelope->data(status, read)) return status.ok() ? "no data" : status.error().detail;
    return status.ok() ? std::string() : status.error().detail;
}

}  // namespace berth::platform_client::gongji::testing
