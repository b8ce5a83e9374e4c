import { useSyncExternalStore } from 'react';
import type { Role } from '#domain/viewer.js';

/** Roles that one may look through: those with fewer rights than whoever runs the service. */
export const viewableRoles = ['reader', 'agent', 'expert'] as const satisfies readonly Role[];

/** Through whose eyes the page is looked at; `organisation` empty = of a reader nobody known, of staff every organisation. */
export type ViewedAs = { readonly role: (typeof viewableRoles)[number]; readonly organisation: string };

const storageKey = 'faultbook.viewAs';
const listeners = new Set<() => void>();

function stored(): ViewedAs | null {
  try {
    const { role, organisation } = JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Partial<ViewedAs>;
    return role !== undefined && viewableRoles.includes(role) ? { role, organisation: organisation ?? '' } : null;
  } catch {
    return null; // storage is switched off in this browser, or holds something else
  }
}

let viewed = stored();

/** Looks at everything as somebody else would, until told otherwise; null = as oneself. Kept for this tab alone. */
export function viewAs(next: ViewedAs | null): void {
  viewed = next;
  try {
    if (next === null) sessionStorage.removeItem(storageKey);
    else sessionStorage.setItem(storageKey, JSON.stringify(next));
  } catch {
    // the choice then ends with a reload
  }
  for (const tell of listeners) tell();
}

/** A path of the API asked as the viewer in force: `as` and `organisation` are added where one is chosen. */
export function asViewer(path: string): string {
  if (viewed === null) return path;
  const { role, organisation } = viewed;
  const who = new URLSearchParams(organisation === '' ? { as: role } : { as: role, organisation });
  return `${path}${path.includes('?') ? '&' : '?'}${who}`;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Through whose eyes the page is looked at. */
export function useViewedAs(): ViewedAs | null {
  return useSyncExternalStore(subscribe, () => viewed);
}

/** What the viewer in force may do; what he may not is not offered. The server decides all the same. */
export function useRights(): { readonly isStaff: boolean; readonly isExpert: boolean } {
  const role = useViewedAs()?.role ?? 'administrator';
  return { isStaff: role !== 'reader', isExpert: role === 'expert' || role === 'administrator' };
}
