/** One instruction of a Dockerfile: its flags (`--from=build`) apart from the words after them. */
export type Instruction = {
  readonly keyword: string;
  readonly flags: Readonly<Record<string, string>>;
  readonly text: string;
};

/** What stands from one FROM to the next. */
export type Stage = { readonly image: string; readonly name: string | null; readonly instructions: readonly Instruction[] };

/** The stages of a Dockerfile, as far as ours goes: no parser directives, no here-documents, no ARG before the first FROM. */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { image: string; name: string | null; instructions: Instruction[] }[] = [];
  for (const instruction of readInstructions(text)) {
    if (instruction.keyword === 'FROM') {
      const [image = '', , name = null] = words(instruction);
      stages.push({ image, name, instructions: [] });
    } else stages.at(-1)?.instructions.push(instruction);
  }
  return stages;
}

/** The instructions of a stage that have a keyword. */
export function all(stage: Stage, keyword: string): readonly Instruction[] {
  return stage.instructions.filter((instruction) => instruction.keyword === keyword);
}

/** The words of an instruction, of its JSON form too; `CMD` before the command of a HEALTHCHECK is left out. */
export function words({ text }: Instruction): readonly string[] {
  const command = text.replace(/^CMD /, '');
  return command.startsWith('[') ? (JSON.parse(command) as string[]) : command.split(/\s+/);
}

function readInstructions(text: string): readonly Instruction[] {
  const lines = text.split('\n').filter((line) => !/^\s*#/.test(line));
  const joined = lines.join('\n').replaceAll(/\\\n\s*/g, '');
  return joined
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(readInstruction);
}

function readInstruction(line: string): Instruction {
  const { keyword = '', flags = '', rest = '' } = /^(?<keyword>\S+)\s+(?<flags>(?:--\S+\s+)*)(?<rest>.*)$/.exec(line)?.groups ?? {};
  const pairs = [...flags.matchAll(/--(?<name>[\w-]+)=(?<value>\S+)/g)].map(({ groups }) => [groups?.name ?? '', groups?.value ?? '']);
  return { keyword: keyword.toUpperCase(), flags: Object.fromEntries(pairs), text: rest };
}
