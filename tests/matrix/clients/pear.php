<?php
require 'Mail.php';
$tls = getenv('TLS');
$smtp = Mail::factory('smtp', [
    'host' => ($tls === 'implicit' ? 'ssl://' : '') . 'localhost',
    'port' => (int) getenv('PORT'),
    'auth' => getenv('LOGIN') === 'yes',
    'starttls' => $tls === 'starttls',
    'username' => 'joe@example.com',
    'password' => getenv('PASSWORD'),
    'localhost' => getenv('EHLO'),
    'timeout' => 3,
    'debug' => true,
    'socket_options' => ['ssl' => ['cafile' => getenv('CA')]],
]);
$mail = $smtp->send(getenv('TO'), ['From' => getenv('FROM'), 'To' => getenv('TO'), 'Subject' => 'Test'], 'Test');
echo PEAR::isError($mail) ? $mail->getMessage() : 'Message successfully sent!', "\n";
