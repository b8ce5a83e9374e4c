import { unescapeEntities } from './entities.js';

type Piece = { readonly at: number; readonly text: string; readonly marked: boolean };

/** Cuts a snippet at its `<mark>`s; any other tag stays text. */
function piecesOf(snippet: string): readonly Piece[] {
  return [...snippet.matchAll(/<mark>(?<marked>[^<]*)<\/mark>|(?<plain>(?:(?!<mark>)[\s\S])+)/g)].map((match) => ({
    at: match.index,
    text: unescapeEntities(match.groups?.marked ?? match.groups?.plain ?? ''),
    marked: match.groups?.marked !== undefined,
  }));
}

/** A snippet of a search with its matched words marked; never read as HTML. */
export function MarkedText({ text }: { readonly text: string }) {
  return piecesOf(text).map((piece) =>
    piece.marked ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  );
}
