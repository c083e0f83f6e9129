use super::checked;
use std::ffi::OsString;

fn argv(args: &[&str]) -> impl Iterator<Item = OsString> {
    args.iter().map(OsString::from).collect::<Vec<_>>().into_iter()
}

#[test]
fn passwords_are_refused_and_not_repeated() {
    let lines: [&[&str]; 4] = [
        &["smtpdiag", "probe", "x", "--password", "hunter2"],
        &["smtpdiag", "probe", "x", "--password=hunter2"],
        &["smtpdiag", "probe", "-ap", "hunter2", "x"],
        &["smtpdiag", "--auth-password=hunter2", "probe"],
    ];
    for line in lines {
        let failure = checked(argv(line)).expect_err("refused").to_string();
        assert!(failure.contains("--password-file"), "{failure}");
        assert!(!failure.contains("hunter2"), "{failure}");
    }
}

#[test]
fn the_file_of_a_password_is_fine() {
    assert!(checked(argv(&["smtpdiag", "probe", "x", "--password-file", "f"])).is_ok());
}

#[test]
fn spellings_of_swaks() {
    let read = checked(argv(&["smtpdiag", "probe", "-tlsc", "-au", "me", "x"])).expect("fine");
    assert_eq!(read, ["smtpdiag", "probe", "--tls=implicit", "--user", "me", "x"]);
}

#[test]
fn what_is_explained_may_look_like_an_option() {
    assert!(checked(argv(&["smtpdiag", "explain", "--password"])).is_ok());
}
