import type { IncomingHttpHeaders } from 'node:http';

const loopbackNames = new Set(['127.0.0.1', 'localhost', '[::1]', '::1']);

/** True where a host name or address is this machine's own. */
export function isLoopback(host: string): boolean {
  return loopbackNames.has(host.toLowerCase());
}

/**
 * True where neither `Host` nor `Origin` is foreign to this machine: a page of another site could otherwise reach the service through a
 * visitor's browser (DNS rebinding).
 */
export function isOfThisMachine({ host = '', origin }: IncomingHttpHeaders): boolean {
  return isLoopback(hostName(host)) && (origin === undefined || isLoopback(hostOfOrigin(origin)));
}

/** True where a page of another host sent the request. Ports are not compared: proxies often pass on the host without its port. */
export function isOfForeignPage({ host = '', origin }: IncomingHttpHeaders): boolean {
  return origin !== undefined && hostOfOrigin(origin) !== hostName(host).toLowerCase();
}

function hostName(host: string): string {
  return host.startsWith('[') ? host.slice(0, host.indexOf(']') + 1) : (host.split(':')[0] ?? '');
}

function hostOfOrigin(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).hostname : origin;
}
