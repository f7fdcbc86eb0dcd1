//! What one thread asks the allocator for.

use rayon::ThreadPoolBuilder;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

/// How often memory was asked for, and how many bytes in all.
#[derive(Clone, Copy, Debug)]
pub struct Allocations {
    pub count: usize,
    pub bytes: usize,
}

const NONE: Allocations = Allocations { count: 0, bytes: 0 };

thread_local! {
    static SO_FAR: Cell<Allocations> = const { Cell::new(NONE) };
}

/// What `run` asks for, with all that it would do on several threads done on one.
pub fn counted(run: impl FnOnce() + Send) -> Allocations {
    let pool = ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    pool.install(|| {
        SO_FAR.set(NONE);
        run();
        SO_FAR.get()
    })
}

/// The allocator of the system, which notes what it is asked for.
struct Counting;

#[global_allocator]
static COUNTING: Counting = Counting;

fn note(bytes: usize) {
    // A thread that ends has nothing to note any more.
    let _ = SO_FAR.try_with(|so_far| {
        let Allocations { count, bytes: all } = so_far.get();
        so_far.set(Allocations {
            count: count + 1,
            bytes: all + bytes,
        });
    });
}

// SAFETY: every call goes to the allocator of the system as it came; `note` allocates nothing.
#[allow(unsafe_code, reason = "an allocator can be counted in no other way")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        note(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        note(size);
        unsafe { System.realloc(pointer, layout, size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        unsafe { System.dealloc(pointer, layout) }
    }
}
