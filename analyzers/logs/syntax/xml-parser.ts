import { SaxesParser } from 'saxes';

/** What a parser finds; positions count the characters that it was given. Names are without prefix. */
export type XmlHandlers = {
  readonly tagBegins: (position: number) => void;
  readonly tagOpened: (name: string, attributes: Readonly<Record<string, string>>, position: number) => void;
  readonly tagClosed: (position: number) => void;
  /** A closing tag whose opening tag was not seen. */
  readonly unmatched: (name: string) => void;
  readonly text: (text: string) => void;
  /** No well-formed XML: what follows cannot be trusted. */
  readonly failed: (position: number) => void;
};

const unmatchedClosing = /^unmatched closing tag: (?<name>.{1,200})\.$/;
/** Complaints behind which the parser can still be trusted: entities, declarations in the middle, tags not closed in order. */
const harmless = /entity|xml declaration|name\/value pairs|closing tag|close tag|duplicate attribute|\]\]>|whitespace required|encoding/i;

/** Makes a parser of XML fragments that reports to `handlers`; it never throws. */
export function createXmlParser(handlers: XmlHandlers): (text: string) => void {
  const parser = new SaxesParser({ fragment: true, position: false, xmlns: false });
  parser.on('error', ({ message }) => {
    const closed = unmatchedClosing.exec(message)?.groups?.name;
    if (closed !== undefined) handlers.unmatched(localName(closed));
    else if (!harmless.test(message)) handlers.failed(parser.position);
  });
  parser.on('opentagstart', () => handlers.tagBegins(parser.position));
  parser.on('opentag', ({ name, attributes }) => handlers.tagOpened(localName(name), { ...attributes }, parser.position));
  parser.on('closetag', () => handlers.tagClosed(parser.position));
  parser.on('text', handlers.text);
  parser.on('cdata', handlers.text);
  return (text) => {
    parser.write(text);
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
