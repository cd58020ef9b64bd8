let language: Promise<typeof import('@marcbachmann/cel-js')> | null = null;

/** What CEL says of an expression; null when it is content. It is loaded when it is needed first. */
export async function expressionErrorOf(text: string): Promise<string | null> {
  language ??= import('@marcbachmann/cel-js');
  const { parse } = await language;
  try {
    parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? (error.message.split('\n')[0] ?? null) : null;
  }
}
