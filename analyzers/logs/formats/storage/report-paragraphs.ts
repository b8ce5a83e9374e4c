/** A shell prompt with a command: whatever follows is another tool's. */
const prompt =
  /^(?:\[[\w.-]+@[^\]]{1,80}\]\s?[#$>]|[\w.-]+@[\w.-]+:[^#$]{0,80}[#$]|[\w.-]{0,40}(?::[\w~/.-]{1,60} ?)?[#$]) ?(?:[a-z./]|Mega[Cc]li)/;

/** True for a shell prompt with a command behind it. */
export function isPrompt(line: string): boolean {
  return prompt.test(line);
}

const promptLimitCharacters = 300;

/** Makes the test for prompts with a command of a tool (`[root@host ~]# storcli64 /c0 show all`): that line is the tool's own. */
export function promptOf(tool: RegExp): (line: string) => boolean {
  return (line) => {
    const text = line.slice(0, promptLimitCharacters);
    return isPrompt(text) && tool.test(text);
  };
}

/** Tells for each line whether it still belongs to the open report of a tool. */
export type Paragraphs = { readonly takes: (line: string) => boolean; readonly close: () => void };

/**
 * Follows the paragraphs of a report: within a paragraph every line is the tool's, because versions print what no list knows; after
 * a blank line only an indented line or one that `starts` knows goes on, so that another tool's output behind the report is left to its reader.
 */
export function createParagraphs(starts: (line: string) => boolean, indented: RegExp = /^\s+\S/): Paragraphs {
  let isInside = false;
  let isOpen = false;
  return {
    takes: (line) => {
      if (line.trim() === '') {
        isInside = false;
        return isOpen;
      }
      if (isPrompt(line)) {
        isInside = false;
        return false;
      }
      isInside = isInside || starts(line) || (isOpen && indented.test(line));
      isOpen = isOpen || isInside;
      return isInside;
    },
    close: () => {
      isInside = false;
      isOpen = false;
    },
  };
}
