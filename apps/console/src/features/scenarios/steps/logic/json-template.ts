/**
 * Why a body can't be JSON whatever its variables hold; null = it can. A variable stands for a text within quotes, else for a whole
 * value; what steers (`{% if %}`) makes it unknowable before it is sent.
 */
export function jsonProblem(text: string): string | null {
  if (text.trim() === '' || text.includes('{%')) return null;
  try {
    JSON.parse(text.replace(/\{\{[^{}]*\}\}/g, '0'));
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
