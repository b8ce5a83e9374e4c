import TurndownService from 'turndown';

/** A reader of HTML as Markdown: links are their text, a row of a table is one line, its cells parted by ` | `. More rules may be added. */
export function createHtmlReader(options: TurndownService.Options = {}): TurndownService {
  const service = new TurndownService({ headingStyle: 'atx', codeBlockStyle: 'fenced', bulletListMarker: '-', ...options });
  service.addRule('link', { filter: 'a', replacement: (content) => content });
  service.addRule('cell', { filter: ['td', 'th'], replacement: (content) => `${content.trim().replaceAll(/\s+/g, ' ')} | ` });
  service.addRule('row', { filter: 'tr', replacement: (content) => `\n${content.replace(/ \| $/, '')}` });
  return service;
}
