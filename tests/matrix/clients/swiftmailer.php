<?php
require '/usr/share/php/Egulias/EmailValidator/autoload.php';
require '/usr/share/php/Swift/swift_required.php';
$tls = getenv('TLS');
$transport = new Swift_SmtpTransport('localhost', (int) getenv('PORT'), ['none' => null, 'starttls' => 'tls', 'implicit' => 'ssl'][$tls]);
$transport->setTimeout(3)->setLocalDomain(getenv('EHLO'));
$transport->setStreamOptions(['ssl' => ['cafile' => getenv('CA')]]);
if (getenv('LOGIN') === 'yes') {
    $transport->setUsername('joe@example.com')->setPassword(getenv('PASSWORD'));
}
$mailer = new Swift_Mailer($transport);
$logger = new Swift_Plugins_Loggers_EchoLogger(false);
$mailer->registerPlugin(new Swift_Plugins_LoggerPlugin($logger));
try {
    $message = (new Swift_Message('Test'))->setFrom(getenv('FROM'))->setTo(explode(',', getenv('TO')))->setBody('Test');
    echo $mailer->send($message, $failed), " sent\n";
    echo $failed ? 'failed: ' . implode(', ', $failed) . "\n" : '';
} catch (Exception $error) {
    echo get_class($error), ': ', $error->getMessage(), "\n";
}
