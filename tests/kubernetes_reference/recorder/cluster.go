// SPDX-License-Identifier: GPL-3.0-or-later
package main

import (
	"context"
	"fmt"
	"log"
	"runtime/debug"
	"time"

	v1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/fake"
	clienttesting "k8s.io/client-go/testing"
	"k8s.io/client-go/tools/events"
	"k8s.io/kubernetes/pkg/scheduler"
	"k8s.io/kubernetes/pkg/scheduler/apis/config"
	"k8s.io/kubernetes/pkg/scheduler/profile"
)

const gpu = "nvidia.com/gpu"

type machine struct {
	Name     string `json:"name"`
	Region   string `json:"region"`
	Model    string `json:"model"`
	Cores    int    `json:"cores"`
	GPUs     int    `json:"gpus"`
	Cordoned bool   `json:"cordoned"`
}

type demand struct {
	Name    string   `json:"name"`
	Model   string   `json:"model"`
	Regions []string `json:"regions"`
	Cores   int      `json:"cores"`
	GPUs    int      `json:"gpus"`
}

// What became of a demand: the machine's name, or the scheduler's words why there is none.
type outcome struct {
	Demand  demand `json:"demand"`
	Machine string `json:"machine,omitempty"`
	Why     string `json:"why,omitempty"`
}

func moduleVersion() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if module.Path == "k8s.io/kubernetes" {
			return module.Version
		}
	}
	log.Fatal("built without k8s.io/kubernetes")
	return ""
}

func nodeOf(m machine) *v1.Node {
	has := v1.ResourceList{
		v1.ResourceCPU:    *resource.NewQuantity(int64(m.Cores), resource.DecimalSI),
		v1.ResourceMemory: resource.MustParse("1Ti"),
		v1.ResourcePods:   resource.MustParse("110"),
		gpu:               *resource.NewQuantity(int64(m.GPUs), resource.DecimalSI),
	}
	return &v1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: m.Name, Labels: map[string]string{
			v1.LabelHostname: m.Name, v1.LabelTopologyZone: m.Region, "gpu-model": m.Model}},
		Spec:   v1.NodeSpec{Unschedulable: m.Cordoned},
		Status: v1.NodeStatus{Capacity: has, Allocatable: has},
	}
}

func podOf(d demand) *v1.Pod {
	wants := v1.ResourceList{
		v1.ResourceCPU: *resource.NewQuantity(int64(d.Cores), resource.DecimalSI),
		gpu:            *resource.NewQuantity(int64(d.GPUs), resource.DecimalSI),
	}
	rules := []v1.NodeSelectorRequirement{
		{Key: "gpu-model", Operator: v1.NodeSelectorOpIn, Values: []string{d.Model}}}
	if len(d.Regions) > 0 {
		rules = append(rules, v1.NodeSelectorRequirement{
			Key: v1.LabelTopologyZone, Operator: v1.NodeSelectorOpIn, Values: d.Regions})
	}
	return &v1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: d.Name, Namespace: "default", UID: types.UID("uid-" + d.Name)},
		Spec: v1.PodSpec{
			SchedulerName: v1.DefaultSchedulerName,
			Containers: []v1.Container{{Name: "c", Image: "i",
				Resources: v1.ResourceRequirements{Requests: wants, Limits: wants}}},
			Affinity: &v1.Affinity{NodeAffinity: &v1.NodeAffinity{
				RequiredDuringSchedulingIgnoredDuringExecution: &v1.NodeSelector{
					NodeSelectorTerms: []v1.NodeSelectorTerm{{MatchExpressions: rules}}}}},
		},
	}
}

// A scheduler at work on the machines.
type cluster struct {
	client *fake.Clientset
	stop   context.CancelFunc
}

func newCluster(ctx context.Context, machines []machine, profiles ...config.KubeSchedulerProfile) *cluster {
	ctx, stop := context.WithCancel(ctx)
	client := fake.NewClientset()
	for _, m := range machines {
		if err := client.Tracker().Add(nodeOf(m)); err != nil {
			log.Fatal(err)
		}
	}
	// What an API server does with a binding.
	client.PrependReactor("create", "pods", func(action clienttesting.Action) (bool, runtime.Object, error) {
		if action.GetSubresource() != "binding" {
			return false, nil, nil
		}
		binding := action.(clienttesting.CreateAction).GetObject().(*v1.Binding)
		pods := schema.GroupVersionResource{Version: "v1", Resource: "pods"}
		object, err := client.Tracker().Get(pods, binding.Namespace, binding.Name)
		if err != nil {
			return true, nil, err
		}
		pod := object.(*v1.Pod).DeepCopy()
		pod.Spec.NodeName = binding.Target.Name
		return true, binding, client.Tracker().Update(pods, pod, binding.Namespace)
	})
	factory := scheduler.NewInformerFactory(client, 0)
	all := int32(100)
	options := []scheduler.Option{scheduler.WithPercentageOfNodesToScore(&all)}
	if len(profiles) > 0 {
		options = append(options, scheduler.WithProfiles(profiles...))
	}
	recorders := profile.NewRecorderFactory(events.NewBroadcaster(&events.EventSinkImpl{Interface: client.EventsV1()}))
	s, err := scheduler.New(ctx, client, factory, nil, recorders, options...)
	if err != nil {
		log.Fatal(err)
	}
	factory.Start(ctx.Done())
	factory.WaitForCacheSync(ctx.Done())
	if err := s.WaitForHandlersSync(ctx); err != nil {
		log.Fatal(err)
	}
	go s.Run(ctx)
	return &cluster{client, stop}
}

// Asks for one more node and waits for the scheduler's verdict.
func (c *cluster) place(ctx context.Context, pod *v1.Pod) (machine, why string) {
	pods := c.client.CoreV1().Pods(pod.Namespace)
	if _, err := pods.Create(ctx, pod, metav1.CreateOptions{}); err != nil {
		log.Fatal(err)
	}
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(2 * time.Millisecond) {
		now, err := pods.Get(ctx, pod.Name, metav1.GetOptions{})
		if err != nil {
			log.Fatal(err)
		}
		if now.Spec.NodeName != "" {
			return now.Spec.NodeName, ""
		}
		for _, condition := range now.Status.Conditions {
			if condition.Type == v1.PodScheduled && condition.Status == v1.ConditionFalse {
				return "", condition.Message
			}
		}
	}
	log.Fatal(fmt.Sprintf("no verdict about %s", pod.Name))
	return "", ""
}

// One that was refused would be tried again when something changes.
func (c *cluster) forget(ctx context.Context, pod *v1.Pod) {
	if err := c.client.CoreV1().Pods(pod.Namespace).Delete(ctx, pod.Name, metav1.DeleteOptions{}); err != nil {
		log.Fatal(err)
	}
}
