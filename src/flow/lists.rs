//! Which native lists reproduce the document's numbers.
//!
//! Numbers are copied; a list only has to count to the same. A label that goes on counting joins the list before it. A
//! label in the list's form with another count (a gap, a repetition, a new beginning) begins a list at that count. A
//! label in another form (`2 bis.`) gets a list of its own that prints just it, and counting goes on after it.

use super::count;
use super::form::{ListForm, ListPlace};
use crate::sheet::{NumberForm, NumberLevel, Scheme};
use crate::unit::Length;
use std::collections::BTreeMap;

/// The lists made so far, and those that may still be joined.
#[derive(Default)]
pub(super) struct Lists {
    forms: Vec<Form>,
    open: Open,
}

/// The lists that the next label of a scheme may join: for each scheme, by level.
pub(super) type Open = BTreeMap<String, Vec<usize>>;

/// A list and how far it has counted.
struct Form {
    list: ListForm,
    /// Whether a label has said what the level looks like.
    fixed: Vec<bool>,
    /// The count of each level, `None` where it begins with the next label.
    counts: Vec<Option<u32>>,
}

/// Where label and text stand.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Distance of the label from the left margin.
    pub(super) label_at: Length,
    /// Distance of the text from the left margin.
    pub(super) text_at: Length,
}

impl Lists {
    /// Begins a story (a note, a table, a part) whose numbers join no list outside it. Give the result back to
    /// [`Lists::leave`].
    pub(super) fn enter(&mut self) -> Open {
        std::mem::take(&mut self.open)
    }

    /// Ends a story.
    pub(super) fn leave(&mut self, outer: Open) {
        self.open = outer;
    }

    /// The next label of a scheme must begin a list.
    pub(super) fn close(&mut self, scheme: &str) {
        self.open.remove(scheme);
    }

    /// The lists, finished.
    pub(super) fn into_forms(self) -> Vec<ListForm> {
        self.forms.into_iter().map(|form| form.list).collect()
    }

    /// Where the text of a place stands.
    pub(super) fn level(&self, place: ListPlace) -> &NumberLevel {
        &self.forms[place.list].list.levels[usize::from(place.level)]
    }

    /// The place of a label in a list that reproduces it.
    pub(super) fn place(
        &mut self,
        scheme: &Scheme,
        level: usize,
        label: &str,
        place: Place,
    ) -> ListPlace {
        let level = level.min(scheme.levels.len() - 1);
        let list = self.list_for(scheme, level, label, place);
        ListPlace {
            list,
            level: level as u8,
        }
    }

    fn list_for(&mut self, scheme: &Scheme, level: usize, label: &str, place: Place) -> usize {
        let joined = self.open.get(&scheme.name).and_then(|open| {
            // a deeper level begins in the list of the level above it
            open.get(level).or_else(|| open.last()).copied()
        });
        let Some(list) = joined else {
            return self.begin(scheme, level, label, place, None);
        };
        let form = &mut self.forms[list];
        if !form.fixed[level] {
            form.fix(scheme, level, label, place);
        }
        if form.next_label(level) == label {
            form.count(level);
            self.hold(&scheme.name, level, list);
            return list;
        }
        let begun = form.counts[level].is_some();
        let same_form = form.reads(level, label).is_some();
        let own_form = scheme.reads(level, label);
        if same_form || own_form || !begun {
            return self.begin(scheme, level, label, place, Some(list));
        }
        self.one_off(scheme, level, label, place, list)
    }

