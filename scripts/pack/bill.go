package main

import (
	"bytes"
	"crypto/sha256"
	"debug/buildinfo"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"strings"
	"time"
)

// The parts of a CycloneDX 1.6 document that a bill of materials of a Go
// program has.
type (
	bill struct {
		Schema       string       `json:"$schema"`
		Format       string       `json:"bomFormat"`
		SpecVersion  string       `json:"specVersion"`
		SerialNumber string       `json:"serialNumber"`
		Version      int          `json:"version"`
		Metadata     metadata     `json:"metadata"`
		Components   []component  `json:"components"`
		Dependencies []dependency `json:"dependencies"`
	}
	metadata struct {
		Timestamp string    `json:"timestamp"`
		Component component `json:"component"`
	}
	component struct {
		Type       string          `json:"type"`
		Ref        string          `json:"bom-ref"`
		Name       string          `json:"name"`
		Version    string          `json:"version"`
		Hashes     []hash          `json:"hashes,omitempty"`
		Licenses   []licenseChoice `json:"licenses,omitempty"`
		URL        string          `json:"purl"`
		Properties []property      `json:"properties,omitempty"`
	}
	hash struct {
		Algorithm string `json:"alg"`
		Content   string `json:"content"`
	}
	licenseChoice struct {
		License licenseID `json:"license"`
	}
	licenseID struct {
		ID string `json:"id"`
	}
	property struct {
		Name  string `json:"name"`
		Value string `json:"value"`
	}
	dependency struct {
		Ref       string   `json:"ref"`
		DependsOn []string `json:"dependsOn,omitempty"`
	}
)

// billOf is the bill of materials of a binary: what Go recorded in it, and its
// checksum. It is a function of the binary and the date.
func billOf(file string, body []byte, j job) ([]byte, error) {
	info, err := buildinfo.ReadFile(file)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(body)
	program := component{
		Type: "application", Ref: packageURL(info.Main.Path, "v"+j.version), Name: "advisor", Version: "v" + j.version,
		Hashes: []hash{{"SHA-256", hex.EncodeToString(sum[:])}}, Licenses: []licenseChoice{{licenseID{"Apache-2.0"}}},
		URL: packageURL(info.Main.Path, "v"+j.version), Properties: settings(info),
	}
	parts := components(info)
	b := bill{
		Schema: "http://cyclonedx.org/schema/bom-1.6.schema.json", Format: "CycloneDX", SpecVersion: "1.6",
		SerialNumber: serial(sum), Version: 1,
		Metadata:   metadata{j.when.Format(time.RFC3339), program},
		Components: parts, Dependencies: dependencies(program, parts),
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err = enc.Encode(b)
	return out.Bytes(), err
}

// components are the standard library and the modules that are linked, as Go
// recorded them: by path.
func components(info *debug.BuildInfo) []component {
	release := strings.TrimPrefix(info.GoVersion, "go")
	out := []component{{
		Type: "library", Ref: packageURL("stdlib", release), Name: "stdlib", Version: release,
		Licenses: []licenseChoice{{licenseID{"BSD-3-Clause"}}}, URL: packageURL("stdlib", release),
	}}
	for _, d := range info.Deps {
		if d.Replace != nil {
			d = d.Replace
		}
		c := component{
			Type: "library", Ref: packageURL(d.Path, d.Version), Name: d.Path, Version: d.Version,
			URL: packageURL(d.Path, d.Version),
		}
		if d.Sum != "" {
			// The hash of a module is that of a list of its files, of no single
			// file: it is kept as go.sum has it.
			c.Properties = []property{{"go:sum", d.Sum}}
		}
		out = append(out, c)
	}
	return out
}

// dependencies says that the program has all parts. Go does not record which
// part needs which.
func dependencies(program component, parts []component) []dependency {
	all := dependency{Ref: program.Ref}
	out := make([]dependency, 1, len(parts)+1)
	for _, p := range parts {
		all.DependsOn = append(all.DependsOn, p.Ref)
		out = append(out, dependency{Ref: p.Ref})
	}
	out[0] = all
	return out
}

// settings are how the binary was built, in the order in which Go recorded it.
func settings(info *debug.BuildInfo) []property {
	out := []property{{"go:version", info.GoVersion}}
	for _, s := range info.Settings {
		out = append(out, property{"go:build:" + s.Key, s.Value})
	}
	return out
}

// packageURL names a module as the package URL standard does.
func packageURL(path, version string) string {
	return "pkg:golang/" + strings.ToLower(path) + "@" + strings.ReplaceAll(version, "+", "%2B")
}

// serial is an identifier of a document about what has this checksum.
func serial(sum [sha256.Size]byte) string {
	sum[6] = sum[6]&0x0f | 0x80
	sum[8] = sum[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", sum[0:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
