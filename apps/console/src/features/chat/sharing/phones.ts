const PHONE = /^\+?[\d\s().-]{5,30}$/;

/** Phone numbers, one a line or parted by commas; `wrong` is the first that is none. */
export function phonesOf(text: string): { phones: string[]; wrong: string | null } {
  const lines = text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);
  const wrong = lines.find((line) => !PHONE.test(line) || line.replace(/\D/g, '').length < 5) ?? null;
  return { phones: lines.filter((line) => line !== wrong).slice(0, 10), wrong };
}
