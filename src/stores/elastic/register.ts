import { AppError } from '#domain/app-error.js';
import type { IndexAccess } from './index-access.js';

export type RegisterSource = { readonly json: string };

/** A value of which there is one: it is read and changed as a whole, and of two changes at once each sees the other. */
export type Register<T> = {
  readonly read: () => Promise<T>;
  /** `change` may throw, and then nothing is written; the same value (by identity) writes nothing. It may be called again on a newer value. */
  readonly edit: (change: (value: T) => T) => Promise<T>;
};

const rounds = 20;

/** A register as one document of an index; `empty` stands for one that was never written. */
export function createRegister<T>(
  index: IndexAccess<RegisterSource>,
  id: string,
  { parse, empty }: { readonly parse: (value: unknown) => T; readonly empty: T },
): Register<T> {
  const contentOf = (source: RegisterSource | undefined): T => (source === undefined ? empty : parse(JSON.parse(source.json)));
  return {
    read: async () => contentOf((await index.get(id))?.source),
    edit: async (change) => {
      for (let round = 0; round < rounds; round += 1) {
        const found = await index.get(id);
        const value = contentOf(found?.source);
        const changed = change(value);
        if (changed === value) return value;
        const [isDone] = await index.write([{ id, source: { json: JSON.stringify(changed) }, place: found?.place ?? null }]);
        if (isDone === true) return changed;
      }
      throw new AppError('busy', 'This is being changed by others all the time', { id });
    },
  };
}
