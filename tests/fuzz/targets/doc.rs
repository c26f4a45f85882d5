//! Any bytes as a Word file, in both views, within the bound of memory. Two thirds of the changes are made in place: a
//! compound file whose length changed in its midst is mostly no file at all.
#![no_main]

mod ceiling;

use engross::legacy::doc;
use engross::reread::View;
use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|data: &[u8]| {
    for view in [View::Final, View::Original] {
        let outcome = ceiling::within(data.len(), || doc::read_view(data, view));
        assert!(outcome.value.is_some() || !outcome.findings.is_empty());
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    if seed % 3 == 0 || size < 1024 {
        return fuzzer_mutate(data, size, max_size);
    }
    // a stretch of up to 64 bytes, mutated by the engine at its own length, anywhere but in the container's header
    let mut state = u64::from(seed) << 16 | 1;
    let mut below = |limit: usize| {
        state = state
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (state >> 33) as usize % limit.max(1)
    };
    for _ in 0..1 + below(4) {
        let length = (1 + below(64)).min(size - 512);
        let at = 512 + below(size - 512 - length + 1);
        let mut stretch = data[at..at + length].to_vec();
        fuzzer_mutate(&mut stretch, length, length);
        data[at..at + length].copy_from_slice(&stretch);
    }
    size
});