    /// A new list that begins with this label. `before` is the list that it interrupts or follows: a list that begins
    /// at its first count is new, one that begins elsewhere carries the other on.
    fn begin(
        &mut self,
        scheme: &Scheme,
        level: usize,
        label: &str,
        place: Place,
        before: Option<usize>,
    ) -> usize {
        let list = self.forms.len();
        let mut form = Form::new(scheme, list);
        // a list that is carried on keeps its look
        if let Some(before) = before.map(|before| &self.forms[before])
            && before.reads(level, label).is_some()
        {
            form.list.levels.clone_from(&before.list.levels);
            form.fixed.clone_from(&before.fixed);
            form.fixed[level] = false;
            for outer in 0..level {
                form.counts[outer] = before.counts[outer];
                form.list.levels[outer].start = before.current(outer);
            }
            let count = before.reads(level, label).unwrap_or(1);
            form.list.levels[level].start = count;
            form.fixed[level] = true;
        } else {
            form.fix(scheme, level, label, place);
        }
        if let Some(before) = before
            && form.list.levels[level].start != 1
        {
            form.list.kin = self.forms[before].list.kin;
        }
        form.count(level);
        self.forms.push(form);
        self.hold(&scheme.name, level, list);
        list
    }

    /// A list whose one label is printed as it stands.
    fn one_off(
        &mut self,
        scheme: &Scheme,
        level: usize,
        label: &str,
        place: Place,
        before: usize,
    ) -> usize {
        let list = self.forms.len();
        let mut form = Form::new(scheme, self.forms[before].list.kin);
        form.list.levels[level] = NumberLevel {
            form: NumberForm::Decimal,
            text: label.to_owned(),
            start: 1,
            label_at: place.label_at,
            text_at: place.text_at,
        };
        self.forms.push(form);
        list
    }

    /// The next label of this level may join `list`; deeper levels begin in it.
    fn hold(&mut self, scheme: &str, level: usize, list: usize) {
        let open = match self.open.get_mut(scheme) {
            Some(open) => open,
            None => self.open.entry(scheme.to_owned()).or_default(),
        };
        open.truncate(level);
        open.resize(level + 1, list);
    }
}

impl Form {
    fn new(scheme: &Scheme, kin: usize) -> Form {
        Form {
            list: ListForm {
                scheme: scheme.name.clone(),
                kin,
                levels: scheme.levels.clone(),
            },
            fixed: vec![false; scheme.levels.len()],
            counts: vec![None; scheme.levels.len()],
        }
    }

    /// Lets the level print this label first.
    fn fix(&mut self, scheme: &Scheme, level: usize, label: &str, place: Place) {
        let preferred = &scheme.levels[level];
        let read = self.reads(level, label);
        let (form, text, start) = match read {
            Some(count) => (preferred.form, preferred.text.clone(), count),
            None if preferred.form == NumberForm::Bullet => (preferred.form, label.to_owned(), 1),
            None => count::derive(preferred.form, level, label).unwrap_or((
                NumberForm::Decimal,
                label.to_owned(),
                1,
            )),
        };
        self.list.levels[level] = NumberLevel {
            form,
            text,
            start,
            label_at: place.label_at,
            text_at: place.text_at,
        };
        self.fixed[level] = true;
    }

    /// The count that a label has in the level's form.
    fn reads(&self, level: usize, label: &str) -> Option<u32> {
        count::count_in(&self.list.levels, &self.all_counts(), level, label)
    }

    fn current(&self, level: usize) -> u32 {
        self.counts[level].unwrap_or(self.list.levels[level].start)
    }

    fn all_counts(&self) -> Vec<u32> {
        (0..self.counts.len())
            .map(|level| self.current(level))
            .collect()
    }

    /// The label that the level prints next.
    fn next_label(&self, level: usize) -> String {
        let mut counts = self.all_counts();
        if self.counts[level].is_some() {
            counts[level] += 1;
        }
        count::label(&self.list.levels, &counts, level)
    }

    /// Counts one on; deeper levels begin anew.
    fn count(&mut self, level: usize) {
        self.counts[level] = Some(match self.counts[level] {
            Some(count) => count + 1,
            None => self.list.levels[level].start,
        });
        for deeper in &mut self.counts[level + 1..] {
            *deeper = None;
        }
    }
}

/// Whether a scheme, as the layout has it, reads a label.
trait Reads {
    fn reads(&self, level: usize, label: &str) -> bool;
}

