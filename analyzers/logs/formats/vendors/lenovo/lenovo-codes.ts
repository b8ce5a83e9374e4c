/** Table of Lenovo's message codes: UEFI codes and the families and areas of XCC ids (Lenovo ThinkSystem XCC and UEFI message guides). */
import type { ComponentClass } from '#domain/component.js';

/** UEFI codes (`[S.51003]`) that mean the same as an IPMI event. */
const uefiSenses: Readonly<Record<string, string>> = {
  50001: 'ipmi/0c/6f/04',
  51003: 'ipmi/0c/6f/01',
  51006: 'ipmi/0c/6f/07',
  58001: 'ipmi/0c/6f/05',
  58007: 'ipmi/0c/6f/07',
  58008: 'ipmi/0c/6f/03',
};

/** Area letters of XCC ids (`FQXSPMA0008N`: platform, memory). */
const classByArea: Readonly<Record<string, ComponentClass>> = {
  MA: 'memory',
  PU: 'cpu',
  PW: 'psu',
  SD: 'drive',
  IO: 'pcie-card',
  OS: 'os',
};

/** Last letter of XCC ids: how soon somebody must act. */
const severityByUrgency: Readonly<Record<string, 'ok' | 'warning' | 'critical'>> = {
  I: 'ok',
  G: 'warning',
  H: 'warning',
  K: 'warning',
  J: 'critical',
  L: 'critical',
  M: 'critical',
  N: 'critical',
};

/** Letters for severities in IMM rows and UEFI codes. */
const wordByLetter: Readonly<Record<string, string>> = { I: 'Informational', W: 'Warning', E: 'Error', S: 'Severe', C: 'Critical' };

/** IPMI key of a UEFI code; null where it has none. */
export function senseOfUefiCode(code: string): string | null {
  return uefiSenses[code] ?? null;
}

/** Class that the area of an XCC id stands for; null for areas of several. */
export function classOfXccId(id: string): ComponentClass | null {
  return classByArea[id.slice(5, 7)] ?? null;
}

/** Severity by the urgency of an XCC id; null for other letters. */
export function severityOfXccId(id: string): 'ok' | 'warning' | 'critical' | null {
  return severityByUrgency[id.slice(-1)] ?? null;
}

/** Severity in words: letters spelled out, words as they are. */
export function severityWord(printed: string): string {
  return wordByLetter[printed] ?? printed;
}
