//! Matrices and boxes of a page (ISO 32000-1, 8.3). Lengths are in points, from the bottom left corner upwards.

/// A transformation `[a b c d e f]`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// This transformation first, then `next`.
    pub(super) fn then(self, next: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], n) = (self.0, next.0);
        Matrix([
            a * n[0] + b * n[2],
            a * n[1] + b * n[3],
            c * n[0] + d * n[2],
            c * n[1] + d * n[3],
            e * n[0] + f * n[2] + n[4],
            e * n[1] + f * n[3] + n[5],
        ])
    }

    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }
}

/// A box with upright sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bounds {
    pub(super) left: f64,
    pub(super) bottom: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

impl Bounds {
    /// A box around nothing.
    pub(super) const NONE: Bounds = Bounds {
        left: f64::INFINITY,
        bottom: f64::INFINITY,
        right: f64::NEG_INFINITY,
        top: f64::NEG_INFINITY,
    };

    /// The box grown so that it holds a point.
    pub(super) fn with(self, (x, y): (f64, f64)) -> Bounds {
        Bounds {
            left: self.left.min(x),
            bottom: self.bottom.min(y),
            right: self.right.max(x),
            top: self.top.max(y),
        }
    }

    /// What two boxes share.
    pub(super) fn and(self, other: Bounds) -> Bounds {
        Bounds {
            left: self.left.max(other.left),
            bottom: self.bottom.max(other.bottom),
            right: self.right.min(other.right),
            top: self.top.min(other.top),
        }
    }

    pub(super) fn width(self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(self) -> f64 {
        self.top - self.bottom
    }

    /// The area, none where the box is empty.
    pub(super) fn area(self) -> f64 {
        self.width().max(0.0) * self.height().max(0.0)
    }

    /// The box around a transformed rectangle.
    pub(super) fn around(matrix: Matrix, x: f64, y: f64, width: f64, height: f64) -> Bounds {
        [(0.0, 0.0), (width, 0.0), (0.0, height), (width, height)]
            .iter()
            .fold(Bounds::NONE, |all, (dx, dy)| {
                all.with(matrix.point(x + dx, y + dy))
            })
    }
}
