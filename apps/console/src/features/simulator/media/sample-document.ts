import type { OutgoingFile } from '../model/sim-types.js';

/** A one-page PDF made on the spot, so that a document can be sent without having one at hand. */
export function samplePdf(): OutgoingFile {
  const stream = 'BT /F1 22 Tf 72 760 Td (Contract 42) Tj 0 -36 Td /F1 13 Tf (A sample document from the simulated phone.) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const xref = body.length;
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  body += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`;
  return {
    kind: 'document',
    name: 'contract-42.pdf',
    mime: 'application/pdf',
    blob: new Blob([body], { type: 'application/pdf' }),
    voice: false,
  };
}
