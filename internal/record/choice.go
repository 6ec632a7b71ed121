package record

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"advisor/internal/untrusted"
)

// Choice is what a record says of the files that are judged.
type Choice struct {
	Environment untrusted.Text
	Files       []untrusted.Text // relative to the folder of the record
	Exclude     []untrusted.Text
	Line        int // of environment or files
}

// ChoiceOf is what a record says of the files that are judged; nothing where it
// says nothing or cannot be read. It does not look at the rest of the record.
func ChoiceOf(data []byte) Choice {
	r := reader{collector: newCollector("")}
	root := document(data, &r.collector)
	if root == nil || root.Kind != yaml.MappingNode {
		return Choice{}
	}
	var out Choice
	if v := valueOf(root, keyEnvironment); v != nil {
		out.Environment, out.Line = untrusted.Text(r.readLine(v, keyEnvironment)), v.Line
	}
	if v := valueOf(root, keyFiles); v != nil {
		if out.Files = r.readLines(v, keyFiles); len(out.Files) > 0 {
			out.Line = v.Line
		}
	}
	out.Exclude = r.readLines(valueOf(root, keyExclude), keyExclude)
	if r.Err() != nil {
		return Choice{}
	}
	return out
}

// AgreementOf is what a record says of who answers for a system, what was decided and
// when to look again; nothing where it says nothing or cannot be read. It does not
// look at the rest of the record.
func AgreementOf(data []byte) (decision, reviewBy string, owner untrusted.Text) {
	r := reader{collector: newCollector("")}
	root := document(data, &r.collector)
	if root == nil || root.Kind != yaml.MappingNode {
		return "", "", ""
	}
	decision = r.readWord(valueOf(root, keyDecision), keyDecision, "", func(s string) bool { return slices.Contains(decisions(), s) })
	reviewBy = r.readWord(valueOf(root, keyReviewBy), keyReviewBy, "", IsDay)
	owner = untrusted.Text(r.readLine(valueOf(root, keyOwner), keyOwner))
	if r.Err() != nil {
		return "", "", ""
	}
	return decision, reviewBy, owner
}
