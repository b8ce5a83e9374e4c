import { lexer, type Token, type Tokens } from 'marked';
import { Fragment, type ReactNode } from 'react';
import { unescapeEntities } from './entities.js';

/** Only these may be followed; a `javascript:` address stays text. */
function isSafeAddress(address: string): boolean {
  return /^(?:https?:\/\/|mailto:|\/(?!\/)|#)/i.test(address);
}

function link(token: Tokens.Link): ReactNode {
  if (!isSafeAddress(token.href)) return inlines(token.tokens);

  return (
    <a href={token.href} rel="noreferrer">
      {inlines(token.tokens)}
    </a>
  );
}

function list(token: Tokens.List): ReactNode {
  const items = token.items.map((item, index) => <li key={String(index)}>{blocks(item.tokens)}</li>);

  return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>;
}

function cells(row: readonly Tokens.TableCell[], Cell: 'th' | 'td'): ReactNode {
  return (
    <tr>
      {row.map((cell, index) => (
        <Cell key={String(index)}>{inlines(cell.tokens)}</Cell>
      ))}
    </tr>
  );
}

function table(token: Tokens.Table): ReactNode {
  return (
    <div className="table-scroll">
      <table>
        <thead>{cells(token.header, 'th')}</thead>
        <tbody>
          {token.rows.map((row, index) => (
            <Fragment key={String(index)}>{cells(row, 'td')}</Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Headings of a text stand below the headings of the page. */
function heading(token: Tokens.Heading): ReactNode {
  return token.depth <= 2 ? <h3>{inlines(token.tokens)}</h3> : <h4>{inlines(token.tokens)}</h4>;
}

function text(token: Tokens.Text): ReactNode {
  return token.tokens === undefined ? unescapeEntities(token.text) : inlines(token.tokens);
}

const rendered: Readonly<Record<string, (token: Token) => ReactNode>> = {
  space: () => null,
  heading: (token) => heading(token as Tokens.Heading),
  paragraph: (token) => <p>{inlines((token as Tokens.Paragraph).tokens)}</p>,
  list: (token) => list(token as Tokens.List),
  table: (token) => table(token as Tokens.Table),
  blockquote: (token) => <blockquote>{blocks((token as Tokens.Blockquote).tokens)}</blockquote>,
  code: (token) => <pre>{(token as Tokens.Code).text}</pre>,
  hr: () => <hr />,
  strong: (token) => <strong>{inlines((token as Tokens.Strong).tokens)}</strong>,
  em: (token) => <em>{inlines((token as Tokens.Em).tokens)}</em>,
  del: (token) => <del>{inlines((token as Tokens.Del).tokens)}</del>,
  codespan: (token) => <code>{(token as Tokens.Codespan).text}</code>,
  br: () => <br />,
  link: (token) => link(token as Tokens.Link),
  // a picture would be fetched from a foreign host: its description stands for it
  image: (token) => (token as Tokens.Image).text,
  text: (token) => text(token as Tokens.Text),
  escape: (token) => (token as Tokens.Escape).text,
};

/** Raw HTML, and whatever else is not in the table, is shown as the text it is. */
function one(token: Token): ReactNode {
  const render = rendered[token.type];

  return render === undefined ? token.raw : render(token);
}

function blocks(tokens: readonly Token[]): ReactNode {
  return tokens.map((token, index) => <Fragment key={String(index)}>{one(token)}</Fragment>);
}

function inlines(tokens: readonly Token[]): ReactNode {
  return blocks(tokens);
}

/** A Markdown text as elements: its tokens are mapped one by one, no HTML of it is ever run. */
export function Markdown({ text: source }: { readonly text: string }) {
  return <div className="markdown">{blocks(lexer(source))}</div>;
}
