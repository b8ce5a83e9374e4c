const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ', '#39': "'", '#x27': "'" };

/** Text with the HTML escapes resolved that ticket systems and web pages leave in exports (`&gt;`). */
export function resolveEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?<name>[a-z]{2,4}|#39|#x27);/gi, (printed, name: string) => entities[name.toLowerCase()] ?? printed);
}
