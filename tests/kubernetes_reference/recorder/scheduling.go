// SPDX-License-Identifier: GPL-3.0-or-later
package main

import (
	"context"
	"fmt"
	"log"
	"math/rand"
	"sort"
	"strings"
	"time"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	configv1 "k8s.io/kube-scheduler/config/v1"
	"k8s.io/kubernetes/pkg/scheduler/apis/config"
	"k8s.io/kubernetes/pkg/scheduler/apis/config/scheme"
)

type packingCase struct {
	Seed     int64     `json:"seed"`
	Machines []machine `json:"machines"`
	Outcomes []outcome `json:"outcomes"`
}

type spreadCase struct {
	Nodes     int   `json:"nodes"`
	Regions   int   `json:"regions"`
	PerRegion []int `json:"per_region"` // fewest first
}

// The scheduler's defaults, with one score: MostAllocated of cores and GPUs, both alike.
func packingProfile() config.KubeSchedulerProfile {
	var outer configv1.KubeSchedulerConfiguration
	scheme.Scheme.Default(&outer)
	var inner config.KubeSchedulerConfiguration
	if err := scheme.Scheme.Convert(&outer, &inner, nil); err != nil {
		log.Fatal(err)
	}
	profile := inner.Profiles[0]
	profile.Plugins.Score = config.PluginSet{
		Enabled:  []config.Plugin{{Name: "NodeResourcesFit", Weight: 1}},
		Disabled: []config.Plugin{{Name: "*"}},
	}
	// What is not asked for by name comes in as a MultiPoint plugin, and would score too.
	for i, each := range profile.PluginConfig {
		if fit, ok := each.Args.(*config.NodeResourcesFitArgs); ok {
			fit.ScoringStrategy = &config.ScoringStrategy{
				Type:      config.MostAllocated,
				Resources: []config.ResourceSpec{{Name: "cpu", Weight: 1}, {Name: gpu, Weight: 1}},
			}
			profile.PluginConfig[i].Args = fit
		}
	}
	return profile
}

// Machines of 128 cores and 8 GPUs are filled until little more fits. Cores and GPUs are asked for
// in quarters of a machine, so that no rounding decides.
func recordPacking(ctx context.Context, seed int64) packingCase {
	random := rand.New(rand.NewSource(seed))
	result := packingCase{Seed: seed}
	models := []string{"4090", "h800"}
	for i := 0; i < 9; i++ {
		result.Machines = append(result.Machines, machine{
			Name: fmt.Sprintf("m%02d", i), Region: fmt.Sprintf("r%d", i%3+1), Model: models[i/3%2],
			Cores: 128, GPUs: 8, Cordoned: random.Intn(9) == 0})
	}
	c := newCluster(ctx, result.Machines, packingProfile())
	defer c.stop()
	for i := 0; i < 26; i++ {
		d := demand{Name: fmt.Sprintf("n%02d", i), Model: models[random.Intn(2)],
			Cores: 32 * (1 + random.Intn(3)), GPUs: 2 * (1 + random.Intn(3)), Regions: []string{}}
		if random.Intn(3) == 0 {
			d.Regions = append(d.Regions, fmt.Sprintf("r%d", 1+random.Intn(3)))
		}
		pod := podOf(d)
		where, why := c.place(ctx, pod)
		if why != "" {
			c.forget(ctx, pod)
		}
		// The first sentence; the others are about preemption.
		why, _, _ = strings.Cut(why, ". ")
		result.Outcomes = append(result.Outcomes, outcome{d, where, why})
	}
	return result
}

// One deployment on empty machines of three regions, with at most one node more in one region than
// in another.
func recordSpreading(ctx context.Context, nodes int) spreadCase {
	var machines []machine
	for i := 0; i < 9; i++ {
		machines = append(machines, machine{Name: fmt.Sprintf("m%02d", i),
			Region: fmt.Sprintf("r%d", i%3+1), Model: "4090", Cores: 128, GPUs: 8})
	}
	c := newCluster(ctx, machines)
	defer c.stop()
	counts := map[string]int{"r1": 0, "r2": 0, "r3": 0}
	for i := 0; i < nodes; i++ {
		pod := podOf(demand{Name: fmt.Sprintf("n%02d", i), Model: "4090", Cores: 16, GPUs: 1})
		pod.Labels = map[string]string{"app": "a"}
		pod.Spec.TopologySpreadConstraints = []v1.TopologySpreadConstraint{{
			MaxSkew: 1, TopologyKey: v1.LabelTopologyZone, WhenUnsatisfiable: v1.DoNotSchedule,
			LabelSelector: &metav1.LabelSelector{MatchLabels: pod.Labels}}}
		where, why := c.place(ctx, pod)
		if why != "" {
			log.Fatal(why)
		}
		for _, m := range machines {
			if m.Name == where {
				counts[m.Region]++
			}
		}
		time.Sleep(10 * time.Millisecond) // until the scheduler's own cache has the binding
	}
	result := spreadCase{Nodes: nodes, Regions: len(counts)}
	for _, count := range counts {
		result.PerRegion = append(result.PerRegion, count)
	}
	sort.Ints(result.PerRegion)
	return result
}
