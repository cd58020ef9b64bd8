/** A colleague's name as everybody sees it: first name and initial, "Anna K.". */
export function operatorName(firstName: string, lastName: string | null): string {
  const initial = [...(lastName ?? '').trim()][0];
  return initial ? `${firstName} ${initial}.` : firstName;
}
