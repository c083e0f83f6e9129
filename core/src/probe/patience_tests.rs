use super::*;

const fn seconds(n: u64) -> Duration {
    Duration::from_secs(n)
}

#[test]
fn the_final_dot_gets_more_than_a_step_and_never_without_bound() {
    let of = |timeout: u64| {
        Plan { timeout: seconds(timeout), ..Plan::new("mail.example.com", 25) }.limit_of(Step::Message)
    };
    assert_eq!([of(1), of(10), of(100), of(1000)], [30, 120, 600, 1000].map(seconds));
}

#[test]
fn patience_is_that_of_the_rfc_and_never_less_than_asked_for() {
    let plan = Plan { patient: true, ..Plan::new("mail.example.com", 25) };
    let of = |step| plan.limit_of(step).as_secs();
    assert_eq!([Step::Connect, Step::Rcpt, Step::Data, Step::Message].map(of), [300, 300, 120, 600]);
    let longer = Plan { timeout: seconds(1000), ..plan };
    assert_eq!(longer.limit_of(Step::Data), seconds(1000));
}
