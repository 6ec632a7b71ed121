package advise

import (
	"runtime"
	"testing"

	"advisor/internal/model"
	"advisor/internal/questions"
	"advisor/internal/report"
)

// TestRowsAreSmall: a table keeps a row of each of many projects, and nothing of what
// it was made from.
func TestRowsAreSmall(t *testing.T) {
	in := Input{Version: "test", Set: questions.Default(), Model: model.Default(), Answers: questions.Answers{}}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	const n = 500
	rows := make([]report.FleetLine, n)
	FleetLine(in, "warm", Judgement{}, true)
	before := heap()
	for i := range rows {
		rows[i] = FleetLine(in, "project", Judgement{}, true).Brief()
	}
	if each := int64(heap()-before) / n; each > 2048 {
		t.Errorf("a row keeps %d bytes", each)
	}
	runtime.KeepAlive(rows)
}
