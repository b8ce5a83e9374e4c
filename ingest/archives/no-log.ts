/** Endings of files that hold no log although they are text. */
const noLogEnding = /\.(?:js|mjs|css|svg|map|woff2?|ttf|otf|eot|ico|py|pyc|h|repo|pem|crt|cer|key|pub|mib|xsd|xsl)$/i;

/** What macOS and Windows put beside the files of a folder. */
const desktopFile = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/;

/** Starts of images, documents, fonts, sound, programs and memory dumps, by their published formats. */
const noLogStarts: readonly (readonly [offset: number, start: string])[] = [
  [0, '\x89PNG'],
  [0, '\xff\xd8\xff'],
  [0, 'GIF8'],
  [0, 'BM\0\0'],
  [8, 'WEBP'],
  [0, 'II*\0'],
  [0, 'MM\0*'],
  [0, '\0\0\x01\0'],
  [0, '%PDF-'],
  [4, 'ftyp'],
  [0, 'OggS'],
  [0, '\x7fELF'],
  [0, 'MZ'],
  [0, '\xca\xfe\xba\xbe'],
  [0, '\xcf\xfa\xed\xfe'],
  [0, '\0asm'],
  [0, '!<arch>'],
  [0, 'OTTO'],
  [0, '\0\x01\0\0\0'],
  [0, 'wOFF'],
  [0, 'wOF2'],
  [0, 'KDUMP'],
  [0, 'makedumpfile'],
  [0, 'PAGEDU64'],
  [0, '-----BEGIN '],
  [0, '\xed\xab\xee\xdb'],
];

const webPage = /^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[^>]{0,500}-->\s*)?<(?:!doctype\s+html|html)[\s>]/i;

/** True where a member of an archive is surely no log, by its first bytes or by its ending: it is passed over without being read. */
export function isNoLog(name: string, head: Uint8Array): boolean {
  if (noLogEnding.test(name) || desktopFile.test(name)) return true;
  const start = Buffer.from(head.subarray(0, 1024)).toString('latin1');
  return noLogStarts.some(([offset, magic]) => start.startsWith(magic, offset)) || webPage.test(start);
}
