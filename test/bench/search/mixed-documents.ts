import type { Article } from '#domain/article.js';
import type { SupportCase } from '#domain/support-case.js';
import { createRandom, selElistLines } from '../seeded-logs.js';

type Pick = <T>(from: readonly T[]) => T;

const vendors = ['Dell', 'HPE', 'Lenovo', 'Inspur', 'Huawei', 'H3C'] as const;
const classes = ['memory', 'cpu', 'psu', 'drive', 'fan', 'board'] as const;
const servers = 20_000;
const models = 40;
const racks = 500;
const logCount = 400;
const sentencesOfSymptom = 3;

/**
 * Made-up articles as long as the starter articles: issue, environment, cause and resolution of four of them in one language, with
 * names of their own. The same seed gives the same ones.
 */
export function* mixedArticles(starter: readonly Article[], count: number, seed: number): Generator<Article> {
  const random = createRandom(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)]!;
  const byLanguage = (['zh', 'en'] as const).map((lang) => starter.filter((article) => article.lang === lang));
  for (let index = 0; index < count; index += 1) {
    const own = pick(byLanguage);
    const [first, second, third, fourth] = [pick(own), pick(own), pick(own), pick(own)];
    const model = `${pick(vendors)} model-${Math.floor(random() * models)}`;
    yield {
      ...first,
      id: `article-${index}`,
      title: `${first.title} (${model}, ${index})`,
      environment: `${second.environment} ${model}`,
      cause: third.cause,
      resolution: fourth.resolution,
      sections: [],
    };
  }
}

/** Made-up closed cases: a symptom, a cause and a resolution of some sentences, and a few rows of an event log. */
export function* mixedCases(starter: readonly Article[], count: number, seed: number): Generator<SupportCase> {
  const random = createRandom(seed);
  const pick: Pick = (from) => from[Math.floor(random() * from.length)]!;
  const logs = Array.from({ length: logCount }, (_, index) => selElistLines(3 + (index % 5), seed + index).join('\n'));
  const texts = starter.map(({ title, issue, cause, resolution }) => ({
    title,
    issue: prose(issue),
    cause: prose(cause),
    resolution: prose(resolution),
  }));
  for (let index = 0; index < count; index += 1) {
    const { title, issue, cause, resolution } = pick(texts);
    const told = Array.from({ length: 1 + Math.floor(random() * sentencesOfSymptom) }, () => pick(issue)).join(' ');
    yield {
      id: `case-${index}`,
      server: `SRV${Math.floor(random() * servers)}`,
      vendor: pick(vendors),
      model: `model-${Math.floor(random() * models)}`,
      symptom: `${title} ${told} (rack ${Math.floor(random() * racks)})`,
      log: pick(logs),
      cause: pick(cause),
      resolution: pick(resolution),
      articleIds: [],
      testsDone: [],
      partsReplaced: [],
      confirmed: { componentClass: pick(classes) },
      outcome: 'resolved',
      verified: true,
      version: 0,
    };
  }
}

// Sentences outside of code blocks; a text without any stands for itself.
function prose(text: string): readonly string[] {
  const sentences = text
    .replace(/```[\s\S]*?```/g, '')
    .split(/(?<=[.。；])\s*/)
    .map((sentence) => sentence.trim());
  const said = sentences.filter((sentence) => sentence.length > 3);
  return said.length === 0 ? [text] : said;
}
