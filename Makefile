# advisor: what CI runs is `make check`. `make help` lists the targets.
GO ?= go
FUZZTIME ?= 30s
KILLS ?= 1000
GOLANGCI_VERSION := v2.15.0
GREMLINS_VERSION := v0.6.0
TOOLS := $(CURDIR)/.tools

.PHONY: help build test race lint fmt fuzz contain bench tables generate generated check browser shells hooks gitlab adopted hostile plain kills robust mutants vulns perf fleet manifests pack release reproducible fresh clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

build: ## build ./advisor
	$(GO) build -trimpath -o advisor ./cmd/advisor

test: ## run the tests (the command of the README)
	$(GO) test ./...

race: ## run the tests with the race detector
	$(GO) test -race ./...

$(TOOLS)/golangci-lint:
	GOBIN=$(TOOLS) $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI_VERSION)

lint: $(TOOLS)/golangci-lint ## go vet, for Windows too, golangci-lint, shellcheck, and the workflows
	$(GO) vet ./...
	GOOS=windows $(GO) vet ./...
	$(TOOLS)/golangci-lint run --allow-parallel-runners ./...
	./scripts/shellcheck
	./scripts/workflows

fmt: $(TOOLS)/golangci-lint ## format the code
	$(TOOLS)/golangci-lint fmt ./...

fuzz: ## fuzz every target for FUZZTIME each, two at a time (FUZZTIME=30m for a night)
	FUZZTIME=$(FUZZTIME) ./scripts/fuzz all

contain: ## 10,000 trials: does answering a question ever lead out of an estimate?
	$(GO) test ./internal/estimate -run Contains -count 1 -trials 10000

robust: ## the fit with every weight wrong, 500 times, and without each source in turn
	$(GO) test ./internal/fit -run 'EveryWeight|NoSource' -count 1 -v -draws 500

bench: ## run the benchmarks
	$(GO) test -run '^$$' -bench . -benchmem ./...

tables: ## write the tables that are compiled in again, from YAML
	$(GO) run -tags fromyaml ./internal/tables
	$(GO) test ./internal/rules/known ./internal/portability ./internal/estimate -run Generated -count 1 -update

generate: tables ## write the generated tables, documents, example reports and the recording again
	$(GO) test ./internal/compose/schema ./internal/rules ./internal/rules/known ./internal/portability ./internal/estimate ./internal/questions ./internal/record ./internal/explain ./internal/report -run 'Current|Document|Generated' -count 1 -update
	$(GO) test ./cmd/advisor -run 'Examples|Recording|Manual' -count 1 -update

generated: generate ## fail when generate would change a file
	@git diff --exit-code -- docs README.md internal || { echo 'generated files are stale: commit what make generate wrote'; exit 1; }

check: lint test generated ## what CI runs

browser: ## the reports in a real browser (installs Chromium and npm packages)
	./scripts/browser

shells: ## completion in real shells, the plug-in with a real docker client (installs them)
	./scripts/shells

hooks: ## the hooks of pre-commit, by pre-commit itself (installs it)
	./scripts/pre-commit

gitlab: ## the template for GitLab, by its schema and a local runner (installs npm packages)
	./scripts/gitlab

adopted: ## scripts/adopt in a copy, and the program installed by its new address
	$(GO) test ./internal/tests/adopt -count 1 -v -install

hostile: build ## run the hostile inputs of ../shared/hostile, where they exist
	./scripts/hostile

plain: ## the same inputs on a plain loader, for comparison (takes minutes)
	./scripts/hostile --plain

kills: ## kill a writer KILLS times at random points
	$(GO) test ./internal/files -run TestKilledWhileWriting -count 1 -v -timeout 30m -kills $(KILLS)

$(TOOLS)/gremlins:
	GOBIN=$(TOOLS) $(GO) install github.com/go-gremlins/gremlins/cmd/gremlins@$(GREMLINS_VERSION)

mutants: $(TOOLS)/gremlins ## change operators one by one: do tests notice? (PART="suggest rules/2"; without PART, the parts)
	@cd scripts/mutants && $(GO) run . $(PART)

vulns: ## known holes in what the program calls, where their database can be reached
	./scripts/vulns

perf: build ## compare with docker compose (builds it; takes minutes)
	./scripts/measure

fresh: build ## agreement with public projects that were read by hand, over the clones in FRESH (../fresh)
	./scripts/fresh

fleet: build ## scan and check 1,000 to 10,000 generated projects, heavy ones, ../shared/corpus: time and memory (takes minutes)
	@cd scripts/fleet && $(GO) run . $(CURDIR)/advisor $(FLEET) && $(GO) run . -heavy $(CURDIR)/advisor && \
	  $(GO) run . -folder $(CURDIR)/../shared/corpus/projects $(CURDIR)/advisor

manifests: ## the workflow and the Jobs of docs/fleet.md, by actionlint and Kubernetes
	./scripts/manifests

pack: ## a release for this system alone, tried, and the image, without Docker
	cd scripts/pack && $(GO) vet ./... && $(GO) test ./...
	@out=$$(mktemp -d) && trap 'rm -rf "$$out"' EXIT && export OUT="$$out" PACKAGES=no \
	  TARGETS="$$($(GO) env GOHOSTOS)/$$($(GO) env GOHOSTARCH)" && ./scripts/release v0.0.0 && ./scripts/release-try v0.0.0
	./scripts/image

release: ## build a release of the tagged commit, or of VERSION=v1.2.3, into dist, and try it
	VERSION=$(VERSION) ./scripts/release
	./scripts/release-try $(VERSION)

reproducible: ## build a release twice, elsewhere and otherwise, and compare
	./scripts/release-twice $(VERSION)

clean: ## remove what the targets built
	rm -rf advisor .tools dist
