use super::*;

#[test]
fn signs_of_networks() {
    assert!(Surroundings::default().networks().is_empty());
    let dmi = Surroundings { dmi: vec!["Hetzner".into(), "vServer".into()], ..Surroundings::default() };
    assert_eq!(dmi.networks(), ["hetzner-cloud"]);
    let names = vec!["vmi123.contaboserver.net".into(), "ovh.net.example".into()];
    assert_eq!(Surroundings { names, ..Surroundings::default() }.networks(), ["contabo"]);
    let env = vec!["DYNO".into()];
    assert_eq!(Surroundings { env, ..Surroundings::default() }.networks(), ["heroku"]);
    let cloud = Some("gce".into());
    assert_eq!(Surroundings { cloud, ..Surroundings::default() }.networks(), ["google-cloud"]);
}
