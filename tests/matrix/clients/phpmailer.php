<?php
require '/usr/share/php/libphp-phpmailer/autoload.php';
$mail = new PHPMailer\PHPMailer\PHPMailer(true);
$mail->isSMTP();
$mail->SMTPDebug = 2;
$mail->Debugoutput = 'echo';
$mail->Host = 'localhost';
$mail->Port = (int) getenv('PORT');
$mail->Timeout = 3;
$mail->getSMTPInstance()->Timelimit = 3;
$tls = getenv('TLS');
$mail->SMTPSecure = ['none' => '', 'starttls' => 'tls', 'implicit' => 'ssl'][$tls];
$mail->SMTPAutoTLS = $tls === 'starttls';
$mail->SMTPOptions = ['ssl' => ['cafile' => getenv('CA')]];
$mail->SMTPAuth = getenv('LOGIN') === 'yes';
$mail->Username = 'joe@example.com';
$mail->Password = 'hunter22';
$mail->Helo = getenv('EHLO');
try {
    $mail->setFrom(getenv('FROM'));
    foreach (explode(',', getenv('TO')) as $to) {
        $mail->addAddress($to);
    }
    $mail->Subject = 'Test';
    $mail->Body = 'Test';
    $mail->send();
    echo "Message has been sent\n";
} catch (Exception $e) {
    echo "Message could not be sent. Mailer Error: {$mail->ErrorInfo}\n";
}
