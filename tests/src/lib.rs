//! What the tests across the parts share.
