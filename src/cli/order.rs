//! Work on all cores, results in order, memory flat: no worker runs far ahead of the slowest.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};
use std::thread;

/// So many items a core may be under way or wait for an earlier one.
const AHEAD: usize = 4;

/// What is taken and what is done.
struct Progress {
    taken: usize,
    done: usize,
}

/// Does `work` on each item, on all cores, and gives the results to `done` in the order of the items. `work` must not
/// panic.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(usize, &T) -> R + Sync,
    mut done: impl FnMut(R),
) {
    let cores = thread::available_parallelism()
        .map_or(1, NonZero::get)
        .min(items.len());
    let progress = Mutex::new(Progress { taken: 0, done: 0 });
    let moved = Condvar::new();
    let (send, receive) = mpsc::channel();
    thread::scope(|scope| {
        for _ in 0..cores {
            let send = send.clone();
            let (work, progress, moved) = (&work, &progress, &moved);
            scope.spawn(move || {
                loop {
                    let lock = progress.lock().unwrap_or_else(PoisonError::into_inner);
                    let far = |progress: &mut Progress| {
                        progress.taken < items.len()
                            && progress.taken >= progress.done + AHEAD * cores
                    };
                    let mut lock = moved
                        .wait_while(lock, far)
                        .unwrap_or_else(PoisonError::into_inner);
                    let number = lock.taken;
                    let Some(item) = items.get(number) else {
                        return;
                    };
                    lock.taken += 1;
                    drop(lock);
                    if send.send((number, work(number, item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut wanted = 0;
        for (number, result) in receive {
            early.insert(number, result);
            while let Some(result) = early.remove(&wanted) {
                done(result);
                wanted += 1;
                progress.lock().unwrap_or_else(PoisonError::into_inner).done = wanted;
                moved.notify_all();
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_nobody_runs_far_ahead() {
        let items: Vec<u64> = (0..200).collect();
        let (begun, ended) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let farthest = AtomicUsize::new(0);
        let mut seen = Vec::new();
        in_order(
            &items,
            |_, item| {
                let ahead = begun.fetch_add(1, Ordering::SeqCst)
                    - ended.load(Ordering::SeqCst).min(*item as usize);
                farthest.fetch_max(ahead, Ordering::SeqCst);
                thread::sleep(std::time::Duration::from_micros((item * 7919) % 900));
                *item
            },
            |item| {
                ended.fetch_add(1, Ordering::SeqCst);
                seen.push(item);
            },
        );
        assert_eq!(seen, items);
        let cores = thread::available_parallelism().map_or(1, NonZero::get);
        assert!(farthest.into_inner() <= AHEAD * cores + cores);
        in_order(
            &[] as &[u8],
            |_, _| (),
            |()| panic!("there is nothing to do"),
        );
    }
}
