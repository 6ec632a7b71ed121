package ask

import (
	"context"

	"advisor/internal/questions"
)

func Lines(ctx context.Context, set questions.Set, o Options) (Result, error) { return Result{}, nil }
