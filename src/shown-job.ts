import { join, sep } from 'node:path';
import { Job } from '#domain/job.js';

/** A job as a client sees it: its upload by name alone (in the payload, in reasons), not where this machine keeps it. */
export function shownJob(job: Job, dataFolder: string): Job {
  const uploads = quoted(join(dataFolder, 'uploads') + sep);
  const text = JSON.stringify(job);
  return Job.parse(JSON.parse(text.split(uploads).reduce((shown, part) => `${shown}${withoutDigest(part)}`)));
}

/** The folder below `uploads` is named by the content of the upload. */
function withoutDigest(part: string): string {
  return part.replace(/^[0-9a-f]{24}[\\/]+/, '');
}

/** A text as it stands within JSON. */
function quoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
