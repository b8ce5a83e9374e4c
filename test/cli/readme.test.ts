import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runHere, temporaryFolder } from './run-faultbook.js';

const folder = temporaryFolder();

afterAll(folder.remove);

/** The blocks of a Markdown text that are set as code, without their fences. */
function codeBlocks(text: string): string[] {
  return [...text.matchAll(/^```\n(?<code>.*?)\n```$/gms)].map((match) => match.groups?.code ?? '');
}

describe('the worked example of the README', () => {
  it('is what the product answers', async () => {
    const blocks = codeBlocks(readFileSync('README.md', 'utf8'));
    const log = blocks.find((block) => block.includes('| Asserted') && !block.includes('CAUSES')) ?? '';
    const printed = blocks.find((block) => block.includes('CAUSES')) ?? '';
    writeFileSync(join(folder.path, 'sel.txt'), `${log}\n`);

    const { out } = await runHere(['diagnose', join(folder.path, 'sel.txt')], { data: folder.path });

    expect(log.split('\n').length).toBeGreaterThan(3);
    expect(out.replaceAll(`${folder.path}/`, '').startsWith(printed)).toBe(true);
  });
});
