import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';

type Options = ConstructorParameters<typeof PDFDocument>[0];

/** Writes a PDF with pdfkit; `draw` draws its pages. */
export async function makePdf(path: string, draw: (pdf: PDFKit.PDFDocument) => void, options: Options = {}): Promise<string> {
  const pdf = new PDFDocument({ size: 'A4', margin: 60, ...options });
  const file = createWriteStream(path);
  pdf.pipe(file);
  draw(pdf);
  pdf.end();
  await once(file, 'finish');
  return path;
}

/** Draws a heading and paragraphs. */
export function drawSection(pdf: PDFKit.PDFDocument, heading: string, paragraphs: readonly string[]): void {
  pdf.fontSize(18).text(heading).fontSize(11);
  for (const paragraph of paragraphs) pdf.moveDown(0.4).text(paragraph);
}

/** A page of one Chinese line in a font of the reader that is not embedded: readable only with the map of its encoding. */
export function makeChinesePdf(path: string, text: string): string {
  const hex = [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  const stream = `BT /F1 14 Tf 72 700 Td <${hex}> Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ];
  const bodies = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`);
  const head = '%PDF-1.4\n';
  const offsets = bodies.map((_, index) => head.length + bodies.slice(0, index).join('').length);
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = head.length + bodies.join('').length;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  writeFileSync(path, `${head}${bodies.join('')}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`);
  return path;
}
