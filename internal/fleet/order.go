package fleet

import (
	"runtime"
	"sync"
)

// ahead is how many results may wait for an earlier one, for each worker.
const ahead = 4

// inOrder computes n results on all processors and hands them over one by one
// in their order, with few of them in memory. It ends with the first error of
// emit, when what was begun is done.
func inOrder[T any](n int, compute func(int) T, emit func(int, T) error) error {
	type job struct {
		i   int
		out chan T
	}
	workers := min(runtime.GOMAXPROCS(0), max(n, 1))
	jobs, waiting := make(chan job), make(chan chan T, workers*ahead)
	stop := make(chan struct{})
	var wg sync.WaitGroup
	defer wg.Wait()
	defer close(stop)
	wg.Go(func() {
		defer close(jobs)
		for i := range n {
			out := make(chan T, 1)
			select {
			case waiting <- out:
				jobs <- job{i, out}
			case <-stop:
				return
			}
		}
	})
	for range workers {
		wg.Go(func() {
			for j := range jobs {
				j.out <- compute(j.i)
			}
		})
	}
	for i := range n {
		if err := emit(i, <-<-waiting); err != nil {
			return err
		}
	}
	return nil
}
