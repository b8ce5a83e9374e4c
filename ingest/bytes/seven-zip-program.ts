import sevenZip, { type SevenZipModuleFactory } from '7z-wasm';

/** Largest packed file that is given to it: it is in memory whole. */
export const sevenZipLimitBytes = 256 * 1024 * 1024;

/** Takes a piece of what is unpacked. */
export type TakeBytes = (bytes: Uint8Array) => void;

/** 7-Zip in WebAssembly, with one file and nothing else to see. Its output goes to `take` as it comes; complaints in `errors`. */
export type SevenZipProgram = {
  /** Runs a command on the file. Throws what a `take` threw, or, where 7-Zip gives up, a number. */
  readonly run: (command: readonly string[], output: TakeBytes, errors: TakeBytes) => void;
};

/** Its types speak of a default export, which a CommonJS module has only for bundlers. */
const start = sevenZip as unknown as SevenZipModuleFactory;

/** Quiet, in UTF-8, and never asking: the password is one that no archive has. */
const quietly = ['-bd', '-bsp0', '-sccUTF-8', '-y', '-pfaultbook:none'] as const;
const filePath = '/archive';
const standardOutput = 1;
const standardError = 2;

/** The parts of Emscripten's file system that are used; its types lack them. */
type WasmFiles = {
  readonly writeFile: (path: string, bytes: Uint8Array, options: { readonly canOwn: boolean }) => void;
  readonly getStream: (descriptor: number) => { stream_ops: StreamOperations };
};
type StreamOperations = { readonly write: (stream: unknown, memory: Int8Array, offset: number, length: number) => number };

/** Starts 7-Zip with the bytes of a file. */
export async function loadSevenZip(file: Uint8Array): Promise<SevenZipProgram> {
  const program = await start({ print: () => undefined, printErr: () => undefined, stdin: () => -1 });
  const files = program.FS as unknown as WasmFiles;
  files.writeFile(filePath, file, { canOwn: true });
  const redirect = (descriptor: number, take: TakeBytes) => {
    const stream = files.getStream(descriptor);
    const write: StreamOperations['write'] = (_stream, memory, offset, length) => {
      take(Uint8Array.from(memory.subarray(offset, offset + length)));
      return length;
    };
    stream.stream_ops = { ...stream.stream_ops, write };
  };
  return {
    run: (command, output, errors) => {
      const stop = createStop();
      redirect(standardOutput, stop.at(output));
      redirect(standardError, stop.at(errors));
      stop.run(() => program.callMain([...command, ...quietly, filePath]));
    },
  };
}

/** An exception has to cross the WebAssembly, which may take it for one of its own. */
function createStop() {
  const stops: unknown[] = [];
  return {
    at:
      (take: TakeBytes): TakeBytes =>
      (bytes) => {
        try {
          take(bytes);
        } catch (error) {
          stops.push(error);
          throw error;
        }
      },
    run: (action: () => void) => {
      try {
        action();
      } catch (error) {
        throw stops[0] ?? error;
      }
      if (stops.length > 0) throw stops[0];
    },
  };
}
