package schema

// Kinds is a set of kinds of values.
type Kinds = kinds

// The kinds that a rule may allow.
const (
	Null    = isNull
	String  = isString
	Integer = isInteger
	Number  = isNumber
	Boolean = isBoolean
	List    = isList
	Mapping = isMapping
)

// Kinds are what a value of the rule may be; none at all means anything.
func (r *Rule) Kinds() Kinds { return r.kinds }

// Has reports whether one of the given kinds is in the set.
func (k kinds) Has(some Kinds) bool { return k&some != 0 }

// Enum are the words that a text of the rule may be; none means any text.
func (r *Rule) Enum() []string { return r.enum }

// Required are the keys without which a mapping of the rule is incomplete.
func (r *Rule) Required() []string { return r.required }
