const LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const CYRILLIC = 'йцукенгшщзхъфывапролджэячсмитьбюё';

/** What was meant when it was typed in the other layout: `pfrhsnm` is `закрыть`. */
export function inOtherLayout(text: string): string {
  return [...text.toLowerCase()]
    .map((character) => {
      const latin = LATIN.indexOf(character);
      if (latin >= 0) return CYRILLIC[latin];
      const cyrillic = CYRILLIC.indexOf(character);
      return cyrillic >= 0 ? LATIN[cyrillic] : character;
    })
    .join('');
}
