package main

import (
	"crypto/tls"
	"crypto/x509"
	"log"
	"net"
	"net/smtp"
	"os"
	"strings"
	"time"
)

func main() {
	env := os.Getenv
	host := net.JoinHostPort("localhost", env("PORT"))
	pem, _ := os.ReadFile(env("CA"))
	pool := x509.NewCertPool()
	pool.AppendCertsFromPEM(pem)
	config := &tls.Config{ServerName: "localhost", RootCAs: pool}
	conn, err := net.DialTimeout("tcp", host, 3*time.Second)
	check(err)
	conn.SetDeadline(time.Now().Add(6 * time.Second))
	if env("TLS") == "implicit" {
		conn = tls.Client(conn, config)
	}
	client, err := smtp.NewClient(conn, "localhost")
	check(err)
	check(client.Hello(env("EHLO")))
	if env("TLS") == "starttls" {
		check(client.StartTLS(config))
	}
	if env("LOGIN") == "yes" {
		check(client.Auth(smtp.PlainAuth("", "joe@example.com", env("PASSWORD"), "localhost")))
	}
	check(client.Mail(env("FROM")))
	for _, to := range strings.Split(env("TO"), ",") {
		check(client.Rcpt(to))
	}
	writer, err := client.Data()
	check(err)
	_, err = writer.Write([]byte("Subject: Test\r\n\r\nTest\r\n"))
	check(err)
	check(writer.Close())
	check(client.Quit())
	log.Print("sent")
}

func check(err error) {
	if err != nil {
		log.Fatalf("failed to send mail: %v", err)
	}
}