impl Reads for Scheme {
    fn reads(&self, level: usize, label: &str) -> bool {
        let counts: Vec<u32> = self.levels.iter().map(|level| level.start).collect();
        count::count_in(&self.levels, &counts, level, label).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scheme(name: &str, levels: &[(NumberForm, &str)]) -> Scheme {
        Scheme {
            name: name.into(),
            levels: levels
                .iter()
                .map(|(form, text)| NumberLevel {
                    form: *form,
                    text: (*text).into(),
                    start: 1,
                    label_at: Length::ZERO,
                    text_at: Length::from_points(36),
                })
                .collect(),
        }
    }

    /// Places labels (level, text) and says for each its list and that list's kin.
    fn places(scheme: &Scheme, labels: &[(usize, &str)]) -> (Vec<(usize, usize)>, Vec<ListForm>) {
        let mut lists = Lists::default();
        let place = Place {
            label_at: Length::ZERO,
            text_at: Length::from_points(36),
        };
        let at: Vec<usize> = labels
            .iter()
            .map(|(level, label)| lists.place(scheme, *level, label, place).list)
            .collect();
        let forms = lists.into_forms();
        (at.into_iter().map(|l| (l, forms[l].kin)).collect(), forms)
    }

    fn operative() -> Scheme {
        scheme("operative", &[(NumberForm::Decimal, "%1.")])
    }

    #[test]
    fn a_number_out_of_form_interrupts_and_counting_goes_on() {
        let (at, forms) = places(
            &operative(),
            &[(0, "1."), (0, "2."), (0, "2 bis."), (0, "3.")],
        );
        assert_eq!(at, [(0, 0), (0, 0), (1, 0), (0, 0)]);
        assert_eq!(forms[1].levels[0].text, "2 bis.");
    }

    #[test]
    fn a_gap_carries_the_list_on_and_a_new_beginning_does_not() {
        let (at, forms) = places(
            &operative(),
            &[
                (0, "1."),
                (0, "4."),
                (0, "5."),
                (0, "5."),
                (0, "1."),
                (0, "2."),
            ],
        );
        assert_eq!(at, [(0, 0), (1, 0), (1, 0), (2, 0), (3, 3), (3, 3)]);
        assert_eq!(forms[1].levels[0].start, 4);
        assert_eq!(forms[2].levels[0].start, 5);
    }

    #[test]
    fn deeper_levels_begin_anew_in_one_list() {
        let items = scheme(
            "sub-items",
            &[
                (NumberForm::LowerLetter, "(%1)"),
                (NumberForm::LowerRoman, "(%2)"),
            ],
        );
        let (at, forms) = places(
            &items,
            &[
                (0, "(a)"),
                (1, "(i)"),
                (1, "(ii)"),
                (0, "(b)"),
                (1, "(i)"),
                (0, "(c)"),
            ],
        );
        assert_eq!(at, [(0, 0); 6]);
        assert_eq!(forms.len(), 1);
        // the text says how sub-items look
        let (_, forms) = places(&items, &[(0, "a."), (1, "1)"), (1, "2)"), (0, "b.")]);
        assert_eq!(forms.len(), 1);
        assert_eq!(forms[0].levels[0].text, "%1.");
        assert_eq!(
            (forms[0].levels[1].form, forms[0].levels[1].text.as_str()),
            (NumberForm::Decimal, "%2)")
        );
    }

    #[test]
    fn a_list_that_begins_out_of_form_is_left_for_the_layouts_form() {
        let (at, forms) = places(&operative(), &[(0, "2 bis."), (0, "3."), (0, "4.")]);
        assert_eq!(at, [(0, 0), (1, 0), (1, 0)]);
        assert_eq!(forms[0].levels[0].start, 2);
        assert_eq!(forms[1].levels[0].start, 3);
    }

    #[test]
    fn a_label_without_a_count_is_printed_as_it_stands() {
        let (at, forms) = places(&operative(), &[(0, "Único."), (0, "1.")]);
        assert_eq!(at, [(0, 0), (1, 1)]);
        assert_eq!(forms[0].levels[0].text, "Único.");
    }
}
