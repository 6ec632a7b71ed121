package interview

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// restoring is how long a conversation has to give the terminal back before a
// second signal may end the program in the middle of that.
const restoring = time.Second

// Signals is a context that ends with ErrCancelled, ErrTerminated, ErrHangup
// or ErrQuit as its cause when the program gets SIGINT, SIGTERM, SIGHUP or
// SIGQUIT. A second signal of a kind ends the program at once when the first
// one has had its time, but for SIGHUP, which a closing terminal likes to send
// twice. stop undoes it.
func Signals(parent context.Context) (_ context.Context, stop func()) {
	ctx, cancel := context.WithCancelCause(parent)
	got := make(chan os.Signal, 4)
	signal.Notify(got, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	over := make(chan struct{})
	go func() {
		for {
			select {
			case <-over:
				return
			case s := <-got:
				cancel(signalled(s))
				if s != syscall.SIGHUP {
					time.AfterFunc(restoring, func() { resetUnless(over, s) })
				}
			}
		}
	}()
	return ctx, func() {
		signal.Stop(got)
		close(over)
		cancel(nil)
	}
}

// resetUnless lets the signal end the program, unless the conversation is over.
func resetUnless(over <-chan struct{}, s os.Signal) {
	select {
	case <-over:
	default:
		signal.Reset(s)
	}
}

func signalled(s os.Signal) error {
	switch s {
	case syscall.SIGTERM:
		return ErrTerminated
	case syscall.SIGHUP:
		return ErrHangup
	case syscall.SIGQUIT:
		return ErrQuit
	}
	return ErrCancelled
}

// Cause is why a context ended, in the words of this package.
func Cause(ctx context.Context) error {
	err := context.Cause(ctx)
	for _, known := range []error{ErrCancelled, ErrTerminated, ErrHangup, ErrQuit} {
		if errors.Is(err, known) {
			return known
		}
	}
	return fmt.Errorf("%w: %w", ErrCancelled, err)
}
