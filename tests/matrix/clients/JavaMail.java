import java.util.Properties;
import javax.mail.*;
import javax.mail.internet.*;

public class JavaMail {
    public static void main(String[] args) {
        String tls = System.getenv("TLS");
        boolean login = "yes".equals(System.getenv("LOGIN"));
        Properties props = new Properties();
        props.put("mail.smtp.host", "localhost");
        props.put("mail.smtp.port", System.getenv("PORT"));
        props.put("mail.smtp.localhost", System.getenv("EHLO"));
        props.put("mail.smtp.from", System.getenv("FROM"));
        props.put("mail.smtp.connectiontimeout", "3000");
        props.put("mail.smtp.timeout", "3000");
        props.put("mail.smtp.auth", String.valueOf(login));
        props.put("mail.smtp.starttls.enable", String.valueOf(tls.equals("starttls")));
        props.put("mail.smtp.starttls.required", String.valueOf(tls.equals("starttls")));
        props.put("mail.smtp.ssl.enable", String.valueOf(tls.equals("implicit")));
        props.put("mail.smtp.ssl.checkserveridentity", "true");
        Session session = Session.getInstance(props, new Authenticator() {
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication("joe@example.com", System.getenv("PASSWORD"));
            }
        });
        session.setDebug(System.getenv("QUIET") == null);
        try {
            MimeMessage message = new MimeMessage(session);
            message.setFrom(new InternetAddress(System.getenv("FROM"), false));
            for (String to : System.getenv("TO").split(",")) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, false));
            }
            message.setSubject("Test");
            message.setText("Test");
            Transport.send(message);
            System.out.println("sent");
        } catch (MessagingException error) {
            error.printStackTrace(System.out);
        }
    }
}
