/** Waits until something is so; for what happens beside the answer to a request. */
export async function until(isSo: () => boolean | Promise<boolean>, what = 'what the test waits for', withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${what} did not happen within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
