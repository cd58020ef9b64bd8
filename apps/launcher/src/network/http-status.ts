import { get } from 'node:http';

/** The status that an address of our own answers with; null when nothing answers yet. */
export async function httpStatus(url: string, timeoutMs = 2_000): Promise<number | null> {
  return new Promise((resolve) => {
    const request = get(url, { timeout: timeoutMs }, (response) => {
      response.resume();
      resolve(response.statusCode ?? null);
    });
    request.once('error', () => resolve(null)).once('timeout', () => request.destroy());
  });
}
