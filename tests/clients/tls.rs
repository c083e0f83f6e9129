use anyhow::{Context, Result};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::sync::Arc;

/// A server that offers STARTTLS with a certificate that it signed itself.
pub fn server() -> Result<impl Fn(TcpStream) -> std::io::Result<()> + Send + Sync> {
    let own = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()])?;
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).map_err(anyhow::Error::msg)?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![own.cert.der().clone()], key)
        .context("a certificate of our own")?;
    let config = Arc::new(config);
    Ok(move |stream| serve(stream, &config))
}

fn serve(mut stream: TcpStream, config: &Arc<ServerConfig>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    stream.write_all(b"220 mx.example.com ESMTP\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        match line.split(' ').next() {
            Some("EHLO") => stream.write_all(b"250-mx.example.com\r\n250 STARTTLS\r\n")?,
            Some("STARTTLS") => {
                stream.write_all(b"220 ready\r\n")?;
                let connection = ServerConnection::new(Arc::clone(config)).map_err(std::io::Error::other)?;
                // The client's alert ends this with an error.
                return StreamOwned::new(connection, stream).read_to_end(&mut Vec::new()).map(|_| ());
            }
            Some("QUIT") => return stream.write_all(b"221 bye\r\n"),
            _ => stream.write_all(b"250 OK\r\n")?,
        }
    }
    Ok(())
}
