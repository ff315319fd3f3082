/**
 * Allocates and frees one large block, as any process has done that has run for a while. Until then, glibc returns the
 * free top of its heap to the system whenever it exceeds 128 KiB. Whether that happens after every task depends on the
 * layout of the heap, which differs from process to process, and then every buffer costs page faults
 * (`npx -y pnpm allocator`). Freeing a large block raises that threshold for good: see `M_MMAP_THRESHOLD` and
 * `M_TRIM_THRESHOLD` in mallopt(3), https://man7.org/linux/man-pages/man3/mallopt.3.html. Has no effect with other
 * allocators.
 */
export function settleAllocator(): void {
  // glibc follows blocks of up to 32 MiB. Transferring to an empty buffer frees the block at once, not at the next
  // garbage collection.
  new ArrayBuffer(2 ** 24).transfer(0);
}
