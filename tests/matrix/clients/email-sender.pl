use strict;
use warnings;
use Email::Sender::Simple qw(sendmail);
use Email::Sender::Transport::SMTP;
my $login = $ENV{LOGIN} eq 'yes';
my $transport = Email::Sender::Transport::SMTP->new({
    host => 'localhost', port => $ENV{PORT}, timeout => 3, helo => $ENV{EHLO},
    ssl => { none => 0, starttls => 'starttls', implicit => 'ssl' }->{$ENV{TLS}},
    ssl_options => { SSL_ca_file => $ENV{CA} },
    $login ? (sasl_username => 'joe@example.com', sasl_password => $ENV{PASSWORD}) : (),
});
my $mail = "From: $ENV{FROM}\nTo: $ENV{TO}\nSubject: Test\n\nTest\n";
sendmail($mail, { from => $ENV{FROM}, to => [split /,/, $ENV{TO}], transport => $transport });
print "sent\n";
