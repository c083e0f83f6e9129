<?php
// Sends one message with PHPMailer: port, debug level, debug output, tls or none.
require '/usr/share/php/libphp-phpmailer/autoload.php';

[, $port, $level, $output, $tls] = $argv;
$mail = new PHPMailer\PHPMailer\PHPMailer(true);
$mail->isSMTP();
$mail->SMTPDebug = (int) $level;
$mail->Debugoutput = $output;
$mail->Host = 'localhost';
$mail->Port = (int) $port;
$mail->Timeout = 3;
// How long it waits for a reply; five minutes otherwise.
$mail->getSMTPInstance()->Timelimit = 3;
$mail->SMTPAuth = $tls === 'none';
$mail->SMTPSecure = $tls === 'tls' ? 'tls' : '';
$mail->SMTPAutoTLS = $tls === 'tls';
$mail->Username = 'joe';
$mail->Password = 'hunter22';
try {
    $mail->setFrom('joe@example.com');
    $mail->addAddress('ann@example.com');
    $mail->Subject = 'Test';
    $mail->Body = 'Test';
    $mail->send();
    echo "Message has been sent\n";
} catch (Exception $e) {
    echo "Message could not be sent. Mailer Error: {$mail->ErrorInfo}\n";
}
