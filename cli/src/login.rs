//! Who logs in, and with what.

use crate::args::ProbeArgs;
use crate::failure::Failure;
use crate::io::tls::TlsClient;
use crate::odd_password::oddities;
use crate::{output, secret};
use smtpdiag_core::probe::{Credentials, Mechanism, Secret};

/// The credentials of a probe. Warns of what is odd or risky about them.
pub(crate) fn credentials(user: String, args: &ProbeArgs, tls: &TlsClient) -> Result<Credentials, Failure> {
    let mechanism = args.auth.and_then(|name| name.mechanism());
    let token = token(args, mechanism)?;
    let secret = match &token {
        Some(token) => token.clone(),
        None => secret::password(&user, args.password_file.as_deref(), args.password_command.as_deref())?,
    };
    for words in oddities(&secret.0).into_iter().filter(|_| token.is_none()) {
        output::warn(&format!("the password {words}."));
    }
    let all = args.auth.is_some_and(|name| name.mechanism().is_none());
    if all {
        output::warn(&LOCK_OUT);
    }
    Ok(Credentials {
        secret,
        token: token.is_some(),
        user,
        mechanism,
        all,
        nonce: tls.nonce().map_err(|e| Failure::Internal(e.to_string()))?,
    })
}

const LOCK_OUT: &str = "--auth all logs in once by each mechanism that the server offers: a server that counts \
    refusals may lock the account for a while.";

/// The access token, where one is given and wanted.
fn token(args: &ProbeArgs, mechanism: Option<Mechanism>) -> Result<Option<Secret>, Failure> {
    let for_token = matches!(mechanism, Some(Mechanism::XOAuth2 | Mechanism::OAuthBearer));
    if args.session.token_file.is_some() && mechanism.is_some() && !for_token {
        return Err(Failure::usage(
            "--token-file with a mechanism that takes a password",
            "Leave --auth out, or use --auth XOAUTH2 or --auth OAUTHBEARER.",
        ));
    }
    if let Some(file) = &args.session.token_file {
        return secret::token(file).map(Some);
    }
    let password = args.password_file.is_some() || args.password_command.is_some();
    let other = mechanism.is_some() && !for_token;
    if password || other || !for_token && secret::password_is_set() {
        return Ok(None);
    }
    secret::token_of_environment()
}
