//! A crew of threads: jobs on all cores, their outcomes taken in order, memory bounded.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

/// How many jobs a thread may be ahead of the outcome that is waited for. One slow document must not stop the others,
/// nor may thousands of finished ones pile up behind it.
const AHEAD: usize = 8;

/// How far the work is.
struct Board {
    /// The next job to begin.
    next: usize,
    /// How many outcomes have been taken.
    taken: usize,
}

/// Runs `job` for 0, 1, 2 … `count` on so many threads and hands each outcome to `take`, in that order, on this
/// thread. Once `go_on` is false no further job begins; those under way end. Returns how many were done: always
/// the first ones.
pub fn in_order<T: Send>(
    count: usize,
    threads: NonZero<usize>,
    go_on: &(dyn Fn() -> bool + Sync),
    job: &(dyn Fn(usize) -> T + Sync),
    take: &mut dyn FnMut(usize, T),
) -> usize {
    let threads = threads.get().min(count.max(1));
    if threads == 1 {
        // no other thread is needed, nor what it costs to hand over to it
        let mut taken = 0;
        while taken < count && go_on() {
            take(taken, job(taken));
            taken += 1;
        }
        return taken;
    }
    let board = Mutex::new(Board { next: 0, taken: 0 });
    let moved = Condvar::new();
    let (send, outcomes) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..threads {
            let send = send.clone();
            let (board, moved) = (&board, &moved);
            scope.spawn(move || {
                while let Some(index) = begin(board, moved, count, threads, go_on) {
                    // the receiver lives as long as this scope
                    let _ = send.send((index, job(index)));
                }
            });
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut taken = 0;
        for (index, outcome) in outcomes {
            waiting.insert(index, outcome);
            while let Some(outcome) = waiting.remove(&taken) {
                take(taken, outcome);
                taken += 1;
                lock(&board).taken = taken;
                moved.notify_all();
            }
        }
        taken
    })
}

/// The next job for a thread, once it may begin.
fn begin(
    board: &Mutex<Board>,
    moved: &Condvar,
    count: usize,
    threads: usize,
    go_on: &(dyn Fn() -> bool + Sync),
) -> Option<usize> {
    let mut board = lock(board);
    loop {
        if board.next == count || !go_on() {
            return None;
        }
        if board.next < board.taken + threads * AHEAD {
            board.next += 1;
            return Some(board.next - 1);
        }
        board = moved.wait(board).unwrap_or_else(PoisonError::into_inner);
    }
}

fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    // two numbers, each set in one step: a thread that died left nothing half done
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    fn threads(count: usize) -> NonZero<usize> {
        NonZero::new(count).unwrap()
    }

    #[test]
    fn outcomes_come_in_order_whatever_their_jobs_take() {
        let job = |index: usize| {
            let turns = if index.is_multiple_of(7) { 20_000 } else { 10 };
            (0..turns).fold(index, |sum: usize, turn| {
                sum.wrapping_mul(31).wrapping_add(turn)
            });
            index * 2
        };
        let mut taken = Vec::new();
        let done = in_order(500, threads(4), &|| true, &job, &mut |index, outcome| {
            taken.push((index, outcome));
        });
        assert_eq!(done, 500);
        assert_eq!(taken, (0..500).map(|i| (i, i * 2)).collect::<Vec<_>>());
    }

    #[test]
    fn no_thread_runs_far_ahead_of_what_is_taken() {
        let begun = AtomicUsize::new(0);
        let job = |_| begun.fetch_add(1, Ordering::SeqCst);
        let mut furthest = 0;
        in_order(1_000, threads(2), &|| true, &job, &mut |index, _| {
            furthest = furthest.max(begun.load(Ordering::SeqCst) - index);
        });
        assert!(furthest <= 2 * AHEAD + 1, "{furthest}");
    }

    #[test]
    fn what_is_stopped_ends_with_the_jobs_under_way() {
        let taken = AtomicUsize::new(0);
        let go_on = || taken.load(Ordering::SeqCst) < 10;
        let mut last = None;
        let done = in_order(
            1_000,
            threads(2),
            &go_on,
            &|index| index,
            &mut |index, _| {
                taken.fetch_add(1, Ordering::SeqCst);
                last = Some(index);
            },
        );
        assert!((10..=10 + 2 * AHEAD + 1).contains(&done), "{done}");
        assert_eq!(last, Some(done - 1));
        let few = in_order(9, threads(1), &|| true, &|i| i, &mut |_, _| ());
        assert_eq!(few, 9);
        assert_eq!(in_order(0, threads(2), &|| true, &|i| i, &mut |_, _| ()), 0);
    }
}
