use super::AttemptState::Refused;
use super::*;

/// The same host: 25, 465, 2525 and 443 beside 587.
fn seen<'a>(state: AttemptState, others: [AttemptState; 4]) -> Compared<'a> {
    let others = [25, 465, 2525, WEB].into_iter().zip(others).collect();
    Compared { port: 587, state, others, known: false, second: None }
}

fn second<'a>(port: AttemptState, web: AttemptState) -> Option<Second<'a>> {
    Some(Second { host: "mx.example.net", port: Some(port), web: Some(web) })
}

#[track_caller]
fn says(seen: &Compared<'_>, wanted: &str) {
    let words = conclude(seen).unwrap_or_default();
    assert_eq!(words.strip_prefix(PREFIX), Some(wanted));
}

#[test]
fn one_port_is_silent() {
    let port = seen(TimedOut, [TimedOut, Open, TimedOut, Open]);
    says(&port, "port 587 is blocked on the way; nothing answers there, port 465 of the same host is open");
    let known = Compared { known: true, ..port };
    says(
        &known,
        "port 587 is blocked on the way; nothing answers there, port 465 of the same host is open; the server is known to serve it",
    );
    let both = Compared { second: second(TimedOut, Open), ..known };
    says(
        &both,
        "port 587 is blocked on the way; nothing answers there, port 465 of the same host is open; mx.example.net cannot be reached on port 587 either",
    );
    let theirs = Compared { second: second(Open, Open), ..both };
    says(
        &theirs,
        "the service on port 587 is down; mx.example.net answers on it, and port 465 of the same host is open",
    );
}

#[test]
fn one_port_is_rejected() {
    let refused = seen(Refused, [Refused, Open, Refused, Open]);
    says(&refused, "nothing listens on port 587; port 465 of the same host is open");
    says(
        &Compared { known: true, ..refused },
        "port 587 is blocked on the way; it is refused, port 465 of the same host is open; the server is known to serve it",
    );
    says(
        &seen(Unreachable, [Open; 4]),
        "port 587 is blocked on the way; a router rejects it, port 465 of the same host is open",
    );
}

#[test]
fn no_mail_port_but_the_web() {
    says(
        &seen(TimedOut, [TimedOut, TimedOut, TimedOut, Open]),
        "the mail ports are blocked on the way; none answers, port 443 of the same host is open",
    );
    says(
        &seen(Refused, [Refused, Refused, Refused, Open]),
        "no mail port is served; port 443 of the same host is open",
    );
    let theirs =
        Compared { second: second(Open, Open), ..seen(TimedOut, [TimedOut, TimedOut, TimedOut, Open]) };
    says(
        &theirs,
        "the mail service is down; mx.example.net answers on port 587, and port 443 of the same host is open",
    );
}

#[test]
fn nothing_of_the_host() {
    let silent = seen(TimedOut, [TimedOut; 4]);
    says(&silent, "the server is down; no port of it answers");
    let theirs = Compared { second: second(Open, Open), ..silent };
    says(&theirs, "the server is down; no port of it answers, and mx.example.net does");
    let ours = Compared { second: second(TimedOut, TimedOut), ..theirs };
    says(&ours, "this network lets nothing out; neither the server nor mx.example.net answers");
    says(
        &Compared { known: true, ..seen(TimedOut, [TimedOut; 4]) },
        "the mail ports are blocked on the way; no port of the server answers; the server is known to serve it",
    );
    says(&seen(Unreachable, [Unreachable; 4]), "no way to the server on any port");
    says(&seen(Unreachable, [TimedOut; 4]), "no way to the server on any port");
    says(&seen(Refused, [Refused; 4]), "the server refuses every port that was tried");
}

#[test]
fn a_refusal_elsewhere_shows_that_the_host_is_up() {
    says(
        &seen(TimedOut, [Refused, TimedOut, TimedOut, TimedOut]),
        "port 587 is blocked on the way; nothing answers there, the host is up and refuses port 25",
    );
}

#[test]
fn silence_of_a_relay_tells_no_more() {
    let others = [465, 587, 2525, WEB].map(|port| (port, TimedOut)).to_vec();
    let relay = Compared { port: 25, others, ..seen(TimedOut, [TimedOut; 4]) };
    assert_eq!(conclude(&relay), None);
    let theirs = Compared { second: second(TimedOut, Open), ..relay };
    says(
        &theirs,
        "the mail ports are blocked on the way; none answers, port 443 of mx.example.net is open; mx.example.net cannot be reached on port 25 either",
    );
}

#[test]
fn one_port_and_the_web_say_nothing_of_other_mail_ports() {
    let alone = Compared { others: vec![(WEB, Open)], ..seen(TimedOut, [TimedOut; 4]) };
    says(&alone, "port 587 is blocked on the way; nothing answers there, port 443 of the same host is open");
}

#[test]
fn this_machine_forbids() {
    says(&seen(Forbidden, [Forbidden; 4]), "this machine forbids every port that was tried");
    says(
        &seen(Forbidden, [Forbidden, Forbidden, Forbidden, Open]),
        "this machine forbids port 587; port 443 is not forbidden",
    );
}

#[test]
fn nothing_compared_nothing_concluded() {
    let alone = Compared { others: Vec::new(), ..seen(TimedOut, [TimedOut; 4]) };
    assert_eq!(conclude(&alone), None);
}
