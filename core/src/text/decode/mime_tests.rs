use crate::text::lines_of;

fn texts(input: &str) -> Vec<String> {
    lines_of(input.as_bytes()).into_iter().map(|line| line.text).filter(|text| !text.is_empty()).collect()
}

const HEAD: &str =
    "--b1_abcdef\nContent-Type: text/plain;\n charset=\"iso-8859-1\"\nContent-Transfer-Encoding: ";

#[test]
fn quoted_printable_keeps_the_place_of_its_lines() {
    let input =
        format!("{HEAD}quoted-printable\n\nF=FCr ann: 550 User unk=\nnown\nlast\n--b1_abcdef--\nF=FCr\n");
    let lines = lines_of(input.as_bytes());
    let joined = lines.iter().find(|line| line.text.starts_with("F\u{fc}r ann")).unwrap();
    assert_eq!(joined.text, "F\u{fc}r ann: 550 User unknown");
    let span = joined.whole();
    assert_eq!(&input[span.start as usize..span.end as usize], "F=FCr ann: 550 User unk=\nnown");
    // Behind the boundary nothing is encoded.
    assert_eq!(lines.last().unwrap().text, "F=FCr");
}

#[test]
fn base64_stands_for_its_block() {
    let input = format!("{HEAD}BASE64\n\nRvxyIGFubjoKNTUwIFVz\nZXIgdW5rbm93bg==\n\n--b1_abcdef--\n");
    let lines = lines_of(input.as_bytes());
    let found: Vec<_> =
        lines.iter().filter(|line| line.text.contains("ann") || line.text.contains("550")).collect();
    assert_eq!(
        found.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(),
        ["F\u{fc}r ann:", "550 User unknown"]
    );
    let span = found[1].whole();
    assert!(input[span.start as usize..span.end as usize].starts_with("RvxyIGFub"));
}

#[test]
fn what_is_no_text_or_no_part_stays() {
    let picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n";
    assert!(texts(picture).contains(&"iVBORw0KGgo=".to_owned()));
    let prose = "Content-Transfer-Encoding: base64\nand so on\n\nRvxyIGFubjo=\n";
    assert!(texts(prose).contains(&"RvxyIGFubjo=".to_owned()));
}

#[test]
fn an_endless_part_is_decoded_in_pieces() {
    let line = "NTUwIFVzZXIgdW5rbm93bgo1NTAgVXNlciB1bmtub3duCjU1MCBVc2VyIHVua25vd24K\n";
    let input = format!("{HEAD}base64\n\n{}", line.repeat(20_000));
    let found = texts(&input);
    assert!(found.iter().filter(|text| *text == "550 User unknown").count() > 50_000);
}
