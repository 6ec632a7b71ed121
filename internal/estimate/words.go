package estimate

// Title is what an option is called in a sentence.
func Title(option string) string {
	switch option {
	case OneHost:
		return "Compose on one host"
	case Standby:
		return "Compose with a standby host"
	case Swarm:
		return "Docker Swarm"
	case K3s:
		return "a k3s cluster of your own"
	case Managed:
		return "a managed Kubernetes cluster"
	case Existing:
		return "a namespace in the existing cluster"
	}
	return option
}
