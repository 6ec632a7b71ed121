module advisor/scripts/fleet

go 1.26.0
