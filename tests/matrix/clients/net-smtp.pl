use strict;
use warnings;
use Net::SMTP;
my $tls = $ENV{TLS};
my @ssl = (SSL_ca_file => $ENV{CA});
my $smtp = Net::SMTP->new('localhost', Port => $ENV{PORT}, Timeout => 3, Debug => 1, Hello => $ENV{EHLO},
    $tls eq 'implicit' ? (SSL => 1, @ssl) : ()) or die "Net::SMTP: $@\n";
sub check { my ($done, $what) = @_; $done or die "$what failed: " . $smtp->code . ' ' . $smtp->message . "\n" }
if ($tls eq 'starttls') { $smtp->starttls(@ssl) or die 'starttls failed: ' . $smtp->code . ' ' . $smtp->message . " $@\n" }
check($smtp->auth('joe@example.com', 'hunter22'), 'auth') if $ENV{LOGIN} eq 'yes';
check($smtp->mail($ENV{FROM}), 'mail');
check($smtp->to($_), 'to') for split /,/, $ENV{TO};
check($smtp->data("Subject: Test\n\nTest\n"), 'data');
$smtp->quit;
