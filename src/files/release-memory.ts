/** How much dead memory outside its heap V8 lets pile up before it looks for it. */
const tolerated = 2 ** 25;

/**
 * Has V8 free the chunks that were sent. It would else let 32 MB of them pile up. Asking for a block
 * of that size makes it look at once; nothing is written to the block, so it takes no memory itself.
 */
export function releaseSentChunks(): void {
  try {
    new ArrayBuffer(tolerated);
  } catch {
    // No room for it: then the chunks are freed when V8 sees fit.
  }
}
