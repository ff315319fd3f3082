/** As large as the largest block for which glibc adjusts its thresholds. */
const blockBytes = 2 ** 24;

/**
 * Allocates and frees one large block, as any process does that has lived for a while. Until then, glibc returns the free
 * top of its heap to the system whenever it exceeds 128 KiB, and whether it does so after every task depends on the
 * layout of the heap, which differs from process to process: with buffers of 64 KiB, some drivers had 20 page faults per
 * task and others one, at two thirds of their speed. Freeing a large block raises that threshold for good. See
 * `M_MMAP_THRESHOLD` and `M_TRIM_THRESHOLD` in mallopt(3), https://man7.org/linux/man-pages/man3/mallopt.3.html. Has no
 * effect with other allocators.
 */
export function settleAllocator(): void {
  // Transferring to an empty buffer frees the block at once, not at the next garbage collection.
  new ArrayBuffer(blockBytes).transfer(0);
}
