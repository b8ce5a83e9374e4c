/** A node of a rich document; `type` says what it is, `content` what it holds. */
type RichNode = {
  readonly type?: unknown;
  readonly text?: unknown;
  readonly content?: unknown;
  readonly attrs?: { readonly text?: unknown; readonly url?: unknown; readonly shortName?: unknown };
};

const deepest = 200;
const blocks = new Set(['paragraph', 'heading', 'codeBlock', 'blockquote', 'listItem', 'tableRow', 'panel', 'rule', 'mediaSingle']);

/** Whether a value is a document of the Atlassian Document Format (version 1, https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/). */
export function isRichDocument(value: unknown): value is RichNode {
  return isNode(value) && value.type === 'doc' && Array.isArray(value.content);
}

/** Its text: a line a block, cells of a row parted by ` | `, code between fences. */
export function documentText(document: RichNode): string {
  return nodeText(document, 0)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

function nodeText(node: unknown, depth: number): string {
  if (!isNode(node) || depth > deepest) return '';
  if (typeof node.text === 'string') return node.text;
  if (node.type === 'hardBreak') return '\n';
  const inside = childrenOf(node).map((child) => nodeText(child, depth + 1));
  if (node.type === 'codeBlock') return `\n\`\`\`\n${inside.join('')}\n\`\`\`\n`;
  if (node.type === 'tableRow') return `${inside.map((cell) => cell.trim().replaceAll(/\s+/g, ' ')).join(' | ')}\n`;
  const text = inside.length > 0 ? inside.join('') : attributeText(node);
  return blocks.has(String(node.type)) ? `${text}\n` : text;
}

/** Mentions, links and emoji say in an attribute what they show. */
function attributeText({ attrs }: RichNode): string {
  const text = attrs?.text ?? attrs?.url ?? attrs?.shortName;
  return typeof text === 'string' ? text : '';
}

function childrenOf({ content }: RichNode): readonly unknown[] {
  return Array.isArray(content) ? content : [];
}

function isNode(value: unknown): value is RichNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
