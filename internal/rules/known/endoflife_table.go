// Code generated from endoflife.yaml by TestGeneratedTables -update. DO NOT EDIT.

package known

// endOfLifeTable is the table of endoflife.yaml.
func endOfLifeTable() lifetimes {
	return lifetimes{AsOf: "2026-09-01", Products: []lifetime{
		{Images: []string{"docker.io/library/postgres", "docker.io/postgis/postgis"}, Source: "https://endoflife.date/postgresql", Ended: map[string]string{"10": "2022-11-10", "11": "2023-11-09", "12": "2024-11-14", "13": "2025-11-13", "9": "2021-11-11"}},
		{Images: []string{"docker.io/library/mysql"}, Source: "https://endoflife.date/mysql", Ended: map[string]string{"5": "2023-10-31", "8.0": "2026-04-30"}},
		{Images: []string{"docker.io/library/mariadb"}, Source: "https://endoflife.date/mariadb", Ended: map[string]string{"10.0": "2019-03-31", "10.1": "2020-10-17", "10.10": "2023-11-17", "10.2": "2022-05-23", "10.3": "2023-05-25", "10.4": "2024-06-18", "10.5": "2025-06-24", "10.6": "2026-07-06", "10.7": "2023-02-09", "10.8": "2023-05-20", "10.9": "2023-08-22"}},
		{Images: []string{"docker.io/library/mongo"}, Source: "https://endoflife.date/mongodb", Ended: map[string]string{"3": "2021-04-30", "4": "2024-02-29", "5": "2024-10-31", "6": "2025-07-31"}},
		{Images: []string{"docker.io/library/redis"}, Source: "https://endoflife.date/redis", Ended: map[string]string{"5": "2022-04-27", "6.0": "2022-05-31", "7.0": "2024-07-29", "8.0": "2026-02-11"}},
		{Images: []string{"docker.io/library/rabbitmq"}, Source: "https://endoflife.date/rabbitmq", Ended: map[string]string{"3.10": "2023-07-31", "3.11": "2023-12-31", "3.12": "2024-06-30", "3.8": "2022-07-31", "3.9": "2023-01-31"}},
		{Images: []string{"docker.io/library/elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch", "docker.elastic.co/elasticsearch/elasticsearch-oss", "docker.io/library/kibana", "docker.elastic.co/kibana/kibana", "docker.io/library/logstash", "docker.elastic.co/logstash/logstash"}, Source: "https://endoflife.date/elasticsearch", Ended: map[string]string{"5": "2019-03-11", "6": "2022-02-10", "7": "2026-01-15"}},
		{Images: []string{"docker.io/library/node"}, Source: "https://endoflife.date/nodejs", Ended: map[string]string{"10": "2021-04-30", "11": "2019-06-30", "12": "2022-04-30", "13": "2020-06-01", "14": "2023-04-30", "15": "2021-06-01", "16": "2023-09-11", "17": "2022-06-01", "18": "2025-04-30", "19": "2023-06-01", "20": "2026-04-30", "21": "2024-06-01", "23": "2025-06-01", "8": "2019-12-31", "9": "2018-06-30"}},
		{Images: []string{"docker.io/library/python"}, Source: "https://endoflife.date/python", Ended: map[string]string{"2": "2020-01-01", "3.5": "2020-09-30", "3.6": "2021-12-23", "3.7": "2023-06-27", "3.8": "2024-10-07", "3.9": "2025-10-31"}},
		{Images: []string{"docker.io/library/php"}, Source: "https://endoflife.date/php", Ended: map[string]string{"5": "2018-12-31", "7": "2022-11-28", "8.0": "2023-11-26", "8.1": "2025-12-31"}},
		{Images: []string{"docker.io/library/ruby"}, Source: "https://endoflife.date/ruby", Ended: map[string]string{"2": "2023-03-31", "3.0": "2024-04-23", "3.1": "2025-03-26", "3.2": "2026-03-31"}},
		{Images: []string{"docker.io/library/golang"}, Source: "https://endoflife.date/go", Ended: map[string]string{"1.20": "2024-02-06", "1.21": "2024-08-13", "1.22": "2025-02-11", "1.23": "2025-08-12"}},
		{Images: []string{"mcr.microsoft.com/dotnet/aspnet", "mcr.microsoft.com/dotnet/runtime", "mcr.microsoft.com/dotnet/sdk"}, Source: "https://endoflife.date/dotnet", Ended: map[string]string{"3": "2022-12-13", "5": "2022-05-10", "6": "2024-11-12", "7": "2024-05-14"}},
		{Images: []string{"docker.io/library/debian"}, Source: "https://endoflife.date/debian", Codenames: map[string]string{"bullseye": "11", "buster": "10", "jessie": "8", "stretch": "9"}, Ended: map[string]string{"10": "2024-06-30", "11": "2026-08-31", "8": "2020-06-30", "9": "2022-07-01"}},
		{Images: []string{"docker.io/library/ubuntu"}, Source: "https://endoflife.date/ubuntu", Codenames: map[string]string{"bionic": "18.04", "focal": "20.04", "trusty": "14.04", "xenial": "16.04"}, Ended: map[string]string{"14.04": "2019-04-25", "16.04": "2021-04-30", "18.04": "2023-05-31", "20.04": "2025-05-31"}},
		{Images: []string{"docker.io/library/alpine"}, Source: "https://endoflife.date/alpine-linux", Ended: map[string]string{"3.12": "2022-05-01", "3.13": "2022-11-01", "3.14": "2023-05-01", "3.15": "2023-11-01", "3.16": "2024-05-23", "3.17": "2024-11-22", "3.18": "2025-05-09", "3.19": "2025-11-01", "3.20": "2026-04-01"}},
		{Images: []string{"docker.io/library/traefik"}, Source: "https://endoflife.date/traefik", Ended: map[string]string{"1": "2021-12-31"}},
		{Images: []string{"docker.io/library/centos"}, Source: "https://hub.docker.com/_/centos", All: "2024-06-30"},
		{Images: []string{"docker.io/library/openjdk", "docker.io/library/java"}, Source: "https://hub.docker.com/_/openjdk", All: "2022-07-24"},
		{Images: []string{"docker.io/bitnami/*", "docker.io/bitnamilegacy/*"}, Source: "https://github.com/bitnami/containers/issues/83267", All: "2025-08-28"},
	}}
}
