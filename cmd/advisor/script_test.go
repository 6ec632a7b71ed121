package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "write the expected output of the scripts again")

// atOnce is how many tests run at once where nobody says: most of them wait for a
// terminal or for a process of their own.
const atOnce = 4

func TestMain(m *testing.M) {
	_ = flag.Set("test.parallel", strconv.Itoa(max(atOnce, runtime.GOMAXPROCS(0)))) // which is parsed later
	programs := map[string]func(){"advisor": main, "docker-advisor": main}
	addUnixPrograms(programs)
	testscript.Main(m, programs)
}

// TestScripts is the specification of the command line. EXAMPLES is the
// folder of the example projects.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"run":    runCommand,
			"status": checkStatus,
			"plugin": installPlugin,
			"fits":   fitsSchema,
		},
		Condition: condition,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("CI", "")
			e.Setenv("HOME", filepath.Join(e.WorkDir, "home")) // a script may write there, and others run beside it
			return os.Mkdir(filepath.Join(e.WorkDir, "home"), 0o755)
		},
	})
}

// condition tells what there is on this machine: [docker] is a real client,
// [docker23] one that completes its plug-ins.
func condition(name string) (bool, error) {
	switch name {
	case "docker":
		return dockerClient() > 0, nil
	case "docker23":
		return dockerClient() >= 23, nil
	}
	return false, fmt.Errorf("unknown condition %q", name)
}
