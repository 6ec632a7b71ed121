package products

import "strings"

// keeping are the paths in a container at which a product keeps the data of its
// users, where the path alone does not say so. Paths are separated by spaces.
var keeping = map[string]string{
	"home-assistant":      "/config",
	"jellyfin":            "/config",
	"nginx-proxy-manager": "/data",
	"swag":                "/config",
	"pihole":              "/etc/pihole /opt/adguardhome/conf /opt/adguardhome/work",
	"wireguard":           "/etc/wireguard /config",
	"wordpress":           "/var/www/html",
	"nextcloud":           "/var/www/html /var/www/html/data",
	"drupal":              "/var/www/html/sites",
	"joomla":              "/var/www/html",
	"moodle":              "/bitnami/moodledata",
	"ghost":               "/var/lib/ghost/content",
	"n8n":                 "/home/node/.n8n",
	"jenkins":             "/var/jenkins_home",
	"gitlab":              "/etc/gitlab /var/opt/gitlab",
	"registry":            "/var/lib/registry",
	"nexus":               "/nexus-data",
	"portainer":           "/data",
	"uptime-kuma":         "/app/data",
	"vaultwarden":         "/data",
	"paperless-ngx":       "/usr/src/paperless/data /usr/src/paperless/media",
	"synapse":             "/data",
	"verdaccio":           "/verdaccio/storage",
	"minecraft":           "/data",
	"netdata":             "/var/lib/netdata",
	"openldap":            "/var/lib/ldap /etc/ldap/slapd.d",
	"vault":               "/vault/file /vault/data",
}

// KeepsIn reports whether a product, or an image of a repository, is known to keep
// the data of its users at a path of the container. All images of linuxserver.io
// have their databases and settings in /config.
func KeepsIn(product, repository, target string) bool {
	target = strings.TrimSuffix(target, "/")
	if strings.HasPrefix(repository, "linuxserver/") && target == "/config" {
		return true
	}
	for _, p := range strings.Fields(keeping[product]) {
		if target == p {
			return true
		}
	}
	return false
}
