package require mime
package require smtp
package require tls
proc env {name} { return $::env($name) }
set token [mime::initialize -canonical text/plain -string Test]
mime::setheader $token Subject Test
set options [list -servers localhost -ports [env PORT] -client [env EHLO] -originator [env FROM] -recipients [env TO] -debug 1 -maxsecs 3]
tls::init -cafile [env CA] -require 1 -servername localhost
if {[env TLS] eq "starttls"} { lappend options -usetls 1 }
if {[env TLS] eq "implicit"} { lappend options -usetls 1 }
if {[env LOGIN] eq "yes"} { lappend options -username joe@example.com -password [env PASSWORD] }
if {[catch {smtp::sendmessage $token {*}$options} result]} { puts $::errorInfo } else { puts "result: $result" }
