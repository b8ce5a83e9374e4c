import { AppError } from '#domain/app-error.js';
import { Role, type Viewer } from '#domain/viewer.js';
import { everyone, viewAs } from '#usecases/access/access.js';
import { choiceOption } from './command.js';

/** `--as ROLE` and `--organisation O`: what somebody with fewer rights would get. Without them everything is seen, for who runs commands holds the data folder. */
export function viewerOption({
  as,
  organisation,
}: {
  readonly as?: string | undefined;
  readonly organisation?: string | undefined;
}): Viewer {
  const role = choiceOption('as', as, Role.exclude(['administrator']).options);
  if (organisation === '') throw new AppError('wrongUsage', '--organisation: expected a name', {});
  return viewAs(everyone, { ...(role === null ? {} : { role }), ...(organisation === undefined ? {} : { organisation }) });
}
