// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {
namespace {

constexpr const char* kGpu = R"(	<gpu id="00000000:{bus}:00.0">
		<product_name>NVIDIA A100-SXM4-80GB</product_name>
		<product_brand>NVIDIA</product_brand>
		<product_architecture>Ampere</product_architecture>
		<persistence_mode>Enabled</persistence_mode>
		<mig_mode>
			<current_mig>Disabled</current_mig>
			<pending_mig>Disabled</pending_mig>
		</mig_mode>
		<mig_devices>
			None
		</mig_devices>
		<serial>132002100000{index}</serial>
		<uuid>GPU-00000000-0000-0000-0000-00000000000{index}</uuid>
		<minor_number>{index}</minor_number>
		<gpu_reset_status>
			<reset_required>No</reset_required>
			<drain_and_reset_recommended>No</drain_and_reset_recommended>
		</gpu_reset_status>
		<pci>
			<pci_bus>{bus}</pci_bus>
			<pci_bus_id>00000000:{bus}:00.0</pci_bus_id>
			<pci_gpu_link_info>
				<pcie_gen>
					<max_link_gen>4</max_link_gen>
					<current_link_gen>4</current_link_gen>
					<device_current_link_gen>4</device_current_link_gen>
				</pcie_gen>
				<link_widths>
					<max_link_width>16x</max_link_width>
					<current_link_width>16x</current_link_width>
				</link_widths>
			</pci_gpu_link_info>
			<replay_counter>3</replay_counter>
		</pci>
		<fan_speed>N/A</fan_speed>
		<performance_state>P0</performance_state>
		<clocks_event_reasons>
			<clocks_event_reason_gpu_idle>Not Active</clocks_event_reason_gpu_idle>
			<clocks_event_reason_sw_power_cap>Not Active</clocks_event_reason_sw_power_cap>
			<clocks_event_reason_hw_slowdown>Not Active</clocks_event_reason_hw_slowdown>
			<clocks_event_reason_hw_thermal_slowdown>Not Active</clocks_event_reason_hw_thermal_slowdown>
			<clocks_event_reason_hw_power_brake_slowdown>Not Active</clocks_event_reason_hw_power_brake_slowdown>
			<clocks_event_reason_sync_boost>Not Active</clocks_event_reason_sync_boost>
			<clocks_event_reason_sw_thermal_slowdown>Not Active</clocks_event_reason_sw_thermal_slowdown>
		</clocks_event_reasons>
		<fb_memory_usage>
			<total>81920 MiB</total>
			<reserved>600 MiB</reserved>
			<used>40000 MiB</used>
			<free>41320 MiB</free>
		</fb_memory_usage>
		<compute_mode>Default</compute_mode>
		<utilization>
			<gpu_util>87 %</gpu_util>
			<memory_util>45 %</memory_util>
		</utilization>
		<ecc_mode>
			<current_ecc>Enabled</current_ecc>
			<pending_ecc>Enabled</pending_ecc>
		</ecc_mode>
		<ecc_errors>
			<volatile>
				<sram_correctable>0</sram_correctable>
				<sram_uncorrectable>0</sram_uncorrectable>
				<dram_correctable>2</dram_correctable>
				<dram_uncorrectable>0</dram_uncorrectable>
			</volatile>
			<aggregate>
				<sram_correctable>1</sram_correctable>
				<sram_uncorrectable>0</sram_uncorrectable>
				<dram_correctable>5</dram_correctable>
				<dram_uncorrectable>1</dram_uncorrectable>
			</aggregate>
		</ecc_errors>
		<retired_pages>
			<multiple_single_bit_retirement>
				<retired_count>N/A</retired_count>
			</multiple_single_bit_retirement>
			<pending_blacklist>N/A</pending_blacklist>
			<pending_retirement>N/A</pending_retirement>
		</retired_pages>
		<remapped_rows>
			<remapped_row_corr>1</remapped_row_corr>
			<remapped_row_unc>0</remapped_row_unc>
			<remapped_row_pending>No</remapped_row_pending>
			<remapped_row_failure>No</remapped_row_failure>
		</remapped_rows>
		<temperature>
			<gpu_temp>61 C</gpu_temp>
			<gpu_temp_tlimit>N/A</gpu_temp_tlimit>
			<gpu_temp_max_threshold>92 C</gpu_temp_max_threshold>
			<gpu_temp_slow_threshold>89 C</gpu_temp_slow_threshold>
			<gpu_temp_max_gpu_threshold>85 C</gpu_temp_max_gpu_threshold>
			<memory_temp>70 C</memory_temp>
			<gpu_temp_max_mem_threshold>95 C</gpu_temp_max_mem_threshold>
		</temperature>
		<gpu_power_readings>
			<power_state>P0</power_state>
			<power_draw>312.45 W</power_draw>
			<current_power_limit>400.00 W</current_power_limit>
			<default_power_limit>400.00 W</default_power_limit>
		</gpu_power_readings>
		<clocks>
			<graphics_clock>1410 MHz</graphics_clock>
			<sm_clock>1410 MHz</sm_clock>
		</clocks>
		<max_clocks>
			<graphics_clock>1410 MHz</graphics_clock>
		</max_clocks>
		<fabric>
			<state>Completed</state>
			<status>Success</status>
		</fabric>
		<supported_clocks>
			<supported_mem_clock>
				<value>1593 MHz</value>
				<supported_graphics_clock>1410 MHz</supported_graphics_clock>
			</supported_mem_clock>
		</supported_clocks>
		<processes>
			<process_info>
				<gpu_instance_id>N/A</gpu_instance_id>
				<compute_instance_id>N/A</compute_instance_id>
				<pid>420{index}</pid>
				<type>C</type>
				<process_name>python3 &lt;train&gt;</process_name>
				<used_memory>39000 MiB</used_memory>
			</process_info>
		</processes>
	</gpu>
)";

