// Package kubernetes holds the manifests of docs/fleet.md against the types
// and the rules of Kubernetes itself.
package kubernetes

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	batch "k8s.io/api/batch/v1"
	core "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

var fenced = regexp.MustCompile("(?ms)^<!-- (kubernetes-[a-z]+) -->\n```yaml\n(.*?)^```$")

// jobs are the manifests of the document by name, decoded so that a key which
// Kubernetes does not know is an error.
func jobs(t *testing.T) map[string]batch.Job {
	t.Helper()
	text, err := os.ReadFile("../../../docs/fleet.md")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]batch.Job{}
	for _, m := range fenced.FindAllStringSubmatch(string(text), -1) {
		var j batch.Job
		if err := yaml.UnmarshalStrict([]byte(m[2]), &j); err != nil {
			t.Fatalf("%s: %v", m[1], err)
		}
		out[m[1]] = j
	}
	for _, name := range []string{"kubernetes-scan", "kubernetes-merge"} {
		if _, ok := out[name]; !ok {
			t.Fatalf("docs/fleet.md has no manifest %s", name)
		}
	}
	return out
}

func TestKind(t *testing.T) {
	for name, j := range jobs(t) {
		if j.APIVersion != batch.SchemeGroupVersion.String() || j.Kind != "Job" || j.Name == "" {
			t.Errorf("%s is %s %s %q", name, j.APIVersion, j.Kind, j.Name)
		}
		if p := j.Spec.Template.Spec.RestartPolicy; p != core.RestartPolicyNever {
			t.Errorf("%s: a pod failure policy needs restartPolicy Never, not %s", name, p)
		}
	}
}

// TestIndexed: each part is scanned by one pod, and there are as many.
func TestIndexed(t *testing.T) {
	s := jobs(t)["kubernetes-scan"].Spec
	if s.CompletionMode == nil || *s.CompletionMode != batch.IndexedCompletion || s.Completions == nil || s.Parallelism == nil {
		t.Fatal("not an Indexed Job with completions and parallelism")
	}
	c := s.Template.Spec.Containers[0]
	if *s.Completions != 8 || *s.Parallelism != 8 || !slices.Contains(c.Args, "--shard=job/8") {
		t.Errorf("completions %d, parallelism %d, args %q", *s.Completions, *s.Parallelism, c.Args)
	}
	if !slices.ContainsFunc(c.Args, func(a string) bool { return strings.Contains(a, "$(JOB_COMPLETION_INDEX)") }) {
		t.Error("all pods write into one file")
	}
	merge := jobs(t)["kubernetes-merge"].Spec.Template.Spec.Containers[0]
	for _, part := range []string{"0.jsonl", "7.jsonl"} {
		if !slices.Contains(merge.Args, part) {
			t.Errorf("%s is not put together: %q", part, merge.Args)
		}
	}
	if len(c.Command)+len(merge.Command) != 0 {
		t.Error("a command stands in place of the program of the image")
	}
}

// TestRestricted: the pods may run where only the restricted ones may, as the
// admission of Kubernetes judges it.
func TestRestricted(t *testing.T) {
	e, err := policy.NewEvaluator(policy.DefaultChecks())
	if err != nil {
		t.Fatal(err)
	}
	for name, j := range jobs(t) {
		level := api.LevelVersion{Level: api.LevelRestricted, Version: api.LatestVersion()}
		for _, r := range e.EvaluatePod(level, &j.Spec.Template.ObjectMeta, &j.Spec.Template.Spec) {
			if !r.Allowed {
				t.Errorf("%s: %s: %s", name, r.ForbiddenReason, r.ForbiddenDetail)
			}
		}
		c := j.Spec.Template.Spec.Containers[0]
		if s := c.SecurityContext; s.ReadOnlyRootFilesystem == nil || !*s.ReadOnlyRootFilesystem {
			t.Errorf("%s: the root file system can be written to", name)
		}
		if c.Resources.Requests.Cpu().IsZero() || c.Resources.Limits.Memory().IsZero() {
			t.Errorf("%s: no resources", name)
		}
	}
}

// TestVolumes: what is mounted is there, and the repositories cannot be
// written to.
func TestVolumes(t *testing.T) {
	for name, j := range jobs(t) {
		spec := j.Spec.Template.Spec
		for _, m := range spec.Containers[0].VolumeMounts {
			i := slices.IndexFunc(spec.Volumes, func(v core.Volume) bool { return v.Name == m.Name })
			if i < 0 || spec.Volumes[i].PersistentVolumeClaim == nil {
				t.Errorf("%s: %s is mounted and no volume", name, m.Name)
			} else if m.Name == "repositories" && (!m.ReadOnly || !spec.Volumes[i].PersistentVolumeClaim.ReadOnly) {
				t.Errorf("%s: the repositories can be written to", name)
			}
		}
	}
}
