//! What is known of texts at one place: their formats, and their values while they are few.
//!
//! In:  one text after the other.
//! Out: the formats that all of them have; their values with how often each was seen.
//! Never: keeps more than a few values.

use super::form::Form;
use super::format::FORMATS;

/// More values than this are no list that anybody would write down.
const MAX_VALUES: usize = 16;
/// Longer texts are no names of choices.
const MAX_CHOICE: usize = 40;
/// Fewer texts than this say nothing about which others there are.
const ENOUGH: u64 = 20;

/// Everything known of the texts at one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(crate) n: u64,
    /// One bit for each of [`FORMATS`] that all texts have.
    formats: u8,
    /// `None` after too many different ones.
    values: Option<Values>,
}

/// Values with how often each was seen, in their order: most places have few of them.
type Values = Vec<(Box<str>, u32)>;

impl Default for Texts {
    fn default() -> Self {
        Self {
            n: 0,
            formats: u8::MAX,
            values: Some(Vec::new()),
        }
    }
}

impl Texts {
    pub(crate) fn observe(&mut self, text: &str) {
        self.n += 1;
        for (bit, (_, is)) in FORMATS.iter().enumerate() {
            if self.formats & (1 << bit) != 0 && !is(text) {
                self.formats &= !(1 << bit);
            }
        }
        match &mut self.values {
            Some(values) if is_choice(text) => count(values, text, 1),
            _ => self.values = None,
        }
        self.forget();
    }

    /// Takes over what is known of other texts.
    pub(crate) fn absorb(&mut self, other: Self) {
        self.n += other.n;
        self.formats &= other.formats;
        match (&mut self.values, other.values) {
            (Some(values), Some(more)) => {
                for (value, n) in more {
                    count(values, &value, n);
                }
            }
            (values, _) => *values = None,
        }
        self.forget();
    }

    fn forget(&mut self) {
        if self
            .values
            .as_ref()
            .is_some_and(|all| all.len() > MAX_VALUES)
        {
            self.values = None;
        }
    }

    /// The name of the format that all of them have.
    pub(crate) fn format(&self) -> Option<&'static str> {
        let all = FORMATS.iter().enumerate();
        let mut fit = all.filter(|(bit, _)| self.formats & (1 << bit) != 0);
        fit.next()
            .filter(|_| self.n > 0)
            .map(|(_, (name, _))| *name)
    }

    /// The values, where they are few, were seen often, and look like names of choices.
    pub(crate) fn choices(&self) -> Option<Vec<&str>> {
        let values = self.values.as_ref().filter(|_| self.format().is_none())?;
        let n_values = values.len() as u64;
        let often = self.n >= ENOUGH.max(n_values * 6) && values.iter().all(|(_, n)| *n >= 3);
        let few = (2..=MAX_VALUES as u64).contains(&n_values);
        (often && few).then(|| values.iter().map(|(value, _)| &**value).collect())
    }

    /// The value, where all texts were the same.
    pub(crate) fn only(&self) -> Option<&str> {
        let values = self.values.as_ref().filter(|values| values.len() == 1)?;
        values.first().map(|(value, _)| &**value)
    }
}

/// Whether a text could be one of a list of choices: a word, or a few with signs between them;
/// ids and addresses are none.
fn is_choice(text: &str) -> bool {
    let fine = |c: char| c.is_alphanumeric() || "-_.:/ ".contains(c);
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    begins
        && text.len() <= MAX_CHOICE
        && text.chars().all(fine)
        && text.matches(' ').count() <= 2
        && !Form::of(text).is_certain()
        && !text.contains("://")
}

fn count(values: &mut Values, text: &str, n: u32) {
    match values.binary_search_by(|(value, _)| (**value).cmp(text)) {
        Ok(at) => values[at].1 = values[at].1.saturating_add(n),
        Err(at) => values.insert(at, (text.into(), n)),
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    fn texts(all: &[&str]) -> Texts {
        let mut texts = Texts::default();
        all.iter().for_each(|text| texts.observe(text));
        texts
    }

    #[test]
    fn a_format_needs_all_texts() {
        assert_eq!(texts(&["2026-01-15", "2026-02-01"]).format(), Some("date"));
        assert_eq!(texts(&["2026-01-15", "soon"]).format(), None);
        assert_eq!(texts(&[]).format(), None);
    }

    #[test]
    fn choices_need_many_texts_of_few_values() {
        let few: Vec<&str> = ["open", "closed"].repeat(10);
        assert_eq!(texts(&few).choices().unwrap(), ["closed", "open"]);
        assert_eq!(texts(&few[..8]).choices(), None);
        let many: Vec<String> = (0..40).map(|n| format!("name{n}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(texts(&many).choices(), None);
    }

    #[test]
    fn two_halves_say_what_the_whole_says() {
        let all: Vec<&str> = ["open", "closed", "2026-01-15"].repeat(9);
        let (first, second) = all.split_at(11);
        let mut joined = texts(first);
        joined.absorb(texts(second));
        assert_eq!(joined, texts(&all));
    }
}