constexpr const char* kOldGpu = R"(<?xml version="1.0" ?>
<!DOCTYPE nvidia_smi_log SYSTEM "nvsmi_device_v10.dtd">
<nvidia_smi_log>
	<timestamp>Mon Jul  1 10:00:00 2019</timestamp>
	<driver_version>418.67</driver_version>
	<cuda_version>10.1</cuda_version>
	<attached_gpus>1</attached_gpus>
	<gpu id="00000000:AF:00.0">
		<product_name>Tesla V100-PCIE-32GB</product_name>
		<persistence_mode>Enabled</persistence_mode>
		<uuid>GPU-11111111-0000-0000-0000-000000000000</uuid>
		<pci>
			<pci_bus_id>00000000:AF:00.0</pci_bus_id>
			<pci_gpu_link_info>
				<pcie_gen>
					<max_link_gen>3</max_link_gen>
					<current_link_gen>3</current_link_gen>
				</pcie_gen>
				<link_widths>
					<max_link_width>16x</max_link_width>
					<current_link_width>16x</current_link_width>
				</link_widths>
			</pci_gpu_link_info>
			<replay_counter>0</replay_counter>
		</pci>
		<fan_speed>N/A</fan_speed>
		<performance_state>P0</performance_state>
		<clocks_throttle_reasons>
			<clocks_throttle_reason_sw_power_cap>Active</clocks_throttle_reason_sw_power_cap>
			<clocks_throttle_reason_hw_slowdown>Not Active</clocks_throttle_reason_hw_slowdown>
			<clocks_throttle_reason_hw_thermal_slowdown>Not Active</clocks_throttle_reason_hw_thermal_slowdown>
			<clocks_throttle_reason_hw_power_brake_slowdown>Not Active</clocks_throttle_reason_hw_power_brake_slowdown>
			<clocks_throttle_reason_sw_thermal_slowdown>Not Active</clocks_throttle_reason_sw_thermal_slowdown>
		</clocks_throttle_reasons>
		<fb_memory_usage>
			<total>32480 MiB</total>
			<used>1000 MiB</used>
			<free>31480 MiB</free>
		</fb_memory_usage>
		<compute_mode>Default</compute_mode>
		<ecc_mode>
			<current_ecc>Enabled</current_ecc>
		</ecc_mode>
		<ecc_errors>
			<volatile>
				<single_bit>
					<device_memory>7</device_memory>
					<total>7</total>
				</single_bit>
				<double_bit>
					<device_memory>1</device_memory>
					<total>1</total>
				</double_bit>
			</volatile>
			<aggregate>
				<single_bit><total>9</total></single_bit>
				<double_bit><total>2</total></double_bit>
			</aggregate>
		</ecc_errors>
		<retired_pages>
			<multiple_single_bit_retirement>
				<retired_count>4</retired_count>
			</multiple_single_bit_retirement>
			<double_bit_retirement>
				<retired_count>1</retired_count>
			</double_bit_retirement>
			<pending_retirement>Yes</pending_retirement>
		</retired_pages>
		<temperature>
			<gpu_temp>44 C</gpu_temp>
			<gpu_temp_slow_threshold>87 C</gpu_temp_slow_threshold>
		</temperature>
		<power_readings>
			<power_state>P0</power_state>
			<power_draw>249.80 W</power_draw>
			<power_limit>250.00 W</power_limit>
			<default_power_limit>250.00 W</default_power_limit>
			<enforced_power_limit>250.00 W</enforced_power_limit>
		</power_readings>
		<processes>
		</processes>
	</gpu>
</nvidia_smi_log>
)";

std::string filledIn(std::string text, std::string_view name, const std::string& value) {
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), value);
    return text;
}

}  // namespace

std::string sampleGpu(int index) {
    const std::string bus = fmt::format("{:02X}", 0x3B + index * 2);
    return filledIn(filledIn(kGpu, "{bus}", bus), "{index}", std::to_string(index % 10));
}

std::string sampleGpuXml(int gpus) {
    std::string xml =
        "<?xml version=\"1.0\" ?>\n"
        "<!DOCTYPE nvidia_smi_log SYSTEM \"nvsmi_device_v12.dtd\">\n<nvidia_smi_log>\n"
        "\t<timestamp>Fri Nov 27 10:46:12 2026</timestamp>\n"
        "\t<driver_version>550.54.15</driver_version>\n\t<cuda_version>12.4</cuda_version>\n";
    xml += fmt::format("\t<attached_gpus>{}</attached_gpus>\n", gpus);
    for (int i = 0; i < gpus; ++i)
        xml += sampleGpu(i);
    return xml + "</nvidia_smi_log>\n";
}

std::string oldGpuXml() {
    return kOldGpu;
}

}  // namespace berth::platform_client::inspector::testing
