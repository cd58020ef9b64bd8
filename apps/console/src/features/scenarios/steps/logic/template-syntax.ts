let engine: Promise<{ parse(text: string): unknown }> | null = null;

/** What the language of templates says of a text; null when it is content. It is loaded when it is needed first. */
export async function syntaxErrorOf(text: string): Promise<string | null> {
  engine ??= import('liquidjs').then(({ Liquid }) => new Liquid({ strictFilters: true, ownPropertyOnly: true }));
  const liquid = await engine;
  try {
    liquid.parse(text);
    return null;
  } catch (error) {
    // The rest of it draws the place with lines of the source.
    return error instanceof Error ? (error.message.split('\n')[0] ?? null) : null;
  }
}
