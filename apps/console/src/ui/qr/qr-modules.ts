import { create } from 'qrcode';

/** Empty modules around the code, as its standard asks for. */
const MARGIN = 4;

/** A QR code as one SVG path: a rectangle for each run of dark modules in a row. */
export function modulesOf(content: string): { size: number; path: string } {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      let length = 0;
      while (column + length < modules.size && modules.get(row, column + length)) length++;
      if (length > 0) runs.push(`M${column + MARGIN} ${row + MARGIN}h${length}v1h-${length}z`);
      column += length;
    }
  }
  return { size: modules.size + 2 * MARGIN, path: runs.join('') };
}
