# Built once, with a store of its own that trusts the lab's authority.
built=${TMPDIR:-/tmp}/smtpdiag-matrix-java
mkdir -p "$built"
jars=/usr/share/java/javax.mail.jar:/usr/share/java/javax.activation.jar
[ -e "$built/JavaMail.class" ] || flock "$built/lock" javac -cp "$jars" -d "$built" "$(dirname "$0")/JavaMail.java"
store=$(mktemp -u)
trap 'rm -f "$store"' EXIT
keytool -importcert -noprompt -alias lab -file "$CA" -keystore "$store" -storepass changeit >/dev/null 2>&1
java -XX:TieredStopAtLevel=1 -Djavax.net.ssl.trustStore="$store" -Djavax.net.ssl.trustStorePassword=changeit -cp "$jars:$built" JavaMail
