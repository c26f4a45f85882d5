//! Ink and paper: which pixels of a scan are dark against what lies around them.

use super::picture::Picture;

/// Dark pixels of a picture.
pub(super) struct Ink {
    pub(super) width: usize,
    pub(super) height: usize,
    dark: Vec<bool>,
}

impl Ink {
    /// Whether a pixel is dark; outside is paper.
    pub(super) fn dark(&self, x: usize, y: usize) -> bool {
        x < self.width && y < self.height && self.dark[y * self.width + x]
    }
}

/// How far the surroundings of a pixel reach, as a part of the page's width: about four times a mark's module, so that
/// there is paper among them, and uneven light is even.
const AROUND: usize = 60;
/// A pixel is ink where it is darker than its surroundings by this part of their value …
const DARKER: (u32, u32) = (82, 100);
/// … and darker than this: paper is never ink, however white what lies around it is.
const PAPER: u32 = 170;

/// Tells ink from paper. A pixel counts with its neighbours, so that specks are no ink.
pub(super) fn ink(picture: &Picture) -> Ink {
    let (width, height) = (picture.width(), picture.height());
    let smooth = smoothed(picture);
    // sums of all values above and to the left
    let mut sums = vec![0_u64; (width + 1) * (height + 1)];
    for y in 0..height {
        let mut row = 0;
        for x in 0..width {
            row += u64::from(smooth[y * width + x]);
            sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
        }
    }
    let reach = (width.min(height) / AROUND).max(8);
    let mut dark = vec![false; width * height];
    for y in 0..height {
        let (top, bottom) = (y.saturating_sub(reach), (y + reach + 1).min(height));
        for x in 0..width {
            let (left, right) = (x.saturating_sub(reach), (x + reach + 1).min(width));
            let at = |x: usize, y: usize| sums[y * (width + 1) + x];
            let sum = at(right, bottom) + at(left, top) - at(left, bottom) - at(right, top);
            let mean = (sum / ((right - left) * (bottom - top)) as u64) as u32;
            let value = u32::from(smooth[y * width + x]);
            dark[y * width + x] = value < PAPER && value * DARKER.1 < mean * DARKER.0;
        }
    }
    Ink {
        width,
        height,
        dark,
    }
}

/// Each value as the mean of the nine around it.
fn smoothed(picture: &Picture) -> Vec<u8> {
    let (width, height) = (picture.width(), picture.height());
    let mut columns = vec![0_u16; width];
    let mut out = Vec::with_capacity(width * height);
    for y in 0..height {
        let rows = [y.saturating_sub(1), y, (y + 1).min(height - 1)].map(|y| picture.row(y));
        for (x, sum) in columns.iter_mut().enumerate() {
            *sum = rows.iter().map(|row| u16::from(row[x])).sum();
        }
        for x in 0..width {
            let sum = columns[x.saturating_sub(1)] + columns[x] + columns[(x + 1).min(width - 1)];
            out.push((sum / 9) as u8);
        }
    }
    out
}
