use super::facts::{facts, talked_to};
use crate::report::{CountedValue, REPEAT_SCHEMA, Repeated, RepeatedRow, Report};

/// What these probes of one server have in common, and what differs. `stopped`
/// tells why there are fewer than wanted.
#[must_use]
pub fn repeated(reports: &[Report], wanted: usize, stopped: Option<String>) -> Repeated {
    let mut rows: Vec<RepeatedRow> =
        vec![RepeatedRow { what: "address".into(), equal: true, values: Vec::new() }];
    for report in reports {
        let address = talked_to(report);
        count(&mut rows[0], address.clone(), address.as_deref());
        for (i, fact) in facts(report).iter().enumerate() {
            if rows.len() <= i + 1 {
                rows.push(RepeatedRow { what: fact.what.into(), equal: true, values: Vec::new() });
            }
            count(&mut rows[i + 1], fact.value(), address.as_deref());
        }
    }
    // What nobody saw is not worth a row.
    rows.retain(|row| row.values.iter().any(|value| value.value.is_some()));
    for row in &mut rows {
        row.equal = row.values.len() == 1;
        row.values.sort_by_key(|value| std::cmp::Reverse(value.count));
    }
    Repeated { schema: REPEAT_SCHEMA.into(), probes: reports.len(), wanted, stopped, rows }
}

fn count(row: &mut RepeatedRow, value: Option<String>, address: Option<&str>) {
    let index = row.values.iter().position(|known| known.value == value).unwrap_or_else(|| {
        row.values.push(CountedValue { value, count: 0, addresses: Vec::new() });
        row.values.len() - 1
    });
    let counted = &mut row.values[index];
    counted.count += 1;
    if let Some(address) = address.filter(|a| !counted.addresses.iter().any(|known| known == a)) {
        counted.addresses.push(address.into());
    }
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
