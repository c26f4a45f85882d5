//! Heading levels without gaps, from the levels that a layout gives to roles.

/// The headings that are open at a place in a part. Assistive technology takes a level that is left out for a heading
/// that is missing, so the nominal levels of a layout (title 1, part 2, section 3) close up where one is not used:
/// under a title, sections without parts are level 2. Each part of a document starts anew.
#[derive(Clone, Debug, Default)]
pub struct HeadingLevels {
    open: Vec<u8>,
}

impl HeadingLevels {
    /// The level of the next heading, whose role has the nominal level `nominal`.
    pub fn enter(&mut self, nominal: u8) -> u8 {
        self.open.retain(|open| *open < nominal);
        self.open.push(nominal);
        self.open.len() as u8
    }
}

#[cfg(test)]
mod tests {
    use super::HeadingLevels;

    #[test]
    fn levels_close_up_and_siblings_agree() {
        let mut levels = HeadingLevels::default();
        let nominal = [1, 3, 4, 4, 3, 2, 3, 1];
        let entered: Vec<u8> = nominal.iter().map(|n| levels.enter(*n)).collect();
        assert_eq!(entered, [1, 2, 3, 3, 2, 2, 3, 1]);
    }
}
