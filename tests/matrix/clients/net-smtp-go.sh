# Built once: `go run` would link it for every scenario.
built=${TMPDIR:-/tmp}/smtpdiag-matrix-go
mkdir -p "$built"
flock "$built/lock" go build -o "$built/send" "$(dirname "$0")/net-smtp.go" && exec "$built/send"
