import { useSyncExternalStore } from 'react';

/** The question for a key that stands open; `wasWrong` = the key given before was refused. */
type KeyQuestion = { readonly wasWrong: boolean };

const storageKey = 'faultbook.apiKey';
const listeners = new Set<() => void>();

function stored(): string | null {
  try {
    return sessionStorage.getItem(storageKey);
  } catch {
    return null; // storage is switched off in this browser
  }
}

let apiKey = stored();
let question: KeyQuestion | null = null;
let answered: Promise<void> | null = null;
let settle: () => void = () => undefined;

function keep(next: string | null): void {
  apiKey = next;
  try {
    if (next === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, next);
  } catch {
    // the key is then asked for again after a reload
  }
}

function show(next: KeyQuestion | null): void {
  question = next;
  for (const tell of listeners) tell();
}

/** The key that requests are sent with; null: none. It is kept for this tab alone. */
export function currentKey(): string | null {
  return apiKey;
}

/** The header that carries a key. Its bytes are those of UTF-8, as a shell sends them. */
export function authorizationOf(key: string | null): Readonly<Record<string, string>> {
  return key === null ? {} : { authorization: `Bearer ${String.fromCharCode(...new TextEncoder().encode(key))}` };
}

/**
 * The server refused a request that was sent with `used`: asks the person for another key, once for all requests that wait. True where
 * there is now another to send it with; false where the person gave none.
 */
export async function hasOtherKey(used: string | null): Promise<boolean> {
  if (apiKey !== null && apiKey !== used) return true;
  if (answered === null) {
    keep(null);
    answered = new Promise((resolve) => {
      settle = resolve;
    });
    show({ wasWrong: used !== null });
  }
  await answered;
  return apiKey !== null;
}

/** Ends the question with a key; null: none is given. */
export function answerQuestion(key: string | null): void {
  keep(key);
  answered = null;
  show(null);
  settle();
}

/** Takes the key out of this tab. */
export function forgetKey(): void {
  keep(null);
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** The question for a key that stands open; null: none. */
export function useKeyQuestion(): KeyQuestion | null {
  return useSyncExternalStore(subscribe, () => question);
}

/** True where requests are sent with a key. */
export function useHasKey(): boolean {
  return useSyncExternalStore(subscribe, () => apiKey !== null);
}
