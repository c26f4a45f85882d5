//! Squares: the corners of a mark from the ink at its edge.

/// A point, in pixels.
pub(super) type Point = (f64, f64);

/// The corners of the smallest rectangle around some points, in order around it; `None` where it is no square.
pub(super) fn square(points: &[Point]) -> Option<[Point; 4]> {
    let hull = hull(points);
    let mut best: Option<(f64, [Point; 4])> = None;
    for (at, from) in hull.iter().enumerate() {
        let to = hull[(at + 1) % hull.len()];
        let length = (to.0 - from.0).hypot(to.1 - from.1);
        if length < 1e-9 {
            continue;
        }
        let along = ((to.0 - from.0) / length, (to.1 - from.1) / length);
        let across = (-along.1, along.0);
        let span = |axis: Point| {
            hull.iter()
                .map(|point| point.0 * axis.0 + point.1 * axis.1)
                .fold((f64::MAX, f64::MIN), |(low, high), at| {
                    (low.min(at), high.max(at))
                })
        };
        let (u, v) = (span(along), span(across));
        let area = (u.1 - u.0) * (v.1 - v.0);
        if best.as_ref().is_none_or(|(least, _)| area < *least) {
            let corner = |u: f64, v: f64| (u * along.0 + v * across.0, u * along.1 + v * across.1);
            let corners = [
                corner(u.0, v.0),
                corner(u.1, v.0),
                corner(u.1, v.1),
                corner(u.0, v.1),
            ];
            best = Some((area, corners));
        }
    }
    let (_, corners) = best?;
    let side = |from: Point, to: Point| (to.0 - from.0).hypot(to.1 - from.1);
    let (wide, tall) = (side(corners[0], corners[1]), side(corners[1], corners[2]));
    ((wide - tall).abs() <= 0.12 * wide.max(tall)).then_some(corners)
}

/// The convex hull (Andrew's chain), in order around it.
fn hull(points: &[Point]) -> Vec<Point> {
    let mut sorted = points.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    sorted.dedup();
    let turn = |a: Point, b: Point, c: Point| (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0);
    let half = |points: &mut dyn Iterator<Item = Point>| {
        let mut chain: Vec<Point> = Vec::new();
        for point in points {
            while let [.., a, b] = chain[..] {
                if turn(a, b, point) > 0.0 {
                    break;
                }
                chain.pop();
            }
            chain.push(point);
        }
        chain.pop();
        chain
    };
    let mut whole = half(&mut sorted.iter().copied());
    whole.extend(half(&mut sorted.iter().rev().copied()));
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turned_square_has_its_corners_and_a_strip_is_none() {
        let (sine, cosine) = (0.3_f64.sin(), 0.3_f64.cos());
        let turned = |x: f64, y: f64| (x * cosine - y * sine, x * sine + y * cosine);
        let points: Vec<Point> = (0..=10)
            .flat_map(|at| {
                [
                    turned(at as f64, 0.0),
                    turned(0.0, at as f64),
                    turned(10.0, at as f64),
                    turned(at as f64, 10.0),
                ]
            })
            .collect();
        let corners = square(&points).unwrap();
        for wanted in [turned(0.0, 0.0), turned(10.0, 10.0)] {
            let near = |corner: &Point| (corner.0 - wanted.0).hypot(corner.1 - wanted.1) < 1e-6;
            assert!(corners.iter().any(near), "{corners:?}");
        }
        assert!(square(&[(0.0, 0.0), (10.0, 0.0), (10.0, 2.0), (0.0, 2.0)]).is_none());
        assert!(square(&[(1.0, 1.0)]).is_none());
    }
}
