use super::{Answer, Sasl};

/// LOGIN: the server asks twice, the answers are user and password. The words
/// of its questions vary, their order does not.
pub(super) struct Login {
    answers: std::vec::IntoIter<Vec<u8>>,
}

impl Login {
    pub(super) fn new(user: &str, secret: &str) -> Self {
        Self { answers: vec![user.into(), secret.into()].into_iter() }
    }
}

impl Sasl for Login {
    fn initial(&mut self) -> Option<Vec<u8>> {
        None
    }

    fn answer(&mut self, _challenge: &[u8]) -> Answer {
        self.answers.next().map_or(Answer::GiveUp("the server asks a third time"), Answer::Send)
    }
}
