/** Settles as the work does, or rejects when it takes too long. The work goes on by itself then. */
export async function inTime<Value>(
  work: Promise<Value>,
  timeoutMs: number,
  tooLate: () => Error,
): Promise<Value> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
