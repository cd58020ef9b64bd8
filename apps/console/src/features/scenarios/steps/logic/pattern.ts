let engine: Promise<typeof import('re2js')> | null = null;

/** Whether a regular expression of the kind that the bot uses (RE2) is one, and whether the whole of an answer fits it. */
export async function tryPattern(pattern: string, answer: string): Promise<{ error: string | null; fits: boolean }> {
  engine ??= import('re2js');
  const { RE2JS } = await engine;
  try {
    return { error: null, fits: RE2JS.compile(pattern).matcher(answer).matches() };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error), fits: false };
  }
}
