import type { LinesFormat } from '../../../log-format.js';
import { isXmlProlog } from '../../../readers/xml-line-reader.js';

const wholeLine = /^\s*<(?:\?xml[^<]{0,400}\?>|!--[^<]{0,2000}-->|!DOCTYPE[^<[]{0,400}>)\s*$/i;

/** Lines before an XML document, which are of no maker: the declaration, comments, a document type. */
export const xmlProlog: LinesFormat = {
  kind: 'lines',
  id: 'xml-prolog',
  title: 'Declarations and comments of XML',
  reference: 'W3C XML 1.0 §2.8',
  samples: [
    {
      name: 'a declaration',
      kind: 'typical',
      content: '<?xml version="1.0" encoding="UTF-8"?>',
      expect: { events: 0, unread: 0, keys: [] },
    },
    {
      name: 'a comment, a document type',
      kind: 'extreme',
      content: "<!-- exported -->\n<!DOCTYPE CIM SYSTEM 'cim.dtd'>",
      expect: { events: 0, unread: 0, keys: [] },
    },
    { name: 'a declaration that does not end', kind: 'broken', content: '<?xml version="1.0"', expect: { events: 0, unread: 1, keys: [] } },
  ],
  claims: (line) => isXmlProlog(line) && wholeLine.test(line.slice(0, 3_000)),
  open: () => ({ read: (text) => isXmlProlog(text) && wholeLine.test(text.slice(0, 3_000)), end: () => {} }),
};
