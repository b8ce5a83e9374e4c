import { createXmlFeed, type XmlVocabulary } from './xml-feed.js';

export type { XmlRecord, XmlVocabulary } from './xml-feed.js';
export type { XmlElement } from './xml-tree.js';

/** A log of XML that is read line by line. */
export type XmlElements = {
  /** False where nothing is open and the line is not XML, or where an open document goes on with a line that cannot be of it. */
  readonly read: (text: string, line: number) => boolean;
  readonly isOpen: () => boolean;
  /** A record that is still open was cut off: it is reported as damage. */
  readonly end: () => void;
};

/**
 * Makes the element reader of one file over the parser `saxes`: several documents may follow each other, fragments are welcome,
 * a DTD is skipped and no entity of it is expanded. Only the record that is open is held, up to 256 KB.
 */
export function createXmlElements(vocabulary: XmlVocabulary): XmlElements {
  let feed = createXmlFeed(vocabulary);
  const isOpen = () => feed.isOpen();
  return {
    isOpen,
    read: (text, line) => {
      if (!isOpen() && !text.trimStart().startsWith('<')) return false;
      if (feed.isBetweenRecords() && text.trim() !== '' && !text.includes('<') && !text.includes('>')) {
        feed = createXmlFeed(vocabulary);
        return false;
      }
      feed.write(text, line);
      return true;
    },
    end: () => {
      feed.cutOff();
      feed = createXmlFeed(vocabulary);
    },
  };
}
