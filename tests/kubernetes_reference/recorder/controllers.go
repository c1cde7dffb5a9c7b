// SPDX-License-Identifier: GPL-3.0-or-later
package main

import (
	"fmt"
	"log"
	"math/rand"
	"time"
	"unsafe"

	v1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/client-go/util/flowcontrol"
	"k8s.io/kubernetes/pkg/controller/podautoscaler"
	"k8s.io/kubernetes/pkg/controller/podautoscaler/metrics"
	clocktesting "k8s.io/utils/clock/testing"
)

type backOffCase struct {
	RunsSeconds  []int `json:"runs_s"`  // how long the container runs each time before it ends
	WaitsSeconds []int `json:"waits_s"` // how long it then stays down
}

// The kubelet's rule (doBackOff of kuberuntime_manager.go) around its real back-off: looked at once
// a second, at every end of a container.
func recordBackOffs() []backOffCase {
	cases := [][]int{
		{1, 1, 1, 1, 1, 1, 1, 1, 1},
		{30, 30, 30, 30, 30, 30, 30, 30},
		{1, 1, 1, 700, 1, 1},
		{1, 1, 1, 1, 1, 1, 1, 400, 1, 700, 1, 1},
		{599, 599, 599, 599},
		{601, 601, 601, 601},
	}
	var results []backOffCase
	for _, runs := range cases {
		clock := clocktesting.NewFakeClock(time.Unix(1_000_000, 0))
		backOff := flowcontrol.NewFakeBackOff(10*time.Second, 300*time.Second, clock)
		result := backOffCase{RunsSeconds: runs}
		for _, run := range runs {
			clock.Step(time.Duration(run) * time.Second)
			ended := clock.Now()
			for backOff.IsInBackOffSince("container", ended) {
				clock.Step(time.Second)
			}
			backOff.Next("container", ended)
			result.WaitsSeconds = append(result.WaitsSeconds, int(clock.Since(ended)/time.Second))
		}
		results = append(results, result)
	}
	return results
}

type scalerCase struct {
	Nodes    int     `json:"nodes"` // those that are there
	Unready  int     `json:"unready"`
	Target   int64   `json:"target"`
	Measured []int64 `json:"measured"` // one for each ready node
	Wanted   int     `json:"wanted"`
}

type measured struct {
	metrics.MetricsClient
	values metrics.PodMetricsInfo
}

func (m measured) GetRawMetric(string, string, labels.Selector, labels.Selector) (metrics.PodMetricsInfo, time.Time, error) {
	return m.values, time.Now(), nil
}

// The type shows its two fields, for growing and for shrinking, to its own package only.
func tolerancesOf(both float64) podautoscaler.Tolerances {
	fields := [2]float64{both, both}
	return *(*podautoscaler.Tolerances)(unsafe.Pointer(&fields))
}

func recordAutoscaler() []scalerCase {
	random := rand.New(rand.NewSource(1))
	var results []scalerCase
	for i := 0; i < 200; i++ {
		c := scalerCase{Nodes: 1 + random.Intn(20), Target: int64(1000 + random.Intn(90_000))}
		if random.Intn(3) == 0 && c.Nodes > 1 {
			c.Unready = 1 + random.Intn(c.Nodes-1)
		}
		store := cache.NewIndexer(cache.MetaNamespaceKeyFunc, cache.Indexers{cache.NamespaceIndex: cache.MetaNamespaceIndexFunc})
		values := metrics.PodMetricsInfo{}
		for n := 0; n < c.Nodes; n++ {
			name := fmt.Sprintf("n%02d", n)
			ready := n >= c.Unready
			pod := &v1.Pod{ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: "default", Labels: map[string]string{"app": "a"}},
				Status: v1.PodStatus{Phase: v1.PodRunning}}
			if ready {
				value := int64(float64(c.Target) * (0.2 + 2.5*random.Float64()))
				if random.Intn(3) == 0 { // near to what is wanted
					value = int64(float64(c.Target) * (0.85 + 0.3*random.Float64()))
				}
				c.Measured = append(c.Measured, value)
				values[name] = metrics.PodMetric{Timestamp: time.Now(), Window: time.Minute, Value: value}
			} else {
				pod.Status.Phase = v1.PodPending
			}
			if err := store.Add(pod); err != nil {
				log.Fatal(err)
			}
		}
		calculator := podautoscaler.NewReplicaCalculator(measured{values: values}, corelisters.NewPodLister(store), 5*time.Minute, 30*time.Second)
		tolerances := tolerancesOf(0.1)
		wanted, _, _, err := calculator.GetMetricReplicas(int32(c.Nodes), c.Target, "queue", tolerances, "default",
			labels.SelectorFromSet(labels.Set{"app": "a"}), labels.Everything())
		if err != nil {
			log.Fatal(err)
		}
		c.Wanted = int(wanted)
		results = append(results, c)
	}
	return results
}
