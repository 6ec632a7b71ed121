package selection

import (
	"advisor/internal/compose"
	"advisor/internal/config"
	"advisor/internal/scan"
)

// OfMany is the selection of one project of many, and what is scanned for it: what
// it says itself of the files that are judged counts as in a run over it alone.
func (s Selection) OfMany(f scan.Found) (own Selection, in scan.Input, err error) {
	in = scan.Input{Input: compose.Input{Dir: f.Dir, Files: f.Files, Profiles: s.Profiles, Home: s.Places.Home()}, Shared: f.Shared, OneFolder: true}
	own = s
	own.Below = f.Root
	if own.Settings, err = s.Places.Settings(f.Dir, s.Config, s.NoConfig); err != nil {
		return own, in, err
	}
	if len(own.Records) == 0 {
		if path := s.Places.RecordBelow(f.Dir, f.Root); path != "" {
			own.Records = []config.Record{s.Places.FoundRecord(path)}
		}
	}
	if len(f.Files) > 0 {
		in.NamedBy = "one of several files without a default name, each a project"
		return own, in, nil
	}
	if err := own.choose(&in, f.Dir); err != nil {
		return own, in, err
	}
	return own, in, own.leaveOut(&in, f.Dir)
}
