/** What the address of the colleagues' page says about it. */
export interface ColleaguesSearch {
  query?: string;
  /** A message to open the thread at. */
  message?: number;
  /** Who is in the chat and what can be done with it is shown, beside or over the thread. */
  about?: true;
}

export function colleaguesSearch(search: Record<string, unknown>): ColleaguesSearch {
  const { query, message, about } = search;
  const text = typeof query === 'string' || typeof query === 'number' ? String(query) : '';
  const id = Number(message);
  return {
    ...(text ? { query: text } : {}),
    ...(Number.isSafeInteger(id) && id > 0 ? { message: id } : {}),
    ...(about === true || about === 'true' ? { about: true as const } : {}),
  };
}
