// SPDX-License-Identifier: GPL-3.0-or-later

// Writes down what parts of a real Kubernetes do, for the tests that compare the simulator with it:
// its scheduler with a whole cluster's state, the kubelet's back-off and the replica calculator of
// its horizontal autoscaler. They run as they are, in one process; beside them stands only a
// clientset that keeps its objects in memory. Prints JSON:
//
//	go run . > ../recorded.json
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"log"

	"k8s.io/klog/v2"
)

type recording struct {
	Kubernetes string
	Packing    []packingCase
	Spreading  []spreadCase
	BackOff    []backOffCase
	Autoscaler []scalerCase
}

func main() {
	klog.LogToStderr(false)
	klog.SetOutput(discard{})
	ctx := context.Background()
	out := recording{Kubernetes: moduleVersion()}
	for seed := int64(1); seed <= 12; seed++ {
		out.Packing = append(out.Packing, recordPacking(ctx, seed))
	}
	for _, nodes := range []int{1, 2, 3, 5, 7, 9, 12, 20} {
		out.Spreading = append(out.Spreading, recordSpreading(ctx, nodes))
	}
	out.BackOff = recordBackOffs()
	out.Autoscaler = recordAutoscaler()
	fmt.Printf("{\n\"kubernetes\": %q,\n", out.Kubernetes)
	printCases("packing", out.Packing, ",")
	printCases("spreading", out.Spreading, ",")
	printCases("back_off", out.BackOff, ",")
	printCases("autoscaler", out.Autoscaler, "")
	fmt.Println("}")
}

// One case a line, so that a new recording can be compared with the last.
func printCases[T any](name string, cases []T, after string) {
	fmt.Printf("%q: [\n", name)
	for i, each := range cases {
		text, err := json.Marshal(each)
		if err != nil {
			log.Fatal(err)
		}
		if i > 0 {
			fmt.Println(",")
		}
		fmt.Printf("%s", text)
	}
	fmt.Printf("\n]%s\n", after)
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
