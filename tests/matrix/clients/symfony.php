<?php
require '/usr/share/php/Symfony/Component/Mailer/autoload.php';
require_once '/usr/share/php/Symfony/Component/Mime/autoload.php';
use Symfony\Component\Mailer\Transport\Smtp\EsmtpTransport;
use Symfony\Component\Mime\Email;

$tls = getenv('TLS');
$transport = new EsmtpTransport('localhost', (int) getenv('PORT'), $tls === 'implicit' ? true : ($tls === 'none' ? false : null));
$transport->setLocalDomain(getenv('EHLO'));
$stream = $transport->getStream();
$stream->setTimeout(3);
$stream->setStreamOptions(['ssl' => ['cafile' => getenv('CA')]]);
if ($tls === 'none') {
    $stream->disableTls();
}
if (getenv('LOGIN') === 'yes') {
    $transport->setUsername('joe@example.com')->setPassword(getenv('PASSWORD'));
}
try {
    $email = (new Email())->from(getenv('FROM'))->to(...explode(',', getenv('TO')))->subject('Test')->text('Test');
    $transport->send($email);
    echo "sent\n";
} catch (Throwable $error) {
    echo $error, "\n";
}
