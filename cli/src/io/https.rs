//! One small file over HTTPS, with the certificate checked and no redirect
//! followed, as RFC 8461 section 3.3 wants it for a policy.

use super::dial::Dialer;
use super::dns::Dns;
use super::tls::TlsClient;
use super::{Link, clock};
use http_body_util::{BodyExt as _, Empty, Limited};
use hyper::body::Bytes;
use hyper::client::conn::http1;
use hyper::header::{HOST, USER_AGENT};
use hyper::{Request, Response, StatusCode, body::Incoming};
use hyper_util::rt::TokioIo;
use smtpdiag_core::probe::{Family, Input};
use smtpdiag_core::session::{Check, TlsFacts};
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};

/// Most bytes of the file: RFC 8461 section 3.3 suggests 64 KiB.
const MOST: usize = 64 * 1024;
/// Addresses of the host that are tried.
const ADDRESSES: usize = 3;

/// What fetches.
pub(crate) struct Fetcher {
    pub(crate) dns: Dns,
    pub(crate) dialer: Dialer,
    pub(crate) tls: TlsClient,
    pub(crate) limit: Duration,
}

impl Fetcher {
    /// Gets `https://host/path`. `Err` says in words for a person what failed.
    pub(crate) async fn get(self, host: &str, path: &str) -> Result<String, String> {
        let limit = self.limit;
        let addresses = match self.dns.resolve(host.to_owned(), Family::Any, limit).await {
            Input::Resolved(addresses) => addresses,
            _ => return Err(format!("the name {host} has no address")),
        };
        let fetched = async {
            let mut last = Err(format!("{host} cannot be reached"));
            for address in addresses.into_iter().take(ADDRESSES) {
                last = self.get_from(SocketAddr::new(address, 443), host, path).await;
                if last.is_ok() {
                    break;
                }
            }
            last
        };
        tokio::time::timeout(limit, fetched)
            .await
            .unwrap_or_else(|_| Err(format!("{host} did not answer in time")))
    }

    /// The same from this address.
    pub(super) async fn get_from(&self, at: SocketAddr, host: &str, path: &str) -> Result<String, String> {
        let (_, Some(link)) = self.dialer.clone().connect(at).await else {
            return Err(format!("{host} cannot be reached on port {}", at.port()));
        };
        match self.tls.clone().start(link, host.to_owned(), clock::unix_time()).await {
            (Input::TlsUp(facts), Some(Link::Tls(stream))) => {
                fits(&facts)?;
                request(*stream, host, path).await
            }
            _ => Err(format!("no TLS with {host}")),
        }
    }
}

fn fits(facts: &TlsFacts) -> Result<(), String> {
    for check in [&facts.trust, &facts.dates, &facts.name] {
        if let Check::Fail(words) = check {
            return Err(words.clone());
        }
    }
    Ok(())
}

async fn request<S>(stream: S, host: &str, path: &str) -> Result<String, String>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let broken = |_| format!("{host} does not answer as a web server");
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(broken)?;
    let running = tokio::spawn(connection);
    let request =
        Request::get(path).header(HOST, host).header(USER_AGENT, "smtpdiag").body(Empty::<Bytes>::new());
    let request = request.map_err(|error| error.to_string())?;
    let answer = sender.send_request(request).await.map_err(broken)?;
    let text = text(answer).await;
    running.abort();
    text
}

async fn text(answer: Response<Incoming>) -> Result<String, String> {
    let status = answer.status();
    if status.is_redirection() {
        return Err(format!(
            "the web server redirects (status {}), which senders do not follow",
            status.as_u16()
        ));
    }
    if status != StatusCode::OK {
        return Err(format!("the web server answers with status {}", status.as_u16()));
    }
    let body = Limited::new(answer.into_body(), MOST).collect().await;
    let body = body.map_err(|_| "the file is too long or was cut off".to_owned())?;
    Ok(String::from_utf8_lossy(&body.to_bytes()).into_owned())
}

#[cfg(test)]
#[path = "https_tests.rs"]
mod tests;
