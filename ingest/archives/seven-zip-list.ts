/** A member as 7-Zip lists it. `bytes` = infinite where the format does not tell the size. */
export type ListedMember = {
  readonly path: string;
  readonly bytes: number;
  readonly kind: 'file' | 'folder' | 'link';
  readonly isEncrypted: boolean;
};

/** Reads the technical listing of 7-Zip (`l -slt -ba`): a block of `Key = value` lines a member. */
export function parseMemberList(text: string): readonly ListedMember[] {
  return text
    .split(/\r?\n\r?\n/)
    .map((block) => new Map(block.split(/\r?\n/).map(keyAndValue)))
    .filter((block) => block.has('Path') || block.has('Size'))
    .map(toMember);
}

function keyAndValue(line: string): [string, string] {
  const at = line.indexOf(' =');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 2).trimStart()];
}

function toMember(block: ReadonlyMap<string, string>): ListedMember {
  const attributes = block.get('Attributes') ?? '';
  const isFolder = block.get('Folder') === '+' || attributes.startsWith('D');
  const isLink =
    (block.get('Symbolic Link') ?? '') !== '' || (block.get('Hard Link') ?? '') !== '' || /(?:^|\s)l[rwx-]{9}/.test(attributes);
  return {
    path: block.get('Path') ?? '',
    bytes: /^\d+$/.test(block.get('Size') ?? '') ? Number(block.get('Size')) : Number.POSITIVE_INFINITY,
    kind: isFolder ? 'folder' : isLink ? 'link' : 'file',
    isEncrypted: block.get('Encrypted') === '+',
  };
}
